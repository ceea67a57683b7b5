"""Which of our values a returned line has moved, to what, and where that lies on our ladder."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from itertools import groupby

from attrs import evolve, frozen

from agreementkit.checking.times_and_dates import written_dates
from agreementkit.model.clause import Parameter
from agreementkit.model.document import Blank, Spans
from agreementkit.model.values import NUMERIC, Kind, Value
from agreementkit.negotiation.figures.rungs import (
    LadderPosition,
    Rung,
    amount_range,
    ladder_position,
    least_favourable_end,
)
from agreementkit.negotiation.figures.slot_alignment import (
    CONTEXT_LENGTH,
    Direction,
    SlotMove,
    SlotPlace,
    locate_slots,
)
from agreementkit.text.confusables import without_confusables
from agreementkit.text.normalisation import normalise_typography
from agreementkit.text.quantities import Amount, find_amounts


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
        returned: the text of the same line as it came back, empty where it is gone; a cell of
            a table is a line too.
        parameters: those of the line's clause by name; a value of any other is passed over.
    """
    text, new, found = locate_slots(sent, returned)
    read = find_amounts(text)
    places = [place for place in found if place.span.parameter in parameters]
    unclaimed = [each for each in new if not any(_within(each, place.gap) for place in places)]
    moves: list[SlotMove | None] = []
    for gap, group in groupby(places, key=lambda place: place.gap):
        together = list(group)
        inside = [each for each in read if _within(each, gap)]
        for count, place in enumerate(together):
            parameter = parameters[place.span.parameter]
            if parameter.kind not in NUMERIC:
                moves.append(_word_move(parameter, place, text))
                continue
            theirs = _comparable_amounts(parameter, inside)
            if len(inside) == len(together):
                # As many amounts as values: each in its turn.
                theirs = [inside[count]]
            elsewhere = _comparable_amounts(parameter, unclaimed)
            moves.append(_number_move(parameter, place, text, theirs, elsewhere))
    return tuple(move for move in moves if move)


def _within(amount: Amount, gap: tuple[int, int]) -> bool:
    return gap[0] <= amount.start and amount.end <= gap[1]


# Values that are numbers: read with their units, and with what bounds them.


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


def _number_move(
    parameter: Parameter,
    place: SlotPlace,
    text: str,
    read: Sequence[Amount],
    elsewhere: Sequence[Amount],
) -> SlotMove | None:
    """The move of a number; None where it has not moved.

    Args:
        parameter: of the number.
        place: where it stood.
        text: the returned line as it reads.
        read: the amounts that stand there now.
        elsewhere: amounts that stand elsewhere in the line, are not ours, and can be compared.
    """
    words = text[slice(*place.gap)].strip()
    if place.kept and not _EITHER.search(words):
        read = [place.kept, *_alternatives(place.kept, read, text)]
    if read:
        return _move_to(parameter, place, text, read)
    if _same_words(words, place.span.text):
        return None
    before = _sent_value(parameter, place)
    same_elsewhere = [
        each for each in elsewhere if before and _in_own_unit(parameter, each) == before
    ]
    if same_elsewhere:
        return _move_to(parameter, place, text, same_elsewhere)
    lost = _unread_move(parameter, place, words)
    if elsewhere:
        amount, _ = _least_favourable(parameter, elsewhere)
        return evolve(lost, offered=amount.words, amount=amount, elsewhere=True)
    if words or before is None:
        return lost
    # Nothing at all is less than the least that we would accept.
    red = _unless_no_ladder(parameter, Rung.BELOW_FALLBACK)
    return evolve(lost, rung=red, direction=Direction.WORSE)


def _alternatives(kept: Amount, read: Sequence[Amount], text: str) -> Iterator[Amount]:
    """The amounts that are offered beside one of ours that still stands."""
    for each in read:
        if (each.start >= kept.end and _GOES_ON.match(text, kept.end)) or (
            each.end <= kept.start
            and _LEADS_IN.search(text[max(each.end, kept.start - _NEAR) : kept.start])
        ):
            yield each


