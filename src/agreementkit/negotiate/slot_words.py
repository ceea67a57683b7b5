"""The moves of values that are words: choices, flags, dates, lists and texts."""

from attrs import evolve

from agreementkit.model import Kind, Parameter, Value
from agreementkit.model.document import Blank
from agreementkit.negotiate.ladder import Rung, rung
from agreementkit.negotiate.offered import alike, value_of
from agreementkit.negotiate.slot_move import Direction, SlotMove
from agreementkit.negotiate.slot_places import Place
from agreementkit.text.disguises import undisguised

__all__ = ["word_move"]


def word_move(parameter: Parameter, place: Place, plain: str) -> SlotMove | None:
    """The move of a choice, a flag, a date, a list or a text; None where it has not moved.

    Args:
        parameter: of the value.
        place: where it stood.
        plain: the returned line as it reads.
    """
    words = plain[slice(*place.gap)].strip()
    if alike(words, place.span.text):
        return None
    before = None if isinstance(place.span, Blank) else value_of(parameter, place.span.text)
    after = value_of(parameter, words)
    if after is None and parameter.kind is Kind.CHOICE:
        after = value_of(parameter, plain)
    if after is not None and after == before:
        return None
    standing = rung(parameter, after)
    move = SlotMove(
        parameter=parameter.name,
        label=parameter.label,
        sent=undisguised(place.span.text),
        sent_value=before,
        offered=words,
        value=after,
        rung=standing.rung,
        exact=standing.exact,
        direction=_way(parameter, before, after),
    )
    if parameter.kind is Kind.LIST and not words and parameter.better == "higher":
        fallback = parameter.fallback if isinstance(parameter.fallback, tuple) else ()
        at = Rung.BELOW_FALLBACK if place.span.text in fallback else move.rung
        move = evolve(move, rung=at, direction=Direction.WORSE)
    return move


def _way(parameter: Parameter, before: Value | None, after: Value | None) -> Direction:
    if before is None or after is None or parameter.kind in (Kind.TEXT, Kind.DATE):
        return Direction.OPEN
    return Direction.WORSE if parameter.no_better(after, before) else Direction.BETTER
