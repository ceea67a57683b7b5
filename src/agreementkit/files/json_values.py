"""Typed values to JSON and back: one value has one text, and only that text gives it again.

This is what ledgers and records are written in. Keys are sorted, there are no blanks, and
letters stay as they are, so equal values are equal bytes, and a hash of the bytes speaks for
the value. A type is named by its wire name (`wire_names`), never by what Python calls it.
The names of its fields are keys, and stay what they are.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar, cast

from attrs import AttrsInstance, fields

from agreementkit.errors import Fault
from agreementkit.files.structuring import structured
from agreementkit.files.toml_source import KeyPath
from agreementkit.files.wire_names import wire_name
from agreementkit.model.clause import Provision
from agreementkit.model.values import Value

T = TypeVar("T")


def canonical(value: object) -> bytes:
    """A plain value as JSON in UTF-8, always the same bytes for the same value.

    >>> canonical({"b": 1, "a": "Tŷ"}).decode()
    '{"a":"Tŷ","b":1}'
    """
    text = json.dumps(
        value,
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    return text.encode("utf-8")


def plain(value: object) -> object:
    """A typed value as tables, lists, texts, numbers and flags.

    A value's own table has the name of its type under `is`; what stands at its default
    is left out.
    """
    match value:
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case Mapping():
            # Pairs, not a table: the order of the clauses is part of what was sent.
            return [[name, plain(held)] for name, held in value.items()]
        case tuple():
            return [plain(item) for item in value]
        case None | bool() | int() | str():
            return value
        case _:
            return _plain_provision(value) if isinstance(value, Provision) else _plain_table(value)


def _plain_provision(value: Provision) -> Mapping[str, object]:
    settings = {name: _plain_setting(own) for name, own in value.settings}
    return {"clause": value.clause, "position": plain(value.position), "settings": settings}


def _plain_table(value: object) -> Mapping[str, object]:
    kind = cast("type[AttrsInstance]", type(value))
    held: dict[str, object] = {"is": wire_name(kind)}
    for each in fields(kind):
        own = getattr(value, each.name)
        if own != each.default:
            held[each.name] = plain(own)
    return held


def _plain_setting(value: Value) -> object:
    match value:
        case Decimal():
            return {"decimal": str(value)}
        case date():
            return {"date": value.isoformat()}
        case tuple():
            return list(value)
        case _:
            return value


def from_plain(value: object, kind: type[T]) -> T:
    """The typed value that `plain` made this from.

    Raises:
        ValueError: it is no such value; the text says what is wrong, and where.
    """
    made, faults = structured(value, kind, stored=True)
    if faults:
        raise ValueError("; ".join(_fault_text(path, fault) for path, fault in faults))
    return cast("T", made)


def _fault_text(path: KeyPath, fault: Fault) -> str:
    where = ".".join(map(str, path))
    return f"{where}: {fault.message}" if where else fault.message
