"""What a redline does to each clause, in figures."""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum

from attrs import define, field, frozen

from agreementkit.comparing.word_diff import words_of_spans
from agreementkit.model.document import (
    ClauseHeading,
    Layout,
    ScheduleHeading,
    Spans,
    Table,
    line_of,
)
from agreementkit.model.redline import (
    Change,
    Changed,
    ChangedTable,
    Deleted,
    Inserted,
    MarkedBlock,
    Redline,
    RevisionMark,
    mark_of,
    old_and_new,
)
from agreementkit.model.template import Run

Headed = ClauseHeading | ScheduleHeading


class ClauseChangeKind(StrEnum):
    """What became of a clause."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    """It stands elsewhere; its words may have changed as well."""
    CHANGED = "changed"


@frozen(kw_only=True)
class ClauseChange:
    """What a redline does to one clause or schedule."""

    id: str
    """Of the clause or schedule; empty for what belongs to neither, such as Part headings."""
    title: str
    fate: ClauseChangeKind
    old_number: str = ""
    new_number: str = ""
    words_deleted: int = 0
    words_inserted: int = 0
    """Words and signs; none of text that only moved, nor of numbers that Word counts."""


@define(kw_only=True)
class _Tally:
    """What is known of one clause so far."""

    headings: dict[Change, Headed] = field(factory=dict)
    words: Counter[Change] = field(factory=Counter)
    moved: bool = False

    def fate(self) -> ClauseChangeKind | None:
        match [*self.headings]:
            case [Change.INSERTED]:
                return ClauseChangeKind.INSERTED
            case [Change.DELETED]:
                return ClauseChangeKind.DELETED
            case _ if self.moved:
                return ClauseChangeKind.MOVED
            case _:
                return ClauseChangeKind.CHANGED if self.words.total() else None


def clause_changes(redline: Redline) -> tuple[ClauseChange, ...]:
    """What became of each clause and schedule that is not quite the same, in order.

    One that has only another number is the same.
    """
    tallies: dict[str, _Tally] = {}
    schedules = dict.fromkeys(Change, "")
    for marked in redline.blocks:
        tally = _Tally()
        for side, block in zip((Change.DELETED, Change.INSERTED), old_and_new(marked), strict=True):
            if block is None:
                continue
            if isinstance(block, ScheduleHeading):
                schedules[side] = block.id
            tally = tallies.setdefault(block.clause or schedules[side], _Tally())
            if isinstance(block, ClauseHeading | ScheduleHeading):
                tally.headings[side] = block
                tally.moved = tally.moved or mark_of(marked) is not None
        for mark, spans in _marks(marked):
            # What is on neither side was neither deleted nor inserted between the two.
            if mark and not mark.move and not mark.over:
                tally.words[mark.change] += sum(1 for _ in words_of_spans(spans))
    outside = "The text" if redline.new.layout is Layout.TEXT else "Parts and signatures"
    return tuple(_changes(tallies, outside))


def _marks(marked: MarkedBlock) -> Iterator[tuple[RevisionMark | None, Spans]]:
    """Every line, or piece of a line, with its mark."""
    match marked:
        case Deleted(pieces=line) | Inserted(pieces=line) | Changed(pieces=line) if line:
            yield from ((piece.mark, (piece.span,)) for piece in line)
        case Deleted(block=block) | Inserted(block=block):
            lines = _cells(block) if isinstance(block, Table) else (line_of(block),)
            yield from ((marked.mark, line) for line in lines)
        case ChangedTable():
            for row in marked.rows:
                yield from ((p.mark, (p.span,)) for cell in row.cells for p in cell)
        case _:
            pass


def _cells(table: Table) -> Iterator[Spans]:
    """Every cell of a table; the words of its first row come and go with it."""
    yield from ((Run(text=words),) for words in table.header)
    for row in table.rows:
        yield from row


def _changes(tallies: Mapping[str, _Tally], outside: str) -> Iterator[ClauseChange]:
    for id_, tally in tallies.items():
        if fate := tally.fate():
            old, new = (tally.headings.get(side) for side in (Change.DELETED, Change.INSERTED))
            latest = new or old
            yield ClauseChange(
                id=id_,
                title=latest.title if latest else outside,
                fate=fate,
                old_number=old.number if old else "",
                new_number=new.number if new else "",
                words_deleted=tally.words[Change.DELETED],
                words_inserted=tally.words[Change.INSERTED],
            )
