"""JSON to typed values, strictly: what `json_plain` wrote comes back equal, and nothing else does."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from types import UnionType
from typing import TYPE_CHECKING, TypeVar, cast, get_args, get_origin

from attrs import has

from agreementkit.errors import InvalidError
from agreementkit.files.wire_names import WIRE_NAMES, wire_name
from agreementkit.model import Provision, Value

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["from_plain"]

T = TypeVar("T")
Hook = Callable[[object, object], object]


def from_plain(value: object, kind: type[T]) -> T:
    """The typed value that `plain` made this from.

    Raises:
        ValueError: it is no such value; the text says what is wrong, and where.
    """
    from cattrs import BaseValidationError, transform_error

    try:
        return _converter().structure(value, kind)
    except BaseValidationError as error:
        raise ValueError("; ".join(transform_error(error, format_exception=_said))) from None
    except (ArithmeticError, InvalidError) as error:
        raise ValueError(_said(error, None)) from None


def _said(error: BaseException, _: type | None) -> str:
    if isinstance(error, InvalidError):
        return "; ".join(fault.message for fault in error.faults)
    return str(error) or type(error).__name__


@cache
def _converter() -> "Converter":
    from cattrs import Converter

    converter = Converter()
    # cattrs takes the hook of a class for what inherits from it too: StrEnum, datetime.
    for kind in (bool, int, str, type(None)):
        converter.register_structure_hook(kind, _exactly)
    converter.register_structure_hook(date, _moment)
    converter.register_structure_hook_func(_is_tuple, partial(_items, converter))
    converter.register_structure_hook_func(_is_mapping, partial(_pairs, converter))
    converter.register_structure_hook_func(_is_choice, partial(_one_of, converter))
    converter.register_structure_hook_factory(has, partial(_made, converter))
    converter.register_structure_hook(Provision, _provision)
    return converter


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _is_mapping(kind: object) -> bool:
    return get_origin(kind) is Mapping


def _is_choice(kind: object) -> bool:
    parts = get_args(kind)
    return isinstance(kind, UnionType) and all(map(has, parts))


def _exactly(value: object, kind: type) -> object:
    if issubclass(kind, StrEnum) and isinstance(value, str):
        return kind(value)
    if type(value) is not kind:
        raise ValueError(f"expected {kind.__name__}, and got {type(value).__name__}")
    return value


def _moment(value: object, kind: type[date]) -> date:
    made = kind.fromisoformat(str(value))
    if made.isoformat() != value:
        raise ValueError(f"{value} is not how this moment is written")
    return made


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"expected a list, and got {type(value).__name__}")  # noqa: TRY004
    return value


# The hooks hand on to cattrs under the plain type, so that they do not call themselves.


def _items(converter: "Converter", value: object, kind: object) -> object:
    item, _ = get_args(kind)
    return tuple(converter.structure(_list(value), list[item]))  # type: ignore[valid-type]


def _pairs(converter: "Converter", value: object, kind: object) -> object:
    _, held = get_args(kind)
    made: dict[str, object] = {}
    for pair in _list(value):
        name, own = _list(pair)
        made[str(_exactly(name, str))] = converter.structure(own, held)
    return made


def _made(converter: "Converter", kind: type) -> Hook:
    from cattrs.gen import make_dict_structure_fn

    make = cast("Hook", make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True))
    wanted = wire_name(kind)

    def hook(value: object, _: object) -> object:
        named = value.get("is") if isinstance(value, Mapping) else None
        if not isinstance(value, Mapping) or named != wanted:
            raise ValueError(f"expected {wanted}, and got {named or type(value).__name__}")
        held = {name: own for name, own in value.items() if name != "is"}
        return make(held, kind)

    return hook


def _one_of(converter: "Converter", value: object, kind: object) -> object:
    named = value.get("is") if isinstance(value, Mapping) else type(value).__name__
    part = WIRE_NAMES.get(str(named))
    if part in get_args(kind):
        return converter.structure(value, part)
    raise ValueError(f"nothing that can stand here is called {named}")


def _provision(value: object, _: object) -> Provision:
    match value:
        case {
            "clause": str(clause),
            "position": None | str() as position,
            "settings": dict() as own,
        }:
            settings = {str(name): _setting(held) for name, held in own.items()}
            return Provision(clause=clause, position=position, settings=settings)
        case _:
            raise ValueError("expected a clause with its position and figures")


def _setting(value: object) -> Value:
    match value:
        case {"decimal": str(number)}:
            return Decimal(number)
        case {"date": str(day)}:
            return date.fromisoformat(day)
        case list():
            return tuple(str(_exactly(item, str)) for item in value)
        case bool() | int() | str():
            return value
        case _:
            raise ValueError(f"{value} is no figure")
