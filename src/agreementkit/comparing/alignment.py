"""Sequence alignment: what two sequences have in common, in order.

What stands once on each side anchors them together first (the patience method); only the
short gaps between such anchors are searched in full. So a long document costs no more
for each of its lines than a short one does.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import pairwise

_MOST_SEARCHED = 10_000
"""Pairs that a gap may have at most to be searched in full."""
Pair = tuple[int, int]
"""A place in the old sequence, and its fellow in the new one."""


def longest_increasing_subsequence(numbers: Sequence[int]) -> list[int]:
    """The places of a longest rising run of numbers, no two of them the same.

    >>> longest_increasing_subsequence([5, 1, 2, 9, 3])
    [1, 2, 4]
    """
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            places.append(place)
        else:
            ends[length] = number
            places[length] = place
    run: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]


def common_subsequence(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Pairs of places whose items are equal, rising on both sides.

    >>> common_subsequence("the old words".split(), "the new words".split())
    [(0, 0), (2, 2)]
    """
    found: list[Pair] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        first, last, start, end = waiting.pop()
        while first < last and start < end and old[first] == new[start]:
            found.append((first, start))
            first, start = first + 1, start + 1
        while first < last and start < end and old[last - 1] == new[end - 1]:
            last, end = last - 1, end - 1
            found.append((last, end))
        if first == last or start == end:
            continue
        anchors = _patience_pairs(old, new, (first, last, start, end))
        if anchors:
            found += anchors
            bounds = [(first - 1, start - 1), *anchors, (last, end)]
            waiting += [
                (before + 1, after, left + 1, right)
                for (before, left), (after, right) in pairwise(bounds)
            ]
        elif (last - first) * (end - start) <= _MOST_SEARCHED:
            found += heaviest_alignment(
                range(first, last),
                range(start, end),
                lambda i, j: float(old[i] == new[j]),
            )
    return sorted(found)


def with_gaps(
    pairs: Sequence[Pair],
    old: int,
    new: int,
) -> Iterator[tuple[tuple[range, range], Pair | None]]:
    """Each pair with the places before it on both sides; at last None with what is left.

    Args:
        pairs: rising on both sides.
        old: how many places the old side has.
        new: the same of the new side.
    """
    i = j = 0
    for pair in (*pairs, None):
        left, right = pair or (old, new)
        yield (range(i, left), range(j, right)), pair
        i, j = left + 1, right + 1


def _patience_pairs(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    within: tuple[int, int, int, int],
) -> list[Pair]:
    """Pairs of what stands once on each side, as many as rise on both."""
    first, last, start, end = within
    there = _unique_places(new, start, end)
    anchors = [
        (i, there[item]) for item, i in _unique_places(old, first, last).items() if item in there
    ]
    return [anchors[place] for place in longest_increasing_subsequence([j for _, j in anchors])]


def _unique_places(items: Sequence[Hashable], start: int, end: int) -> dict[Hashable, int]:
    """The place of each item that stands once in a stretch, in order."""
    counts = Counter(items[start:end])
    return {items[place]: place for place in range(start, end) if counts[items[place]] == 1}


def heaviest_alignment(
    old: range, new: range, weight: Callable[[int, int], float]
) -> Iterator[Pair]:
    """The pairs, rising on both sides, that weigh most together; every pair is looked at.

    Args:
        old: places of the old side.
        new: places of the new side.
        weight: of a pair; 0 where the two must not be one.
    """
    weights = [[weight(i, j) for j in new] for i in old]
    # most[i][j]: what the rests from the places i and j weigh at most together.
    most = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        row, below = most[i], most[i + 1]
        for j in reversed(range(len(new))):
            together = weights[i][j] + below[j + 1] if weights[i][j] else 0.0
            row[j] = max(together, below[j], row[j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if most[i][j] == most[i + 1][j]:
            i += 1
        elif most[i][j] == most[i][j + 1]:
            j += 1
        else:
            yield old[i], new[j]
            i, j = i + 1, j + 1


# ---
# Alignment by similarity, of what is not equal.

_LEAST_SIMILARITY = 0.5
"""Below this share of common words, two lines are two lines."""
_STRETCH = 40
"""How many lines of a stretch are looked at together."""


def similarity(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two lines have in common, from 0 to 1.

    >>> similarity(Counter(["26", "weeks"]), Counter(["20", "weeks"]))
    0.5
    """
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def aligned_pairs(
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
    anchors = common_subsequence(old, new)
    found = list(anchors)
    for (before, after), _ in with_gaps(anchors, len(old), len(new)):
        if before and after:
            found += _most_similar(before, after, alike)
    return sorted(found)


def _most_similar(old: range, new: range, alike: Callable[[int, int], float]) -> Iterator[Pair]:
    """The pairs that have most in common; a long stretch is looked through step by step."""

    def weight(i: int, j: int) -> float:
        share = alike(i, j)
        return share if share >= _LEAST_SIMILARITY else 0.0

    steps = -(-max(len(old), len(new)) // _STRETCH)
    for step in range(steps):
        yield from heaviest_alignment(_part(old, step, steps), _part(new, step, steps), weight)


def _part(places: range, step: int, steps: int) -> range:
    return places[step * len(places) // steps : (step + 1) * len(places) // steps]
