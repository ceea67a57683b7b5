"""The turns that single rules on words take."""

import re
from pathlib import Path

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit.checking.examine import examine
from agreementkit.checking.rules import RULES
from agreementkit.packs import Example, Sentence
from tests.small_pack import agreed, clause, pack_of

from .examples import report
from .test_wording import case_for

BY_ID = {rule.id: rule for rule in RULES}
CROWN = 'sector = "probation"\nemployer = "Probation Service"\nunions = ["Napo"]'
NOT_CROWN = """\
[laws.old-act]
cite = "section 1 of the Old Act 1990"
says = "It set a duty."
jurisdiction = "UK"
binds_crown = false
status = "in force"
checked = 2026-11-23
verified = false
"""


def found(rule: str, text: str, folder: Path, *, file: str = "", laws: str = "") -> list[str]:
    """What a rule says of a clause of this text, a number before each line."""
    lines = "\n".join(f"{n}. {line}" for n, line in enumerate(text.splitlines(), 1))
    example = Example(clause=lines, file=file, laws=laws)
    return [finding.message for finding in report(BY_ID[rule], example, folder).findings]


def test_softened_words_that_leave_a_topic_open_are_said_once() -> None:
    soft = "1. The Employer must, where practicable, tell the Union within 5 days."
    pack = pack_of(clause("news", soft, topics=["telling"]), clause("other", soft + "\n2. More."))
    report = ak.check(agreed(pack), pack)
    rules = [f.rule for f in report.findings if "where practicable" in f.message]
    assert rules == ["topic-uncovered", "duty-softened"]
    assert [f.clause for f in report.findings if f.rule == "duty-softened"] == ["other"]


@pytest.mark.parametrize(
    "words",
    [
        "must endeavour to tell",
        "must use its best endeavours to tell",
        "must make every effort to tell",
        "must do its best to tell",
        "must seek to tell",
        "must consider telling",
        "must have regard to the need to tell",
        "must take reasonable steps to tell",
        "must work towards telling",
        "must work together with others to tell",
        "must look to tell",
        "must, as a general rule, tell",
        "must, unless there are good reasons not to, tell",
        "must, where practicable, tell",
        "must, so far as possible, tell",
        "must, unless it decides otherwise, tell",
        "must, at its discretion, tell",
        "must, if it thinks fit, tell",
        "must normally tell",
        "must, save in exceptional circumstances, tell",
        "must, subject to available resources, tell",
        "must, subject to operational needs, tell",
        "must, within existing resources, tell",
        "must, in principle, tell",
        "must, as appropriate, tell",
        "must in due course tell",
    ],
)
def test_every_way_out_of_a_duty_is_quoted(words: str, tmp_path: Path) -> None:
    [message] = found("duty-softened", f"The Employer {words} the Union within 5 days.", tmp_path)
    quote = re.fullmatch(r'"(.+)" takes the force out of a duty of the Employer\'s', message)
    assert quote
    assert quote[1] in words


def test_an_authority_that_does_not_bind_the_crown_is_found_once_a_clause(tmp_path: Path) -> None:
    text = "This adds to {law old-act}.\nThis adds to {law old-act}."
    assert found("crown-excluded", text, tmp_path, file=CROWN, laws=NOT_CROWN) == [
        '"section 1 of the Old Act 1990" does not apply to Crown employment',
    ]
    assert found("crown-excluded", text, tmp_path, laws=NOT_CROWN) == []


def test_a_section_named_in_words_and_as_an_authority_is_found_once(tmp_path: Path) -> None:
    assert found("crown-excluded", "Keep to {law tulrca-188}.", tmp_path, file=CROWN) == [
        '"section 188" does not apply to Crown employment',
    ]


def test_an_authority_nobody_has_read_is_found_on_any_day(tmp_path: Path) -> None:
    assert found("law-unchecked", "This adds to {law old-act}.", tmp_path, laws=NOT_CROWN) == [
        "it cites section 1 of the Old Act 1990, not read in its own text, by 23 November 2026",
    ]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.family == "law"])
