"""The package around the parts (ISO/IEC 29500-2): what each part is, and which leads to which.

Two kinds of part say it: `[Content_Types].xml` gives each part its content type (clause 10), and
a `.rels` part beside a part gives its relationships (clause 9). Both are read here, and have
entries added to them. Every content type and type of relationship is spelt here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname
from urllib.parse import unquote

from attrs import frozen

from agreementkit.ooxml.refusal import refusal
from agreementkit.ooxml.xml import DECLARATION, NAMESPACES, escaped, parsed, qualified

CONTENT_TYPES = "[Content_Types].xml"
"""The member that gives the content types of all others."""

# Content types.

XML_TYPE = "application/xml"
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
CORE_PROPERTIES_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
PICTURE_TYPES: Mapping[str, str] = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
}
"""Of the pictures that a draft may hold, by the endings of their names."""


def word_type(kind: str) -> str:
    """The content type of a part of WordprocessingML.

    >>> word_type("header")
    'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml'
    """
    return f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"


MAIN_TYPES = (word_type("document.main"), word_type("template.main"))
"""What a document's main part is: of a document, or of a template without macros."""


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


def content_types(data: bytes) -> ContentTypes:
    """The content types part, read; names without the slash in front, in lower case."""
    root = parsed(data)
    endings = {
        element.get("Extension", "").lower(): element.get("ContentType", "").lower()
        for element in root.iter(qualified("ct:Default"))
    }
    names = {
        element.get("PartName", "").lower().lstrip("/"): element.get("ContentType", "").lower()
        for element in root.iter(qualified("ct:Override"))
    }
    return ContentTypes(by_ending=endings, by_name=names)


def with_content_types(
    data: bytes, *, endings: Mapping[str, str], names: Mapping[str, str]
) -> bytes:
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


def _before_the_end(data: bytes, tag: str, more: str) -> bytes:
    """A part with text put in before its last closing tag; entries stand in any order."""
    return re.sub(rf"(?=</{tag}>\s*\Z)".encode(), lambda _: more.encode(), data, count=1)


# Relationships.

CORE_PROPERTIES_RELATIONSHIP = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
THREADS_RELATIONSHIP = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_RELATIONSHIP = qualified("pr:Relationship")
_NO_RELATIONSHIPS = (
    f'{DECLARATION}<Relationships xmlns="{NAMESPACES["pr"]}"></Relationships>'.encode()
)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[\\/]{2}|.*\\")
_RELS = re.compile(r"(?P<folder>.*/|)_rels/(?P<name>[^/]*)\.rels", re.IGNORECASE)


def relationship_type(kind: str) -> str:
    """The type of a relationship that the standard for documents names, such as `header`."""
    return f"{NAMESPACES['r']}/{kind}"


@frozen(kw_only=True)
class RawRelationship:
    """A relationship as it is written."""

    id: str
    type: str
    target: str
    outside: bool = False
    """Whether its target is said to be outside of the package."""

    @property
    def kind(self) -> str:
        """The last word of its type: `header`, `image`, `attachedTemplate`."""
        return self.type.rpartition("/")[2]


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


def relationships_part(part: str) -> str:
    """The name of the member that has the relationships of a part.

    >>> relationships_part("word/document.xml"), relationships_part("")
    ('word/_rels/document.xml.rels', '_rels/.rels')

    Args:
        part: its name; empty for the package as a whole.
    """
    folder, slash, name = part.rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"


def relationships(package: Mapping[str, bytes], part: str = "") -> tuple[Relationship, ...]:
    """The relationships of a part, in order.

    Args:
        package: members by name.
        part: the part; empty for the package as a whole.

    Raises:
        RefusedError: a target climbs out of the package.
    """
    data = package.get(relationships_part(part))
    return () if data is None else tuple(_resolved(package, part, each) for each in _written(data))


def every_relationship(package: Mapping[str, bytes]) -> Iterator[Relationship]:
    """The relationships of every part, in the order of the members.

    Raises:
        RefusedError: a target climbs out of the package.
    """
    for name, data in package.items():
        if found := _RELS.fullmatch(name):
            for each in _written(data):
                yield _resolved(package, found["folder"] + found["name"], each)


def _written(data: bytes) -> Iterator[RawRelationship]:
    """The relationships of one relationships part, in order."""
    for element in parsed(data).iter(_RELATIONSHIP):
        yield RawRelationship(
            id=element.get("Id", ""),
            type=element.get("Type", ""),
            target=element.get("Target", ""),
            outside=element.get("TargetMode", "Internal").lower() == "external",
        )


def _resolved(package: Mapping[str, bytes], source: str, raw: RawRelationship) -> Relationship:
    outside = raw.outside or bool(_ELSEWHERE.match(raw.target))
    return Relationship(
        source=source,
        id=raw.id,
        kind=raw.kind,
        target=raw.target if outside else _member_target(package, source, raw.target),
        outside=outside,
        strict=raw.type.startswith(_STRICT),
    )


def _member_target(package: Mapping[str, bytes], source: str, target: str) -> str:
    """The member that a target means: as it is written, or with its signs such as `%20` read."""
    name, read = _member_name(source, target), _member_name(source, unquote(target))
    return read if name not in package and read in package else name


def _member_name(source: str, target: str) -> str:
    """A target inside the package as a member's name (ISO/IEC 29500-2, annex B)."""
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


def with_relationships(data: bytes | None, more: Iterable[RawRelationship]) -> bytes:
    """A relationships part with more relationships inside the package.

    Args:
        data: the part; None where there is none yet.
        more: what to add; ids must be new.
    """
    text = "".join(
        f'<Relationship Id="{each.id}" Type="{each.type}" Target="{escaped(each.target)}"/>'
        for each in more
    )
    return _before_the_end(data or _NO_RELATIONSHIPS, "Relationships", text)
