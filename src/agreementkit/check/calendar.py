"""Dates as people write them in a text, with the weekday beside them where there is one."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from attrs import frozen

from agreementkit.model.dates import MONTHS

__all__ = ["WEEKDAYS", "WrittenDate", "written_dates"]

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
