"""Where a value lies on our ladder: from better than our opening to below our fallback."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from math import ceil, floor
from typing import cast

from attrs import frozen

from agreementkit.model.clause import Parameter, Position
from agreementkit.model.values import NUMERIC, Kind, Value, value_fault
from agreementkit.text.quantities import Amount


class Rung(StrEnum):
    """A step of the ladder, best for members first.

    >>> Rung.BELOW_FALLBACK.phrase
    'below fallback: a red line'
    """

    ABOVE_OPENING = "above-opening"
    OPENING = "opening"
    BETWEEN_OPENING_AND_TARGET = "between-opening-and-target"
    TARGET = "target"
    BETWEEN_TARGET_AND_FALLBACK = "between-target-and-fallback"
    FALLBACK = "fallback"
    BELOW_FALLBACK = "below-fallback"
    """The red line: less than the least that we would accept."""
    NO_LADDER = "no-ladder"
    """No positions are set, or it is a text or a date, and those are not compared."""
    UNREAD = "unread"
    """No value could be read: a person must look."""

    @property
    def phrase(self) -> str:
        """The rung in plain words."""
        return _PHRASES[self]

    @property
    def place(self) -> int:
        """Its place from the best, counted from 0."""
        return list(Rung).index(self)


_PHRASES = {
    Rung.ABOVE_OPENING: "better than our opening",
    Rung.OPENING: "at opening",
    Rung.BETWEEN_OPENING_AND_TARGET: "between opening and target",
    Rung.TARGET: "at target",
    Rung.BETWEEN_TARGET_AND_FALLBACK: "between target and fallback",
    Rung.FALLBACK: "at fallback",
    Rung.BELOW_FALLBACK: "below fallback: a red line",
    Rung.NO_LADDER: "not on a ladder: judge it yourself",
    Rung.UNREAD: "not read: a person must look",
}
_AT = {
    Position.OPENING: Rung.OPENING,
    Position.TARGET: Rung.TARGET,
    Position.FALLBACK: Rung.FALLBACK,
}


@frozen(kw_only=True)
class LadderPosition:
    """Where a value stands on a ladder."""

    rung: Rung
    exact: bool = True
    """False where it depends on the calendar: the rung is then the worst that it can be."""
    least: Fraction | None = None
    """In the parameter's own unit, where it is a number."""
    most: Fraction | None = None


def ladder_position(parameter: Parameter, value: Value | Amount | None) -> LadderPosition:
    """Where a value lies on a parameter's ladder.

    An amount in another unit is taken at its worst for members, as far as it depends on the
    calendar. A value at several positions at once is at the highest of them.

    Args:
        parameter: whose ladder it is.
        value: in the parameter's own unit, or an amount in any; None where none was read.

    >>> from agreementkit.text.quantities import find_amounts
    >>> notice = Parameter(name="notice", kind="weeks", label="Notice", range=(4, 52),
    ...                    better="higher", opening=26, target=17, fallback=13, source=["proposal"])
    >>> found = [ladder_position(notice, *find_amounts(text)) for text in ("91 days", "3 months")]
    >>> [(each.rung.value, each.exact) for each in found]
    [('fallback', True), ('below-fallback', False)]
    """
    if parameter.kind in (Kind.TEXT, Kind.DATE) or not _of_value(parameter):
        return LadderPosition(rung=Rung.NO_LADDER, exact=False)
    if isinstance(value, Amount):
        return _of_amount(parameter, value)
    if value is None or not _fits(parameter, value):
        return LadderPosition(rung=Rung.UNREAD, exact=False)
    if isinstance(value, int | Decimal) and parameter.kind in NUMERIC:
        number = Fraction(value)
        return LadderPosition(rung=_numbered(parameter, number), least=number, most=number)
    return LadderPosition(
        rung=_placed(
            parameter,
            lambda held: (parameter.no_better(held, value), parameter.no_better(value, held)),
        ),
    )


