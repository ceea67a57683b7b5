"""To tie clauses together, to untie them, and to close. Each gives the entry, or says why not."""

from collections.abc import Iterable

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.entry import Closed, Packaged
from agreementkit.model.nearest import did_you_mean
from agreementkit.model.negotiation import ClauseState, Outcome
from agreementkit.negotiate.red_lines import given_up, must_be_approved
from agreementkit.negotiate.standing import OPEN
from agreementkit.negotiate.talks import Decision, Talks, chosen, must_go_on

__all__ = ["close", "dissolve", "package"]


def package(now: Talks, name: str, clauses: Iterable[str], decision: Decision) -> Packaged:
    """Two clauses or more that are offered together, and agreed together or not at all.

    A package of the same name is replaced.

    Raises:
        InvalidError: a clause is neither open nor parked, or is in another package; there are
            fewer than two; or the name is a clause's.
    """
    open_or_parked = (*OPEN, ClauseState.PARKED)
    named = chosen(now, clauses, into=None, out_of=open_or_parked, whole=False)
    faults = []
    if not name.strip() or name in now.standing.clauses or name in now.agreement.provisions:
        message = f'"{name}" cannot be the name of a package'
        faults.append(Fault(message=message, remedy="choose a name that no clause has"))
    if len(named) < 2:
        message = "one clause makes no package"
        faults.append(Fault(message=message, remedy="name two clauses or more"))
    for clause in named:
        other = now.standing.package_of(clause)
        if other and other.name != name:
            message = f'clause "{clause}" is in the package "{other.name}" already'
            remedy = f'dissolve "{other.name}" first, with the reason'
            faults.append(Fault(key=clause, message=message, remedy=remedy))
    if faults:
        raise InvalidError(faults)
    return Packaged(
        when=decision.when,
        by=decision.by,
        because=decision.because,
        name=name,
        clauses=named,
    )


def dissolve(now: Talks, name: str, decision: Decision) -> Packaged:
    """A package untied: each of its clauses stands by itself again, in the state it has.

    Raises:
        InvalidError: there is no such package, or the talks are closed.
    """
    must_go_on(now)
    if name not in now.standing.packages:
        remedy = did_you_mean(name, now.standing.packages)
        raise InvalidError([Fault(message=f'no package is called "{name}"', remedy=remedy)])
    return Packaged(
        when=decision.when,
        by=decision.by,
        because=decision.because,
        name=name,
        clauses=(),
    )


def close(now: Talks, decision: Decision, *, outcome: Outcome | None = None) -> Closed:
    """The end of the negotiation.

    Where every clause is agreed or withdrawn, the outcome is an agreement unless said
    otherwise. Where some are not, it must be said: to close as agreed then leaves them out.

    Raises:
        InvalidError: it is closed already; clauses are not agreed and no outcome is given; or
            it leaves out a clause that carries a topic, and nobody approved.
    """
    must_go_on(now)
    left = [each.clause for each in now.standing.unsettled()]
    if outcome is None and (left or not now.standing.drafts):
        what = f"not agreed yet: {', '.join(left)}" if left else "nothing was sent yet"
        remedy = f"settle them first, or say the outcome: {' or '.join(Outcome)}"
        raise InvalidError([Fault(message=what, remedy=remedy)])
    ending = outcome or Outcome.AGREED
    if ending is Outcome.AGREED:
        must_be_approved(given_up(left, now.pack), decision.approved_by)
    return Closed(
        when=decision.when,
        by=decision.by,
        because=decision.because,
        outcome=ending,
        open=left,
        approved_by=decision.approved_by,
    )
