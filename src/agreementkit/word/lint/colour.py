"""Colours, and how well one is read on another: WCAG 2.2, relative luminance and contrast."""

from functools import lru_cache

from agreementkit.word.lint.properties import Properties, value_of

__all__ = ["BLACK", "WHITE", "background", "contrast", "foreground"]

BLACK = "000000"
WHITE = "FFFFFF"
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
"""ISO/IEC 29500-1, 17.18.40."""


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def _known(colour: str | None) -> str | None:
    """A colour as six digits; None for automatic, or for what is no colour."""
    if colour is None or len(colour) != 6:
        return None
    return colour.upper() if all(digit in "0123456789abcdefABCDEF" for digit in colour) else None


def _luminance(colour: str) -> float:
    shares = [part / 255 for part in _parts(colour)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=1024)
def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white.

    >>> round(contrast("000000", "FFFFFF"), 1)
    21.0
    >>> round(contrast("777777", "FFFFFF"), 2)
    4.48
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def foreground(properties: Properties, behind: str) -> str:
    """The colour of text; where it is automatic, Word takes black or white, whichever shows."""
    said = _known(value_of(properties, "color"))
    return said or max(BLACK, WHITE, key=lambda colour: contrast(colour, behind))


def background(page: str | None, *levels: Properties) -> str:
    """What text stands on.

    Args:
        page: the colour of the page, where it is shown.
        levels: properties of cell, paragraph and run, the nearest to the text last.
    """
    found = _known(page) or WHITE
    for level in levels:
        found = _shaded(level, found)
        found = _HIGHLIGHTS.get(value_of(level, "highlight") or "", found)
    return found


def _shaded(properties: Properties, below: str) -> str:
    """Shading over a colour: 17.3.5. Its pattern is seen from afar, as a mixture."""
    pattern = value_of(properties, "shd")
    if pattern is None or pattern == "nil":
        return below
    fill = _known(value_of(properties, "shd", "fill")) or below
    ink = _known(value_of(properties, "shd", "color")) or BLACK
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
