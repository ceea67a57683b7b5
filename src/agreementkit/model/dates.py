"""Dates as an English text has them."""

from datetime import date

__all__ = ["MONTHS", "in_words"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def in_words(day: date) -> str:
    """The day, the month's name and the year.

    The names stand here because `strftime` takes them from the machine's language.

    >>> in_words(date(2027, 4, 1))
    '1 April 2027'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
