"""What an agreement leaves open, and the fewest clauses that close it."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from agreementkit.checking.examine import examine
from agreementkit.checking.grading import GradedClause, graded
from agreementkit.composing.agreement import compose
from agreementkit.model.agreement import Agreement
from agreementkit.model.clause import SCHEDULES, Bundle, Position, Provision
from agreementkit.model.coverage_report import Grade, Report
from agreementkit.model.document import Document, Reference, spans_in, term_of
from agreementkit.model.pack import Pack
from agreementkit.model.template import ClauseMark, TermMark, inserts

# ---
# Set cover: the fewest clauses that close the gaps; exact, by branch and bound.
#
# A clause comes with all that it calls for, and two clauses that exclude each other never
# stand together. Of several smallest sets there is one answer: that which avoids the least
# preferred clause, then the next, and so on.

Ids = frozenset[str]


@frozen(kw_only=True)
class SetCover:
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

    def as_it_stands(self) -> "SetCover":
        """The same, where the clauses that stand already call for nothing."""
        calls = {id_: called for id_, called in self.calls_for.items() if id_ not in self.have}
        return evolve(self, calls_for=calls)

    def closed(self, clauses: Ids) -> Ids:
        """The gaps that some clauses close."""
        return frozenset(
            topic for id_ in clauses for topic in self.closes.get(id_, ()) if topic in self.gaps
        )


def smallest_cover(cover: SetCover) -> Ids:
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

    def __init__(self, cover: SetCover) -> None:
        self.cover = cover
        order = list(cover.closes)
        self.top = 1 << (len(order) + 1)
        self.price = {id_: self.top + (1 << place) for place, id_ in enumerate(order)}
        self.open = self.top * (len(order) + 1)
        """What a gap left open costs: more than all the clauses together."""
        self.found: tuple[int, Ids] = (0, frozenset())
        self.candidates = self.worth_trying()

    def worth_trying(self) -> Mapping[str, Ids]:
        """By clause, the gaps that it closes; without those that another is better than in all.

        A pack may hold many clauses that do the same, and trying each with each takes for ever.
        What closes no more, calls for no less and excludes no less than a preferred one is in
        no smallest set, unless something else calls for it.
        """
        cover = self.cover
        excluded: dict[str, set[str]] = {}
        for pair in cover.excludes:
            for id_ in pair:
                excluded.setdefault(id_, set()).update(pair - {id_})
        called = {each for id_, calls in cover.calls_for.items() for each in calls if each != id_}
        kept: dict[str, Ids] = {}
        for id_, topics in cover.closes.items():
            gaps, calls = topics & cover.gaps, cover.calls_for.get(id_, frozenset()) - {id_}
            if gaps and (
                id_ in called
                or not any(
                    gaps <= closes
                    and cover.calls_for.get(other, frozenset()) - {other} <= calls
                    and excluded.get(other, set()) <= excluded.get(id_, set())
                    for other, closes in kept.items()
                )
            ):
                kept[id_] = gaps
        return kept

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
        for clause, gaps in self.candidates.items():
            if gap in gaps and clause not in refused:
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


# ---
# Gaps, and the clauses to add.

_FEW = 4
"""More names than these are a crowd, and are counted."""


@frozen(kw_only=True)
class Addition:
    """A clause to add, and what for."""

    clause: str
    title: str
    closes: tuple[str, ...]
    """Titles of the gaps that it closes."""
    called_for_by: tuple[str, ...]
    """Clauses that cannot stand without it."""

    def __str__(self) -> str:
        said = [f"closes {', '.join(self.closes)}"] if self.closes else []
        if len(self.called_for_by) > _FEW:
            said.append(f"called for by {len(self.called_for_by)} clauses")
        elif self.called_for_by:
            said.append(f"called for by {', '.join(self.called_for_by)}")
        return f"{self.clause} ({self.title}): {'; '.join(said)}."


@frozen(kw_only=True)
class GapClosure:
    """The gaps of an agreement, and the fewest clauses that close them."""

    gaps: tuple[str, ...]
    """Titles of the topics that nothing binds the Employer to."""
    additions: tuple[Addition, ...]
    open: tuple[str, ...]
    """Titles of the gaps that no clause of the pack can close beside those that stand."""
    agreement: Agreement
    """The agreement with the clauses added."""
    before: Report
    after: Report

    def sections(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each heading with its paragraphs, in the order in which one would read them out."""
        yield "Open topics", tuple(f"{gap}." for gap in self.gaps) or ("None.",)
        yield "The fewest clauses that close them", tuple(map(str, self.additions)) or ("None.",)
        if self.open:
            yield "No clause of the pack closes", tuple(f"{gap}." for gap in self.open)

    def __str__(self) -> str:
        lines = []
        for heading, paragraphs in self.sections():
            lines += [heading, *(f"  {paragraph}" for paragraph in paragraphs)]
        return "\n".join(lines)


