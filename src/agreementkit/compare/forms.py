"""What a block is known by, when its fellow is looked for in another document."""

from collections.abc import Hashable

from agreementkit.compare.words import loose
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

__all__ = ["Cells", "form_of", "known_by", "row_known_by"]

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
            return form_of(block), tuple(map(row_known_by, block.rows))
        case _:
            return form_of(block), loose(line_of(block))


def row_known_by(cells: Cells) -> Hashable:
    """What makes two rows one: their words, whatever the numbers."""
    return tuple(loose(cell) for cell in cells)
