"""A table that came back, with the cells of ours that it still has."""

from collections.abc import Sequence

from attrs import evolve

from agreementkit.model.document import Run, Spans, Table, text_of
from agreementkit.negotiate.their_lines import Labels, alike_lines, alive, paired
from agreementkit.word.reading import Line

__all__ = ["grid_of", "their_table"]

Grid = Sequence[Sequence[str]]


def grid_of(lines: Sequence[Line]) -> Grid:
    """The texts of a table's cells, row by row; all rows as long as the longest."""
    cells: dict[tuple[int, int], list[str]] = {}
    placed = ((line.cell, line.text) for line in lines if line.cell)
    for cell, text in placed:
        cells.setdefault((cell.row, cell.column), []).append(text)
    rows = sorted({row for row, _ in cells})
    columns = range(max(column for _, column in cells) + 1)
    return [["\n".join(cells.get((row, column), ())) for column in columns] for row in rows]


def their_table(
    grid: Grid,
    ours: Table | None,
    labels: Sequence[Labels],
    *,
    caption: str,
    clause: str | None,
) -> Table:
    """A table as it came back.

    Args:
        grid: the texts of its cells.
        ours: the table that it was; None for a new one.
        labels: the numbers of clauses and schedules, by id, as programs may count them.
        caption: what a new one is called.
        clause: where it stands.
    """
    header, *rows = grid
    if ours is None or len(header) != len(ours.header):
        return Table(
            caption=ours.caption if ours else caption,
            header=tuple(header),
            rows=tuple(tuple(map(_typed, row)) for row in rows),
            clause=clause,
        )
    texts = [tuple(map(text_of, row)) for row in ours.rows]
    came = [tuple(row) for row in rows]
    alike = alike_lines([*map(" ".join, texts)], [*map(" ".join, came)])
    fellows = paired(texts, came, alike)
    found = tuple(
        _row(ours.rows[fellows[place]], row, labels)
        if place in fellows
        else tuple(map(_typed, row))
        for place, row in enumerate(came)
    )
    shades = ours.shades if found == ours.rows else ()
    return evolve(ours, header=tuple(header), rows=found, shades=shades, clause=clause)


def _row(ours: Sequence[Spans], row: Sequence[str], labels: Sequence[Labels]) -> tuple[Spans, ...]:
    return tuple(alive(cell, text, labels) for cell, text in zip(ours, row, strict=True))


def _typed(text: str) -> Spans:
    return (Run(text=text),)
