"""Tracked changes as they are read (17.13.5): of text, of marks and rows, of looks."""

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from agreementkit.model.redline import Change
from agreementkit.word.oxml.nodes import Revisions
from agreementkit.word.oxml.tree import name
from agreementkit.word.reading import Reformatting, Revision

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["CELL_CHANGES", "CHANGES", "marked", "moment", "reformatting", "revision"]

CHANGES = {
    name("ins"): (Change.INSERTED, False),
    name("del"): (Change.DELETED, False),
    name("moveTo"): (Change.INSERTED, True),
    name("moveFrom"): (Change.DELETED, True),
}
"""Around text, or among the properties of a mark or a row."""
CELL_CHANGES = {
    name("cellIns"): (Change.INSERTED, False),
    name("cellDel"): (Change.DELETED, False),
}
_ALL = {**CHANGES, **CELL_CHANGES}
_AUTHOR, _DATE = name("author"), name("date")


def revision(element: "etree._Element") -> Revision:
    """The change that an element of one of those names stands for."""
    change, moved = _ALL[str(element.tag)]
    author, when = element.get(_AUTHOR, ""), moment(element.get(_DATE))
    return Revision(change=change, author=author, when=when, moved=moved)


def marked(properties: "etree._Element") -> Revisions:
    """The changes that stand among the properties of a mark, a row or a cell."""
    return tuple(revision(child) for child in properties if child.tag in _ALL)


def reformatting(
    element: "etree._Element",
    of: str,
    line: int,
    before: str = "",
    after: str = "",
) -> Reformatting:
    """The change of looks that an element stands for."""
    return Reformatting(
        of=of,
        author=element.get(_AUTHOR, ""),
        when=moment(element.get(_DATE)),
        line=line,
        before=before,
        after=after,
    )


@lru_cache(maxsize=256)
def moment(text: str | None) -> datetime | None:
    """A moment as it prints. Word calls it universal time and means the writer's own."""
    try:
        return datetime.fromisoformat(text or "").replace(tzinfo=None)
    except ValueError:
        return None
