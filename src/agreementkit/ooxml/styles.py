"""Styles (17.7): what each says with all that it inherits, and what comes of several at once.

A style inherits from the one that it is based on, if that is of its own kind. Over the
defaults of the document lie, the last the strongest: the style of the table with those of
its conditions that a cell meets (17.7.6), that of the paragraph, that of the characters,
and what the text itself says (17.7.2). Properties that are toggles add up (17.7.3).
Each is worked out once, when it is first asked for.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import evolve, field, fields, frozen

from agreementkit.ooxml.colour import NO_THEME, Theme, named_colour
from agreementkit.ooxml.properties import (
    Properties,
    child_properties,
    inherited,
    is_on,
    measure,
    on_off,
    properties_of,
    value_of,
    whole_number,
)
from agreementkit.ooxml.xml import attribute, name, parsed

if TYPE_CHECKING:
    from lxml import etree

PARAGRAPH = "paragraph"
CHARACTER = "character"
TABLE = "table"

_TOGGLES = (
    *("b", "bCs", "caps", "dstrike", "emboss", "i", "iCs", "imprint", "outline", "shadow"),
    *("smallCaps", "strike", "vanish"),
)
_CONDITIONS = frozenset(
    {
        *("wholeTable", "firstRow", "lastRow", "firstCol", "lastCol"),
        *("band1Vert", "band2Vert", "band1Horz", "band2Horz"),
        *("neCell", "nwCell", "seCell", "swCell"),
    }
)
"""What a cell may be in its table, so that its style says more of it (17.18.89)."""
_PROPERTIES = frozenset(
    {
        # Of text (17.3.2).
        *("b", "bCs", "bdr", "caps", "color", "cs", "dstrike", "eastAsianLayout", "effect", "em"),
        *("emboss", "fitText", "highlight", "i", "iCs", "imprint", "kern", "lang", "noProof"),
        *("outline", "position", "rFonts", "rtl", "shadow", "shd", "smallCaps", "snapToGrid"),
        *("spacing", "specVanish", "strike", "sz", "szCs", "textFill", "u", "vanish", "vertAlign"),
        *("w", "webHidden"),
        # Of paragraphs (17.3.1).
        *("adjustRightInd", "bidi", "contextualSpacing", "framePr", "ind", "jc", "keepLines"),
        *("keepNext", "mirrorIndents", "numPr", "outlineLvl", "pBdr", "pageBreakBefore"),
        *("suppressAutoHyphens", "suppressLineNumbers", "tabs", "textAlignment", "textDirection"),
        *("widowControl", "wordWrap"),
        # Of tables, rows and cells (17.4).
        *("cantSplit", "hidden", "noWrap", "tblBorders", "tblCellMar", "tblCellSpacing", "tblInd"),
        *("tblHeader", "tblLayout", "tblStyleColBandSize", "tblStyleRowBandSize", "tblW"),
        *("tblpPr", "tcBorders", "tcFitText", "tcMar", "tcW", "trHeight", "vAlign"),
    }
)
_KEPT = 64
_HEADINGS = tuple(f"heading {level}" for level in range(1, 10))
BODY_TEXT = 9
"""The outline level that means none (17.3.1.20)."""
_MOST = 99_999
"""Of a size or a space in a style: more are none that anybody asks for."""


@frozen(kw_only=True)
class Formatting:
    """Properties by what they apply to."""

    run: Properties = field(factory=dict)
    paragraph: Properties = field(factory=dict)
    row: Properties = field(factory=dict)
    cell: Properties = field(factory=dict)
    table: Properties = field(factory=dict)

    def under(self, other: "Formatting") -> "Formatting":
        """This formatting with another over it."""
        return Formatting(
            run=_under(self.run, other.run),
            paragraph=_under(self.paragraph, other.paragraph),
            row=_under(self.row, other.row),
            cell=_under(self.cell, other.cell),
            table=_under(self.table, other.table),
        )


NOTHING = Formatting()
"""What a table says of text outside any."""


def _under(below: Properties, above: Properties) -> Properties:
    return inherited(below, above) if below and above else above or below


@frozen(kw_only=True)
class Style:
    """A style with what it inherits from those that it is based on."""

    id: str
    name: str
    """As Word shows it; its id where it has none."""
    kind: str
    """`paragraph`, `character`, `table` or `numbering`."""
    formatting: Formatting
    conditions: Mapping[str, Formatting]
    """For a table: what holds for its first row, its bands and so on."""
    heading: bool
    """Whether it is one of Word's own headings, or based on one."""


