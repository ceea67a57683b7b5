"""Two texts in one: what was deleted and inserted, by whom and when.

Accepting everything gives the new document, and rejecting everything the old one.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Literal

from attrs import evolve, field, frozen
from attrs.converters import optional

from agreementkit.model.document import Author, Document, DocumentBlock, Span, Table, without_zone


class Change(StrEnum):
    """What a mark says was done."""

    INSERTED = "inserted"
    DELETED = "deleted"


@frozen(kw_only=True)
class RevisionMark:
    """One tracked change: what was done, by whom, when."""

    change: Change
    author: Author
    when: datetime | None = field(converter=optional(without_zone))
    """Day and time as they print, a time zone left out; None where nobody knows."""
    move: str = ""
    """The same at both places of something moved; empty where nothing was."""
    over: "RevisionMark | None" = None
    """Of a deletion, the mark of the insertion by somebody else that it strikes out."""


def in_new(mark: RevisionMark | None) -> bool:
    """Whether what has this mark is there when every change is accepted."""
    return mark is None or mark.change is Change.INSERTED


def in_old(mark: RevisionMark | None) -> bool:
    """Whether what has this mark is there when every change is rejected."""
    return mark is None or (mark.change is Change.DELETED and mark.over is None)


@frozen(kw_only=True)
class MarkedSpan:
    """A span of a paragraph, with its mark where it was inserted or deleted."""

    span: Span
    mark: RevisionMark | None = None


@frozen(kw_only=True)
class Unchanged:
    """A block that is the same in both documents."""

    block: DocumentBlock


@frozen(kw_only=True)
class Inserted:
    """A whole block that only the new document has."""

    block: DocumentBlock
    mark: RevisionMark
    pieces: tuple[MarkedSpan, ...] = ()
    """Its line, where not every word of it has the block's own mark; else empty."""


@frozen(kw_only=True)
class Deleted:
    """A whole block that only the old document has."""

    block: DocumentBlock
    mark: RevisionMark
    pieces: tuple[MarkedSpan, ...] = ()
    """Its line, where not every word of it has the block's own mark; else empty."""


@frozen(kw_only=True)
class RejectedInsertion:
    """A whole block that one side inserted and the other deleted: neither document has it."""

    block: DocumentBlock
    mark: RevisionMark
    """Of the deletion; it lies over that of the insertion."""


@frozen(kw_only=True)
class Changed:
    """A heading or paragraph of both documents, with what differs inside it.

    The two are of one kind and one level. Where no piece has a mark, only the number
    differs, which Word counts itself, or the comments.
    """

    old: DocumentBlock
    new: DocumentBlock
    pieces: tuple[MarkedSpan, ...]


@frozen(kw_only=True)
class ChangedRow:
    """A row of a changed table: kept, or with a mark for the whole of it, or cell by cell."""

    cells: tuple[tuple[MarkedSpan, ...], ...]
    mark: RevisionMark | None = None
    """Of a row inserted or deleted as a whole."""


@frozen(kw_only=True)
class ChangedTable:
    """A table of both documents with the same columns, row by row."""

    old: Table
    new: Table
    rows: tuple[ChangedRow, ...]


MarkedBlock = Unchanged | Inserted | Deleted | RejectedInsertion | Changed | ChangedTable


def mark_of(marked: MarkedBlock) -> RevisionMark | None:
    """The mark of a block that was inserted or deleted as a whole."""
    return marked.mark if isinstance(marked, Inserted | Deleted | RejectedInsertion) else None


def old_and_new(marked: MarkedBlock) -> tuple[DocumentBlock | None, DocumentBlock | None]:
    """A block as the old and as the new document have it; None where one has none."""
    match marked:
        case Unchanged():
            return marked.block, marked.block
        case Deleted():
            return marked.block, None
        case Inserted():
            return None, marked.block
        case RejectedInsertion():
            return None, None
        case _:
            return marked.old, marked.new


def _in_order(blocks: Iterable[MarkedBlock]) -> tuple[MarkedBlock, ...]:
    return tuple(blocks)


@frozen(kw_only=True)
class NotCompared:
    """Something that a Word file holds, and that a redline of it does not show."""

    side: Literal["old", "new"]
    """Which of the two files holds it."""
    what: str
    """Such as `comment` or `picture`; what the reader does not read goes by its `UnreadKind`."""
    words: str = ""
    """Its words, where they can be had."""


@frozen(kw_only=True)
class Redline:
    """Two documents in one text.

    One side's changes may lie over the other's: what one inserted and the other struck out
    is in the text, and in neither document.
    """

    old: Document
    """What stands around its text: title, parties, version, front."""
    new: Document
    blocks: tuple[MarkedBlock, ...] = field(converter=_in_order)
    mark: RevisionMark
    """Whose the changes of title, parties and version are, and when they were made."""
    not_compared: tuple[NotCompared, ...] = ()
    """What the Word files hold that it was made from, and it does not show."""

    def accepted(self) -> Document:
        """The document with every change accepted."""
        news = (old_and_new(marked)[1] for marked in self.blocks)
        return evolve(self.new, blocks=tuple(block for block in news if block is not None))

    def rejected(self) -> Document:
        """The document with every change rejected."""
        olds = (old_and_new(marked)[0] for marked in self.blocks)
        return evolve(self.old, blocks=tuple(block for block in olds if block is not None))
