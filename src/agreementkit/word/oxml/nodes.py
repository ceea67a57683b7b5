"""What a walk over a part finds: paragraphs and tables, and what hangs on them."""

from typing import TYPE_CHECKING

from attrs import define, field, frozen

from agreementkit.word.oxml.field_read import FieldMark
from agreementkit.word.oxml.numbering import NO_NUMBERING, Direct
from agreementkit.word.reading import (
    Alternative,
    Line,
    Reformatting,
    Revision,
    Stretch,
    Unread,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "Marked",
    "Node",
    "ReadCell",
    "ReadParagraph",
    "ReadRow",
    "ReadTable",
    "Revisions",
    "Span",
    "Story",
]

_LONGEST = 1_000
"""Characters of what a comment spans."""

Revisions = tuple[Revision, ...]

Marked = tuple[int, Revisions, FieldMark]
"""An end of a field: how much of the text stands before it, and its changes."""


@define(kw_only=True, eq=False)
class ReadParagraph:
    """A paragraph with what both sides of its changes need. It grows while it is walked over."""

    number: int
    """Counted from 0 among the paragraphs of its part."""
    style: str = ""
    old_style: str = ""
    """What rejecting a change of style gives back."""
    numbering: Direct = NO_NUMBERING
    """What it says of its own number."""
    old_numbering: Direct = NO_NUMBERING
    stretches: "Sequence[Stretch]" = ()
    old_stretches: "Sequence[Stretch] | None" = None
    """The same text as it looked before changes of looks; None where it looked the same."""
    mark: Revisions = ()
    """Changes of the mark at its end: without the mark, it runs on into the next."""
    mark_hidden: bool = False
    bookmarks: list[tuple[str, Revisions]] = field(factory=list)
    fields: list[Marked] = field(factory=list)
    """The ends of fields in it, in order."""
    tags: list[tuple[str, tuple[Revisions, ...]]] = field(factory=list)
    """Of content controls, each with the changes of each piece of text in it."""
    boxes: "list[Node]" = field(factory=list)
    """What stands in the text boxes that hang on it."""
    boxed: bool = False
    """Whether it stands in a text box itself."""
    note: str = ""
    plain: bool = False
    """Whether it reads the same in every view, by itself."""
    line: Line | None = None
    """The line that it makes in every view, where it makes the same one."""


@frozen(kw_only=True, eq=False)
class ReadCell:
    """A cell of a table."""

    nodes: "Sequence[Node]"
    revisions: Revisions = ()


@frozen(kw_only=True, eq=False)
class ReadRow:
    """A row of a table, cell by cell."""

    cells: "Sequence[ReadCell]"
    revisions: Revisions = ()


@frozen(kw_only=True, eq=False)
class ReadTable:
    """A table, row by row."""

    rows: "Sequence[ReadRow]"


Node = ReadParagraph | ReadTable


@define(kw_only=True)
class Span:
    """What a comment hangs on."""

    line: int
    start: int
    """How many pieces of text stand before it."""
    end: int


@frozen(kw_only=True, eq=False)
class Story:
    """One part, walked over. Lines are counted among its own paragraphs."""

    nodes: "Sequence[Node]"
    paragraphs: int
    spans: "Mapping[str, Span]"
    """Where each comment hangs, by its id."""
    log: "Sequence[str]"
    """All text, piece by piece."""
    notes: frozenset[str]
    """The notes that its text leads to, as in `Line.note`."""
    unread: "Sequence[Unread]"
    alternatives: "Sequence[Alternative]"
    reformatted: "Sequence[Reformatting]"
    bound: bool
    """Whether a content control takes its words from data beside the text."""
    plain: bool
    """Whether no paragraph, row or cell of it differs from view to view."""

    def spanned(self, span: Span) -> str:
        """The text that a comment spans, shortened: it may span a whole file."""
        found, length = [], 0
        for number in range(span.start, span.end):
            found.append(self.log[number])
            length += len(self.log[number])
            if length > _LONGEST:
                return "".join(found)[:_LONGEST].rstrip() + "…"
        return "".join(found).strip("\n")
