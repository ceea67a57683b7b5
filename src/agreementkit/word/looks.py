"""How words look to whoever reads them in Word: hidden, unreadable, or as other signs.

Styles, tables, theme and shading are followed as the lint follows them. Each combination is
worked out once: a file has thousands of runs, and few looks.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from agreementkit.word.oxml.tree import name
from agreementkit.word.oxml.vocabulary import TEXT_FILL
from agreementkit.word.reading import Look
from agreementkit.word.themed import Themed

if TYPE_CHECKING:
    from lxml import etree

    from agreementkit.word.lint.grid import Cell as CellLook
    from agreementkit.word.lint.grid import Rows
    from agreementkit.word.lint.styling import Styles

__all__ = ["NO_LOOK", "TELLING", "Ground", "InTable", "Looks", "TableLooks"]

Looked = frozenset[Look]
NO_LOOK: Looked = frozenset()

_LEAST_CONTRAST = 1.3
"""To 1. Below it nobody reads a word; the palest colours that people use for text have more."""
_LEAST_HALF_POINTS = 10
_LEAST_WIDTH = 20
"""Per cent of its own."""
_LEAST_TWENTIETHS = 100
"""Of a point, for the height of a line or the room that words are fitted into: 5 points."""
_FARTHEST = 11_906
"""Twentieths of a point; as far as an A4 page is wide."""

_OF_TEXT = (
    *("vanish", "color", "sz", "shd", "highlight", "rFonts", "strike", "dstrike", "rStyle"),
    *("w", "fitText", "position", "spacing"),
)
_OF_PARAGRAPH = ("shd", "ind", "framePr", "spacing")
_TEXT_TAGS = {**{name(tag): tag for tag in _OF_TEXT}, TEXT_FILL: "textFill"}
TELLING = {name(tag): tag for tag in _OF_PARAGRAPH}
"""The properties of a paragraph that bear on the looks of its text, by their full names."""
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

Said = Mapping[str, Mapping[str, str]]


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
    row: int
    """Counted from 0."""


class TableLooks:
    """What a table says of the text in it; worked out when a cell first needs it."""

    def __init__(self, element: "etree._Element", styles: "Styles") -> None:
        self._element = element
        self._styles = styles
        self._rows: Rows | None = None
        self._done: set[int] = set()
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

    def cell(self, element: "etree._Element", row: int) -> "CellLook | None":
        """What it says of one of its cells, in the row of that number."""
        from agreementkit.word.lint.grid import Rows, dress_of

        if self._rows is None:
            self._rows = Rows(self._element, "", dress_of(self._element, self._styles))
        if row not in self._done and row < len(self._rows.elements):
            self._done.add(row)
            self._cells |= {cell.element: cell for cell in self._rows.row(row).cells}
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
        self._fills, self._based = _fills_in(styles)

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
        key, said = _said(properties, TELLING)
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
        key, said = _said(properties, _TEXT_TAGS)
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
        if _is_tiny(said, around):
            found.add(Look.TINY)
        if _is_astray(said, around):
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


def _said(element: "etree._Element | None", tags: Mapping[str, str]) -> tuple[object, Said]:
    """Those properties that bear on looks, and a key that is the same for the same ones."""
    if element is None:
        return (), {}
    found = [child for child in element if child.tag in tags]
    if not found:
        return (), {}
    said: dict[str, Mapping[str, str]] = {}
    for child in found:
        short = tags[str(child.tag)]
        if short == "textFill":
            said[short] = _filled(child)
        else:
            said[short] = {str(k).rpartition("}")[2]: str(v) for k, v in child.attrib.items()}
    return tuple((tag, *each.items()) for tag, each in said.items()), said


def _fills_in(
    styles: "etree._Element | None",
) -> tuple[Mapping[str, Mapping[str, str]], Mapping[str, str]]:
    """What each style fills letters with, and what each is based on; mostly nothing."""
    fills: dict[str, Mapping[str, str]] = {}
    based: dict[str, str] = {}
    for element in () if styles is None else styles.iter(TEXT_FILL):
        for style in element.iterancestors(name("style")):
            fills[style.get(name("styleId"), "")] = _filled(element)
    if fills and styles is not None:
        for above in styles.iterfind(f"{name('style')}/{name('basedOn')}"):
            for style in above.iterancestors(name("style")):
                based[style.get(name("styleId"), "")] = above.get(name("val"), "")
    return fills, based


def _filled(element: "etree._Element") -> Mapping[str, str]:
    """What text is filled with in newer versions of Word ([MS-DOCX] 2.6.1): over its colour."""
    found: dict[str, str] = {}
    for each in element.iter("*"):
        short = str(each.tag).rpartition("}")[2]
        value = next(iter(each.attrib.values()), "")
        if short == "noFill":
            found["none"] = "1"
        elif short == "srgbClr":
            found["val"] = str(value)
        elif short == "schemeClr":
            found["role"] = str(value)
    return found


def _number(said: Said, tag: str, attribute: str = "val") -> int | None:
    value = said.get(tag, {}).get(attribute, "")
    sign, digits = value[:1] == "-", value.removeprefix("-")
    # Longer numbers are none that Word takes, and Python takes long over them.
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        return None
    return -int(digits) if sign else int(digits)


def _below(found: int | None, least: int) -> bool:
    return found is not None and found < least


def _is_tiny(said: Said, around: Said) -> bool:
    """Whether words are small, narrow, or in a line too low to show them."""
    exact = around.get("spacing", {}).get("lineRule") == "exact"
    return (
        _below(_number(said, "sz"), _LEAST_HALF_POINTS)
        or _below(_number(said, "w"), _LEAST_WIDTH)
        or _below(_number(said, "fitText"), _LEAST_TWENTIETHS)
        or _below(_number(said, "spacing"), 1 - _LEAST_TWENTIETHS)
        or (exact and _below(_number(around, "spacing", "line"), _LEAST_TWENTIETHS))
    )


def _is_astray(said: Said, around: Said) -> bool:
    """Whether words are raised, indented or framed out of the page."""
    places = (
        # Half points are ten twentieths.
        10 * (_number(said, "position") or 0),
        *(
            sign * (_number(around, "ind", side) or 0)
            for sign, side in ((1, "left"), (1, "start"), (1, "firstLine"), (-1, "hanging"))
        ),
        *(_number(around, "framePr", side) or 0 for side in ("x", "y")),
    )
    return any(abs(each) >= _FARTHEST for each in places)
