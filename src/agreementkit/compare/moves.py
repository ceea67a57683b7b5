"""What has moved: blocks of a clause that stand elsewhere, in the same words.

Only those. Whoever sees that text has moved takes it to be the same, so a paragraph
that was altered on the way is shown deleted at the one place and inserted at the other.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import count

from attrs import evolve

from agreementkit.compare.words import loose
from agreementkit.model.document import DocumentBlock, Table, line_of
from agreementkit.model.redline import Deleted, Inserted, MarkedBlock

__all__ = ["with_moves"]


def with_moves(blocks: Sequence[MarkedBlock]) -> Iterator[MarkedBlock]:
    """The same blocks; those that moved say so, a new name wherever a stretch breaks off."""
    fellows = _fellows(blocks)
    back = {new: old for old, new in fellows.items()}
    names: dict[int, str] = {}
    numbers = count(1)
    for old, new in fellows.items():
        on = fellows.get(old - 1) == new - 1
        names[old] = names[old - 1] if on else f"move{next(numbers)}"
    for place, marked in enumerate(blocks):
        name = names.get(back.get(place, place), "")
        if name and isinstance(marked, Deleted | Inserted):
            yield evolve(marked, mark=evolve(marked.mark, move=name))
        else:
            yield marked


def _fellows(blocks: Sequence[MarkedBlock]) -> dict[int, int]:
    """The place where each block that moved now stands, by the place where it stood."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, marked in enumerate(blocks):
        # Word knows no tables that move.
        if isinstance(marked, Inserted) and not isinstance(marked.block, Table):
            waiting[_words(marked.block)].append(place)
    return {
        place: waiting[words].pop(0)
        for place, marked in enumerate(blocks)
        if isinstance(marked, Deleted) and waiting.get(words := _words(marked.block))
    }


def _words(block: DocumentBlock) -> Hashable:
    """What must be the same of a block that moved: its clause, its kind and its words."""
    return block.clause, type(block).__name__, loose(line_of(block))
