"""What a file says of itself in its properties: which draft it is, and what saved it.

Whoever sends the file can have written anything there, so the draft is only ever looked up
among those that we know we sent.
"""

import re
from collections.abc import Mapping

from agreementkit.word.opening import xml_parts
from agreementkit.word.oxml.tree import parsed
from agreementkit.word.relationships import relationships

__all__ = ["identifier_of", "program_of"]

_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_APPLICATION = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"
)
_LONGEST = 100
_SOUND = re.compile(r"[!-~]{1,100}")
"""A name of ours is short, and has no spaces or letters that only look like others."""


def identifier_of(package: Mapping[str, bytes]) -> str:
    """The identifier in an opened package's core properties; empty where none is sound."""
    found = _said(package, "core-properties", _IDENTIFIER) or ""
    return found if _SOUND.fullmatch(found) else ""


def program_of(package: Mapping[str, bytes]) -> str:
    """What saved an opened package, as it says itself; empty where it says nothing.

    Google Docs says nothing, and is known by writing no properties at all.
    """
    found = _said(package, "extended-properties", _APPLICATION)
    if found is None and _said(package, "core-properties", _IDENTIFIER) is None:
        return "Google Docs"
    return (found or "")[:_LONGEST]


def _said(package: Mapping[str, bytes], kind: str, tag: str) -> str | None:
    """What one of the properties says; None where there is no such part."""
    sound = {each.lower() for each in xml_parts(package)}
    for link in relationships(package):
        if link.kind == kind and link.target.lower() in sound:
            return (parsed(package[link.target]).findtext(tag) or "").strip()
    return None
