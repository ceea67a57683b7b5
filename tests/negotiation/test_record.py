"""A negotiation in its folder: what lies there, what is refused, and what nobody loses."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit.files.negotiation_folder import (
    digests,
    free_name,
    in_force,
    kept,
    read_kept,
    unrecorded,
)
from agreementkit.files.records import draft_id, record_json
from agreementkit.negotiation import (
    Closed,
    DraftKind,
    KeptFile,
    NegotiationState,
    Outcome,
    Received,
    Replaced,
    Sent,
    Started,
)
from agreementkit.negotiation.decision import Stamp
from agreementkit.negotiation.record import (
    ReturnedFile,
    next_round_and_id,
    record_act,
    record_received,
    record_replaced,
    record_sent,
    start,
)
from agreementkit.negotiation.state import base_document, open_state, read_state, sent_document
from tests.negotiation.small_negotiations import (
    AGREEMENT,
    BY,
    PACK,
    SAME,
    STAMP,
    TOML,
    WHEN,
    negotiation,
    one_round,
    parked,
    text,
)


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def refused(error: ak.AgreementKitError) -> str:
    [fault] = error.faults
    assert fault.remedy
    return fault.message


def test_a_round_is_kept_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "kent"
    state = one_round(folder)
    assert names(folder) == {
        ".lock",
        "agreement.toml",
        "ledger.jsonl",
        "received/round-1-draft-final-2.docx",
        "sent/round-1.docx",
        "sent/round-1.json",
    }
    assert (folder / "agreement.toml").read_bytes() == TOML
    assert (folder / "sent/round-1.docx").read_bytes() == b"a draft"
    assert (folder / "received/round-1-draft-final-2.docx").read_bytes() == b"their answer"
    begun, out, back = state.entries
    assert isinstance(begun, Started)
    assert isinstance(out, Sent)
    assert isinstance(back, Received)
    assert (begun.employer, begun.unions, begun.negotiation) == ("Kent Police", ("UNISON",), "9f")
    assert out.draft == draft_id("9f", 1, record_json(text("scope", "disputes")))
    assert (out.round, out.kind) == (1, DraftKind.DRAFT)
    assert out.clauses == {"scope": "Scope", "disputes": "Disputes"}
    assert (back.round, back.answers, back.original) == (1, out.draft, "Draft FINAL (2).docx")
    assert sent_document(state.folder, out) == text("scope", "disputes")
    assert read_state(folder, PACK) == state
    assert unrecorded(folder, state.ledger) == ()


def test_reading_writes_nothing_and_waits_for_nobody(tmp_path: Path) -> None:
    from agreementkit.files.negotiation_folder import locked

    state = one_round(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    with locked(tmp_path, by=BY, when=WHEN):
        assert read_state(tmp_path, PACK) == state
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")} == {
        path: at for path, at in before.items() if path in set(tmp_path.rglob("*.*"))
    }


def test_the_id_of_a_draft_is_known_before_it_is_sent(tmp_path: Path) -> None:
    state = negotiation(tmp_path)
    round_, draft = next_round_and_id(state, text("scope"))
    after = record_sent(state, text("scope"), b"a reply", STAMP, base=text("scope", "pay"))
    entry = after.entries[-1]
    assert isinstance(entry, Sent)
    assert base_document(after.folder, entry) == text("scope", "pay")
    assert sent_document(after.folder, entry) == text("scope")
    assert (entry.round, entry.draft, entry.kind) == (round_, draft, DraftKind.REPLY)
    assert next_round_and_id(after, text("scope")) != (round_, draft)


def test_the_same_name_may_come_back_twice(tmp_path: Path) -> None:
    state = one_round(tmp_path)
    sent = state.entries[1]
    assert isinstance(sent, Sent)
    again = ReturnedFile(name="Draft FINAL (2).docx", data=b"their second answer")
    after = record_received(state, again, {"scope": SAME}, STAMP, answers=sent.draft)
    entry = after.entries[-1]
    assert isinstance(entry, Received)
    assert entry.file.name == "received/round-1-draft-final-2-2.docx"
    assert read_kept(tmp_path, entry.file) == b"their second answer"


def test_an_answer_to_a_draft_that_we_never_sent_is_refused(tmp_path: Path) -> None:
    state = negotiation(tmp_path)
    file = ReturnedFile(name="x.docx", data=b"")
    with pytest.raises(ak.InvalidError) as caught:
        record_received(state, file, {}, STAMP, answers="7c")
    assert refused(caught.value) == 'this negotiation sent no draft with the id "7c"'
    assert names(tmp_path / "received") == set()


def test_after_the_end_nothing_is_recorded(tmp_path: Path) -> None:
    end = Closed(when=WHEN, by=BY, because="Signed.", outcome=Outcome.AGREED)
    state = record_act(one_round(tmp_path), end)
    file = KeptFile(name="agreement-2.toml", sha256="0" * 64)
    replaced = Replaced(when=WHEN, by=BY, because="Late.", agreement=file)
    acts: tuple[Callable[[], NegotiationState], ...] = (
        lambda: record_act(state, parked("scope")),
        lambda: record_sent(state, text("scope"), b"", STAMP),
        lambda: record_received(state, ReturnedFile(name="x", data=b""), {}, STAMP, answers=""),
        lambda: record_replaced(state, replaced, b""),
    )
    for late in acts:
        with pytest.raises(ak.InvalidError, match="this negotiation is closed"):
            late()


def test_a_new_agreement_file_stands_beside_the_old_one(tmp_path: Path) -> None:
    state = one_round(tmp_path)
    name = free_name(state.folder, state.ledger, "agreement", ".toml")
    entry = Replaced(when=WHEN, by=BY, because="Two systems more.", agreement=kept(name, b"new"))
    after = record_replaced(state, entry, b"new")
    assert (name, (tmp_path / name).read_bytes()) == ("agreement-2.toml", b"new")
    assert in_force(after.ledger) == entry.agreement
    assert (tmp_path / "agreement.toml").read_bytes() == TOML
    assert read_state(tmp_path, PACK) == after


def test_an_agreement_file_that_lies_there_already_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "agreement.toml").write_bytes(TOML)
    (tmp_path / "minutes.docx").write_bytes(b"ours")
    negotiation(tmp_path)
    assert (tmp_path / "agreement.toml").read_bytes() == TOML
    assert (tmp_path / "minutes.docx").read_bytes() == b"ours"


def test_an_employer_outside_the_directory_is_named_too(tmp_path: Path) -> None:
    employer = ak.Employer(name="The Trust", legal_name="The Trust", jurisdiction="wales")
    agreement = evolve(AGREEMENT, employer=employer)
    [entry] = start(tmp_path, TOML, agreement, PACK, STAMP, negotiation="9f").entries
    assert isinstance(entry, Started)
    assert entry.employer == "The Trust"


def test_clauses_of_ones_own_are_remembered_as_seen_from_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begun(name: str) -> Started:
        own = tmp_path / "our clauses"
        return start(
            tmp_path / name, TOML, AGREEMENT, PACK, STAMP, negotiation="9f", own_clauses=own
        ).started

    assert begun("kent").own_clauses == "../our clauses"

    def elsewhere(*_: object) -> str:
        raise ValueError("path is on mount 'C:', start on mount 'D:'")

    monkeypatch.setattr(os.path, "relpath", elsewhere)
    assert begun("other").own_clauses == (tmp_path / "our clauses").as_posix()


def test_a_folder_that_is_taken_is_left_alone(tmp_path: Path) -> None:
    state = negotiation(tmp_path / "kent")
    with pytest.raises(ak.OutputError, match="already holds a negotiation"):
        negotiation(tmp_path / "kent")
    assert read_state(tmp_path / "kent", PACK) == state
    for name, content in (
        ("agreement.toml", b"other"),
        ("sent/old.docx", b"x"),
        ("received", b"x"),
    ):
        folder = tmp_path / name.split(".", maxsplit=1)[0].replace("/", "-")
        file = folder / name
        file.parent.mkdir(parents=True)
        file.write_bytes(content)
        with pytest.raises(ak.OutputError, match="stands"):
            negotiation(folder)
        assert file.read_bytes() == content
        assert not (folder / "ledger.jsonl").exists()
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(ak.OutputError, match="the folder cannot be made"):
        negotiation(tmp_path / "file")


def test_a_folder_without_a_negotiation_is_said_to_be_one(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ak.LedgerError) as caught:
            read_state(folder, PACK)
        assert refused(caught.value) == "there is no negotiation in this folder"
    (tmp_path / "ledger.jsonl").mkdir()
    with pytest.raises(ak.LedgerError, match="the ledger cannot be read"):
        read_state(tmp_path, PACK)
    with pytest.raises(ak.LedgerError, match="no negotiation"):
        read_state(Path("a\0b"), PACK)


def test_a_recorded_file_that_was_changed_or_is_gone_is_not_used(tmp_path: Path) -> None:
    state = one_round(tmp_path)
    sent = state.entries[1]
    assert isinstance(sent, Sent)
    (tmp_path / sent.record.name).write_bytes(b"{}")
    with pytest.raises(ak.LedgerError, match="was changed after it was recorded"):
        sent_document(state.folder, sent)
    (tmp_path / sent.record.name).unlink()
    with pytest.raises(ak.LedgerError, match="is gone or cannot be read"):
        sent_document(state.folder, sent)
    found = digests(tmp_path, state.ledger)
    assert found[sent.record.name] is None
    assert found[sent.file.name] == sent.file.sha256
    (tmp_path / "agreement.toml").write_bytes(TOML + b"\n")
    with pytest.raises(ak.LedgerError, match="was changed after it was recorded"):
        open_state(tmp_path, PACK)


def test_whoever_decides_on_what_has_changed_since_must_look_again(tmp_path: Path) -> None:
    state = one_round(tmp_path)
    record_act(state, parked("scope"))
    with pytest.raises(ak.BusyError) as caught:
        record_act(state, parked("disputes"))
    assert refused(caught.value) == (
        "the negotiation was changed by Branch secretary, at 10:02 on 02.11.2026, after it was read"
    )
    assert len(read_state(tmp_path, PACK).entries) == 4
    (tmp_path / "ledger.jsonl").unlink()
    with pytest.raises(ak.BusyError, match="changed meanwhile, after it was read"):
        record_act(state, parked("disputes"))


def test_what_a_killed_command_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    state = negotiation(tmp_path)
    kept_files = {"sent/mine.docx", "received/mine.docx", "minutes.docx"}
    left = {"sent/round-1.docx", ".writing-0a", "sent/.writing-0b"}
    for name in kept_files | left:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    outside = tmp_path.parent / "outside.docx"
    outside.write_bytes(b"x")
    (tmp_path / ".pending").write_bytes(
        b'["sent/round-1.docx","minutes.docx","../outside.docx","sent/gone.docx",3]',
    )
    assert free_name(state.folder, state.ledger, "sent/round-1", ".docx") == "sent/round-1.docx"
    assert unrecorded(tmp_path, state.ledger) == (
        "received/mine.docx",
        "sent/mine.docx",
        "sent/round-1.docx",
    )
    after = record_sent(state, text("scope"), b"a draft", STAMP)
    # That list does not say who wrote it: what it names may be another's.
    assert names(tmp_path) == kept_files | {
        ".lock",
        "agreement.toml",
        "aside/unrecorded-sent-round-1.docx",
        "ledger.jsonl",
        "sent/round-1.docx",
        "sent/round-1.json",
    }
    assert (tmp_path / "sent/round-1.docx").read_bytes() == b"a draft"
    assert outside.read_bytes() == b"x"
    assert unrecorded(tmp_path, after.ledger) == ("received/mine.docx", "sent/mine.docx")


@pytest.mark.parametrize("pending", [b"", b"x", b"3", b'"sent/round-1.docx"'])
def test_a_list_of_what_is_pending_that_says_nothing_clears_nothing(
    tmp_path: Path,
    pending: bytes,
) -> None:
    state = negotiation(tmp_path)
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent/round-1.docx").write_bytes(b"mine")
    (tmp_path / ".pending").write_bytes(pending)
    record_sent(state, text("scope"), b"a draft", STAMP)
    assert (tmp_path / "sent/round-1.docx").read_bytes() == b"mine"
    assert (tmp_path / "sent/round-1-2.docx").read_bytes() == b"a draft"
    assert not (tmp_path / ".pending").exists()


def test_what_was_recorded_stays_though_it_is_still_called_pending(tmp_path: Path) -> None:
    state = one_round(tmp_path)
    (tmp_path / ".pending").write_bytes(b'["sent/round-1.docx","sent/round-1.json"]')
    assert free_name(state.folder, state.ledger, "sent/round-1", ".docx") == "sent/round-1-2.docx"
    record_act(state, parked("scope"))
    assert (tmp_path / "sent/round-1.docx").read_bytes() == b"a draft"


def test_a_name_that_was_taken_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    state = negotiation(tmp_path)
    entry = Replaced(
        when=WHEN,
        by=BY,
        because="Late.",
        agreement=kept("agreement-2.toml", b"new"),
    )
    (tmp_path / "agreement-2.toml").write_bytes(b"mine")
    with pytest.raises(ak.OutputError, match="a file stands where ours should go"):
        record_replaced(state, entry, b"new")
    assert (tmp_path / "agreement-2.toml").read_bytes() == b"mine"
    assert read_state(tmp_path, PACK) == state


def test_a_line_that_was_never_finished_gives_way_to_the_next(tmp_path: Path) -> None:
    state = one_round(tmp_path)
    with (tmp_path / "ledger.jsonl").open("ab") as ledger:
        ledger.write(b'{"entry":{"is":"Moved"')
    torn = read_state(tmp_path, PACK)
    assert torn.entries == state.entries
    assert torn.ledger.torn == 22
    after = record_act(torn, parked("scope"))
    assert after.ledger.torn == 0
    assert after.entries == (*state.entries, parked("scope"))


def test_a_full_disk_leaves_what_was_recorded(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    state = one_round(tmp_path)
    replace = os.replace

    def full(source: Path, target: Path) -> None:
        if Path(target).name == "ledger.jsonl":
            raise OSError(28, "No space left on device")
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        with pytest.raises(ak.OutputError, match="no space left on device"):
            record_sent(state, text("scope"), b"a draft", STAMP)
    assert read_state(tmp_path, PACK) == state
    after = record_act(state, parked("scope"))
    assert unrecorded(tmp_path, after.ledger) == ()


def test_a_system_that_cannot_settle_a_folder_is_not_asked_to(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = os.open

    def windows(path: str | Path, flags: int, mode: int = 0o777, **more: int) -> int:
        if os.path.isdir(path):  # noqa: PTH112
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, mode, **more)

    monkeypatch.setattr(os, "open", windows)
    assert len(one_round(tmp_path).entries) == 3


@pytest.mark.parametrize("name", ["../up", "/etc/x", "a/b/c", "a\\b", "sent/.x", "", "Sent/x"])
def test_no_entry_names_a_file_outside_its_folder(name: str) -> None:
    with pytest.raises(ak.InvalidError, match="cannot be the name of a file in the folder"):
        KeptFile(name=name, sha256="0" * 64)


def test_a_stamp_says_who_and_when() -> None:
    assert Stamp(when=WHEN, by=BY) == STAMP


def test_each_file_is_on_the_disk_before_the_line_that_names_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    state = one_round(tmp_path)
    events: list[str] = []
    settled, replaced = os.fsync, os.replace

    def fsync(file: int) -> None:
        events.append("settled")
        settled(file)

    def replace(source: Path, target: Path) -> None:
        events.append(Path(target).name)
        replaced(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    record_sent(state, text("scope"), b"a draft", STAMP)
    named = [place for place, event in enumerate(events) if event != "settled"]
    assert [events[place] for place in named] == [
        ".pending",
        "round-2.docx",
        "round-2.json",
        "ledger.jsonl",
    ]
    # The bytes of each before it has its name, and its name before anything else happens.
    for place in named:
        assert events[place - 1] == events[place + 1] == "settled"
    assert events[-1] == "settled"
