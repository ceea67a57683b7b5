"""The agreement as text: its clauses, its blanks and its spans."""

import re
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit import Document, InvalidError, Version
from agreementkit.documents import (
    Blank,
    Bullet,
    Citation,
    ClauseHeading,
    Figure,
    Note,
    Paragraph,
    PartHeading,
    Reference,
    ScheduleHeading,
    SignatureBlock,
    Table,
    TermUse,
    text_of,
)
from agreementkit.model.document import (
    DocumentBlock,
    Span,
    number_at,
    reference_labels,
    renumbered,
    spans_in,
    term_of,
    with_reference_labels,
)
from agreementkit.packs import Run
from agreementkit.testing import agreements

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


# Numbers are counted as compose counts them, whatever order the blocks come in.


PACK = ak.load_pack()


def blank(block: DocumentBlock) -> DocumentBlock:
    """A block without its number."""
    match block:
        case PartHeading() | ClauseHeading() | ScheduleHeading():
            return evolve(block, number="")
        case Paragraph() if block.level:
            return evolve(block, number="")
        case _:
            return block


@given(agreement=agreements(PACK))
def test_what_compose_counted_is_counted_again_from_nothing(agreement: ak.Agreement) -> None:
    document = ak.compose(agreement, PACK)
    assert renumbered(document) == document
    bare = evolve(document, blocks=tuple(map(blank, document.blocks)))
    assert renumbered(bare) == document


@given(moves=st.randoms(use_true_random=False))
def test_in_any_order_numbers_rise_and_references_follow(
    document: ak.Document,
    moves: object,
) -> None:
    clauses = [(heading, *blocks) for heading, blocks in document.clauses()]
    moves.shuffle(clauses)  # type: ignore[attr-defined]
    mixed = renumbered(evolve(document, blocks=tuple(b for each in clauses for b in each)))
    headings = [b for b in mixed.blocks if isinstance(b, ClauseHeading)]
    assert [heading.number for heading in headings] == [
        str(number) for number in range(1, len(headings) + 1)
    ]
    labels = reference_labels(mixed.blocks)
    references = [span for span in spans_in(mixed.blocks) if isinstance(span, Reference)]
    assert all(span.text == labels[span.target] for span in references if span.target in labels)
    for one, other in pairwise(mixed.blocks):
        if isinstance(one, ClauseHeading) and isinstance(other, Paragraph) and other.level == 2:
            assert other.number == f"{one.number}.1"
    assert renumbered(mixed) == mixed


def test_word_counts_letters_by_repeating_them_and_small_roman_numbers() -> None:
    assert [number_at(3, count, "1") for count in (1, 26, 27, 53)] == [
        "(a)",
        "(z)",
        "(aa)",
        "(aaa)",
    ]
    assert [number_at(4, count, "1") for count in (4, 9, 40)] == ["(iv)", "(ix)", "(xl)"]
    assert all(re.fullmatch(r"\([ivxlcdm]+\)", number_at(4, n, "1")) for n in range(1, 100))


def test_each_kind_of_line_follows_and_a_lost_target_keeps_its_text() -> None:
    line = (Run(text="see "), Reference(text="9", target="b"), Reference(text="8", target="lost"))
    assert with_reference_labels(line, {"b": "2"})[1:] == (
        Reference(text="2", target="b"),
        Reference(text="8", target="lost"),
    )
    blocks = (
        ClauseHeading(clause="a", number="", title="A"),
        Bullet(spans=line, clause="a"),
        Note(spans=line, clause="a"),
        Table(caption="T", header=("H",), rows=((line,),), clause="a"),
        ClauseHeading(clause="b", number="", title="B"),
    )
    document = ak.Document(title="T", parties=["P"], version=ak.Version(), blocks=blocks)
    texts = [span.text for span in spans_in(renumbered(document).blocks)]
    assert texts == ["see ", "2", "8"] * 3
