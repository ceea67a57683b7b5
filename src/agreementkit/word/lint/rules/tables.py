"""Tables that a screen reader can read out cell by cell.

WCAG 2.2, 1.3.1 and 1.3.2; PDF/UA (ISO 14289-1), 7.5. GOV.UK asks for no merged or empty cells.
"""

from typing import TYPE_CHECKING

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.colour import background
from agreementkit.ooxml.properties import child_properties
from agreementkit.ooxml.tables import FormattedCell, grid_span
from agreementkit.ooxml.xml import name
from agreementkit.word.lint.rule import FoundPlaces, rule
from agreementkit.word.lint.story import WordFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreementkit.ooxml.tables import FormattedTable


_SHOWS = [name(tag) for tag in ("drawing", "pict", "object", "sym", "fldSimple")]


def _tables(file: WordFile) -> "Iterator[FormattedTable]":
    for story in file.stories:
        yield from story.tables


@rule(Severity.ERROR, "A table has no header row that repeats, or it is not the first")
def table_header(file: WordFile) -> FoundPlaces:
    """A header row is read out with each cell, and stands again on each page."""
    for table in _tables(file):
        marked = [row.header for row in table.rows]
        if marked and not marked[0]:
            yield (
                table.place,
                "its first row is not marked as a header row",
                "select the row in Word and choose Layout, Repeat Header Rows",
            )
        first = marked.index(False) if False in marked else len(marked)
        for row in table.rows[first:] if first else ():
            if row.header:
                yield (
                    row.place,
                    "it is marked as a header row and stands below rows that are not",
                    "take the mark away under Layout, Repeat Header Rows, or move the row up",
                )


@rule(Severity.ERROR, "Cells of a table are merged")
def table_merged(file: WordFile) -> FoundPlaces:
    """In a merged cell a screen reader loses which row and column it is in."""
    for table in _tables(file):
        for row in table.rows:
            for cell in row.cells:
                own = child_properties(cell.element, "tcPr")
                if grid_span(own) > 1 or "vMerge" in own or "hMerge" in own:
                    yield (
                        cell.place,
                        "the cell is merged with its neighbours",
                        "split it under Layout, Split Cells, and give each cell its own words",
                    )


@rule(Severity.ERROR, "A cell of a table is empty")
def table_cell_empty(file: WordFile) -> FoundPlaces:
    """An empty cell may mean none, not known, or forgotten; its colour says nothing."""
    for table in _tables(file):
        for row in table.rows:
            if "del" in child_properties(row.element, "trPr"):
                # Struck out with all that it says: nobody is asked to fill it in.
                continue
            for cell in row.cells:
                if _says_nothing(cell) and "vMerge" not in child_properties(cell.element, "tcPr"):
                    coloured = background(None, cell.properties) != background(None)
                    yield (
                        cell.place,
                        "the cell is empty, and only its colour says something"
                        if coloured
                        else "the cell is empty",
                        "write what it means, such as “none” or “not known”",
                    )


def _says_nothing(cell: FormattedCell) -> bool:
    texts = cell.element.iter(name("t"))
    return not any((text.text or "").strip() for text in texts) and not any(
        True for _ in cell.element.iter(*_SHOWS)
    )


@rule(Severity.ERROR, "A table stands inside another")
def table_nested(file: WordFile) -> FoundPlaces:
    """A table inside a table is read out as one long line, or not at all."""
    for table in _tables(file):
        if table.nested:
            yield (
                table.place,
                "it stands inside a cell of another table",
                "move it out, and refer to it from the cell",
            )
