"""The ledger gives back what was put in, and shows whatever was done to it since."""

import json
from datetime import datetime
from functools import reduce

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.files.json_values import canonical
from agreementkit.files.ledger import NOTHING_YET, ledger_from
from agreementkit.model.ledger import Entry
from agreementkit.negotiation import KeptFile, Ledger, Parked, Started
from tests.ledger_entries import JSON, LATER, LEDGERS, WORDS

FILE = KeptFile(name="agreement.toml", sha256="0" * 64)
WHEN = datetime.fromisoformat("2026-11-02T10:02:00")
FIRST = Started(
    when=WHEN,
    by="Branch secretary",
    negotiation="9f",
    employer="Kent Police",
    unions=["UNISON"],
    agreement=FILE,
)
SECOND = Parked(when=WHEN, by="Branch secretary", because="Later.", clauses=["scope"])


def written(entries: tuple[Entry, ...]) -> Ledger:
    return reduce(Ledger.with_entry, entries, Ledger())


@given(LEDGERS)
def test_what_is_written_is_what_is_read(entries: tuple[Entry, ...]) -> None:
    ledger = written(entries)
    again = ledger_from(ledger.data)
    assert again == ledger
    assert again.entries == entries
    assert again.head == ledger.head
    lines = ledger.data.splitlines()
    assert ledger.data == b"".join(line + b"\n" for line in lines)
    assert [json.loads(line)["n"] for line in lines] == list(range(1, len(entries) + 1))


@given(LEDGERS, st.data())
def test_any_changed_byte_is_found(entries: tuple[Entry, ...], data: st.DataObject) -> None:
    whole = written(entries).data
    # The last byte is the end of the line, and says nothing.
    place = data.draw(st.integers(0, len(whole) - 2))
    byte = data.draw(st.integers(0, 255).filter(lambda each: each != whole[place]))
    with pytest.raises(ak.LedgerError):
        ledger_from(whole[:place] + bytes([byte]) + whole[place + 1 :])


@given(LEDGERS, st.data())
def test_any_byte_put_in_or_taken_out_is_found(
    entries: tuple[Entry, ...],
    data: st.DataObject,
) -> None:
    whole = written(entries).data
    place = data.draw(st.integers(0, len(whole) - 2))
    put = data.draw(st.binary(max_size=3))
    rest = whole[place:] if put else whole[place + 1 :]
    with pytest.raises(ak.LedgerError):
        ledger_from(whole[:place] + put + rest)


@given(LEDGERS.filter(lambda entries: len(entries) > 1), st.data())
def test_any_line_dropped_before_another_is_found_and_named(
    entries: tuple[Entry, ...],
    data: st.DataObject,
) -> None:
    lines = written(entries).data.splitlines(keepends=True)
    gone = data.draw(st.integers(0, len(lines) - 2))
    with pytest.raises(ak.LedgerError) as caught:
        ledger_from(b"".join(lines[:gone] + lines[gone + 1 :]), "ledger.jsonl")
    [fault] = caught.value.faults
    assert (fault.file, fault.line) == ("ledger.jsonl", gone + 1)


@given(LEDGERS.filter(lambda entries: len(entries) > 1), st.data())
def test_any_lines_swapped_or_repeated_are_found(
    entries: tuple[Entry, ...],
    data: st.DataObject,
) -> None:
    lines = written(entries).data.splitlines(keepends=True)
    one, other = sorted(
        data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True)),
    )
    swapped = [*lines]
    swapped[one], swapped[other] = lines[other], lines[one]
    for wrong in (swapped, [*lines[:other], lines[one], *lines[other:]]):
        with pytest.raises(ak.LedgerError) as caught:
            ledger_from(b"".join(wrong))
        assert caught.value.faults[0].line is not None


@given(LEDGERS, WORDS)
def test_a_line_written_anew_in_another_history_does_not_fit(
    entries: tuple[Entry, ...],
    other: str,
) -> None:
    ours = written((*entries, SECOND))
    theirs = written((evolve(entries[0], by=f"{other}!"), *entries[1:], SECOND))
    last = theirs.data.splitlines(keepends=True)[-1]
    mixed = b"".join([*ours.data.splitlines(keepends=True)[:-1], last])
    with pytest.raises(ak.LedgerError, match="does not follow from the line before"):
        ledger_from(mixed)


@given(LEDGERS, st.data())
def test_a_line_that_was_never_finished_is_counted_and_not_read(
    entries: tuple[Entry, ...],
    data: st.DataObject,
) -> None:
    whole = written(entries)
    longer = whole.with_entry(SECOND).data
    # Of a line that lacks nothing but its end, nothing is missing.
    end = data.draw(st.integers(len(whole.data), len(longer) - 2))
    cut = ledger_from(longer[:end])
    assert cut == evolve(whole, torn=end - len(whole.data))
    assert cut.head == whole.head
    # The next entry takes its place.
    assert cut.with_entry(SECOND).data == longer


