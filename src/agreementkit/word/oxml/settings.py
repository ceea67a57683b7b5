"""What a file's settings, its background and its font table say that bears on its text."""

from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.ooxml.properties import has_on, on_off
from agreementkit.word.oxml.tree import attribute, name

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Settings", "page_colour", "settings_of", "symbol_fonts"]


@frozen(kw_only=True)
class Settings:
    """Two settings (17.15.1)."""

    tracking: bool = False
    protection: str = ""
    """What a reader may do, such as `trackedChanges`; empty for anything."""


def settings_of(root: "etree._Element | None") -> Settings:
    """The settings part, read; where a file has none, nothing is set."""
    if root is None:
        return Settings()
    guard = root.find(name("documentProtection"))
    held = guard is not None and on_off(attribute(guard, "enforcement"), unsaid=False)
    return Settings(
        tracking=has_on(root, "trackRevisions"),
        protection=(attribute(guard, "edit") or "") if guard is not None and held else "",
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
