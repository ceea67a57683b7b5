"""Styles changed in place (17.7): only what is asked for, each child where the schema has it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from agreementkit.ooxml.expected_markup import SYMBOL_FONTS
from agreementkit.ooxml.styles import TextFormat
from agreementkit.ooxml.xml import name, parsed

if TYPE_CHECKING:
    from lxml import etree


_RUN_ORDER = ("rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "lang")
"""Of the run properties that the template uses (17.3.2.28)."""

FONT_FACES = ("ascii", "hAnsi", "eastAsia", "cs")
"""The attributes of `rFonts` that name a font for one kind of letters (17.3.2.26)."""


def is_for_text(font: str) -> bool:
    """Whether a font shows letters, and has a name that is one.

    >>> is_for_text("Gill Sans MT"), is_for_text("Wingdings")
    (True, False)
    """
    return font.casefold() not in SYMBOL_FONTS and len(font) <= 60 and font.isprintable()


def set_run_properties(style: "etree._Element", look: TextFormat) -> None:
    """Set a style's run properties; None leaves one as it is, colour `auto` takes it away.

    Args:
        style: a style, or the defaults' element that holds run properties.
        look: what to set.
    """
    from lxml import etree

    properties = style.find(name("rPr"))
    if properties is None:
        properties = etree.SubElement(style, name("rPr"))
    for tag, attributes in _run_properties(look):
        for old in properties.findall(name(tag)):
            properties.remove(old)
        if attributes is not None:
            new = etree.SubElement(properties, name(tag))
            for key, value in attributes.items():
                new.set(name(key), value)
    properties[:] = sorted(properties, key=_schema_order)


def _run_properties(look: TextFormat) -> Iterator[tuple[str, Mapping[str, str] | None]]:
    """Each property to set with its attributes; None takes it away."""
    if look.font is not None:
        yield "rFonts", dict.fromkeys(FONT_FACES, look.font)
    for on, tags in ((look.bold, ("b", "bCs")), (look.italic, ("i", "iCs"))):
        if on is not None:
            yield from ((tag, {} if on else None) for tag in tags)
    if look.colour is not None:
        yield "color", None if look.colour == "auto" else {"val": look.colour}
    if look.size is not None:
        yield from ((tag, {"val": str(look.size)}) for tag in ("sz", "szCs"))


def _schema_order(element: "etree._Element") -> int:
    return _RUN_ORDER.index(str(element.tag).rpartition("}")[2])


def set_spacing(style: "etree._Element", **twentieths: int | None) -> None:
    """Set attributes of the spacing that a style has already, such as `before` or `line`."""
    for spacing in style.iterfind(f"{name('pPr')}/{name('spacing')}"):
        for key, value in twentieths.items():
            if value is not None:
                spacing.set(name(key), str(value))


def recolour_borders(style: "etree._Element", colour: str, *, within: str) -> None:
    """Give a colour to the borders that a style has already.

    Args:
        style: the style.
        colour: six hexadecimal digits, or `auto`.
        within: `pPr` for a paragraph's borders, `tblPr` for the outer ones of a table.
    """
    borders = style.find(f"{name(within)}/{name('pBdr' if within == 'pPr' else 'tblBorders')}")
    for border in () if borders is None else borders:
        if not str(border.tag).endswith("}insideH"):
            border.set(name("color"), colour)


def refill_table_style(style: "etree._Element", colour: str) -> None:
    """Fill what a table style fills already with another colour."""
    for shading in style.iter(name("shd")):
        shading.set(name("fill"), colour)


def font_entries(part: bytes, fonts: tuple[str, ...]) -> bytes:
    """A font table part with more fonts in it (17.8.3.10)."""
    from lxml import etree

    root = parsed(part)
    known = {font.get(name("name")) for font in root.iter(name("font"))}
    for font in fonts:
        if font not in known:
            etree.SubElement(root, name("font")).set(name("name"), font)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
