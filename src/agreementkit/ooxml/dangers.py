"""What a sound package holds that is not what it seems: links out, live fields, objects."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal
from urllib.parse import unquote

from attrs import frozen

from agreementkit.ooxml.fields import FETCHING, instructions, kind_of
from agreementkit.ooxml.opc import Relationship, every_relationship
from agreementkit.ooxml.package import damaged_parts, root_of, xml_parts
from agreementkit.ooxml.xml import VML_IMAGE

DangerKind = Literal[
    "remote-template", "remote-picture", "remote", "field", "embedded", "alt-chunk", "damaged"
]
_LOCAL = re.compile(r"(?i)file:///(?![/\\])|(?:file:)?[a-z]:[\\/]|(?![/\\]|[a-z0-9+.-]+:)")
"""How the address of a file on the reader's own computer begins: Word looks there and nowhere else.

A path with two strokes in front leads to another computer, however it is written.
"""
_OBJECTS = ("oleobject", "package", "control", "activexcontrolbinary")


@frozen(kw_only=True)
class Danger:
    """One thing that a reader must never follow, and never report as clean."""

    kind: DangerKind
    part: str
    """The member that holds it, or that links to it."""
    detail: str
    """What it names: an address, a field's instruction, a member."""

    def __str__(self) -> str:
        return f"{self.part or 'the file'} {_PHRASES[self.kind]} ({self.detail})"


_PHRASES: Mapping[DangerKind, str] = {
    "remote-template": "takes its template from elsewhere",
    "remote-picture": "shows a picture that is kept elsewhere",
    "remote": "draws in something that is kept elsewhere",
    "field": "has a field that fetches or runs something",
    "embedded": "has a file or program of another kind inside",
    "damaged": "is damaged, and was not read",
    "alt-chunk": "draws in text from another file inside it, which cannot be read here",
}


def dangers(package: Mapping[str, bytes]) -> tuple[Danger, ...]:
    """Everything in an opened package that is read with care, in the order of its members.

    Nothing is fetched to find out. Links that a person must click are not counted.

    Args:
        package: what `package.open_package` returned.
    """
    return (*_in_relationships(package), *_in_parts(package))


def _in_relationships(package: Mapping[str, bytes]) -> Iterator[Danger]:
    for each in every_relationship(package):
        if kind := _kind_of_relationship(each):
            yield Danger(kind=kind, part=each.source, detail=each.target[:200])


def _kind_of_relationship(link: Relationship) -> DangerKind | None:
    kind = link.kind.lower()
    if kind == "afchunk":
        return "alt-chunk"
    if not link.outside:
        return "embedded" if kind in _OBJECTS else None
    match kind:
        case "hyperlink":
            return None
        case "attachedtemplate":
            return None if _LOCAL.match(unquote(link.target)) else "remote-template"
        case "image":
            return "remote-picture"
        case _:
            return "remote"


def _in_parts(package: Mapping[str, bytes]) -> Iterator[Danger]:
    """What the parts themselves say, without a relationship."""
    for part in damaged_parts(package):
        yield Danger(kind="damaged", part=part, detail="it holds nothing that Word shows")
    for part in xml_parts(package):
        root = root_of(package, part)
        for instruction in instructions(root):
            if kind_of(instruction) in FETCHING:
                yield Danger(kind="field", part=part, detail=instruction.strip()[:200])
        for picture in root.iter(VML_IMAGE):
            if address := picture.get("src"):
                yield Danger(kind="remote-picture", part=part, detail=address[:200])
