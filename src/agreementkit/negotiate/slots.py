"""Which of our values a returned line has moved, to what, and where that lies on our ladder."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from attrs import evolve, frozen

from agreementkit.model import Kind, Parameter, Value
from agreementkit.model.document import Blank, Spans
from agreementkit.model.kind import NUMERIC
from agreementkit.negotiate.ladder import Rung, rung
from agreementkit.negotiate.offered import alike, comparable, in_own_unit, value_of, worst
from agreementkit.negotiate.slot_places import ABOUT, Place, places
from agreementkit.negotiate.turned import Turn, turn
from agreementkit.text.amounts import Amount, amounts

__all__ = ["Direction", "SlotMove", "slot_moves"]


class Direction(StrEnum):
    """What a move is to members."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    """No better and no worse, in another unit."""
    OPEN = "open"
    """A person must say."""


@frozen(kw_only=True)
class SlotMove:
    """A value of ours that a returned line has moved."""

    parameter: str
    label: str
    sent: str
    """As our line has it: `26 weeks`."""
    sent_value: Value | None
    """In the parameter's own unit; None for a blank, and for what our words do not tell."""
    offered: str
    """What stands there now, as it reads; empty where nothing does."""
    amount: Amount | None = None
    """The number that was read, with its unit; its place is in the returned line as it reads."""
    value: Value | None = None
    """What was read for a choice, a flag, a date or a text."""
    rung: Rung
    exact: bool
    """False where the rung is the worst of several, or where a person should look."""
    direction: Direction
    distance: Decimal | None = None
    """What is offered less what we sent, in the parameter's own unit and at its worst for
    members, to two places; None where either is no number."""
    bound: str = ""
    """How the words beside the figure turned it round: "“at least” became “at most”"."""
    elsewhere: bool = False
    """Whether it is gone from its place, and an amount of its kind now stands elsewhere in
    the line."""

    @property
    def gone(self) -> bool:
        """Whether nothing stands in its place."""
        return not self.offered

    @property
    def phrase(self) -> str:
        """The move in plain words.

        >>> from agreementkit.model.document import Figure
        >>> notice = Parameter(name="notice", kind="weeks", label="Notice", range=(4, 52),
        ...                    better="higher", opening=26, target=17, fallback=13,
        ...                    source=["proposal"])
        >>> line = (Figure(text="26 weeks", parameter="notice"),)
        >>> print(slot_moves(line, "eight weeks", {"notice": notice})[0].phrase)
        Notice: 26 weeks became eight weeks, below fallback: a red line
        """
        became = f"became {self.offered}" if self.offered else "is gone"
        if self.elsewhere:
            became = f"is gone from its place, and {self.offered} stands elsewhere in the line"
        turned = f" ({self.bound})" if self.bound else ""
        about = "" if self.exact or self.rung in _FOR_A_PERSON else ", at its worst"
        return f"{self.label}: {self.sent} {became}{turned}, {self.rung.phrase}{about}"


_FOR_A_PERSON = (Rung.NO_LADDER, Rung.UNREAD)


def slot_moves(
    sent: Spans,
    returned: str,
    parameters: Mapping[str, Parameter],
) -> tuple[SlotMove, ...]:
    """Every value of a line that no longer stands in it as we sent it, in the line's order.

    A value that is written another way, or in another unit that always comes to the same, has
    not moved. Where several amounts now stand in its place, the worst for members counts. An
    amount that is put in where we had none is no move of ours.

    Args:
        sent: the line as we sent it; its figures and blanks name their parameters.
        returned: the text of the same line as it came back; a cell of a table is a line too.
        parameters: those of the line's clause by name; a value of any other is passed over.
    """
    plain, new, found = places(sent, returned)
    known = [place for place in found if place.span.parameter in parameters]
    moves: list[SlotMove] = []
    taken = [place.gap for place in known]
    loose = [each for each in new if not any(_within(each, gap) for gap in taken)]
    for gap, group in groupby(known, key=lambda place: place.gap):
        together = list(group)
        inside = [each for each in amounts(plain) if _within(each, gap)]
        for count, place in enumerate(together):
            parameter = parameters[place.span.parameter]
            if parameter.kind not in NUMERIC:
                moves += _worded(parameter, place, plain)
                continue
            read = comparable(parameter, inside)
            if len(inside) == len(together):
                # As many amounts as values: each in its turn.
                read = [inside[count]]
            moves += _numbered(parameter, place, plain, read, loose)
    return tuple(moves)


def _within(amount: Amount, gap: tuple[int, int]) -> bool:
    return gap[0] <= amount.start and amount.end <= gap[1]


