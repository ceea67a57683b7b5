"""Tracked changes (17.13.5): who inserted, deleted or moved what, and when.

The same element stands around runs, among the properties of a paragraph's mark, and
among those of a row.
"""

from datetime import datetime

from agreementkit.ooxml.xml import escaped


def revision(tag: str, number: int, author: str, when: datetime, content: str = "") -> str:
    """One tracked change.

    Args:
        tag: `ins`, `del`, `moveTo` or `moveFrom`.
        number: unique among all annotations of the document.
        author: as Word shows it.
        when: as Word shows it.
        content: the runs; none for the mark of a paragraph, or a row.
    """
    attributes = _attributes(number, author, when)
    return f"<w:{tag} {attributes}>{content}</w:{tag}>" if content else f"<w:{tag} {attributes}/>"


def move_start(tag: str, number: int, author: str, when: datetime, name: str) -> str:
    """Where something that moved begins; the name is the same at both of its places."""
    return f'<w:{tag}RangeStart {_attributes(number, author, when)} w:name="{escaped(name)}"/>'


def move_end(tag: str, number: int) -> str:
    """Where it ends."""
    return f'<w:{tag}RangeEnd w:id="{number}"/>'


def _attributes(number: int, author: str, when: datetime) -> str:
    date = when.isoformat(timespec="seconds")
    return f'w:id="{number}" w:author="{escaped(author)}" w:date="{date}"'
