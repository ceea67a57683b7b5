"""What a walk over a part finds: paragraphs and tables, who changed what, and what hangs on them."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal

from attrs import define, field, frozen

from agreementkit.model.redline import Change
from agreementkit.ooxml.fields import FieldMark
from agreementkit.ooxml.numbering import NO_NUMBERING, NumberingProperties
from agreementkit.ooxml.reading import (
    Alternative,
    Concealment,
    Line,
    Reformatting,
    Revision,
    TextRun,
    Unread,
)
from agreementkit.ooxml.xml import name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_LONGEST = 1_000
"""Characters of what a comment spans."""

Revisions = tuple[Revision, ...]

_Marked = tuple[int, Revisions, FieldMark]
"""An end of a field: how much of the text stands before it, and its changes."""


@define(kw_only=True, eq=False)
class ReadParagraph:
    """A paragraph with what both sides of its changes need. It grows while it is walked over."""

    number: int
    """Counted from 0 among the paragraphs of its part."""
    style: str = ""
    old_style: str = ""
    """What rejecting a change of style gives back."""
    numbering: NumberingProperties = NO_NUMBERING
    """What it says of its own number."""
    old_numbering: NumberingProperties = NO_NUMBERING
    text_runs: "Sequence[TextRun]" = ()
    old_text_runs: "Sequence[TextRun] | None" = None
    """The same text as it looked before changes of looks; None where it looked the same."""
    mark: Revisions = ()
    """Changes of the mark at its end: without the mark, it runs on into the next."""
    mark_hidden: bool = False
    bookmarks: list[tuple[str, Revisions]] = field(factory=list)
    fields: list[_Marked] = field(factory=list)
    """The ends of fields in it, in order."""
    tags: list[tuple[str, tuple[Revisions, ...]]] = field(factory=list)
    """Of content controls, each with the changes of each piece of text in it."""
    boxes: "list[Sequence[Node]]" = field(factory=list)
    """What stands in the text boxes that hang on it, box by box."""
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
    numbers: "Mapping[etree._Element, int]"
    """The number of each paragraph, by its element."""
    unknown: "Sequence[etree._Element]"
    """Elements that have no meaning here."""
    spans: "Mapping[str, Span]"
    """Where each comment hangs, by its id."""
    log: "Sequence[tuple[str, Revisions]]"
    """All text, piece by piece, each with its changes."""
    notes: "Mapping[str, bool]"
    """The notes that its text leads to, as in `Line.note`: whether a mark of theirs is shown."""
    unread: "Sequence[Unread]"
    alternatives: "Sequence[Alternative]"
    reformatted: "Sequence[Reformatting]"
    bound: bool
    """Whether a content control takes its words from data beside the text."""
    plain: bool
    """Whether no paragraph, row or cell of it differs from view to view."""

    def spanned(self, span: Span, without: Change | None = None) -> str:
        """The text that a comment spans, shortened: it may span a whole file.

        Args:
            span: what it hangs on.
            without: leaves out what was inserted, or what was deleted.
        """
        found, length = [], 0
        for number in range(span.start, span.end):
            text, revisions = self.log[number]
            if any(each.change is without for each in revisions):
                continue
            found.append(text)
            length += len(text)
            if length > _LONGEST:
                return "".join(found)[:_LONGEST].rstrip() + "…"
        return "".join(found).strip("\n")


# The text of a paragraph, from the pieces in which a walk finds it.

Piece = tuple[str, Revisions, frozenset[Concealment], frozenset[Concealment], str]
"""Words, the changes that they lie in, how they look and looked, and the note they mark."""
LOOKS: Final = 2
"""Where a piece says how its words look."""
OLD_LOOKS: Final = 3
"""Where it says how they looked; the same object where they did not change."""


def joined(pieces: Sequence[Piece], looks: Literal[2, 3]) -> tuple[TextRun, ...]:
    """Pieces alike and side by side as one run.

    Args:
        pieces: at least one.
        looks: which of their looks: 2 for those they have, 3 for those they had.
    """
    first = pieces[0]
    if len(pieces) == 1:
        return (_text_run(first[0], first, looks),)
    found: list[TextRun] = []
    texts: list[str] = []
    for piece in pieces:
        if texts and (piece[1], piece[looks], piece[4]) != (first[1], first[looks], first[4]):
            found.append(_text_run("".join(texts), first, looks))
            texts, first = [], piece
        texts.append(piece[0])
    return (*found, _text_run("".join(texts), first, looks))


def placed(fields: Sequence[_Marked], pieces: Sequence[Piece]) -> list[_Marked]:
    """The ends of fields, each placed by the text before it.

    Args:
        fields: each placed by the number of pieces before it.
        pieces: of the paragraph.
    """
    before = [0, *accumulate(len(piece[0]) for piece in pieces)]
    return [(before[at], revisions, mark) for at, revisions, mark in fields]


def _text_run(text: str, first: Piece, looks: Literal[2, 3]) -> TextRun:
    return TextRun(text=text, revisions=first[1], looks=first[looks], note=first[4])


def is_plain(node: ReadParagraph) -> bool:
    """Whether a paragraph reads the same in every view, by itself."""
    if node.mark or node.boxes or node.old_text_runs is not None or node.old_style != node.style:
        return False
    if node.numbering is not node.old_numbering and node.numbering != node.old_numbering:
        return False
    for each in node.text_runs:
        if each.revisions:
            return False
    if node.fields and any(revisions for _, revisions, _ in node.fields):
        return False
    if node.bookmarks and any(around for _, around in node.bookmarks):
        return False
    return not node.tags or not any(any(spots) for _, spots in node.tags)


# Tracked changes (17.13.5): of text, of marks and rows, of looks.

CHANGES = {
    name("ins"): (Change.INSERTED, False),
    name("del"): (Change.DELETED, False),
    name("moveTo"): (Change.INSERTED, True),
    name("moveFrom"): (Change.DELETED, True),
}
"""Around text, or among the properties of a mark or a row."""
_CELL_CHANGES = {
    name("cellIns"): (Change.INSERTED, False),
    name("cellDel"): (Change.DELETED, False),
}
_ALL_CHANGES = {**CHANGES, **_CELL_CHANGES}
_AUTHOR, _DATE = name("author"), name("date")


def revision(element: "etree._Element") -> Revision:
    """The change that an element of one of those names stands for."""
    change, moved = _ALL_CHANGES[str(element.tag)]
    author, when = element.get(_AUTHOR, ""), moment(element.get(_DATE))
    return Revision(change=change, author=author, when=when, moved=moved)


def marked(properties: "etree._Element") -> Revisions:
    """The changes that stand among the properties of a mark, a row or a cell."""
    return tuple(revision(child) for child in properties if child.tag in _ALL_CHANGES)


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