def _move_to(
    parameter: Parameter,
    place: SlotPlace,
    text: str,
    read: Sequence[Amount],
) -> SlotMove | None:
    """The move to the worst of the amounts that stand for a value now."""
    before = _sent_value(parameter, place)
    amount, position = _least_favourable(parameter, read)
    after = _in_own_unit(parameter, amount)
    bound_change = _bound_change(
        parameter,
        place.sent,
        (
            text[max(0, amount.start - CONTEXT_LENGTH) : amount.start],
            text[amount.end :][:CONTEXT_LENGTH],
        ),
    )
    always = position.exact and position.least == position.most
    if after is not None and after == before and always and bound_change is None:
        return None
    alone = len(read) == 1 and after is not None
    agreed = len({_in_own_unit(parameter, each) for each in read}) == 1
    move = evolve(
        _unread_move(parameter, place, amount.words if alone else text[slice(*place.gap)].strip()),
        amount=amount,
        rung=position.rung,
        exact=position.exact and agreed,
        direction=_direction(parameter, before, after),
        distance=None if before is None or after is None else _number(after - before),
    )
    return _with_bound_change(parameter, move, bound_change) if bound_change else move


def _unread_move(parameter: Parameter, place: SlotPlace, words: str) -> SlotMove:
    """The move of a number to words in which none could be read."""
    return SlotMove(
        parameter=parameter.name,
        label=parameter.label,
        sent=without_confusables(place.span.text),
        sent_value=_number(_sent_value(parameter, place)),
        offered=words,
        rung=_unless_no_ladder(parameter, Rung.UNREAD),
        exact=False,
        direction=Direction.OPEN,
    )


def _unless_no_ladder(parameter: Parameter, rung: Rung) -> Rung:
    none = ladder_position(parameter, None).rung
    return none if none is Rung.NO_LADDER else rung


def _with_bound_change(
    parameter: Parameter, move: SlotMove, bound_change: "tuple[_BoundChange, str]"
) -> SlotMove:
    """A move with what the words beside its figure make of it."""
    change, words = bound_change
    move = evolve(move, bound=words, exact=False)
    if change is _BoundChange.APPROXIMATE:
        return evolve(move, direction=Direction.WORSE)
    rung, direction = (
        (Rung.BELOW_FALLBACK, Direction.WORSE)
        if change is _BoundChange.WORSE
        else (Rung.UNREAD, Direction.OPEN)
    )
    return evolve(move, rung=_unless_no_ladder(parameter, rung), direction=direction)


def _sent_value(parameter: Parameter, place: SlotPlace) -> Fraction | None:
    """What we sent, in the parameter's unit; None for a blank."""
    amounts = () if isinstance(place.span, Blank) else find_amounts(place.span.text)
    return _in_own_unit(parameter, amounts[0]) if amounts else None


def _direction(parameter: Parameter, before: Fraction | None, after: Fraction | None) -> Direction:
    if before is None or after is None:
        return Direction.OPEN
    if before == after:
        return Direction.SAME
    better = (after > before) == (parameter.better == "higher")
    return Direction.BETTER if better else Direction.WORSE


def _comparable_amounts(parameter: Parameter, read: Iterable[Amount]) -> list[Amount]:
    """The amounts that can be held against a parameter's own."""
    return [each for each in read if amount_range(each, parameter.kind) is not None]


def _in_own_unit(parameter: Parameter, amount: Amount) -> Fraction | None:
    """What an amount comes to in the parameter's unit, at its worst for members.

    None where it is no amount of its kind, or says two things at once.
    """
    found = None if amount.contradicted is not None else amount_range(amount, parameter.kind)
    return least_favourable_end(parameter, found) if found else None


def _least_favourable(
    parameter: Parameter, read: Sequence[Amount]
) -> tuple[Amount, LadderPosition]:
    """The amount that is worst for members; of one that says two things, that one.

    Args:
        parameter: that they are held against.
        read: one amount or more.
    """
    sign = 1 if parameter.better == "higher" else -1

    def badness(amount: Amount) -> tuple[bool, Fraction]:
        value = _in_own_unit(parameter, amount)
        return value is None, -sign * (value or Fraction(0))

    amount = max(read, key=badness)
    return amount, ladder_position(parameter, amount)


def _number(value: Fraction | None) -> Decimal | None:
    """A number as one would write it, to two places."""
    if value is None:
        return None
    decimal = round(Decimal(value.numerator) / Decimal(value.denominator), 2)
    return decimal.quantize(Decimal(1)) if decimal == int(decimal) else decimal.normalize()


# Values that are words: choices, flags, dates, lists and texts.


