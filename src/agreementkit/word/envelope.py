"""A package as the bytes that it is: nothing between its members, before or after them.

Readers of zip files pass over whatever their directory does not point at. This one
walks from the first byte to the last, and knows each of them.
"""

import struct
import zlib
from collections.abc import Generator, Iterator, Mapping

from attrs import field, frozen

__all__ = ["Archive", "walked"]

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_NEW_YEAR_1980 = 0x21
_OWNER_ONLY = 0o600 << 16
"""What Python's own writer puts where no attributes are given, on every machine."""
_LARGEST = 64_000_000


@frozen(kw_only=True)
class Archive:
    """What was found in a package, and what should not be there."""

    members: Mapping[str, bytes] = field(repr=False)
    odd: tuple[tuple[str, str], ...]
    """Each oddity, with the member where it was found; empty where none is."""


def walked(data: bytes) -> Archive:
    """A package read from end to end; every oddity of its bytes, with its place."""
    members: dict[str, bytes] = {}
    odd: list[tuple[str, str]] = []
    try:
        for place, what in _walk(data, members):
            odd.append((place, what))
    except (struct.error, zlib.error, UnicodeDecodeError):
        odd.append(("", "the package is not whole"))
    return Archive(members=members, odd=tuple(odd))


def _walk(data: bytes, members: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    end = data.rfind(b"PK\x05\x06")
    if end < 0:
        yield "", "the package has no directory"
        return
    *_, entries, size, start, comment = _END.unpack_from(data, end)
    if comment or end + _END.size != len(data):
        yield "", "something stands behind the package's end, or a comment in it"
    if start + size != end:
        yield "", "something stands between the package's directory and its end"
    place = start
    at = 0
    for _ in range(entries):
        entry = _CENTRAL.unpack_from(data, place)
        if entry[0] != b"PK\x01\x02":
            yield "", "the directory is broken"
            return
        name = data[place + _CENTRAL.size :][: entry[12]].decode("ascii")
        place += _CENTRAL.size + sum(entry[12:15])
        if name in members or entry[-1] != at:
            yield name, "the package holds it twice, or something stands before it"
        yield from _odd_entry(name, entry)
        at = yield from _member(data, name, entry, members)
    if place != end or at != start:
        yield "", "something stands between the members and the directory, or behind it"


def _odd_entry(name: str, entry: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    _, _, system, _, _, flags, method, time, date = entry[:9]
    if any(entry[13:15]):
        yield name, "the directory holds an extra field or a comment"
    if (time, date) != (0, _NEW_YEAR_1980):
        yield name, "it carries a date other than 1 January 1980"
    if system or any(entry[15:17]) or entry[17] not in (0, _OWNER_ONLY):
        yield name, "it carries marks of the machine that wrote it"
    if flags or method not in (0, 8):
        yield name, "it is encrypted, or packed in a way that is not ours"


def _member(
    data: bytes,
    name: str,
    entry: tuple[int, ...],
    members: dict[str, bytes],
) -> Generator[tuple[str, str], None, int]:
    """Reads one member; returns where the next must begin."""
    at, crc, packed, size = entry[-1], *entry[9:12]
    local = _LOCAL.unpack_from(data, at)
    if local[2:9] != (*entry[5:9], crc, packed, size) or local[10]:
        yield name, "its own header differs from the directory, or holds an extra field"
    begin = at + _LOCAL.size + int(local[9])
    if data[at + _LOCAL.size : begin] != name.encode():
        yield name, "its own header has another name"
    begin += int(local[10])
    raw = data[begin : begin + int(packed)]
    part = raw
    if entry[6]:
        stream = zlib.decompressobj(-15)
        part = stream.decompress(raw, _LARGEST)
        if stream.unused_data or not stream.eof:
            yield name, "something stands behind what is packed in it"
    if zlib.crc32(part) != crc or len(part) != size:
        yield name, "it is not what the directory says"
    members[name] = part
    return begin + int(packed)