def least_favourable_end(parameter: Parameter, extent: "AmountRange") -> Fraction:
    """What an amount comes to in the parameter's unit, at its worst for members."""
    return extent.least if parameter.better == "higher" else extent.most


def _of_value(parameter: Parameter) -> list[tuple[Position, Value]]:
    return [(step, value) for step in Position if (value := parameter.at(step)) is not None]


def _fits(parameter: Parameter, value: Value) -> bool:
    """Whether a value is of the kind, be it within our own limits or not."""
    if parameter.kind in NUMERIC:
        return isinstance(value, int | Decimal) and not isinstance(value, bool)
    if parameter.kind is Kind.CHOICE:
        return value in parameter.choices
    return value_fault(parameter.kind, value) is None


def _of_amount(parameter: Parameter, amount: Amount) -> LadderPosition:
    found = None if amount.contradicted is not None else amount_range(amount, parameter.kind)
    if found is None:
        return LadderPosition(rung=Rung.UNREAD, exact=False)
    at_worst = _numbered(parameter, least_favourable_end(parameter, found))
    on_one = _numbered(parameter, found.least) is _numbered(parameter, found.most)
    # Public holidays are nobody's to foresee: what crosses from or to working days is about.
    crosses = Kind.WORKING_DAYS in (amount.unit, parameter.kind)
    return LadderPosition(
        rung=at_worst,
        exact=found.exact or (on_one and not crosses),
        least=found.least,
        most=found.most,
    )


def _numbered(parameter: Parameter, number: Fraction) -> Rung:
    sign = 1 if parameter.better == "higher" else -1

    def compared(held: Value) -> tuple[bool, bool]:
        step = Fraction(cast("int | Decimal", held))
        return sign * number >= sign * step, sign * number <= sign * step

    return _placed(parameter, compared)


def _placed(parameter: Parameter, compared: Callable[[Value], tuple[bool, bool]]) -> Rung:
    """The rung of a value.

    Args:
        parameter: whose ladder it is.
        compared: whether the value is as good as a step or better, and as good or worse.
    """
    last = Position.OPENING
    for step, held in _of_value(parameter):
        as_good, no_better = compared(held)
        if as_good and no_better:
            return _AT[step]
        if as_good:
            return list(Rung)[_AT[step].place - 1]
        last = step
    return list(Rung)[_AT[last].place + 1]


# An amount in one unit of time, as so many of another: by the calendar, and so as a range.
#
# A day, a week, a month and a year are told by the calendar, and working days are Mondays to
# Fridays. How long a month or ten working days last depends on where they begin, so each is
# taken at its shortest and at its longest (docs/decisions/0031).

_HOURS = (7, 24)
"""In a day: the shortest full working day, and the day by the clock."""
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CYCLE = 48
"""Months from one leap day to the next, for every year from 1901 to 2099."""
_CYCLE_DAYS = 3 * 365 + 366
_CONSTANT_RATIOS = {
    ("weeks", Kind.DAYS): Fraction(7),
    ("days", Kind.WEEKS): Fraction(1, 7),
    ("years", Kind.MONTHS): Fraction(12),
    ("minutes", Kind.HOURS): Fraction(1, 60),
}
"""How many of a kind are in a unit, where that never varies."""
_UNIT = {Kind.COUNT: ""}
_TIMES = frozenset(
    {"minutes", "hours", "days", "working days", "weeks", "months", "years"},
)


@frozen(kw_only=True)
class AmountRange:
    """So many of a unit, at least and at most."""

    least: Fraction
    most: Fraction
    exact: bool
    """Whether it never depends on the calendar, so that both are one."""


