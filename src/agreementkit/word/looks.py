"""How words look to whoever reads them in Word: hidden, unreadable, or as other signs.

Styles, tables, theme and shading are followed as the lint follows them. Each combination is
worked out once: a file has thousands of runs, and few looks.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from agreementkit.word.oxml.tree import name
from agreementkit.word.reading import Look
from agreementkit.word.telling import (
    OF_PARAGRAPHS,
    OF_TEXT,
    Said,
    fills_in,
    is_astray,
    is_tiny,
    said_by,
)
from agreementkit.word.themed import Themed

if TYPE_CHECKING:
    from lxml import etree

    from agreementkit.word.lint.grid import Cell as CellLook
    from agreementkit.word.lint.grid import Rows
    from agreementkit.word.lint.styling import Styles

__all__ = ["NO_LOOK", "Ground", "InTable", "Looks", "TableLooks"]

Looked = frozenset[Look]
NO_LOOK: Looked = frozenset()

_LEAST_CONTRAST = 1.3
"""To 1. Below it nobody reads a word; the palest colours that people use for text have more."""
_IN_A_TABLE = ("vanish", "color", "sz", "rFonts", "strike", "dstrike")
_AUTOMATIC = {"val": "auto"}
_SYMBOLS = frozenset(
    {
        "bookshelf symbol 7",
        "marlett",
        "monotype sorts",
        "mt extra",
        "opensymbol",
        "symbol",
        "webdings",
        "wingdings",
        "wingdings 2",
        "wingdings 3",
        "zapfdingbats",
    }
)


@frozen(kw_only=True, eq=False)
class Ground:
    """What a paragraph gives the text in it."""

    style: str
    key: object
    said: Said
    fill: str | None
    cell: "CellLook | None" = None
    plain: Looked = NO_LOOK
    """How text looks that says nothing of its own."""
    coloured: bool = False
    """Whether the style gives text a colour, so that it matters what lies behind."""
    known: dict[object, Looked] = field(factory=dict)


@frozen(kw_only=True, eq=False)
class InTable:
    """A cell, and the table whose looks it has."""

    table: "TableLooks"
    element: "etree._Element"
    row: "etree._Element"


class TableLooks:
    """What a table says of the text in it; worked out when a cell first needs it."""

    def __init__(self, element: "etree._Element", styles: "Styles") -> None:
        self._element = element
        self._styles = styles
        self._rows: Rows | None = None
        self._places: dict[etree._Element, int] = {}
        """Of the rows that are not yet worked out."""
        self._cells: dict[etree._Element, CellLook] = {}
        self.matters = self._matters()
        """Whether its style says anything of text that could hide it."""

    def _matters(self) -> bool:
        style = self._element.find(f"{name('tblPr')}/{name('tblStyle')}")
        id_ = self._styles.table_default if style is None else style.get(name("val"), "")
        found = self._styles.by_id.get(id_)
        if found is None:
            return False
        every = (found.formatting, *found.conditions.values())
        return any(tag in each.run for each in every for tag in _IN_A_TABLE)

    def cell(self, element: "etree._Element", row: "etree._Element") -> "CellLook | None":
        """What it says of one of its cells, in that row."""
        from agreementkit.word.lint.grid import Rows, dress_of

        if self._rows is None:
            self._rows = Rows(self._element, "", dress_of(self._element, self._styles))
            self._places = {each: place for place, each in enumerate(self._rows.elements)}
        place = self._places.pop(row, None)
        if place is not None:
            self._cells |= {cell.element: cell for cell in self._rows.row(place).cells}
        return self._cells.get(element)


class Looks:
    """The looks of one file.

    Args:
        styles: the root of the styles part; None where a file has none.
        themed: the colours of its theme.
        page: the colour of the page, where it is shown.
        symbols: the fonts that the file itself calls fonts of symbols.
    """

    def __init__(
        self,
        styles: "etree._Element | None",
        *,
        themed: Themed | None = None,
        page: str | None = None,
        symbols: Iterable[str] = (),
    ) -> None:
        from agreementkit.word.lint.styling import styles_in

        self._styles = styles_in(styles)
        self._themed = themed or Themed()
        self._page = page
        self._symbols = _SYMBOLS | {each.casefold() for each in symbols}
        self._grounds: dict[object, Ground] = {}
        self._fills, self._based = fills_in(styles)

    def table(self, element: "etree._Element") -> TableLooks:
        """What a table says of the text in it."""
        return TableLooks(element, self._styles)

    def paragraph(
        self,
        properties: "etree._Element | None",
        style: str,
        within: InTable | None = None,
        fill: str | None = None,
    ) -> Ground:
        """The ground that a paragraph gives its text.

        Args:
            properties: its own; None where it has none.
            style: the id of its style; empty for the default one.
            within: the cell that it is in.
            fill: the colour of the text box that it is in.
        """
        key, said = said_by(properties, OF_PARAGRAPHS)
        style = style or self._styles.paragraph_default
        ground = self._grounds.get((style, key, fill, id(None)))
        if ground is None:
            ground = self._ground(Ground(style=style, key=key, said=said, fill=fill))
        if within and (within.table.matters or ground.coloured):
            return self._inside(ground, within)
        return ground

    def text(
        self,
        properties: "etree._Element",
        ground: Ground,
        within: InTable | None = None,
    ) -> Looked:
        """How a run looks that has properties of its own."""
        key, said = said_by(properties, OF_TEXT)
        if not key:
            return ground.plain
        if within and not ground.cell and self._is_inked(said):
            ground = self._inside(ground, within)
        if key not in ground.known:
            ground.known[key] = self._seen(said, ground)
        return ground.known[key]

    def _is_inked(self, said: Said) -> bool:
        """Whether it matters what lies behind."""
        style = said.get("rStyle", {}).get("val", "")
        inks = self._styles.formatting(style).run if style else {}
        own = any(ink in each for ink in ("color", "textFill") for each in (said, inks))
        return own or bool(self._fill_of(style))

    def _fill_of(self, style: str) -> Mapping[str, str]:
        """What a style, or the nearest that it is based on, fills letters with."""
        seen: set[str] = set()
        while style not in self._fills and style in self._based and style not in seen:
            seen.add(style)
            style = self._based[style]
        return self._fills.get(style, {})

    def _inside(self, ground: Ground, within: InTable) -> Ground:
        return self._ground(
            evolve(ground, cell=within.table.cell(within.element, within.row), known={})
        )

    def _ground(self, bare: Ground) -> Ground:
        key = (bare.style, bare.key, bare.fill, id(bare.cell))
        if key not in self._grounds:
            # The ground holds on to the cell, so that its identity stays its own.
            plain = self._seen({}, bare)
            colour = self._styles.text(bare.style).get("color", _AUTOMATIC)
            coloured = colour != _AUTOMATIC or bool(self._fill_of(bare.style))
            self._grounds[key] = evolve(bare, plain=plain, coloured=coloured)
        return self._grounds[key]

    def _seen(self, direct: Said, ground: Ground) -> Looked:
        from agreementkit.word.lint.properties import is_on
        from agreementkit.word.lint.styling import NOTHING

        table = ground.cell.formatting if ground.cell else NOTHING
        character = direct.get("rStyle", {}).get("val", "")
        inherited = self._styles.run(table, ground.style, character, {})
        said = {**inherited, **direct}
        if "textFill" not in said and self._fills:
            said["textFill"] = self._fill_of(character) or self._fill_of(ground.style)
        around = self._styles.paragraph(table, ground.style, ground.said)
        found = set()
        if is_on(said, "vanish"):
            found.add(Look.HIDDEN)
        if is_on(said, "strike") or is_on(said, "dstrike"):
            found.add(Look.STRUCK)
        if is_tiny(said, around):
            found.add(Look.TINY)
        if is_astray(said, around):
            found.add(Look.OFF_PAGE)
        if self._is_symbol(inherited, direct):
            found.add(Look.SYMBOL)
        if self._is_pale(said, around, ground):
            found.add(Look.WHITE)
        return frozenset(found)

    def _is_symbol(self, inherited: Said, direct: Said) -> bool:
        fonts = {**inherited.get("rFonts", {}), **direct.get("rFonts", {})}
        named = (fonts.get(kind, "").casefold() for kind in ("ascii", "hAnsi"))
        return not self._symbols.isdisjoint(named)

    def _is_pale(self, said: Said, around: Said, ground: Ground) -> bool:
        """Whether the colour is nearly that of what lies behind."""
        from agreementkit.word.lint.colour import background, contrast, foreground

        filled = said.get("textFill", {})
        if "none" in filled:
            return True
        colour = said.get("color", {})
        if not filled and colour.get("val", "auto") == "auto" and "themeColor" not in colour:
            # Word takes black or white, whichever shows.
            return False
        plain = self._themed.plain
        cell = plain(ground.cell.properties) if ground.cell else {}
        text = plain(said)
        behind = background(ground.fill or self._page, cell, plain(around), text)
        ink = filled.get("val") or self._themed.colour(filled.get("role", ""))
        return contrast(ink or foreground(text, behind), behind) < _LEAST_CONTRAST
