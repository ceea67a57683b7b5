"""Content types and relationships: what a package says of its parts, and where they lead.

Source: ISO/IEC 29500-2, clauses 9 and 10.
"""

import re
from collections.abc import Iterator, Mapping

from agreementkit.word.oxml.lexical import tag, tags

__all__ = ["odd_relationships", "odd_types"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PICTURES = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg"}
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    **_PICTURES,
}
_TYPES = {
    r"/word/document\.xml": f"{_WORD}.document.main+xml",
    r"/word/(styles|numbering|settings|fontTable|comments|commentsExtended)\.xml": rf"{_WORD}.\1+xml",
    r"/word/(header|footer)\d+\.xml": rf"{_WORD}.\1+xml",
    r"/word/theme/theme1\.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    r"/docProps/core\.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_LEADS = {
    f"{_OFFICE}/officeDocument": r"word/document\.xml",
    f"{_PACKAGE}/relationships/metadata/core-properties": r"docProps/core\.xml",
    **{
        f"{_OFFICE}/{kind}": rf"word/{kind}\.xml"
        for kind in ("styles", "numbering", "settings", "fontTable", "comments")
    },
    "http://schemas.microsoft.com/office/2011/relationships/commentsExtended": (
        r"word/commentsExtended\.xml"
    ),
    f"{_OFFICE}/header": r"word/header\d+\.xml",
    f"{_OFFICE}/footer": r"word/footer\d+\.xml",
    f"{_OFFICE}/theme": r"word/theme/theme1\.xml",
    f"{_OFFICE}/image": r"word/media/[\w-]{1,40}\.(?:png|jpeg|jpg)",
}


def odd_types(xml: str, names: frozenset[str]) -> Iterator[str]:
    """What is wrong with the content types of a package with these members."""
    for written in sorted(tags(xml)):
        each = tag(written)
        held = dict(each.attributes) if each else {}
        match (each and each.name, tuple(held)):
            case "Types", ("xmlns",) | ():
                good = held.get("xmlns", f"{_PACKAGE}/content-types") == f"{_PACKAGE}/content-types"
            case "Default", ("Extension", "ContentType"):
                good = _DEFAULTS.get(held["Extension"]) == held["ContentType"]
            case "Override", ("PartName", "ContentType"):
                good = _type_of(held["PartName"]) == held["ContentType"]
                good = good and held["PartName"].removeprefix("/") in names
            case _:
                good = False
        if not good:
            yield "a content type that is not one of ours"


def _type_of(part: str) -> str | None:
    for pattern, kind in _TYPES.items():
        if found := re.fullmatch(pattern, part):
            return found.expand(kind)
    return None


def odd_relationships(name: str, xml: str, names: frozenset[str]) -> Iterator[str]:
    """What is wrong with one part's relationships in a package with these members."""
    folder = name.partition("_rels/")[0]
    for written in sorted(tags(xml)):
        each = tag(written)
        held = dict(each.attributes) if each else {}
        match (each and each.name, tuple(sorted(held))):
            case "Relationships", ("xmlns",) | ():
                good = held.get("xmlns", f"{_PACKAGE}/relationships") == f"{_PACKAGE}/relationships"
            case "Relationship", ("Id", "Target", "Type"):
                good = _leads(held, folder, names)
            case _:
                good = False
        if not good:
            yield "a relationship that is not one of ours, or leads out of the file"


def _leads(held: Mapping[str, str], folder: str, names: frozenset[str]) -> bool:
    target = held["Target"]
    path = target.removeprefix("/") if target.startswith("/") else folder + target
    wanted = _LEADS.get(held["Type"])
    known = wanted is not None and re.fullmatch(wanted, path) is not None and path in names
    return known and re.fullmatch(r"rId\d{1,4}", held["Id"]) is not None
