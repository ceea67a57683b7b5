"""A Word file's package opened: its members by name, or a refusal that says why.

What comes through is safe to hand to the other readers: every XML part is well formed,
within limits and without a document type, and no name leads out of the package. What is
safe to read and not what it seems is told by `dangers`.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from agreementkit.errors import RefusedError
from agreementkit.word.archive import LARGEST_PACKAGE, members
from agreementkit.word.oxml.opc import MAIN_TYPES, TYPES, ContentTypes, content_types
from agreementkit.word.oxml.tree import name as full_name
from agreementkit.word.oxml.tree import parsed
from agreementkit.word.refusal import SAVE_AGAIN, refusal
from agreementkit.word.relationships import every_relationship, relationships
from agreementkit.word.seeming import impostor
from agreementkit.word.soundness import look_over

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Package", "main_part", "opened", "root_of", "xml_parts"]

_OTHER_PROGRAMS = {
    "spreadsheetml": "an Excel workbook",
    "presentationml": "a PowerPoint presentation",
    "visio": "a Visio drawing",
}
_KEPT = 8 * 2**20
"""Bytes of parts whose trees are kept, rather than parsed again: a tree is far larger."""
_WRITTEN = frozenset(
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
_STRICT_NAMESPACE = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@frozen(kw_only=True, eq=False)
class Package(Mapping[str, bytes]):
    """Members by name, in the order in which they lie; names are found in any case."""

    members: Mapping[str, bytes]
    _spelt: Mapping[str, str] = field(init=False, repr=False)
    _roots: "dict[str, etree._Element]" = field(factory=dict, init=False, repr=False)
    """Of parts that have been parsed; no more than `_KEPT` bytes of them."""

    @_spelt.default
    def _spellings(self) -> Mapping[str, str]:
        return {name.lower(): name for name in self.members}

    def __getitem__(self, name: str) -> bytes:
        return self.members[self._spelt[name.lower()]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    def keep(self, name: str, root: "etree._Element") -> None:
        """Keep the root of a part that has been parsed."""
        self._roots[name] = root

    def root(self, name: str) -> "etree._Element":
        """The root element of an XML part; to be read, never changed."""
        name = self._spelt[name.lower()]
        found = self._roots.get(name)
        return parsed(self.members[name]) if found is None else found


def root_of(package: Mapping[str, bytes], name: str) -> "etree._Element":
    """The root element of an XML part of an opened package; to be read, never changed."""
    return package.root(name) if isinstance(package, Package) else parsed(package[name])


def opened(data: bytes) -> Mapping[str, bytes]:
    """The members of a package by name, in the order in which they lie.

    Args:
        data: the file's bytes.

    Raises:
        RefusedError: this is no package that can be opened safely; its `reason` is one of
            `refusal.Reason`.
    """
    if len(data) > LARGEST_PACKAGE:
        raise refusal("size", "this file is larger than 64 MB")
    if refused := impostor(data):
        raise refused
    package = Package(members=members(data))
    if TYPES not in package:
        raise _other_zip(package)
    look_over(TYPES, package[TYPES])
    types = content_types(package[TYPES])
    _refuse_macros(package, types)
    kept = 0
    for name, member in package.items():
        if _is_xml(name, types):
            root = look_over(name, member)
            if kept + len(member) <= _KEPT:
                kept += len(member)
                package.keep(name, root)
    _refuse_other_documents(package, types)
    return package


def main_part(package: Mapping[str, bytes]) -> str:
    """The name of the main document part of an opened package."""
    named = (link.target for link in relationships(package) if link.kind == "officeDocument")
    return next(named)


def xml_parts(package: Mapping[str, bytes]) -> tuple[str, ...]:
    """The names of an opened package's XML parts: each has been looked over."""
    types = content_types(package[TYPES])
    return tuple(name for name in package if _is_xml(name, types))


def _no_document() -> RefusedError:
    message = "this is a zip file without a Word document in it, or a damaged one"
    return refusal("corrupt", message, "ask for the Word file itself, or for it to be sent again")


def _other_zip(package: Mapping[str, bytes]) -> RefusedError:
    if not package.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        return _no_document()
    message = "this is an OpenDocument file, as LibreOffice writes them, not a Word file"
    remedy = "open it in LibreOffice or Word and save it as Word Document (.docx)"
    return refusal("other-program", message, remedy)


def _is_xml(name: str, types: ContentTypes) -> bool:
    """Whether a part may be parsed: pictures that happen to be XML never are."""
    kind = types.of(name)
    typed = kind.startswith("application/") and kind.endswith("xml")
    return typed or name.lower().endswith((".xml", ".rels"))


def _refuse_macros(package: Mapping[str, bytes], types: ContentTypes) -> None:
    typed = any("macroenabled" in kind or "vbaproject" in kind for kind in types.named())
    if typed or any("vbaproject" in name.lower() for name in package):
        message = "this file holds macros, which are programs that run when it is opened"
        raise refusal("macro", message, f"{SAVE_AGAIN}: that leaves the macros behind")


def _refuse_other_documents(package: Mapping[str, bytes], types: ContentTypes) -> None:
    """What is sound as a package, and still no document that can be read."""
    # Every target is resolved here, so that one that climbs out is refused wherever it is.
    for each in every_relationship(package):
        if each.kind.lower() in ("vbaproject", "wordvbadata"):
            raise refusal("macro", "this file is linked to macros", SAVE_AGAIN)
        if each.kind in _WRITTEN and each.target in package and not _is_xml(each.target, types):
            # Nothing has looked it over, and some program would read it all the same.
            message = f"{each.target} is said to be text, and is of another type"
            raise refusal("corrupt", message, SAVE_AGAIN)
    main = next((each for each in relationships(package) if each.kind == "officeDocument"), None)
    if main is None or main.target not in package:
        raise _no_document()
    kind = types.of(main.target)
    for word, program in _OTHER_PROGRAMS.items():
        if word in kind:
            message = f"this is {program}, not a Word file"
            raise refusal("other-program", message, "ask for the Word file")
    root = root_of(package, main.target).tag if kind in MAIN_TYPES else ""
    if main.strict or str(root).startswith(f"{{{_STRICT_NAMESPACE}}}"):
        message = "this file is saved as Strict Open XML, which few programs can read"
        raise refusal("strict", message, "open it in Word and save it as Word Document (.docx)")
    if root != full_name("document"):
        raise _no_document()