def _word_move(parameter: Parameter, place: SlotPlace, text: str) -> SlotMove | None:
    """The move of a choice, a flag, a date, a list or a text; None where it has not moved.

    Args:
        parameter: of the value.
        place: where it stood.
        text: the returned line as it reads.
    """
    words = text[slice(*place.gap)].strip()
    if _same_words(words, place.span.text):
        return None
    before = None if isinstance(place.span, Blank) else _read_value(parameter, place.span.text)
    after = _read_value(parameter, words)
    if after is None and parameter.kind is Kind.CHOICE:
        after = _read_value(parameter, text)
    if after is not None and after == before:
        return None
    position = ladder_position(parameter, after)
    move = SlotMove(
        parameter=parameter.name,
        label=parameter.label,
        sent=without_confusables(place.span.text),
        sent_value=before,
        offered=words,
        value=after,
        rung=position.rung,
        exact=position.exact,
        direction=_word_direction(parameter, before, after),
    )
    if parameter.kind is Kind.LIST and not words and parameter.better == "higher":
        fallback = parameter.fallback if isinstance(parameter.fallback, tuple) else ()
        at = Rung.BELOW_FALLBACK if place.span.text in fallback else move.rung
        move = evolve(move, rung=at, direction=Direction.WORSE)
    return move


def _word_direction(parameter: Parameter, before: Value | None, after: Value | None) -> Direction:
    if before is None or after is None or parameter.kind in (Kind.TEXT, Kind.DATE):
        return Direction.OPEN
    return Direction.WORSE if parameter.no_better(after, before) else Direction.BETTER


def _read_value(parameter: Parameter, words: str) -> Value | None:
    """The value that our own words, or theirs, say in full; None where they say none.

    For a number, use its amount: this reads choices, flags, dates and texts.
    """
    match parameter.kind:
        case Kind.CHOICE:
            return _read_choice(parameter, words)
        case Kind.FLAG:
            return {"yes": True, "no": False}.get(_compared(words))
        case Kind.DATE:
            dates = [each.day for each in written_dates(re.sub(r"\s+", " ", words))]
            return dates[0] if len(dates) == 1 else None
        case Kind.TEXT:
            return words or None
        case _:
            return None


def _read_choice(parameter: Parameter, words: str) -> str | None:
    """The one choice whose printed words some words are, or hold; None where none or two."""
    text = _compared(words)
    printed = {
        choice: _compared(printed_words) for choice, printed_words in parameter.words.items()
    }
    for choice, printed_words in printed.items():
        if printed_words == text:
            return choice
    contained = [
        c
        for c, printed_words in printed.items()
        if re.search(rf"(?<!\w){re.escape(printed_words)}(?!\w)", text)
    ]
    longest = [
        c for c in contained if not any(printed[c] in printed[o] for o in contained if o != c)
    ]
    return longest[0] if len(longest) == 1 else None


