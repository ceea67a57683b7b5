"""Verifying says what it proves, what it does not, and each thing that does not hold."""

from datetime import timedelta
from pathlib import Path

from attrs import evolve

from agreementkit.files.negotiation_folder import digests, unrecorded
from agreementkit.negotiation import Ledger, Verification
from agreementkit.negotiation.state import read_state
from agreementkit.negotiation.verify import verify_ledger
from tests.negotiation.small_negotiations import PACK, one_round, started


def looked_at(folder: Path, noted: str = "") -> Verification:
    ledger = read_state(folder, PACK).ledger
    found = digests(folder, ledger)
    return verify_ledger(ledger, found, unrecorded=unrecorded(folder, ledger), noted=noted)


def test_a_whole_folder_holds_and_says_what_that_means(tmp_path: Path) -> None:
    held = one_round(tmp_path)
    shown = looked_at(tmp_path)
    assert shown.holds
    order, files = shown.proved
    assert order == (
        "The ledger has 3 lines, in the order in which they were written; none was changed, "
        "put in, or taken out between two others."
    )
    assert files == "4 files that it names: each lies there just as it was recorded."
    assert shown.notes == ()
    assert [line.split(".")[0] for line in shown.not_proved] == [
        "It does not prove who did what: a name in it is what somebody typed",
        "It does not prove when: each time is that of the computer on which it was written",
        "It does not prove that nobody wrote all of it anew, or cut lines off its end",
        "Only a seal that was noted elsewhere, such as in an e-mail or in minutes, can show that",
        "It does not prove that what is recorded as sent was sent, or arrived",
    ]
    assert shown.seal == held.ledger.seals[-1]
    assert str(shown).endswith(f"The seal of the last line is {shown.seal}")


def test_each_file_that_does_not_hold_is_named_with_its_line(tmp_path: Path) -> None:
    one_round(tmp_path)
    (tmp_path / "sent/round-1.docx").write_bytes(b"another draft")
    (tmp_path / "received/round-1-draft-final-2.docx").unlink()
    (tmp_path / "sent/stray.docx").write_bytes(b"x")
    shown = looked_at(tmp_path)
    assert not shown.holds
    assert [(fault.file, fault.message) for fault in shown.faults] == [
        ("sent/round-1.docx", "the file is not what was recorded (line 2 of the ledger)"),
        (
            "received/round-1-draft-final-2.docx",
            "the file is gone or cannot be read (line 3 of the ledger)",
        ),
    ]
    assert shown.proved[1].startswith("2 files that it names")
    assert shown.notes == ("sent/stray.docx is not part of the record: no line names it.",)
    assert "sent/stray.docx" in str(shown)


def test_a_seal_noted_elsewhere_shows_a_ledger_that_was_written_anew(tmp_path: Path) -> None:
    held = one_round(tmp_path)
    noted = held.ledger.seals[1]
    assert (
        "Up to line 2 it is what it was when that seal was noted."
        in looked_at(
            tmp_path,
            noted,
        ).proved
    )
    # Somebody writes the same again with another name in the first line: the chain is whole.
    anew = Ledger()
    for entry in (evolve(held.entries[0], by="Head of HR"), *held.entries[1:]):
        anew = anew.with_entry(entry)
    (tmp_path / "ledger.jsonl").write_bytes(anew.data)
    assert looked_at(tmp_path).holds
    [fault] = looked_at(tmp_path, noted).faults
    assert fault.message == f"no line has the seal {noted}"


def test_what_is_odd_and_breaks_nothing_is_noted() -> None:
    later = evolve(started(), when=started().when - timedelta(days=1))
    ledger = Ledger().with_entry(started()).with_entry(later)
    found = {"agreement.toml": "0" * 64}
    shown = verify_ledger(evolve(ledger, torn=1), found)
    assert shown.holds
    assert [note.split(",")[0].split(".")[0] for note in shown.notes] == [
        "Behind the last line lies a line that was never finished (1 byte)",
        "Line 2 is dated before the line above it: two clocks differ",
    ]


def test_no_ledger_has_no_seal() -> None:
    assert verify_ledger(Ledger(), {}).seal == ""
    assert verify_ledger(Ledger(), {}).proved[0].startswith("The ledger has 0 lines")
