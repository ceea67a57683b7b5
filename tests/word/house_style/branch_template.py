"""A branch's Word template, made as a branch would: in its own look, and full of leftovers."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from tests.ooxml.packages import RELATIONS, WORD

__all__ = ["CANARY", "PURPLE", "branch_template", "changed", "header_template", "jpeg", "png"]

PURPLE = "5B2C83"
CANARY = "canary-7f3a"
"""What must not be in any draft: it stands wherever a template keeps what is nobody's business."""


def _chunk(kind: bytes, body: bytes) -> bytes:
    checked = kind + body
    return struct.pack(">I", len(body)) + checked + struct.pack(">I", zlib.crc32(checked))


def png(
    width: int = 240,
    height: int = 80,
    *,
    colour: tuple[int, int, int] = (0x5B, 0x2C, 0x83),
    more: Iterable[tuple[bytes, bytes]] = (),
    tail: bytes = b"",
) -> bytes:
    """A picture of one colour with a white disc in it, by hand."""
    rows = b"".join(
        b"\x00"
        + b"".join(
            b"\xff" * 3
            if (x - height // 2) ** 2 + (y - height // 2) ** 2 < (height // 3) ** 2
            else bytes(colour)
            for x in range(width)
        )
        for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), *more, (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in chunks) + tail


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG file."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg(*more: bytes, tail: bytes = b"", frame: int = 0xC0) -> bytes:
    """The smallest JPEG picture: eight grey pixels by eight, with other segments in front."""
    return b"".join(
        (
            b"\xff\xd8",
            *more,
            segment(0xDB, b"\x00" + b"\x01" * 64),
            segment(frame, struct.pack(">BHHBBBB", 8, 8, 8, 1, 1, 0x11, 0)),
            segment(0xC4, b"\x00" + b"\x01" + bytes(15) + b"\x00"),
            segment(0xC4, b"\x10" + b"\x01" + bytes(15) + b"\x00"),
            segment(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
            b"\x00\xff\x00\x3f\xff\xd0\x00",
            b"\xff\xd9",
            tail,
        ),
    )


DIRTY = (
    (b"tEXt", b"Author\x00" + CANARY.encode()),
    (b"iTXt", b"XML\x00\x00\x00\x00\x00" + CANARY.encode()),
    (b"tIME", b"\x07\xea\x01\x01\x00\x00\x00"),
    (b"eXIf", b"MM\x00*" + CANARY.encode()),
)


def branch_template() -> bytes:
    """A purple template with a logo, an address, and things that are nobody's business."""
    document = docx.Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = CANARY
    properties.modified = datetime(2025, 1, 1, tzinfo=UTC)
    look = document.styles
    normal = look["Normal"].font
    normal.name, normal.size = "Verdana", Pt(11)
    normal.color.rgb = RGBColor(0x22, 0x22, 0x22)
    look["Normal"].paragraph_format.space_after = Pt(8)
    look["Normal"].paragraph_format.line_spacing = 1.25
    for called, size in (("Title", 30), ("Heading 1", 18), ("Heading 2", 14)):
        font = look[called].font
        font.name, font.size = "Georgia", Pt(size)
        # Word's own template names these by theme, which goes before a plain font.
        fonts = look[called].element.rPr.rFonts
        for key in list(fonts.attrib):
            if "Theme" in key:
                del fonts.attrib[key]
        font.color.rgb = RGBColor.from_string(PURPLE)
    look["Heading 1"].font.italic = True
    look["Header"].font.size = Pt(9)
    document.add_paragraph(f"Minutes of the branch: {CANARY}")
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2)
    top = section.header.paragraphs[0]
    top.add_run().add_picture(io.BytesIO(png(more=DIRTY)), height=Cm(1.4))
    top.add_run("\tPolice Staff Branch\t").bold = True
    top.add_run("branch@example.invalid").font.color.rgb = RGBColor(0xDD, 0xDD, 0xDD)
    bottom = section.footer.paragraphs[0]
    bottom.text = "1 Station Road, Maidstone"
    bottom.alignment = WD_ALIGN_PARAGRAPH.CENTER
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def changed(data: bytes, members: Mapping[str, bytes]) -> bytes:
    """A package with members put in, or in the place of others."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in (*old.namelist(), *(each for each in members if each not in old.namelist())):
            new.writestr(name, members.get(name) or old.read(name))
    return buffer.getvalue()


def header_template(
    content: str,
    *,
    pictures: Mapping[str, bytes] | None = None,
    tag: str = "hdr",
) -> bytes:
    """A template whose header (or footer, by `tag`) is this markup."""
    shown = pictures or {}
    document = docx.Document()
    section = document.sections[0]
    place = section.header if tag == "hdr" else section.footer
    place.paragraphs[0].text = "to be replaced"
    buffer = io.BytesIO()
    document.save(buffer)
    part = "word/header1.xml" if tag == "hdr" else "word/footer1.xml"
    rows = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/image" Target="media/{key}.png"/>'
        for key in shown
    )
    spaces = " ".join(
        f'xmlns:{prefix}="{space}"'
        for prefix, space in {
            "w": WORD,
            "r": RELATIONS,
            "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
            "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
            "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        }.items()
    )
    with zipfile.ZipFile(io.BytesIO(buffer.getvalue())) as archive:
        types = archive.read("[Content_Types].xml")
    return changed(
        buffer.getvalue(),
        {
            "[Content_Types].xml": types.replace(
                b"<Override",
                b'<Default Extension="png" ContentType="image/png"/><Override',
                1,
            ),
            part: f"<w:{tag} {spaces}>{content}</w:{tag}>".encode(),
            part.replace("word/", "word/_rels/") + ".rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f"{rows}</Relationships>"
            ).encode(),
            **{f"word/media/{key}.png": data for key, data in shown.items()},
        },
    )