def amount_range(amount: Amount, kind: Kind) -> AmountRange | None:
    """An amount in the unit of a kind; None where it is not of that kind at all.

    Args:
        amount: as it was read.
        kind: a kind that is a number.

    >>> from agreementkit.text.quantities import find_amounts
    >>> [two_months] = find_amounts("two months")
    >>> found = amount_range(two_months, Kind.DAYS)
    >>> str(found.least), str(found.most), found.exact
    ('59', '62', False)
    """
    value = Fraction(amount.value)
    same = (
        Fraction(1)
        if amount.unit == _UNIT.get(kind, kind)
        else _CONSTANT_RATIOS.get((amount.unit, kind))
    )
    if same is not None:
        return AmountRange(least=value * same, most=value * same, exact=True)
    if amount.unit not in _TIMES or kind not in _TIMES:
        return None
    days = _in_days(value, amount.unit)
    working = value if amount.unit == Kind.WORKING_DAYS else _working_days(days[0])[0]
    match kind:
        case Kind.HOURS:
            least, most = working * _HOURS[0], days[1] * _HOURS[1]
        case Kind.WORKING_DAYS:
            least, most = _working_days(days[0])[0], _working_days(days[1])[1]
        case Kind.MONTHS:
            least, most = _months(days[0], longest=True), _months(days[1], longest=False)
        case _:
            size = 7 if kind is Kind.WEEKS else 1
            least, most = days[0] / size, days[1] / size
    return AmountRange(least=least, most=most, exact=False)


def _in_days(value: Fraction, unit: str) -> tuple[Fraction, Fraction]:
    """Calendar days in so many of a unit, at least and at most."""
    match unit:
        case "minutes" | "hours":
            hours = value / 60 if unit == "minutes" else value
            return hours / _HOURS[1], _calendar_days(hours / _HOURS[0])[1]
        case "working days":
            return _calendar_days(value)
        case "months" | "years":
            months = value * 12 if unit == "years" else value
            return _month_days(months, longest=False), _month_days(months, longest=True)
        case _:
            days = value * 7 if unit == "weeks" else value
            return days, days


def _calendar_days(working: Fraction) -> tuple[Fraction, Fraction]:
    """Calendar days from an event to the end of so many working days after it.

    Five end after five days at least, from a Sunday, and after seven at most.
    """
    weekends = ceil(working / 5)
    return working + 2 * max(0, weekends - 1), working + 2 * weekends


def _working_days(days: Fraction) -> tuple[Fraction, Fraction]:
    """Working days in so many calendar days, at least and at most."""
    weeks, rest = divmod(days, 7)
    return weeks * 5 + max(Fraction(0), rest - 2), weeks * 5 + min(rest, Fraction(5))


def _days_in_months(months: int) -> tuple[int, int]:
    """Days in so many months, at least and at most, whichever month they begin in."""
    cycles, rest = divmod(months, _CYCLE)
    least, most = _days_in_part_of_cycle(rest)
    return cycles * _CYCLE_DAYS + least, cycles * _CYCLE_DAYS + most


@cache
def _days_in_part_of_cycle(months: int) -> tuple[int, int]:
    leap_last = (*_MONTH_LENGTHS * 3, 31, 29, *_MONTH_LENGTHS[2:]) * 2
    sums = [sum(leap_last[start : start + months]) for start in range(_CYCLE)]
    return min(sums), max(sums)


def _month_days(months: Fraction, *, longest: bool) -> Fraction:
    """Days in so many months at the longest or shortest; part of a month in proportion."""
    below, above = (
        Fraction(_days_in_months(count)[longest]) for count in (floor(months), ceil(months))
    )
    return below + (above - below) * (months - floor(months))


def _months(days: Fraction, *, longest: bool) -> Fraction:
    """How many months, at the longest or shortest that they can be, are in so many days."""
    count = max(0, floor(days * _CYCLE / _CYCLE_DAYS) - 3)
    while _days_in_months(count + 1)[longest] <= days:
        count += 1
    below, above = (Fraction(_days_in_months(each)[longest]) for each in (count, count + 1))
    return count + (days - below) / (above - below)
