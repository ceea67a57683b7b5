"""The blocks of one section of both documents in one row, paragraph by paragraph."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from agreementkit.compare.likeness import aligned, likeness
from agreementkit.compare.sequence import in_turn
from agreementkit.compare.words import Marks, loose, pieces, words_in
from agreementkit.model.document import (
    ClauseHeading,
    DocumentBlock,
    Heading,
    Paragraph,
    ScheduleHeading,
    Spans,
    Table,
    line_of,
)
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

__all__ = ["form_of", "known_by", "together"]

Cells = tuple[Spans, ...]


def form_of(block: DocumentBlock) -> Hashable:
    """What must be the same for a block to be changed in place: its kind and its level.

    Of a table, all that stands around its rows.
    """
    match block:
        case Paragraph():
            return Paragraph, block.level, block.clause is None
        case Table():
            # Colours say something of the rows as they stand: such a table is replaced whole.
            coloured = block.rows if block.shades else None
            return Table, block.header, block.caption, block.widths, block.shades, coloured
        case Heading():
            return Heading, block.level
        case _:
            return type(block).__name__


def known_by(block: DocumentBlock) -> Hashable:
    """What makes two blocks one: form and words, whatever the numbers.

    The headings of one clause are one, whatever they say.
    """
    match block:
        case ClauseHeading():
            return ClauseHeading, block.clause
        case ScheduleHeading():
            return ScheduleHeading, block.id
        case Table():
            return form_of(block), tuple(map(_row_known_by, block.rows))
        case _:
            return form_of(block), loose(line_of(block))


def together(
    old: Sequence[DocumentBlock],
    new: Sequence[DocumentBlock],
    marks: Marks,
) -> Iterator[MarkedBlock]:
    """The blocks of both: kept, changed in place, deleted, inserted."""
    deleted, inserted = marks
    forms = [form_of(block) for block in old], [form_of(block) for block in new]
    words = [_words(block) for block in old], [_words(block) for block in new]

    def alike(i: int, j: int) -> float:
        return likeness(words[0][i], words[1][j]) if forms[0][i] == forms[1][j] else 0.0

    pairs = aligned([*map(known_by, old)], [*map(known_by, new)], alike)
    for (before, after), pair in in_turn(pairs, len(old), len(new)):
        yield from (Deleted(block=old[i], mark=deleted) for i in before)
        yield from (Inserted(block=new[j], mark=inserted) for j in after)
        if pair:
            yield _one(old[pair[0]], new[pair[1]], marks)


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

    pairs = aligned([*map(_row_known_by, old)], [*map(_row_known_by, new)], alike)
    for (before, after), pair in in_turn(pairs, len(old), len(new)):
        yield from (_whole_row(old[i], deleted) for i in before)
        yield from (_whole_row(new[j], inserted) for j in after)
        if pair:
            both = zip(old[pair[0]], new[pair[1]], strict=True)
            yield Row(cells=tuple(pieces(here, there, marks) for here, there in both))


def _row_known_by(cells: Cells) -> Hashable:
    return tuple(loose(cell) for cell in cells)


def _row_words(cells: Cells) -> Counter[str]:
    return Counter(word for cell in cells for word in words_in(cell))


def _whole_row(cells: Cells, mark: Mark) -> Row:
    marked = tuple(tuple(Piece(span=span, mark=mark) for span in cell) for cell in cells)
    return Row(cells=marked, mark=mark)
