"""Rules that a pack states in words, from its file to what they find."""

from pathlib import Path

import pytest
from attrs import evolve, fields_dict

import agreementkit as ak
from agreementkit.packs import Example, WordRule, known_rules, selected
from tests.small_pack import agreed, clause, pack_of

ROOT = Path(__file__).parent.parent.parent
NEWS = clause(
    "news", "1. The Employer must tell human  Resources within 5 days.\n2. No news. None."
)
OTHER = clause("other", "1. The Employer must not cut human resources.")
BAN = WordRule(
    id="say-people",
    must_not=["human resources", "manpower"],
    message="we do not speak of people in that way",
    remedy='write "Employees"',
    why="Conference asked for it.",
)
NEED = WordRule(
    id="name-board",
    must=["health board", "occupational health"],
    clause="news",
    severity="error",
    message="it leaves out who is to see it",
    remedy="add the health board",
)


def said(rule: WordRule, *clauses: ak.Clause) -> list[tuple[str, str, str]]:
    pack = evolve(pack_of(*clauses), rules=(rule,))
    report = ak.check(agreed(pack), pack)
    return [(f.place, f.message, f.severity) for f in report.findings if f.rule == rule.id]


def test_banned_words_are_found_whatever_their_capitals_and_blanks() -> None:
    assert said(BAN, NEWS, OTHER) == [
        (
            "clause 1.1 (News)",
            'we do not speak of people in that way: it says "human Resources"',
            "warning",
        ),
        (
            "clause 2.1 (Other)",
            'we do not speak of people in that way: it says "human resources"',
            "warning",
        ),
    ]


def test_a_ban_in_one_clause_leaves_the_others_alone() -> None:
    assert [place for place, _, _ in said(evolve(BAN, clause="other"), NEWS, OTHER)] == [
        "clause 2.1 (Other)"
    ]


def test_only_whole_words_count_and_each_once_a_clause() -> None:
    assert said(evolve(BAN, must_not=["resource", "no new"]), NEWS) == []
    twice = clause("news", "1. No news and no news.\n2. Some no news.")
    assert len(said(evolve(BAN, must_not=["no news"]), twice)) == 2


def test_needed_words_are_missed_where_none_of_them_stands() -> None:
    assert said(NEED, NEWS, OTHER) == [
        (
            "clause 1 (News)",
            'it leaves out who is to see it: nothing says "health board" or "occupational health"',
            "error",
        ),
    ]
    assert said(evolve(NEED, must=["none"]), NEWS) == []
    assert said(NEED, OTHER) == []


def test_needed_words_without_a_clause_may_stand_anywhere() -> None:
    anywhere = evolve(NEED, clause="")
    assert [place for place, _, _ in said(anywhere, NEWS)] == ["the whole agreement"]
    assert said(evolve(anywhere, must=["must not cut"]), NEWS, OTHER) == []


def test_a_finding_of_a_pack_s_rule_says_why() -> None:
    pack = evolve(pack_of(NEWS), rules=(BAN,))
    [found] = [f for f in ak.check(agreed(pack), pack).findings if f.rule == "say-people"]
    assert (found.why, found.remedy, found.clause) == (BAN.why, BAN.remedy, "news")
    assert known_rules(pack)["say-people"].family == "pack"


PATTERN = WordRule(
    id="no-chatbots",
    patterns=[r"\bchat ?bots?\b.*", r"\b(?-i:LLM)s?\b"],
    message="{words} is no word of ours",
    remedy='write "System"',
)
TOOLS = clause(
    "tools",
    "1. A ChatBot may greet people, and a chatbot may not judge them.\n"
    "2. No llm may. No LLM may either.\n"
    "3. A chat bot is a tool.",
)


def quotes(rule: WordRule, *clauses: ak.Clause) -> list[str]:
    return [message.split('"')[1] for _, message, _ in said(rule, *clauses)]


def test_a_pattern_is_quoted_where_it_first_stands_in_a_sentence() -> None:
    assert quotes(PATTERN, TOOLS) == [
        "ChatBot may greet people, and a chatbot may not judge them",
        "LLM",
        "chat bot is a tool",
    ]
    assert said(PATTERN, TOOLS)[1][1] == '"LLM" is no word of ours'


