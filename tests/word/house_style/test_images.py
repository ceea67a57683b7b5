"""Pictures keep what draws them, and nothing else."""

import io
import struct
import zlib

import pytest
from docx.image.image import Image

from agreementkit.word.house_style.images import CleanPicture, clean_picture, is_clean
from tests.word.house_style.branch_template import CANARY, DIRTY, jpeg, png, segment

ADOBE = segment(0xEE, b"Adobe\x00\x64" + CANARY[:4].encode() + b"\x02")


def test_a_png_loses_its_words_times_and_tail_and_shows_the_same() -> None:
    clean = clean_picture(png(more=DIRTY, tail=CANARY.encode()))
    assert clean == CleanPicture(data=png(), ending="png", width=240, height=80)
    assert clean_picture(png()) == clean


def test_a_jpeg_loses_its_words_and_tail_and_shows_the_same() -> None:
    dirty = jpeg(
        segment(0xE0, b"JFIF\x00" + CANARY.encode()),
        segment(0xE1, b"Exif\x00\x00" + CANARY.encode()),
        segment(0xFE, CANARY.encode()),
        b"\xff",
        tail=CANARY.encode(),
    )
    clean = clean_picture(dirty)
    assert clean == CleanPicture(data=jpeg(), ending="jpeg", width=8, height=8)


def test_a_jpeg_keeps_how_its_colours_are_mixed_and_nothing_else_of_that_segment() -> None:
    clean = clean_picture(jpeg(ADOBE, segment(0xEE, CANARY.encode())))
    assert isinstance(clean, CleanPicture)
    assert b"Adobe\x00\x64\x00\x00\x00\x00\x02" in clean.data
    assert CANARY[:4].encode() not in clean.data


def test_what_was_cleaned_is_clean_and_nothing_else_is() -> None:
    for dirty in (
        png(more=DIRTY, tail=CANARY.encode()),
        jpeg(ADOBE, segment(0xFE, CANARY.encode()), b"\xff", tail=CANARY.encode()),
    ):
        clean = clean_picture(dirty)
        assert isinstance(clean, CleanPicture)
        assert is_clean(clean.data)
        assert not is_clean(dirty)
    assert not is_clean(b"GIF89a")


def test_another_reader_finds_the_clean_picture_whole() -> None:
    clean = clean_picture(png(more=DIRTY))
    assert isinstance(clean, CleanPicture)
    image = Image.from_file(io.BytesIO(clean.data))
    assert (image.px_width, image.px_height) == (240, 80)


def headed(width: int, height: int) -> bytes:
    """A PNG that says it is of this size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    old = png()[8:33]
    new = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return png().replace(old, new)


REFUSED = {
    "half a PNG": (png()[:60], "damaged"),
    "a wrong checksum": (png().replace(b"IDAT", b"IDAU"), "damaged"),
    "only a signature": (png()[:8], "damaged"),
    "a strange head": (
        png().replace(png()[8:33], b"\x00\x00\x00\x00IHDR\xa8\xa1\xae\x0a"),
        "damaged",
    ),
    "no width": (headed(0, 80), "damaged"),
    "too many pixels": (headed(9_000, 9_000), "larger than a letterhead needs"),
    "too many bytes": (
        png(more=[(b"IDAT", bytes(2 * 2**20))]),
        "larger than a letterhead needs",
    ),
    "half a JPEG": (jpeg()[:40], "damaged"),
    "a JPEG cut in its scan": (jpeg()[:-2], "damaged"),
    "a JPEG without a frame": (jpeg(frame=0xC9), "damaged"),
    "BMP": (b"BM....", "a BMP picture"),
    "TIFF": (b"MM\x00*", "a TIFF picture"),
    "WebP": (b"RIFF1234WEBP", "a WebP picture"),
    "EMF": (b"\x01\x00\x00\x00" + bytes(36) + b" EMF", "an EMF drawing"),
    "WMF": (b"\xd7\xcd\xc6\x9a", "a WMF drawing"),
    "SVG": (b"<svg/>", "an SVG drawing"),
    "nothing": (b"", "of a kind that is not known"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_cleaned_is_named(case: str) -> None:
    data, said = REFUSED[case]
    assert clean_picture(data) == said
