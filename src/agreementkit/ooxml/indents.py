"""How far in a paragraph stands: what it says itself, its list and its styles (17.3.1.12).

The nearest wins: the paragraph, the list that it names, then each style with the list that the
style names, from its own to the one that all are based on.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from agreementkit.ooxml.properties import measure, properties_of, value_of
from agreementkit.ooxml.styles import Styles
from agreementkit.ooxml.xml import attribute, name

if TYPE_CHECKING:
    from lxml import etree

    from agreementkit.ooxml.properties import Properties

_VALUE = name("val")
_BEARING = frozenset(map(name, ("pStyle", "ind", "numPr")))
"""What bears on how far in a paragraph stands."""


def list_levels(root: "etree._Element | None") -> "Mapping[tuple[str, str], etree._Element]":
    """The levels of every list of a file, by the id of the list and their own number.

    Args:
        root: of the part of lists; None where a file has none.
    """
    if root is None:
        return {}
    found: dict[tuple[str, str], etree._Element] = {}
    kinds = {attribute(each, "abstractNumId"): each for each in root.iter(name("abstractNum"))}
    for element in root.iter(name("num")):
        id_, link = attribute(element, "numId") or "", element.find(name("abstractNumId"))
        kind = kinds.get(None if link is None else link.get(_VALUE))
        for each in (kind, *element.iter(name("lvlOverride"))):
            for level in () if each is None else each.iter(name("lvl")):
                found[id_, attribute(level, "ilvl") or "0"] = level
    return found


class Indents:
    """The indents of one file.

    Args:
        styles: of the file.
        levels: of its lists.
    """

    def __init__(self, styles: Styles, levels: "Mapping[tuple[str, str], etree._Element]") -> None:
        self._styles = styles
        self._levels = levels
        self._known: dict[object, int] = {}

    def of(self, properties: "etree._Element | None") -> int:
        """How far from the margin the text of a paragraph begins, in twentieths of a point.

        Args:
            properties: the paragraph's own; None where it has none.
        """
        # Most paragraphs of a file say one of a few things.
        key = tuple(
            (child.tag, *child.items(), *(each.get(_VALUE) for each in child))
            for child in (() if properties is None else properties)
            if child.tag in _BEARING
        )
        if key not in self._known:
            own = properties_of(properties)
            style = self._styles.of_paragraph(value_of(own, "pStyle") or "")
            self._known[key] = round(next(self._said(own, style), 0))
        return self._known[key]

    def _said(self, own: "Properties", style: str) -> Iterator[float]:
        yield from _left(own)
        yield from self._of_list(own)
        for each in self._styles.by_id.lineage(style):
            element = self._styles.by_id.elements[each]
            said = properties_of(element.find(name("pPr")))
            yield from _left(said)
            yield from self._of_list(said)

    def _of_list(self, said: "Properties") -> Iterator[float]:
        number = said.get("numPr", {})
        level = self._levels.get((number.get("numId", ""), number.get("ilvl", "0")))
        if level is not None:
            yield from _left(properties_of(level.find(name("pPr"))))


def _left(said: "Properties") -> Iterator[float]:
    for side in ("left", "start"):
        found = measure(value_of(said, "ind", side), per_point=20)
        if found is not None:
            yield found
