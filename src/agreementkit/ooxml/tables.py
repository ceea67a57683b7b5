"""Tables as rows and cells, and what the table's style says of each of them (17.4, 17.7.6)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.ooxml.compatibility import CUSTOM_MARKUP, INSERTIONS, is_known, shown_descendants
from agreementkit.ooxml.properties import (
    Properties,
    child_properties,
    inherited,
    is_on,
    measure,
    on_off,
    value_of,
    whole_number,
)
from agreementkit.ooxml.styles import TABLE, Formatting, Styles
from agreementkit.ooxml.xml import MAIN, name

if TYPE_CHECKING:
    from lxml import etree

_W = f"{{{MAIN}}}"
AROUND_ROWS_AND_CELLS = CUSTOM_MARKUP | INSERTIONS
"""What may stand between a table and its rows, or a row and its cells, without showing.

Insertions stand around rows in files of other programs; Word marks them in the row.
"""
_LOOK = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_CORNERS = {
    "nwCell": {"firstRow", "firstCol"},
    "neCell": {"firstRow", "lastCol"},
    "swCell": {"lastRow", "firstCol"},
    "seCell": {"lastRow", "lastCol"},
}
_MOST_COLUMNS = 9_999
"""Of a grid that are counted: Word draws 63, other programs more, and none as many as these."""
_LOW_ROW = 100
"""Twentieths of a point: nothing can be read in a row that is held lower."""


@frozen(kw_only=True, eq=False)
class FormattedCell:
    """A cell, and how it looks."""

    element: "etree._Element"
    place: str
    """As a person finds it: `table 2, row 3, column 1`."""
    properties: Properties
    """Its own, over those of its table's style."""
    formatting: Formatting
    """What its table's style says of what is in it."""


@frozen(kw_only=True, eq=False)
class FormattedRow:
    """A row of a table."""

    element: "etree._Element"
    place: str
    properties: Properties
    """Its own, over those of its table's style."""
    header: bool
    """Whether it is marked to be repeated as a header row."""
    cells: tuple[FormattedCell, ...]
    columns: int
    """How many columns of the grid its cells take up."""


@frozen(kw_only=True, eq=False)
class FormattedTable:
    """A table."""

    element: "etree._Element"
    place: str
    """As a person finds it: `table 2`."""
    nested: bool
    columns: int
    """How many its grid has."""
    properties: Properties
    rows: tuple[FormattedRow, ...]


