"""The values that a clause leaves to negotiation: their kinds, and how people write and name them."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeGuard, TypeVar, cast

from agreementkit.errors import Fault, InvalidError

# ---
# Kinds of value.

Value = int | Decimal | bool | str | date | tuple[str, ...]


class Kind(StrEnum):
    """What a parameter's value is, and so its unit.

    Days are calendar days; working days are a kind of their own, since a
    contract must not leave open which are meant.
    """

    WEEKS = "weeks"
    DAYS = "days"
    WORKING_DAYS = "working days"
    MONTHS = "months"
    HOURS = "hours"
    PERCENT = "percent"
    MONEY = "money"
    COUNT = "count"
    FLAG = "flag"
    CHOICE = "choice"
    TEXT = "text"
    DATE = "date"
    LIST = "list"


UNITS = frozenset({Kind.WEEKS, Kind.DAYS, Kind.WORKING_DAYS, Kind.MONTHS, Kind.HOURS})
"""Kinds that print a number with the kind's own name as the unit."""
WHOLE = UNITS | {Kind.COUNT}
"""Kinds whose value is a whole number."""
NUMERIC = WHOLE | {Kind.PERCENT, Kind.MONEY}
_WANTED = {
    Kind.PERCENT: "a number, such as 40 or 2.5",
    Kind.MONEY: "a number of pounds, such as 2000 or 2.50",
    Kind.FLAG: "true or false",
    Kind.CHOICE: "text in quotation marks",
    Kind.TEXT: "text in quotation marks",
    Kind.DATE: "a date without quotation marks, such as 2027-04-01",
    Kind.LIST: 'a list of texts, such as ["one", "two"]',
}


def value_fault(kind: Kind, value: object) -> str | None:
    """What is wrong with the type of `value` for a parameter of this kind.

    Returns None where nothing is. Strict: no kind takes a number in quotation
    marks, a fraction where it wants a whole number, or a flag for a number.

    >>> value_fault(Kind.WEEKS, 2.5)
    'expected a whole number of weeks, such as 12, and got 2.5'
    """
    if kind in WHOLE:
        good = isinstance(value, int) and not isinstance(value, bool)
        unit = "" if kind is Kind.COUNT else f" of {kind}"
        wanted = f"a whole number{unit}, such as 12"
    else:
        wanted = _WANTED[kind]
        match kind:
            case Kind.PERCENT:
                good = _is_number(value)
            case Kind.MONEY:
                good = _is_number(value) and value == round(value, 2)
            case Kind.FLAG:
                good = isinstance(value, bool)
            case Kind.DATE:
                good = type(value) is date
            case Kind.LIST:
                good = isinstance(value, tuple) and all(
                    isinstance(item, str) and item.strip() for item in value
                )
            case _:
                good = isinstance(value, str) and bool(value.strip())
    return None if good else f"expected {wanted}, and got {as_toml(value)}"


def _is_number(value: object) -> TypeGuard[int | Decimal]:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)


def as_kind(name: Kind | str) -> Kind:
    """The kind of that name; raises `InvalidError` where there is none."""
    return look_up_by_name(name, {kind.value: kind for kind in Kind}, "kind")


def as_value(value: object) -> Value:
    """A value as the model keeps it: a list becomes a tuple, all else stays.

    Whether it fits is for the parameter to say, in words (`Parameter.fault`).
    """
    return tuple(value) if isinstance(value, list) else cast("Value", value)


def as_toml(value: object) -> str:
    """A value as a person would write it in a TOML file.

    >>> as_toml(True), as_toml(("a", "b")), as_toml(date(2027, 4, 1))
    ('true', '["a", "b"]', '2027-04-01')
    """
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case tuple() | list():
            return "[" + ", ".join(as_toml(item) for item in value) + "]"
        case _:
            return str(value)


# ---
# Dates in words.

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def date_in_words(day: date) -> str:
    """The day, the month's name and the year.

    The names stand here because `strftime` takes them from the machine's language.

    >>> date_in_words(date(2027, 4, 1))
    '1 April 2027'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


# ---
# Lists of texts.


def text_tuple(items: Iterable[str]) -> tuple[str, ...]:
    """Texts as a tuple; a single text, which would fall apart into letters, is refused.

    >>> text_tuple(["UNISON", "GMB"])
    ('UNISON', 'GMB')
    >>> text_tuple("UNISON")
    Traceback (most recent call last):
        ...
    agreementkit.errors.InvalidError: expected a list of texts, and got "UNISON"
        To mend it: put it in square brackets: ["UNISON"]
    """
    if isinstance(items, str):
        message = f'expected a list of texts, and got "{items}"'
        raise InvalidError(
            [Fault(message=message, remedy=f'put it in square brackets: ["{items}"]')],
        )
    return tuple(items)


# ---
# Names that nobody knows, and the nearest that somebody does.

T = TypeVar("T")


def look_up_by_name(name: str, known: Mapping[str, T], what: str) -> T:
    """The entry of that name, or an `InvalidError` that names the nearest."""
    if name in known:
        return known[name]
    message = f'no {what} is called "{name}"'
    raise InvalidError([Fault(message=message, remedy=did_you_mean(name, known))])


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The edit that mends a misspelt name.

    >>> did_you_mean("polise", ["police", "probation"])
    'did you mean "police"?'
    >>> did_you_mean("x", ["police", "probation"])
    'use one of: police, probation'
    """
    from difflib import get_close_matches

    names = sorted(known)
    # Case and blanks are what people get wrong first, so they do not count against a match.
    folded = {other.casefold().replace(" ", "-"): other for other in reversed(names)}
    near = get_close_matches(name.casefold().replace(" ", "-"), folded, n=1, cutoff=0.5)
    if near:
        return f'did you mean "{folded[near[0]]}"?'
    if not names:
        return "take it out: nothing can stand here"
    few = 14
    more = f" … ({len(names) - few} more)" if len(names) > few else ""
    return f"use one of: {', '.join(names[:few])}{more}"
