"""The words of the package around the parts (ISO/IEC 29500-2): types and relationships."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from agreementkit.word.oxml.run import escaped
from agreementkit.word.oxml.tree import parsed

__all__ = [
    "MAIN_TYPES",
    "RELATIONS",
    "STRICT_RELATIONS",
    "TYPES",
    "ContentTypes",
    "Link",
    "content_types",
    "links",
    "with_links",
    "with_types",
]

TYPES = "[Content_Types].xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPES = (f"{_WORD}document.main+xml", f"{_WORD}template.main+xml")
"""What a document's main part is: of a document, or of a template without macros."""

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_EMPTY_LINKS = (
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
class Link:
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
        for element in root.iter(f"{_TYPES}Default")
    }
    names = {
        element.get("PartName", "").lower().lstrip("/"): element.get("ContentType", "").lower()
        for element in root.iter(f"{_TYPES}Override")
    }
    return ContentTypes(by_ending=endings, by_name=names)


def links(data: bytes) -> Iterator[Link]:
    """The relationships of one relationships part, in order."""
    for element in parsed(data).iter(_RELATIONSHIP):
        kind = element.get("Type", "")
        yield Link(
            id=element.get("Id", ""),
            kind=kind.rpartition("/")[2],
            type=kind,
            target=element.get("Target", ""),
            outside=element.get("TargetMode", "Internal").lower() == "external",
        )


def with_types(data: bytes, *, endings: dict[str, str], names: dict[str, str]) -> bytes:
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


def with_links(data: bytes | None, more: Iterable[Link]) -> bytes:
    """A relationships part with more relationships inside the package.

    Args:
        data: the part; None where there is none yet.
        more: what to add; ids must be new.
    """
    text = "".join(
        f'<Relationship Id="{link.id}" Type="{link.type}" Target="{escaped(link.target)}"/>'
        for link in more
    )
    return _before_the_end(data or _EMPTY_LINKS, "Relationships", text)


def _before_the_end(data: bytes, tag: str, more: str) -> bytes:
    """A part with text put in before its last closing tag; types and links stand in any order."""
    return re.sub(rf"(?=</{tag}>\s*\Z)".encode(), lambda _: more.encode(), data, count=1)
