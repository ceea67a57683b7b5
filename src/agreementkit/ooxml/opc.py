"""The words of the package around the parts (ISO/IEC 29500-2): types and relationships."""

import re
from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname

from attrs import frozen

from agreementkit.ooxml.refusal import refusal
from agreementkit.ooxml.xml import escaped, parsed, tag, tags

TYPES = "[Content_Types].xml"
RELATIONSHIP_TYPE_PREFIX = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STRICT_RELATIONSHIP_TYPE_PREFIX = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_WORD_TYPE_PREFIX = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPES = (f"{_WORD_TYPE_PREFIX}document.main+xml", f"{_WORD_TYPE_PREFIX}template.main+xml")
"""What a document's main part is: of a document, or of a template without macros."""
_TYPES_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NO_RELATIONSHIPS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b"</Relationships>"
)


@frozen(kw_only=True)
class ContentTypes:
    """What kind each part is."""

    by_ending: dict[str, str]
    by_name: dict[str, str]

    def of(self, name: str) -> str:
        """A member's content type, in lower case; empty where none is given."""
        ending = name.lower().rpartition(".")[2]
        return self.by_name.get(name.lower()) or self.by_ending.get(ending, "")

    def named(self) -> Iterator[str]:
        """Every type that is named, in lower case."""
        yield from self.by_ending.values()
        yield from self.by_name.values()


@frozen(kw_only=True)
class RawRelationship:
    """A relationship as it is written."""

    id: str
    kind: str
    """The last word of its type: `header`, `image`, `attachedTemplate`."""
    type: str
    target: str
    outside: bool
    """Whether its target is said to be outside of the package."""


def content_types(data: bytes) -> ContentTypes:
    """The content types part, read; names without the slash in front, in lower case."""
    root = parsed(data)
    endings = {
        element.get("Extension", "").lower(): element.get("ContentType", "").lower()
        for element in root.iter(f"{_TYPES_NAMESPACE}Default")
    }
    names = {
        element.get("PartName", "").lower().lstrip("/"): element.get("ContentType", "").lower()
        for element in root.iter(f"{_TYPES_NAMESPACE}Override")
    }
    return ContentTypes(by_ending=endings, by_name=names)


def raw_relationships(data: bytes) -> Iterator[RawRelationship]:
    """The relationships of one relationships part, in order."""
    for element in parsed(data).iter(_RELATIONSHIP):
        kind = element.get("Type", "")
        yield RawRelationship(
            id=element.get("Id", ""),
            kind=kind.rpartition("/")[2],
            type=kind,
            target=element.get("Target", ""),
            outside=element.get("TargetMode", "Internal").lower() == "external",
        )


def with_content_types(data: bytes, *, endings: dict[str, str], names: dict[str, str]) -> bytes:
    """The content types part with more types in it; what it says already stands.

    Args:
        data: the part.
        endings: type by file ending, without the dot.
        names: type by member name.
    """
    known = content_types(data)
    more = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in endings.items()
        if ending not in known.by_ending
    )
    more += "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in names.items()
        if name.lower() not in known.by_name
    )
    return _before_the_end(data, "Types", more)


def with_relationships(data: bytes | None, more: Iterable[RawRelationship]) -> bytes:
    """A relationships part with more relationships inside the package.

    Args:
        data: the part; None where there is none yet.
        more: what to add; ids must be new.
    """
    text = "".join(
        f'<Relationship Id="{link.id}" Type="{link.type}" Target="{escaped(link.target)}"/>'
        for link in more
    )
    return _before_the_end(data or _NO_RELATIONSHIPS, "Relationships", text)


def _before_the_end(data: bytes, tag: str, more: str) -> bytes:
    """A part with text put in before its last closing tag; types and links stand in any order."""
    return re.sub(rf"(?=</{tag}>\s*\Z)".encode(), lambda _: more.encode(), data, count=1)


# ---
# Content types and relationships: what a package says of its parts, and where they lead.
#
# Source: ISO/IEC 29500-2, clauses 9 and 10.

_OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PICTURES = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg"}
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    **_PICTURES,
}
_ALLOWED_TYPES = {
    r"/word/document\.xml": f"{_WORD_TYPE}.document.main+xml",
    r"/word/(styles|numbering|settings|fontTable|comments|commentsExtended)\.xml": rf"{_WORD_TYPE}.\1+xml",
    r"/word/(header|footer)\d+\.xml": rf"{_WORD_TYPE}.\1+xml",
    r"/word/theme/theme1\.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    r"/docProps/core\.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_ALLOWED_TARGETS = {
    f"{_OFFICE_RELATIONSHIPS}/officeDocument": r"word/document\.xml",
    f"{_PACKAGE}/relationships/metadata/core-properties": r"docProps/core\.xml",
    **{
        f"{_OFFICE_RELATIONSHIPS}/{kind}": rf"word/{kind}\.xml"
        for kind in ("styles", "numbering", "settings", "fontTable", "comments")
    },
    "http://schemas.microsoft.com/office/2011/relationships/commentsExtended": (
        r"word/commentsExtended\.xml"
    ),
    f"{_OFFICE_RELATIONSHIPS}/header": r"word/header\d+\.xml",
    f"{_OFFICE_RELATIONSHIPS}/footer": r"word/footer\d+\.xml",
    f"{_OFFICE_RELATIONSHIPS}/theme": r"word/theme/theme1\.xml",
    f"{_OFFICE_RELATIONSHIPS}/image": r"word/media/[\w-]{1,40}\.(?:png|jpeg|jpg)",
}
_ID = re.compile(r"rId(?:\d{1,4}|House(?:Header|Footer|\d{1,4})|Comments(?:extended)?)")


def content_type_faults(xml: str, names: frozenset[str]) -> Iterator[str]:
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
    for pattern, kind in _ALLOWED_TYPES.items():
        if found := re.fullmatch(pattern, part):
            return found.expand(kind)
    return None


def relationship_faults(name: str, xml: str, names: frozenset[str]) -> Iterator[str]:
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
    wanted = _ALLOWED_TARGETS.get(held["Type"])
    known = wanted is not None and re.fullmatch(wanted, path) is not None and path in names
    return known and _ID.fullmatch(held["Id"]) is not None


# ---
# Which part leads to which, and what lies outside of the package.

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[\\/]{2}|.*\\")
_RELS = re.compile(r"(?P<folder>.*/|)_rels/(?P<name>[^/]*)\.rels", re.IGNORECASE)


@frozen(kw_only=True)
class Relationship:
    """One part's link to another part, or to something outside."""

    source: str
    """The member that has it; empty for the package as a whole."""
    id: str
    kind: str
    """The last word of its type: `header`, `image`, `attachedTemplate`."""
    target: str
    """A member's name; for what is outside, the address as it is written."""
    outside: bool
    strict: bool
    """Whether its type is one of ISO's strict kind, which few programs read."""


def relationships(package: Mapping[str, bytes], part: str = "") -> tuple[Relationship, ...]:
    """The relationships of a part, in order.

    Args:
        package: members by name.
        part: the part; empty for the package as a whole.

    Raises:
        RefusedError: a target climbs out of the package.
    """
    folder, _, name = part.rpartition("/")
    data = package.get(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    return () if data is None else tuple(_resolved(part, link) for link in raw_relationships(data))


def every_relationship(package: Mapping[str, bytes]) -> Iterator[Relationship]:
    """The relationships of every part, in the order of the members.

    Raises:
        RefusedError: a target climbs out of the package.
    """
    for name, data in package.items():
        if found := _RELS.fullmatch(name):
            for link in raw_relationships(data):
                yield _resolved(found["folder"] + found["name"], link)


def _resolved(source: str, link: RawRelationship) -> Relationship:
    outside = link.outside or bool(_ELSEWHERE.match(link.target))
    return Relationship(
        source=source,
        id=link.id,
        kind=link.kind,
        target=link.target if outside else _inside(source, link.target),
        outside=outside,
        strict=link.type.startswith(STRICT_RELATIONSHIP_TYPE_PREFIX),
    )


def _inside(source: str, target: str) -> str:
    """A target as a member's name (ISO/IEC 29500-2, annex B)."""
    path = target.partition("#")[0]
    steps = [] if path.startswith("/") else [step for step in dirname(source).split("/") if step]
    for step in path.split("/"):
        if step == ".." and not steps:
            where = source or "the package"
            raise refusal("path", f"a link of {where} leads out of the file: {target[:100]!r}")
        if step == "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


# ---
# The parts that only some files have: their content types, and what names them (OPC).


@frozen(kw_only=True)
class PartRegistration:
    """What the package must say of a part."""

    content_type: str
    link: RawRelationship
    source: str
    """The relationships part that names it."""


_OFFICE_TYPES = "application/vnd.openxmlformats-officedocument."
_DOCUMENT = "word/_rels/document.xml.rels"


def _relationship_type(
    kind: str, target: str, before: str = RELATIONSHIP_TYPE_PREFIX
) -> RawRelationship:
    return RawRelationship(
        id=f"rId{kind.title()}", kind=kind, type=before + kind, target=target, outside=False
    )


PART_REGISTRATIONS = {
    "word/comments.xml": PartRegistration(
        content_type=f"{_OFFICE_TYPES}wordprocessingml.comments+xml",
        link=_relationship_type("comments", "comments.xml"),
        source=_DOCUMENT,
    ),
    "word/commentsExtended.xml": PartRegistration(
        content_type=f"{_OFFICE_TYPES}wordprocessingml.commentsExtended+xml",
        link=_relationship_type(
            "commentsExtended",
            "commentsExtended.xml",
            "http://schemas.microsoft.com/office/2011/relationships/",
        ),
        source=_DOCUMENT,
    ),
    "docProps/custom.xml": PartRegistration(
        content_type=f"{_OFFICE_TYPES}custom-properties+xml",
        link=_relationship_type("custom-properties", "docProps/custom.xml"),
        source="_rels/.rels",
    ),
}
