"""Plain values from TOML or JSON to typed ones: nothing guessed, every fault at once.

There are two notations. In TOML, written by people, a date is a date, a mapping is a table,
and a text has something in it. In the JSON of ledgers and records, written by
`json_values`, a date is a text, a mapping is a list of pairs, and each table has under `is`
the wire name of its type. All else is the same in both: whole numbers, flags, closed lists,
lists, optional values, and how faults are found.

cattrs does the work, and gathers what goes wrong in every corner of a table. What it raises
is taken apart at the end into faults, each with the path of its key and the edit that mends
it.
"""

import contextlib
import re
import types
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args, get_origin

from attrs import fields_dict, has

from agreementkit.errors import Fault, InvalidError
from agreementkit.files.toml_source import KeyPath, Placed
from agreementkit.model.clause import Provision
from agreementkit.model.values import Kind, Value, as_toml, did_you_mean

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")
_Hook = Callable[[object, object], object]

MOVE_UP = "move this line up, above the first line in square brackets"
"""The edit for a key that stands below a table's heading, and belongs to no table."""


def structured(
    value: object,
    kind: type[T],
    *,
    stored: bool = False,
) -> tuple[T | None, list[Placed]]:
    """`value` as a `kind`, or None and every fault with the path of its key.

    Args:
        value: plain values.
        kind: a type of the model, or of the keys of a file.
        stored: whether the notation is that of ledgers and records, not that of TOML.

    >>> from agreementkit import System
    >>> _, faults = structured({"name": "Triage", "purpose": 3, "purpos": ""}, System)
    >>> [(path, fault.remedy) for path, fault in faults]
    [(('purpose',), 'put it in quotation marks: "3"'), (('purpos',), 'did you mean "purpose"?')]
    """
    from cattrs import BaseValidationError

    try:
        return _converter(stored=stored).structure(value, kind), []
    except (BaseValidationError, InvalidError, _WrongValueError) as error:
        top = fields_dict(kind) if has(kind) else {}
        every = _leaves(error, (), kind)
        return None, [placed for leaf in every for placed in _placed(*leaf, top)]


@cache
def _converter(*, stored: bool) -> "Converter":
    from cattrs import Converter

    converter = Converter()
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(bool, _flag)
    # cattrs takes the hook of a class for what inherits from it too: StrEnum, datetime.
    converter.register_structure_hook(str, _stored_text if stored else _text)
    converter.register_structure_hook(date, _stored_moment if stored else _day)
    converter.register_structure_hook_func(_is_plain_union, _one_of_several)
    converter.register_structure_hook_func(lambda kind: kind is object, lambda value, _: value)
    converter.register_structure_hook_func(_is_tuple, partial(_items, converter))
    mapping = _stored_pairs if stored else _mapping
    converter.register_structure_hook_func(_is_mapping, partial(mapping, converter))
    table = _stored_table if stored else _table
    converter.register_structure_hook_factory(has, partial(table, converter))
    if stored:
        converter.register_structure_hook_factory(_is_union, partial(_stored_union, converter))
        converter.register_structure_hook(Provision, _stored_provision)
    return converter


class _WrongValueError(ValueError):
    """A value that cannot stand where it stands, and the edit.

    In the edit, `{key}` stands for the key's path.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


_LONGEST = 60


def _wrong(wanted: str, got: object, remedy: str = "") -> _WrongValueError:
    shown = "a table of keys" if isinstance(got, Mapping) else as_toml(got)
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    return _WrongValueError(f"expected {wanted}, and got {shown}", remedy)


# ---
# One plain value: the right type as it is, or the edit.


def _whole(value: object, _: object) -> int:
    """A whole number; no fraction, no text, no flag."""
    if type(value) is int:
        return value
    remedy = "write a whole number, such as 1"
    if isinstance(value, str) and value.strip().isdecimal():
        remedy = f"take the quotation marks away: {value.strip()}"
    raise _wrong("a whole number", value, remedy)


def _flag(value: object, _: object) -> bool:
    """True or false, and nothing that passes for either."""
    if isinstance(value, bool):
        return value
    raise _wrong("true or false", value, "write true or false, without quotation marks")


def _nothing(value: object, _: object) -> None:
    if value is not None:
        raise _wrong("nothing", value)


def _text(value: object, kind: type[str]) -> str:
    """Text with something in it, or a member of a closed list of texts."""
    if issubclass(kind, StrEnum):
        return _member(value, kind)
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, str):
        raise _wrong("some text", value, "write it, or take the line out")
    if isinstance(value, Mapping | list | tuple):
        raise _wrong("text", value, 'write one text in quotation marks: "…"')
    raise _wrong("text", value, f'put it in quotation marks: "{as_toml(value)}"')


def _stored_text(value: object, kind: type[str]) -> str:
    """The same, but a text may be empty. Most of a record is texts, so they come first."""
    return value if kind is str and isinstance(value, str) else _text(value, kind)


def _member(value: object, kind: type[StrEnum]) -> StrEnum:
    if isinstance(value, str) and value in list(kind):
        return kind(value)
    known = [each.value for each in kind]
    remedy = did_you_mean(value if isinstance(value, str) else "", known)
    raise _wrong(f"one of {', '.join(known)}", value, remedy)


def _day(value: object, _: object) -> date:
    """A day, without a time; as a text where the notation has no dates, as JSON has none."""
    if type(value) is date:
        return value
    if isinstance(value, str) and (day := day_from(value)):
        return day
    shown = value.date() if isinstance(value, datetime) else "2027-04-01"
    remedy = f"write year-month-day, without quotation marks, such as {shown}"
    raise _wrong("a date", value, remedy)


def day_from(text: str) -> date | None:
    """The day that a text is, such as 2027-04-01; None where it is none."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        with contextlib.suppress(ValueError):
            return date.fromisoformat(text)
    return None


