"""Colours: by their roles in the theme, by shading, and how well one is read on another.

ISO/IEC 29500-1: 17.3.5 (shading), 17.18.40 (highlighting), 20.1.4.1 (the theme's scheme).
Contrast is that of WCAG 2.2: relative luminance.
"""

import re
from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import field, frozen

from agreementkit.ooxml.properties import Properties, value_of
from agreementkit.ooxml.xml import name, parsed, qualified

if TYPE_CHECKING:
    from lxml import etree

BLACK = "000000"
WHITE = "FFFFFF"
AUTOMATIC = "auto"
"""Black or white, whichever shows."""
READABLE = 4.5
"""The least contrast for text. Source: WCAG 2.2, success criterion 1.4.3."""

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_SHARE = re.compile(r"[0-9A-Fa-f]{1,2}")
_ART = qualified("a:")
_HIGHLIGHTS = {
    "black": BLACK,
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": WHITE,
    "yellow": "FFFF00",
}
_SCHEME = {
    "dark1": "dk1",
    "text1": "dk1",
    "light1": "lt1",
    "background1": "lt1",
    "dark2": "dk2",
    "text2": "dk2",
    "light2": "lt2",
    "background2": "lt2",
    "tx1": "dk1",
    "bg1": "lt1",
    "tx2": "dk2",
    "bg2": "lt2",
    "hyperlink": "hlink",
    "followedhyperlink": "folhlink",
}
"""The scheme's name for each role that it calls otherwise: 17.18.97 and 20.1.10.54."""
_OF_SYSTEM = {"window": WHITE}
_MAPPED = {"text1": "t1", "background1": "bg1", "text2": "t2", "background2": "bg2"}
"""What the settings call the roles that they map: 17.15.1.20."""
_ROLES = (
    ("color", "val", "themeColor", ("themeTint", "themeShade")),
    ("shd", "fill", "themeFill", ("themeFillTint", "themeFillShade")),
    ("shd", "color", "themeColor", ("themeTint", "themeShade")),
)
"""Where properties name a colour by its role: beside which attribute, and with which shares."""


def named_colour(value: str | None) -> str | None:
    """A colour as six capital digits, or `auto`; None for what is no colour.

    >>> named_colour("aabbcc"), named_colour("auto"), named_colour("red")
    ('AABBCC', 'auto', None)
    """
    if value is not None and value.lower() == AUTOMATIC:
        return AUTOMATIC
    return value.upper() if value is not None and _HEX.fullmatch(value) else None


def plain_colour(value: str | None) -> str | None:
    """A colour as six digits; None for automatic, or for what is no colour."""
    colour = named_colour(value)
    return None if colour == AUTOMATIC else colour


@frozen(kw_only=True)
class Theme:
    """The fonts and colours that styles and text refer to by their roles."""

    fonts: Mapping[str, str] = field(factory=dict)
    """Those for Latin text, as `major` and `minor`."""
    colours: Mapping[str, str] = field(factory=dict)
    """By their names in the scheme, in lower case."""
    mapping: Mapping[str, str] = field(factory=dict)
    """The role that stands for another, by the settings' name of that other."""

    def font(self, role: str) -> str | None:
        """The font of a role such as `minorHAnsi`; None where the theme has none."""
        return self.fonts.get(role[:5].lower())

    def latin_fonts(self, properties: Properties) -> tuple[str, ...]:
        """The fonts that text has for Latin letters: a role in the theme goes before a name."""
        fonts = properties.get("rFonts", {})
        named = (
            self.font(fonts.get(f"{kind}Theme", "")) or fonts.get(kind)
            for kind in ("ascii", "hAnsi")
        )
        return tuple(filter(None, named))

    def colour(self, role: str, tint: str | None = None, shade: str | None = None) -> str | None:
        """The colour of a role; None where the theme has none such.

        Args:
            role: such as `background1`.
            tint: how much of it is left beside white, two hexadecimal digits.
            shade: how much of it is left beside black.
        """
        role = self.mapping.get(_MAPPED.get(role, ""), role).lower()
        base = self.colours.get(_SCHEME.get(role, role))
        return base and tinted(base, tint=_share(tint), shade=_share(shade))

    def resolved(self, properties: Properties) -> Properties:
        """Properties with each role replaced by its colour: Word prefers the role."""
        found = properties
        for tag, plain, role, shares in _ROLES if self.colours else ():
            attributes = found.get(tag)
            if attributes and role in attributes:
                colour = self.colour(attributes[role], *map(attributes.get, shares))
                if colour:
                    found = {**found, tag: {**attributes, plain: colour}}
        return found


