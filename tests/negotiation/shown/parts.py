"""Parts that a kind needs to lay into a package: pictures, a theme, a font."""

import struct
import zlib

from .sheet import Sheet

__all__ = ["Colour", "embedded_font", "picture", "png", "theme"]

Colour = tuple[int, int, int]
_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F2A44",
    "lt2": "EEEEEE",
    "accent1": "2F5597",
    "accent2": "C55A11",
    "accent3": "7F7F7F",
    "accent4": "BF9000",
    "accent5": "2E75B6",
    "accent6": "548235",
    "hlink": "0563C1",
    "folHlink": "954F72",
}


def png(colour: Colour = (205, 205, 250), *, width: int = 60, height: int = 12) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    rows = (b"\0" + bytes(colour) * width) * height
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    ends = chunk(b"IHDR", size), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(ends)


def picture(sheet: Sheet, source: str = "word/document.xml") -> str:
    """A picture in the package; what comes back is the id by which a part names it."""
    sheet.part("word/media/shown.png", png(), "image/png")
    return sheet.link("image", "media/shown.png", source)


def theme(sheet: Sheet, *, font: str = "Arial", dark1: str = "", **colours: str) -> None:
    """A theme, as Word lays one into what it saves."""
    named = {**_COLOURS, **colours}
    colour = {name: f'<a:srgbClr val="{value}"/>' for name, value in named.items()}
    colour["dk1"] = dark1 or colour["dk1"]
    scheme = "".join(f"<a:{name}>{inside}</a:{name}>" for name, inside in colour.items())
    fonts = "".join(
        f'<a:{name}><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/></a:{name}>'
        for name, face in (("majorFont", "Arial"), ("minorFont", font))
    )
    styles = "<a:fillStyleLst/><a:lnStyleLst/><a:effectStyleLst/><a:bgFillStyleLst/>"
    sheet.xml(
        "word/theme/theme1.xml",
        f'<a:theme name="Office"><a:themeElements><a:clrScheme name="Office">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Office">{fonts}</a:fontScheme><a:fmtScheme name="Office">{styles}'
        "</a:fmtScheme></a:themeElements></a:theme>",
        "application/vnd.openxmlformats-officedocument.theme+xml",
    )
    sheet.link("theme", "theme/theme1.xml")


def embedded_font(sheet: Sheet) -> None:
    """Our font's own letters, as whoever sends the file has drawn them."""
    data = b"\0" * 64
    sheet.part(
        "word/fonts/font1.odttf",
        data,
        "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    )
    number = sheet.link("font", "fonts/font1.odttf", "word/fontTable.xml")
    key = "{3C1A4C6E-7C0B-4F61-9C43-1B7E51F0A201}"
    name = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet.rewrite(
        "word/fontTable.xml",
        '<w:pitch w:val="variable"/>',
        '<w:pitch w:val="variable"/>'
        f'<w:embedRegular xmlns:r="{name}" r:id="{number}" w:fontKey="{key}"/>',
    )
