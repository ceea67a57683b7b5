"""Where a negotiation stands: its ledger, read from the first entry to the last."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

from attrs import evolve, frozen

from agreementkit.errors import Fault, LedgerError
from agreementkit.model.entry import (
    Act,
    Agreed,
    Closed,
    Entry,
    Moved,
    Packaged,
    Parked,
    Received,
    Replaced,
    Sent,
    Started,
    Tabled,
    Withdrawn,
)
from agreementkit.model.negotiation import AgreedText, ClauseFacts, ClauseState, Outcome, Package

__all__ = ["OPEN", "ClauseStanding", "Standing", "standing"]

OPEN = (ClauseState.TABLED, ClauseState.COUNTERED)
"""The states in which a clause is under discussion."""


@frozen(kw_only=True)
class ClauseStanding:
    """Where one clause stands, and how it came there."""

    clause: str
    title: str
    state: ClauseState
    round: int
    """The last round in which it was sent or came back."""
    ours: bool = True
    """Whether we sent it; else the employer put it in."""
    facts: ClauseFacts | None = None
    """What the last receipt found; None until it has come back."""
    agreed: AgreedText | None = None
    """The text that was last agreed."""
    reopened: bool = False
    """Whether it was agreed, and then came back changed or was put on the table again."""
    acts: tuple[Act, ...] = ()
    """What was decided about it, the oldest first, each with its reason."""


@frozen(kw_only=True)
class Standing:
    """Where a negotiation stands."""

    started: Started
    clauses: Mapping[str, ClauseStanding]
    """By id, in the order in which they came to the table."""
    packages: Mapping[str, Package]
    drafts: tuple[Sent, ...]
    receipts: tuple[Received, ...]
    replaced: tuple[Replaced, ...] = ()
    closed: Closed | None = None

    @property
    def round(self) -> int:
        """The round under way: how many drafts went out."""
        return len(self.drafts)

    @property
    def outcome(self) -> Outcome | None:
        """How it ended; None while it goes on."""
        return self.closed.outcome if self.closed else None

    def package_of(self, clause: str) -> Package | None:
        """The package that a clause belongs to; None where it stands by itself."""
        return next((each for each in self.packages.values() if clause in each.clauses), None)

    def receipt_of(self, clause: str) -> Received | None:
        """The last file that came back with a clause; None where none has."""
        found = (each for each in reversed(self.receipts) if clause in each.facts)
        return next(found, None)

    def draft(self, id_: str) -> Sent | None:
        """The draft with that id; None where we sent none such."""
        return next((each for each in self.drafts if each.draft == id_), None)

    def unsettled(self) -> tuple[ClauseStanding, ...]:
        """The clauses that are neither agreed nor withdrawn nor closed."""
        settled = (ClauseState.AGREED, ClauseState.WITHDRAWN, ClauseState.CLOSED)
        return tuple(each for each in self.clauses.values() if each.state not in settled)


def standing(entries: Iterable[Entry]) -> Standing:
    """Where the entries of a ledger leave every clause.

    A draft tables its clauses, and one that the employer changed is countered: these are
    facts. Nothing is agreed, moved, parked or withdrawn but by an act that says so. Where a
    clause of an agreed package comes open again, the others of it do too.

    Raises:
        LedgerError: the entries do not begin with the start.
    """
    rest = iter(entries)
    first = next(rest, None)
    if not isinstance(first, Started):
        message = "the entries do not begin with the start of the negotiation"
        remedy = "give all entries of the ledger, in order"
        raise LedgerError([Fault(message=message, remedy=remedy)])
    begun = Standing(started=first, clauses={}, packages={}, drafts=(), receipts=())
    return reduce(_after, rest, begun)


def _after(now: Standing, entry: Entry) -> Standing:
    match entry:
        case Sent():
            sent = {id_: _sent(now, id_, title, entry) for id_, title in entry.clauses.items()}
            return evolve(now, drafts=(*now.drafts, entry), clauses={**now.clauses, **sent})
        case Received():
            return _received(now, entry)
        case Packaged():
            return _packaged(now, entry)
        case Replaced():
            return evolve(now, replaced=(*now.replaced, entry))
        case Started():
            return now
        case _:
            return _acted(now, entry)


def _sent(now: Standing, id_: str, title: str, entry: Sent) -> ClauseStanding:
    known = now.clauses.get(id_)
    if known is None:
        state = ClauseState.TABLED
        return ClauseStanding(clause=id_, title=title, state=state, round=entry.round)
    # A counter is answered by what we send next, and what we withdrew is back if we send it.
    back = known.state in (ClauseState.COUNTERED, ClauseState.WITHDRAWN)
    state = ClauseState.TABLED if back else known.state
    return evolve(known, title=title, state=state, round=entry.round, ours=True)


def _received(now: Standing, entry: Received) -> Standing:
    clauses = dict(now.clauses)
    loose = []
    for id_, facts in entry.facts.items():
        known = clauses.get(id_) or ClauseStanding(
            clause=id_,
            title=facts.title,
            state=ClauseState.COUNTERED,
            round=entry.round,
            ours=False,
        )
        # What we withdrew is ours to bring back.
        countered = facts.altered and known.state is not ClauseState.WITHDRAWN
        if countered and known.state is ClauseState.AGREED:
            loose.append(id_)
        clauses[id_] = evolve(
            known,
            round=entry.round,
            facts=facts,
            state=ClauseState.COUNTERED if countered else known.state,
            reopened=known.reopened or id_ in loose,
        )
    after = evolve(now, receipts=(*now.receipts, entry), clauses=clauses)
    return _loosened(after, loose)


def _loosened(now: Standing, clauses: Iterable[str]) -> Standing:
    """An agreed package is agreed whole: with one of its clauses open, the others are too."""
    bound = [now.package_of(id_) for id_ in clauses]
    names = {other for package in bound if package for other in package.clauses}
    changed = {
        id_: evolve(each, state=ClauseState.TABLED, reopened=True)
        for id_, each in now.clauses.items()
        if id_ in names and each.state is ClauseState.AGREED
    }
    return evolve(now, clauses={**now.clauses, **changed})


def _packaged(now: Standing, entry: Packaged) -> Standing:
    packages = {name: each for name, each in now.packages.items() if name != entry.name}
    before = now.packages.get(entry.name)
    named = entry.clauses or (before.clauses if before else ())
    if entry.clauses:
        made = Package(name=entry.name, clauses=entry.clauses, because=entry.because)
        packages[entry.name] = made
    known = [id_ for id_ in named if id_ in now.clauses]
    return evolve(_noted(now, entry, known), packages=packages)


def _acted(now: Standing, entry: Moved | Tabled | Agreed | Parked | Withdrawn | Closed) -> Standing:
    named = tuple(_named(now, entry))
    was_agreed = [id_ for id_ in named if now.clauses[id_].state is ClauseState.AGREED]
    after = _noted(now, entry, named)
    changed = {id_: _decided(after.clauses[id_], entry) for id_ in named}
    after = evolve(after, clauses={**after.clauses, **changed})
    if isinstance(entry, Closed):
        return evolve(after, closed=entry)
    return _loosened(after, was_agreed)


def _named(now: Standing, entry: Act) -> Iterator[str]:
    """The clauses that an act is about; one that never came to the table stands nowhere."""
    match entry:
        case Moved():
            named: Iterable[str] = (each.clause for each in entry.provisions)
        case Closed():
            named = now.clauses
        case _:
            named = entry.clauses
    yield from (id_ for id_ in named if id_ in now.clauses)


def _noted(now: Standing, act: Act, clauses: Iterable[str]) -> Standing:
    noted = {id_: evolve(now.clauses[id_], acts=(*now.clauses[id_].acts, act)) for id_ in clauses}
    return evolve(now, clauses={**now.clauses, **noted})


def _decided(clause: ClauseStanding, act: Act) -> ClauseStanding:
    match act:
        case Tabled():
            again = clause.state is ClauseState.AGREED
            return evolve(
                clause,
                state=ClauseState.TABLED,
                reopened=clause.reopened or again,
            )
        case Agreed():
            return evolve(
                clause, state=ClauseState.AGREED, agreed=act.clauses[clause.clause], reopened=False
            )
        case Parked():
            return evolve(clause, state=ClauseState.PARKED)
        case Withdrawn():
            return evolve(clause, state=ClauseState.WITHDRAWN)
        case Closed() if clause.state is not ClauseState.WITHDRAWN:
            return evolve(clause, state=ClauseState.CLOSED)
        case _:
            return clause
