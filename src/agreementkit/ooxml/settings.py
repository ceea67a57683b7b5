"""What a file's settings, background, font table and properties say that bears on its text."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.ooxml.package import RelatedParts
from agreementkit.ooxml.properties import has_on, on_off
from agreementkit.ooxml.xml import CORE_IDENTIFIER, attribute, name

if TYPE_CHECKING:
    from lxml import etree


@frozen(kw_only=True)
class DocumentSettings:
    """Two settings (17.15.1)."""

    tracking: bool = False
    protection: str = ""
    """What a reader may do, such as `trackedChanges`; empty for anything."""


def settings_of(root: "etree._Element | None") -> DocumentSettings:
    """The settings part, read; where a file has none, nothing is set."""
    if root is None:
        return DocumentSettings()
    guard = root.find(name("documentProtection"))
    enforced = guard is not None and on_off(attribute(guard, "enforcement"), absent=False)
    return DocumentSettings(
        tracking=has_on(root, "trackRevisions"),
        protection=(attribute(guard, "edit") or "") if guard is not None and enforced else "",
    )


def page_colour(main: "etree._Element", settings: "etree._Element | None") -> str | None:
    """The colour of the page, where Word shows it: 17.2.1."""
    behind = main.find(name("background"))
    if behind is None or settings is None or not has_on(settings, "displayBackgroundShape"):
        return None
    return attribute(behind, "color")


def symbol_fonts(fonts: "etree._Element | None") -> tuple[str, ...]:
    """The fonts that a font table says are of symbols: 17.8.3.2."""
    found = []
    for font in () if fonts is None else fonts.iter(name("font")):
        charset = font.find(name("charset"))
        if charset is not None and attribute(charset, "val") == "02":
            found.append(attribute(font, "name") or "")
    return tuple(found)


# Which draft a file says it is: an opaque name in its properties.
#
# Whoever sends the file can have written anything there, so it is only ever looked up among
# the drafts that we know we sent.

_NAME_OF_OURS = re.compile(r"[!-~]{1,100}")
"""A name of ours is short, and has no spaces or letters that only look like others."""


def identifier_of(package: Mapping[str, bytes]) -> str:
    """The identifier in an opened package's core properties; empty where none is sound."""
    root = RelatedParts(package=package, source="").root("core-properties")
    text = "" if root is None else (root.findtext(CORE_IDENTIFIER) or "").strip()
    return text if _NAME_OF_OURS.fullmatch(text) else ""
