"""What an agreement leaves open, and the fewest clauses that close it."""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from agreementkit.check import GradedClause, examine, graded
from agreementkit.compose import compose
from agreementkit.drafting.cover import Cover, smallest
from agreementkit.model import Agreement, Bundle, Document, Grade, Pack, Position, Provision, Report
from agreementkit.model.document import Reference, spans_in, term_of
from agreementkit.model.facts import SCHEDULES
from agreementkit.model.template import ClauseMark, TermMark
from agreementkit.model.walk import inserts

__all__ = ["Addition", "Closing", "close_gaps"]


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
class Closing:
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
) -> Closing:
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
    added = smallest(cover)
    whole = evolve(given, provisions=given.provisions | Bundle(Provision(clause=i) for i in added))
    after = examine(compose(whole, pack), whole, pack) if added else before
    closed = cover.closed(added)
    return Closing(
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


def _cover(agreement: Agreement, pack: Pack, have: frozenset[str], gaps: frozenset[str]) -> Cover:
    """What there is to choose from, read from the text of every clause of the pack."""
    every = evolve(agreement, provisions=pack.bundle("full") | agreement.provisions)
    document = compose(every, pack)
    clauses: Mapping[str, GradedClause] = graded(document, pack)
    preferred = (
        [provision.clause for provision in pack.bundle()] if "default" in pack.bundles else []
    )
    order = [*(id_ for id_ in pack.clauses if id_ in preferred), *pack.clauses]
    return Cover(
        closes={
            id_: frozenset(pack[id_].topics if clauses[id_].grade is Grade.OPERATIVE else ())
            for id_ in dict.fromkeys(order)
        },
        calls_for={id_: frozenset(called) for id_, called in _calls(document, pack, have)},
        excludes=frozenset(
            frozenset({id_, other})
            for id_, clause in pack.clauses.items()
            for other in clause.excludes
        ),
        have=have,
        gaps=gaps,
    )


def _calls(
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
