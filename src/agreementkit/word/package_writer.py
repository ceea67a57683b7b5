"""The package around the content: static parts once, then the same bytes every time.

The base template lies beside this room as a package unpacked, laid out for people to read.
The parts that differ from draft to draft are put in as they are written, a house style over
them, and all is packed without a clock.
"""

import io
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.model.copies import HouseStyle
from agreementkit.ooxml.opc import (
    CONTENT_TYPES,
    CUSTOM_PROPERTIES_TYPE,
    THREADS_RELATIONSHIP,
    RawRelationship,
    relationship_type,
    relationships_part,
    with_content_types,
    with_relationships,
    word_type,
)
from agreementkit.ooxml.xml import without_layout
from agreementkit.word import parts as part_names
from agreementkit.word.markup_writer import with_track_changes

if TYPE_CHECKING:
    import zipfile
    from importlib.resources.abc import Traversable

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def assembled(parts: Mapping[str, str], style: HouseStyle | None) -> Mapping[str, bytes]:
    """The base template with these parts put in, perhaps in a house style, by member name.

    Args:
        parts: XML by member name, such as `word/document.xml`.
        style: the look and letterhead of a branch; None keeps our own.
    """
    members = _with(base_parts(), parts)
    if style is None:
        return members
    from agreementkit.word.house_style.restyle import apply_house_style

    return _in_order(apply_house_style(members, style))


def packed(members: Mapping[str, bytes]) -> bytes:
    """Members as a package: the same bytes on every machine."""
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in members.items():
            package.writestr(_zip_entry(name), data)
    return buffer.getvalue()


def _zip_entry(name: str) -> "zipfile.ZipInfo":
    """A member without a clock or an operating system in it."""
    import zipfile

    entry = zipfile.ZipInfo(name, _FIXED_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    entry.external_attr = 0
    return entry


# The base template.


@cache
def base_parts() -> Mapping[str, bytes]:
    """The members of the base template, content types first."""
    from importlib.resources import files

    found = _files_in(files(__package__) / "base", "")
    return _in_order({name: without_layout(data) for name, data in found})


@cache
def tracking_settings() -> str:
    """The settings part of the base with Track Changes on (17.15.1.90).

    Whoever opens a file with it and types makes a tracked change, unless they turn that off.
    """
    return with_track_changes(base_parts()[part_names.SETTINGS].decode())


def _files_in(folder: "Traversable", path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _files_in(entry, f"{path}{entry.name}/")
        else:
            found.append((f"{path}{entry.name}", entry.read_bytes()))
    return found


def _in_order(members: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The same members by name, content types first."""
    names = sorted(members, key=lambda name: (name != CONTENT_TYPES, name))
    return {name: members[name] for name in names}


# The parts that only some files have, and that the base has no place for.


@frozen(kw_only=True)
class _Registration:
    """What the package must say of a part."""

    content_type: str
    relationship: RawRelationship
    source: str
    """The part that leads to it; empty for the package as a whole."""


_REGISTRATIONS = {
    part_names.COMMENTS: _Registration(
        content_type=word_type("comments"),
        relationship=RawRelationship(
            id="rIdComments", type=relationship_type("comments"), target="comments.xml"
        ),
        source=part_names.MAIN,
    ),
    part_names.THREADS: _Registration(
        content_type=word_type("commentsExtended"),
        relationship=RawRelationship(
            id="rIdCommentsextended", type=THREADS_RELATIONSHIP, target="commentsExtended.xml"
        ),
        source=part_names.MAIN,
    ),
    part_names.CUSTOM_PROPERTIES: _Registration(
        content_type=CUSTOM_PROPERTIES_TYPE,
        relationship=RawRelationship(
            id="rIdCustom-Properties",
            type=relationship_type("custom-properties"),
            target=part_names.CUSTOM_PROPERTIES,
        ),
        source="",
    ),
}


def _with(members: Mapping[str, bytes], parts: Mapping[str, str]) -> Mapping[str, bytes]:
    """Members with parts put in; those that the base has no place for are registered."""
    full = {**members, **{name: text.encode() for name, text in parts.items()}}
    for name in sorted(parts.keys() - members.keys()):
        new = _REGISTRATIONS[name]
        types, links = full[CONTENT_TYPES], relationships_part(new.source)
        full[CONTENT_TYPES] = with_content_types(types, endings={}, names={name: new.content_type})
        full[links] = with_relationships(full[links], [new.relationship])
    return _in_order(full)
