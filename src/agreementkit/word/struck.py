"""What one side inserted and the other struck out: where it stands in the file.

A paragraph or a row of which neither side has anything can have no end of its own:
LibreOffice knows but one change of an end. So its words stand in a paragraph that stays,
on a line of their own.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import frozen

from agreementkit.model.document import (
    SIGNED_FOR,
    ClauseHeading,
    DocumentBlock,
    PartHeading,
    Run,
    ScheduleHeading,
    SignatureBlock,
    Spans,
    Table,
    line_of,
)
from agreementkit.model.fixed_wording import WrittenWords
from agreementkit.model.redline import (
    Change,
    Changed,
    Kept,
    Mark,
    MarkedBlock,
    Row,
    Struck,
)

__all__ = ["PILCROW", "Beside", "Cells", "Placed", "placed", "rows_placed", "shown"]


PILCROW = WrittenWords.PILCROW
"""Stands where a paragraph of its own would end."""


@frozen(kw_only=True)
class Beside:
    """A line that is struck out."""

    mark: Mark
    cells: tuple[Spans, ...]
    """Its text; of a row, cell by cell."""


Cells = tuple[tuple[Beside, ...], ...]
"""What is struck out in each cell of a row."""


@frozen(kw_only=True)
class Placed:
    """A block with what is struck out beside it."""

    marked: MarkedBlock
    before: tuple[Beside, ...] = ()
    behind: tuple[Beside, ...] = ()


def shown(mark: Mark | None) -> bool:
    """Whether what has this mark is in the file: nobody strikes out what is one's own."""
    return mark is None or mark.over is None or mark.over.author.name != mark.author.name


def placed(blocks: Sequence[MarkedBlock]) -> tuple[Placed, ...]:
    """The blocks that stay, each with those that are struck out beside it.

    A struck block stands behind the nearest paragraph before it that both sides keep. Is
    that a heading, or is there none, it stands before the next one. Where no paragraph is
    kept it is left out.
    """
    before: defaultdict[int, list[Beside]] = defaultdict(list)
    behind: defaultdict[int, list[Beside]] = defaultdict(list)
    hosts = [place for place, marked in enumerate(blocks) if _can_hold(marked)]
    for place, marked in enumerate(blocks):
        if isinstance(marked, Struck) and shown(marked.mark):
            at = bisect_left(hosts, place)
            back, ahead = hosts[:at][-1:], hosts[at : at + 1]
            lines = [Beside(mark=marked.mark, cells=cells) for cells in _lines(marked.block)]
            if ahead and (not back or _is_heading(blocks[back[0]]) > _is_heading(blocks[ahead[0]])):
                before[ahead[0]] += lines
            elif back:
                behind[back[0]] += lines
    return tuple(
        Placed(marked=marked, before=tuple(before[place]), behind=tuple(behind[place]))
        for place, marked in enumerate(blocks)
        if not isinstance(marked, Struck)
    )


def rows_placed(rows: Sequence[Row], columns: int) -> tuple[Cells, tuple[tuple[Row, Cells], ...]]:
    """What is struck out in the header, and the rows that stay, each with the same.

    A struck row stands in the row before it that was not inserted.

    Args:
        rows: of a table.
        columns: how many cells the header has.
    """
    stay = [row for row in rows if not _is_struck(row)]
    beside: list[list[list[Beside]]] = [[[] for _ in range(columns)] for _ in (None, *stay)]
    host = passed = 0
    for row in rows:
        if not _is_struck(row):
            passed += 1
            host = host if row.mark and row.mark.change is Change.INSERTED else passed
        elif row.mark and shown(row.mark):
            for place, cell in zip(beside[host], row.cells, strict=True):
                spans = tuple(piece.span for piece in cell)
                place.append(Beside(mark=row.mark, cells=(spans,)))
    header, *others = (tuple(map(tuple, cells)) for cells in beside)
    return header, tuple(zip(stay, others, strict=True))


def _is_struck(row: Row) -> bool:
    return row.mark is not None and row.mark.over is not None


def _lines(block: DocumentBlock) -> Iterator[tuple[Spans, ...]]:
    """What a struck block says, line by line; a table has a line for each row."""
    match block:
        case Table():
            yield tuple((Run(text=cell),) for cell in block.header)
            yield from block.rows
        case SignatureBlock():
            yield ((Run(text=SIGNED_FOR), *line_of(block)),)
        case _:
            yield (line_of(block),)


def _can_hold(marked: MarkedBlock) -> bool:
    """Whether a paragraph stays: one that comes or goes must be one change."""
    match marked:
        case Kept():
            return not isinstance(marked.block, Table | SignatureBlock)
        case Changed():
            return not isinstance(marked.new, SignatureBlock)
        case _:
            return False


def _is_heading(marked: MarkedBlock) -> bool:
    block = marked.block if isinstance(marked, Kept) else None
    block = marked.new if isinstance(marked, Changed) else block
    return isinstance(block, ClauseHeading | PartHeading | ScheduleHeading)
