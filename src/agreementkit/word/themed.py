"""Colours that are named by their role in the theme, as the colours that Word shows."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from agreementkit.word.oxml.tree import MAIN
from agreementkit.word.theme_roles import ROLES

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Themed", "themed_in"]

_TURNED = {"text1": "t1", "background1": "bg1", "text2": "t2", "background2": "bg2"}
"""What the settings may map otherwise: 17.15.1.20."""
_NAMES = (
    ("color", "val", "themeColor", ("themeTint", "themeShade")),
    ("shd", "fill", "themeFill", ("themeFillTint", "themeFillShade")),
    ("shd", "color", "themeColor", ("themeTint", "themeShade")),
)


@frozen(kw_only=True)
class Themed:
    """The colours of a file's theme."""

    colours: Mapping[str, str] = field(factory=dict)
    """By their names in the scheme, in lower case."""
    turned: Mapping[str, str] = field(factory=dict)
    """The role that stands for another, by that other."""

    def plain(self, properties: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
        """Properties with each role replaced by its colour: Word prefers the role."""
        found = dict(properties)
        for tag, plain, role, shares in _NAMES:
            said = found.get(tag)
            if (
                said
                and role in said
                and (colour := self.colour(said[role], *map(said.get, shares)))
            ):
                found[tag] = {**said, plain: colour}
        return found

    def colour(self, role: str, tint: str | None = None, shade: str | None = None) -> str | None:
        """The colour of a role; None where the theme has none such.

        Args:
            role: such as `background1`.
            tint: how much of it is left beside white, two hexadecimal digits.
            shade: how much of it is left beside black.
        """
        from agreementkit.word.house.contrast import shaded

        role = self.turned.get(_TURNED.get(role, ""), role).lower()
        base = self.colours.get(ROLES.get(role, role))
        return base and shaded(base, tint=_share(tint), shade=_share(shade))


def _share(said: str | None) -> str:
    try:
        return said if said and 0 <= int(said, 16) < 256 else ""
    except ValueError:
        return ""


def themed_in(theme: bytes | None, settings: "etree._Element | None") -> Themed:
    """The colours of a theme part, with what the settings make of them."""
    if theme is None:
        return Themed()
    from agreementkit.word.house.theme import theme_of

    mapping = None if settings is None else settings.find(f"{{{MAIN}}}clrSchemeMapping")
    return Themed(
        colours=theme_of(theme).colours,
        turned={
            str(key).rpartition("}")[2]: str(value)
            for key, value in (() if mapping is None else mapping.attrib.items())
        },
    )
