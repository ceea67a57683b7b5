"""The numbers of a document's clauses and paragraphs, and references by them, as Word will count."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from attrs import evolve

from agreementkit.model.document import (
    Bullet,
    ClauseHeading,
    Document,
    DocumentBlock,
    Note,
    Paragraph,
    PartHeading,
    Reference,
    ScheduleHeading,
    Spans,
    Table,
)
from agreementkit.model.template import Run

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
    return evolve(document, blocks=relabelled(blocks, labels))


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


def without_dead_references(
    blocks: Iterable[DocumentBlock], known: Container[str]
) -> tuple[DocumentBlock, ...]:
    """Blocks in which no reference leads to what is not there: such a one is mere words.

    Args:
        blocks: of a text.
        known: what is there, by id.
    """

    def line(spans: Spans) -> Spans:
        return tuple(
            Run(text=span.text)
            if isinstance(span, Reference) and span.target not in known
            else span
            for span in spans
        )

    return tuple(_with_lines(block, line) for block in blocks)


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


def relabelled(
    blocks: Iterable[DocumentBlock], labels: Mapping[str, str]
) -> tuple[DocumentBlock, ...]:
    """Blocks whose references read as their targets are numbered.

    Args:
        blocks: of a text.
        labels: the number of each clause and schedule, by id (`reference_labels`).
    """
    return tuple(
        _with_lines(block, lambda spans: with_reference_labels(spans, labels)) for block in blocks
    )


def _with_lines(block: DocumentBlock, change: Callable[[Spans], Spans]) -> DocumentBlock:
    match block:
        case Paragraph() | Bullet() | Note():
            return evolve(block, spans=change(block.spans))
        case Table():
            return evolve(block, rows=tuple(tuple(map(change, row)) for row in block.rows))
        case _:
            return block