def test_an_authority_that_the_pack_does_not_know_is_passed_over(
    rule: object,
    pack: ak.Pack,
    agreement: ak.Agreement,
    document: ak.Document,
) -> None:
    bare = evolve(pack, laws={})
    assert examine(document, agreement, bare, rules=[rule]).findings == ()  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "Kent Police",
            '"Kent Police" is the name of a force, and a force is no body that can sign',
        ),
        ("The Home Office", '"The Home Office" employs none of the staff of a force'),
        ("The Chief Constable of Kent Police", ""),
        ("The Commissioner of Police of the Metropolis", ""),
    ],
)
def test_a_party_must_be_a_body_that_employs_somebody(name: str, says: str, pack: ak.Pack) -> None:
    employer = ak.Employer(name="Kent", legal_name=name, jurisdiction="england")
    agreement = ak.Agreement(sector="police", employer=employer, unions=["UNISON"])
    messages = [
        finding.message
        for finding in ak.check(agreement, pack).findings
        if finding.rule == "party-without-staff"
    ]
    assert messages == [says] * bool(says)


def test_a_sentence_that_only_says_must_twice_has_one_duty(tmp_path: Path) -> None:
    text = "The Employer must name each person who must sign."
    assert found("two-duties", text, tmp_path) == []


def test_a_hard_word_is_found_once_a_clause(tmp_path: Path) -> None:
    text = "They utilise it and utilise it.\nThey utilise it upon request."
    assert found("word-hard", text, tmp_path) == [
        '"utilise" is a hard word',
        '"upon" is a hard word',
    ]


def test_a_sentence_of_another_document_has_the_last_number_that_fits() -> None:
    pack = pack_of(clause("only", "1. One.\n2. Two."))
    case = case_for(agreed(pack), pack)
    left = tuple(b for b in case.document.blocks if getattr(b, "number", "") != "1.2")
    stray = evolve(case, document=evolve(case.document, blocks=left))
    assert stray.number(Sentence(text="Two.", clause="only", statement=1)) == "1.1"


def test_nothing_is_known_of_an_employer_that_nobody_knows(
    pack: ak.Pack,
    agreement: ak.Agreement,
) -> None:
    case = evolve(case_for(agreement, pack), agreement=evolve(agreement, employer="Nobody"))
    assert case.employer is None
    assert not case.in_crown_employment
    assert [list(rule.findings(case)) for rule in RULES if rule.family == "drafting"]


@pytest.mark.parametrize(
    ("rule", "text", "quotes"),
    [
        ("capital-undefined", "Tell the Line Manager, and the Line Manager.", ["Line Manager"]),
        ("capital-undefined", "Tell them. Managers know.\nNote: Managers know.", []),
        (
            "reference-typed",
            "See clause 7.2(a) and paragraphs 3.",
            ["clause 7.2(a)", "paragraph 3"],
        ),
        ("reference-typed", "See paragraph 7 of the Schedule, and clause {@scope}.", []),
        (
            "placeholder-left",
            "Pay [insert sum] by [date], or XX.",
            ["[insert sum]", "[date]", "XX"],
        ),
        ("placeholder-left", "Pay it (see [the Register]).", []),
        ("time-vague", "Reply as soon as possible and in any event within 5 days.", []),
        ("time-vague", "Reply from time to time.", ["from time to time"]),
        ("day-unclear", "Reply in 5 working days of a five working day week.", ["5 working days"]),
        ("dangling-reference", "Keep the said rule as set out above.", ["said rule"]),
        ("dangling-reference", "The Union said that it holds.", []),
        (
            "shall-for-must",
            "The Employer will reply, and it should stop.",
            ["The Employer will reply"],
        ),
        ("shall-for-must", "A change that will cost jobs is a change.", []),
        (
            "list-left-open",
            "Scores and so on count, and scores and so they count.",
            ["Scores and so on"],
        ),
        ("discretion-given", "As it sees fit, the Employer may refuse.", ["As it sees fit"]),
        ("proviso", "Notwithstanding the rule, it holds.", ["Notwithstanding the rule"]),
        ("and-or", "Tell the Union and/or staff, and / or others.", ["Union and/or staff"]),
        ("peace-promised", "Normal working must go on.", ["Normal working"]),
        ("peace-promised", "Strike out the word. Normal working hours are 37.", []),
        ("data-law-replaced", "See Articles 22 and 35.", ["Articles 22"]),
        ("bracket-unmatched", "Tell it (now. Say “it”) now (so).", []),
    ],
)
def test_a_rule_quotes_what_it_finds_and_passes_what_only_looks_like_it(
    rule: str,
    text: str,
    quotes: list[str],
    tmp_path: Path,
) -> None:
    messages = found(rule, text, tmp_path, file='include = ["scope"]')
    for quote in quotes:
        assert any(f'"{quote}' in message for message in messages), messages
    assert bool(messages) is bool(quotes)
