"""Pictures keep what draws them, and nothing else."""

import io
import random
import struct
import zlib
from collections.abc import Sequence

import pytest
from docx.image.image import Image

from agreementkit.word.house_style.images import (
    CleanPicture,
    clean_picture,
    is_clean,
    texts_in_picture,
)
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


def picture(
    width: int,
    height: int,
    rows: bytes,
    *,
    colour: int = 2,
    depth: int = 8,
    interlaced: int = 0,
    more: Sequence[tuple[bytes, bytes]] = (),
    behind: bytes = b"",
) -> bytes:
    """A PNG with these rows, as they are packed."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    chunks = ((b"IHDR", head), *more, (b"IDAT", zlib.compress(rows) + behind), (b"IEND", b""))
    return png()[:8] + b"".join(
        struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


ROWS = {
    "grey": ((0, 8, 0), 20 * 21),
    "a bit a pixel": ((0, 1, 0), 20 * 4),
    "colours": ((2, 8, 0), 20 * 61),
    "a palette": ((3, 8, 0), 20 * 21),
    "grey that lets through": ((4, 8, 0), 20 * 41),
    "colours that let through": ((6, 16, 0), 20 * 161),
    "interlaced": ((0, 8, 1), 12 + 9 + 12 + 30 + 55 + 110 + 210),
}


@pytest.mark.parametrize("case", ROWS)
def test_what_is_packed_behind_the_last_row_is_no_picture(case: str) -> None:
    (colour, depth, interlaced), size = ROWS[case]

    def of(rows: bytes, behind: bytes = b"") -> bytes:
        return picture(
            20, 20, rows, colour=colour, depth=depth, interlaced=interlaced, behind=behind
        )

    assert is_clean(of(bytes(size)))
    for dirty in (of(bytes(size) + CANARY.encode()), of(bytes(size), CANARY.encode())):
        clean = clean_picture(dirty)
        assert isinstance(clean, CleanPicture)
        assert not is_clean(dirty)
        assert is_clean(clean.data)
        assert any(CANARY in text for text in texts_in_picture(dirty))
        assert not any(texts_in_picture(clean.data))
    assert clean_picture(of(bytes(size - 1))) == "damaged"


def test_a_picture_of_one_point_has_one_row_in_one_pass() -> None:
    assert is_clean(picture(1, 1, bytes(2), colour=0, interlaced=1))


def test_a_palette_that_nothing_is_looked_up_in_is_no_picture() -> None:
    palette = [(b"PLTE", CANARY.encode()[:12].ljust(12))]
    plain = picture(20, 20, bytes(20 * 61), more=palette)
    assert not is_clean(plain)
    assert is_clean(picture(20, 20, bytes(20 * 21), colour=3, more=palette))
    assert any(CANARY[:12] in text for text in texts_in_picture(plain))


def test_a_picture_that_is_packed_wrongly_is_damaged() -> None:
    broken = picture(20, 20, bytes(20 * 61), more=[(b"IDAT", b"\0\0")])
    assert clean_picture(broken) == "damaged"
    assert not any(texts_in_picture(broken))


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
        picture(900, 900, bytes(900) + random.Random(1).randbytes(900 * 2700)),
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


def test_of_a_picture_with_a_strange_head_nothing_is_unpacked() -> None:
    strange, _ = REFUSED["a strange head"]
    assert not any(CANARY in text for text in texts_in_picture(strange))
