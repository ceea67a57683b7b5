"""`update` and `restore` as they are typed, and what is said of a folder that is not as it was."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.negotiation.conftest import flat, opened

WHY = ("--because", "The branch wants more time.")
MORE = "\n[clauses.information-pack]\nlead = 25\n"


def more_time(file: Path, words: str = MORE) -> Path:
    file.write_text(file.read_text("utf-8") + words, "utf-8")
    return file


def test_an_edited_file_is_taken_up_with_what_it_changes(cli: Cli, came: Path) -> None:
    file = more_time(Path("kent.toml"))
    said = cli("negotiation", "update", came, "--agreement", file, *WHY)
    assert said.code == 0
    assert flat(said.out) == (
        "information-pack, Time with the information pack before talks: 20 working days became 25 "
        "working days (better for members) Put a new agreement file in place of the one before "
        "(agreement-2.toml). Reason: The branch wants more time."
    )
    assert "Decide on advance-notice, redeployment." in said.err
    said = cli("negotiation", "update", came, "--agreement", file, *WHY)
    assert said.code == 3
    assert "nothing changes: this file says what the one in force says" in said.err


def test_what_comes_in_goes_out_and_stands_is_told(cli: Cli, started: Path) -> None:
    cli("negotiation", "send", started)
    moved = ("negotiation", "move", started, "information-pack", "--set", "lead=22")
    assert cli(*moved, "--approved-by", "Committee", *WHY).code == 0
    file = more_time(Path("kent.toml"), f"{MORE}\n[clauses.privatisation-safeguard]\nnotice = 30\n")
    text = file.read_text("utf-8").replace("include = []", 'include = ["pilot-gate"]')
    file.write_text(f'{text}\n[[comments]]\nclause = "scope"\ntext = "New."\n', "utf-8")
    said = cli("negotiation", "update", started, "--agreement", file, *WHY)
    told = flat(said.out)
    assert said.code == 0, said.err
    assert "Added: pilot-gate" in told
    assert "privatisation-safeguard, " in told
    assert "not set became 30 weeks " in told
    assert "comments: nothing became 1 " in told
    assert (
        "information-pack, Time with the information pack before talks: edited in the file from "
        "20 working days to 25 working days, but moved at the table since. It stands as it was "
        "moved." in told
    )


def test_a_red_line_says_what_to_type_when_it_is_approved(cli: Cli, started: Path) -> None:
    file = more_time(Path("kent.toml"), "\n[clauses.advance-notice]\nnotice = 8\n")
    said = cli("negotiation", "update", started, "--agreement", file, *WHY)
    assert said.code == 3
    assert said.err.rstrip().endswith(
        "if it is approved, type: agreementkit negotiation update talks --agreement kent.toml "
        '--because "The branch wants more time." --approved-by "…"'
    )
    left = file.read_text("utf-8").replace("leave_out = []", 'leave_out = ["incident-log"]')
    file.write_text(left, "utf-8")
    said = cli(
        *("negotiation", "update", started, "--agreement", file, *WHY),
        *("--approved-by", "Committee"),
    )
    assert said.code == 0
    assert "Left out: incident-log" in flat(said.out)


def test_the_kept_copy_that_was_edited_stops_nobody_for_long(cli: Cli, started: Path) -> None:
    file = more_time(started / "agreement.toml")
    said = cli("negotiation", "send", started)
    assert said.code == 3
    assert "--agreement talks/agreement.toml --because" in said.err
    # It is told before anybody runs into it.
    assert cli("negotiation", "status", started).err == said.err
    said = cli("negotiation", "restore", started)
    assert said.code == 0
    assert flat(said.out) == (
        "agreement.toml is as it was recorded again; what lay there is now "
        "aside/changed-agreement.toml."
    )
    assert said.err.startswith("Moved aside: aside/changed-")
    assert said.err.endswith("Next, write the draft to send: agreementkit negotiation send talks\n")
    assert MORE not in file.read_text("utf-8")
    said = cli("negotiation", "restore", started)
    assert "Everything that was recorded is there as it was. Nothing was put back." in flat(
        said.out
    )


def test_what_cannot_be_put_back_is_named(cli: Cli, came: Path) -> None:
    (came / "sent/round-1.docx").unlink()
    said = cli("negotiation", "restore", came)
    assert said.code == 1
    assert flat(said.out).startswith(
        "talks/sent/round-1.docx: this file is gone or cannot be read, and nothing in the folder "
        "can give it back To mend it: put it back from a copy of the folder"
    )


def test_a_copy_of_the_ledger_stops_writing_and_is_told_with_every_status(
    cli: Cli, came: Path
) -> None:
    ledger = came / "ledger.jsonl"
    before = ledger.read_bytes()
    cli("negotiation", "move", came, "scope", "--park", "--date", "2027-02-02", *WHY)
    (came / "ledger (1).jsonl").write_bytes(ledger.read_bytes())
    ledger.write_bytes(before)
    for words in (("move", came, "disputes", "--park", *WHY), ("reply", came)):
        said = cli("negotiation", *words)
        assert said.code == 3
        assert said.err == (
            "talks/ledger (1).jsonl: this copy of the ledger holds what the ledger does not: "
            "parked scope, because “The branch wants more time.”, by Branch secretary at 00:00 on "
            "02.02.2027\n    To mend it: it goes on where ledger.jsonl ends, so nothing is lost by "
            "taking it: agreementkit negotiation restore talks\n"
        )
    assert said.err in cli("negotiation", "status", came).err
    assert "Decide on" not in cli("negotiation", "status", came).err
    held = json.loads(cli("negotiation", "status", came, "--json").out)
    assert (held["trouble"], held["remarks"]) == ([said.err.removesuffix("\n")], [])
    assert not opened(came).verify().holds
    assert cli("negotiation", "restore", came).code == 0
    assert opened(came).verify().holds


@pytest.mark.parametrize(
    "named", ["talks/sent", "talks/sent/round-1.docx", "talk", ".", "nowhere/talks"]
)
def test_a_wrong_folder_is_answered_with_the_right_one(cli: Cli, sent: Path, named: str) -> None:
    assert sent == Path("talks")
    said = cli("negotiation", "status", named)
    assert said.code == 3
    assert "did you mean talks? Or start one with agreementkit negotiation start" in said.err


def test_the_name_alone_typed_in_the_folder_itself_is_answered(
    cli: Cli, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = sent.absolute()
    monkeypatch.chdir(here / "sent")
    assert f"did you mean {here}?" in cli("negotiation", "status", "talks").err
    monkeypatch.chdir(here)
    answer = "did you mean the folder that you are in (.)?"
    assert answer in cli("negotiation", "status", "talks").err
