"""Bytes and texts looked at in every way in which words are hidden in them.

Each view is a text with the name of the way it was found. Nothing here knows what is
looked for. What is packed too deep or too large to be looked through is a view too,
without a text, for a caller that refuses what it cannot see.
"""

import binascii
import io
import re
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import unescape
from itertools import groupby

from attrs import frozen

__all__ = ["View", "of_bytes", "of_text"]


@frozen(kw_only=True)
class View:
    """A text, and the way it was found in; None where that way goes on too far."""

    way: str
    text: str | None


_DEEPEST = 4
_LARGEST = 16_000_000
"""Bytes that one packed stream may hold."""
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError)

_TAG = re.compile(r"(<[^>]*>)")
_ASIDE = re.compile(r"(<(?:\w+:)?(?:instrText|delText|delInstrText)\b[^>]*>)([^<]*)")
_ENDS = ("</w:p>", "</p>", "</li>", "</td>", "</th>", "</title>", "<br>", "br/>", "tab/>")
"""Where one word ends and the next begins although no space is written."""
_ENTITIES = {"&quot;": '"', "&lt;": "<", "&gt;": ">", "&amp;": "&"}
_LONG = 20
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{20,}={0,2}")
_ODD = re.compile(r"[0-9]|[a-z][A-Z]")
"""What no base64 of any length is without, and most words are."""
_HEX = re.compile(r"\b(?:(?:0x|\\x)?[0-9A-Fa-f]{2}[ \t\r\n:,;-]*){8,}")
_ESCAPED = re.compile(r"(?:%|\\x|=)([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})")
_ESCAPES = re.compile(r"(?:[%=]|\\x|\\u00)[0-9A-Fa-f]{2}")
_STREAM = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_STREAM_LENGTH = 24
_NOUGHTS = 12
"""Bytes of nought without which nothing is text in two bytes a letter."""
_FEW = 8192
"""In fewer bytes than this a stream without a header is looked for at every place."""


def of_text(text: str, depth: int = 0) -> Iterator[View]:
    """A text as it stands, without its markup, as its markup, and decoded.

    >>> sorted({view.way for view in of_text("YnJhbmNoIGNvbW1pdHRlZQ==")})
    ['', 'base64']
    """
    if depth > _DEEPEST:
        return
    for each in _apart(text) if "<" in text else (text,):
        shown = _unescaped(each)
        if shown and not shown.isspace():
            yield View(way="", text=shown)
            yield from _decoded(shown, depth)


def _apart(text: str) -> tuple[str, ...]:
    """What a text says, what its fields and deletions say, and every different tag of it.

    Apart, since a word that is split by any of these is a word all the same.
    """
    for end in _ENDS:
        text = text.replace(end, f"{end} ")
    aside = [found[2] for found in _ASIDE.finditer(text)]
    pieces = _TAG.split(_ASIDE.sub(r"\1", text))
    return "".join(pieces[::2]), " ".join(aside), "\n".join(dict.fromkeys(pieces[1::2]))


def _unescaped(text: str) -> str:
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return unescape(text) if "&" in text else text


def of_bytes(data: bytes, depth: int = 0) -> Iterator[View]:
    """Bytes as text of any encoding, and whatever is packed inside them."""
    yield from _read(data, depth)
    if not data.startswith(b"<"):
        yield from _packed(data, depth)


def _read(data: bytes, depth: int) -> Iterator[View]:
    """Bytes as text, in each encoding that they may be in."""
    try:
        yield from of_text(data.decode(), depth)
    except UnicodeDecodeError:
        yield from of_text(data.decode("utf-8", "ignore"), depth)
        if depth == 0:
            yield from of_text(data.decode("latin-1"), depth)
    if data.count(0) >= _NOUGHTS:
        # Latin text in UTF-16 or UTF-32 is its letters with noughts between them.
        yield from _named("UTF-16", of_text(data.replace(b"\0", b"").decode("latin-1"), depth + 1))
        for coding in ("utf-16-le", "utf-16-be"):
            for start in (0, 1):
                text = data[start:].decode(coding, "ignore")
                yield from _named("UTF-16", of_text(text, depth + 1))


def _named(way: str, views: Iterable[View]) -> Iterator[View]:
    for view in views:
        yield View(way=f"{way}, {view.way}" if view.way else way, text=view.text)


