"""Plain values from a file to typed ones: nothing guessed, every fault at once."""

import types
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar, cast, get_args, get_origin

from attrs import fields_dict, has

from agreementkit.errors import Fault, InvalidError
from agreementkit.files import values
from agreementkit.files.lines import KeyPath, Placed
from agreementkit.files.values import HEADING, WrongError
from agreementkit.model.kind import Kind, as_written
from agreementkit.model.nearest import did_you_mean
from agreementkit.model.position import Position

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["MOVE_UP", "structured"]

T = TypeVar("T")
Hook = Callable[[object, object], object]
_Leaf = tuple[BaseException, KeyPath, type]

MOVE_UP = "move this line up, above the first line in square brackets"
"""The edit for a key that stands below a table's heading, and belongs to no table."""

_EXAMPLES = {int: "1", bool: "true or false", date: "2027-04-01", Kind: '"weeks"'}


@cache
def _converter() -> "Converter":
    from cattrs import Converter

    converter = Converter()
    converter.register_structure_hook(int, values.whole)
    converter.register_structure_hook(bool, values.flag)
    converter.register_structure_hook(str, values.text)
    converter.register_structure_hook(date, values.the_date)
    for kind in (Kind, Position):
        # Named one by one: cattrs would else take the hook for str, which they inherit from.
        converter.register_structure_hook(kind, values.member)
    converter.register_structure_hook_func(_is_plain_union, values.one_of_several)
    converter.register_structure_hook_func(lambda kind: kind is object, lambda value, _: value)
    for applies, hook in ((_is_tuple, _items), (_is_mapping, _mapping)):
        converter.register_structure_hook_func(applies, partial(hook, converter))
    converter.register_structure_hook_factory(has, partial(_table, converter))
    return converter


def _is_plain_union(kind: object) -> bool:
    if not isinstance(kind, types.UnionType):
        return False
    parts = [part for part in get_args(kind) if part is not type(None)]
    plain = (int, bool, str, Decimal, date)
    return len(parts) > 1 and all(p in plain or get_origin(p) is tuple for p in parts)


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _is_mapping(kind: object) -> bool:
    return get_origin(kind) is Mapping


# The hooks hand on to cattrs under the plain type, so that they do not call themselves.


def _items(converter: "Converter", value: object, kind: object) -> object:
    item, last = get_args(kind)
    if last is not ... and not (isinstance(value, list | tuple) and len(value) == 2):
        raise WrongError("two numbers", value, "write {key} = [least, most]")
    if not isinstance(value, list | tuple):
        if has(item):
            remedy = "write [[{key}]] on a line of its own for each, and its keys below"
            raise WrongError("a list of tables", value, remedy)
        shown = as_written(value) if isinstance(value, str) else '"…"'
        raise WrongError("a list", value, f"put it in square brackets: [{shown}]")
    return tuple(converter.structure(value, list[item]))  # type: ignore[valid-type]


def _mapping(converter: "Converter", value: object, kind: object) -> object:
    if not isinstance(value, Mapping):
        raise WrongError("a table of keys", value, HEADING)
    name, held = get_args(kind)
    return converter.structure(value, dict[name, held])  # type: ignore[valid-type]


def _table(converter: "Converter", kind: type) -> Hook:
    from cattrs.gen import make_dict_structure_fn

    make = cast("Hook", make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True))

    def hook(value: object, _: object) -> object:
        if not isinstance(value, Mapping):
            raise WrongError("a table of keys", value, HEADING)
        return make(value, kind)

    return hook


def structured(value: object, kind: type[T]) -> tuple[T | None, list[Placed]]:
    """`value` as a `kind`, or None and every fault with the path of its key."""
    from cattrs import BaseValidationError

    try:
        return _converter().structure(value, kind), []
    except (BaseValidationError, WrongError) as error:
        top = fields_dict(kind) if has(kind) else {}
        every = _leaves(error, (), kind)
        return None, [placed for leaf in every for placed in _placed(*leaf, top)]


def _leaves(error: BaseException, path: KeyPath, kind: type) -> Iterator[_Leaf]:
    """What cattrs raised, taken apart: each error with its path and the kind it stood in."""
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
        case WrongError():
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
