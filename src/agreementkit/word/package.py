"""The package around the content: static parts once, then the same bytes every time.

The base template lies beside this room as a package unpacked, laid out for people to read.
The parts that differ from draft to draft are put in as they are written.
"""

import io
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from agreementkit.model.house_style import HouseStyle
from agreementkit.word.oxml.kinds import KINDS
from agreementkit.word.oxml.opc import TYPES, with_links, with_types
from agreementkit.word.oxml.tree import without_layout

if TYPE_CHECKING:
    import zipfile
    from importlib.resources.abc import Traversable

__all__ = ["assembled", "base_parts", "packed"]

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def assembled(parts: Mapping[str, str], style: HouseStyle | None) -> Mapping[str, bytes]:
    """The base template with these parts put in, perhaps in a house style, by member name.

    Args:
        parts: XML by member name, such as `word/document.xml`.
        style: the look and letterhead of a branch; None keeps our own.
    """
    members = _with(base_parts(), parts)
    if style is None:
        return members
    from agreementkit.word.house import applied

    return _in_order(applied(members, style))


def packed(members: Mapping[str, bytes]) -> bytes:
    """Members as a package: the same bytes on every machine."""
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in members.items():
            package.writestr(_entry(name), data)
    return buffer.getvalue()


def _with(members: Mapping[str, bytes], parts: Mapping[str, str]) -> Mapping[str, bytes]:
    """Members with parts put in; those that the base has no place for are registered."""
    full = {**members, **{name: text.encode() for name, text in parts.items()}}
    for name in sorted(parts.keys() - members.keys()):
        kind = KINDS[name]
        full[TYPES] = with_types(full[TYPES], endings={}, names={name: kind.content_type})
        full[kind.source] = with_links(full[kind.source], [kind.link])
    return _in_order(full)


def _in_order(members: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {name: members[name] for name in sorted(members, key=_place)}


def _place(name: str) -> tuple[bool, str]:
    """Content types come first."""
    return name != TYPES, name


def _entry(name: str) -> "zipfile.ZipInfo":
    """A member without a clock or an operating system in it."""
    import zipfile

    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    entry.external_attr = 0
    return entry


@cache
def base_parts() -> Mapping[str, bytes]:
    """The members of the base template, content types first."""
    from importlib.resources import files

    found = _walk(files(__package__) / "base", "")
    return _in_order({name: without_layout(data) for name, data in found})


def _walk(folder: "Traversable", path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _walk(entry, f"{path}{entry.name}/")
        else:
            found.append((f"{path}{entry.name}", entry.read_bytes()))
    return found
