"""Where a negotiation stands, on the terminal: what asks for a decision comes first."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from agreementkit.cli.show import results, show
from agreementkit.model.negotiation import ClauseState, Side

if TYPE_CHECKING:
    from agreementkit.negotiate.state import NegotiationState
    from agreementkit.negotiate.status import ClauseStatus

__all__ = ["show_standing"]

_ORDER = (
    ClauseState.COUNTERED,
    ClauseState.TABLED,
    ClauseState.PARKED,
    ClauseState.AGREED,
    ClauseState.WITHDRAWN,
    ClauseState.CLOSED,
)

_QUIET = {
    ClauseState.AGREED: "In our words:",
    ClauseState.WITHDRAWN: "By us:",
    ClauseState.CLOSED: "Agreed:",
}
"""What is true of the clauses in a state of which nothing else is to be said."""


def show_standing(now: "NegotiationState") -> None:
    """Who bargains, each round, and every clause under its state.

    Args:
        now: as the ledger tells it.
    """
    show(f"{now.started.employer} and {', '.join(now.started.unions)}", style="bold")
    for words in _rounds(now):
        show(words, hang=2)
    for state in _ORDER:
        held = [each for each in now.clauses.values() if each.state is state]
        if held:
            results().print()
            show(f"{state.capitalize()}: {len(held)}", style="bold")
        told = {each.clause: "; ".join(_told(each, now)) for each in held}
        for each in held:
            if words := told[each.clause]:
                show(f"{each.title} ({each.clause}): {words}.", indent=2, hang=2)
        if quiet := [id_ for id_, words in told.items() if not words]:
            show(
                f"{', '.join(quiet)}.",
                label=_QUIET.get(state, "As we sent them:"),
                indent=2,
                hang=2,
            )
    results().print()


def _rounds(now: "NegotiationState") -> Iterator[str]:
    """What crossed the table, round by round."""
    yield f"Begun on {now.started.when:%d.%m.%Y} by {now.started.by}."
    for sent in now.drafts:
        came = [each for each in now.receipts if each.answers == sent.draft]
        back = "; ".join(f"“{each.original}” came back on {each.when:%d.%m.%Y}" for each in came)
        what = f"Round {sent.round}: {sent.kind} written on {sent.when:%d.%m.%Y}"
        yield f"{what}; {back or 'nothing has come back'}."
    if now.closed:
        yield f"Closed on {now.closed.when:%d.%m.%Y}: {now.closed.outcome.replace('-', ' ')}."


def _told(each: "ClauseStatus", now: "NegotiationState") -> Iterator[str]:
    """What there is to say of a clause beside its state; nothing where it came back as sent."""
    from agreementkit.negotiate.telling.found import found_said

    receipt, package = now.receipt_of(each.clause), now.package_of(each.clause)
    if not each.ours:
        yield "put in by the employer"
    if each.state is ClauseState.AGREED and each.agreed and each.agreed.words is Side.THEIRS:
        yield "in their words"
    if now.closed and each.clause in now.closed.open:
        yield "not agreed"
    if each.facts and receipt and each.facts.altered:
        yield f"came back in round {receipt.round}: {found_said(each.facts)}"
    if each.reopened:
        yield "was agreed once"
    if package:
        yield f"in the package “{package.name}”"
