"""JPEG pictures without what is not picture: only the segments that draw are kept."""

import re
import struct
from collections.abc import Iterator

__all__ = ["SIGNATURE", "clean_jpeg", "undrawn_in_jpeg"]

SIGNATURE = b"\xff\xd8\xff"
_FRAMES = (0xC0, 0xC1, 0xC2)
_DRAWING = (*_FRAMES, 0xC4, 0xDA, 0xDB, 0xDD)
"""Frames, Huffman tables, scans, quantisation, restarts (ITU-T T.81, table B.1)."""

_SCAN, _ADOBE = 0xDA, 0xEE
_END = b"\xff\xd9"
_NEXT_MARKER = re.compile(rb"\xff+(?![\x00\xff\xd0-\xd7])")
"""Inside a scan, 0xFF00 and restarts are data; any other marker ends it."""


def clean_jpeg(data: bytes) -> tuple[bytes, int, int] | None:
    """The picture with its width and height in pixels; None where it is damaged.

    Args:
        data: begins with the signature.
    """
    kept = [data[:2]]
    size: tuple[int, int] | None = None
    end = 2
    for marker, at, end in _segments(data):
        segment = data[at:end]
        body = segment[4:]
        if marker in _FRAMES and len(body) >= 5:
            height, width = struct.unpack_from(">HH", body, 1)
            size = width, height
        if marker in _DRAWING:
            kept.append(segment)
        elif marker == _ADOBE and body.startswith(b"Adobe") and len(body) == 12:
            # It says how the colours are to be mixed, and nothing else.
            kept.append(b"\xff\xee\x00\x0eAdobe\x00\x64" + bytes(4) + body[11:])
    if size is None or data[end : end + 2] != _END:
        return None
    return (b"".join((*kept, _END)), *size)


def undrawn_in_jpeg(data: bytes) -> Iterator[bytes]:
    """What a picture holds beside what draws it: remarks, EXIF, XMP, and what follows its end.

    Args:
        data: begins with the signature.
    """
    behind = 2
    for marker, at, behind in _segments(data):
        if marker not in _DRAWING:
            yield data[at:behind]
    yield data[behind:]


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Each segment's marker, with where it begins and ends; stops at the picture's end."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        [length] = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        yield marker, at, end
        at = end
        if data[at : at + 2] == _END:
            return


def _end_of_scan(data: bytes, at: int) -> int:
    found = _NEXT_MARKER.search(data, at)
    return found.end() - 1 if found else len(data)