@given(LATER, st.data())
def test_whatever_is_sealed_into_a_line_is_an_entry_or_an_error_of_ours(
    entry: Entry,
    data: st.DataObject,
) -> None:
    first, second = written((FIRST, entry)).data.splitlines(keepends=True)
    held = json.loads(second)["entry"]
    spoiled = data.draw(st.sampled_from(sorted(held)))
    forged = data.draw(st.just({**held, spoiled: data.draw(JSON)}) | JSON)
    try:
        ledger = ledger_from(first + resealed(second, entry=forged))
    except ak.LedgerError:
        return
    assert written(ledger.entries).data == ledger.data


@given(st.binary())
def test_any_bytes_are_a_ledger_or_an_error_of_ours(data: bytes) -> None:
    try:
        assert ledger_from(data).entries == ()
    except ak.LedgerError:
        assert b"\n" in data


def test_an_empty_file_is_a_ledger_without_entries() -> None:
    assert ledger_from(b"") == Ledger()
    assert Ledger().head == NOTHING_YET


def resealed(line: bytes, **changed: object) -> bytes:
    """A line changed by somebody who seals it again."""
    from hashlib import sha256

    body = {**json.loads(line), **changed}
    del body["seal"]
    return canonical({**body, "seal": sha256(canonical(body)).hexdigest()}) + b"\n"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"n": 7}, "it was written as line 7"),
        ({"previous": "1" * 64}, "it does not follow from the line before"),
        ({"format": 2}, "it is of a newer agreementkit"),
        ({"entry": {"is": "Nonsense"}}, "nothing that can stand here is called Nonsense"),
        ({"entry": {"is": "newer"}}, "nothing that can stand here is called newer"),
        ({"entry": 3}, "nothing that can stand here is called int"),
        ({"entry": []}, "nothing that can stand here is called list"),
    ],
)
def test_a_line_sealed_anew_still_says_what_is_wrong(
    changed: dict[str, object],
    why: str,
) -> None:
    line = written((FIRST,)).data
    with pytest.raises(ak.LedgerError) as caught:
        ledger_from(resealed(line, **changed), "ledger.jsonl")
    [fault] = caught.value.faults
    assert (fault.file, fault.line) == ("ledger.jsonl", 1)
    assert fault.message.startswith("the ledger cannot be relied on from this line: ")
    assert why in fault.message
    newer = "upgrade agreementkit"
    restore = "put the file back from a copy of the folder, or from the versions"
    assert fault.remedy.startswith(newer if "format" in changed else restore)


@pytest.mark.parametrize("line", [b"", b"x", b"[]", b"3", b"{}", b'{"n":1}', b"\xff", b"[" * 99999])
def test_what_is_no_entry_is_refused(line: bytes) -> None:
    with pytest.raises(ak.LedgerError) as caught:
        ledger_from(line + b"\n")
    assert caught.value.faults[0].line == 1


def test_a_line_without_an_entry_is_refused() -> None:
    body = {"n": 1, "previous": NOTHING_YET, "format": 1}
    line = resealed(canonical({**body, "seal": ""}))
    with pytest.raises(ak.LedgerError, match="it is no entry"):
        ledger_from(line)


@pytest.mark.parametrize("entries", [(SECOND,), (FIRST, FIRST)])
def test_a_ledger_begins_with_the_start_and_only_once(entries: tuple[Entry, ...]) -> None:
    with pytest.raises(ak.LedgerError, match="begins with the start of the negotiation"):
        ledger_from(written(entries).data)


def test_half_a_letter_is_refused_before_it_is_written() -> None:
    with pytest.raises(ak.InvalidError, match="half of a letter"):
        written((evolve(FIRST, by="Branch \ud800"),))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("when", "2026-11-02"),
        ("when", "tomorrow"),
        ("when", 3),
        ("by", 3),
        ("by", " "),
        ("unions", "UNISON"),
        ("unions", [3]),
        ("agreement", {"is": "KeptFile", "name": "../up", "sha256": ""}),
        ("agreement", {"is": "Sent", "name": "up", "sha256": ""}),
        ("agreement", "a"),
        ("extra", "a"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(field: str, value: object) -> None:
    line = written((FIRST,)).data
    entry = {**json.loads(line)["entry"], field: value}
    with pytest.raises(ak.LedgerError):
        ledger_from(resealed(line, entry=entry))
    # The same with its own value is read.
    assert ledger_from(resealed(line, entry=json.loads(line)["entry"])).entries == (FIRST,)
