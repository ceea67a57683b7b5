"""Properties of runs, paragraphs, rows, cells and styles as plain maps, and one laid over another.

ISO/IEC 29500-1 and -4: 17.17.4 (on and off), 22.9.2 (measures), 17.7.2 (inheritance).
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from agreementkit.ooxml.xml import MAIN, TEXT_FILL, attribute, name

if TYPE_CHECKING:
    from lxml import etree

Properties = Mapping[str, Mapping[str, str]]
"""Elements by their short names, each with its attributes by theirs.

A list's level and number, which are elements of their own (17.3.1.19), count as attributes.
So do tab stops: each by its position, with its kind. The fill of letters (`textFill`) has
`none`, or a colour as `val`, or a colour's role in the theme as `role`.
"""

_OFF = frozenset({"0", "false", "off"})
_MOST_STOPS = 64
"""As many as Word keeps of a paragraph."""
_VALUE = name("val")
_W = f"{{{MAIN}}}"
_UNSEEN = 90_000
"""Thousandths of a per cent of transparency ([MS-DOCX] 2.6.1): ink that nobody sees."""

_BY_ATTRIBUTE: Mapping[str, frozenset[str]] = {
    "ind": frozenset({"left", "start", "right", "end", "firstLine", "hanging"}),
    "lang": frozenset({"val", "eastAsia", "bidi"}),
    "numPr": frozenset({"ilvl", "numId"}),
    "rFonts": frozenset(
        {
            *("ascii", "hAnsi", "eastAsia", "cs", "hint"),
            *("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"),
        }
    ),
    "spacing": frozenset({"val", "before", "after", "line", "lineRule"}),
}
"""Elements of which each attribute is inherited by itself; of others the nearest counts whole."""
_REPLACES = {
    "rFonts": {
        "ascii": ("asciiTheme",),
        "hAnsi": ("hAnsiTheme",),
        "eastAsia": ("eastAsiaTheme",),
        "cs": ("cstheme",),
    },
    "ind": {
        "left": ("start",),
        "start": ("left",),
        "right": ("end",),
        "end": ("right",),
        "firstLine": ("hanging",),
        "hanging": ("firstLine",),
    },
    "spacing": {"line": ("lineRule",)},
}
"""Attributes that say one thing in two ways: the nearer puts the other out."""

_UNIVERSAL = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)(mm|cm|in|pt|pc|pi)")
_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72, "pt": 1, "pc": 12, "pi": 12}
_MOST = 999_999_999
"""Larger numbers than any that Word takes."""
_LONGEST = 14
"""Digits that are looked at: Python takes long over many, and refuses thousands."""
_WHITE = " \t\r\n"
"""What XML schema takes off a number before it is read."""


def on_off(value: str | None, *, absent: bool = True) -> bool:
    """Whether a value that is on or off is on: `0`, `false` and `off` are off, all else is on.

    >>> [on_off(value) for value in ("1", "on", "0", "off", "False", None)]
    [True, True, False, False, False, True]

    Args:
        value: the value as the file has it; None where it has none.
        absent: what holds without any value: an element without `val` is on, while most
            attributes that are not there are off.
    """
    return absent if value is None else value.strip().casefold() not in _OFF


def has_on(parent: "etree._Element | None", tag: str) -> bool:
    """Whether a child of that name is there and is not off, as with the settings of a file."""
    found = None if parent is None else parent.find(name(tag))
    return found is not None and on_off(attribute(found, "val"))


def whole_number(value: str | None, *, least: int = -_MOST, most: int = _MOST) -> int | None:
    """A whole number (17.18.10, 20.1.10.16) within bounds; None for all else.

    >>> whole_number("-20"), whole_number("many"), whole_number("1" * 5000)
    (-20, None, None)
    >>> whole_number(" 2 ", least=1), whole_number("0", least=1), whole_number("10", most=9)
    (2, None, None)

    Args:
        value: the value as the file has it; None where it has none.
        least: the smallest that is taken.
        most: the largest that is taken, of no more than fourteen digits.
    """
    written = (value or "").strip(_WHITE)
    digits = written.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST):
        return None
    number = int(written)
    return number if least <= number <= most else None


def measure(value: str | None, *, per_point: int) -> float | None:
    """A length in the unit of its attribute, whether it is given in that unit or in another.

    >>> measure("24", per_point=2), measure("12pt", per_point=2), measure("1in", per_point=20)
    (24, 24.0, 1440.0)

    Args:
        value: a whole number, or a number with its unit (22.9.2.15).
        per_point: how many of the attribute's units make a point: 2 for the size of letters,
            20 for most others.
    """
    whole = whole_number(value)
    if whole is not None:
        return whole
    found = _UNIVERSAL.fullmatch(value or "")
    return float(found[1]) * _POINTS[found[2]] * per_point if found else None


def properties_of(element: "etree._Element | None") -> Properties:
    """What a block of properties says; nothing where there is no such block."""
    if element is None:
        return {}
    found: dict[str, Mapping[str, str]] = {}
    for child in element.iterchildren(_W + "*", TEXT_FILL):
        tag = str(child.tag)
        if tag == TEXT_FILL:
            found["textFill"] = text_fill(child)
        else:
            found[tag[len(_W) :]] = _attributes(child)
    return found


def child_properties(element: "etree._Element", tag: str) -> Properties:
    """The properties that stand in an element's child of that name, such as `rPr`."""
    return properties_of(element.find(name(tag)))


