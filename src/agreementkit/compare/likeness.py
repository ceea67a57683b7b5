"""Which of two rows of things are the same thing with other words."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence

from agreementkit.compare.sequence import Pair, heaviest, in_turn, matched

__all__ = ["aligned", "likeness"]

_LEAST = 0.5
"""Below this share of common words, two lines are two lines."""
_STEP = 40
"""How many lines of a stretch are looked at together."""


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two lines have in common, from 0 to 1.

    >>> likeness(Counter(["26", "weeks"]), Counter(["20", "weeks"]))
    0.5
    """
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def aligned(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    alike: Callable[[int, int], float],
) -> list[Pair]:
    """Pairs of places that are equal, or alike enough to be one thing changed.

    Args:
        old: what the places of the old row are known by.
        new: the same of the new row.
        alike: how alike two places are, from 0 to 1; asked only where no equal is left.
    """
    ties = matched(old, new)
    found = list(ties)
    for (before, after), _ in in_turn(ties, len(old), len(new)):
        if before and after:
            found += _best(before, after, alike)
    return sorted(found)


def _best(old: range, new: range, alike: Callable[[int, int], float]) -> Iterator[Pair]:
    """The pairs that have most in common; a long stretch is looked through step by step."""

    def weight(i: int, j: int) -> float:
        share = alike(i, j)
        return share if share >= _LEAST else 0.0

    steps = -(-max(len(old), len(new)) // _STEP)
    for step in range(steps):
        yield from heaviest(_part(old, step, steps), _part(new, step, steps), weight)


def _part(places: range, step: int, steps: int) -> range:
    return places[step * len(places) // steps : (step + 1) * len(places) // steps]
