"""Plain values from a file to typed ones: nothing guessed, every fault at once."""

import types
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, TypeVar, get_args, get_origin

from attrs import fields

from agreementkit.errors import Fault, InvalidError
from agreementkit.files.lines import KeyPath
from agreementkit.model.kind import Kind, as_written
from agreementkit.model.nearest import did_you_mean
from agreementkit.model.position import Position

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["structured"]

T = TypeVar("T")
Placed = tuple[KeyPath, Fault]


class _WrongError(ValueError):
    """A value of the wrong type: what was expected, and the edit."""

    def __init__(self, wanted: str, got: object, remedy: str) -> None:
        super().__init__(wanted, got, remedy)
        self.message = f"expected {wanted}, and got {as_written(got)}"
        self.remedy = remedy


def _exactly(kind: type, wanted: str, remedy: str) -> "Callable[[object, object], object]":
    def hook(value: object, _: object) -> object:
        if type(value) is kind:
            return value
        raise _WrongError(wanted, value, remedy)

    return hook


def _string(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise _WrongError("text", value, f'put it in quotation marks: "{value}"')
    if not value.strip():
        raise _WrongError("some text", value, "write it, or take the line out")
    return value


def _date(value: object, _: object) -> date:
    if type(value) is date:
        return value
    shown = value.date() if isinstance(value, datetime) else "2027-04-01"
    raise _WrongError("a date", value, f"write the date without quotation marks: {shown}")


def _enum(value: object, kind: type[StrEnum]) -> StrEnum:
    if isinstance(value, str) and value in list(kind):
        return kind(value)
    known = [member.value for member in kind]
    remedy = did_you_mean(value if isinstance(value, str) else "", known)
    raise _WrongError(f"one of {', '.join(known)}", value, remedy)


def _union(value: object, kind: object) -> object:
    """A union of plain types: the value as it is, lists as tuples; the model judges it."""
    if isinstance(value, list):
        value = tuple(value)
    allowed = tuple(get_origin(part) or part for part in get_args(kind))
    if isinstance(value, allowed):
        return value
    raise _WrongError("a plain value", value, "write a number, a text, true or false, or a list")


def _plain_union(kind: object) -> bool:
    if get_origin(kind) is not types.UnionType and not isinstance(kind, types.UnionType):
        return False
    parts = [part for part in get_args(kind) if part is not type(None)]
    plain = (int, bool, str, Decimal, date)
    return len(parts) > 1 and all(p in plain or get_origin(p) is tuple for p in parts)


@cache
def _converter() -> "Converter":
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True)
    number = "take the quotation marks or the fraction away"
    converter.register_structure_hook(int, _exactly(int, "a whole number", number))
    converter.register_structure_hook(bool, _exactly(bool, "true or false", "write true or false"))
    converter.register_structure_hook(str, _string)
    converter.register_structure_hook(date, _date)
    for kind in (Kind, Position):
        # Named one by one: cattrs would else take the hook for str, which they inherit from.
        converter.register_structure_hook(kind, _enum)
    converter.register_structure_hook_func(_plain_union, _union)
    converter.register_structure_hook_func(lambda kind: kind is object, lambda value, _: value)
    converter.register_structure_hook_func(
        _is_sequence,
        lambda value, kind: _list(value, kind, converter),
    )
    return converter


def _is_sequence(kind: object) -> bool:
    origin: object = get_origin(kind)
    return origin is tuple and get_args(kind)[-1] is ...


def _list(value: object, kind: object, converter: "Converter") -> object:
    if not isinstance(value, list):
        raise _WrongError("a list", value, f"put it in square brackets: [{as_written(value)}]")
    # Structured as a plain list, so that the hook does not call itself.
    item: object = list[get_args(kind)[0]]  # type: ignore[misc]
    return tuple(converter.structure(value, item))  # type: ignore[arg-type]


def structured(value: object, kind: type[T]) -> tuple[T | None, list[Placed]]:
    """`value` as a `kind`, or None and every fault with the path of its key."""
    from cattrs import BaseValidationError

    try:
        return _converter().structure(value, kind), []
    except (BaseValidationError, _WrongError, InvalidError) as error:
        return None, list(_faults(error, ()))
    except (TypeError, AttributeError):
        fault = Fault(
            message=f"expected a table, and got {as_written(value)}",
            remedy="give it a heading in square brackets, with its keys below",
        )
        return None, [((), fault)]


def _faults(error: BaseException, path: KeyPath) -> Iterator[Placed]:
    from cattrs import BaseValidationError, ForbiddenExtraKeysError

    match error:
        case BaseValidationError():
            inside, outside = error.group_exceptions()  # type: ignore[attr-defined]
            for part, note in inside:
                step = note.name if hasattr(note, "name") else note.index
                yield from _faults(part, (*path, step))
            for part in outside:
                yield from _faults(part, path)
        case ForbiddenExtraKeysError():
            known = [field.name for field in fields(error.cl)]
            for name in sorted(error.extra_fields):
                yield (
                    (*path, name),
                    Fault(
                        message=f'no key is called "{name}" here',
                        remedy=did_you_mean(name, known),
                    ),
                )
        case InvalidError():
            for fault in error.faults:
                keys: KeyPath = tuple(fault.key.split(".")) if fault.key else ()
                yield (*path, *keys), Fault(message=fault.message, remedy=fault.remedy)
        case _WrongError():
            yield path, Fault(message=error.message, remedy=error.remedy)
        case KeyError():
            yield (
                path,
                Fault(message=f'"{path[-1]}" is missing', remedy=f"add a line: {path[-1]} = …"),
            )
        case _:
            yield (
                path,
                Fault(
                    message="expected a table of keys, and got a single value",
                    remedy="give it a heading in square brackets, with its keys below",
                ),
            )