# What makes an amount that is put in beside ours an alternative to it: "26 weeks or, if
# shorter, 4 weeks"; "20–26 weeks".
_OR = r"or|to|but|and|reduc\w+|fall\w+|cut|subject|capped|less|minus|unless|save|except|up"
_GOES_ON = re.compile(rf"[\s(,;]*(?:(?:{_OR})\b|[-–—/])", re.IGNORECASE)
_LEADS_IN = re.compile(r"(?:\b(?:to|or|and)|[-–—/])[\s(]*\Z", re.IGNORECASE)


def _numbered(
    parameter: Parameter,
    place: Place,
    plain: str,
    read: list[Amount],
    loose: list[Amount],
) -> Iterator[SlotMove]:
    """The move of a number.

    Args:
        parameter: of the number.
        place: where it stood.
        plain: the returned line as it reads.
        read: the amounts that stand there now.
        loose: amounts that stand elsewhere in the line and are not ours.
    """
    words = plain[slice(*place.gap)].strip()
    before = _sent_number(parameter, place)
    if place.kept:
        read = [place.kept, *_alternatives(place.kept, read, plain)]
    if not read:
        if not alike(words, place.span.text):
            yield from _lost(parameter, place, words, comparable(parameter, loose))
        return
    amount, standing = worst(parameter, read)
    after = in_own_unit(parameter, amount)
    turned = turn(
        parameter,
        place.sent,
        (plain[max(0, amount.start - ABOUT) : amount.start], plain[amount.end :][:ABOUT]),
    )
    same = after is not None and after == before and standing.least == standing.most
    if same and standing.exact and turned is None:
        return
    move = SlotMove(
        parameter=parameter.name,
        label=parameter.label,
        sent=place.span.text,
        sent_value=_number(before),
        offered=amount.words if len(read) == 1 and after is not None else words,
        amount=amount,
        rung=standing.rung,
        exact=standing.exact and len(read) == 1,
        direction=_direction(parameter, before, after),
        distance=None if before is None or after is None else _number(after - before),
    )
    yield _with_turn(parameter, move, turned)


def _alternatives(kept: Amount, read: list[Amount], plain: str) -> Iterator[Amount]:
    """The amounts that are offered beside one of ours that still stands."""
    for each in read:
        if (each.start >= kept.end and _GOES_ON.match(plain, kept.end)) or (
            each.end <= kept.start and _LEADS_IN.search(plain[each.end : kept.start])
        ):
            yield each


def _lost(
    parameter: Parameter,
    place: Place,
    words: str,
    loose: list[Amount],
) -> Iterator[SlotMove]:
    """The move of a number in whose place no amount stands."""
    before = _sent_number(parameter, place)
    if any(in_own_unit(parameter, each) == before for each in loose):
        return
    lost = SlotMove(
        parameter=parameter.name,
        label=parameter.label,
        sent=place.span.text,
        sent_value=_number(before),
        offered=words,
        rung=_unless_no_ladder(parameter, Rung.UNREAD),
        exact=False,
        direction=Direction.OPEN,
    )
    if loose:
        amount, _ = worst(parameter, loose)
        yield evolve(lost, offered=amount.words, amount=amount, elsewhere=True)
    elif words or before is None:
        yield lost
    else:
        # Nothing at all is less than the least that we would accept.
        red = _unless_no_ladder(parameter, Rung.BELOW_FALLBACK)
        yield evolve(lost, rung=red, direction=Direction.WORSE)


def _unless_no_ladder(parameter: Parameter, meant: Rung) -> Rung:
    none = rung(parameter, None).rung
    return none if none is Rung.NO_LADDER else meant


def _with_turn(parameter: Parameter, move: SlotMove, turned: tuple[Turn, str] | None) -> SlotMove:
    """A move with what the words beside its figure make of it."""
    if turned is None:
        return move
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


def _worded(parameter: Parameter, place: Place, plain: str) -> Iterator[SlotMove]:
    """The move of a choice, a flag, a date, a list or a text."""
    words = plain[slice(*place.gap)].strip()
    if alike(words, place.span.text):
        return
    before = None if isinstance(place.span, Blank) else value_of(parameter, place.span.text)
    after = value_of(parameter, words)
    if after is None and parameter.kind is Kind.CHOICE:
        after = value_of(parameter, plain)
    if after is not None and after == before:
        return
    standing = rung(parameter, after)
    move = SlotMove(
        parameter=parameter.name,
        label=parameter.label,
        sent=place.span.text,
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
    yield move


def _way(parameter: Parameter, before: Value | None, after: Value | None) -> Direction:
    if before is None or after is None or parameter.kind in (Kind.TEXT, Kind.DATE):
        return Direction.OPEN
    return Direction.WORSE if parameter.no_better(after, before) else Direction.BETTER
