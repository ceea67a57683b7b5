"""The agreement as text: what compose makes, check reads, compare pairs and word writes.

A document is a flat run of blocks, and each block knows its clause, because that
is how a document comes back from Word: a clause runs from its heading to the next.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import field, frozen

from agreementkit.model.agreement import Version
from agreementkit.model.template import Run
from agreementkit.model.texts import texts

__all__ = [
    "Blank",
    "Citation",
    "ClauseHeading",
    "Document",
    "DocumentBlock",
    "Figure",
    "Paragraph",
    "PartHeading",
    "Reference",
    "Run",
    "ScheduleHeading",
    "SignatureBlock",
    "Span",
    "Spans",
    "Table",
    "TermUse",
    "spans_in",
    "term_of",
    "text_of",
]


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


Span = Run | Figure | Blank | TermUse | Reference | Citation
Spans = tuple[Span, ...]


def text_of(spans: Spans) -> str:
    """The words of some spans, as they print.

    >>> text_of((Run(text="at least "), Figure(text="26 weeks", parameter="notice")))
    'at least 26 weeks'
    """
    return "".join(span.text for span in spans)


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


@frozen(kw_only=True)
class Paragraph:
    """A paragraph; at levels 2 to 4 it carries a number, at level 0 none."""

    spans: Spans
    clause: str | None = None
    level: int = 0
    number: str = ""
    """As it prints: `4.2`, `(a)`, `(i)`."""


@frozen(kw_only=True)
class Table:
    """A table with one header row. No cell is empty or merged."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    clause: str | None = None


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
    clause: str | None = None


DocumentBlock = PartHeading | ClauseHeading | Paragraph | Table | ScheduleHeading | SignatureBlock


@frozen(kw_only=True)
class Document:
    """A composed agreement. It has no private field, so no copy of it can leak one."""

    title: str
    parties: tuple[str, ...] = field(converter=texts)
    version: Version
    blocks: tuple[DocumentBlock, ...]

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


_WITH_TERM = (TermUse, Figure)


def term_of(span: Span) -> str:
    """The defined term that a span uses or defines; empty where it does neither."""
    return span.term if isinstance(span, _WITH_TERM) else ""


def spans_in(blocks: Iterable[DocumentBlock]) -> Iterator[Span]:
    """Every span of some blocks, those in tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.spans
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell
