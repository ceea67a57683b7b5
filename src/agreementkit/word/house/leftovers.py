"""What a template holds beside its look: found so that it can be said to be left behind."""

from collections.abc import Iterator, Mapping

from agreementkit.word.oxml.tree import name, parsed
from agreementkit.word.relationships import every_relationship

__all__ = ["leftovers"]

_KINDS = {
    "comments": "comments",
    "custom-properties": "custom properties",
    "customXml": "hidden data (custom XML)",
    "thumbnail": "a picture of its first page",
    "people": "a list of people",
    "glossaryDocument": "building blocks",
    "font": "embedded fonts",
    "keyMapCustomizations": "keyboard settings",
}
_PEOPLE = ("creator", "lastModifiedBy", "Manager", "Company")
_SETTINGS = {
    "rsids": "marks of editing sessions",
    "docVars": "document variables",
    "mailMerge": "a mail merge",
}


def leftovers(package: Mapping[str, bytes], settings: bytes | None) -> tuple[str, ...]:
    """In words, what stays behind; what it says is not repeated.

    Args:
        package: an opened package.
        settings: its settings part.
    """
    return tuple(dict.fromkeys(_found(package, settings)))


def _found(package: Mapping[str, bytes], settings: bytes | None) -> Iterator[str]:
    for link in every_relationship(package):
        if link.kind in ("core-properties", "extended-properties"):
            data = package.get(link.target)
            if data and link.target.lower().endswith(".xml") and _names_somebody(data):
                yield "the names of people and of the organisation"
        elif link.kind in _KINDS:
            yield _KINDS[link.kind]
    if settings is not None:
        root = parsed(settings)
        for tag, said in _SETTINGS.items():
            if root.find(name(tag)) is not None:
                yield said


def _names_somebody(data: bytes) -> bool:
    """Whether a properties part has a name in it."""
    return any(
        str(element.tag).rpartition("}")[2] in _PEOPLE and (element.text or "").strip()
        for element in parsed(data).iter()
    )
