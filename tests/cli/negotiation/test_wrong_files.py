"""An officer picks the wrong file: what they are told, what they may say, and how it is taken back."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.negotiation.conftest import THEIRS, flat, opened
from tests.negotiation.intake.handed_in import NOTE, minutes, with_comment

BECAUSE = ("--because", "That was the wrong attachment.")
UNDO = 'agreementkit negotiation undo talks --because "…"'


@pytest.fixture
def taken(cli: Cli, sent: Path) -> Path:
    """A negotiation in which the minutes were taken for a return."""
    Path("minutes.docx").write_bytes(minutes("Minutes"))
    said = cli("negotiation", "receive", sent, "minutes.docx", "--anyway")
    assert said.code == 1
    assert f"If it was the wrong file after all, take it back: {UNDO}" in said.err
    return sent


def test_what_speaks_against_a_file_is_told_with_the_command_that_takes_it(
    cli: Cli, sent: Path
) -> None:
    shutil.copy(sent / "sent/round-1.docx", "right.docx")
    before = (sent / "ledger.jsonl").read_bytes()
    said = cli("negotiation", "receive", sent, "right.docx")
    assert (said.code, said.out) == (3, "")
    assert flat(said.err) == (
        "right.docx: this is, byte for byte, the file that we sent in round 1 (sent/round-1.docx), so "
        "it is as likely that the wrong file was picked To mend it: look for the file that the "
        "employer sent; if it truly is what the employer sent back, type: agreementkit negotiation "
        "receive talks right.docx --anyway"
    )
    assert (sent / "ledger.jsonl").read_bytes() == before
    assert cli("negotiation", "receive", sent, "right.docx", "--anyway").code == 0
    log = flat(cli("negotiation", "log", sent).out)
    assert "although it is, byte for byte, a file that we sent: nothing is changed." in log


def test_what_holds_our_notes_is_not_offered(cli: Cli, sent: Path) -> None:
    data = with_comment((sent / "sent/round-1.docx").read_bytes(), NOTE)
    Path("annotated.docx").write_bytes(data)
    for option in ((), ("--anyway",)):
        said = cli("negotiation", "receive", sent, "annotated.docx", *option)
        assert said.code == 3
        assert "the comment by Jane Q Officer" in said.err
        assert "delete that comment in Word" in said.err
        assert "--anyway" not in said.err


def test_the_last_receipt_is_taken_back_and_nothing_is_erased(cli: Cli, taken: Path) -> None:
    status = flat(cli("negotiation", "status", taken).out)
    assert "(taken although it has almost none of our clauses)" in status
    said = cli("negotiation", "undo", taken, *BECAUSE)
    assert said.code == 0
    assert flat(said.out) == (
        "Undid the receipt of received/round-1-minutes.docx: it counts no longer. "
        "Reason: That was the wrong attachment."
    )
    assert said.err == (
        "When it comes back: agreementkit negotiation receive talks THEIR-FILE.docx\n"
    )
    status = flat(cli("negotiation", "status", taken).out)
    assert "nothing has come back." in status
    assert "“minutes.docx” counts no longer, since " in status
    now = json.loads(cli("negotiation", "status", taken, "--json").out)
    assert (now["received"], len(now["undone"])) == ([], 1)
    assert (taken / "received/round-1-minutes.docx").is_file()
    assert "It holds." in cli("negotiation", "verify", taken).out
    cli("negotiation", "send", taken)
    assert "counts no longer" in cli("negotiation", "status", taken).out
    said = cli("negotiation", "undo", taken, *BECAUSE)
    assert said.code == 3
    assert "there is nothing to undo" in said.err


def test_the_right_file_takes_its_place_in_one_step(cli: Cli, taken: Path) -> None:
    said = cli("negotiation", "receive", taken, THEIRS, "--instead", *BECAUSE)
    assert said.code == 1
    assert "take it back" not in said.err
    assert [each.original for each in opened(taken).state.receipts] == [THEIRS]
    [(receipt, _)] = opened(taken).state.undone
    assert receipt.original == "minutes.docx"
    again = cli("negotiation", "receive", taken, "minutes.docx", "--instead", *BECAUSE)
    assert flat(again.err).endswith(
        'receive talks minutes.docx --instead --because "That was the wrong attachment." --anyway'
    )


def test_a_reason_goes_with_what_it_is_for(cli: Cli, taken: Path) -> None:
    said = cli("negotiation", "receive", taken, THEIRS, "--instead")
    assert said.code == 2
    assert "Say why, in a sentence" in said.err
    said = cli("negotiation", "receive", taken, THEIRS, *BECAUSE)
    assert said.code == 2
    assert "--because goes with --instead" in said.err


def test_what_rests_on_a_receipt_is_named_with_where_to_look(cli: Cli, came: Path) -> None:
    theirs = ("--agree", "theirs", "--because", "Fair.", "--approved-by", "Branch committee")
    cli("negotiation", "move", came, "redeployment", *theirs)
    said = cli("negotiation", "undo", came, *BECAUSE)
    assert said.code == 3
    assert "agreed since, in the words of that file: redeployment" in flat(said.err)
    assert "agreementkit negotiation status talks" in said.err


def test_a_draft_that_was_mailed_is_where_a_negotiation_begins(cli: Cli) -> None:
    assert cli("draft", "kent.toml", "-o", "mailed.docx").code in (0, 1)
    begin = ("negotiation", "start", "talks", "--agreement", "kent.toml", "--sent")
    Path("minutes.docx").write_bytes(minutes("Minutes"))
    said = cli(*begin, "minutes.docx")
    assert said.code == 3
    assert "minutes.docx: this is not what the agreement file makes" in said.err
    assert not Path("talks").exists()
    said = cli(*begin, "mailed.docx")
    assert said.code == 0
    assert "When it comes back: agreementkit negotiation receive talks" in said.err
    assert Path("talks/sent/round-1.docx").read_bytes() == Path("mailed.docx").read_bytes()


def test_a_mailed_draft_that_comes_back_is_accused_of_nothing(cli: Cli, sent: Path) -> None:
    cli("draft", "kent.toml", "-o", "mailed.docx")
    said = cli("negotiation", "receive", sent, "mailed.docx")
    assert said.code == 0
    assert "without tracking" not in said.out
