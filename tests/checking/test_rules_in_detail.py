"""The turns that single rules take."""

from datetime import date

from attrs import evolve

import agreementkit as ak
from agreementkit.checking.examine import examine
from agreementkit.documents import Paragraph
from agreementkit.packs import Run
from tests.small_pack import agreed, choice, clause, flag, number, pack_of, term

BLANK = clause("open", "1. Within {notice}.\n2. At {notice}.", parameters=[number()])


def found(
    rule: str,
    pack: ak.Pack,
    agreement: ak.Agreement | None = None,
) -> list[tuple[str, str, str]]:
    report = ak.check(agreement or agreed(pack), pack)
    return [(f.place, f.message, f.remedy) for f in report.findings if f.rule == rule]


def test_the_same_value_missing_in_two_clauses_is_found_in_both() -> None:
    pack = pack_of(BLANK, evolve(BLANK, id="also", title="Also"))
    assert [(place, remedy) for place, _, remedy in found("blank-left", pack)] == [
        ("clause 1 (Also)", "write notice = … under [clauses.also]"),
        ("clause 2 (Open)", "write notice = … under [clauses.open]"),
    ]


def test_a_missing_flag_or_choice_is_found_under_its_clause() -> None:
    one = clause(
        "only",
        "1. It is so.\n2. {when pilots} Pilots.\n3. {when mode=full} In full.",
        parameters=[flag("pilots"), choice("mode", full="in full", part="in part")],
    )
    assert found("blank-left", pack_of(one)) == [
        (
            "clause 1 (Only)",
            "a value is missing: Whether pilots",
            "write pilots = … under [clauses.only]",
        ),
        (
            "clause 1 (Only)",
            "a value is missing: Choice of mode",
            "write mode = … under [clauses.only]",
        ),
    ]


def test_a_missing_fact_is_found_once_and_mended_at_the_top_of_the_file() -> None:
    begins = "1. It begins on {commencement} by {machinery}."
    pack = pack_of(clause("one", begins), clause("two", begins), machinery="")
    assert found("blank-left", pack) == [
        (
            "clause 1 (One)",
            "a value is missing: Date on which this agreement begins",
            "write commencement = … at the top of the agreement file",
        ),
        (
            "clause 1 (One)",
            "a value is missing: Bargaining machinery",
            "write machinery = … at the top of the agreement file",
        ),
    ]
    whole = agreed(pack, commencement=date(2027, 4, 1), machinery="the council")
    assert found("blank-left", pack, whole) == []


def test_a_missing_fact_in_a_table_of_a_clause_is_found() -> None:
    pack = pack_of(
        clause("one", "1. Dates:\n\n| What | When |\n|---|---|\n| It | {commencement} |"),
    )
    assert [place for place, _, _ in found("blank-left", pack)] == ["clause 1 (One)"]


def test_a_reference_is_found_in_each_clause_that_makes_it() -> None:
    see = "1. See clause {@pay}."
    pack = pack_of(clause("one", see), clause("two", see), clause("pay"))
    agreement = agreed(pack, pack["one"].at(), pack["two"].at())
    places = [place for place, _, _ in found("reference-unresolved", pack, agreement)]
    assert places == ["clause 1 (One)", "clause 2 (Two)"]


def test_an_undefined_term_of_the_pack_is_mended_by_the_definitions_clause() -> None:
    pack = pack_of(clause("only", "1. A [[Person]] is told."), terms=[term("Person", "anyone")])
    [(_, _, remedy)] = found("term-undefined", pack)
    assert remedy == 'add the clause "definitions", which defines it'


def test_a_term_that_its_clause_fails_to_define_is_mended_in_that_clause() -> None:
    pack = pack_of(
        clause(
            "grades",
            "1. Each [[Grade]] is paid.\n2. {when x} [[=Grade]] is.",
            parameters=[flag("x")],
        ),
        terms=[term("Grade", defined_in="grades")],
    )
    [(place, _, remedy)] = found("term-undefined", pack)
    assert (place, remedy) == ("clause 1 (Grades)", 'define it in the clause "grades"')


def test_a_term_that_comes_only_with_a_unit_must_be_defined_too() -> None:
    day = term("Working Day", "a day that is not a Sunday", plural="Working Days")
    one = clause("only", "1. Within {n}.", parameters=[number("n", "working days", opening=2)])
    [(_, message, _)] = found("term-undefined", pack_of(one, terms=[day]))
    assert message == 'it uses the term "Working Day", which nothing in the agreement defines'


def test_a_term_used_in_plain_words_counts_as_used() -> None:
    pack = pack_of(
        clause("grades", "1. [[=Grade]] means a band.\n2. No Grade falls."),
        terms=[term("Grade", defined_in="grades")],
    )
    assert found("term-unused", pack) == []


def test_a_definition_that_only_its_neighbour_uses_is_used() -> None:
    pack = pack_of(
        clause("words", "{insert definitions}\n\n1. A [[Hen]] lays."),
        terms=[term("Hen", "what lays an [[Egg]]"), term("Egg", "what is laid")],
    )
    assert found("term-unused", pack) == []


def test_two_systems_or_unions_of_one_name_are_found_whatever_their_capitals() -> None:
    pack = pack_of(clause("only"))
    agreement = agreed(
        pack,
        unions=("UNISON", "Unison ", "GMB", "unison"),
        systems=(
            ak.System(name="Triage", purpose="One"),
            ak.System(name="triage", purpose="Two"),
            ak.System(name="Other", purpose="Three"),
        ),
    )
    assert found("duplicate", pack, agreement) == [
        (
            "the register of systems",
            'the system "Triage" is entered more than once',
            "keep one of the entries",
        ),
        (
            "the parties",
            'the trade union "UNISON" is entered more than once',
            "keep one of the entries",
        ),
    ]


def test_clauses_without_text_of_their_own_are_no_duplicates() -> None:
    pack = pack_of(clause("one", "{insert execution}"), clause("two", "{insert execution}"))
    assert found("duplicate", pack) == []


def test_a_clause_that_the_pack_does_not_know_is_examined_by_its_text() -> None:
    pack = pack_of(clause("only", "1. See clause {@pay}."), clause("pay", needs=["only"]))
    agreement = agreed(pack, pack["only"].at())
    document = ak.compose(agreement, pack)
    theirs = tuple(
        evolve(block, clause="theirs") if block.clause == "only" else block
        for block in document.blocks
    )
    report = examine(evolve(document, blocks=theirs), agreement, pack)
    assert [(f.rule, f.place) for f in report.findings if "reference" in f.rule] == [
        ("reference-unresolved", "clause 1 (Only)"),
    ]


def test_a_place_that_has_no_heading_is_named_as_it_is() -> None:
    pack = pack_of(clause("only", "1. A [[Person]] is told."), terms=[term("Person", "anyone")])
    agreement = agreed(pack)
    document = ak.compose(agreement, pack)
    uses = [block for block in document.blocks if isinstance(block, Paragraph)]
    stray = [
        evolve(uses[0], clause=None),
        evolve(uses[0], clause="stray"),
        Paragraph(spans=(Run(text="x"),)),
    ]
    for block, place in ((stray[0], "the schedules"), (stray[1], "stray")):
        report = examine(evolve(document, blocks=(block, stray[2])), agreement, pack)
        assert [f.place for f in report.findings if f.rule == "term-undefined"] == [place]
