"""To change our position: on clauses, on whole packages, or with a new agreement file.

Each function gives the entry that says so, or says why not. Nothing is written here, and
nothing moves by itself.
"""

from collections.abc import Iterable, Mapping

from attrs import evolve

from agreementkit.errors import Fault, InvalidError
from agreementkit.model import Agreement, Bundle, Position, Provision, Value
from agreementkit.model.entry import Moved, Replaced, Withdrawn
from agreementkit.model.negotiation import ClauseState, KeptFile
from agreementkit.model.position import as_position
from agreementkit.negotiate.red_lines import crossed_by_moving, given_up, must_be_approved
from agreementkit.negotiate.standing import OPEN
from agreementkit.negotiate.talks import Decision, Talks, chosen, must_go_on

__all__ = ["move", "replace", "withdraw"]


def move(
    now: Talks,
    names: Iterable[str],
    decision: Decision,
    *,
    to: Position | str | None = None,
    figures: Mapping[str, Mapping[str, Value]] | None = None,
) -> Moved:
    """Clauses, or the clauses of packages, at another position or with figures of our own.

    Figures of our own stand at every position, so to move one, give the new one.

    Args:
        now: the talks.
        names: clauses by id, or packages by name.
        decision: who, when, why, and who approved it where it crosses a red line.
        to: the position to go to; None leaves it.
        figures: our own, by clause and parameter, each in its parameter's unit.

    Raises:
        InvalidError: a clause is not open, is named without its package, would not move, or
            would cross a red line that nobody approved.

    >>> import agreementkit as ak
    >>> from datetime import datetime
    >>> from agreementkit.model.entry import Sent, Started
    >>> from agreementkit.model.negotiation import DraftKind, KeptFile
    >>> from agreementkit.negotiate.talks import talks
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                          provisions=pack.bundle("default"))
    >>> when, by, file = datetime(2026, 11, 2), "Branch secretary", KeptFile(name="a", sha256="0")
    >>> entries = [Started(when=when, by=by, negotiation="9f", employer="Kent Police",
    ...                    unions=["UNISON"], agreement=file),
    ...            Sent(when=when, by=by, round=1, draft="7c", kind=DraftKind.DRAFT, file=file,
    ...                 record=file, clauses={"advance-notice": "Notice of new systems"})]
    >>> decision = Decision(when=when, by=by, because="They offered a pilot.")
    >>> now = talks(entries, agreement, pack)
    >>> move(now, ["advance-notice"], decision, figures={"advance-notice": {"notice": 8}})
    Traceback (most recent call last):
        ...
    agreementkit.errors.RedLineError: advance-notice: this crosses a red line: “Notice before a new system is used” would be 8 weeks, below our fallback of 13 weeks
        To mend it: leave it, or say who has approved it; the notes of the clause ask for: branch committee
    """
    clauses = chosen(now, names, into=None, out_of=OPEN)
    own = figures or {}
    held = {each.clause: each for each in now.agreement.provisions}
    faults = [_not_ours(id_) for id_ in clauses if id_ not in held]
    faults += [_unnamed(id_) for id_ in own if id_ not in clauses]
    moved: list[Provision] = []
    for id_ in (each for each in clauses if each in held):
        after = _moved(held[id_], to, own.get(id_, {}))
        try:
            after.must_fit(now.pack[id_].parameters)
        except InvalidError as error:
            faults += error.faults
        moved.append(after)
    if not faults and not any(_differ(now, held[each.clause], each) for each in moved):
        faults.append(_idle(moved))
    if faults:
        raise InvalidError(faults)
    after_all = now.agreement + Bundle(moved)
    must_be_approved(
        crossed_by_moving(now.agreement, after_all, now.pack),
        decision.approved_by,
    )
    return Moved(
        when=decision.when,
        by=decision.by,
        because=decision.because,
        provisions=moved,
        approved_by=decision.approved_by,
    )


def withdraw(now: Talks, names: Iterable[str], decision: Decision) -> Withdrawn:
    """Clauses of ours, or of packages, taken off the table.

    A clause that carries a topic of the strategy is given up only with somebody's approval.

    Raises:
        InvalidError: a clause is not open or parked, is not ours, is named without its
            package, or carries a topic and nobody approved.
    """
    open_or_parked = (*OPEN, ClauseState.PARKED)
    clauses = chosen(now, names, into=ClauseState.WITHDRAWN, out_of=open_or_parked)
    faults = [_not_ours(id_) for id_ in clauses if not now.standing.clauses[id_].ours]
    if faults:
        raise InvalidError(faults)
    must_be_approved(given_up(clauses, now.pack), decision.approved_by)
    return Withdrawn(
        when=decision.when,
        by=decision.by,
        because=decision.because,
        clauses=clauses,
        approved_by=decision.approved_by,
    )


def replace(now: Talks, file: KeptFile, after: Agreement, decision: Decision) -> Replaced:
    """A new agreement file in the place of the one before.

    Args:
        now: the talks.
        file: how the folder will keep it.
        after: the agreement that it makes, with every move applied (`current`).
        decision: who, when, why, and who approved it where it crosses a red line.

    Raises:
        InvalidError: the talks are closed, or it crosses a red line that nobody approved.
    """
    must_go_on(now)
    must_be_approved(crossed_by_moving(now.agreement, after, now.pack), decision.approved_by)
    return Replaced(
        when=decision.when,
        by=decision.by,
        because=decision.because,
        agreement=file,
        approved_by=decision.approved_by,
    )


def _moved(held: Provision, to: Position | str | None, own: Mapping[str, Value]) -> Provision:
    position = held.position if to is None else as_position(to)
    return evolve(held, position=position, settings={**dict(held.settings), **own})


def _not_ours(clause: str) -> Fault:
    return Fault(
        key=clause,
        message=f'clause "{clause}" is not in our agreement, so it is not ours to move',
        remedy="agree to it, park it, or leave it open",
    )


def _unnamed(clause: str) -> Fault:
    message = f'figures are given for "{clause}", which is not among the clauses to move'
    return Fault(key=clause, message=message, remedy="name the clause too, or take them out")


def _differ(now: Talks, before: Provision, after: Provision) -> bool:
    """Whether any value of a clause changes; a position changes nothing else."""
    position = now.agreement.position
    return any(
        before.value(each, position) != after.value(each, position)
        for each in now.pack[after.clause].parameters
    )


def _idle(moved: Iterable[Provision]) -> Fault:
    clauses = ", ".join(each.clause for each in moved)
    own = sorted({name for each in moved for name, _ in each.settings})
    remedy = "name another position, or figures"
    if own:
        stand = "is your own figure and stands" if len(own) == 1 else "are your own and stand"
        remedy = f"give new figures: {', '.join(own)} {stand} at every position"
    return Fault(message=f"nothing moves in {clauses}: no value changes", remedy=remedy)
