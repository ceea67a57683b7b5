"""How a Word file counts its paragraphs (17.9), as plain values.

Two parts say it together: the numbering part defines lists level by level, and the styles
part says which list a style belongs to. A paragraph may then depart from its style.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.ooxml.properties import has_on
from agreementkit.ooxml.styles import Styles
from agreementkit.word.oxml.tree import attribute, name

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "LEVELS",
    "NO_NUMBERING",
    "Direct",
    "Level",
    "Lists",
    "Num",
    "StyleNumbering",
    "direct_numbering",
    "lists_of",
    "number_given",
    "style_numbering",
]

LEVELS = 9
"""How many levels a list has (17.9.6)."""
_WHOLE = re.compile(r"[0-9]{1,5}")


@frozen(kw_only=True)
class Direct:
    """What a paragraph or a style says of its own numbering; None where it is silent."""

    num: int | None = None
    """The list; 0 takes the paragraph out of any."""
    level: int | None = None
    """From 0."""


NO_NUMBERING = Direct()


@frozen(kw_only=True)
class Level:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    """As the file names it, such as `lowerRoman`; empty where it is not plainly said."""
    text: str = ""
    """What prints, `%1` standing for the number of the first level."""
    style: str = ""
    """The style that this level belongs to."""
    restart: int | None = None
    """The level, from 1, after which it starts again; 0 for never, None for any above it."""
    legal: bool = False
    """Whether all its numbers print as 1, 2, 3."""


@frozen(kw_only=True)
class Num:
    """One use of a list, with what it changes in it."""

    number: int
    """By which paragraphs name it."""
    counts_as: int
    """The definition whose numbers it goes on with."""
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    """The levels that start afresh when this use first comes to them, and where."""


@frozen(kw_only=True)
class StyleNumbering:
    """The numbering of styles."""

    own: Mapping[str, Direct]
    styles: Styles

    def chain(self, style: str) -> Iterator[tuple[str, Direct]]:
        """A style and those that it is based on, nearest first.

        Args:
            style: its id; empty for the default one. A style that is not there has no number.
        """
        for each in self.styles.by_id.lineage(style or self.styles.paragraph_default):
            yield each, self.own[each]


Lists = Mapping[int, Num]
"""The lists of a file by the number that paragraphs name."""


def direct_numbering(properties: "etree._Element | None", *, before: bool = False) -> Direct:
    """What the properties of a paragraph or a style say of numbering.

    Args:
        properties: its `pPr`, if it has any.
        before: whether numbering that came as a tracked insertion (17.13.5.19) is left out.
    """
    found = None if properties is None else properties.find(name("numPr"))
    return NO_NUMBERING if found is None else number_given(found, before=before)


def number_given(element: "etree._Element", *, before: bool = False) -> Direct:
    """The same, of a `numPr` itself."""
    if before and element.find(name("ins")) is not None:
        return NO_NUMBERING
    return Direct(num=_number(element, "numId"), level=_number(element, "ilvl"))


def style_numbering(styles: Styles) -> StyleNumbering:
    """What each style says of numbering, and what it is based on."""
    own = {
        id_: direct_numbering(element.find(name("pPr")))
        for id_, element in styles.by_id.elements.items()
    }
    return StyleNumbering(own=own, styles=styles)


def lists_of(numbering: "etree._Element", styles: StyleNumbering) -> Lists:
    """The lists that paragraphs may belong to, by number.

    Args:
        numbering: the root of the numbering part.
        styles: of the same file; a definition may be kept under the name of a style.
    """
    definitions = {
        number: each
        for each in numbering.iterchildren(name("abstractNum"))
        if (number := _value(each, "abstractNumId")) is not None
    }
    nums = {
        number: each
        for each in numbering.iterchildren(name("num"))
        if (number := _value(each, "numId")) is not None
    }
    linked = {
        number: styles.own.get(attribute(link, "val") or "", Direct()).num
        for number, each in definitions.items()
        if (link := each.find(name("numStyleLink"))) is not None
    }
    uses = {number: _number(each, "abstractNumId") for number, each in nums.items()}
    found: dict[int, Num] = {}
    for number, each in nums.items():
        at, seen = uses[number], set[int | None]()
        while at in linked and at not in seen:
            seen.add(at)
            at = uses.get(linked[at] or 0)
        if at is not None and at in definitions:
            found[number] = _num(number, each, at, definitions[at])
    return found


def _num(number: int, use: "etree._Element", at: int, definition: "etree._Element") -> Num:
    levels = dict(_levels(definition))
    starts: dict[int, int] = {}
    for override in use.iterchildren(name("lvlOverride")):
        levels.update(_levels(override))
        level, start = _value(override, "ilvl"), _number(override, "startOverride")
        if level is not None and start is not None:
            starts[level] = start
    return Num(number=number, counts_as=at, levels=levels, starts=starts)


def _levels(element: "etree._Element") -> Iterator[tuple[int, Level]]:
    for level in element.iterchildren(name("lvl")):
        number = _value(level, "ilvl")
        if number is None:
            continue
        start = _number(level, "start")
        yield (
            number,
            Level(
                # Without a start a level begins at nought (17.9.25).
                start=0 if start is None else start,
                format=_format(level),
                text=_text(level, "lvlText"),
                style=_text(level, "pStyle"),
                restart=_number(level, "lvlRestart"),
                legal=has_on(level, "isLgl"),
            ),
        )


def _format(level: "etree._Element") -> str:
    """The format; empty where the file offers several, of which programs pick one."""
    own = [attribute(each, "val") or "" for each in level.iter(name("numFmt"))]
    direct = [each for each in level if each.tag == name("numFmt")]
    if not own:
        return "decimal"
    return own[0] if len(own) == len(direct) == 1 else ""


def _text(element: "etree._Element", tag: str) -> str:
    found = element.find(name(tag))
    return "" if found is None else attribute(found, "val") or ""


def _number(element: "etree._Element", tag: str) -> int | None:
    """The value of a child that holds a whole number."""
    return _whole(_text(element, tag))


def _value(element: "etree._Element", tag: str) -> int | None:
    return _whole(attribute(element, tag) or "")


def _whole(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text) else None
