"""What has moved: the blocks of a clause that stand elsewhere, in the same words.

Only those. Whoever sees that text has moved takes it to be the same, so a paragraph
that was altered on the way is shown deleted at the one place and inserted at the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from attrs import field, frozen

from agreementkit.compare.forms import form_of
from agreementkit.compare.section import Key
from agreementkit.compare.sequence import matched
from agreementkit.compare.words import loose
from agreementkit.model.document import DocumentBlock, Table, line_of

__all__ = ["Moves", "Place", "moves"]

Place = tuple[Key, int]
"""A block of a document: its section, and its place there."""


@frozen(kw_only=True)
class Moves:
    """The name of the move that each block takes part in, by its place."""

    old: Mapping[Place, str] = field(factory=dict)
    new: Mapping[Place, str] = field(factory=dict)


def moves(
    old: Mapping[Key, Sequence[DocumentBlock]],
    new: Mapping[Key, Sequence[DocumentBlock]],
    moved: Iterable[Key],
) -> Moves:
    """Names for what moved, a new one wherever a stretch breaks off.

    Args:
        old: the sections of the old document.
        new: the same of the new one.
        moved: the sections of both that stand elsewhere.
    """
    numbers = count(1)
    here: dict[Place, str] = {}
    there: dict[Place, str] = {}
    for key in moved:
        last, name = (-1, -1), ""
        for i, j in matched(_same(old[key], "old"), _same(new[key], "new")):
            if (i - 1, j - 1) != last or not name:
                name = f"move{next(numbers)}"
            here[key, i] = there[key, j] = name
            last = (i, j)
    return Moves(old=here, new=there)


def _same(blocks: Sequence[DocumentBlock], side: str) -> list[tuple[object, ...]]:
    """What blocks must have in common to be one block moved; no table ever has it.

    Word knows no tables that move.
    """
    return [
        (side, place) if isinstance(block, Table) else (form_of(block), loose(line_of(block)))
        for place, block in enumerate(blocks)
    ]
