"""What syncing services, other computers, editors and slips do to a folder, each with the right answer.

Each state is made from one whole negotiation of two rounds. What is asked of all: nothing that
anybody wrote is lost, what does not hold is said, and nobody writes beside what knows more.
"""

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve, frozen

import agreementkit as ak
from agreementkit.files.ledger import Ledger, ledger_from
from agreementkit.files.negotiation_folder import free_name
from agreementkit.negotiation import NegotiationState
from agreementkit.negotiation.record import ReturnedFile, record_act, record_received, record_sent
from agreementkit.negotiation.state import read_state
from tests.negotiation.small_negotiations import (
    BY,
    CHANGED,
    PACK,
    STAMP,
    TOML,
    WHEN,
    negotiation,
    one_round,
    parked,
    tabled,
    text,
)

LATER = "Regional officer"
"""Who writes at the other computer."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two rounds: start, sent, received, parked, reply, and the last line a decision by another."""
    folder = tmp_path_factory.mktemp("whole") / "kent"
    state = record_act(one_round(folder), parked("scope"))
    state = record_sent(state, text("scope", "disputes"), b"a reply", STAMP, base=text("scope"))
    record_act(state, evolve(tabled("scope"), by=LATER))
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(whole, tmp_path / "kent")


def opened(folder: Path) -> ak.Negotiation:
    return ak.Negotiation(folder=folder, pack=PACK)


def contents(folder: Path) -> set[str]:
    """The bytes of all files but the ledger and what only says who is writing."""
    return {
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "ledger.jsonl" and not path.name.startswith(".")
    }


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("[!.]*") if path.is_file()}


def lines(folder: Path) -> list[bytes]:
    return (folder / "ledger.jsonl").read_bytes().splitlines(keepends=True)


def write(folder: Path, data: bytes, name: str = "ledger.jsonl") -> Path:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


def forked(folder: Path, *, at: int) -> bytes:
    """The ledger as another computer went on with it from its first lines."""
    ledger = ledger_from(b"".join(lines(folder)[:at]))
    return ledger.with_entry(evolve(parked("disputes"), by=LATER, because="They asked.")).data


# The states: what happened; whether verifying holds, or what it says; whether one can go on
# writing, or what is said.

State = tuple[Callable[[Path], object], str, str]
FINE = ""
WHOLE = "ledger.jsonl"


def _rewritten(change: Callable[[bytes], bytes], name: str = WHOLE) -> Callable[[Path], object]:
    return lambda folder: write(folder, change((folder / name).read_bytes()), name)


def _cut(count: int, more: int = 0) -> Callable[[Path], object]:
    """Only the first lines of the ledger are there, and some bytes of the next."""
    return lambda folder: write(
        folder, b"".join(lines(folder)[:count]) + lines(folder)[count][:more]
    )


def _copied(name: str, of: Callable[[Path], bytes]) -> Callable[[Path], object]:
    return lambda folder: write(folder, of(folder), name)


def _all(folder: Path) -> bytes:
    return b"".join(lines(folder))


def _fork(folder: Path) -> bytes:
    return forked(folder, at=5)


def _announced(*names: str, files: bool = False) -> Callable[[Path], object]:
    """A list of what another computer is writing, as it was written before computers were named."""

    def make(folder: Path) -> None:
        write(folder, json.dumps(names).encode(), ".pending")
        for name in names if files else ():
            write(folder, b"of " + name.encode(), name)

    return make


def _from_another_computer(folder: Path) -> None:
    """Its files have come, and the list of them; its ledger has not."""
    _cut(4)(folder)
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (folder / "sent").glob("round-2*")
    }
    write(folder, json.dumps({"computer": "f" * 32, "files": files}).encode(), ".pending")


def _word_alone(folder: Path) -> None:
    """Only the Word file of a draft has come, and no line and no record of it."""
    with zipfile.ZipFile(folder / "sent/round-3.docx", "w") as made:
        properties = f"<x><dc:identifier>{'7c' * 16}</dc:identifier></x>"
        made.writestr("docProps/core.xml", properties)


