"""Where the entries of a ledger leave each clause: the states and what leads from one to another."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

from attrs import evolve, frozen

from agreementkit.model.ledger import (
    Act,
    Agreed,
    AgreedText,
    ClauseFacts,
    ClauseState,
    Closed,
    Entry,
    Moved,
    Package,
    Packaged,
    Parked,
    Received,
    Replaced,
    Sent,
    Started,
    Tabled,
    Taken,
    Undone,
    Withdrawn,
    standing,
)

OPEN = (ClauseState.TABLED, ClauseState.COUNTERED)
"""The states in which a clause is under discussion."""


@frozen(kw_only=True)
class ClauseStatus:
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
    taken: tuple[Taken, ...] = ()
    """The changes of theirs that stand in our text, the oldest first."""
    acts: tuple[Act, ...] = ()
    """What was decided about it, the oldest first, each with its reason."""


@frozen(kw_only=True)
class LedgerStatus:
    """Clauses and packages after some entries."""

    clauses: Mapping[str, ClauseStatus]
    """By id, in the order in which they came to the table."""
    packages: Mapping[str, Package]
    """By name."""

    def package_of(self, clause: str) -> Package | None:
        """The package that a clause belongs to; None where it stands by itself."""
        return next((each for each in self.packages.values() if clause in each.clauses), None)


def status_after(entries: Iterable[Entry]) -> LedgerStatus:
    """Where the entries of a ledger leave every clause.

    A draft tables its clauses, and one that the employer changed is countered: these are
    facts. Nothing is agreed, moved, parked or withdrawn but by an act that says so. Where a
    clause of an agreed package comes open again, the others of it do too. A receipt that was
    undone counts for nothing.

    Args:
        entries: of the ledger, from the first.
    """
    return reduce(_after, standing(entries), LedgerStatus(clauses={}, packages={}))


def _after(status: LedgerStatus, entry: Entry) -> LedgerStatus:
    match entry:
        case Sent():
            sent = {id_: _sent(status, id_, title, entry) for id_, title in entry.clauses.items()}
            return evolve(status, clauses={**status.clauses, **sent})
        case Received():
            return _received(status, entry)
        case Packaged():
            return _packaged(status, entry)
        case Replaced() | Started() | Undone():
            return status
        case _:
            return _decided(status, entry)


def _sent(status: LedgerStatus, id_: str, title: str, entry: Sent) -> ClauseStatus:
    before = status.clauses.get(id_)
    if before is None:
        state = ClauseState.TABLED
        return ClauseStatus(clause=id_, title=title, state=state, round=entry.round)
    # A counter is answered by what we send next, and what we withdrew is back if we send it.
    back = before.state in (ClauseState.COUNTERED, ClauseState.WITHDRAWN)
    state = ClauseState.TABLED if back else before.state
    return evolve(before, title=title, state=state, round=entry.round, ours=True)


def _received(status: LedgerStatus, entry: Received) -> LedgerStatus:
    clauses = dict(status.clauses)
    reopened = []
    for id_, facts in entry.facts.items():
        before = clauses.get(id_) or ClauseStatus(
            clause=id_,
            title=facts.title,
            state=ClauseState.COUNTERED,
            round=entry.round,
            ours=False,
        )
        # What we withdrew is ours to bring back.
        countered = facts.altered and before.state is not ClauseState.WITHDRAWN
        if countered and before.state is ClauseState.AGREED:
            reopened.append(id_)
        clauses[id_] = evolve(
            before,
            round=entry.round,
            facts=facts,
            state=ClauseState.COUNTERED if countered else before.state,
            reopened=before.reopened or id_ in reopened,
        )
    return _packages_reopened(evolve(status, clauses=clauses), reopened)


def _packages_reopened(status: LedgerStatus, clauses: Iterable[str]) -> LedgerStatus:
    """An agreed package is agreed whole: with one of its clauses open, the others are too."""
    bound = [status.package_of(id_) for id_ in clauses]
    names = {other for package in bound if package for other in package.clauses}
    changed = {
        id_: evolve(each, state=ClauseState.TABLED, reopened=True)
        for id_, each in status.clauses.items()
        if id_ in names and each.state is ClauseState.AGREED
    }
    return evolve(status, clauses={**status.clauses, **changed})


def _packaged(status: LedgerStatus, entry: Packaged) -> LedgerStatus:
    packages = {name: each for name, each in status.packages.items() if name != entry.name}
    before = status.packages.get(entry.name)
    named = entry.clauses or (before.clauses if before else ())
    if entry.clauses:
        made = Package(name=entry.name, clauses=entry.clauses, because=entry.because)
        packages[entry.name] = made
    present = [id_ for id_ in named if id_ in status.clauses]
    return evolve(_with_act(status, entry, present), packages=packages)


def _decided(
    status: LedgerStatus,
    entry: Moved | Taken | Tabled | Agreed | Parked | Withdrawn | Closed,
) -> LedgerStatus:
    named = tuple(_named(status, entry))
    was_agreed = [id_ for id_ in named if status.clauses[id_].state is ClauseState.AGREED]
    after = _with_act(status, entry, named)
    changed = {id_: _clause_after(after.clauses[id_], entry) for id_ in named}
    after = evolve(after, clauses={**after.clauses, **changed})
    return after if isinstance(entry, Closed) else _packages_reopened(after, was_agreed)


def _named(status: LedgerStatus, entry: Act) -> Iterator[str]:
    """The clauses that an act is about; one that never came to the table stands nowhere."""
    match entry:
        case Moved():
            named: Iterable[str] = (each.clause for each in entry.provisions)
        case Taken():
            named = (entry.clause,)
        case Closed():
            named = status.clauses
        case _:
            named = entry.clauses
    yield from (id_ for id_ in named if id_ in status.clauses)


def _with_act(status: LedgerStatus, act: Act, clauses: Iterable[str]) -> LedgerStatus:
    noted = {
        id_: evolve(status.clauses[id_], acts=(*status.clauses[id_].acts, act)) for id_ in clauses
    }
    return evolve(status, clauses={**status.clauses, **noted})


def _clause_after(clause: ClauseStatus, act: Act) -> ClauseStatus:
    match act:
        case Taken():
            return evolve(clause, taken=(*clause.taken, act))
        case Tabled():
            again = clause.state is ClauseState.AGREED
            return evolve(
                clause,
                state=ClauseState.TABLED,
                reopened=clause.reopened or again,
                taken=(),
            )
        case Agreed():
            return evolve(
                clause, state=ClauseState.AGREED, agreed=act.clauses[clause.clause], reopened=False
            )
        case Parked() | Withdrawn():
            parked = isinstance(act, Parked)
            return evolve(clause, state=ClauseState.PARKED if parked else ClauseState.WITHDRAWN)
        case Closed() if clause.state is not ClauseState.WITHDRAWN:
            return evolve(clause, state=ClauseState.CLOSED)
        case _:
            return clause