def test_a_pattern_that_only_looks_ahead_quotes_the_sentence() -> None:
    assert quotes(evolve(PATTERN, patterns=["^(?=.*greet)"]), TOOLS) == [
        "A ChatBot may greet people, and a chatbot may not judge them",
    ]


def test_an_exception_makes_its_sentence_right_and_no_other() -> None:
    assert quotes(evolve(PATTERN, unless=["greet", "either"]), TOOLS) == ["chat bot is a tool"]
    assert said(evolve(BAN, unless=[r"\bmust not\b"]), OTHER) == []


def test_a_clause_is_right_if_it_has_all_that_it_needs_and_otherwise_found_once() -> None:
    both = evolve(PATTERN, clause_has=["greet", "judge"])
    assert said(both, TOOLS) == []
    [quote] = quotes(evolve(both, clause_has=["greet", "weigh"]), TOOLS)
    assert quote.startswith("ChatBot may greet")


@pytest.mark.parametrize(
    ("words", "also", "found"),
    [
        ([], [], 3),
        (["chatbot"], [], 1),
        (["chatbot", "bot"], [], 2),
        (["chatbot", "bot"], ["tool"], 1),
        ([], ["tool"], 1),
        (["tool"], ["greet"], 0),
    ],
)
def test_words_say_which_sentences_are_worth_reading(
    words: list[str],
    also: list[str],
    found: int,
) -> None:
    assert len(said(evolve(PATTERN, words=words, also_words=also), TOOLS)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [(["ChatBot"], 3), (["CHATBOT"], 0), (["CHATBOT", "A chat b"], 3)],
)
def test_plain_words_to_the_letter_say_which_texts_are_worth_reading(
    words: list[str],
    found: int,
) -> None:
    assert len(said(evolve(PATTERN, text_has=words), TOOLS)) == found


@pytest.mark.parametrize("rule", [BAN, evolve(NEED, must=["nobody says this"])])
@pytest.mark.parametrize(
    ("sectors", "employer", "about"),
    [
        ([], "", {"police", "probation", "cafcass"}),
        (["probation"], "", {"probation"}),
        (["polic*", "cafcass"], "", {"police", "cafcass"}),
        (["Police"], "", set()),
        ([], "crown", {"probation"}),
        ([], "pay-remit", {"probation", "cafcass"}),
        (["police"], "crown", set()),
    ],
)
def test_a_rule_may_be_about_some_agreements_alone(
    rule: WordRule,
    sectors: list[str],
    employer: str,
    about: set[str],
) -> None:
    pack = ak.load_pack()
    pack = evolve(
        pack,
        clauses={**pack.clauses, "news": NEWS},
        rules=(evolve(rule, sectors=sectors, employer=employer),),
    )
    found = set()
    for sector, name in (
        ("police", "Kent Police"),
        ("probation", "Probation Service"),
        ("cafcass", "Cafcass"),
    ):
        agreement = ak.Agreement(
            sector=sector,
            employer=name,
            unions=["UNISON"],
            provisions=[NEWS.at()],
        )
        if rule.id in [finding.rule for finding in ak.check(agreement, pack).findings]:
            found.add(sector)
    assert found == about


def test_a_rule_that_is_off_is_asked_by_its_id() -> None:
    pack = evolve(pack_of(NEWS), rules=(evolve(BAN, default=False),))
    assert "say-people" not in [rule.id for rule in selected(pack)]
    assert "say-people" in [rule.id for rule in selected(pack, also=["say-people"])]


def test_a_rule_shows_what_fails_and_what_holds_where_it_says_so() -> None:
    pack = evolve(
        pack_of(NEWS),
        rules=(
            BAN,
            evolve(PATTERN, title="It says chatbot", mend="Say System.", fails="1. A chatbot."),
        ),
    )
    plain, shown = known_rules(pack)["say-people"], known_rules(pack)["no-chatbots"]
    assert (plain.title, plain.short, plain.holds) == (BAN.message, None, None)
    assert (shown.title, shown.mend, shown.holds) == ("It says chatbot", "Say System.", None)
    assert shown.short == Example(clause="1. A chatbot.")


