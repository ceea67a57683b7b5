"""One plain value from a file to a typed one: the right type as it is, or the edit."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import get_args, get_origin

from agreementkit.model.kind import as_written
from agreementkit.model.nearest import did_you_mean

__all__ = ["HEADING", "WrongError", "flag", "member", "one_of_several", "text", "the_date", "whole"]

HEADING = "write [{key}] on a line of its own, and its keys below"

_LONGEST = 60


class WrongError(ValueError):
    """A value of the wrong type: what was expected, and the edit.

    In the edit, `{key}` stands for the key's path.
    """

    def __init__(self, wanted: str, got: object, remedy: str) -> None:
        super().__init__(wanted, got, remedy)
        shown = "a table of keys" if isinstance(got, Mapping) else as_written(got)
        shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
        self.message = f"expected {wanted}, and got {shown}"
        self.remedy = remedy


def whole(value: object, _: object) -> int:
    """A whole number; no fraction, no text, no flag."""
    if type(value) is int:
        return value
    remedy = "write a whole number, such as 1"
    if isinstance(value, str) and value.strip().isdecimal():
        remedy = f"take the quotation marks away: {value.strip()}"
    raise WrongError("a whole number", value, remedy)


def flag(value: object, _: object) -> bool:
    """True or false, and nothing that passes for either."""
    if isinstance(value, bool):
        return value
    raise WrongError("true or false", value, "write true or false, without quotation marks")


def text(value: object, _: object) -> str:
    """Text with something in it."""
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, str):
        raise WrongError("some text", value, "write it, or take the line out")
    if isinstance(value, Mapping | list | tuple):
        raise WrongError("text", value, 'write one text in quotation marks: "…"')
    raise WrongError("text", value, f'put it in quotation marks: "{as_written(value)}"')


def the_date(value: object, _: object) -> date:
    """A day, without a time."""
    if type(value) is date:
        return value
    shown = value.date() if isinstance(value, datetime) else "2027-04-01"
    remedy = f"write year-month-day, without quotation marks, such as {shown}"
    raise WrongError("a date", value, remedy)


def member(value: object, kind: type[StrEnum]) -> StrEnum:
    """A member of a closed list of texts."""
    if isinstance(value, str) and value in list(kind):
        return kind(value)
    known = [each.value for each in kind]
    remedy = did_you_mean(value if isinstance(value, str) else "", known)
    raise WrongError(f"one of {', '.join(known)}", value, remedy)


def one_of_several(value: object, kind: object) -> object:
    """A value of any of the plain types in a union; the model judges which fits."""
    if isinstance(value, list):
        value = tuple(value)
    allowed = tuple(get_origin(part) or part for part in get_args(kind))
    if isinstance(value, allowed) and (bool in allowed or not isinstance(value, bool)):
        return value
    if set(allowed) <= {int, Decimal}:
        raise WrongError("a number", value, "write a number, without quotation marks")
    raise WrongError("a plain value", value, "write a number, a text, true or false, or a list")