@frozen(kw_only=True)
class TextFormat:
    """What of its text a style sets, as numbers and names; None where it says nothing."""

    font: str | None = None
    size: int | None = None
    """In half-points."""
    bold: bool | None = None
    italic: bool | None = None
    colour: str | None = None
    """Six hexadecimal digits, or `auto`."""
    before: int | None = None
    """Space before, in twentieths of a point; `after` is the same behind."""
    after: int | None = None
    line: int | None = None
    """Line spacing, in 240ths of a line."""
    align: str | None = None
    tabs: tuple[tuple[int, str], ...] = ()
    """Stops by position in twentieths of a point, with their kind; `clear` takes one away."""

    def over(self, below: "TextFormat") -> "TextFormat":
        """This format laid over another one, which shows where this says nothing."""
        own = {
            each.name: value
            for each in fields(TextFormat)
            if (value := getattr(self, each.name)) is not None and each.name != "tabs"
        }
        return evolve(below, **own, tabs=tuple({**dict(below.tabs), **dict(self.tabs)}.items()))


def text_format(run: Properties, paragraph: Properties, theme: Theme = NO_THEME) -> TextFormat:
    """What properties of text and of its paragraph set."""
    run = theme.resolved(run)
    proportional = (value_of(paragraph, "spacing", "lineRule") or "auto") == "auto"
    return TextFormat(
        font=next(iter(theme.latin_fonts(run)), None),
        size=_amount(value_of(run, "sz"), per_point=2),
        bold=is_on(run, "b") if "b" in run else None,
        italic=is_on(run, "i") if "i" in run else None,
        colour=named_colour(value_of(run, "color")),
        before=_amount(value_of(paragraph, "spacing", "before")),
        after=_amount(value_of(paragraph, "spacing", "after")),
        line=_amount(value_of(paragraph, "spacing", "line")) if proportional else None,
        align=value_of(paragraph, "jc"),
        tabs=tuple(
            (at, kind)
            for position, kind in paragraph.get("tabs", {}).items()
            if (at := _amount(position)) is not None
        ),
    )


def _amount(value: str | None, *, per_point: int = 20) -> int | None:
    found = measure(value, per_point=per_point)
    return round(found) if found is not None and 0 <= found <= _MOST else None


