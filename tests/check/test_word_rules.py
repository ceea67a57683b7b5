"""Rules that a pack states in words, from its file to what they find."""

from pathlib import Path

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit.check import known
from agreementkit.model import WordRule
from tests.compose.small_pack import agreed, clause, pack_of

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
    assert known(pack)["say-people"].family == "pack"


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


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('must_not = ["rota"]\n', "", "needs either words that must stand"),
        ('id = "say-people"\n', "", '"id" is missing'),
        ("remedy", "remedi", 'no key is called "remedi" here'),
        ("must_not", 'severity = "bad"\nmust_not', 'no severity is called "bad"'),
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
