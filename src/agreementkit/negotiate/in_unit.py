"""An amount in one unit of time, as so many of another: by the calendar, and so as a range.

A day, a week, a month and a year are told by the calendar, and working days are Mondays to
Fridays. How long a month or ten working days last depends on where they begin, so each is
taken at its shortest and at its longest (docs/decisions/0031).
"""

from fractions import Fraction
from functools import cache
from math import ceil, floor

from attrs import frozen

from agreementkit.model import Kind
from agreementkit.text.amounts import Amount

__all__ = ["Extent", "extent"]

_HOURS = (7, 24)
"""In a day: the shortest full working day, and the day by the clock."""
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CYCLE = 48
"""Months from one leap day to the next, for every year from 1901 to 2099."""
_CYCLE_DAYS = 3 * 365 + 366

_SAME = {
    ("weeks", Kind.DAYS): Fraction(7),
    ("days", Kind.WEEKS): Fraction(1, 7),
    ("years", Kind.MONTHS): Fraction(12),
    ("minutes", Kind.HOURS): Fraction(1, 60),
}
"""How many of a kind are in a unit, where that never varies."""


@frozen(kw_only=True)
class Extent:
    """So many of a unit, at least and at most."""

    least: Fraction
    most: Fraction
    exact: bool
    """Whether it never depends on the calendar, so that both are one."""


def extent(amount: Amount, kind: Kind) -> Extent | None:
    """An amount in the unit of a kind; None where it is not of that kind at all.

    Args:
        amount: as it was read.
        kind: a kind that is a number.

    >>> from agreementkit.text.amounts import amounts
    >>> [two_months] = amounts("two months")
    >>> found = extent(two_months, Kind.DAYS)
    >>> str(found.least), str(found.most), found.exact
    ('59', '62', False)
    """
    value = Fraction(amount.value)
    same = Fraction(1) if amount.unit == _UNIT.get(kind, kind) else _SAME.get((amount.unit, kind))
    if same is not None:
        return Extent(least=value * same, most=value * same, exact=True)
    if amount.unit not in _TIMES or kind not in _TIMES:
        return None
    days = _in_days(value, amount.unit)
    working = value if amount.unit == Kind.WORKING_DAYS else _working(days[0])[0]
    match kind:
        case Kind.HOURS:
            least, most = working * _HOURS[0], days[1] * _HOURS[1]
        case Kind.WORKING_DAYS:
            least, most = _working(days[0])[0], _working(days[1])[1]
        case Kind.MONTHS:
            least, most = _months(days[0], longest=True), _months(days[1], longest=False)
        case _:
            size = 7 if kind is Kind.WEEKS else 1
            least, most = days[0] / size, days[1] / size
    return Extent(least=least, most=most, exact=False)


_UNIT = {Kind.COUNT: ""}
_TIMES = frozenset(
    {"minutes", "hours", "days", "working days", "weeks", "months", "years"},
)


def _in_days(value: Fraction, unit: str) -> tuple[Fraction, Fraction]:
    """Calendar days in so many of a unit, at least and at most."""
    match unit:
        case "minutes" | "hours":
            hours = value / 60 if unit == "minutes" else value
            return hours / _HOURS[1], _spanned(hours / _HOURS[0])[1]
        case "working days":
            return _spanned(value)
        case "months" | "years":
            months = value * 12 if unit == "years" else value
            return _month_days(months, longest=False), _month_days(months, longest=True)
        case _:
            days = value * 7 if unit == "weeks" else value
            return days, days


def _spanned(working: Fraction) -> tuple[Fraction, Fraction]:
    """Calendar days from an event to the end of so many working days after it.

    Five end after five days at least, from a Sunday, and after seven at most.
    """
    weekends = ceil(working / 5)
    return working + 2 * max(0, weekends - 1), working + 2 * weekends


def _working(days: Fraction) -> tuple[Fraction, Fraction]:
    """Working days in so many calendar days, at least and at most."""
    weeks, rest = divmod(days, 7)
    return weeks * 5 + max(Fraction(0), rest - 2), weeks * 5 + min(rest, Fraction(5))


def _whole(months: int) -> tuple[int, int]:
    """Days in so many months, at least and at most, whichever month they begin in."""
    cycles, rest = divmod(months, _CYCLE)
    least, most = _part_of_a_cycle(rest)
    return cycles * _CYCLE_DAYS + least, cycles * _CYCLE_DAYS + most


@cache
def _part_of_a_cycle(months: int) -> tuple[int, int]:
    leap_last = (*_LENGTHS * 3, 31, 29, *_LENGTHS[2:]) * 2
    sums = [sum(leap_last[start : start + months]) for start in range(_CYCLE)]
    return min(sums), max(sums)


def _month_days(months: Fraction, *, longest: bool) -> Fraction:
    """Days in so many months at the longest or shortest; part of a month in proportion."""
    below, above = (Fraction(_whole(count)[longest]) for count in (floor(months), ceil(months)))
    return below + (above - below) * (months - floor(months))


def _months(days: Fraction, *, longest: bool) -> Fraction:
    """How many months, at the longest or shortest that they can be, are in so many days."""
    count = max(0, floor(days * _CYCLE / _CYCLE_DAYS) - 3)
    while _whole(count + 1)[longest] <= days:
        count += 1
    below, above = (Fraction(_whole(each)[longest]) for each in (count, count + 1))
    return count + (days - below) / (above - below)