def text_fill(element: "etree._Element") -> Mapping[str, str]:
    """What newer versions of Word fill letters with ([MS-DOCX] 2.6.1): it goes before a colour."""
    found: dict[str, str] = {}
    for each in element.iter("*"):
        tag = str(each.tag).rpartition("}")[2]
        value = str(next(iter(each.attrib.values()), ""))
        if tag == "noFill" or (tag == "alpha" and (whole_number(value) or 0) >= _UNSEEN):
            found["none"] = "1"
        elif tag == "srgbClr":
            found["val"] = value
        elif tag == "schemeClr":
            found["role"] = value
    return found


def _attributes(element: "etree._Element") -> Mapping[str, str]:
    if element.tag == _TABS:
        return _tab_stops(element)
    found = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
    for child in element.iterchildren(_W + "*"):
        value = child.get(_VALUE)
        if value is not None:
            found.setdefault(str(child.tag)[len(_W) :], str(value))
    return found


_TABS, _TAB = name("tabs"), name("tab")


def _tab_stops(tabs: "etree._Element") -> Mapping[str, str]:
    stops = [stop for stop in tabs.iterchildren(_TAB) if attribute(stop, "pos") is not None]
    return {
        attribute(stop, "pos") or "": attribute(stop, "val") or "left"
        for stop in stops[:_MOST_STOPS]
    }


def inherited(*levels: Properties) -> Properties:
    """Properties laid over one another, the last the strongest."""
    found: dict[str, Mapping[str, str]] = {}
    for level in levels:
        for tag, attributes in level.items():
            if tag in found and tag in _BY_ATTRIBUTE:
                found[tag] = _over(tag, found[tag], attributes)
            elif tag in found and tag == "tabs":
                found[tag] = dict([*found[tag].items(), *attributes.items()][-_MOST_STOPS:])
            else:
                found[tag] = attributes
    return found


def _over(tag: str, below: Mapping[str, str], attributes: Mapping[str, str]) -> Mapping[str, str]:
    # Only what the standard knows is handed down: junk would be copied from style to style.
    replaces = _REPLACES.get(tag, {})
    gone = {each for key in attributes for each in replaces.get(key, ())}
    kept = _BY_ATTRIBUTE[tag] - gone
    return {**{key: value for key, value in below.items() if key in kept}, **attributes}


def value_of(properties: Properties, tag: str, attribute: str = "val") -> str | None:
    """One attribute of one property; None where it is not said."""
    return properties.get(tag, {}).get(attribute)


def is_on(properties: Properties, tag: str) -> bool:
    """Whether a property that is either on or off is on."""
    return tag in properties and on_off(value_of(properties, tag))


def has_any(properties: Properties, tag: str) -> bool:
    """Whether a property of several kinds, such as underlining, is there and is not `none`."""
    return tag in properties and value_of(properties, tag) != "none"