OLDER = "the ledger here is older than the files beside it"
BEYOND = "this copy of the ledger holds what the ledger does not: "
TOOK = f"{BEYOND}parked disputes, because “They asked.”, by {LATER} at 10:02 on 02.11.2026"
STATES: dict[str, State] = {
    "nothing happened": (lambda _: None, FINE, FINE),
    # The ledger itself.
    "its last line end was cut off": (_rewritten(lambda all_: all_[:-1]), FINE, FINE),
    "its line ends are those of Windows": (
        _rewritten(lambda all_: all_.replace(b"\n", b"\r\n")),
        FINE,
        FINE,
    ),
    "a byte order mark was put before it": (
        _rewritten(lambda all_: b"\xef\xbb\xbf" + all_),
        FINE,
        FINE,
    ),
    "a blank line stands behind it": (_rewritten(lambda all_: all_ + b"\n"), FINE, FINE),
    "zeros stand behind it, after a power cut": (
        _rewritten(lambda all_: all_ + b"\0" * 512),
        FINE,
        FINE,
    ),
    "a decision was cut off": (_cut(5, 40), FINE, FINE),
    "a line of a draft was cut off": (_cut(4, 100), OLDER, OLDER),
    "the service brought back an older one": (_cut(3), OLDER, OLDER),
    "the last decision is missing, and nobody can see it": (_cut(5), FINE, FINE),
    "a word was changed": (
        _rewritten(lambda all_: all_.replace(b"Later.", b"Never.")),
        "it was changed after it was written",
        "it was changed after it was written",
    ),
    "two lines are swapped": (
        lambda folder: write(folder, b"".join([*lines(folder)[:3], *lines(folder)[:2:-1]])),
        "it was written as line 6",
        "it was written as line 6",
    ),
    "a line stands twice": (
        lambda folder: write(folder, _all(folder) + lines(folder)[-1]),
        "it was written as line 6",
        "it was written as line 6",
    ),
    "it was emptied": (lambda folder: write(folder, b""), "was emptied or cut off", "emptied"),
    "it is all zeros": (
        _rewritten(lambda all_: b"\0" * len(all_)),
        "was emptied or cut off",
        "emptied",
    ),
    "its first line was cut off": (_cut(0, 90), "it holds 90 bytes and no entry", "emptied"),
    "it is gone": (
        lambda folder: (folder / WHOLE).unlink(),
        "is gone; sent/round-1.docx",
        "is gone",
    ),
    # Copies of the ledger.
    "a copy has a decision of the other computer": (
        _copied("ledger-LAPTOP-7.jsonl", _fork),
        TOOK,
        TOOK,
    ),
    "so has one of Dropbox": (
        _copied("ledger (Anna's conflicted copy 2026-11-02).jsonl", _fork),
        TOOK,
        TOOK,
    ),
    "so has one of Syncthing": (
        _copied("ledger.sync-conflict-20261102-100200-ABCDEFG.jsonl", _fork),
        TOOK,
        TOOK,
    ),
    "so has one of Nextcloud": (
        _copied("ledger (conflicted copy 2026-11-02).jsonl", _fork),
        TOOK,
        TOOK,
    ),
    "so has one of Google Drive": (_copied("ledger (1).jsonl", _fork), TOOK, TOOK),
    "so has one of iCloud": (_copied("ledger 2.jsonl", _fork), TOOK, TOOK),
    "so has one that a person made": (_copied("Copy of ledger.jsonl", _fork), TOOK, TOOK),
    "so has one with another ending": (_copied("ledger.jsonl.bak", _fork), TOOK, TOOK),
    "a copy goes on where the ledger ends": (
        lambda folder: (_copied("ledger (1).jsonl", _all)(folder), _cut(5)(folder)),
        f"{BEYOND}tabled scope, because “Now.”, by {LATER}",
        BEYOND,
    ),
    "a copy cannot be read": (
        _copied("ledger (1).jsonl", lambda folder: _all(folder)[:-40]),
        f"{BEYOND}1 line that cannot be read",
        "1 line that cannot be read",
    ),
    "a copy has the line ends of Windows, and a word changed": (
        _copied(
            "ledger-PC.jsonl",
            lambda folder: _all(folder).replace(b"Now.", b"No.").replace(b"\n", b"\r\n"),
        ),
        "1 line that cannot be read",
        "1 line that cannot be read",
    ),
    "a copy is an older one": (
        _copied("ledger-DESKTOP-1.jsonl", lambda folder: b"".join(lines(folder)[:3])),
        FINE,
        FINE,
    ),
    "a copy is the same": (_copied("ledger (conflicted copy).jsonl", _all), FINE, FINE),
    "a copy is empty": (_copied("ledger (1).jsonl", lambda _: b""), FINE, FINE),
    "a ledger of other talks lies there": (
        _copied(
            "ledger-2025.jsonl",
            lambda folder: (
                Ledger().with_entry(evolve(read_state(folder, PACK).started, negotiation="8e")).data
            ),
        ),
        FINE,
        FINE,
    ),
    "notes of an officer on the ledger": (_copied("ledger notes.docx", lambda _: b"x"), FINE, FINE),
    # What a command said that it would write.
    "the files of another computer came before its line": (_from_another_computer, FINE, FINE),
    "an announcement climbs out of the folder": (
        _announced("../../x", "received/mine.docx", "agreement.toml", "sent/round-1.docx"),
        FINE,
        FINE,
    ),
    "an announcement names an officer's own file": (
        _announced("received/mine.docx", files=True),
        FINE,
        FINE,
    ),
    "an announcement is no list": (
        lambda folder: write(folder, b"[" * 9999, ".pending"),
        FINE,
        FINE,
    ),
    "notes of an officer lie in a folder of ours": (
        lambda folder: write(folder, b"{}", "sent/notes.json"),
        FINE,
        FINE,
    ),
    # The other files.
    "only the Word file of a draft came": (_word_alone, OLDER, OLDER),
    "a draft was copied beside itself": (
        lambda folder: write(folder, b"a reply", "sent/round-2 (1).docx"),
        FINE,
        FINE,
    ),
    "a record has the line ends of Windows": (
        _rewritten(lambda all_: all_.replace(b"\n", b"\r\n"), "sent/round-2.json"),
        FINE,
        FINE,
    ),
    "the agreement file has the line ends of Windows": (
        _rewritten(lambda all_: all_.replace(b"\n", b"\r\n"), "agreement.toml"),
        FINE,
        FINE,
    ),
    "the agreement file has a byte order mark": (
        _rewritten(lambda all_: b"\xef\xbb\xbf" + all_, "agreement.toml"),
        FINE,
        FINE,
    ),
    "the agreement file was emptied": (
        lambda folder: write(folder, b"", "agreement.toml"),
        "agreement.toml: the file is not what was recorded",
        FINE,
    ),
    "a draft came only in part": (
        lambda folder: write(folder, b"a r", "sent/round-2.docx"),
        "sent/round-2.docx: the file is not what was recorded",
        FINE,
    ),
    "the drafts of two rounds are swapped": (
        lambda folder: (
            write(folder, b"a reply", "sent/round-1.docx"),
            write(folder, b"a draft", "sent/round-2.docx"),
        ),
        "sent/round-1.docx: the file is not what was recorded",
        FINE,
    ),
    "a record of a draft is gone": (
        lambda folder: (folder / "sent/round-2.json").unlink(),
        "sent/round-2.json: the file is gone",
        FINE,
    ),
}


