"""What was stored once is read for ever, whatever the classes are called by then.

The specimens in `tests/data/stored` were written when what they hold was new. They are never
edited: what breaks a test here would break the ledger of somebody in the middle of talks. A kind
of entry or a field that comes later gets a specimen beside them, `ledger-….jsonl`.
"""

import json
from collections.abc import Iterator, Mapping
from functools import reduce
from types import NoneType
from typing import Any, get_args

import attrs
import pytest

from agreementkit import Document, Provision
from agreementkit.documents import Comment
from agreementkit.files.json_values import from_plain, plain
from agreementkit.files.ledger import ledger_from
from agreementkit.files.records import document_from, record_json
from agreementkit.files.wire_names import WIRE_NAMES, wire_name
from agreementkit.model.ledger import Entry
from agreementkit.negotiation import Ledger, log_json
from tests.files.conftest import DATA

LEDGERS = {path.stem: path.read_bytes() for path in sorted((DATA / "stored").glob("ledger*.jsonl"))}
RECORD = (DATA / "stored" / "record.json").read_bytes()


def tables(value: object) -> Iterator[Mapping[str, Any]]:
    """Every table in a JSON value that says what it is."""
    inside: list[object] = []
    if isinstance(value, dict):
        if "is" in value:
            yield value
        inside = [*value.values()]
    elif isinstance(value, list):
        inside = value
    for each in inside:
        yield from tables(each)


LINES = [line for ledger in LEDGERS.values() for line in ledger.splitlines()]
STORED = [table for text in (*LINES, RECORD) for table in tables(json.loads(text))]


def types_in(kind: object) -> Iterator[type]:
    """The attrs classes that an annotation names, at any depth."""
    if isinstance(kind, type) and attrs.has(kind):
        yield kind
    for part in get_args(kind):
        yield from types_in(part)


def reached(*kinds: object) -> set[type]:
    """Every class that is stored with its name where a value of these kinds is."""
    found: set[type] = set()
    ahead = [each for kind in kinds for each in types_in(kind)]
    while ahead:
        kind = ahead.pop()
        # A provision has a form of its own, without a name.
        if kind not in found and kind is not Provision:
            found.add(kind)
            ahead += [
                each
                for field in attrs.fields(attrs.resolve_types(kind))
                for each in types_in(field.type)
            ]
    return found


@pytest.mark.parametrize("name", LEDGERS)
def test_a_ledger_of_once_is_read_and_written_again_to_the_same_bytes(name: str) -> None:
    ledger = ledger_from(LEDGERS[name])
    assert reduce(Ledger.with_entry, ledger.entries, Ledger()).data == LEDGERS[name]


def test_a_record_of_the_first_version_is_read_and_written_again_to_the_same_bytes() -> None:
    assert record_json(document_from(RECORD)) == RECORD


def test_every_type_that_can_be_stored_has_a_name_and_nothing_else_has() -> None:
    assert set(WIRE_NAMES.values()) == reached(Document, Entry)
    assert Comment in WIRE_NAMES.values()


def test_the_specimens_hold_every_name_and_every_key() -> None:
    keys: dict[str, set[str]] = {}
    for table in STORED:
        keys.setdefault(table["is"], set()).update(table.keys() - {"is"})
    assert keys == {
        name: {field.name for field in attrs.fields(kind) if field.type not in (None, NoneType)}
        for name, kind in WIRE_NAMES.items()
    }


@pytest.fixture
def renamed() -> Iterator[None]:
    """Every class that is stored has another name in Python."""
    names = {kind: kind.__name__ for kind in WIRE_NAMES.values()}
    for number, kind in enumerate(names):
        kind.__name__ = f"Renamed{number}"
    yield
    for kind, name in names.items():
        kind.__name__ = name


@pytest.mark.usefixtures("renamed")
@pytest.mark.parametrize("name", WIRE_NAMES)
def test_a_class_may_be_called_otherwise_and_is_stored_as_before(name: str) -> None:
    kind = WIRE_NAMES[name]
    assert (wire_name(kind), kind.__name__[:7]) == (name, "Renamed")
    stored = next(table for table in STORED if table["is"] == name)
    assert plain(from_plain(stored, kind)) == stored


@pytest.mark.usefixtures("renamed")
def test_the_kinds_in_the_json_of_a_log_are_those_names_in_small_letters() -> None:
    entries = ledger_from(LEDGERS["ledger"]).entries
    told: Any = log_json(entries)["entries"]
    assert [each["kind"] for each in told] == [
        json.loads(line)["entry"]["is"].lower() for line in LEDGERS["ledger"].splitlines()
    ]
