"""Properties of runs, paragraphs, cells and styles as plain maps, and how they inherit.

ISO/IEC 29500-1, 17.7.2 (the order of inheritance) and 17.7.3 (toggles).
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agreementkit.word.oxml.tree import MAIN, name

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "TOGGLES",
    "Properties",
    "held",
    "inherited",
    "is_on",
    "properties_of",
    "toggled",
    "value_of",
]

Properties = Mapping[str, Mapping[str, str]]
"""Elements by their short names, each with its attributes by theirs."""

TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish")
_OFF = {"0", "false", "off", "none", "nil"}
_VALUE = name("val")


def properties_of(element: "etree._Element | None") -> Properties:
    """What a block of properties says; nothing where there is no such block."""
    if element is None:
        return {}
    return {_short(child): _attributes(child) for child in element.iterchildren(f"{{{MAIN}}}*")}


def held(element: "etree._Element", tag: str) -> Properties:
    """The properties that an element holds in its child of that name."""
    return properties_of(element.find(name(tag)))


def _attributes(element: "etree._Element") -> Mapping[str, str]:
    found = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
    # A list's level and number are elements of their own: 17.3.1.19.
    for child in element.iterchildren(f"{{{MAIN}}}*"):
        value = child.get(_VALUE)
        if value is not None:
            found.setdefault(_short(child), str(value))
    return found


def _short(element: "etree._Element") -> str:
    return str(element.tag).rpartition("}")[2]


def inherited(*levels: Properties) -> Properties:
    """Properties put over one another, the last the strongest."""
    found: dict[str, Mapping[str, str]] = {}
    for level in levels:
        for tag, attributes in level.items():
            # A language for Chinese or Arabic text alone leaves the one for Latin text be.
            old = found.get(tag, {}) if tag in ("lang", "numPr") else {}
            found[tag] = {**old, **attributes}
    return found


def value_of(properties: Properties, tag: str, attribute: str = "val") -> str | None:
    """One attribute of one property; None where it is not said."""
    return properties.get(tag, {}).get(attribute)


def is_on(properties: Properties, tag: str) -> bool:
    """Whether a property that is either on or off is on."""
    return tag in properties and value_of(properties, tag) not in _OFF


def toggled(defaults: Properties, *levels: Properties) -> Properties:
    """The toggles that result from document defaults and the levels of styles over them.

    A toggle that two styles set is off again, as in Word; direct formatting comes later
    and is final.
    """
    return {
        tag: {"val": "1"}
        for tag in TOGGLES
        if is_on(defaults, tag) or sum(is_on(level, tag) for level in levels) % 2
    }
