"""Numbers are counted as compose counts them, whatever order the blocks come in."""

import re
from itertools import pairwise

from attrs import evolve
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.documents import (
    Bullet,
    ClauseHeading,
    Note,
    Paragraph,
    PartHeading,
    Reference,
    ScheduleHeading,
    Table,
)
from agreementkit.model.document import DocumentBlock, spans_in
from agreementkit.model.numbering import (
    number_at,
    reference_labels,
    renumbered,
    with_reference_labels,
)
from agreementkit.packs import Run
from agreementkit.testing import agreements

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
