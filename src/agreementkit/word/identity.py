"""Which draft a file says it is: an opaque name in its properties.

Whoever sends the file can have written anything there, so it is only ever looked up among
the drafts that we know we sent.
"""

import re
from collections.abc import Mapping

from agreementkit.word.opening import xml_parts
from agreementkit.word.oxml.tree import parsed
from agreementkit.word.relationships import relationships

__all__ = ["identifier_of"]

_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_SOUND = re.compile(r"[!-~]{1,100}")
"""A name of ours is short, and has no spaces or letters that only look like others."""


def identifier_of(package: Mapping[str, bytes]) -> str:
    """The identifier in an opened package's core properties; empty where none is sound."""
    sound = {each.lower() for each in xml_parts(package)}
    for link in relationships(package):
        if link.kind == "core-properties" and link.target.lower() in sound:
            text = (parsed(package[link.target]).findtext(_IDENTIFIER) or "").strip()
            return text if _SOUND.fullmatch(text) else ""
    return ""
