"""Tables as rows and cells, and what the table's style says of each cell (17.7.6)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.ooxml.compatibility import is_known, shown_children
from agreementkit.word.lint.properties import Properties, held, inherited, is_on, value_of
from agreementkit.word.lint.styling import Formatting, Styles
from agreementkit.word.oxml.tree import MAIN, name

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Cell", "Dress", "Row", "Rows", "Table", "dress_of", "table_of", "within"]

_W = f"{{{MAIN}}}"
# What may stand between a table and its rows, or a row and its cells, without showing.
_WRAPPERS = {
    name(tag) for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "moveFrom")
}
_LOOK = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_YES = ("1", "true", "on")
_CORNERS = {
    "nwCell": {"firstRow", "firstCol"},
    "neCell": {"firstRow", "lastCol"},
    "swCell": {"lastRow", "firstCol"},
    "seCell": {"lastRow", "lastCol"},
}


@frozen(kw_only=True, eq=False)
class Cell:
    """A cell, and how it looks."""

    element: "etree._Element"
    place: str
    """As a person finds it: `table 2, row 3, column 1`."""
    properties: Properties
    """Its own, over those of its table's style."""
    formatting: Formatting
    """What its table's style says of what is in it."""


@frozen(kw_only=True, eq=False)
class Row:
    """A row of a table."""

    element: "etree._Element"
    place: str
    header: bool
    """Whether it is marked to be repeated as a header row."""
    cells: tuple[Cell, ...]
    columns: int
    """How many columns of the grid its cells take up."""


@frozen(kw_only=True, eq=False)
class Table:
    """A table."""

    element: "etree._Element"
    place: str
    """As a person finds it: `table 2`."""
    nested: bool
    columns: int
    """How many its grid has."""
    properties: Properties
    rows: tuple[Row, ...]


@frozen(kw_only=True, eq=False)
class Dress:
    """What a table takes its look from."""

    styles: Styles
    style: str
    parts: frozenset[str]
    """Of the style, those that the table asks for."""
    shade: Properties
    """What the whole table is shaded with: 17.4.31."""


def table_of(element: "etree._Element", place: str, *, nested: bool, styles: Styles) -> Table:
    """A table with its rows, each cell with its look."""
    own = held(element, "tblPr")
    style = value_of(own, "tblStyle") or styles.table_default
    properties = inherited(styles.formatting(style).table, own)
    dress = dress_of(element, styles)
    grid = element.find(name("tblGrid"))
    rows = Rows(element, place, dress)
    return Table(
        element=element,
        place=place,
        nested=nested,
        columns=0 if grid is None else len(grid.findall(name("gridCol"))),
        properties=properties,
        rows=tuple(rows.row(index) for index in range(len(rows.elements))),
    )


class Rows:
    """The rows of a table, each worked out when it is asked for."""

    def __init__(self, element: "etree._Element", place: str, dress: "Dress") -> None:
        self.elements = list(within(element, name("tr")))
        self._place = place
        self._dress = dress

    def row(self, index: int) -> Row:
        """One row, counted from 0."""
        across = _across(self._dress.parts, index, len(self.elements))
        place = f"{self._place}, row {index + 1}"
        return _row(self.elements[index], place, across, self._dress)


def dress_of(element: "etree._Element", styles: Styles) -> Dress:
    """What a table takes its look from."""
    own = held(element, "tblPr")
    style = value_of(own, "tblStyle") or styles.table_default
    shade = {
        tag: said
        for tag, said in inherited(styles.formatting(style).table, own).items()
        if tag == "shd"
    }
    return Dress(styles=styles, style=style, parts=_look(own), shade=shade)


def _row(element: "etree._Element", place: str, across: tuple[str, ...], dress: Dress) -> Row:
    own = held(element, "trPr")
    columns = _number(own, "gridBefore") + _number(own, "gridAfter")
    cells = []
    elements = list(within(element, name("tc")))
    for index, each in enumerate(elements):
        properties = held(each, "tcPr")
        conditions = _conditions(across, *_down(dress.parts, index, len(elements)))
        formatting = dress.styles.cell(dress.style, conditions)
        cells.append(
            Cell(
                element=each,
                place=f"{place}, column {index + 1}",
                properties=inherited(dress.shade, formatting.cell, properties),
                formatting=formatting,
            ),
        )
        columns += _number(properties, "gridSpan", 1)
    return Row(
        element=element,
        place=place,
        header=is_on(own, "tblHeader"),
        cells=tuple(cells),
        columns=columns,
    )


def _number(properties: Properties, tag: str, otherwise: int = 0) -> int:
    said = value_of(properties, tag) or ""
    # Longer numbers are no columns, and Python takes long over them.
    return int(said) if said.isascii() and said.isdigit() and len(said) < 5 else otherwise


def _look(own: Properties) -> frozenset[str]:
    """Which parts of its style a table asks for: by name, or by the older number."""
    said = own.get("tblLook", {})
    try:
        bits = int(said.get("val", "0"), 16)
    except ValueError:
        bits = 0
    return frozenset(
        part for part, bit in _LOOK.items() if (said[part] in _YES if part in said else bits & bit)
    )


def _across(look: frozenset[str], row: int, rows: int) -> tuple[str, ...]:
    """What a row is in its table's style, the strongest last."""
    found = []
    if "noHBand" not in look:
        found.append("band2Horz" if (row - ("firstRow" in look)) % 2 else "band1Horz")
    if "lastRow" in look and row == rows - 1:
        found.append("lastRow")
    if "firstRow" in look and row == 0:
        found.append("firstRow")
    return tuple(found)


def _down(look: frozenset[str], column: int, columns: int) -> tuple[tuple[str, ...], ...]:
    """What a column is in its table's style: what yields to rows, and what does not."""
    band = "band2Vert" if (column - ("firstColumn" in look)) % 2 else "band1Vert"
    weak = () if "noVBand" in look else (band,)
    strong = []
    if "lastColumn" in look and column == columns - 1:
        strong.append("lastCol")
    if "firstColumn" in look and column == 0:
        strong.append("firstCol")
    return weak, tuple(strong)


def _conditions(
    across: tuple[str, ...], weak: tuple[str, ...], strong: tuple[str, ...]
) -> tuple[str, ...]:
    """The parts of a style that a cell has, the weakest first: 17.7.6."""
    corners = [corner for corner, sides in _CORNERS.items() if sides <= {*across, *strong}]
    return (*weak, *across, *strong, *corners)


def within(element: "etree._Element", *tags: str) -> "Iterator[etree._Element]":
    """The children of those names, looked for through whatever wraps them."""
    waiting = [*shown_children(element)][::-1]
    while waiting:
        child = waiting.pop()
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS or (not child.tag.startswith(_W) and is_known(child)):
            waiting.extend([*shown_children(child)][::-1])