def test_two_rules_of_one_id_are_refused() -> None:
    pack = evolve(pack_of(NEWS), rules=(evolve(BAN, id="duplicate"), BAN, BAN))
    with pytest.raises(ak.InvalidError) as caught:
        ak.check(agreed(pack), pack)
    assert [fault.message for fault in caught.value.faults] == [
        'two rules have the id "duplicate"',
        'two rules have the id "say-people"',
    ]


@pytest.mark.parametrize(
    ("must", "must_not"),
    [([], []), (["a"], ["b"]), ([" "], []), ([], ["a", ""])],
)
def test_a_rule_has_either_words_that_must_stand_or_that_must_not(
    must: list[str],
    must_not: list[str],
) -> None:
    with pytest.raises(ak.InvalidError, match="needs either words that must stand or"):
        WordRule(id="one", must=must, must_not=must_not, message="m", remedy="r")


@pytest.mark.parametrize("key", ["unless", "clause_has"])
def test_words_that_must_stand_have_no_exception(key: str) -> None:
    with pytest.raises(ak.InvalidError, match=f"take {key} out"):
        evolve(NEED, **{key: ["a"]})  # type: ignore[arg-type]


@pytest.mark.parametrize("others", [{"must": ["a"]}, {"must_not": ["a"]}, {"patterns": [""]}])
def test_patterns_stand_alone_and_are_not_empty(others: dict[str, list[str]]) -> None:
    with pytest.raises(ak.InvalidError, match=r"write one of must = "):
        evolve(PATTERN, **others)  # type: ignore[arg-type]


TOML = """\
[[rules]]
id = "say-people"
must_not = ["rota"]
message = "it says rota"
remedy = "say pattern"
"""


def test_a_folder_of_clauses_brings_its_rules(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(TOML, encoding="utf-8")
    pack = ak.load_pack(tmp_path)
    assert pack.rules == (
        WordRule(id="say-people", must_not=["rota"], message="it says rota", remedy="say pattern"),
    )
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=pack.bundle("full"),
    )
    assert "say-people" in [finding.rule for finding in ak.check(agreement, pack).findings]


def test_the_rules_that_the_manual_shows_are_read_as_they_stand_there(tmp_path: Path) -> None:
    manual = (ROOT / "docs/how-to/own-rules.md").read_text("utf-8")
    shown = manual.split("```toml\n")[1].split("```")[0]
    (tmp_path / "rules.toml").write_text(shown, encoding="utf-8")
    rules = ak.load_pack(tmp_path).rules
    assert [bool(rule.must_not) for rule in rules] == [True, False, False]
    for key in fields_dict(WordRule):
        assert f"`{key}`" in manual, f"the manual leaves out {key}"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('must_not = ["rota"]\n', "", "needs either words that must stand"),
        ('id = "say-people"\n', "", '"id" is missing'),
        ("must_not", 'clause = "scop"\nmust_not', 'did you mean "scope"?'),
        ("remedy", "remedi", 'no key is called "remedi" here'),
        (
            "must_not",
            'severity = "bad"\nmust_not',
            'expected one of error, warning, note, and got "bad"',
        ),
        ("must_not", 'employer = "crowm"\nmust_not', 'did you mean "crown"?'),
        ("must_not", 'laws = ["eqa-149", "eqa-194"]\nmust_not', 'no law is called "eqa-194"'),
        ("must_not", 'unless = ["a", "(b"]\nmust_not', 'the pattern "(b" cannot be read'),
        ('must_not = ["rota"]', "patterns = ['x{2,1}']", 'the pattern "x{2,1}" cannot be read'),
        ('must_not = ["rota"]', "patterns = ['(?i)a']", "global flags not at the start"),
        (
            'must_not = ["rota"]',
            "patterns = ['(?P<x>a)', '(?P<x>b)']",
            'the pattern "(?P<x>a)|(?P<x>b)" cannot be read',
        ),
    ],
)
def test_a_faulty_file_of_rules_is_refused_with_its_line(
    tmp_path: Path,
    old: str,
    new: str,
    says: str,
) -> None:
    (tmp_path / "rules.toml").write_text(TOML.replace(old, new), encoding="utf-8")
    with pytest.raises(ak.PackError) as caught:
        ak.load_pack(tmp_path)
    assert says in str(caught.value)
    assert all(fault.file.endswith("rules.toml") and fault.line for fault in caught.value.faults)
