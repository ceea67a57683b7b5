"""The properties that bear on how words look, picked out of all others (17.3.1, 17.3.2)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agreementkit.word.oxml.tree import name
from agreementkit.word.oxml.vocabulary import TEXT_FILL

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "OF_PARAGRAPHS",
    "OF_TEXT",
    "Said",
    "fills_in",
    "is_astray",
    "is_clipped",
    "is_tiny",
    "said_by",
]

_LEAST_HALF_POINTS = 10
_LEAST_WIDTH = 20
"""Per cent of its own."""
_LEAST_TWENTIETHS = 100
"""Of a point, for the height of a line or the room that words are fitted into: 5 points."""
_HIDDEN, _HEIGHT = name("hidden"), name("trHeight")
_VALUE, _RULE = name("val"), name("hRule")
_LOW_ROW = 100
"""Twentieths of a point: nothing can be read in a row that is held lower."""
_FARTHEST = 11_906
"""Twentieths of a point; as far as an A4 page is wide."""

_TEXT = (
    *("vanish", "color", "sz", "shd", "highlight", "rFonts", "strike", "dstrike", "rStyle"),
    *("w", "fitText", "position", "spacing"),
)
_PARAGRAPH = ("shd", "ind", "framePr", "spacing")
OF_TEXT = {**{name(tag): tag for tag in _TEXT}, TEXT_FILL: "textFill"}
"""The properties of a run that bear on its looks, by their full names."""
OF_PARAGRAPHS = {name(tag): tag for tag in _PARAGRAPH}
"""The properties of a paragraph that bear on the looks of its text, by their full names."""

Said = Mapping[str, Mapping[str, str]]
"""Properties by their short names, each with its attributes by theirs."""


def said_by(element: "etree._Element | None", tags: Mapping[str, str]) -> tuple[object, Said]:
    """Those properties that bear on looks, and a key that is the same for the same ones.

    Args:
        element: of a run or a paragraph; None where it has none.
        tags: short names by full ones, `OF_TEXT` or `OF_PARAGRAPHS`.
    """
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


def fills_in(
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


def is_tiny(said: Said, around: Said) -> bool:
    """Whether words are small, narrow, or in a line too low to show them."""
    exact = around.get("spacing", {}).get("lineRule") == "exact"
    return (
        _below(_number(said, "sz"), _LEAST_HALF_POINTS)
        or _below(_number(said, "w"), _LEAST_WIDTH)
        or _below(_number(said, "fitText"), _LEAST_TWENTIETHS)
        or _below(_number(said, "spacing"), 1 - _LEAST_TWENTIETHS)
        or (exact and _below(_number(around, "spacing", "line"), _LEAST_TWENTIETHS))
    )


def is_astray(said: Said, around: Said) -> bool:
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


def is_clipped(properties: "etree._Element") -> bool:
    """Whether a row is hidden, or held so low that its text cannot be seen (17.4.20, 17.4.80)."""
    for child in properties:
        value = child.get(_VALUE, "")
        if child.tag == _HIDDEN:
            if value not in ("0", "false", "off"):
                return True
        elif child.tag == _HEIGHT and child.get(_RULE) == "exact":
            number = value.isascii() and value.isdigit() and len(value) < 10
            if number and int(value) < _LOW_ROW:
                return True
    return False


def _number(said: Said, tag: str, attribute: str = "val") -> int | None:
    value = said.get(tag, {}).get(attribute, "")
    sign, digits = value[:1] == "-", value.removeprefix("-")
    # Longer numbers are none that Word takes, and Python takes long over them.
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        return None
    return -int(digits) if sign else int(digits)


def _below(found: int | None, least: int) -> bool:
    return found is not None and found < least
