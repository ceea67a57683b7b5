"""A document cut where it changes its subject: Parts, clauses, schedules, what is loose."""

from collections import Counter
from collections.abc import Iterator

from agreementkit.model import Document
from agreementkit.model.document import (
    ClauseHeading,
    DocumentBlock,
    PartHeading,
    ScheduleHeading,
)

__all__ = ["Key", "sections"]

Key = tuple[str, str, int]
"""What kind of section it is, what it is called, and how many before it are called so."""
Blocks = list[DocumentBlock]


def sections(document: Document) -> dict[Key, Blocks]:
    """The sections of a document by what they are known by, in order.

    A clause is known by its id, whatever its number and heading.
    """
    found: dict[Key, Blocks] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for name, blocks in _cut(document):
        found[*name, seen[name]] = blocks
        seen[name] += 1
    return found


def _cut(document: Document) -> Iterator[tuple[tuple[str, str], Blocks]]:
    name, blocks = ("loose", ""), Blocks()
    for block in document.blocks:
        opened = _opens(block)
        if opened is None and block.clause != (name[1] if name[0] == "clause" else None):
            opened = ("clause", block.clause) if block.clause else ("loose", "")
        if opened is not None:
            if blocks:
                yield name, blocks
            name, blocks = opened, []
        blocks.append(block)
    if blocks:
        yield name, blocks


def _opens(block: DocumentBlock) -> tuple[str, str] | None:
    """What a block opens; None where it goes on with what is open."""
    match block:
        case PartHeading():
            return "part", block.title
        case ClauseHeading():
            return "clause", block.clause
        case ScheduleHeading():
            return "schedule", block.id
        case _:
            return None
