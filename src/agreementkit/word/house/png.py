"""PNG pictures without what is not picture: only the chunks that draw are kept."""

import struct
import zlib
from collections.abc import Iterator

__all__ = ["SIGNATURE", "clean_png", "undrawn_in_png"]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DRAWING = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"IDAT", b"IEND")
"""What a viewer needs. Text, times, profiles with their makers' names, and EXIF are not here.

Source: the PNG specification (third edition), chapter 11.
"""

_LARGEST = 16_000_000
"""Bytes of text that are unpacked from one chunk."""


def clean_png(data: bytes) -> tuple[bytes, int, int] | None:
    """The picture with its width and height in pixels; None where it is damaged.

    Args:
        data: begins with the signature.
    """
    chunks = list(_chunks(data))
    kinds = [kind for kind, _ in chunks]
    if not kinds or kinds[0] != b"IHDR" or kinds[-1] != b"IEND" or b"IDAT" not in kinds:
        return None
    head = chunks[0][1]
    if len(head) != 13:
        return None
    width, height = struct.unpack_from(">II", head)
    kept = b"".join(_chunk(kind, body) for kind, body in chunks if kind in _DRAWING)
    return SIGNATURE + kept, width, height


def undrawn_in_png(data: bytes) -> Iterator[bytes]:
    """What a picture holds beside what draws it: its texts, unpacked, and what follows its end.

    Args:
        data: begins with the signature.
    """
    at = len(SIGNATURE)
    for kind, body in _chunks(data):
        at += 12 + len(body)
        if kind not in _DRAWING or kind == b"IEND":
            yield _unpacked(kind, body)
    yield data[at:]


def _unpacked(kind: bytes, body: bytes) -> bytes:
    """A chunk's content with its text as it reads, where it is a compressed one.

    Source: the PNG specification (third edition), chapter 11.3.3.
    """
    keyword, _, rest = body.partition(b"\0")
    if kind in (b"zTXt", b"iCCP"):
        packed = rest[1:]
    elif kind == b"iTXt" and rest.startswith(b"\1"):
        packed = rest[2:].split(b"\0", 2)[-1]
    else:
        return body
    try:
        return keyword + b"\n" + zlib.decompressobj().decompress(packed, _LARGEST)
    except zlib.error:
        return body


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the end, each with its checksum right; stops short where one is wrong."""
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        end = at + 8 + length
        if data[end : end + 4] != struct.pack(">I", zlib.crc32(kind + body)):
            return
        yield kind, body
        if kind == b"IEND":
            return
        at = end + 4


def _chunk(kind: bytes, body: bytes) -> bytes:
    # The last chunk has no content; whatever stood there was no picture.
    body = b"" if kind == b"IEND" else body
    return struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", zlib.crc32(kind + body))
