"""The blocks of one section of both documents in one row, paragraph by paragraph."""

from collections import Counter
from collections.abc import Iterator, Sequence

from agreementkit.compare.ends import new_first, stuck_places, tied
from agreementkit.compare.forms import Cells, form_of, known_by, row_known_by
from agreementkit.compare.likeness import aligned, likeness
from agreementkit.compare.sequence import Pair, in_turn
from agreementkit.compare.words import Marks, pieces, words_in
from agreementkit.model.document import DocumentBlock, Table, line_of
from agreementkit.model.redline import (
    Changed,
    ChangedTable,
    Deleted,
    Inserted,
    Kept,
    Mark,
    MarkedBlock,
    Piece,
    Row,
)

__all__ = ["together"]

Blocks = Sequence[DocumentBlock]


def together(
    old: Blocks,
    new: Blocks,
    marks: Marks,
    *,
    last: bool,
) -> Iterator[MarkedBlock]:
    """The blocks of both: kept, changed in place, deleted, inserted.

    Args:
        old: the blocks of a section of the old document.
        new: those of its fellow.
        marks: what their differences are marked with.
        last: whether nothing follows the section on either side.
    """
    if old == new:
        yield from (Kept(block=block) for block in new)
        return
    deleted, inserted = marks
    pairs = _pairs(old, new, last=last)
    for (before, after), pair in in_turn(pairs, len(old), len(new)):
        gone = [old[i] for i in before]
        came = [new[j] for j in after]
        here = [Deleted(block=block, mark=deleted) for block in gone]
        there = [Inserted(block=block, mark=inserted) for block in came]
        first, second = (there, here) if new_first(gone, came) else (here, there)
        yield from first
        yield from second
        if pair:
            yield _one(old[pair[0]], new[pair[1]], marks)


def _pairs(old: Blocks, new: Blocks, *, last: bool) -> list[Pair]:
    """Which blocks are one: the same, much alike, or such as must be changed in place."""
    forms = [*map(form_of, old)], [*map(form_of, new)]
    words = [*map(_words, old)], [*map(_words, new)]

    def alike(i: int, j: int) -> float:
        return likeness(words[0][i], words[1][j]) if forms[0][i] == forms[1][j] else 0.0

    pairs = aligned([*map(known_by, old)], [*map(known_by, new)], alike)
    stuck = stuck_places(old, last=last), stuck_places(new, last=last)
    while stuck[0] or stuck[1]:
        more = [
            tie
            for (before, after), _ in in_turn(pairs, len(old), len(new))
            if (tie := tied((forms[0], before, stuck[0]), (forms[1], after, stuck[1])))
        ]
        if not more:
            break
        pairs = sorted(pairs + more)
    return pairs


def _words(block: DocumentBlock) -> Counter[str]:
    return Counter(words_in(line_of(block)))


def _one(old: DocumentBlock, new: DocumentBlock, marks: Marks) -> MarkedBlock:
    if old == new:
        return Kept(block=new)
    if isinstance(old, Table) and isinstance(new, Table):
        return ChangedTable(old=old, new=new, rows=tuple(_rows(old.rows, new.rows, marks)))
    return Changed(old=old, new=new, pieces=pieces(line_of(old), line_of(new), marks))


def _rows(old: Sequence[Cells], new: Sequence[Cells], marks: Marks) -> Iterator[Row]:
    deleted, inserted = marks
    words = [*map(_row_words, old)], [*map(_row_words, new)]

    def alike(i: int, j: int) -> float:
        return likeness(words[0][i], words[1][j])

    pairs = aligned([*map(row_known_by, old)], [*map(row_known_by, new)], alike)
    for (before, after), pair in in_turn(pairs, len(old), len(new)):
        yield from (_whole_row(old[i], deleted) for i in before)
        yield from (_whole_row(new[j], inserted) for j in after)
        if pair:
            both = zip(old[pair[0]], new[pair[1]], strict=True)
            yield Row(cells=tuple(pieces(here, there, marks) for here, there in both))


def _row_words(cells: Cells) -> Counter[str]:
    return Counter(word for cell in cells for word in words_in(cell))


def _whole_row(cells: Cells, mark: Mark) -> Row:
    marked = tuple(tuple(Piece(span=span, mark=mark) for span in cell) for cell in cells)
    return Row(cells=marked, mark=mark)
