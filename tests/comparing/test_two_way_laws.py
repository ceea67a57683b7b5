"""The laws of every redline: what accepting, rejecting and reading it must give."""

from collections.abc import Iterator
from datetime import datetime

from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.comparing.word_diff import diff_words, without_reference_numbers
from agreementkit.documents import (
    Author,
    Change,
    Changed,
    ChangedTable,
    Deleted,
    Inserted,
    MarkedSpan,
    Redline,
    Reference,
    RevisionMark,
    Table,
    TermUse,
    Unchanged,
    clause_changes,
    text_of,
)
from agreementkit.model.document import Spans, line_of
from agreementkit.packs import Run
from tests.redrafts import documents

UNION = Author(name="Union side", initials="US")
WHEN = datetime(2027, 1, 15, 10, 0)  # noqa: DTZ001 - Word keeps no zone
PACK = ak.load_pack()


def redlined(old: ak.Document, new: ak.Document) -> Redline:
    return ak.compare(old, new, author=UNION, when=WHEN)


def marks(redline: Redline) -> Iterator[RevisionMark]:
    for block in redline.blocks:
        match block:
            case Deleted() | Inserted():
                yield block.mark
            case Changed():
                yield from (piece.mark for piece in block.pieces if piece.mark)
            case ChangedTable():
                for row in block.rows:
                    yield from (p.mark for cell in row.cells for p in cell if p.mark)
                    yield from [row.mark] if row.mark else []
            case Unchanged():
                pass


def side(line: tuple[MarkedSpan, ...], without: Change) -> Spans:
    return tuple(p.span for p in line if p.mark is None or p.mark.change is not without)


def same(one: Spans, other: Spans) -> bool:
    """Whether two lines are equal, however their runs are cut."""
    return text_of(one) == text_of(other) and without_reference_numbers(
        one
    ) == without_reference_numbers(other)


@given(both=documents(PACK))
def test_accepting_gives_the_new_and_rejecting_the_old(
    both: tuple[ak.Document, ak.Document],
) -> None:
    old, new = both
    redline = redlined(old, new)
    assert redline.accepted() == new
    assert redline.rejected() == old


@given(both=documents(PACK))
def test_the_pieces_read_as_either_side(both: tuple[ak.Document, ak.Document]) -> None:
    for block in redlined(*both).blocks:
        if isinstance(block, Changed):
            assert same(side(block.pieces, Change.INSERTED), line_of(block.old))
            assert same(side(block.pieces, Change.DELETED), line_of(block.new))
        elif isinstance(block, ChangedTable):
            for of, without in ((block.old, Change.INSERTED), (block.new, Change.DELETED)):
                assert isinstance(of, Table)
                rows = [r for r in block.rows if r.mark is None or r.mark.change is not without]
                assert len(rows) == len(of.rows)
                for row, cells in zip(rows, of.rows, strict=True):
                    for line, cell in zip(row.cells, cells, strict=True):
                        assert same(side(line, without), cell)


@given(both=documents(PACK))
def test_a_document_does_not_differ_from_itself(both: tuple[ak.Document, ak.Document]) -> None:
    redline = redlined(both[0], both[0])
    assert redline.blocks == tuple(Unchanged(block=block) for block in both[0].blocks)
    assert clause_changes(redline) == ()


@given(both=documents(PACK))
def test_every_mark_has_the_author_and_the_time_that_were_given(
    both: tuple[ak.Document, ak.Document],
) -> None:
    redline = redlined(*both)
    found = [redline.mark, *marks(redline)]
    assert {(mark.author, mark.when) for mark in found} == {(UNION, WHEN)}


@given(both=documents(PACK))
def test_what_moved_stands_at_two_places_in_the_same_words(
    both: tuple[ak.Document, ak.Document],
) -> None:
    places: dict[str, dict[Change, list[object]]] = {}
    for block in redlined(*both).blocks:
        if isinstance(block, Deleted | Inserted) and block.mark.move:
            assert not isinstance(block.block, Table)
            sides = places.setdefault(block.mark.move, {change: [] for change in Change})
            sides[block.mark.change].append(without_reference_numbers(line_of(block.block)))
    for sides in places.values():
        assert sides[Change.DELETED] == sides[Change.INSERTED]


TEXT = st.text(st.sampled_from("ab ,.é’-\u00a0"), max_size=12)
RUNS = st.builds(Run, text=TEXT, bold=st.booleans(), italic=st.booleans())
ATOMS = st.one_of(
    st.builds(TermUse, text=st.sampled_from(["Union", "New Union"]), term=st.just("Union")),
    st.builds(Reference, text=st.sampled_from(["1", "2"]), target=st.sampled_from(["a", "b"])),
)
LINES = st.lists(st.one_of(RUNS, ATOMS), max_size=8).map(tuple)
DELETED = RevisionMark(change=Change.DELETED, author=UNION, when=WHEN)
INSERTED = RevisionMark(change=Change.INSERTED, author=UNION, when=WHEN)


@given(old=LINES, new=LINES)
def test_any_two_lines_can_be_read_from_their_pieces(old: Spans, new: Spans) -> None:
    found = diff_words(old, new, (DELETED, INSERTED))
    assert same(side(found, Change.INSERTED), old)
    assert same(side(found, Change.DELETED), new)
    if same(old, new):
        assert [piece for piece in found if piece.mark] == []
