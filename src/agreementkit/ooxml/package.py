"""A Word file's package opened: its members by name, or a refusal that says why.

What comes through is safe to hand to the other readers: every XML part is well formed,
within limits and without a document type, and no name leads out of the package. What is
safe to read and not what it seems, `dangers` finds.

From the outside in: the package, why one is refused, the zip file, an XML part.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

from agreementkit.errors import RefusedError
from agreementkit.ooxml.opc import (
    CONTENT_TYPES,
    CUSTOM_PROPERTIES_TYPE,
    MAIN_TYPES,
    ContentTypes,
    Relationship,
    content_types,
    every_relationship,
    relationships,
)
from agreementkit.ooxml.refusal import SAVE_AGAIN, refusal, refusal_of_other_file
from agreementkit.ooxml.xml import STRICT_MAIN, name as full_name, parsed, without_strict_names

if TYPE_CHECKING:
    from lxml import etree

_MOST_KEPT = 8 * 2**20
"""Bytes of parts whose trees are kept, rather than parsed again: a tree is far larger."""


def open_package(data: bytes) -> Mapping[str, bytes]:
    """The members of a package by name, in the order in which they lie.

    Args:
        data: the file's bytes.

    Raises:
        RefusedError: this is no package that can be opened safely; its `reason` is one of
            `refusal.RefusalReason`.
    """
    if len(data) > LARGEST_PACKAGE:
        raise too_large()
    if refused := refusal_of_other_file(data):
        raise refused
    package = _Package(members=_zip_members(data))
    if CONTENT_TYPES not in package:
        raise _other_zip(package)
    _checked_root(CONTENT_TYPES, package[CONTENT_TYPES])
    types = content_types(package[CONTENT_TYPES])
    _refuse_macros(package, types)
    kept = 0
    for name, member in [*package.items()]:
        if _is_xml(name, types):
            try:
                root = _checked_root(name, member)
            except RefusedError as error:
                if error.reason != "malformed" or not _is_aside(name, types):
                    raise
                package.damaged.append(name)
                package.members[name] = _DAMAGED
                continue
            if (common := without_strict_names(member)) != member:
                # Looked over as it came; from here on it is read as what most programs write.
                package.members[name] = common
                root = _checked_root(name, common)
            if kept + len(common) <= _MOST_KEPT:
                kept += len(common)
                package.keep(name, root)
    _refuse_other_documents(package, types)
    return package


def too_large() -> RefusedError:
    """The refusal of a file of more bytes than `LARGEST_PACKAGE`."""
    return refusal("size", "this file is larger than 64 MB")


@frozen(kw_only=True, eq=False)
class _Package(Mapping[str, bytes]):
    """Members by name, in the order in which they lie; names are found in any case."""

    members: dict[str, bytes]
    damaged: list[str] = field(factory=list, init=False)
    """Parts that are not well formed and hold nothing that is shown; they read as empty."""
    _by_lower_name: Mapping[str, str] = field(init=False, repr=False)
    _roots: "dict[str, etree._Element]" = field(factory=dict, init=False, repr=False)
    """Of parts that have been parsed; no more than `_MOST_KEPT` bytes of them."""

    @_by_lower_name.default
    def _lower_names(self) -> Mapping[str, str]:
        return {name.lower(): name for name in self.members}

    def __getitem__(self, name: str) -> bytes:
        return self.members[self._by_lower_name[name.lower()]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    def keep(self, name: str, root: "etree._Element") -> None:
        """Keep the root of a part that has been parsed."""
        self._roots[name] = root

    def root(self, name: str) -> "etree._Element":
        """The root element of an XML part; to be read, never changed."""
        name = self._by_lower_name[name.lower()]
        found = self._roots.get(name)
        return parsed(self.members[name]) if found is None else found


def root_of(package: Mapping[str, bytes], name: str) -> "etree._Element":
    """The root element of an XML part of an opened package; to be read, never changed."""
    return package.root(name) if isinstance(package, _Package) else parsed(package[name])


def damaged_parts(package: Mapping[str, bytes]) -> tuple[str, ...]:
    """The names of an opened package's parts that are damaged, and do no harm to the text."""
    return tuple(package.damaged) if isinstance(package, _Package) else ()


def main_part(package: Mapping[str, bytes]) -> str:
    """The name of the main document part of an opened package."""
    named = (link.target for link in relationships(package) if link.kind == "officeDocument")
    return next(named)


