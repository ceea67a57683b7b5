"""What has moved: blocks of a clause that stand elsewhere, in the same words.

Only those. Whoever sees that text has moved takes it to be the same, so a paragraph
that was altered on the way is shown deleted at the one place and inserted at the other.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import count

from attrs import evolve

from agreementkit.compare.words import loose
from agreementkit.model.document import DocumentBlock, Table, line_of
from agreementkit.model.redline import Deleted, Inserted, Mark, MarkedBlock, mark_of

__all__ = ["still_moved", "with_moves"]


def with_moves(blocks: Sequence[MarkedBlock]) -> Iterator[MarkedBlock]:
    """The same blocks; those that moved say so."""
    return _named(blocks, _fellows(blocks, lambda _: (True,)))


def still_moved(blocks: Sequence[MarkedBlock]) -> Iterator[MarkedBlock]:
    """The same blocks; those that were said to have moved and are at both places say so.

    Args:
        blocks: those of two redlines, which may use one name for two moves.
    """
    fellows = _fellows(blocks, _move)
    return _named([*map(_unmoved, blocks)], fellows)


def _move(mark: Mark) -> tuple[object, ...]:
    return (mark.move, mark.author, mark.when) if mark.move else ()


def _unmoved(marked: MarkedBlock) -> MarkedBlock:
    if isinstance(marked, Deleted | Inserted) and marked.mark.move:
        return evolve(marked, mark=evolve(marked.mark, move=""))
    return marked


def _named(blocks: Sequence[MarkedBlock], fellows: Mapping[int, int]) -> Iterator[MarkedBlock]:
    """The same blocks with the names of what moved, a new one wherever a stretch breaks off."""
    back = {new: old for old, new in fellows.items()}
    names: dict[int, str] = {}
    numbers = count(1)
    for old, new in fellows.items():
        on = fellows.get(old - 1) == new - 1 and mark_of(blocks[old - 1]) == mark_of(blocks[old])
        names[old] = names[old - 1] if on else f"move{next(numbers)}"
    for place, marked in enumerate(blocks):
        name = names.get(back.get(place, place), "")
        if name and isinstance(marked, Deleted | Inserted):
            yield evolve(marked, mark=evolve(marked.mark, move=name))
        else:
            yield marked


def _fellows(
    blocks: Sequence[MarkedBlock],
    called: Callable[[Mark], tuple[object, ...]],
) -> dict[int, int]:
    """The place where each block that moved now stands, by the place where it stood.

    Args:
        blocks: all of a text.
        called: what must be the same of the marks at both places; empty where nothing did.
    """
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, marked in enumerate(blocks):
        if isinstance(marked, Inserted) and _can_move(marked):
            waiting[called(marked.mark), _words(marked.block)].append(place)
    return {
        place: there.pop(0)
        for place, marked in enumerate(blocks)
        if isinstance(marked, Deleted)
        and _can_move(marked)
        and (name := called(marked.mark))
        and (there := waiting[name, _words(marked.block)])
    }


def _can_move(marked: Deleted | Inserted) -> bool:
    """Word knows no tables that move; what two sides changed moves for neither."""
    return not isinstance(marked.block, Table) and not marked.pieces


def _words(block: DocumentBlock) -> Hashable:
    """What must be the same of a block that moved: its clause, its kind and its words."""
    return block.clause, type(block).__name__, loose(line_of(block))