@pytest.mark.parametrize("happened", STATES)
def test_each_is_found_and_nothing_is_lost(folder: Path, happened: str) -> None:
    make, found, stopped = STATES[happened]
    make(folder)
    before = contents(folder)
    ledger = _all(folder) if (folder / "ledger.jsonl").exists() else None
    holds, said = _verified(folder)
    assert holds == (not found), said
    assert found in said
    refused = _goes_on(folder)
    assert bool(refused) == bool(stopped), refused
    assert stopped in refused
    if stopped:
        assert "To mend it: " in refused
        # Whoever is stopped has written nothing.
        assert (_all(folder) if (folder / "ledger.jsonl").exists() else None) == ledger
    assert before <= contents(folder)


def _verified(folder: Path) -> tuple[bool, str]:
    """Whether all holds, and what is said of what does not."""
    try:
        verified = opened(folder).verify()
    except ak.LedgerError as error:
        return False, str(error)
    return verified.holds, "\n".join(map(str, verified.faults))


def _goes_on(folder: Path) -> str:
    """Decide on something; why that cannot be, or nothing."""
    try:
        state = read_state(folder, PACK)
        after = record_act(state, parked("disputes"))
    except ak.LedgerError as error:
        return str(error)
    assert after.entries[:-1] == state.entries
    again = read_state(folder, PACK).ledger
    assert (again.torn, again.around) == (0, ())
    return ""


