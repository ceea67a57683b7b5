"""Pictures of a letterhead: cleaned, measured, and named neutrally; and whether one is clean."""

import re
import struct
import zlib
from collections.abc import Iterator

from attrs import frozen

# PNG pictures without what is not picture: only the chunks that draw are kept.

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"IDAT", b"IEND")
"""What a viewer needs. Text, times, profiles with their makers' names, and EXIF are not here.

Source: the PNG specification (third edition), chapter 11.
"""
_LARGEST = 16_000_000
"""Bytes of text that are unpacked from one chunk."""
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Values for each pixel, by the kind of colour (table 11.1)."""
_INDEXED = 3
"""The kind of colour that is looked up in a palette; beside any other a palette draws nothing."""
_WHOLE = ((0, 0, 1, 1),)
_ADAM7 = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)),
    *((0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
)
"""The passes of an interlaced picture: first column and row, and the steps between (8.1)."""


def _clean_png(data: bytes) -> tuple[bytes, int, int] | None:
    """The picture with its width and height in pixels; None where it is damaged.

    Args:
        data: begins with the signature.
    """
    chunks = list(_chunks(data))
    kinds = [kind for kind, _ in chunks]
    if not kinds or kinds[0] != b"IHDR" or kinds[-1] != b"IEND" or b"IDAT" not in kinds:
        return None
    head = chunks[0][1]
    if len(head) != 13 or head[9] not in _CHANNELS:
        return None
    width, height = struct.unpack_from(">II", head)
    drawn = [(kind, body) for kind, body in chunks if _draws(kind, head)]
    if width * height <= _MOST_PIXELS:
        packed = b"".join(body for kind, body in drawn if kind == b"IDAT")
        pixels = _pixels(packed, _pixel_bytes(head))
        if pixels is None:
            return None
        if pixels != packed:
            first = next(place for place, (kind, _) in enumerate(drawn) if kind == b"IDAT")
            drawn = [each for each in drawn if each[0] != b"IDAT"]
            drawn.insert(first, (b"IDAT", pixels))
    kept = b"".join(_chunk(kind, body) for kind, body in drawn)
    return _PNG_SIGNATURE + kept, width, height


def _draws(kind: bytes, head: bytes) -> bool:
    return kind in _KEPT_CHUNKS and (kind != b"PLTE" or head[9] == _INDEXED)


def _pixel_bytes(head: bytes) -> int:
    """How many bytes the rows of a picture take, each with the byte that says how it is filtered."""
    width, height, depth, colour, *_, interlaced = struct.unpack(">IIBBBBB", head)
    total = 0
    for left, top, across, down in _ADAM7 if interlaced else _WHOLE:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + -(-columns * depth * _CHANNELS[colour] // 8))
    return total


def _pixels(packed: bytes, size: int) -> bytes | None:
    """The packed rows of a picture without what stands behind them; None where some are missing.

    Args:
        packed: the content of its IDAT chunks.
        size: how many bytes its rows take.
    """
    stream = zlib.decompressobj()
    try:
        rows = stream.decompress(packed, size + 1)
    except zlib.error:
        return None
    if len(rows) < size:
        return None
    if len(rows) == size and stream.eof and not stream.unused_data:
        return packed
    return zlib.compress(rows[:size], 9)


def _undrawn_in_png(data: bytes) -> Iterator[bytes]:
    """What a picture holds beside what draws it: its texts, unpacked, and what follows its end.

    Args:
        data: begins with the signature.
    """
    at = len(_PNG_SIGNATURE)
    chunks = list(_chunks(data))
    head = next((body for kind, body in chunks if kind == b"IHDR" and len(body) == 13), None)
    for kind, body in chunks:
        at += 12 + len(body)
        if kind == b"IEND" or not _draws(kind, head or bytes(13)):
            yield _unpacked(kind, body)
    if head and head[9] in _CHANNELS:
        yield _behind_pixels(b"".join(body for kind, body in chunks if kind == b"IDAT"), head)
    yield data[at:]


def _behind_pixels(packed: bytes, head: bytes) -> bytes:
    """What is packed behind the last row of a picture, or stands behind what is packed."""
    stream = zlib.decompressobj()
    try:
        rows = stream.decompress(packed, _pixel_bytes(head) + _LARGEST)
    except zlib.error:
        return b""
    return rows[_pixel_bytes(head) :] + stream.unused_data


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
    at = len(_PNG_SIGNATURE)
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


# JPEG pictures without what is not picture: only the segments that draw are kept.

_JPEG_SIGNATURE = b"\xff\xd8\xff"
_FRAMES = (0xC0, 0xC1, 0xC2)
_KEPT_SEGMENTS = (*_FRAMES, 0xC4, 0xDA, 0xDB, 0xDD)
"""Frames, Huffman tables, scans, quantisation, restarts (ITU-T T.81, table B.1)."""
_SCAN, _ADOBE = 0xDA, 0xEE
_END = b"\xff\xd9"
_NEXT_MARKER = re.compile(rb"\xff+(?![\x00\xff\xd0-\xd7])")
"""Inside a scan, 0xFF00 and restarts are data; any other marker ends it."""


def _clean_jpeg(data: bytes) -> tuple[bytes, int, int] | None:
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
        if marker in _KEPT_SEGMENTS:
            kept.append(segment)
        elif marker == _ADOBE and body.startswith(b"Adobe") and len(body) == 12:
            # It says how the colours are to be mixed, and nothing else.
            kept.append(b"\xff\xee\x00\x0eAdobe\x00\x64" + bytes(4) + body[11:])
    if size is None or data[end : end + 2] != _END:
        return None
    return (b"".join((*kept, _END)), *size)


def _undrawn_in_jpeg(data: bytes) -> Iterator[bytes]:
    """What a picture holds beside what draws it: remarks, EXIF, XMP, and what follows its end.

    Args:
        data: begins with the signature.
    """
    behind = 2
    for marker, at, behind in _segments(data):
        if marker not in _KEPT_SEGMENTS:
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


# Pictures of either kind.

_MOST_BYTES = 2 * 2**20
_MOST_PIXELS = 25_000_000
_OTHER_KINDS = (
    (rb"GIF8", "a GIF picture"),
    (rb"BM", "a BMP picture"),
    (rb"II\*\x00|MM\x00\*", "a TIFF picture"),
    (rb"RIFF....WEBP", "a WebP picture"),
    (rb"\x01\x00\x00\x00.{36} EMF", "an EMF drawing"),
    (rb"\xd7\xcd\xc6\x9a|\x01\x00\x09\x00", "a WMF drawing"),
    (rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<svg|<!)", "an SVG drawing"),
)


@frozen(kw_only=True)
class CleanPicture:
    """A picture of which only the picture is left."""

    data: bytes
    ending: str
    """`png` or `jpeg`: the end of its file name."""
    width: int
    """In pixels, as `height` is."""
    height: int


def clean_picture(data: bytes) -> CleanPicture | str:
    """The picture cleaned; or in words what it is, where it cannot be used.

    >>> clean_picture(b"GIF89a")
    'a GIF picture'
    """
    if data.startswith(_PNG_SIGNATURE):
        found, ending = _clean_png(data), "png"
    elif data.startswith(_JPEG_SIGNATURE):
        found, ending = _clean_jpeg(data), "jpeg"
    else:
        known = (kind for begins, kind in _OTHER_KINDS if re.match(begins, data, re.DOTALL))
        return next(known, "of a kind that is not known")
    if found is None:
        return "damaged"
    clean, width, height = found
    if not width or not height:
        return "damaged"
    if len(clean) > _MOST_BYTES or width * height > _MOST_PIXELS:
        return "larger than a letterhead needs"
    return CleanPicture(data=clean, ending=ending, width=width, height=height)


def is_clean(data: bytes) -> bool:
    """Whether a file is a picture and nothing else: what cleaning would leave as it is."""
    found = clean_picture(data)
    return isinstance(found, CleanPicture) and found.data == data


def texts_in_picture(data: bytes) -> Iterator[str]:
    r"""What can be read in a PNG or JPEG picture: all that draws nothing, as text.

    Remarks, EXIF and XMP, compressed texts unpacked, and whatever follows the picture. The
    drawing itself is not read: it holds no words that a program would find. Each comes as
    UTF-8 and as Latin-1, since these formats use both.

    >>> list(texts_in_picture(b"\x89PNG\r\n\x1a\n" + b"no chunk"))
    ['no chunk', 'no chunk']
    """
    undrawn = _undrawn_in_png(data) if data.startswith(_PNG_SIGNATURE) else _undrawn_in_jpeg(data)
    for each in undrawn:
        if each:
            yield each.decode("utf-8", "ignore")
            yield each.decode("latin-1")


# The pictures of one letterhead, each kept once.


class MediaStore:
    """Pictures by name, and the numbers of drawings, while a template is read."""

    def __init__(self) -> None:
        self.media: dict[str, bytes] = {}
        self.drawings = 0

    def stored_name(self, picture: CleanPicture) -> str:
        """The name of a picture, which is the same for the same picture."""
        for name, data in self.media.items():
            if data == picture.data:
                return name
        name = f"image{len(self.media) + 1}.{picture.ending}"
        self.media[name] = picture.data
        return name

    def number(self) -> int:
        """A number for a drawing, unique among them all."""
        self.drawings += 1
        return self.drawings


# How the parts of a draft name the pictures of a house style.


def picture_id(media: str) -> str:
    """The relationship id by which every part of a draft finds a picture of the house style.

    >>> picture_id("image1.png")
    'rIdHouse1'
    """
    return f"rIdHouse{media.removeprefix('image').partition('.')[0]}"
