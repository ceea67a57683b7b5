"""The moves of values that are numbers: read with their units, and with what bounds them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

from agreementkit.model import Parameter
from agreementkit.model.document import Blank
from agreementkit.negotiate.ladder import Rung, rung
from agreementkit.negotiate.offered import alike, in_own_unit, worst
from agreementkit.negotiate.slot_move import Direction, SlotMove
from agreementkit.negotiate.slot_places import ABOUT, Place
from agreementkit.negotiate.turned import Turn, turn
from agreementkit.text.amounts import Amount, amounts
from agreementkit.text.disguises import undisguised

__all__ = ["number_move"]

# What makes an amount that is put in beside ours an alternative to it: "26 weeks or, if
# shorter, 4 weeks"; "20–26 weeks".
_OR = r"or|to|but|reduc\w+|fall\w+|cut|subject|capped|less|minus|unless|save|except|up"
_GOES_ON = re.compile(rf"[\s(,;]*(?:(?:{_OR})\b|[-–—/])", re.IGNORECASE)
_NEAR = 20
_EITHER = re.compile(
    r"\b(?:whichever|(?:lesser|least|shorter|lower|earlier|smaller|longer|later|greater|higher) of)\b",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(r"(?:\b(?:to|or|and)|[-–—/])[\s(]*\Z", re.IGNORECASE)


def number_move(
    parameter: Parameter,
    place: Place,
    plain: str,
    read: Sequence[Amount],
    loose: Sequence[Amount],
) -> SlotMove | None:
    """The move of a number; None where it has not moved.

    Args:
        parameter: of the number.
        place: where it stood.
        plain: the returned line as it reads.
        read: the amounts that stand there now.
        loose: amounts that stand elsewhere in the line, are not ours, and can be compared.
    """
    words = plain[slice(*place.gap)].strip()
    if place.kept and not _EITHER.search(words):
        read = [place.kept, *_alternatives(place.kept, read, plain)]
    if read:
        return _moved(parameter, place, plain, read)
    if alike(words, place.span.text):
        return None
    before = _sent_number(parameter, place)
    again = [each for each in loose if before and in_own_unit(parameter, each) == before]
    if again:
        return _moved(parameter, place, plain, again)
    lost = _lost(parameter, place, words)
    if loose:
        amount, _ = worst(parameter, loose)
        return evolve(lost, offered=amount.words, amount=amount, elsewhere=True)
    if words or before is None:
        return lost
    # Nothing at all is less than the least that we would accept.
    red = _unless_no_ladder(parameter, Rung.BELOW_FALLBACK)
    return evolve(lost, rung=red, direction=Direction.WORSE)


def _alternatives(kept: Amount, read: Sequence[Amount], plain: str) -> Iterator[Amount]:
    """The amounts that are offered beside one of ours that still stands."""
    for each in read:
        if (each.start >= kept.end and _GOES_ON.match(plain, kept.end)) or (
            each.end <= kept.start
            and _LEADS_IN.search(plain[max(each.end, kept.start - _NEAR) : kept.start])
        ):
            yield each


def _moved(
    parameter: Parameter,
    place: Place,
    plain: str,
    read: Sequence[Amount],
) -> SlotMove | None:
    """The move to the worst of the amounts that stand for a value now."""
    before = _sent_number(parameter, place)
    amount, standing = worst(parameter, read)
    after = in_own_unit(parameter, amount)
    turned = turn(
        parameter,
        place.sent,
        (plain[max(0, amount.start - ABOUT) : amount.start], plain[amount.end :][:ABOUT]),
    )
    always = standing.exact and standing.least == standing.most
    if after is not None and after == before and always and turned is None:
        return None
    alone = len(read) == 1 and after is not None
    agreed = len({in_own_unit(parameter, each) for each in read}) == 1
    move = evolve(
        _lost(parameter, place, amount.words if alone else plain[slice(*place.gap)].strip()),
        amount=amount,
        rung=standing.rung,
        exact=standing.exact and agreed,
        direction=_direction(parameter, before, after),
        distance=None if before is None or after is None else _number(after - before),
    )
    return _with_turn(parameter, move, turned) if turned else move


def _lost(parameter: Parameter, place: Place, words: str) -> SlotMove:
    """The move of a number to words in which none could be read."""
    return SlotMove(
        parameter=parameter.name,
        label=parameter.label,
        sent=undisguised(place.span.text),
        sent_value=_number(_sent_number(parameter, place)),
        offered=words,
        rung=_unless_no_ladder(parameter, Rung.UNREAD),
        exact=False,
        direction=Direction.OPEN,
    )


def _unless_no_ladder(parameter: Parameter, meant: Rung) -> Rung:
    none = rung(parameter, None).rung
    return none if none is Rung.NO_LADDER else meant


def _with_turn(parameter: Parameter, move: SlotMove, turned: tuple[Turn, str]) -> SlotMove:
    """A move with what the words beside its figure make of it."""
    kind, words = turned
    move = evolve(move, bound=words, exact=False)
    if kind is Turn.LOOSE:
        return evolve(move, direction=Direction.WORSE)
    meant, direction = (
        (Rung.BELOW_FALLBACK, Direction.WORSE)
        if kind is Turn.WORSE
        else (Rung.UNREAD, Direction.OPEN)
    )
    return evolve(move, rung=_unless_no_ladder(parameter, meant), direction=direction)


def _sent_number(parameter: Parameter, place: Place) -> Fraction | None:
    """What we sent, in the parameter's unit; None for a blank."""
    own = () if isinstance(place.span, Blank) else amounts(place.span.text)
    return in_own_unit(parameter, own[0]) if own else None


def _number(value: Fraction | None) -> Decimal | None:
    """A number as one would write it, to two places."""
    if value is None:
        return None
    decimal = round(Decimal(value.numerator) / Decimal(value.denominator), 2)
    return decimal.quantize(Decimal(1)) if decimal == int(decimal) else decimal.normalize()


def _direction(parameter: Parameter, before: Fraction | None, after: Fraction | None) -> Direction:
    if before is None or after is None:
        return Direction.OPEN
    if before == after:
        return Direction.SAME
    better = (after > before) == (parameter.better == "higher")
    return Direction.BETTER if better else Direction.WORSE
