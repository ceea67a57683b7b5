"""The kinds of value that a clause can leave to negotiation."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeGuard, cast

from agreementkit.model.nearest import look_up

__all__ = [
    "NUMERIC",
    "UNITS",
    "WHOLE",
    "Kind",
    "Value",
    "as_kind",
    "as_value",
    "as_written",
    "value_fault",
]

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
    return None if good else f"expected {wanted}, and got {as_written(value)}"


def _is_number(value: object) -> TypeGuard[int | Decimal]:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)


def as_kind(name: Kind | str) -> Kind:
    """The kind of that name; raises `InvalidError` where there is none."""
    return look_up(name, {kind.value: kind for kind in Kind}, "kind")


def as_value(value: object) -> Value:
    """A value as the model keeps it: a list becomes a tuple, all else stays.

    Whether it fits is for the parameter to say, in words (`Parameter.fault`).
    """
    return tuple(value) if isinstance(value, list) else cast("Value", value)


def as_written(value: object) -> str:
    """A value as a person would write it in a TOML file.

    >>> as_written(True), as_written(("a", "b")), as_written(date(2027, 4, 1))
    ('true', '["a", "b"]', '2027-04-01')
    """
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case tuple() | list():
            return "[" + ", ".join(as_written(item) for item in value) + "]"
        case _:
            return str(value)