def close_gaps(
    agreement: Agreement,
    pack: Pack,
    *,
    position: Position | str | None = None,
) -> GapClosure:
    """The smallest set of clauses that closes what an agreement leaves open.

    A clause brings with it what it needs, refers to, and takes its terms from; none comes
    that a clause already there excludes. Of several smallest sets it is the one that keeps
    nearest to the default bundle. Coverage is graded from the text, as `check` grades it.

    Args:
        agreement: what one side puts on the table.
        pack: the clauses to choose from.
        position: look at it with every clause at this position; None takes it as it is.

    Raises:
        InvalidError: the agreement names something that the pack does not have.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                          provisions=pack.bundle("default")) - "paid-training"
    >>> ak.close_gaps(agreement, pack).gaps
    ()
    >>> bare = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                     provisions=pack.bundle("framework"))
    >>> ak.close_gaps(bare, pack).after.covered
    True
    """
    given = agreement if position is None else agreement.at(position)
    before = examine(compose(given, pack), given, pack)
    titles = {topic.id: topic.title for topic in pack.strategy.topics}
    open_now = {
        topic.id
        for area in (*before.areas, before.framework)
        for topic in area.topics
        if topic.grade is not Grade.OPERATIVE
    }
    have = frozenset(provision.clause for provision in given.provisions)
    cover = _cover(given, pack, have, frozenset(open_now))
    added = smallest_cover(cover)
    whole = evolve(given, provisions=given.provisions | Bundle(Provision(clause=i) for i in added))
    after = examine(compose(whole, pack), whole, pack) if added else before
    closed = cover.closed(added)
    return GapClosure(
        gaps=tuple(titles[id_] for id_ in titles if id_ in open_now),
        additions=tuple(
            Addition(
                clause=id_,
                title=pack[id_].title,
                closes=tuple(titles[t] for t in titles if t in cover.closes[id_] & open_now),
                called_for_by=tuple(
                    sorted(o for o in have | added if id_ in cover.calls_for[o] and o != id_),
                ),
            )
            for id_ in cover.closes
            if id_ in added
        ),
        open=tuple(titles[id_] for id_ in titles if id_ in open_now - closed),
        agreement=whole,
        before=before,
        after=after,
    )


def _cover(
    agreement: Agreement, pack: Pack, have: frozenset[str], gaps: frozenset[str]
) -> SetCover:
    """What there is to choose from, read from the text of every clause of the pack."""
    every = evolve(agreement, provisions=pack.bundle("full") | agreement.provisions)
    document = compose(every, pack)
    clauses: Mapping[str, GradedClause] = graded(document, pack)
    preferred = (
        [provision.clause for provision in pack.bundle()] if "default" in pack.bundles else []
    )
    order = [*(id_ for id_ in pack.clauses if id_ in preferred), *pack.clauses]
    return SetCover(
        closes={
            id_: frozenset(pack[id_].topics if clauses[id_].grade is Grade.OPERATIVE else ())
            for id_ in dict.fromkeys(order)
        },
        calls_for={id_: frozenset(called) for id_, called in _needs_of(document, pack, have)},
        excludes=frozenset(
            frozenset({id_, other})
            for id_, clause in pack.clauses.items()
            for other in clause.excludes
        ),
        have=have,
        gaps=gaps,
    )


def _needs_of(
    document: Document,
    pack: Pack,
    have: frozenset[str],
) -> Iterator[tuple[str, set[str]]]:
    """What each clause cannot stand without, as its text is now."""
    lists = [id_ for id_ in pack.clauses if "definitions" in _inserted(pack, id_)]
    listing = next((id_ for id_ in lists if id_ in have), lists[0] if lists else "")
    for heading, blocks in document.clauses():
        spans = list(spans_in(blocks))
        called = {*pack[heading.clause].needs}
        called |= {span.target for span in spans if isinstance(span, Reference)}
        waiting, met = [used for span in spans if (used := term_of(span))], set[str]()
        while waiting:
            name = waiting.pop()
            if name in met:
                continue
            met.add(name)
            term = pack.terms[name]
            called.add(listing if term.means else term.defined_in)
            called |= {node.target for node in term.means if isinstance(node, ClauseMark)}
            waiting += [
                pack.terms[node.text].name for node in term.means if isinstance(node, TermMark)
            ]
        yield heading.clause, {id_ for id_ in called if id_ in pack} - SCHEDULES.keys()


def _inserted(pack: Pack, clause: str) -> set[str]:
    return {name for _, name in inserts(pack[clause].body)}
