"""A zip file's members, read within limits: nothing that a reader could be led astray by.

Source of the limits: no readable one of 902 packages from many programs came near them
(the largest had 15.3 MB unpacked, 291 members, a ratio of 40 to 1).
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence

from agreementkit.word.refusal import refusal

__all__ = ["LARGEST_PACKAGE", "members"]

_MB = 2**20
LARGEST_PACKAGE = 64 * _MB
"""All members of a package together, unpacked, in bytes."""

_MOST_MEMBERS = 1_000
_HIGHEST_RATIO = 200
_TOO_SMALL_TO_MATTER = _MB
"""Below this many bytes unpacked, no ratio does harm."""

_LISTED = b"PK\x01\x02"
_CHUNK = 64 * 1024
_LOCAL = struct.Struct("<4s22xHH")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises on a broken file: more kinds than it says."""


def members(data: bytes) -> Mapping[str, bytes]:
    """The members by name, in the order of the archive's list; folders are left out.

    Raises:
        RefusedError: broken, encrypted, too large, or made to mislead.
    """
    # Each entry of the list costs a thousand bytes to hold, so they are counted first.
    if data.count(_LISTED) > 4 * _MOST_MEMBERS:
        raise _too_many()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = archive.infolist()
            _look_over(listed)
            _look_for_overlap(data, listed, archive.start_dir)
            files = [entry for entry in listed if not entry.is_dir()]
            return {entry.filename: _content(archive, entry) for entry in files}
    except _BROKEN:
        message = "this file is damaged: it cannot be unpacked"
        raise refusal("corrupt", message, "ask for it to be sent again") from None


def _too_many() -> Exception:
    return refusal("count", f"this file has more than {_MOST_MEMBERS:,} parts inside")


def _look_over(listed: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse by what the list says, before anything is unpacked."""
    if len(listed) > _MOST_MEMBERS:
        raise _too_many()
    if any(entry.flag_bits & 0x2041 for entry in listed):
        message = "this file is encrypted inside"
        raise refusal("encrypted", message, "ask for it without a password")
    for entry in listed:
        if _is_astray(entry.orig_filename):
            raise refusal("path", f"a part inside has a name that leads out: {entry.filename!r}")
        if entry.compress_type not in _METHODS:
            raise refusal("corrupt", f"{entry.filename} is packed in a way that Word never uses")
        if entry.file_size > max(_TOO_SMALL_TO_MATTER, _HIGHEST_RATIO * entry.compress_size):
            raise refusal("size", f"{entry.filename} is made to swell when it is unpacked")
    if sum(entry.file_size for entry in listed) > LARGEST_PACKAGE:
        raise refusal("size", "this file holds more than 64 MB unpacked")
    seen: set[str] = set()
    for entry in listed:
        # Names of parts do not differ by case alone (ISO/IEC 29500-2, 6.2.2.3).
        if (name := entry.filename.lower()) in seen:
            raise refusal("duplicate", f"this file holds {entry.filename} twice")
        seen.add(name)


def _is_astray(name: str) -> bool:
    """Whether a member's name is absolute, climbs, or is no name of a part at all."""
    climbs = ".." in name.split("/")
    return climbs or name.startswith("/") or any(c in "\\:" or c < " " for c in name) or not name


def _look_for_overlap(data: bytes, listed: Sequence[zipfile.ZipInfo], end: int) -> None:
    """Members lie one behind the other from the first byte on, and share no byte."""
    free = 0
    for start, stop, name in sorted(_places(data, listed)):
        if start < free or stop > end:
            raise refusal("overlap", f"{name} lies upon another part of the file")
        if not free and start:
            raise refusal("program", "this file has something in front of its first part")
        free = stop


def _places(
    data: bytes,
    listed: Sequence[zipfile.ZipInfo],
) -> Iterator[tuple[int, int, str]]:
    for entry in listed:
        start = entry.header_offset
        _, name, extra = _LOCAL.unpack_from(data, start)
        yield start, start + 30 + name + extra + entry.compress_size, entry.filename


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One member, a piece at a time: a forged size then costs no more than a piece."""
    with archive.open(entry) as member:
        data = b"".join(iter(lambda: member.read(_CHUNK), b""))
    if len(data) != entry.file_size:
        raise zipfile.BadZipFile
    return data