def _stored_moment(value: object, kind: type[date]) -> date:
    """A day, or a moment, in the one form in which it is stored."""
    try:
        made = kind.fromisoformat(str(value))
    except ValueError as error:
        raise _WrongValueError(str(error)) from None
    if made.isoformat() != value:
        raise _WrongValueError(f"{value} is not how this moment is written")
    return made


def _is_plain_union(kind: object) -> bool:
    if not isinstance(kind, types.UnionType):
        return False
    parts = [part for part in get_args(kind) if part is not types.NoneType]
    plain = (int, bool, str, Decimal, date)
    return len(parts) > 1 and all(p in plain or get_origin(p) is tuple for p in parts)


def _one_of_several(value: object, kind: object) -> object:
    """A value of any of the plain types in a union; the model judges which fits."""
    if isinstance(value, list):
        value = tuple(value)
    allowed = tuple(get_origin(part) or part for part in get_args(kind))
    if isinstance(value, allowed) and (bool in allowed or not isinstance(value, bool)):
        return value
    if set(allowed) <= {int, Decimal}:
        raise _wrong("a number", value, "write a number, without quotation marks")
    raise _wrong("a plain value", value, "write a number, a text, true or false, or a list")


# ---
# Lists and tables.

# The hooks hand on to cattrs under the plain type, so that they do not call themselves.

_HEADING = "write [{key}] on a line of its own, and its keys below"


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _items(converter: "Converter", value: object, kind: object) -> object:
    item, last = get_args(kind)
    if last is not ... and not (isinstance(value, list | tuple) and len(value) == 2):
        raise _wrong("two numbers", value, "write {key} = [least, most]")
    if not isinstance(value, list | tuple):
        if has(item):
            remedy = "write [[{key}]] on a line of its own for each, and its keys below"
            raise _wrong("a list of tables", value, remedy)
        shown = as_toml(value) if isinstance(value, str) else '"…"'
        raise _wrong("a list", value, f"put it in square brackets: [{shown}]")
    return tuple(converter.structure(value, list[item]))  # type: ignore[valid-type]


def _is_mapping(kind: object) -> bool:
    return get_origin(kind) is Mapping


def _mapping(converter: "Converter", value: object, kind: object) -> object:
    if not isinstance(value, Mapping):
        raise _wrong("a table of keys", value, _HEADING)
    name, held = get_args(kind)
    return converter.structure(value, dict[name, held])  # type: ignore[valid-type]


def _stored_pairs(converter: "Converter", value: object, kind: object) -> object:
    _, held = get_args(kind)
    names: list[str] = []
    values: list[object] = []
    for pair in value if isinstance(value, list) else [None]:
        match pair:
            case [str(name), own]:
                names.append(name)
                values.append(own)
            case _:
                raise _wrong("a list of pairs", value)
    made = converter.structure(values, list[held])  # type: ignore[valid-type]
    return dict(zip(names, made, strict=True))


def _structure(converter: "Converter", kind: type) -> _Hook:
    """How cattrs makes a class from a table, with every key that has no place in it a fault."""
    from cattrs.gen import make_dict_structure_fn, override

    # A field that is always None would take any value: cattrs sees no type there.
    absent: dict[str, Any] = {
        each.name: override(struct_hook=_nothing)
        for each in fields_dict(kind).values()
        if each.type is None
    }
    return cast(
        "_Hook",
        make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, **absent),
    )


def _table(converter: "Converter", kind: type) -> _Hook:
    make = _structure(converter, kind)

    def hook(value: object, _: object) -> object:
        if not isinstance(value, Mapping):
            raise _wrong("a table of keys", value, _HEADING)
        return make(value, kind)

    return hook