class _Definitions(Mapping[str, Style]):
    """Every style of a file by its id, over the one that it is based on.

    A style based on itself, on one of another kind or on none that there is ends there.
    """

    def __init__(self, root: "etree._Element | None") -> None:
        self.elements: dict[str, etree._Element] = {}
        self.kinds: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self.defaults: dict[str, str] = {}
        self._done: dict[str, Style] = {}
        for element in () if root is None else root.iterchildren(_STYLE):
            id_ = element.get(_ID)
            if id_ is not None:
                kind = element.get(_TYPE, PARAGRAPH)
                self.elements[id_], self.kinds[id_] = element, kind
                if on_off(element.get(_DEFAULT), absent=False):
                    self.defaults[kind] = id_
        for id_, element in self.elements.items():
            above = element.find(_BASED_ON)
            parent = "" if above is None else above.get(_VALUE, "")
            if self.kinds.get(parent) == self.kinds[id_]:
                self.parents[id_] = parent

    def __getitem__(self, id_: str) -> Style:
        if id_ not in self._done:
            self._resolve(id_)
        return self._done[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self.elements

    def __iter__(self) -> Iterator[str]:
        return iter(self.elements)

    def __len__(self) -> int:
        return len(self.elements)

    def lineage(self, id_: str) -> Iterator[str]:
        """A style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while id_ in self.elements and id_ not in seen:
            seen.add(id_)
            yield id_
            id_ = self.parents.get(id_, "")

    def _resolve(self, first: str) -> None:
        # Without recursion, and without keeping each step: a chain may be thousands of styles
        # long. Some are kept, so that the next one does not begin from the bottom again.
        waiting: list[str] = []
        parent = None
        for id_ in self.lineage(first):
            if id_ in self._done:
                parent = self._done[id_]
                break
            waiting.append(id_)
        for step, id_ in enumerate(reversed(waiting), 1):
            parent = _style(id_, self.kinds[id_], self.elements[id_], parent)
            if step % _KEPT == 0 or id_ == first:
                self._done[id_] = parent
        # An id that is nowhere is a KeyError, as with any map.
        self._done[first]


_STYLE, _BASED_ON, _VALUE = name("style"), name("basedOn"), name("val")
_ID, _TYPE, _DEFAULT, _CUSTOM = (name(tag) for tag in ("styleId", "type", "default", "customStyle"))


def _style(id_: str, kind: str, element: "etree._Element", parent: Style | None) -> Style:
    named = element.find(name("name"))
    label = ("" if named is None else named.get(_VALUE)) or id_
    conditions = dict(parent.conditions) if parent else {}
    for part in element.iterchildren(name("tblStylePr")):
        condition = part.get(_TYPE, "")
        if condition in _CONDITIONS:
            below = conditions.get(condition, NOTHING)
            conditions[condition] = below.under(_formatting(part))
    own = _formatting(element)
    return Style(
        id=id_,
        name=label,
        kind=kind,
        formatting=parent.formatting.under(own) if parent else own,
        conditions=conditions,
        heading=label.casefold() in _HEADINGS or bool(parent and parent.heading),
    )


def _formatting(element: "etree._Element") -> Formatting:
    return Formatting(
        run=_known(child_properties(element, "rPr")),
        paragraph=_known(child_properties(element, "pPr")),
        row=_known(child_properties(element, "trPr")),
        cell=_known(child_properties(element, "tcPr")),
        table=_known(child_properties(element, "tblPr")),
    )


def _known(properties: Properties) -> Properties:
    # Others mean nothing, and thousands of them would be handed down from style to style.
    return {tag: attributes for tag, attributes in properties.items() if tag in _PROPERTIES}


@frozen(kw_only=True, eq=False)
class Styles:
    """The styles of a file, and the defaults beneath them."""

    by_id: _Definitions
    """Every style, by its id."""
    defaults: Formatting
    """Those of the document."""
    # Worked out once for each pair of styles: a document has thousands of runs and few pairs.
    _runs: dict[tuple[object, ...], Properties] = field(factory=dict, init=False, repr=False)
    _cells: dict[tuple[object, ...], Formatting] = field(factory=dict, init=False, repr=False)

    @property
    def paragraph_default(self) -> str:
        """The id of the style that a paragraph has when it names none; empty for none."""
        return self.by_id.defaults.get(PARAGRAPH, "")

    @property
    def table_default(self) -> str:
        """The same of a table."""
        return self.by_id.defaults.get(TABLE, "")

    def of_paragraph(self, named: str) -> str:
        """The id of the style that a paragraph has.

        Args:
            named: what it names; one that is not there, or is for something else, is as none.
        """
        return named if self.by_id.kinds.get(named) == PARAGRAPH else self.paragraph_default

    def of_table(self, named: str | None) -> str:
        """The same of a table; one that names none, which is None, has the default style."""
        if named is None:
            return self.table_default
        return named if self.by_id.kinds.get(named) == TABLE else self.table_default

    def named(self, style: str) -> str:
        """A style's name as Word shows it; its id where it is not defined."""
        return self.by_id[style].name if style in self.by_id else style

    def formatting(self, style: str, kind: str = PARAGRAPH) -> Formatting:
        """What a style says with all that it inherits.

        Nothing where it is not defined, or is of another kind than is asked for.
        """
        return self.by_id[style].formatting if self.by_id.kinds.get(style) == kind else NOTHING

    def run(
        self,
        table: Formatting,
        paragraph: str,
        character: str,
        direct: Properties,
    ) -> Properties:
        """The properties of a run of text.

        Args:
            table: what its table says.
            paragraph: the id of the paragraph's style.
            character: the id of its own style, or nothing.
            direct: what it says itself.
        """
        # Tables' formatting is kept below as long as this is, so its identity is its own.
        key = (id(table), paragraph, character)
        if key not in self._runs:
            self._runs[key] = self._run(table, paragraph, character)
        return inherited(self._runs[key], direct)

    def _run(self, table: Formatting, paragraph: str, character: str) -> Properties:
        unnamed = self.by_id.defaults.get(CHARACTER, "")
        own = self.formatting(character, CHARACTER).run
        base = self.defaults.run
        if self.by_id.kinds.get(character) != CHARACTER:
            own, base = {}, inherited(base, self.formatting(unnamed, CHARACTER).run)
        levels = (table.run, self.formatting(paragraph).run, own)
        together = inherited(base, *levels)
        plain = {tag: attributes for tag, attributes in together.items() if tag not in _TOGGLES}
        return {**plain, **_toggled(base, *levels)}

    def text(self, style: str) -> Properties:
        """The properties of text in a paragraph style, where nothing else is said."""
        return self.run(NOTHING, style, "", {})

    def paragraph(self, table: Formatting, style: str, direct: Properties) -> Properties:
        """The properties of a paragraph: its table's, its style's and its own."""
        levels = (table.paragraph, self.formatting(style).paragraph, direct)
        return inherited(self.defaults.paragraph, *levels)

    def cell(self, style: str, conditions: tuple[str, ...]) -> Formatting:
        """What a table style says of a cell.

        Args:
            style: the id of the table's style.
            conditions: what the cell is, such as `firstRow`, the strongest last.
        """
        key = (style, conditions)
        if key not in self._cells:
            together = self.formatting(style, TABLE)
            own = self.by_id[style].conditions if style in self.by_id else {}
            for condition in ("wholeTable", *conditions):
                if condition in own:
                    together = together.under(own[condition])
            self._cells[key] = together
        return self._cells[key]


def _toggled(defaults: Properties, *levels: Properties) -> Properties:
    """The toggles that result from document defaults and the levels of styles over them.

    A toggle that two levels set is off again, as in Word; one that the defaults set stays on.
    Direct formatting comes later and is final.
    """
    return {
        tag: {"val": "1"}
        for tag in _TOGGLES
        if is_on(defaults, tag) or sum(is_on(level, tag) for level in levels) % 2
    }


def styles_in(root: "etree._Element | None") -> Styles:
    """The styles of a styles part; none at all where a file has no such part."""
    return Styles(by_id=_Definitions(root), defaults=_defaults(root))


def _defaults(root: "etree._Element | None") -> Formatting:
    if root is None:
        return NOTHING
    run, paragraph = (
        properties_of(root.find("/".join(map(name, ("docDefaults", f"{tag}Default", tag)))))
        for tag in ("rPr", "pPr")
    )
    return Formatting(run=run, paragraph=paragraph)


def outline_levels(styles: Styles) -> Mapping[str, int]:
    """The level of each style that is a heading, from 1, by the style's id.

    A style has the level of the one that it is based on, unless it has its own.
    """
    found: dict[str, int] = {}
    for id_ in styles.by_id:
        waiting, level = [], BODY_TEXT
        for each in styles.by_id.lineage(id_):
            own = found.get(each, _own_level(styles.by_id.elements[each]))
            waiting.append(each)
            if own is not None:
                level = own
                break
        found.update(dict.fromkeys(waiting, level))
    return {id_: level + 1 for id_, level in found.items() if level < BODY_TEXT}


def outline_level(value: str | None) -> int | None:
    """An outline level (17.3.1.20) from 0, `BODY_TEXT` for that of no heading; None for none.

    >>> outline_level("1"), outline_level("9"), outline_level("first")
    (1, 9, None)
    """
    return whole_number(value, least=0)


def _own_level(style: "etree._Element") -> int | None:
    element = style.find(_LEVEL)
    return None if element is None else outline_level(element.get(_VALUE))


_LEVEL = f"{name('pPr')}/{name('outlineLvl')}"


def names_in(styles: Styles) -> Iterator[tuple[str, str]]:
    """Every name of every paragraph style, in lower case, with the style's id.

    Word and LibreOffice spell the built-in names differently, and a style may have others.
    """
    for id_, element in styles.by_id.elements.items():
        if styles.by_id.kinds[id_] == PARAGRAPH:
            for tag in ("name", "aliases"):
                for each in element.iterfind(name(tag)):
                    for called in each.get(_VALUE, "").split(","):
                        yield called.strip().lower(), id_


def custom_styles(styles: Styles, kind: str) -> Iterator[str]:
    """The ids of the styles of one kind that somebody made: none that Word brings along."""
    for id_, element in styles.by_id.elements.items():
        if styles.by_id.kinds[id_] == kind and on_off(element.get(_CUSTOM), absent=False):
            yield id_


def style_names(part: bytes) -> frozenset[str]:
    """The id and the name of every style that a style part defines; none of an empty part."""
    if not part:
        return frozenset()
    found: set[str] = set()
    for style in parsed(part).iter(_STYLE):
        named = style.find(name("name"))
        ids = (attribute(style, "styleId"), None if named is None else attribute(named, "val"))
        found.update(each for each in ids if each)
    return frozenset(found)
