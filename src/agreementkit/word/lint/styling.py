"""Styles with all that they inherit, worked out once for a file."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from agreementkit.word.lint.properties import (
    TOGGLES,
    Properties,
    held,
    inherited,
    properties_of,
    toggled,
    value_of,
)
from agreementkit.word.oxml.tree import attribute, name

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["NOTHING", "Formatting", "Style", "Styles", "styles_in"]

_HEADINGS = tuple(f"heading {level}" for level in range(1, 10))


@frozen(kw_only=True)
class Formatting:
    """Properties by what they apply to."""

    run: Properties = field(factory=dict)
    paragraph: Properties = field(factory=dict)
    cell: Properties = field(factory=dict)
    table: Properties = field(factory=dict)

    def under(self, other: "Formatting") -> "Formatting":
        """This formatting with another over it."""
        return Formatting(
            run=inherited(self.run, other.run),
            paragraph=inherited(self.paragraph, other.paragraph),
            cell=inherited(self.cell, other.cell),
            table=inherited(self.table, other.table),
        )


@frozen(kw_only=True)
class Style:
    """A style with what it inherits from those it is based on."""

    id: str
    name: str
    formatting: Formatting
    conditions: Mapping[str, Formatting]
    """For a table: what holds for its first row, its bands and so on."""
    heading: bool
    """Whether it is one of Word's own headings, or based on one."""


NOTHING = Formatting()
"""What a table says of text outside any."""


@frozen(kw_only=True, eq=False)
class Styles:
    """The styles of a file, and the defaults beneath them."""

    by_id: Mapping[str, Style]
    paragraph_default: str
    """The id of the style that a paragraph has when it names none."""
    table_default: str
    defaults: Formatting
    # Worked out once for each pair of styles: a document has thousands of runs and few pairs.
    _runs: dict[tuple[object, ...], Properties] = field(factory=dict, init=False, repr=False)
    _cells: dict[tuple[object, ...], Formatting] = field(factory=dict, init=False, repr=False)

    def named(self, style: str) -> str:
        """A style's name as Word shows it; its id where it is not defined."""
        return self.by_id[style].name if style in self.by_id else style

    def formatting(self, style: str) -> Formatting:
        """What a style says with all that it inherits; nothing where it is not defined."""
        return self.by_id[style].formatting if style in self.by_id else NOTHING

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
            levels = (
                table.run,
                self.formatting(paragraph).run,
                self.formatting(character).run,
            )
            together = inherited(self.defaults.run, *levels)
            plain = {tag: said for tag, said in together.items() if tag not in TOGGLES}
            self._runs[key] = {**plain, **toggled(self.defaults.run, *levels)}
        return inherited(self._runs[key], direct)

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
            together = self.formatting(style)
            for condition in conditions if style in self.by_id else ():
                over = self.by_id[style].conditions.get(condition, NOTHING)
                together = together.under(over)
            self._cells[key] = together
        return self._cells[key]


def styles_in(root: "etree._Element | None") -> Styles:
    """The styles of a styles part; none at all where a file has no such part."""
    elements: dict[str, etree._Element] = {}
    defaults: dict[str, str] = {}
    for element in () if root is None else root.iterchildren(name("style")):
        id_ = attribute(element, "styleId")
        if id_ is not None:
            elements[id_] = element
            if attribute(element, "default") in ("1", "true", "on"):
                defaults[attribute(element, "type") or "paragraph"] = id_
    return Styles(
        by_id=_Resolved(elements),
        paragraph_default=defaults.get("paragraph", ""),
        table_default=defaults.get("table", ""),
        defaults=_defaults(root),
    )


def _defaults(root: "etree._Element | None") -> Formatting:
    if root is None:
        return NOTHING
    run, paragraph = (
        properties_of(root.find("/".join(map(name, ("docDefaults", f"{tag}Default", tag)))))
        for tag in ("rPr", "pPr")
    )
    return Formatting(run=run, paragraph=paragraph)


class _Resolved(Mapping[str, Style]):
    """Every style over the one that it is based on, each worked out when it is asked for.

    A style based on itself ends there.
    """

    def __init__(self, elements: "Mapping[str, etree._Element]") -> None:
        self._elements = elements
        self._done: dict[str, Style] = {}

    def __getitem__(self, id_: str) -> Style:
        if id_ not in self._done:
            self._resolve(id_)
        return self._done[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._elements

    def __iter__(self) -> Iterator[str]:
        return iter(self._elements)

    def __len__(self) -> int:
        return len(self._elements)

    def _resolve(self, first: str) -> None:
        elements, done = self._elements, self._done
        waiting: dict[str, None] = {}
        id_: str | None = first
        while id_ is not None and id_ in elements and id_ not in done and id_ not in waiting:
            waiting[id_] = None
            id_ = _based_on(elements[id_])
        for each in reversed(waiting):
            parent = done.get(_based_on(elements[each]) or "")
            done[each] = _style(each, elements[each], parent)


def _based_on(element: "etree._Element") -> str | None:
    return value_of(properties_of(element), "basedOn")


def _style(id_: str, element: "etree._Element", parent: Style | None) -> Style:
    own = properties_of(element)
    label = value_of(own, "name") or id_
    conditions = dict(parent.conditions) if parent else {}
    for part in element.iterchildren(name("tblStylePr")):
        condition = attribute(part, "type") or ""
        conditions[condition] = conditions.get(condition, NOTHING).under(_formatting(part))
    below = parent.formatting if parent else NOTHING
    return Style(
        id=id_,
        name=label,
        formatting=below.under(_formatting(element)),
        conditions=conditions,
        heading=label.casefold() in _HEADINGS or bool(parent and parent.heading),
    )


def _formatting(element: "etree._Element") -> Formatting:
    return Formatting(
        run=held(element, "rPr"),
        paragraph=held(element, "pPr"),
        cell=held(element, "tcPr"),
        table=held(element, "tblPr"),
    )