def _stored_table(converter: "Converter", kind: type) -> _Hook:
    from agreementkit.files.wire_names import wire_name

    make, wanted = _structure(converter, kind), wire_name(kind)

    def hook(value: object, _: object) -> object:
        named = value.get("is") if isinstance(value, Mapping) else None
        if not isinstance(value, Mapping) or named != wanted:
            raise _WrongValueError(f"expected {wanted}, and got {named or type(value).__name__}")
        held = {name: own for name, own in value.items() if name != "is"}
        return make(held, kind)

    return hook


def _is_union(kind: object) -> bool:
    """Whether it is one of several types that are stored with their names."""
    return isinstance(kind, types.UnionType) and all(map(has, get_args(kind)))


def _stored_union(converter: "Converter", kind: object) -> _Hook:
    from agreementkit.files.wire_names import wire_name

    by_name = {wire_name(part): part for part in get_args(kind)}

    def hook(value: object, _: object) -> object:
        named = value.get("is") if isinstance(value, Mapping) else type(value).__name__
        if not isinstance(named, str) or named not in by_name:
            raise _WrongValueError(f"nothing that can stand here is called {named}")
        made: object = converter.structure(value, by_name[named])
        return made

    return hook


def _stored_provision(value: object, _: object) -> Provision:
    match value:
        case {
            "clause": str(clause),
            "position": None | str() as position,
            "settings": dict() as own,
        }:
            settings = {str(name): _stored_setting(held) for name, held in own.items()}
            return Provision(clause=clause, position=position, settings=settings)
        case _:
            raise _WrongValueError("expected a clause with its position and figures")


def _stored_setting(value: object) -> Value:
    try:
        match value:
            case {"decimal": str(number)}:
                return Decimal(number)
            case {"date": str(day)}:
                return date.fromisoformat(day)
            case list() if all(isinstance(text, str) for text in value):
                return tuple(map(str, value))
            case bool() | int() | str():
                return value
    except (ArithmeticError, ValueError):
        pass
    raise _WrongValueError(f"{value} is no figure")


# ---
# What cattrs raised, as faults with the path of their key.

_Leaf = tuple[BaseException, KeyPath, type]

_EXAMPLES = {int: "1", bool: "true or false", date: "2027-04-01", Kind: '"weeks"'}


def _leaves(error: BaseException, path: KeyPath, kind: type) -> Iterator[_Leaf]:
    """Each single error with its path and the kind it stood in."""
    from cattrs import BaseValidationError

    if not isinstance(error, BaseValidationError):
        yield error, path, kind
        return
    inside, outside = error.group_exceptions()  # type: ignore[attr-defined]
    for part, note in inside:
        step = note.name if hasattr(note, "name") else note.index
        yield from _leaves(part, (*path, step), error.cl)
    for part in outside:
        yield from _leaves(part, path, error.cl)


def _placed(
    error: BaseException,
    path: KeyPath,
    kind: type,
    top: Collection[str],
) -> Iterator[Placed]:
    """The faults of one error; `top` are the names of the outermost keys."""
    from cattrs import ForbiddenExtraKeysError

    match error:
        case _WrongValueError():
            key = ".".join(step for step in path if isinstance(step, str))
            if path and isinstance(path[-1], int):
                key = f"[{key}]"  # the headings of a list of tables have two brackets
            yield path, Fault(message=error.message, remedy=error.remedy.replace("{key}", key))
        case KeyError():
            yield path, _missing(kind, str(path[-1]), nested=len(path) > 1)
        case ForbiddenExtraKeysError():
            for name in sorted(error.extra_fields):
                near = did_you_mean(name, fields_dict(kind))
                remedy = MOVE_UP if name in top else near
                fault = Fault(message=f'no key is called "{name}" here', remedy=remedy)
                yield (*path, name), fault
        case InvalidError():
            for fault in error.faults:
                keys = fault.key.split(".") if fault.key else ()
                yield (*path, *keys), Fault(message=fault.message, remedy=fault.remedy)
        case _:
            raise error  # ours, and not the file's


def _missing(kind: type, name: str, *, nested: bool) -> Fault:
    wanted: type = fields_dict(kind)[name].type or str
    if has(wanted) or _is_mapping(wanted):
        remedy = f"add a line [{name}], and its keys below it"
    elif _is_tuple(wanted) and has(get_args(wanted)[0]):
        remedy = f"add a line [[{name}]] for each, and its keys below it"
    else:
        usual = '["…"]' if _is_tuple(wanted) else _EXAMPLES.get(wanted, '"…"')
        example = fields_dict(kind)[name].metadata.get("example", usual)
        where = "under its heading" if nested else "at the top"
        remedy = f"add a line {where}: {name} = {example}"
    return Fault(message=f'"{name}" is missing', remedy=remedy)
