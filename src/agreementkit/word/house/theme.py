"""A template's theme: the fonts and colours that its styles refer to by role."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.word.house.contrast import shaded
from agreementkit.word.oxml.tree import attribute, parsed
from agreementkit.word.theme_roles import ROLES

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["NO_THEME", "Theme", "theme_of"]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_SHARE = re.compile(r"[0-9A-Fa-f]{2}")


@frozen(kw_only=True)
class Theme:
    """Fonts and colours by their names in the theme, in lower case."""

    fonts: Mapping[str, str]
    colours: Mapping[str, str]

    def font(self, role: str) -> str | None:
        """The font of a role such as `minorHAnsi`; None where the theme has none."""
        return self.fonts.get(role[:5].lower())

    def colour(self, element: "etree._Element", plain: str, themed: str) -> str | None:
        """The colour that an element names, by role or outright.

        Args:
            element: what carries the colour, such as `color` or `shd`.
            plain: the attribute with the colour itself.
            themed: the attribute with the role; tint and shade follow its name.

        Returns:
            Six hexadecimal digits, `auto`, or None where it names no colour.
        """
        role = (attribute(element, themed) or "").lower()
        base = self.colours.get(ROLES.get(role, role))
        if base:
            shares = [attribute(element, f"{themed[:5]}{kind}") or "" for kind in _kinds(themed)]
            tint, shade = (share if _SHARE.fullmatch(share) else "" for share in shares)
            return shaded(base, tint=tint, shade=shade)
        named = attribute(element, plain) or ""
        if named.lower() == "auto":
            return "auto"
        return named.upper() if _HEX.fullmatch(named) else None


NO_THEME = Theme(fonts={}, colours={})


def _kinds(themed: str) -> tuple[str, str]:
    return ("Tint", "Shade") if themed == "themeColor" else ("FillTint", "FillShade")


def theme_of(data: bytes) -> Theme:
    """The theme part, read."""
    root = parsed(data)
    fonts = {
        size: latin.get("typeface", "")
        for size in ("major", "minor")
        for latin in root.iterfind(f".//{_A}fontScheme/{_A}{size}Font/{_A}latin")
        if latin.get("typeface")
    }
    colours: dict[str, str] = {}
    for scheme in root.iterfind(f".//{_A}clrScheme/*"):
        for colour in scheme:
            value = colour.get("lastClr") or colour.get("val") or ""
            if _HEX.fullmatch(value):
                colours[str(scheme.tag).removeprefix(_A).lower()] = value.upper()
    return Theme(fonts=fonts, colours=colours)
