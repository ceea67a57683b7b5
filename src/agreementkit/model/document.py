"""The agreement as text: what compose makes, check reads, compare pairs and word writes.

A document is a flat run of blocks, and each block knows its clause, because that
is how a document comes back from Word: a clause runs from its heading to the next.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Self

from attrs import evolve, field, frozen
from attrs.converters import optional

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.agreement import Version
from agreementkit.model.template import Run
from agreementkit.model.values import text_tuple

# ---
# A line of a document's text: words, figures, blanks, terms, references.


@frozen(kw_only=True)
class Figure:
    """A negotiable value with its unit, as it reads: "26 weeks"."""

    text: str
    parameter: str
    term: str = ""
    """The defined term that its unit is, where the unit is one: "20 Working Days"."""


@frozen(kw_only=True)
class Blank:
    """A value still missing. It prints in brackets and highlighted, never as nothing."""

    label: str
    parameter: str = ""
    target: str = ""
    """The clause or schedule that is missing, where a reference is what is blank."""

    @property
    def text(self) -> str:
        return f"[{self.label}]"


@frozen(kw_only=True)
class TermUse:
    """A defined term, in use or at the place where it is defined."""

    text: str
    term: str
    """The term's singular name."""
    defining: bool = False


@frozen(kw_only=True)
class Reference:
    """A live reference to a clause or a schedule of the same document."""

    text: str
    target: str


@frozen(kw_only=True)
class Citation:
    """A reference to an authority."""

    text: str
    law: str


NOT_CONFIRMED = "[not yet confirmed by the Employer]"


@frozen(kw_only=True)
class Unconfirmed:
    """Stands after a statement of fact that the employer has yet to confirm."""

    fact: str
    """What the agreement file names it by; empty for an entry of the register."""

    @property
    def text(self) -> str:
        return NOT_CONFIRMED


Span = Run | Figure | Blank | TermUse | Reference | Citation | Unconfirmed
Spans = tuple[Span, ...]


def text_of(spans: Spans) -> str:
    """The words of some spans, as they print.

    >>> text_of((Run(text="at least "), Figure(text="26 weeks", parameter="notice")))
    'at least 26 weeks'
    """
    return "".join(span.text for span in spans)


_WITH_TERM = (TermUse, Figure)


def term_of(span: Span) -> str:
    """The defined term that a span uses or defines; empty where it does neither."""
    return span.term if isinstance(span, _WITH_TERM) else ""


# ---
# Comments beside the text, as Word shows them in its margin.


def without_zone(when: datetime) -> datetime:
    """The moment as Word keeps it: to the second, and as it prints, for it knows no time zone."""
    return when.replace(tzinfo=None, microsecond=0)


@frozen(kw_only=True)
class Author:
    """Whose comment or change it is: one name a side, never a person's own."""

    name: str
    initials: str

    @classmethod
    def named(cls, name: str) -> Self:
        """An author by name, with the first letter of each word for initials.

        >>> Author.named("Union side").initials
        'US'
        """
        return cls(name=name, initials="".join(word[0] for word in name.split()).upper())


def _one_level(replies: "tuple[Comment, ...]") -> "tuple[Comment, ...]":
    if any(reply.replies for reply in replies):
        raise InvalidError(
            [
                Fault(
                    message="a reply has replies of its own, which Word cannot show",
                    remedy="put them after it, as replies to the same comment",
                ),
            ],
        )
    return tuple(replies)


@frozen(kw_only=True)
class Comment:
    """A comment with its replies, the oldest first."""

    author: Author
    when: datetime | None = field(default=None, converter=optional(without_zone))
    """Day and time as they print, without a time zone; None prints none."""
    text: tuple[str, ...] = field(converter=text_tuple)
    """Its paragraphs."""
    replies: "tuple[Comment, ...]" = field(default=(), converter=_one_level)
    resolved: bool = False


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
    TEXT = "text"
    """The text alone, with no title before it and none at the head of its pages."""


