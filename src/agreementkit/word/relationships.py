"""Which part leads to which, and what lies outside of the package."""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname

from attrs import frozen

from agreementkit.word.oxml.opc import STRICT_RELATIONS, Link, links
from agreementkit.word.refusal import refusal

__all__ = ["Relationship", "every_relationship", "relationships"]

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
    return () if data is None else tuple(_resolved(part, link) for link in links(data))


def every_relationship(package: Mapping[str, bytes]) -> Iterator[Relationship]:
    """The relationships of every part, in the order of the members.

    Raises:
        RefusedError: a target climbs out of the package.
    """
    for name, data in package.items():
        if found := _RELS.fullmatch(name):
            for link in links(data):
                yield _resolved(found["folder"] + found["name"], link)


def _resolved(source: str, link: Link) -> Relationship:
    outside = link.outside or bool(_ELSEWHERE.match(link.target))
    return Relationship(
        source=source,
        id=link.id,
        kind=link.kind,
        target=link.target if outside else _inside(source, link.target),
        outside=outside,
        strict=link.type.startswith(STRICT_RELATIONS),
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