def xml_parts(package: Mapping[str, bytes]) -> tuple[str, ...]:
    """The names of an opened package's XML parts: each has been looked over."""
    types = content_types(package[CONTENT_TYPES])
    return tuple(name for name in package if _is_xml(name, types))


@frozen(kw_only=True, eq=False)
class RelatedParts:
    """The parts that a part of an opened package leads to."""

    package: Mapping[str, bytes]
    source: str
    """The part; empty for the package as a whole."""
    links: tuple[Relationship, ...] = field(init=False, repr=False)
    """To parts that are there, in order."""

    @links.default
    def _links(self) -> tuple[Relationship, ...]:
        every = relationships(self.package, self.source)
        return tuple(each for each in every if not each.outside and each.target in self.package)

    def names(self, kind: str) -> tuple[str, ...]:
        """The names of the parts that are led to by one kind of relationship, in order.

        Args:
            kind: the last word of the relationship's type, such as `header`.
        """
        return tuple(each.target for each in self.links if each.kind == kind)

    def root(self, kind: str) -> "etree._Element | None":
        """The root of the first such part, to be read and never changed; None for none."""
        name = next(iter(self.names(kind)), None)
        return None if name is None else root_of(self.package, name)


# What is no Word document, or none that can be read.

_OTHER_PROGRAMS = {
    "spreadsheetml": "an Excel workbook",
    "presentationml": "a PowerPoint presentation",
    "visio": "a Visio drawing",
}
_XML_KINDS = frozenset(
    [
        "comments",
        "commentsExtended",
        "core-properties",
        "endnotes",
        "fontTable",
        "footer",
        "footnotes",
        "header",
        "numbering",
        "officeDocument",
        "settings",
        "styles",
        "theme",
    ],
)
"""The kinds of link that lead to a part in XML."""


_WORD_NAMES = (".docx", ".doc", ".docm", ".rtf", ".odt")
_MOST_LISTED = 3


