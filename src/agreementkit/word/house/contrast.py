"""Whether a colour can be read, and colours that are made from others."""

from colorsys import hls_to_rgb, rgb_to_hls

__all__ = ["ENOUGH", "WHITE", "contrast", "readable_on", "shaded"]

ENOUGH = 4.5
"""The least contrast for text. Source: WCAG 2.2, success criterion 1.4.3."""

WHITE = "FFFFFF"
_BLACK = "000000"


def contrast(one: str, other: str = WHITE) -> float:
    """The contrast of two colours, from 1 to 21.

    >>> round(contrast("767676"), 1)
    4.5
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(fill: str, wanted: str = "") -> str:
    """The colour of text on a filled ground: the one that is wanted, if it can be read."""
    return max((wanted or WHITE, WHITE, _BLACK), key=lambda each: contrast(each, fill) >= ENOUGH)


def shaded(colour: str, *, tint: str = "", shade: str = "") -> str:
    """A theme's colour made lighter or darker; tint and shade are two hexadecimal digits.

    Source: ISO/IEC 29500-1, 17.18.40 and 17.3.2.6: the luminance is what changes.
    """
    hue, light, saturation = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    if tint:
        share = int(tint, 16) / 255
        light = light * share + 1 - share
    if shade:
        light *= int(shade, 16) / 255
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, light, saturation))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