AROUND = [name for name in STATES if name.startswith(("its l", "a byte", "a blank", "zeros"))]


@pytest.mark.parametrize("happened", AROUND)
def test_what_was_done_around_the_lines_is_said_and_put_right(folder: Path, happened: str) -> None:
    written = _all(folder)
    STATES[happened][0](folder)
    [remark] = opened(folder).verify().notes
    assert remark.startswith("Another program has changed how ledger.jsonl is written: ")
    restored = opened(folder).restore(by=BY, when=WHEN)
    assert restored.done == ("The ledger is written again as it was; no word of it was changed.",)
    assert _all(folder) == written
    assert opened(folder).restore(by=BY, when=WHEN).done == ()


def test_the_files_of_another_computer_are_moved_aside_and_put_back_when_its_line_comes(
    folder: Path,
) -> None:
    written = _all(folder)
    _from_another_computer(folder)
    state = read_state(folder, PACK)
    name = free_name(folder, state.ledger, "sent/round-2", ".docx")
    assert name == "sent/round-2.docx"
    record_act(state, parked("disputes"))
    assert {each for each in names(folder) if "round-2" in each} == {
        "aside/unrecorded-sent-round-2-below.json",
        "aside/unrecorded-sent-round-2.docx",
        "aside/unrecorded-sent-round-2.json",
    }
    [remark] = opened(folder).remarks
    assert remark.startswith("Moved aside: aside/unrecorded-sent-round-2-below.json, ")
    write(folder, written)
    assert not opened(folder).verify().holds
    restored = opened(folder).restore(by=BY, when=WHEN)
    assert restored.missing == ()
    assert restored.done[0] == "sent/round-2.docx is as it was recorded again."
    assert opened(folder).verify().holds


def test_what_this_computer_wrote_itself_is_cleared_away_only_as_it_wrote_it(folder: Path) -> None:
    state = read_state(folder, PACK)
    held: list[object] = []

    def stop(*_: object) -> None:
        held.append((folder / ".pending").read_bytes())
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Ledger, "with_entry", lambda self, _: evolve(self))
        patched.setattr("agreementkit.files.negotiation_folder.withdraw_announcement", stop)
        with pytest.raises(KeyboardInterrupt):
            record_sent(state, text("scope"), b"half done", STAMP)
    assert held
    write(folder, b"somebody's own", "sent/round-3.json")
    record_act(read_state(folder, PACK), parked("disputes"))
    left = {each for each in names(folder) if "round-3" in each}
    assert left == {"aside/unrecorded-sent-round-3.json"}
    # Of the same name a second time.
    write(folder, b'["sent/round-3.json"]', ".pending")
    write(folder, b"another", "sent/round-3.json")
    record_act(read_state(folder, PACK), tabled("disputes"))
    assert (folder / "aside/unrecorded-sent-round-3-2.json").read_bytes() == b"another"
    assert not (folder / ".pending").exists()


def test_an_officers_own_file_stays_whatever_a_list_says(folder: Path) -> None:
    STATES["an announcement names an officer's own file"][0](folder)
    record_act(read_state(folder, PACK), parked("disputes"))
    assert (folder / "received/mine.docx").read_bytes() == b"of received/mine.docx"
    assert not (folder / "aside").exists()


def test_a_draft_that_the_ledger_does_not_know_is_named_once(folder: Path) -> None:
    _cut(4)(folder)
    [fault] = opened(folder).trouble
    assert fault.file == str(folder / "sent/round-2-below.json")
    assert fault.message.startswith(
        "this draft of ours is not in the ledger (nor sent/round-2.json): the ledger here is older"
    )