def _listed(names: Sequence[str]) -> str:
    """A few names, as they can be printed."""
    shown = [ascii(name.rpartition("/")[2]).strip("'\"") for name in names[:_MOST_LISTED]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _no_document() -> RefusedError:
    message = "this is a zip file without a Word document in it, or a damaged one"
    return refusal("corrupt", message, "ask for the Word file itself, or for it to be sent again")


def _other_zip(package: Mapping[str, bytes]) -> RefusedError:
    if inside := [name for name in package if name.lower().endswith(_WORD_NAMES)]:
        message = f"this is a zip file with {_listed(inside)} in it, not a Word file itself"
        return refusal("zip", message, "open the zip file, take the Word file out, and use that")
    if any(name.lower().endswith(".iwa") for name in package):
        message = "this is a document of Apple’s Pages, not a Word file"
        remedy = "open it in Pages and save it with File > Export To > Word"
        return refusal("other-program", message, remedy)
    if not package.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        return _no_document()
    message = "this is an OpenDocument file, as LibreOffice writes them, not a Word file"
    remedy = "open it in LibreOffice or Word and save it as Word Document (.docx)"
    return refusal("other-program", message, remedy)


_DAMAGED = b"<damaged/>"


def _is_aside(name: str, types: ContentTypes) -> bool:
    """Whether a part holds data beside the text: custom properties, or custom XML."""
    custom = types.of(name) == CUSTOM_PROPERTIES_TYPE or name.lower() == "docprops/custom.xml"
    return custom or (name.lower().startswith("customxml/") and not name.lower().endswith(".rels"))


_WHOLE_FILES = (".docx", ".docm", ".dotx", ".dotm", ".rtf", ".html", ".htm", ".mht", ".txt")
"""How files end that are imported whole, and are given the type of a part now and then."""


def _is_xml(name: str, types: ContentTypes) -> bool:
    """Whether a part may be parsed: pictures that happen to be XML never are, nor whole files."""
    if name.lower().endswith(_WHOLE_FILES):
        return False
    kind = types.of(name)
    typed = kind.startswith("application/") and kind.endswith("xml")
    return typed or name.lower().endswith((".xml", ".rels"))


_OTHER_MACROS = ("application/vnd.ms-excel.", "application/vnd.ms-powerpoint.")


def _refuse_macros(package: Mapping[str, bytes], types: ContentTypes) -> None:
    # A workbook or a presentation inside runs nothing when this file is opened.
    typed = any(
        "vbaproject" in kind or ("macroenabled" in kind and not kind.startswith(_OTHER_MACROS))
        for kind in types.named()
    )
    if typed or any("vbaproject" in name.lower() for name in package):
        message = "this file holds macros, which are programs that run when it is opened"
        raise refusal("macro", message, f"{SAVE_AGAIN}: that leaves the macros behind")


def _refuse_other_documents(package: Mapping[str, bytes], types: ContentTypes) -> None:
    """What is sound as a package, and still no document that can be read."""
    # Every target is resolved here, so that one that climbs out is refused wherever it is.
    for each in every_relationship(package):
        if each.kind.lower() in ("vbaproject", "wordvbadata"):
            raise refusal("macro", "this file is linked to macros", SAVE_AGAIN)
        if each.kind in _XML_KINDS and each.target in package and not _is_xml(each.target, types):
            # Nothing has looked it over, and some program would read it all the same.
            message = f"{each.target} is said to be text, and is of another type"
            raise refusal("corrupt", message, SAVE_AGAIN)
    main = next((each for each in relationships(package) if each.kind == "officeDocument"), None)
    if main is None or main.target not in package:
        raise _no_document()
    kind = types.of(main.target)
    if kind.startswith(_OTHER_MACROS):
        message = "this is a workbook or a presentation with macros, not a Word file"
        raise refusal("macro", message, "ask for the Word file")
    for word, program in _OTHER_PROGRAMS.items():
        if word in kind:
            message = f"this is {program}, not a Word file"
            raise refusal("other-program", message, "ask for the Word file")
    root = root_of(package, main.target).tag if kind in MAIN_TYPES else ""
    if main.strict or str(root).startswith(f"{{{STRICT_MAIN}}}"):
        message = "this file is saved as Strict Open XML, which few programs can read"
        raise refusal("strict", message, "open it in Word and save it as Word Document (.docx)")
    if root != full_name("document"):
        raise _no_document()


# A zip file's members, read within limits: nothing that a reader could be led astray by.
#
# Source of the limits: no readable one of 902 packages from many programs came near them
# (the largest had 15.3 MB unpacked, 291 members, a ratio of 40 to 1).

_MB = 2**20
LARGEST_PACKAGE = 64 * _MB
"""All members of a package together, unpacked, in bytes."""
_MOST_MEMBERS = 1_000
_HIGHEST_RATIO = 200
_SMALL_MEMBER = _MB
"""Below this many bytes unpacked, no ratio does harm."""
_CENTRAL_HEADER = b"PK\x01\x02"
_CHUNK = 64 * 1024
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ZIP_ERRORS = (
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


def _zip_members(data: bytes) -> dict[str, bytes]:
    """The members by name, in the order of the archive's list; folders are left out.

    Raises:
        RefusedError: broken, encrypted, too large, or made to mislead.
    """
    # Each entry of the list costs a thousand bytes to hold, so they are counted first.
    if data.count(_CENTRAL_HEADER) > 4 * _MOST_MEMBERS:
        raise _too_many()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = archive.infolist()
            _check_list(listed)
            _check_overlap(data, listed, archive.start_dir)
            files = [entry for entry in listed if not entry.is_dir()]
            return {entry.filename: _member_bytes(archive, entry) for entry in files}
    except _ZIP_ERRORS:
        message = "this file is damaged: it cannot be unpacked"
        raise refusal("corrupt", message, "ask for it to be sent again") from None


def _too_many() -> Exception:
    return refusal("count", f"this file has more than {_MOST_MEMBERS:,} parts inside")


def _check_list(listed: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse by what the list says, before anything is unpacked."""
    if len(listed) > _MOST_MEMBERS:
        raise _too_many()
    if any(entry.flag_bits & 0x2041 for entry in listed):
        message = "this file is encrypted inside"
        raise refusal("encrypted", message, "ask for it without a password")
    for entry in listed:
        if _is_unsafe_name(entry.orig_filename):
            raise refusal("path", f"a part inside has a name that leads out: {entry.filename!r}")
        if entry.compress_type not in _METHODS:
            raise refusal("corrupt", f"{entry.filename} is packed in a way that Word never uses")
        if entry.file_size > max(_SMALL_MEMBER, _HIGHEST_RATIO * entry.compress_size):
            raise refusal("size", f"{entry.filename} is made to swell when it is unpacked")
    if sum(entry.file_size for entry in listed) > LARGEST_PACKAGE:
        raise refusal("size", "this file holds more than 64 MB unpacked")
    seen: set[str] = set()
    for entry in listed:
        # Names of parts do not differ by case alone (ISO/IEC 29500-2, 6.2.2.3).
        if (name := entry.filename.lower()) in seen:
            raise refusal("duplicate", f"this file holds {entry.filename} twice")
        seen.add(name)


def _is_unsafe_name(name: str) -> bool:
    """Whether a member's name is absolute, climbs, or is no name of a part at all."""
    climbs = ".." in name.split("/")
    return climbs or name.startswith("/") or any(c in "\\:" or c < " " for c in name) or not name


def _check_overlap(data: bytes, listed: Sequence[zipfile.ZipInfo], end: int) -> None:
    """Members lie one behind the other from the first byte on, and share no byte."""
    free = 0
    for start, stop, name in sorted(_byte_ranges(data, listed)):
        if start < free or stop > end:
            raise refusal("overlap", f"{name} lies upon another part of the file")
        if not free and start:
            raise refusal("program", "this file has something in front of its first part")
        free = stop


def _byte_ranges(
    data: bytes,
    listed: Sequence[zipfile.ZipInfo],
) -> Iterator[tuple[int, int, str]]:
    for entry in listed:
        start = entry.header_offset
        _, name, extra = _LOCAL_HEADER.unpack_from(data, start)
        yield start, start + 30 + name + extra + entry.compress_size, entry.filename


def _member_bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One member, a piece at a time: a forged size then costs no more than a piece."""
    with archive.open(entry) as member:
        data = b"".join(iter(lambda: member.read(_CHUNK), b""))
    if len(data) != entry.file_size:
        raise zipfile.BadZipFile
    return data


# One XML part looked over before anything else reads it.

_LARGEST_PART = 16 * 2**20
_MOST_TAGS = 1_000_000
"""A tag costs some 300 bytes once it is read, however short it is written."""
_PROLOG = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_DECLARED_ENCODING = re.compile(rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)[\"']")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def _checked_root(name: str, data: bytes) -> "etree._Element":
    """The root of a part, or the refusal of one that no reader should be given.

    A part that comes through is well formed, holds no document type, is in UTF-8 or
    UTF-16, and is parsed by `xml.parsed` without an error.

    Args:
        name: of the part, for the message.
        data: the part.

    Raises:
        RefusedError: says what is wrong with the part, by name.

    Source:
        ISO/IEC 29500-2, M1.17 and M1.18: no document type, no other encoding.
    """
    if len(data) > _LARGEST_PART:
        raise refusal("size", f"{name} inside this file is larger than 16 MB")
    if data.count(b"<") > _MOST_TAGS:
        raise refusal("size", f"{name} inside this file has more than a million tags")
    encoding = _encoding(data)
    if encoding is None:
        raise refusal("encoding", f"{name} is written in an encoding that no Word file may use")
    # Past its prolog a sound part begins with a tag.
    text = data if encoding == "utf-8" else data.decode(encoding, errors="replace").encode()
    if _PROLOG.sub(b"", text, count=1).startswith(b"<!DOCTYPE"):
        message = f"{name} holds a document type, which can hide text or draw in other files"
        raise refusal("dtd", message)
    return _parse(name, data)


def _encoding(data: bytes) -> str | None:
    """What a part is written in, as an XML parser finds out; None for what is not allowed."""
    if data[:2] in _UTF_16_MARKS:
        return None if data[2:4] == b"\x00\x00" else "utf-16"
    if b"\x00" in data[:4]:
        return None
    declared = _DECLARED_ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        return None
    return "utf-8"


def _parse(name: str, data: bytes) -> "etree._Element":
    from lxml import etree

    try:
        return parsed(data)
    except etree.XMLSyntaxError as error:
        found = str(error)
        if "depth" in found:
            message = f"{name} has more than 256 tags one inside another"
            raise refusal("nesting", message) from None
        if "XML_PARSE_HUGE" in found:
            raise refusal("size", f"{name} has a piece of text longer than 10 MB") from None
        message = f"{name} inside this file is damaged: {found.splitlines()[0].split(' (')[0]}"
        raise refusal("malformed", message) from None
