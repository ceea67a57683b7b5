"""A receipt taken back: the wrong file was picked, and the record says so. Nothing is erased."""

from collections.abc import Iterator

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.ledger import Agreed, ClauseState, Received, Sent, Side, Undone
from agreementkit.negotiation.decision import Decision
from agreementkit.negotiation.state import NegotiationState, require_open
from agreementkit.negotiation.status import status_after


def undo(state: NegotiationState, decision: Decision) -> Undone:
    """The last receipt taken back, so that it counts no longer.

    What was decided since stands, but for what rests on that file: our reply over it, clauses
    agreed in its words, and packages that hold a clause of its own.

    Args:
        state: the negotiation.
        decision: who, when and why.

    Raises:
        InvalidError: nothing has come back, something rests on it, or the negotiation is
            closed; with everything that is in the way.
    """
    require_open(state)
    if not state.receipts:
        message = "nothing that came back counts, so there is nothing to undo"
        raise InvalidError([Fault(message=message, remedy="leave it as it is")])
    receipt = state.receipts[-1]
    if faults := tuple(_resting_on(state, receipt)):
        raise InvalidError(faults)
    return Undone(
        when=decision.when, by=decision.by, because=decision.because, receipt=receipt.file.name
    )


def _resting_on(state: NegotiationState, receipt: Received) -> Iterator[Fault]:
    """What could not stand without a receipt."""
    since = state.entries[state.entries.index(receipt) + 1 :]
    for sent in since:
        if isinstance(sent, Sent):
            yield Fault(
                file=receipt.original,
                message=f"{sent.file.name} went out after it, on {sent.when:%d.%m.%Y}, so it can no "
                "longer be undone",
                remedy="tell the employer which file was answered, and send a clean draft",
            )
    agreed = [act.clauses for act in since if isinstance(act, Agreed)]
    theirs = [
        each.clause
        for each in state.clauses.values()
        if each.state is ClauseState.AGREED
        and each.agreed is not None
        and each.agreed.words is Side.THEIRS
        and any(texts.get(each.clause) == each.agreed for texts in agreed)
    ]
    if theirs:
        yield Fault(
            file=receipt.original,
            message=f"agreed since, in the words of that file: {', '.join(theirs)}",
            remedy="put them on the table again first, with the reason",
        )
    taken = [
        each.clause for each in state.clauses.values() if any(act in since for act in each.taken)
    ]
    if taken:
        yield Fault(
            file=receipt.original,
            message=f"changes of that file were taken since into our own words: {', '.join(taken)}",
            remedy="put the clause on the table again first, with the reason",
        )
    without = status_after(each for each in state.entries if each is not receipt).clauses
    for package in state.packages.values():
        if any(id_ not in without for id_ in package.clauses):
            yield Fault(
                key=package.name,
                message=f"the package “{package.name}” holds a clause that only that file has",
                remedy="dissolve the package first, with the reason",
            )
