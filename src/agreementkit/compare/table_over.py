"""One table with the changes of two sides, row by row."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from agreementkit.compare.lines_over import line_over, over_mark
from agreementkit.model.redline import (
    Change,
    ChangedTable,
    Mark,
    Row,
    is_new,
    is_old,
)

__all__ = ["table_over"]


def table_over(theirs: ChangedTable, ours: ChangedTable, usual: Mark) -> ChangedTable:
    """A table that both sides changed.

    A row that they inserted and we changed is struck out, and comes again in our words:
    programs do not give up a row that holds the changes of two sides.

    Args:
        theirs: the table before with their changes.
        ours: the table between with ours.
        usual: the mark of what we insert.
    """
    rows = tuple(_rows(theirs.rows, ours.rows, usual))
    return ChangedTable(old=theirs.old, new=ours.new, rows=rows)


def _rows(theirs: Sequence[Row], ours: Sequence[Row], usual: Mark) -> Iterator[Row]:
    below, above = [*reversed(theirs)], [*reversed(ours)]
    while below or above:
        if below and not is_new(below[-1].mark):
            yield below.pop()
        elif above and not is_old(above[-1].mark):
            yield above.pop()
        else:
            yield from _one(below.pop(), above.pop(), usual)


def _one(theirs: Row, ours: Row, usual: Mark) -> Iterator[Row]:
    touched = any(piece.mark for cell in ours.cells for piece in cell)
    if touched and theirs.mark is not None and ours.mark is None:
        yield _marked(theirs, over_mark(theirs.mark, evolve(usual, change=Change.DELETED)))
        yield _marked(ours, usual)
        return
    both = zip(theirs.cells, ours.cells, strict=True)
    cells = tuple(line_over(lower, upper) for lower, upper in both)
    yield Row(cells=cells, mark=over_mark(theirs.mark, ours.mark))


def _marked(row: Row, mark: Mark | None) -> Row:
    """What a row says when all is accepted, in one mark."""
    cells = tuple(
        tuple(evolve(piece, mark=mark) for piece in cell if is_new(piece.mark))
        for cell in row.cells
    )
    return Row(cells=cells, mark=mark)
