"""How words look to whoever reads them in Word: their type and colours, and what conceals them.

Styles, tables, theme and shading are followed as Word follows them. Each combination is
worked out once: a file has thousands of runs, and few looks.
The file is long because each way to conceal words is told beside the others: a new one must fit.

The file is long because each way to conceal words bears on the others: a colour on what lies
behind it, a height on what is raised, a row on all that is in it.

ISO/IEC 29500-1: 17.3.1 and 17.3.2 (properties of paragraphs and runs), 17.4 (tables).
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from agreementkit.ooxml.colour import (
    AUTOMATIC,
    NO_THEME,
    Theme,
    background,
    contrast,
    foreground,
    plain_colour,
)
from agreementkit.ooxml.expected_markup import SYMBOL_FONTS
from agreementkit.ooxml.properties import (
    Properties,
    child_properties,
    has_any,
    inherited,
    is_on,
    measure,
    text_fill,
    value_of,
    whole_number,
)
from agreementkit.ooxml.reading import Concealment
from agreementkit.ooxml.styles import CHARACTER, NOTHING, TABLE, Formatting, Styles
from agreementkit.ooxml.tables import FormattedCell, FormattedRow, TableRows, covered_cells, is_shut
from agreementkit.ooxml.xml import TEXT_FILL, name

if TYPE_CHECKING:
    from lxml import etree

Concealments = frozenset[Concealment]
UNCONCEALED: Concealments = frozenset()

_LEAST_CONTRAST = 1.3
"""To 1. Below it nobody reads a word; the palest colours that people use for text have more."""
_LEAST_HALF_POINTS = 10
_LEAST_WIDTH = 20
"""Per cent of its own."""
_LEAST_TWENTIETHS = 100
"""Of a point, for the height of a line or the room that words are fitted into: 5 points."""
_FARTHEST = 11_906
"""Twentieths of a point; as far as an A4 page is wide."""
_FARTHEST_LEFT = 4_320
"""Likewise to the left of where text begins, which stands within three inches of the edge."""
_UNSAID_SIZE = 20
"""Half-points; what Word takes where no style says a size."""
_LARGE, _LARGE_BOLD = 18, 14
"""Points from which WCAG 2.2 counts text as large."""

_TEXT = (
    *("vanish", "specVanish", "color", "sz", "shd", "highlight", "rFonts", "strike", "dstrike"),
    *("rStyle", "w", "fitText", "position", "spacing"),
)
_PARAGRAPH = ("shd", "ind", "framePr", "spacing")
_OF_TEXT = {**{name(tag): tag for tag in _TEXT}, TEXT_FILL: "textFill"}
"""The properties of a run that bear on whether it is concealed, by their full names."""
OF_PARAGRAPHS = {name(tag): tag for tag in _PARAGRAPH}
"""The properties of a paragraph that bear on it, by their full names."""
_IN_A_TABLE = frozenset(_TEXT) - {"shd", "highlight", "rStyle"} | {"textFill"}
"""Of text, what the style of a table may conceal it by."""
_INKS = ("color", "textFill")
_INDENTS = ("left", "start", "firstLine", "hanging")


def _selected(
    element: "etree._Element | None", tags: Mapping[str, str]
) -> tuple[object, Properties]:
    """Some properties of a block, and a key that is the same for the same ones.

    Args:
        element: of a run or a paragraph; None where it has none.
        tags: short names by full ones, `_OF_TEXT` or `OF_PARAGRAPHS`.
    """
    if element is None:
        return (), {}
    children = [child for child in element if child.tag in tags]
    if not children:
        return (), {}
    found: dict[str, Mapping[str, str]] = {}
    for child in children:
        short = tags[str(child.tag)]
        if short == "textFill":
            found[short] = text_fill(child)
        else:
            found[short] = {str(k).rpartition("}")[2]: str(v) for k, v in child.attrib.items()}
    return tuple((tag, *each.items()) for tag, each in found.items()), found


@frozen(kw_only=True)
class TextAppearance:
    """What a reader sees of a run of text."""

    points: float
    bold: bool
    italic: bool
    underlined: bool
    struck: bool
    capitals: bool
    colour: str
    behind: str
    """The colour that it stands on."""

    @property
    def large(self) -> bool:
        """Whether WCAG counts it as large text: 18 points, or bold and 14."""
        return self.points >= (_LARGE_BOLD if self.bold else _LARGE)

    @property
    def contrast(self) -> float:
        """Of the text against what it stands on."""
        return contrast(self.colour, self.behind)

    @property
    def shape(self) -> tuple[object, ...]:
        """All that can be told without colour."""
        return (
            self.points,
            self.bold,
            self.italic,
            self.underlined,
            self.struck,
            self.capitals,
        )


def text_appearance(
    text: Properties,
    paragraph: Properties,
    cell: Properties | None = None,
    *,
    page: str | None = None,
    theme: Theme = NO_THEME,
) -> TextAppearance:
    """How a run of text looks.

    Args:
        text: its properties, with all that they inherit.
        paragraph: those of its paragraph, likewise.
        cell: those of the cell that it is in; None outside of any table.
        page: the colour of the page, where it is shown.
        theme: of the file.
    """
    run = theme.resolved(text)
    levels = [theme.resolved(each) for each in (cell or {}, paragraph)]
    behind = background(page, *levels, run)
    size = measure(value_of(run, "sz"), per_point=2)
    return TextAppearance(
        points=(_UNSAID_SIZE if size is None else size) / 2,
        bold=is_on(run, "b"),
        italic=is_on(run, "i"),
        underlined=has_any(run, "u"),
        struck=is_on(run, "strike") or is_on(run, "dstrike"),
        capitals=is_on(run, "caps"),
        colour=foreground(run, behind),
        behind=behind,
    )


@frozen(kw_only=True, eq=False)
class Ground:
    """What a paragraph gives the text in it."""

    style: str
    key: object
    properties: Properties
    """What the paragraph itself says."""
    fill: str | None
    cell: FormattedCell | None = None
    around: Concealments = UNCONCEALED
    """What conceals the row, or the table, that it is in."""
    plain: Concealments = UNCONCEALED
    """How text looks that says nothing of its own."""
    coloured: bool = False
    """Whether the style gives text a colour, so that it matters what lies behind."""
    known: dict[object, Concealments] = field(factory=dict)


@frozen(kw_only=True, eq=False)
class InTable:
    """A cell or a row, and the table whose looks it has."""

    table: "TableAppearance"
    element: "etree._Element"


class TableAppearance:
    """What a table says of the text in it; worked out when a cell first needs it.

    Args:
        element: the table.
        styles: of the file.
        around: the table that it is nested in, if that one can conceal what is in it.
    """

    def __init__(
        self,
        element: "etree._Element",
        styles: Styles,
        around: "TableAppearance | None" = None,
    ) -> None:
        self._element = element
        self._styles = styles
        self._around = around
        self._rows: TableRows | None = None
        self._places: dict[etree._Element, int] = {}
        self._done: dict[int, FormattedRow] = {}
        self._cells: dict[etree._Element, FormattedCell] = {}
        self._covered: dict[int, frozenset[etree._Element]] = {}
        own = child_properties(element, "tblPr")
        style = styles.of_table(value_of(own, "tblStyle"))
        self._away = _is_away(inherited(styles.formatting(style, TABLE).table, own))
        self.matters = around is not None or self._away or self._may_conceal(style)
        """Whether it or its style says anything that could conceal text in it."""

    def _may_conceal(self, style: str) -> bool:
        if not style:
            return False
        found = self._styles.by_id[style]
        return any(map(_may_conceal, (found.formatting, *found.conditions.values())))

    def row(self, element: "etree._Element") -> FormattedRow | None:
        """One of its rows, with what its style says of it; None where it is none of its rows.

        Args:
            element: the row, or a cell of it.
        """
        if self._rows is None:
            self._rows = TableRows(self._element, self._styles)
            self._places = {each: index for index, each in enumerate(self._rows.elements)}
        own = element if element.tag == _TR else next(element.iterancestors(_TR), element)
        index = self._places.get(own)
        if index is None:
            return None
        if index not in self._done:
            row = self._done[index] = self._rows.row(index)
            self._cells |= {cell.element: cell for cell in row.cells}
        return self._done[index]

    def cell(self, element: "etree._Element") -> FormattedCell | None:
        """What it says of one of its cells; None where it has no such cell."""
        self.row(element)
        return self._cells.get(element)

    def is_covered(self, element: "etree._Element") -> bool:
        """Whether the cell above one of its cells reaches over it, and nothing in it shows."""
        self.row(element)
        index = self._places.get(next(element.iterancestors(_TR), element))
        if not index or self._rows is None:
            return False
        if index not in self._covered:
            above, own = self._rows.elements[index - 1 : index + 1]
            self._covered[index] = covered_cells(own, above)
        return element in self._covered[index]

    def concealments(self, element: "etree._Element") -> Concealments:
        """What conceals all that is in one of its rows: the row, the table, or what is around.

        Args:
            element: the row, or a cell of it.
        """
        row = self.row(element)
        found = self._outer
        if row is not None and is_shut(row.properties):
            found |= {Concealment.HIDDEN}
        return found

    @cached_property
    def _outer(self) -> Concealments:
        found = self._around.concealments(self._element) if self._around else UNCONCEALED
        return found | {Concealment.OFF_PAGE} if self._away else found


_TR, _TBL = name("tr"), name("tbl")


def _is_away(table: Properties) -> bool:
    """Whether a table is indented, or floats, out of the page (17.4.50, 17.4.57)."""
    places = (
        _twentieths(table, "tblInd", "w") if value_of(table, "tblInd", "type") != "pct" else 0,
        *(_twentieths(table, "tblpPr", side) for side in ("tblpX", "tblpY")),
    )
    return any(abs(each or 0) >= _FARTHEST for each in places)


def _may_conceal(formatting: Formatting) -> bool:
    paragraph = formatting.paragraph
    return (
        not _IN_A_TABLE.isdisjoint(formatting.run)
        or not formatting.row.keys().isdisjoint(("hidden", "trHeight"))
        or not paragraph.keys().isdisjoint(("ind", "framePr"))
        or value_of(paragraph, "spacing", "lineRule") == "exact"
    )


class Appearances:
    """The looks of one file.

    Args:
        styles: of the file.
        theme: its fonts and colours.
        page: the colour of the page, where it is shown.
        symbols: the fonts that the file itself calls fonts of symbols.
    """

    def __init__(
        self,
        styles: Styles,
        *,
        theme: Theme = NO_THEME,
        page: str | None = None,
        symbols: Iterable[str] = (),
    ) -> None:
        self._styles = styles
        self._theme = theme
        self._page = page
        self._symbols = SYMBOL_FONTS | {each.casefold() for each in symbols}
        self._grounds: dict[object, Ground] = {}
        self._tables: dict[etree._Element, TableAppearance] = {}

    def table(self, element: "etree._Element") -> TableAppearance:
        """What a table says of the text in it."""
        found = self._tables.get(element)
        if found is None:
            outer = next(element.iterancestors(_TBL), None)
            around = None if outer is None else self.table(outer)
            around = around if around is not None and around.matters else None
            found = self._tables[element] = TableAppearance(element, self._styles, around)
        return found

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
        key, own = _selected(properties, OF_PARAGRAPHS)
        style = self._styles.of_paragraph(style)
        ground = self._grounds.get((style, key, fill, _NO_CELL))
        if ground is None:
            ground = self._ground(Ground(style=style, key=key, properties=own, fill=fill))
        if within and (within.table.matters or ground.coloured):
            return self._inside(ground, within)
        return ground

    def text(
        self,
        properties: "etree._Element",
        ground: Ground,
        within: InTable | None = None,
    ) -> Concealments:
        """What conceals a run that has properties of its own."""
        key, own = _selected(properties, _OF_TEXT)
        if not key:
            return ground.plain
        if within and not ground.cell and self._is_inked(own):
            ground = self._inside(ground, within)
        if key not in ground.known:
            ground.known[key] = self._concealments(own, ground)
        return ground.known[key]

    def _is_inked(self, own: Properties) -> bool:
        """Whether it matters what lies behind."""
        style = value_of(own, "rStyle") or ""
        inks = self._styles.formatting(style, CHARACTER).run
        return any(ink in each for ink in _INKS for each in (own, inks))

    def _inside(self, ground: Ground, within: InTable) -> Ground:
        cell = within.table.cell(within.element)
        around = UNCONCEALED
        if within.table.matters:
            around = within.table.concealments(within.element)
        return self._ground(evolve(ground, cell=cell, around=around, known={}))

    def _ground(self, bare: Ground) -> Ground:
        # The ground holds on to the cell, so that its identity stays its own.
        place = (id(bare.cell), bare.around) if bare.cell or bare.around else _NO_CELL
        key = (bare.style, bare.key, bare.fill, place)
        if key not in self._grounds:
            plain = self._concealments({}, bare)
            text = self._styles.text(bare.style)
            colour = text.get("color", _AUTOMATIC)
            coloured = colour != _AUTOMATIC or "textFill" in text
            self._grounds[key] = evolve(bare, plain=plain, coloured=coloured)
        return self._grounds[key]

    def _concealments(self, direct: Properties, ground: Ground) -> Concealments:
        table = ground.cell.formatting if ground.cell else NOTHING
        character = value_of(direct, "rStyle") or ""
        run = self._styles.run(table, ground.style, character, direct)
        around = self._styles.paragraph(table, ground.style, ground.properties)
        found = set(ground.around)
        if is_on(run, "vanish") or is_on(run, "specVanish"):
            found.add(Concealment.HIDDEN)
        if is_on(run, "strike") or is_on(run, "dstrike"):
            found.add(Concealment.STRUCK)
        if _is_tiny(run, around):
            found.add(Concealment.TINY)
        if _is_off_page(run, around):
            found.add(Concealment.OFF_PAGE)
        if self._is_symbol(run):
            found.add(Concealment.SYMBOL)
        if self._is_pale(run, around, ground):
            found.add(Concealment.WHITE)
        return frozenset(found)

    def _is_symbol(self, run: Properties) -> bool:
        named = (font.casefold() for font in self._theme.latin_fonts(run))
        return not self._symbols.isdisjoint(named)

    def _is_pale(self, run: Properties, around: Properties, ground: Ground) -> bool:
        """Whether the colour is nearly that of what lies behind."""
        filled = run.get("textFill", {})
        if "none" in filled:
            return True
        colour = run.get("color", {})
        if not filled and colour.get("val", AUTOMATIC) == AUTOMATIC and "themeColor" not in colour:
            # Word takes black or white, whichever shows.
            return False
        resolved = self._theme.resolved
        cell = resolved(ground.cell.properties) if ground.cell else {}
        text = resolved(run)
        behind = background(ground.fill or self._page, cell, resolved(around), text)
        ink = plain_colour(filled.get("val")) or self._theme.colour(filled.get("role", ""))
        return contrast(ink or foreground(text, behind), behind) < _LEAST_CONTRAST


_NO_CELL = (0, UNCONCEALED)
_AUTOMATIC = {"val": AUTOMATIC}


def _is_tiny(text: Properties, paragraph: Properties) -> bool:
    """Whether words are small, narrow, or in a line or a frame too low to show them."""
    exact = value_of(paragraph, "spacing", "lineRule") == "exact"
    held_low = value_of(paragraph, "framePr", "hRule") == "exact"
    return (
        _below(measure(value_of(text, "sz"), per_point=2), _LEAST_HALF_POINTS)
        or _below(whole_number((value_of(text, "w") or "").removesuffix("%")), _LEAST_WIDTH)
        or _below(_twentieths(text, "fitText"), _LEAST_TWENTIETHS)
        or _below(_twentieths(text, "spacing"), 1 - _LEAST_TWENTIETHS)
        or (exact and _below(_twentieths(paragraph, "spacing", "line"), _LEAST_TWENTIETHS))
        or (held_low and _below(_twentieths(paragraph, "framePr", "h"), _LEAST_TWENTIETHS))
        or _below(_twentieths(paragraph, "framePr", "w") or None, _LEAST_TWENTIETHS)
    )


def _is_off_page(text: Properties, paragraph: Properties) -> bool:
    """Whether words are raised, indented or framed out of the page."""
    # Half points are ten twentieths.
    raised = 10 * (measure(value_of(text, "position"), per_point=2) or 0)
    if value_of(paragraph, "spacing", "lineRule") == "exact":
        # Such a line does not make room for what is raised: it cuts it off.
        line = _twentieths(paragraph, "spacing", "line")
        if line is not None and abs(raised) >= line:
            return True
    before = (
        *(_twentieths(paragraph, "ind", side) for side in ("left", "start")),
        _twentieths(paragraph, "framePr", "x"),
    )
    if any((each or 0) <= -_FARTHEST_LEFT for each in before):
        return True
    places = (
        raised,
        *(_twentieths(paragraph, "ind", side) for side in _INDENTS),
        *(_twentieths(paragraph, "framePr", side) for side in ("x", "y")),
    )
    return any(abs(each or 0) >= _FARTHEST for each in places)


def _twentieths(properties: Properties, tag: str, attribute: str = "val") -> float | None:
    return measure(value_of(properties, tag, attribute), per_point=20)


def _below(found: float | None, least: int) -> bool:
    return found is not None and found < least