@frozen(kw_only=True)
class Document:
    """A composed text. It has no private field, so no copy of it can leak one."""

    title: str
    parties: tuple[str, ...] = field(converter=text_tuple)
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


# ---
# The numbers of a document: as they print, and as Word's own lists will count them.

_FIRST, _LAST = 2, 4
"""The levels that carry a number below a clause's heading."""
_ROMAN = {
    1000: "m",
    900: "cm",
    500: "d",
    400: "cd",
    100: "c",
    90: "xc",
    50: "l",
    40: "xl",
    10: "x",
    9: "ix",
    5: "v",
    4: "iv",
    1: "i",
}


def number_at(level: int, count: int, heading: str) -> str:
    """The number that prints at a level, as Word's own list will count it.

    Args:
        level: 2 to 4; the heading is level 1.
        count: which of its kind it is, counted from 1.
        heading: the number of its clause.

    >>> [number_at(level, 4, "7") for level in (2, 3, 4)]
    ['7.4', '(d)', '(iv)']
    """
    match level:
        case 2:
            return f"{heading}.{count}"
        case 3:
            return f"({_letters(count)})"
        case _:
            return f"({_roman(count)})"


def _letters(count: int) -> str:
    """Word counts a … z, then aa, bb: the letter repeated."""
    turns, index = divmod(count - 1, 26)
    return chr(ord("a") + index) * (turns + 1)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN.items():
        turns, count = divmod(count, value)
        text += letters * turns
    return text


def renumbered(document: Document) -> Document:
    """The same document with every number counted anew, in the order of its blocks.

    Clauses are numbered through the whole document, Parts and schedules for themselves.
    The texts of references follow their targets; one whose target is not there keeps its
    own.
    """
    blocks = tuple(_counted(document.blocks))
    labels = reference_labels(blocks)
    return evolve(document, blocks=tuple(_relabelled(block, labels) for block in blocks))


def reference_labels(blocks: Iterable[DocumentBlock]) -> Mapping[str, str]:
    """How references name each clause and schedule, by its id."""
    labels = {}
    for block in blocks:
        if isinstance(block, ClauseHeading):
            labels[block.clause] = block.number
        elif isinstance(block, ScheduleHeading):
            labels[block.id] = block.number
    return labels


def with_reference_labels(spans: Spans, labels: Mapping[str, str]) -> Spans:
    """A line whose references read as their targets are numbered.

    Args:
        spans: the line.
        labels: the number of each clause and schedule, by id (`reference_labels`).
    """
    return tuple(
        evolve(span, text=labels.get(span.target, span.text))
        if isinstance(span, Reference)
        else span
        for span in spans
    )


def _counted(blocks: Iterable[DocumentBlock]) -> Iterator[DocumentBlock]:
    parts = clauses = schedules = 0
    counts: dict[int, int] = {}
    for block in blocks:
        match block:
            case PartHeading():
                parts += 1
                yield evolve(block, number=f"Part {parts}")
            case ClauseHeading():
                clauses, counts = clauses + 1, {}
                yield evolve(block, number=str(clauses))
            case ScheduleHeading():
                schedules += 1
                yield evolve(block, number=f"Schedule {schedules}")
            case Paragraph(level=level) if _FIRST <= level <= _LAST:
                # What lies below begins anew under each.
                counts = {each: count for each, count in counts.items() if each <= level}
                counts[level] = counts.get(level, 0) + 1
                yield evolve(block, number=number_at(level, counts[level], str(clauses)))
            case _:
                yield block


def _relabelled(block: DocumentBlock, labels: Mapping[str, str]) -> DocumentBlock:
    match block:
        case Paragraph() | Bullet() | Note():
            return evolve(block, spans=with_reference_labels(block.spans, labels))
        case Table():
            rows = tuple(
                tuple(with_reference_labels(cell, labels) for cell in row) for row in block.rows
            )
            return evolve(block, rows=rows)
        case _:
            return block
