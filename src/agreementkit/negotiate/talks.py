"""What every act at the table is judged by: where things stand, and who decides what, and why."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from attrs import frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model import Agreement, Pack
from agreementkit.model.entry import Entry
from agreementkit.model.nearest import did_you_mean
from agreementkit.model.negotiation import ClauseState
from agreementkit.negotiate.current import current
from agreementkit.negotiate.standing import Standing, standing

__all__ = ["Decision", "Talks", "chosen", "must_go_on", "talks"]


@frozen(kw_only=True)
class Talks:
    """A negotiation as the next act finds it."""

    standing: Standing
    agreement: Agreement
    """As it stands now, every move applied."""
    pack: Pack


@frozen(kw_only=True)
class Decision:
    """Who decides, when and why."""

    when: datetime
    by: str
    """A role, such as "Branch secretary"."""
    because: str
    approved_by: str = ""
    """The body or person that approved crossing a red line; empty where none is crossed."""


def talks(entries: Iterable[Entry], agreement: Agreement, pack: Pack) -> Talks:
    """The talks that a ledger records.

    Args:
        entries: of the ledger, all of them.
        agreement: what the agreement file in force says.
        pack: the clauses it is made from.
    """
    every = tuple(entries)
    return Talks(standing=standing(every), agreement=current(agreement, every), pack=pack)


def must_go_on(now: Talks) -> None:
    """Raise `InvalidError` where the negotiation is closed."""
    if now.standing.closed:
        message = f"this negotiation is closed ({now.standing.closed.outcome})"
        remedy = "start a new one, in a folder of its own"
        raise InvalidError([Fault(message=message, remedy=remedy)])


def chosen(
    now: Talks,
    names: Iterable[str],
    *,
    into: ClauseState | None,
    out_of: Collection[ClauseState],
    whole: bool = True,
) -> tuple[str, ...]:
    """The clauses that an act is about, each of which it may be about.

    Args:
        now: the talks.
        names: clauses by id, or packages by name, which stand for their clauses.
        into: the state that the act leads to; None where it leaves the state.
        out_of: the states that it leads out of.
        whole: whether a clause of a package goes only with the others of it.

    Raises:
        InvalidError: with everything that is in the way.
    """
    must_go_on(now)
    wanted = tuple(dict.fromkeys(_clauses(now, names, into)))
    faults = [*_unknown(now, wanted), *_misplaced(now, wanted, into, out_of)]
    if not wanted:
        faults.append(Fault(message="no clause is named", remedy="name a clause or a package"))
    if whole:
        faults += _torn(now, wanted, into)
    if faults:
        raise InvalidError(faults)
    return wanted


def _clauses(now: Talks, names: Iterable[str], into: ClauseState | None) -> Iterator[str]:
    for name in names:
        package = now.standing.packages.get(name)
        if package is None:
            yield name
        else:
            known = now.standing.clauses
            yield from (id_ for id_ in package.clauses if known[id_].state is not into)


def _unknown(now: Talks, clauses: tuple[str, ...]) -> Iterator[Fault]:
    known = now.standing.clauses
    for clause in clauses:
        if clause in known:
            continue
        if clause in now.agreement.provisions:
            message = f'clause "{clause}" was not sent yet'
            remedy = "send a draft first, or change the agreement file"
        else:
            message = f'no clause or package on the table is called "{clause}"'
            remedy = did_you_mean(clause, [*known, *now.standing.packages])
        yield Fault(key=clause, message=message, remedy=remedy)


def _misplaced(
    now: Talks,
    clauses: tuple[str, ...],
    into: ClauseState | None,
    out_of: Collection[ClauseState],
) -> Iterator[Fault]:
    for clause in clauses:
        held = now.standing.clauses.get(clause)
        if held is None or held.state in out_of:
            continue
        remedy = "put it on the table again first, with the reason"
        if held.state is into:
            remedy = "leave it out: it stands there already"
        yield Fault(key=clause, message=f'clause "{clause}" is {held.state}', remedy=remedy)


def _torn(now: Talks, clauses: tuple[str, ...], into: ClauseState | None) -> Iterator[Fault]:
    for name, package in now.standing.packages.items():
        left = [
            id_
            for id_ in package.clauses
            if id_ not in clauses and now.standing.clauses[id_].state is not into
        ]
        if left and set(package.clauses) & set(clauses):
            yield Fault(
                key=name,
                message=f'the package "{name}" holds {", ".join(left)} too',
                remedy=f'name the package "{name}", or dissolve it first, with the reason',
            )
