"""The agreement as text: what compose makes, check reads, compare pairs and word writes.

A document is a flat run of blocks, and each block knows its clause, because that
is how a document comes back from Word: a clause runs from its heading to the next.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from attrs import field, frozen

from agreementkit.model.agreement import Version
from agreementkit.model.comment import Comment
from agreementkit.model.span import (
    Blank,
    Citation,
    Figure,
    Reference,
    Run,
    Span,
    Spans,
    TermUse,
    Unconfirmed,
    term_of,
    text_of,
)
from agreementkit.model.texts import texts

__all__ = [
    "PRIVATE",
    "SIGNED_FOR",
    "SIGNED_WITH",
    "Blank",
    "Bullet",
    "Citation",
    "ClauseHeading",
    "Document",
    "DocumentBlock",
    "Figure",
    "Heading",
    "Layout",
    "Note",
    "Paragraph",
    "PartHeading",
    "PrivateDocument",
    "Reference",
    "Run",
    "ScheduleHeading",
    "Shade",
    "SignatureBlock",
    "Span",
    "Spans",
    "Table",
    "TermUse",
    "Unconfirmed",
    "line_of",
    "spans_in",
    "term_of",
    "text_of",
]


@frozen(kw_only=True)
class PartHeading:
    """The heading of a Part."""

    number: str
    title: str
    clause: None = None


@frozen(kw_only=True)
class ClauseHeading:
    """The heading that a clause begins with."""

    clause: str
    number: str
    title: str
    comments: tuple[Comment, ...] = ()


@frozen(kw_only=True)
class Paragraph:
    """A paragraph; at levels 2 to 4 it carries a number, at level 0 none."""

    spans: Spans
    clause: str | None = None
    level: int = 0
    number: str = ""
    """As it prints: `4.2`, `(a)`, `(i)`."""
    comments: tuple[Comment, ...] = ()


@frozen(kw_only=True)
class Heading:
    """A heading without a number, in papers that go beside the agreement."""

    text: str
    level: int = 1
    clause: str | None = None


@frozen(kw_only=True)
class Bullet:
    """An item of a list without numbers."""

    spans: Spans
    clause: str | None = None


@frozen(kw_only=True)
class Note:
    """A paragraph set apart from the text it stands in: our own words on it."""

    spans: Spans
    clause: str | None = None


class Shade(StrEnum):
    """What a cell's colour says; its words always say the same."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


@frozen(kw_only=True)
class Table:
    """A table with one header row. No cell is empty or merged."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    clause: str | None = None
    widths: tuple[int, ...] = ()
    """How much room each column needs beside the others; empty leaves it to the writer."""
    shades: tuple[tuple[Shade | None, ...], ...] = ()
    """The colour of each cell, row by row; empty where none has any."""


@frozen(kw_only=True)
class ScheduleHeading:
    """The heading of a schedule; `id` is what references name."""

    id: str
    number: str
    title: str
    clause: None = None


@frozen(kw_only=True)
class SignatureBlock:
    """The lines that one party signs."""

    party: str
    """Its legal name, as it stands inside a sentence."""
    clause: str | None = None

    @property
    def heading(self) -> str:
        """What prints above the lines."""
        return f"{SIGNED_FOR}{self.party}"


SIGNED_FOR = "Signed for "
SIGNED_WITH = ("Signature", "Name", "Position", "Date")
"""What a party fills in under its name, a line each."""


DocumentBlock = (
    PartHeading
    | ClauseHeading
    | Paragraph
    | Heading
    | Bullet
    | Note
    | Table
    | ScheduleHeading
    | SignatureBlock
)


class Layout(StrEnum):
    """How a document is laid out on its pages."""

    AGREEMENT = "agreement"
    """A cover and contents before the text."""
    PAPER = "paper"
    """The title, and then the text."""
    TABLE = "table"
    """The same on its side, for a wide table."""


@frozen(kw_only=True)
class Document:
    """A composed text. It has no private field, so no copy of it can leak one."""

    title: str
    parties: tuple[str, ...] = field(converter=texts)
    version: Version
    blocks: tuple[DocumentBlock, ...]
    front: tuple[DocumentBlock, ...] = ()
    """What stands on pages of its own before the cover."""
    layout: Layout = Layout.AGREEMENT

    def clauses(self) -> "Iterator[tuple[ClauseHeading, tuple[DocumentBlock, ...]]]":
        """Each clause's heading with the blocks under it, in order."""
        for clause, run in groupby(self.blocks, key=lambda block: block.clause):
            blocks = tuple(run)
            if clause and isinstance(blocks[0], ClauseHeading):
                yield blocks[0], blocks[1:]

    def blanks(self) -> tuple[tuple[DocumentBlock, Blank], ...]:
        """Every value still missing, where it stands in the clauses and schedules."""
        return tuple(
            (block, span)
            for block in self.blocks
            for span in spans_in([block])
            if isinstance(span, Blank)
        )

    def unconfirmed(self) -> tuple[tuple[DocumentBlock, Unconfirmed], ...]:
        """Every statement of fact that the employer has yet to confirm."""
        return tuple(
            (block, span)
            for block in self.blocks
            for span in spans_in([block])
            if isinstance(span, Unconfirmed)
        )


PRIVATE = "PRIVATE: for our own side only"
"""What every page of a private copy says."""


@frozen(kw_only=True)
class PrivateDocument:
    """A text for our own side. A type of its own, so that nobody sends it by mistake."""

    document: Document


def spans_in(blocks: Iterable[DocumentBlock]) -> Iterator[Span]:
    """Every span of some blocks, those in tables included."""
    for block in blocks:
        if isinstance(block, Paragraph | Bullet | Note):
            yield from block.spans
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell


def line_of(block: DocumentBlock) -> Spans:
    """The line of text that a block is, without its number; of a table, nothing."""
    match block:
        case Paragraph() | Bullet() | Note():
            return block.spans
        case PartHeading() | ClauseHeading() | ScheduleHeading():
            return (Run(text=block.title),)
        case Heading():
            return (Run(text=block.text),)
        case SignatureBlock():
            return (Run(text=block.party),)
        case _:
            return ()