@frozen(kw_only=True, eq=False)
class _TableStyle:
    """What a table takes its look from."""

    styles: Styles
    style: str
    parts: frozenset[str]
    """Of the style, those that the table asks for."""
    bands: tuple[int, int]
    """How many rows, and how many columns, are one band."""
    shade: Properties
    """What the whole table is shaded with: 17.4.31."""

    def of_row(self, row: int, rows: int) -> tuple[str, ...]:
        """What a row is in the style, the strongest last."""
        found = []
        if "noHBand" not in self.parts:
            band = (row - ("firstRow" in self.parts)) // self.bands[0]
            found.append("band2Horz" if band % 2 else "band1Horz")
        if "lastRow" in self.parts and row == rows - 1:
            found.append("lastRow")
        if "firstRow" in self.parts and row == 0:
            found.append("firstRow")
        return tuple(found)

    def of_column(self, column: int, columns: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What a column is in the style: what yields to rows, and what does not."""
        band = (column - ("firstColumn" in self.parts)) // self.bands[1]
        weak = () if "noVBand" in self.parts else ("band2Vert" if band % 2 else "band1Vert",)
        strong = []
        if "lastColumn" in self.parts and column == columns - 1:
            strong.append("lastCol")
        if "firstColumn" in self.parts and column == 0:
            strong.append("firstCol")
        return weak, tuple(strong)


class TableRows:
    """The rows of a table, each worked out when it is asked for.

    Args:
        element: the table.
        styles: of the file.
        place: as a person finds the table.
    """

    def __init__(self, element: "etree._Element", styles: Styles, place: str = "") -> None:
        self.elements = list(within(element, name("tr")))
        self._place = place
        self._style = _style_of(element, styles)

    def row(self, index: int) -> FormattedRow:
        """One row, counted from 0."""
        across = self._style.of_row(index, len(self.elements))
        return _row(self.elements[index], f"{self._place}, row {index + 1}", across, self._style)


def table_of(
    element: "etree._Element",
    place: str,
    *,
    nested: bool,
    styles: Styles,
) -> FormattedTable:
    """A table with its rows, each cell with its look."""
    own = child_properties(element, "tblPr")
    style = styles.of_table(value_of(own, "tblStyle"))
    grid = element.find(name("tblGrid"))
    rows = TableRows(element, styles, place)
    return FormattedTable(
        element=element,
        place=place,
        nested=nested,
        columns=0 if grid is None else len(grid.findall(name("gridCol"))),
        properties=inherited(styles.formatting(style, TABLE).table, own),
        rows=tuple(rows.row(index) for index in range(len(rows.elements))),
    )


def _style_of(element: "etree._Element", styles: Styles) -> _TableStyle:
    own = child_properties(element, "tblPr")
    style = styles.of_table(value_of(own, "tblStyle"))
    together = inherited(styles.formatting(style, TABLE).table, own)
    across, down = (
        whole_number(value_of(together, f"tblStyle{kind}BandSize"), least=1) or 1
        for kind in ("Row", "Col")
    )
    return _TableStyle(
        styles=styles,
        style=style,
        parts=_parts_asked_for(own),
        bands=(across, down),
        shade={tag: value for tag, value in together.items() if tag == "shd"},
    )


def _row(
    element: "etree._Element",
    place: str,
    across: tuple[str, ...],
    style: _TableStyle,
) -> FormattedRow:
    own = child_properties(element, "trPr")
    columns = _skipped(own, "gridBefore") + _skipped(own, "gridAfter")
    cells = []
    elements = list(within(element, name("tc")))
    for index, each in enumerate(elements):
        properties = child_properties(each, "tcPr")
        conditions = _conditions(across, *style.of_column(index, len(elements)))
        formatting = style.styles.cell(style.style, conditions)
        cells.append(
            FormattedCell(
                element=each,
                place=f"{place}, column {index + 1}",
                properties=inherited(style.shade, formatting.cell, properties),
                formatting=formatting,
            ),
        )
        columns += grid_span(properties)
    return FormattedRow(
        element=element,
        place=place,
        properties=inherited(style.styles.cell(style.style, across).row, own),
        header=is_on(own, "tblHeader"),
        cells=tuple(cells),
        columns=columns,
    )


def is_shut(row: Properties) -> bool:
    """Whether a row is hidden, or held so low that its text cannot be seen (17.4.20, 17.4.80)."""
    if is_on(row, "hidden"):
        return True
    if value_of(row, "trHeight", "hRule") != "exact":
        return False
    height = measure(value_of(row, "trHeight"), per_point=20)
    return height is not None and height < _LOW_ROW


def covered_cells(row: "etree._Element", above: "etree._Element") -> "frozenset[etree._Element]":
    """The cells of a row that those above them reach over: nothing in them shows (17.4.84).

    A cell says that it is reached over; where the one above says nothing of it, it shows.

    Args:
        row: the row.
        above: the row before it in the same table.
    """
    reaching = {at for at, _, own in _cells_in_grid(above) if "vMerge" in own}
    return frozenset(
        cell for at, cell, own in _cells_in_grid(row) if at in reaching and is_reached(own)
    )


def is_reached(cell: Properties, tag: str = "vMerge") -> bool:
    """Whether a cell says that another reaches over it."""
    return tag in cell and value_of(cell, tag) in (None, "continue")


def _cells_in_grid(row: "etree._Element") -> "Iterator[tuple[int, etree._Element, Properties]]":
    """The cells of a row with the column of the grid that each begins in."""
    at = _skipped(child_properties(row, "trPr"), "gridBefore")
    for cell in within(row, name("tc")):
        own = child_properties(cell, "tcPr")
        yield at, cell, own
        at += grid_span(own)


def grid_span(cell: Properties) -> int:
    """How many columns of the grid a cell takes up (17.4.17): one, where nothing sound is said.

    >>> grid_span({"gridSpan": {"val": "2"}}), grid_span({"gridSpan": {"val": "0"}}), grid_span({})
    (2, 1, 1)
    """
    return whole_number(value_of(cell, "gridSpan"), least=1, most=_MOST_COLUMNS) or 1


def _skipped(row: Properties, tag: str) -> int:
    """How many columns a row leaves out before its first cell, or after its last (17.4.14-15)."""
    return whole_number(value_of(row, tag), least=0, most=_MOST_COLUMNS) or 0


def _parts_asked_for(own: Properties) -> frozenset[str]:
    """Which parts of its style a table asks for: by name, or by the older number."""
    look = own.get("tblLook", {})
    try:
        bits = int(look.get("val", "0"), 16)
    except ValueError:
        bits = 0
    return frozenset(
        part for part, bit in _LOOK.items() if (on_off(look[part]) if part in look else bits & bit)
    )


def _conditions(
    across: tuple[str, ...], weak: tuple[str, ...], strong: tuple[str, ...]
) -> tuple[str, ...]:
    """The parts of a style that a cell has, the weakest first: 17.7.6."""
    corners = [corner for corner, sides in _CORNERS.items() if sides <= {*across, *strong}]
    return (*weak, *across, *strong, *corners)


def within(element: "etree._Element", *tags: str) -> "Iterator[etree._Element]":
    """The children of those names, looked for through whatever wraps them."""

    def wraps(child: "etree._Element") -> bool:
        if child.tag in tags:
            return False
        return child.tag in AROUND_ROWS_AND_CELLS or (
            not child.tag.startswith(_W) and is_known(child)
        )

    return (child for child in shown_descendants(element, wraps) if child.tag in tags)