def _same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words, small letters or capitals."""
    return _compared(one) == _compared(other)


def _compared(text: str) -> str:
    return normalise_typography(text).casefold().strip(" .,;:")


# Words beside a figure that turn its meaning round, though the figure stays.
#
# "At least 26 weeks" and "at most 26 weeks" have the same figure, as have "26 weeks before" and
# "26 weeks after", and "7 hours a week" and "7 hours a month".

_SurroundingWords = tuple[str, str]
"""The words before a figure, and those behind it."""


class _BoundChange(StrEnum):
    """What the change of the words beside a figure does to it."""

    WORSE = "worse"
    """What was sure to members is now no more than a limit on it."""
    APPROXIMATE = "loose"
    """It is no longer fixed: "about", "a target of"."""
    OPEN = "open"
    """A person must say."""


@frozen(kw_only=True)
class _Bound:
    kind: str = ""
    words: str = ""


# "Not more than", and "is not obliged to give more than".
_NOT = r"(?:not|no|never|nor)(?: [\w’'-]+){0,5}?"
_MORE = r"(?:more|longer|greater|higher|later) than|over|above|exceed(?:ing|s)?|in excess of|beyond"
_LESS = r"(?:less|fewer|shorter|lower|sooner|earlier) than|under|below|before"
_LEAST = rf"{_NOT} (?:{_LESS})|at least|(?:a |the )?minimum(?: of)?|at a minimum|{_MORE}|after"
_MOST = (
    rf"{_NOT} (?:{_MORE})|at (?:the )?most|(?:a |the )?maximum(?: of)?|up to|within|inside"
    rf"|(?:capped|limited) (?:at|to)|{_LESS}"
)
_APPROXIMATE = (
    r"about|around|approximately|approx\.?|circa|roughly|in the (?:region|order) of|of the order of"
    r"|nearly|almost|a target of|(?:an )?indicative|ideally|normally|usually|typically|generally"
)
_BETWEEN = (
    r"(?: (?:an?|the|any|another|further|period|total|in|of|full|first|next|last|its|their|every"
    r"|each|once|notice|average|limit|by|to))*"
)
_BEHIND_LEAST = r"or (?:more|longer|over|greater)|(?:at (?:the )?least|as a minimum|minimum)"
_BEHIND_MOST = r"or (?:less|fewer|under|sooner|shorter)|(?:at (?:the )?most|as a maximum|maximum)"
_TIME = r"(?:(?:working|calendar) )?(?:hour|day|week|fortnight|month|quarter|year)s?"


@cache
def _bound_before() -> re.Pattern[str]:
    # The first that matches begins furthest left: "not more than" before "more than".
    return re.compile(
        rf"(?<![\w-])(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<loose>{_APPROXIMATE})){_BETWEEN} ?\Z"
    )


@cache
def _bound_behind() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"[ (,]*(?:(?P<most>{_BEHIND_MOST})|(?P<least>{_BEHIND_LEAST}))\b"),
        re.compile(rf"(?:[’'] ?| )(?:an?|per|in (?:any|each|every)|each|every) ({_TIME})\b"),
        re.compile(
            r"[’']? (?:(?P<before>before|prior to|ahead of|in advance|beforehand)"
            r"|(?P<after>after|following|from|later|afterwards))\b",
        ),
    )


def _bound_change(
    parameter: Parameter, sent: _SurroundingWords, offered: _SurroundingWords
) -> tuple[_BoundChange, str] | None:
    """How the words beside a figure turn it, with those words; None where they do not.

    A bound that is only taken away or put in to members' good is no turn.

    Args:
        parameter: of the figure.
        sent: the words beside it in our line.
        offered: the words beside what stands there now.
    """
    sent, offered = _plain(sent), _plain(offered)
    return _changed_bound(parameter, _bound(sent), _bound(offered)) or _changed_rate(sent, offered)


def _plain(surrounding: _SurroundingWords) -> _SurroundingWords:
    before, behind = (re.sub(r"\s+", " ", words.casefold()) for words in surrounding)
    return before, behind


def _bound(surrounding: _SurroundingWords) -> _Bound:
    found = _bound_behind()[0].match(surrounding[1]) or _bound_before().search(surrounding[0])
    if not found:
        return _Bound()
    kind = str(found.lastgroup)
    words = found[kind]
    way = _bound_behind()[2].match(surrounding[1])
    if way and way.lastgroup == "before" and re.search(r"\b(?:later|earlier|sooner)\b", words):
        # No later than 26 weeks before: at least 26 weeks before.
        kind = {"least": "most", "most": "least"}.get(kind, kind)
    return _Bound(kind=kind, words=words)


def _changed_bound(
    parameter: Parameter, ours: _Bound, theirs: _Bound
) -> tuple[_BoundChange, str] | None:
    if theirs.kind in ("", ours.kind):
        return None
    words = f"“{ours.words}” became “{theirs.words}”" if ours.kind else f"“{theirs.words}” came in"
    if theirs.kind == "loose":
        return _BoundChange.APPROXIMATE, words
    protects = "least" if parameter.better == "higher" else "most"
    if ours.kind == protects or (not ours.kind and theirs.kind == "most" != protects):
        return _BoundChange.WORSE, words
    if ours.kind == "loose" or (not ours.kind and theirs.kind == protects):
        return None
    return _BoundChange.OPEN, words


def _changed_rate(
    sent: _SurroundingWords, offered: _SurroundingWords
) -> tuple[_BoundChange, str] | None:
    _, rate, way = _bound_behind()
    ours, theirs = rate.match(sent[1]), rate.match(offered[1])
    if ours and theirs and ours[1] != theirs[1]:
        return _BoundChange.OPEN, f"“{ours.group().strip()}” became “{theirs.group().strip()}”"
    before, after = way.match(sent[1]), way.match(offered[1])
    if before and after and before.lastgroup != after.lastgroup:
        return (
            _BoundChange.OPEN,
            f"“{before[str(before.lastgroup)]}” became “{after[str(after.lastgroup)]}”",
        )
    return None
