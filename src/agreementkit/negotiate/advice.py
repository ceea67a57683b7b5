"""What our notes say to answer to a returned clause: private, never for the other side."""

from collections.abc import Iterator

from agreementkit.drafting.figures import in_units
from agreementkit.model import Agreement, Pack, Parameter, Position
from agreementkit.negotiate.consequences import Advice
from agreementkit.negotiate.response import ClauseResponse
from agreementkit.negotiate.slots import Direction
from agreementkit.negotiate.standings import ClauseStanding

__all__ = ["advice_on"]


def advice_on(response: ClauseResponse, agreement: Agreement, pack: Pack) -> Advice | None:
    """What to answer, from our notes on the clause; None where nothing came back worse.

    Args:
        response: what came back.
        agreement: what our side has on the table.
        pack: whose notes on each clause count.
    """
    if response.clause not in pack or response.standing.place > ClauseStanding.COUNTERED.place:
        return None
    notes = pack[response.clause].negotiating
    return Advice(
        argument=notes.why,
        in_return_for=notes.in_return_for,
        fallback_when=notes.fallback_when,
        approval=notes.approval,
        they_will_say=notes.they_will_say,
        our_answer=notes.our_answer,
        words=tuple(_words(response, agreement, pack)),
    )


def _words(response: ClauseResponse, agreement: Agreement, pack: Pack) -> Iterator[str]:
    """The same for this return, in whole sentences."""
    notes = pack[response.clause].negotiating
    steps = _below(response.clause, agreement)
    silent = len(response.base)
    if silent:
        changes = "1 change was" if silent == 1 else f"{silent} changes were"
        yield (
            f"{changes} made without tracking: ask them to say in writing that it was a "
            "mistake, and to restore our words."
        )
    for move in response.slots:
        yield f"{move.phrase}."
        parameter = pack[response.clause].parameter(move.parameter)
        if parameter is not None and steps and move.direction is not Direction.BETTER:
            yield f"{parameter.label}: {_ladder(parameter, steps)}."
    for loss in response.coverage:
        if loss.falls:
            yield f"{loss.title} falls from {loss.before} to {loss.after}: refuse, or ask for more elsewhere."
    if response.standing is ClauseStanding.BELOW_RED_LINE:
        yield "It is below our red line: only a person can accept it, and must name who approved."
    if notes.why:
        yield f"Our argument: {_ended(notes.why)}"
    if notes.in_return_for:
        yield f"Ask in return: {_ended(notes.in_return_for)}"
    if notes.fallback_when:
        yield f"Go lower only when: {_ended(notes.fallback_when)}"
    yield f"Approval: {_ended(notes.approval)}"


def _below(clause: str, agreement: Agreement) -> tuple[Position, ...]:
    """The positions below the one at which our side is."""
    held = next((each for each in agreement.provisions if each.clause == clause), None)
    now = (held.position if held else None) or agreement.position
    steps = [*Position]
    return tuple(steps[steps.index(now) + 1 :])


def _ladder(parameter: Parameter, steps: tuple[Position, ...]) -> str:
    return ", ".join(f"our {step} is {in_units(parameter, parameter.at(step))}" for step in steps)


def _ended(words: str) -> str:
    return f"{words.rstrip('.')}."
