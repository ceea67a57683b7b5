"""What is missing prints as a blank: it is never dropped, and never made up."""

import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit import packs
from agreementkit.documents import Blank, Reference
from agreementkit.model.document import spans_in
from agreementkit.testing import agreements
from tests.small_pack import agreed, choice, clause, flag, lines, listed, number, pack_of, rows

BANK = ak.load_pack()
PRINTING = sorted(set(packs.Kind) - {packs.Kind.FLAG, packs.Kind.CHOICE})


def parameter(kind: str) -> ak.Parameter:
    """A parameter of any kind that prints, without a value."""
    if kind == "list":
        return listed("it")
    if kind in ("text", "date"):
        return ak.Parameter(name="it", kind=kind, label="Amount of it", source=["proposal"])
    return number("it", kind)


@pytest.mark.parametrize("kind", PRINTING)
def test_a_missing_value_of_any_kind_is_a_blank_in_the_text_and_in_the_key_terms(
    kind: str,
) -> None:
    one = clause("only", "1. It is {it} in all.", parameters=[parameter(kind)])
    pack = pack_of(one)
    document = ak.compose(agreed(pack), pack)
    assert [blank.parameter for _, blank in document.blanks()] == ["it", "it"]
    [[clause_number, label, value]] = rows(document, "Key terms")
    assert (clause_number, label) == ("1", one.parameters[0].label)
    assert lines(document, "only") == [f"1.1 It is {value} in all."]


def test_a_blank_names_the_unit_that_is_wanted() -> None:
    one = clause("only", "1. {short}.", parameters=[number("short", "working days")])
    pack = pack_of(one)
    assert lines(ak.compose(agreed(pack), pack), "only") == [
        "1.1 [Amount of short, in working days].",
    ]


def test_a_missing_flag_or_choice_is_a_blank_in_the_key_terms() -> None:
    one = clause(
        "only",
        "1. It is so.\n2. {when pilots} Pilots.\n3. {when mode=full} In full.",
        parameters=[flag("pilots"), choice("mode", full="in full", part="in part")],
    )
    pack = pack_of(one)
    assert rows(ak.compose(agreed(pack), pack), "Key terms") == [
        ("1", "Whether pilots", "[Whether pilots]"),
        ("1", "Choice of mode", "[Choice of mode]"),
    ]


def test_a_value_of_zero_is_no_blank() -> None:
    one = clause("only", "1. {notice}.", parameters=[number()])
    pack = pack_of(one)
    document = ak.compose(agreed(pack, one.at(notice=0)), pack)
    assert lines(document, "only") == ["1.1 0 weeks."]
    assert document.blanks() == ()


def test_facts_print_and_missing_ones_are_blanks_with_names_that_people_know() -> None:
    one = clause("only", "1. {employer}; {unions}; {workforce}; {machinery}; {commencement}.")
    pack = pack_of(one, machinery="")
    document = ak.compose(agreed(pack), pack)
    assert lines(document, "only") == [
        (
            "1.1 the Borough of Ashby; UNISON; all staff; [Bargaining machinery]; "
            "[Date on which this agreement begins]."
        ),
    ]
    assert [blank.parameter for _, blank in document.blanks()] == ["machinery", "commencement"]


def test_the_agreement_s_own_words_stand_before_the_sector_s() -> None:
    one = clause("only", "1. {workforce}; {machinery}.")
    pack = pack_of(one)
    own = agreed(pack, workforce="staff of the library", machinery="the library's forum")
    assert lines(ak.compose(own, pack), "only") == [
        "1.1 staff of the library; the library's forum.",
    ]


def test_a_reference_to_a_clause_left_out_is_a_blank_that_names_it() -> None:
    one = clause("only", "1. It follows clause {@pay} and {@schedule-key-terms}.")
    pack = pack_of(one, clause("pay", title="Pay and grading"))
    document = ak.compose(agreed(pack, one.at()), pack)
    assert lines(document, "only") == [
        "1.1 It follows clause [Pay and grading: not in this agreement] and Schedule 2.",
    ]
    assert [blank for _, blank in document.blanks()] == [
        Blank(label="Pay and grading: not in this agreement", target="pay"),
    ]


@given(st.data())
def test_a_reference_is_live_or_blank_and_nothing_between(data: st.DataObject) -> None:
    document = ak.compose(data.draw(agreements(BANK)), BANK)
    numbers = {heading.clause: heading.number for heading, _ in document.clauses()}
    for span in spans_in(document.blocks):
        if isinstance(span, Blank) and span.target:
            assert span.target not in numbers
        if isinstance(span, Reference) and span.target in BANK:
            assert span.text == numbers[span.target]
