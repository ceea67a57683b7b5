"""The parts that only some files have: their content types and relationships (OPC)."""

from attrs import frozen

__all__ = ["KINDS", "PartKind", "registered"]


@frozen(kw_only=True)
class PartKind:
    """What the package must say of a part."""

    content_type: str
    relationship: str
    source: str
    """The relationships part that names it."""
    target: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

KINDS = {
    "word/comments.xml": PartKind(
        content_type=f"{_OFFICE}.wordprocessingml.comments+xml",
        relationship=f"{_RELATIONSHIPS}/comments",
        source="word/_rels/document.xml.rels",
        target="comments.xml",
    ),
    "word/commentsExtended.xml": PartKind(
        content_type=f"{_OFFICE}.wordprocessingml.commentsExtended+xml",
        relationship="http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        source="word/_rels/document.xml.rels",
        target="commentsExtended.xml",
    ),
    "docProps/custom.xml": PartKind(
        content_type=f"{_OFFICE}.custom-properties+xml",
        relationship=f"{_RELATIONSHIPS}/custom-properties",
        source="_rels/.rels",
        target="docProps/custom.xml",
    ),
}


def registered(name: str, types: str, relationships: str, number: int) -> tuple[str, str]:
    """The content types and the relationships with one more part in them.

    Args:
        name: a key of `KINDS`.
        types: the content types part.
        relationships: the part that `KINDS` names as the source.
        number: unique among the parts put in.
    """
    kind = KINDS[name]
    override = f'<Override PartName="/{name}" ContentType="{kind.content_type}"/>'
    relationship = (
        f'<Relationship Id="rIdK{number}" Type="{kind.relationship}" Target="{kind.target}"/>'
    )
    return (
        types.replace("</Types>", f"{override}</Types>"),
        relationships.replace("</Relationships>", f"{relationship}</Relationships>"),
    )
