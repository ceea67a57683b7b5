"""Times on one scale, and dates as people write them: quantities that can be held to one another."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cache

from attrs import frozen

from agreementkit.model.values import MONTHS, Kind

_DAYS: Mapping[Kind, Fraction] = {
    Kind.HOURS: Fraction(1, 24),
    Kind.DAYS: Fraction(1),
    Kind.WORKING_DAYS: Fraction(7, 5),
    Kind.WEEKS: Fraction(7),
    Kind.MONTHS: Fraction(365, 12),
}
"""Calendar days in each unit."""


@frozen(kw_only=True)
class Time:
    """A length of time, in the unit that the agreement gives it in.

    >>> fortnight = Time(amount=2, kind=Kind.WEEKS)
    >>> str(fortnight), fortnight.days == Time(amount=10, kind=Kind.WORKING_DAYS).days
    ('2 weeks', True)
    """

    amount: int
    kind: Kind

    @property
    def days(self) -> Fraction:
        """In calendar days."""
        return self.amount * _DAYS[self.kind]

    def __str__(self) -> str:
        return f"{self.amount} {self.kind.removesuffix('s') if self.amount == 1 else self.kind}"


def counted(one: Time, other: Time) -> str:
    """How two times were compared, for the end of a message; empty where it is plain."""
    kinds = {one.kind, other.kind}
    ways = []
    if len(kinds) > 1 and Kind.WORKING_DAYS in kinds:
        ways.append(f"5 working days counted as {'1 week' if Kind.WEEKS in kinds else '7 days'}")
    if len(kinds) > 1 and Kind.MONTHS in kinds:
        ways.append("12 months counted as 365 days")
    return f" ({', '.join(ways)})" if ways else ""


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@frozen(kw_only=True)
class WrittenDate:
    """A date in a text."""

    text: str
    weekday: str
    """As it is written; empty where it is not."""
    day: date | None
    """None where the calendar has no such day."""


def written_dates(text: str) -> Iterator[WrittenDate]:
    """Every date of a text that has a day, a month by its name and a year.

    >>> [found] = written_dates("From Monday 1st April 2027 it holds.")
    >>> found.weekday, found.day.isoformat()
    ('Monday', '2027-04-01')
    """
    for found in _pattern().finditer(text):
        month = [name.casefold() for name in MONTHS].index(found["month"].casefold()) + 1
        try:
            day = date(int(found["year"]), month, int(found["day"]))
        except ValueError:
            day = None
        weekday = (found["weekday"] or "").capitalize()
        yield WrittenDate(text=found.group(), weekday=weekday, day=day)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?P<weekday>{'|'.join(WEEKDAYS)}),? (?:the )?)?\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
        rf"(?:of )?(?P<month>{'|'.join(MONTHS)}),? (?P<year>\d{{4}})\b",
        re.IGNORECASE,
    )
