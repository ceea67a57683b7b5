"""The smallest set of clauses that closes some gaps: exact, by branch and bound.

A clause comes with all that it calls for, and two clauses that exclude each other never
stand together. Of several smallest sets there is one answer: that which avoids the least
preferred clause, then the next, and so on.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

__all__ = ["Cover", "smallest"]

Ids = frozenset[str]


@frozen(kw_only=True)
class Cover:
    """What there is to choose from."""

    closes: Mapping[str, Ids]
    """By clause, in the order of preference, the topics that its text would close."""
    calls_for: Mapping[str, Ids]
    """By clause, others that it cannot stand without."""
    excludes: frozenset[Ids]
    """Pairs that cannot stand together."""
    have: Ids
    """Clauses that stand already."""
    gaps: Ids
    """Topics that are open."""

    def with_all(self, clauses: Ids) -> Ids | None:
        """Some clauses with all that they call for; None where they cannot stand together.

        Clauses that stand already may exclude each other: that is not for us to mend.
        """
        met, waiting = set[str](), list(clauses)
        while waiting:
            clause = waiting.pop()
            if clause not in met:
                met.add(clause)
                waiting += self.calls_for.get(clause, ())
        clash = any(pair <= met and not pair <= self.have for pair in self.excludes)
        return None if clash else frozenset(met)

    def as_it_stands(self) -> "Cover":
        """The same, where the clauses that stand already call for nothing."""
        calls = {id_: called for id_, called in self.calls_for.items() if id_ not in self.have}
        return evolve(self, calls_for=calls)

    def closed(self, clauses: Ids) -> Ids:
        """The gaps that some clauses close."""
        return frozenset(
            topic for id_ in clauses for topic in self.closes.get(id_, ()) if topic in self.gaps
        )


def smallest(cover: Cover) -> Ids:
    """The clauses to add: those that close most gaps, and of those sets the smallest.

    What the clauses that stand already call for, and do not have, is added as well, unless
    they exclude it.
    """
    start = cover.with_all(cover.have)
    if start is None:
        start, cover = cover.have, cover.as_it_stands()
    return _Search(cover).best(start) - cover.have


class _Search:
    """One search; `price` makes a sum of prices order sets by size, and then by preference."""

    def __init__(self, cover: Cover) -> None:
        self.cover = cover
        order = list(cover.closes)
        self.top = 1 << (len(order) + 1)
        self.price = {id_: self.top + (1 << place) for place, id_ in enumerate(order)}
        self.open = self.top * (len(order) + 1)
        """What a gap left open costs: more than all the clauses together."""
        self.found: tuple[int, Ids] = (0, frozenset())

    def best(self, start: Ids) -> Ids:
        """The cheapest set that holds the clauses of `start`."""
        # Leaving every gap open is always possible.
        self.found = (self.open * (len(self.cover.gaps) + 2), start)
        self.branch(start, frozenset(), frozenset())
        return self.found[1]

    def branch(self, chosen: Ids, refused: Ids, left: Ids) -> None:
        """Try everything that holds what is chosen, without what is refused.

        Args:
            chosen: clauses, with all that they call for.
            refused: clauses that other branches try.
            left: gaps that this branch leaves open.
        """
        cover = self.cover
        gaps = cover.gaps - cover.closed(chosen) - left
        ways = {gap: list(self.ways(gap, chosen, refused)) for gap in sorted(gaps)}
        cost = self.cost(chosen - cover.have) + self.open * len(left)
        if cost + self.least(ways, gaps) >= self.found[0]:
            return
        if not gaps:
            self.found = (cost, chosen)
            return
        gap = min(ways, key=lambda each: (len(ways[each]), each))
        for clause, whole in ways[gap]:
            self.branch(whole, refused, left)
            refused |= {clause}
        self.branch(chosen, refused, left | {gap})

    def ways(self, gap: str, chosen: Ids, refused: Ids) -> Iterator[tuple[str, Ids]]:
        """Each clause that would close a gap, with everything that would then stand."""
        for clause in self.cover.closes:
            if gap in self.cover.closes[clause] and clause not in refused:
                whole = self.cover.with_all(chosen | {clause})
                if whole is not None and not whole & refused:
                    yield clause, whole

    def least(self, ways: Mapping[str, Sequence[tuple[str, Ids]]], gaps: Ids) -> int:
        """What closing the gaps must cost at the very least.

        A clause that closes several of them counts for each with its share of its price,
        and what it calls for counts for nothing: so no set of clauses costs less.
        """
        total = Fraction(0)
        for each in ways.values():
            shares = [
                Fraction(self.price[id_], len(self.cover.closes[id_] & gaps)) for id_, _ in each
            ]
            total += min([*shares, Fraction(self.open)])
        return -(-total.numerator // total.denominator)

    def cost(self, clauses: Ids) -> int:
        """The sum of the prices of some clauses."""
        return sum(self.price[id_] for id_ in clauses)