def test_a_copy_that_goes_on_is_taken_and_one_that_parts_is_not(folder: Path) -> None:
    written = _all(folder)
    write(folder, written, "ledger (2).jsonl")
    write(folder, b"".join(lines(folder)[:5]), "ledger (1).jsonl")
    _cut(4)(folder)
    faults = opened(folder).trouble
    assert [f"{fault.file.rpartition(os.sep)[2]}" for fault in faults[:2]] == [
        "ledger (1).jsonl",
        "ledger (2).jsonl",
    ]
    assert "ask who wrote it and keep one" in faults[0].remedy
    assert faults[1].remedy.startswith("it goes on where ledger.jsonl ends, so nothing is lost by")
    restored = opened(folder).restore(by=BY, when=WHEN)
    [done] = restored.done
    assert done == (
        "The ledger has 2 lines more, from “ledger (2).jsonl”, which is now "
        "aside/taken-ledger (2).jsonl."
    )
    assert _all(folder) == written
    assert opened(folder).verify().holds
    # Two that go on in different ways are for people to decide on.
    write(folder, forked(folder, at=5), "ledger (3).jsonl")
    assert opened(folder).restore(by=BY, when=WHEN).done == ()
    assert _all(folder) == written
    assert opened(folder).trouble


def test_a_ledger_that_is_gone_is_taken_from_a_copy_of_this_negotiation_alone(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "ledger.jsonl").rename(folder / "ledger (1).jsonl")
    with pytest.raises(ak.LedgerError, match=r'here, "ledger \(1\).jsonl" is whole'):
        _ = opened(folder).state
    [done] = opened(folder).restore(by=BY, when=WHEN).done
    assert done.startswith("The ledger has 6 lines more")
    assert opened(folder).verify().holds
    other = tmp_path / "other"
    write(other, (folder / "ledger.jsonl").read_bytes(), "ledger (1).jsonl")
    with pytest.raises(ak.LedgerError, match="the ledger of this negotiation is gone"):
        opened(other).restore(by=BY, when=WHEN)
    (other / "ledger (1).jsonl").unlink()
    with pytest.raises(ak.LedgerError, match="there is no negotiation in this folder"):
        opened(other).restore(by=BY, when=WHEN)


def test_a_copy_that_cannot_be_read_is_not_taken_for_a_harmless_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = write(folder, _all(folder), "ledger (1).jsonl")
    assert not opened(folder).trouble
    monkeypatch.setattr("agreementkit.files.folder_damage._LARGEST", copy.stat().st_size - 1)
    [fault] = opened(folder).trouble
    assert fault.message == "this looks like a copy of the ledger, and cannot be read"
    monkeypatch.undo()
    read = Path.read_bytes

    def held(path: Path) -> bytes:
        if path == copy:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", held)
    assert opened(folder).trouble == (fault,)


def test_a_word_file_with_endless_properties_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _word_alone(folder)
    assert opened(folder).trouble
    monkeypatch.setattr("agreementkit.files.folder_damage._LARGEST_PROPERTIES", 9)
    assert not opened(folder).trouble


def test_only_half_files_of_ours_are_cleared_away(folder: Path) -> None:
    write(folder, b"x", ".writing-0a1b")
    write(folder, b"x", ".writing-to-the-branch.txt")
    record_act(read_state(folder, PACK), parked("disputes"))
    left = {path.name for path in folder.glob(".writing*")}
    assert left == {".writing-to-the-branch.txt"}


@pytest.mark.parametrize("happened", ["it was emptied", "it is gone", "it is all zeros"])
def test_no_negotiation_is_started_over_a_lost_one(folder: Path, happened: str) -> None:
    STATES[happened][0](folder)
    before = names(folder)
    with pytest.raises(ak.OutputError, match="the ledger of this negotiation"):
        negotiation(folder)
    assert names(folder) == before


# To put back what the folder can prove.


@frozen(kw_only=True)
class Damage:
    """What happened to recorded files, what is moved aside, and what cannot be put back."""

    make: Callable[[Path], object]
    aside: tuple[str, ...] = ()
    missing: str = ""