NO_THEME = Theme()


def _share(value: str | None) -> str:
    return value if value and _SHARE.fullmatch(value) else ""


def theme_in(part: bytes | None, settings: "etree._Element | None" = None) -> Theme:
    """A theme part, read; no theme where a file has none.

    Args:
        part: as bytes.
        settings: the root of the settings part: they may make one role another.
    """
    if part is None:
        return NO_THEME
    root = parsed(part)
    fonts = {
        size: latin.get("typeface", "")
        for size in ("major", "minor")
        for latin in root.iterfind(f".//{_ART}fontScheme/{_ART}{size}Font/{_ART}latin")
        if latin.get("typeface")
    }
    colours: dict[str, str] = {}
    for scheme in root.iterfind(f".//{_ART}clrScheme/*"):
        for colour in scheme:
            value = colour.get("val") or ""
            # What the file says that a colour of the system was last is only a note.
            value = _OF_SYSTEM.get(value) or colour.get("lastClr") or value
            if _HEX.fullmatch(value):
                colours[str(scheme.tag).removeprefix(_ART).lower()] = value.upper()
    mapping = None if settings is None else settings.find(name("clrSchemeMapping"))
    return Theme(
        fonts=fonts,
        colours=colours,
        mapping={
            str(key).rpartition("}")[2]: str(value)
            for key, value in (() if mapping is None else mapping.attrib.items())
        },
    )


def tinted(colour: str, *, tint: str = "", shade: str = "") -> str:
    """A theme's colour made lighter or darker: its luminance is what changes (17.3.2.6).

    >>> tinted("4472C4", tint="33"), tinted("4472C4", shade="80")
    ('DAE3F3', '203965')

    Args:
        colour: six hexadecimal digits.
        tint: how much of it is left beside white, in hexadecimal digits; empty for all.
        shade: how much of it is left beside black.
    """
    hue, light, saturation = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    if tint:
        share = int(tint, 16) / 255
        light = light * share + 1 - share
    if shade:
        light *= int(shade, 16) / 255
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, light, saturation))


@lru_cache(maxsize=1024)
def contrast(one: str, other: str = WHITE) -> float:
    """From 1, the same, to 21, black on white.

    >>> round(contrast("000000", "FFFFFF"), 1)
    21.0
    >>> round(contrast("777777"), 2)
    4.48
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(colour: str, behind: str = WHITE) -> bool:
    """Whether text in a colour (six hexadecimal digits, or `auto`) can be read on another.

    >>> is_readable("595959"), is_readable("FFD700"), is_readable("auto")
    (True, False, True)
    """
    return colour == AUTOMATIC or contrast(colour, behind) >= READABLE


def readable_on(behind: str, wanted: str = "") -> str:
    """The colour of text on a filled ground: the one that is wanted, if it can be read."""
    return max((wanted or WHITE, WHITE, BLACK), key=lambda each: is_readable(each, behind))


def foreground(properties: Properties, behind: str) -> str:
    """The colour of text; where it is automatic, Word takes black or white, whichever shows."""
    own = plain_colour(value_of(properties, "color"))
    return own or max(BLACK, WHITE, key=lambda colour: contrast(colour, behind))


def background(page: str | None, *levels: Properties) -> str:
    """What text stands on.

    Args:
        page: the colour of the page, where it is shown.
        levels: properties of cell, paragraph and run, the nearest to the text last.
    """
    found = plain_colour(page) or WHITE
    for level in levels:
        found = _shaded(level, found)
        found = _HIGHLIGHTS.get(value_of(level, "highlight") or "", found)
    return found


def _shaded(properties: Properties, below: str) -> str:
    """Shading over a colour. Its pattern is seen from afar, as a mixture."""
    pattern = value_of(properties, "shd")
    if pattern is None or pattern == "nil":
        return below
    fill = plain_colour(value_of(properties, "shd", "fill")) or below
    ink = plain_colour(value_of(properties, "shd", "color")) or BLACK
    if pattern == "solid":
        return ink
    share = pattern.removeprefix("pct")
    if share == pattern or len(share) > 3 or not share.isdecimal():
        return fill
    part = min(int(share), 100) / 100
    mixed = (
        round(a * part + b * (1 - part)) for a, b in zip(_parts(ink), _parts(fill), strict=True)
    )
    return "".join(f"{each:02X}" for each in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def _luminance(colour: str) -> float:
    shares = [part / 255 for part in _parts(colour)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
