"""A clause's paragraphs as whole statements: no item stands without its lead-in."""

from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.checking.grading import graded, statements
from agreementkit.documents import Paragraph, Table
from agreementkit.model.document import DocumentBlock
from agreementkit.packs import Run
from agreementkit.testing import agreements
from tests.small_pack import agreed, clause, pack_of

BANK = ak.load_pack()


def said(*lines: tuple[int, str]) -> list[str]:
    """The statements of paragraphs, each given by its level and its text."""
    return list(statements(Paragraph(level=n, spans=(Run(text=text),)) for n, text in lines))


def test_each_item_takes_its_lead_in_with_it() -> None:
    assert said(
        (2, "Within 5 days the Employer must:"),
        (3, "tell the Union;"),
        (3, "stop."),
        (2, "It ends."),
    ) == [
        "Within 5 days the Employer must tell the Union;",
        "Within 5 days the Employer must stop.",
        "It ends.",
    ]


def test_lead_ins_add_up_through_the_levels() -> None:
    assert said((2, "The Employer must:"), (3, "tell the Union:"), (4, "why;"), (4, "when.")) == [
        "The Employer must tell the Union why;",
        "The Employer must tell the Union when.",
    ]


def test_a_lead_in_ends_with_its_items() -> None:
    assert said((2, "It must:"), (3, "stop."), (2, "All is well:"), (3, "good."))[-1] == (
        "All is well good."
    )


def test_an_item_under_a_whole_sentence_stands_alone() -> None:
    assert said((2, "It must stop."), (3, "It then rests.")) == ["It must stop.", "It then rests."]


def test_a_paragraph_without_a_number_leads_the_units_after_it() -> None:
    assert said((0, "Within 5 days the Employer must:"), (2, "tell the Union."), (2, "stop.")) == [
        "Within 5 days the Employer must tell the Union.",
        "Within 5 days the Employer must stop.",
    ]


def test_a_lead_in_without_items_is_a_statement_itself() -> None:
    assert said((2, "The Employer must state within 5 days:"), (2, "It ends.")) == [
        "The Employer must state within 5 days:",
        "It ends.",
    ]
    assert said((2, "The last words:")) == ["The last words:"]


def test_tables_make_no_statement_and_break_none() -> None:
    blocks: list[DocumentBlock] = [
        Paragraph(level=2, spans=(Run(text="It must:"),)),
        Table(caption="A", header=("B",), rows=(((Run(text="C"),),),)),
        Paragraph(level=3, spans=(Run(text="stop."),)),
    ]
    assert list(statements(blocks)) == ["It must stop."]


@given(st.data())
def test_every_paragraph_of_any_agreement_is_in_a_statement(data: st.DataObject) -> None:
    for _, blocks in ak.compose(data.draw(agreements(BANK)), BANK).clauses():
        whole = "\n".join(statements(blocks))
        for block in blocks:
            if isinstance(block, Paragraph):
                text = "".join(span.text for span in block.spans).strip().removesuffix(":")
                assert text in whole


def test_a_duty_that_is_split_over_lead_in_and_item_binds() -> None:
    one = clause("only", "Within 5 days, the Employer must:\n\n1. tell the Union; and\n2. stop.")
    pack = pack_of(one)
    assert graded(ak.compose(agreed(pack), pack), pack)["only"].grade is ak.Grade.OPERATIVE