DAMAGES = {
    "the kept copy was edited": Damage(
        make=lambda folder: write(folder, TOML + b"title = 'X'\n", "agreement.toml"),
        aside=("aside/changed-agreement.toml",),
    ),
    "the kept copy is gone": Damage(make=lambda folder: (folder / "agreement.toml").unlink()),
    "the kept copy has other line ends": Damage(
        make=_rewritten(lambda all_: all_.replace(b"\n", b"\r\n"), "agreement.toml")
    ),
    "a record has other line ends": Damage(
        make=_rewritten(lambda all_: all_.replace(b"\n", b"\r\n"), "sent/round-1.json")
    ),
    "a draft was renamed": Damage(
        make=lambda folder: (folder / "sent/round-2.docx").rename(folder / "sent/Kent.docx")
    ),
    "a draft came only in part, and whole under another name": Damage(
        make=lambda folder: (
            write(folder, b"a reply", "sent/round-2 (1).docx"),
            write(folder, b"a r", "sent/round-2.docx"),
        ),
        aside=("aside/changed-sent-round-2.docx",),
    ),
    "the drafts of two rounds are swapped": Damage(
        make=STATES["the drafts of two rounds are swapped"][0],
        aside=("aside/changed-sent-round-1.docx", "aside/changed-sent-round-2.docx"),
    ),
    "a draft came only in part": Damage(
        make=lambda folder: write(folder, b"a r", "sent/round-2.docx"),
        missing="this file is not what was recorded, and nothing in the folder can give it back",
    ),
    "what they sent is gone": Damage(
        make=lambda folder: shutil.rmtree(folder / "received"),
        missing="this file is gone or cannot be read, and nothing in the folder can give it back",
    ),
}


@pytest.mark.parametrize("happened", DAMAGES)
def test_what_the_folder_can_prove_is_put_back_and_the_rest_is_named(
    folder: Path, happened: str
) -> None:
    damage = DAMAGES[happened]
    damage.make(folder)
    before = contents(folder)
    restored = opened(folder).restore(by=BY, when=WHEN)
    assert [fault.message for fault in restored.missing] == [damage.missing][: bool(damage.missing)]
    assert bool(restored.done) != bool(damage.missing)
    assert opened(folder).verify().holds == (not damage.missing)
    assert {each for each in names(folder) if each.startswith("aside/")} == {*damage.aside}
    if "line ends" not in happened:
        assert before <= contents(folder)
    assert opened(folder).restore(by=BY, when=WHEN).done == ()


def test_a_ledger_of_an_earlier_version_cannot_give_its_agreement_file_back(tmp_path: Path) -> None:
    state = negotiation(tmp_path)
    first = evolve(state.started, text="")
    write(tmp_path, Ledger().with_entry(first).data)
    (tmp_path / "agreement.toml").unlink()
    [fault] = opened(tmp_path).restore(by=BY, when=WHEN).missing
    assert fault.message.startswith("this file is gone")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_agreement_file_comes_back_byte_for_byte(
    tmp_path: Path, encoding: str, end: str
) -> None:
    from agreementkit.files.negotiation_folder import kept, text_to_keep

    data = f"title = 'Tŷ'{end}".encode(encoding)
    state = negotiation(tmp_path)
    first = evolve(state.started, agreement=kept("agreement.toml", data), text=text_to_keep(data))
    write(tmp_path, Ledger().with_entry(first).data)
    (tmp_path / "agreement.toml").unlink()
    assert opened(tmp_path).restore(by=BY, when=WHEN).missing == ()
    assert (tmp_path / "agreement.toml").read_bytes() == data


def test_what_is_no_text_is_not_kept_as_one() -> None:
    from agreementkit.files.negotiation_folder import text_to_keep

    assert text_to_keep(b"\xff\xfe\x00\xd8\x00") == ""


def test_a_receipt_of_the_other_computer_is_named_without_its_clauses(folder: Path) -> None:
    ledger = read_state(folder, PACK)
    other = folder.parent / "other"
    shutil.copytree(folder, other)
    draft = ledger.drafts[-1].draft
    returned = ReturnedFile(name="x.docx", data=b"x")
    facts = {"scope": CHANGED}
    after: NegotiationState = record_received(
        read_state(other, PACK), returned, facts, STAMP, answers=draft
    )
    write(folder, after.ledger.data, "ledger (1).jsonl")
    [fault] = opened(folder).trouble
    assert fault.message.endswith("does not: received, by Branch secretary at 10:02 on 02.11.2026")
