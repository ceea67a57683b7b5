"""The agreement as text: its clauses, its blanks and its spans."""

import pytest

from agreementkit import Document, InvalidError, Version
from agreementkit.documents import (
    Blank,
    Citation,
    ClauseHeading,
    Figure,
    Paragraph,
    PartHeading,
    Reference,
    ScheduleHeading,
    SignatureBlock,
    Table,
    TermUse,
    text_of,
)
from agreementkit.model.document import DocumentBlock, Span, spans_in, term_of
from agreementkit.packs import Run

PART = PartHeading(number="Part 1", title="The agreement")
FIRST = ClauseHeading(clause="scope", number="1", title="Scope")
SECOND = ClauseHeading(clause="parties", number="2", title="Parties")
BLANK = Blank(label="Notice, in weeks", parameter="notice")
OTHER_BLANK = Blank(label="Disputes: not in this agreement", target="disputes")
TEXT = Paragraph(clause="scope", spans=(Run(text="At least "), BLANK))
TABLE = Table(
    clause="scope",
    caption="Terms",
    header=("Term",),
    rows=(((Run(text="a"),),), ((OTHER_BLANK, Run(text="b")),)),
)
SIGNED = SignatureBlock(party="UNISON", clause="parties")
SCHEDULE = ScheduleHeading(id="schedule-register", number="Schedule 1", title="Register")
CLOSING = Paragraph(spans=(Run(text="No system yet."),))


def document(*blocks: DocumentBlock) -> Document:
    return Document(title="Agreement", parties=["UNISON"], version=Version(), blocks=blocks)


WHOLE = document(PART, FIRST, TEXT, TABLE, SECOND, SIGNED, SCHEDULE, CLOSING)


def test_each_clause_is_its_heading_with_all_up_to_the_next() -> None:
    assert list(WHOLE.clauses()) == [(FIRST, (TEXT, TABLE)), (SECOND, (SIGNED,))]


def test_a_clause_may_be_a_heading_alone() -> None:
    assert list(document(FIRST, SECOND).clauses()) == [(FIRST, ()), (SECOND, ())]


def test_text_that_has_lost_its_heading_is_no_clause() -> None:
    assert list(document(TEXT, PART, CLOSING).clauses()) == []


def test_every_blank_is_found_where_it_stands() -> None:
    assert WHOLE.blanks() == ((TEXT, BLANK), (TABLE, OTHER_BLANK))


def test_a_document_without_blanks_says_so() -> None:
    assert document(PART, FIRST, CLOSING).blanks() == ()


def test_spans_are_found_in_paragraphs_and_in_every_cell() -> None:
    texts = [span.text for span in spans_in(WHOLE.blocks)]
    assert texts == [
        "At least ",
        "[Notice, in weeks]",
        "a",
        "[Disputes: not in this agreement]",
        "b",
        "No system yet.",
    ]


def test_the_text_of_spans_is_what_prints() -> None:
    spans = (
        Run(text="The "),
        TermUse(text="Systems", term="System"),
        Run(text=" of "),
        Reference(text="4", target="scope"),
        Run(text=", "),
        Citation(text="the Act", law="tulrca-178"),
        Run(text=", "),
        Figure(text="26 weeks", parameter="notice"),
        Run(text=" and "),
        BLANK,
    )
    assert text_of(spans) == "The Systems of 4, the Act, 26 weeks and [Notice, in weeks]"


@pytest.mark.parametrize(
    ("span", "term"),
    [
        (TermUse(text="Systems", term="System"), "System"),
        (Run(text="System"), ""),
        (BLANK, ""),
    ],
)
def test_a_term_in_use_is_known_by_its_singular(span: Span, term: str) -> None:
    assert term_of(span) == term


def test_one_party_is_not_taken_for_a_list_of_letters() -> None:
    with pytest.raises(InvalidError, match='put it in square brackets: \\["UNISON"\\]'):
        Document(title="Agreement", parties="UNISON", version=Version(), blocks=())
