"""Styles (17.7): which of them are headings, and of what level."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agreementkit.word.oxml.tree import attribute, name

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["outline_levels"]


def outline_levels(styles: "etree._Element") -> Mapping[str, int]:
    """The level of each style that is a heading, from 1, by the style's id.

    A style has the level of the one that it is based on, unless it has its own.

    Args:
        styles: the root of the styles part.
    """
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(name("style")):
        id_ = attribute(style, "styleId") or ""
        level = style.find(f"{name('pPr')}/{name('outlineLvl')}")
        value = "" if level is None else attribute(level, "val") or ""
        # Longer numbers are no levels, and Python refuses to read them.
        if value.isascii() and value.isdigit() and len(value) < 5:
            own[id_] = int(value)
        above = style.find(name("basedOn"))
        if above is not None:
            based[id_] = attribute(above, "val") or ""
    found: dict[str, int] = {}
    for id_ in {**own, **based}:
        seen, at = {id_}, id_
        while at not in own and based.get(at, at) not in seen:
            at = based[at]
            seen.add(at)
        # Level 9 is Word's word for body text.
        if own.get(at, 9) < 9:
            found[id_] = own[at] + 1
    return found
