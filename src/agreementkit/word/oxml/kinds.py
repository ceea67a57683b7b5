"""The parts that only some files have: their content types, and what names them (OPC)."""

from attrs import frozen

from agreementkit.word.oxml.opc import RELATIONS, Link

__all__ = ["KINDS", "PartKind"]


@frozen(kw_only=True)
class PartKind:
    """What the package must say of a part."""

    content_type: str
    link: Link
    source: str
    """The relationships part that names it."""


_OFFICE = "application/vnd.openxmlformats-officedocument."
_DOCUMENT = "word/_rels/document.xml.rels"


def _link(kind: str, target: str, before: str = RELATIONS) -> Link:
    return Link(
        id=f"rId{kind.title()}", kind=kind, type=before + kind, target=target, outside=False
    )


KINDS = {
    "word/comments.xml": PartKind(
        content_type=f"{_OFFICE}wordprocessingml.comments+xml",
        link=_link("comments", "comments.xml"),
        source=_DOCUMENT,
    ),
    "word/commentsExtended.xml": PartKind(
        content_type=f"{_OFFICE}wordprocessingml.commentsExtended+xml",
        link=_link(
            "commentsExtended",
            "commentsExtended.xml",
            "http://schemas.microsoft.com/office/2011/relationships/",
        ),
        source=_DOCUMENT,
    ),
    "docProps/custom.xml": PartKind(
        content_type=f"{_OFFICE}custom-properties+xml",
        link=_link("custom-properties", "docProps/custom.xml"),
        source="_rels/.rels",
    ),
}