def _decoded(text: str, depth: int) -> Iterator[View]:
    """What base64, hexadecimal digits and escapes in a text stand for."""
    for lines in _from_base64(text):
        # What came out by chance is small; what was meant may be packed again.
        yield from _named("base64", _read(b"\n".join(lines), depth + 1))
        for line in lines:
            if len(line) >= _STREAM_LENGTH:
                yield from _named("base64", _packed(line, depth + 1))
    for run in _HEX.findall(text):
        digits = re.sub(r"0x|\\x|[^0-9A-Fa-f]", "", run)
        for start in (0, 1):
            even = digits[start : start + (len(digits) - start) // 2 * 2]
            yield from _named("hexadecimal digits", of_bytes(binascii.unhexlify(even), depth + 1))
    if _ESCAPES.search(text):
        loose = _ESCAPED.sub(lambda m: chr(int(m[1] or m[2], 16)), re.sub(r"=\r?\n", "", text))
        with suppress(UnicodeError):
            loose = loose.encode("latin-1").decode()
        yield from _named("escapes", of_text(loose, depth + 1))


def _from_base64(text: str) -> Iterator[list[bytes]]:
    """Every stretch that may be base64, from each of the four places where it may begin."""
    long = [(place, token) for place, token in enumerate(text.split()) if len(token) >= _LONG]
    found: dict[str, None] = {}
    for _, near in groupby(enumerate(long), key=lambda pair: pair[1][0] - pair[0]):
        tokens = [token for _, (_, token) in near]
        for stretch in ("\n".join(tokens), "".join(tokens)):
            found |= dict.fromkeys(_BASE64.findall(stretch))
    lines = [line.replace("-", "+").replace("_", "/") for line in found if _ODD.search(line)]
    for start in range(4) if lines else ():
        yield [_unpadded(line[start:]) for line in lines]


def _unpadded(line: str) -> bytes:
    digits = line.rstrip("=")
    digits = digits[: len(digits) - (len(digits) % 4 == 1)]
    return b64decode(digits + "=" * (-len(digits) % 4))


def _packed(data: bytes, depth: int) -> Iterator[View]:
    """Packages and compressed streams, wherever in the bytes they begin."""
    if b"PK\x03\x04" in data:
        yield from _named("a package inside", _members(data, depth))
    for found in _STREAM.finditer(data):
        bits = 15 if data[found.start()] == 0x78 else 31
        yield from _inflated(data[found.start() :], bits, depth)
    if depth < 2:
        starts = range(len(data)) if len(data) <= _FEW else range(1)
        for start in starts:
            yield from _inflated(data[start:], -15, depth)


def _inflated(data: bytes, bits: int, depth: int) -> Iterator[View]:
    stream = zlib.decompressobj(bits)
    try:
        out = stream.decompress(data, _LARGEST)
    except zlib.error:
        return
    # Without a header, only a stream that comes to its end is more than chance.
    if bits > 0 or stream.eof:
        yield from _deeper("a compressed stream", out, depth, whole=not stream.unconsumed_tail)


def _deeper(way: str, data: bytes, depth: int, *, whole: bool) -> Iterator[View]:
    """What was packed, or that it cannot be looked through."""
    if not whole or depth >= _DEEPEST:
        yield View(way=f"{way} that is packed too deep or too large", text=None)
    else:
        yield from _named(way, of_bytes(data, depth + 1))


def _members(data: bytes, depth: int) -> Iterator[View]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            yield View(way="", text=package.comment.decode("latin-1"))
            for entry in entries:
                yield View(way="", text=f"{entry.filename}\n{entry.comment.decode('latin-1')}")
                with package.open(entry) as member:
                    part = member.read(_LARGEST + 1)
                yield from _deeper(entry.filename, part, depth, whole=len(part) <= _LARGEST)
    except _BROKEN:
        # Not whole: its members are streams, which are looked for one by one.
        for found in re.finditer(rb"PK\x03\x04", data):
            head = data[found.start() + 26 : found.start() + 30]
            gap = int.from_bytes(head[:2], "little") + int.from_bytes(head[2:], "little")
            yield from _inflated(data[found.start() + 30 + gap :], -15, depth)
