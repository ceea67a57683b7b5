"""What goes out and what comes back: start, send, receive and reply."""

import json
import re
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import pytest

import agreementkit as ak
from agreementkit import negotiation
from agreementkit.cli.app import main
from tests.cli.conftest import Cli, Said, on_terminal, program
from tests.cli.negotiation.conftest import BY, EMERGENCY, STARTED, THEIRS, flat, opened
from tests.negotiation.counterparty_edits import returned, swapped
from tests.word.house_style.branch_template import branch_template

NEXT_SEND = "Next, write the draft to send: agreementkit negotiation send talks"
REPORT = "talks/PRIVATE-round-1-response.docx"


def words_in(file: Path) -> str:
    """The text of a Word file, without its markup."""
    with zipfile.ZipFile(file) as package:
        return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())


def test_a_start_keeps_the_file_and_names_the_next_command(cli: Cli) -> None:
    said = cli("negotiation", "start", "talks", "--agreement", "kent.toml")
    assert (said.code, said.err) == (0, f"{NEXT_SEND}\n")
    assert flat(said.out) == "Began the negotiation with Kent Police for UNISON, GMB, Unite."
    assert Path("talks/agreement.toml").read_bytes() == Path("kent.toml").read_bytes()
    [entry] = opened(Path("talks")).log
    assert entry.by == BY


def clock() -> datetime:
    """What the clock of this computer shows."""
    return datetime.now().astimezone().replace(tzinfo=None)


def test_a_date_is_taken_as_given_and_a_clock_is_read_only_without_one(cli: Cli) -> None:
    cli("negotiation", "start", "talks", "--agreement", "kent.toml", "--date", "2027-01-15T10:00")
    before = clock().replace(microsecond=0)
    cli("negotiation", "send", "talks")
    first, second = opened(Path("talks")).log
    assert first.when == STARTED
    assert before <= second.when <= clock()


def test_who_it_is_must_be_said_and_is_never_made_up(
    cli: Cli,
    started: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    advice = (
        'Say who does this, as a role: --by "Branch secretary". To say it once for all commands, '
        "set the environment variable AGREEMENTKIT_BY.\nFor help: agreementkit negotiation send "
        "--help\n"
    )
    monkeypatch.delenv("AGREEMENTKIT_BY")
    monkeypatch.setenv("USER", "somebody")
    monkeypatch.setenv("USERNAME", "somebody")
    assert cli("negotiation", "send", started) == Said(2, "", advice)
    assert cli("negotiation", "send", started, "--by", "  ").err == advice
    said = cli("negotiation", "send", started, "--by", "Regional organiser")
    assert said.code == 0
    assert said.err.endswith(
        'receive talks THEIR-FILE.docx --by "Regional organiser"\n',
    )
    assert opened(started).log[-1].by == "Regional organiser"


def test_the_next_command_asks_for_a_role_where_none_is_known(
    cli: Cli,
    came: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("AGREEMENTKIT_BY")
    assert 'agreementkit negotiation reply talks --by "…"' in cli("negotiation", "status", came).err


def test_clauses_of_ones_own_are_remembered_from_the_start(
    cli: Cli,
    small: Path,
    ashby: Path,
) -> None:
    said = cli("negotiation", "start", "talks", "--agreement", ashby, "--pack", small)
    assert said.err == f"{NEXT_SEND}\n"
    assert cli("negotiation", "send", "talks").code == 0
    assert cli("negotiation", "status", "talks", "--pack", small).err.endswith("FILE.docx\n")
    small.rename("moved")
    said = cli("negotiation", "send", "talks")
    assert said.code == 3
    assert said.err == (
        "../small: the folder of own clauses that this negotiation was begun with is not there\n"
        "    To mend it: put it back, or say where it is now: --pack FOLDER\n"
    )
    # What the ledger alone tells needs no clauses.
    assert (
        cli("negotiation", "log", "talks").code == cli("negotiation", "verify", "talks").code == 0
    )
    said = cli("negotiation", "send", "talks", "--pack", "moved")
    assert said.err.endswith("receive talks THEIR-FILE.docx --pack moved\n")


def test_a_draft_that_is_sent_is_named_with_what_to_do(cli: Cli, started: Path) -> None:
    said = cli("negotiation", "send", started)
    seal = opened(started).verify().seal
    assert (said.code, said.out) == (0, "talks/sent/round-1.docx\n")
    assert said.err.splitlines() == [
        "Send this file. Nothing else in the folder may go to the employer.",
        f"Put this seal into your e-mail: it can show later that no record was changed. {seal}",
        "When it comes back: agreementkit negotiation receive talks THEIR-FILE.docx",
    ]
    assert "written notice at least" in words_in(Path(said.out.strip()))


def test_a_draft_and_a_reply_can_have_the_style_of_the_branch(cli: Cli, came: Path) -> None:
    Path("branch.docx").write_bytes(branch_template())
    for command in ("reply", "send"):
        said = cli("negotiation", command, came, "--house-style", "branch.docx")
        assert said.code == 0, said.err
        with zipfile.ZipFile(said.out.strip()) as package:
            assert any(name.startswith("word/header") for name in package.namelist())
    assert cli("negotiation", "send", came, "--house-style", "nix.docx").code == 3


def test_what_came_back_is_told_the_worst_first(cli: Cli, sent: Path) -> None:
    said = cli("negotiation", "receive", sent, THEIRS)
    assert said.code == 1
    blocks = said.out.split("\n\n")
    assert "1 change was made without tracking." in blocks[0]
    assert "7 Notice of new systems: below our red line: 26" in flat(blocks[0])
    assert blocks[1].startswith("7 Notice of new systems (advance-notice): below our red line.")
    assert "No tracked change shows it." in flat(blocks[1])
    assert "Where it lies: Notice before a new system is used: 26 weeks became 8 weeks" in flat(
        blocks[1],
    )
    assert "What to answer: " in blocks[1]
    assert "Our argument: " in blocks[1]
    assert blocks[2].startswith("16 Redeployment (redeployment): a duty is weakened.")
    assert "What it costs: " in blocks[2]
    assert EMERGENCY in flat(blocks[2])
    assert blocks[3] == f"Written, for our side: {REPORT}\n"
    assert max(map(len, said.out.splitlines())) <= 80
    assert said.err.splitlines() == [
        (
            "Decide on advance-notice, redeployment. To set one aside, for example: agreementkit "
            'negotiation move talks advance-notice --park --because "…"'
        ),
        (
            "Agree to what came back as we sent it: agreementkit negotiation move talks "
            '--unchanged --agree ours --because "…"'
        ),
        "Then answer: agreementkit negotiation reply talks",
    ]


def test_the_report_of_the_command_is_that_of_the_library(cli: Cli, sent: Path) -> None:
    cli("negotiation", "receive", sent, THEIRS)
    assert Path(REPORT).read_bytes() == opened(sent).report()
    assert "our fallback is 13 weeks" in words_in(Path(REPORT))


def test_what_came_back_without_a_trick_is_fine(cli: Cli, sent: Path) -> None:
    said = cli("negotiation", "receive", sent, "milder.docx")
    assert said.code == 0
    assert "worse than we sent, and not below our fallback" in flat(said.out)


def test_json_is_what_the_library_says_and_nothing_else(cli: Cli, sent: Path) -> None:
    said = cli("negotiation", "receive", sent, THEIRS, "--json")
    response = opened(sent).response
    assert response is not None
    assert said.code == 1
    changes = opened(sent).changes(each.clause for each in response.clauses if each.changed)
    whole = negotiation.response_json(response, changes)
    assert json.loads(said.out) == json.loads(json.dumps(whole))
    assert f"Written, for our side: {REPORT}" in said.err


@pytest.mark.parametrize(
    ("named", "written"),
    [("theirs-1.docx", "PRIVATE-theirs-1.docx"), ("private.docx", "PRIVATE-private.docx")],
)
def test_a_report_elsewhere_says_in_its_name_that_it_is_private(
    cli: Cli,
    sent: Path,
    named: str,
    written: str,
) -> None:
    said = cli("negotiation", "receive", sent, THEIRS, "--report", named)
    assert said.out.endswith(f"Written, for our side: {written}\n")
    assert Path(written).is_file()
    assert not Path(REPORT).exists()


def test_a_second_file_of_a_round_has_a_report_of_its_own(cli: Cli, sent: Path) -> None:
    cli("negotiation", "receive", sent, "milder.docx")
    first = Path(REPORT).read_bytes()
    cli("negotiation", "receive", sent, THEIRS)
    assert Path(REPORT).read_bytes() == first
    assert Path("talks/PRIVATE-round-1-response-2.docx").is_file()


def test_a_report_that_cannot_be_written_loses_nothing(cli: Cli, sent: Path) -> None:
    Path("PRIVATE-r.docx").mkdir()
    said = cli("negotiation", "receive", sent, THEIRS, "--report", "r.docx")
    assert said.code == 5
    assert "7 Notice of new systems (advance-notice): below our red line." in said.out
    assert said.err == (
        "PRIVATE-r.docx: a folder stands where the file should go, or a file where its folder "
        "should; the old file is kept\n    To mend it: their file is recorded all the same; to "
        "write the report elsewhere, type: agreementkit negotiation status talks --report "
        "response.docx\n"
    )
    assert len(opened(sent).state.receipts) == 1
    assert cli("negotiation", "status", sent, "--report", "response.docx").code == 0
    assert Path("PRIVATE-response.docx").read_bytes() == opened(sent).report()


def test_a_report_that_was_edited_is_kept_and_no_option_is_advised_that_receive_lacks(
    cli: Cli, sent: Path
) -> None:
    Path("PRIVATE-r.docx").write_bytes(b"typed by hand")
    said = cli("negotiation", "receive", sent, THEIRS, "--report", "r.docx")
    assert said.code == 5
    assert "is kept" in flat(said.err)
    assert "--force" not in said.err
    assert cli("negotiation", "status", sent, "--report", "response.docx").code == 0


def test_a_reply_has_our_words_in_their_margin(cli: Cli, came: Path) -> None:
    words = "We can meet on this = on notice."
    said = cli("negotiation", "reply", came, "--say", f"notice of new systems={words}")
    assert (said.code, said.out) == (0, "talks/sent/round-2.docx\n")
    assert "In the name of Force HR, this file has 3 changes." in flat(said.err)
    assert "Send this file. " in flat(said.err)
    with zipfile.ZipFile(said.out.strip()) as package:
        comments = package.read("word/comments.xml").decode()
        assert words in re.sub(r"<[^>]+>", "", comments)
        assert "w:author" in package.read("word/document.xml").decode()


def commented(sent: Path) -> Path:
    """Their file, with a comment of theirs and one of a colleague of ours."""
    document = docx.Document(str(sent / "sent/round-1.docx"))
    place = next(each for each in document.paragraphs if "written notice" in each.text)
    for author in ("Force HR", "Colleague"):
        document.add_comment(place.runs[0], text=f"Said by {author}.", author=author, initials="X")
    document.save("commented.docx")
    return Path("commented.docx")


def test_where_a_clause_has_several_threads_their_names_are_shown(cli: Cli, sent: Path) -> None:
    received = flat(cli("negotiation", "receive", sent, commented(sent)).err)
    told = (
        "The margin of advance-notice has 2 threads: advance-notice.1 is Force HR: “Said by "
        "Force HR.”; advance-notice.2 is Colleague: “Said by Colleague.”. To answer one: "
        'agreementkit negotiation reply talks --say "advance-notice.1=…"'
    )
    assert told in received
    assert told in flat(cli("negotiation", "status", sent).err)


def test_a_thread_is_answered_and_settled_and_a_colleague_left_out(cli: Cli, sent: Path) -> None:
    cli("negotiation", "receive", sent, commented(sent))
    told = cli("negotiation", "reply", sent, "--say", "advance-notice=Which?")
    assert told.code == 3
    assert "advance-notice.2 is Colleague" in flat(told.err)
    said = cli(
        *("negotiation", "reply", sent, "--say", "Notice of new systems.1=Yes."),
        *("--resolve", "advance-notice.1", "--leave-out", "Colleague"),
    )
    assert said.code == 0
    assert "In the name of Colleague, this file has nothing." in flat(said.err)
    [thread] = ak.read_word(Path(said.out.strip())).comments
    assert (thread.author, thread.resolved) == ("Force HR", True)
    assert [(each.author, each.paragraphs) for each in thread.replies] == [
        ("Union side", ("Yes.",))
    ]
    with zipfile.ZipFile(said.out.strip()) as package:
        ids = re.findall(
            rb'paraId(?:Parent)?="([0-9A-F]+)"', package.read("word/commentsExtended.xml")
        )
    assert ids
    assert all(int(each, 16) < 0x80000000 for each in ids)


def test_what_no_reply_can_hold_is_listed_until_it_is_said_anyway(cli: Cli, sent: Path) -> None:
    document = docx.Document(str(sent / "sent/round-1.docx"))
    document.sections[0].footer.paragraphs[0].add_run(" Subject to budget")
    document.save("footer.docx")
    cli("negotiation", "receive", sent, "footer.docx")
    said = cli("negotiation", "reply", sent)
    assert (said.code, said.out) == (3, "")
    assert "a reply cannot hold this of their file:" in flat(said.err)
    assert "Subject to budget" in flat(said.err)
    assert "then reply with --anyway" in flat(said.err)
    assert cli("negotiation", "reply", sent, "--anyway").code == 0
    assert "without 1 of their things" in flat(cli("negotiation", "log", sent).out)


def test_nobody_is_left_out_who_has_not_commented(cli: Cli, came: Path) -> None:
    said = cli("negotiation", "reply", came, "--leave-out", "Jo")
    assert said.code == 2
    assert 'No comment is by "Jo": nobody has commented.' in flat(said.err)


def test_our_argument_does_not_get_into_their_margin(
    cli: Cli,
    came: Path,
    pack: ak.Pack,
) -> None:
    before = opened(came).log
    argument = pack["advance-notice"].negotiating.why
    said = cli("negotiation", "reply", came, "--say", f"advance-notice={argument}")
    assert (said.code, said.out) == (4, "")
    assert argument not in said.err
    assert opened(came).log == before
    assert not Path("talks/sent/round-2.docx").exists()


def test_on_a_terminal_it_is_said_what_takes_its_time(came: Path) -> None:
    shown = on_terminal("negotiation", "reply", str(came))
    assert shown.code == 0
    assert "Writing the reply over their text" in shown.out
    quiet = program("negotiation", "send", str(came))
    assert "Writing" not in quiet.err


def test_what_comes_back_for_a_reply_is_judged_against_the_reply(cli: Cli, came: Path) -> None:
    reply = Path(cli("negotiation", "reply", came).out.strip())
    edit = swapped("must treat an agency", "may treat an agency")
    Path("again.docx").write_bytes(returned(reply.read_bytes(), edit))
    said = cli("negotiation", "receive", came, "again.docx", "--json")
    assert said.code == 1, said.err
    changed = [each for each in json.loads(said.out)["clauses"] if each["silent"]]
    assert [each["clause"] for each in changed] == ["scope"]
    assert opened(came).state.receipts[-1].round == 2
    assert "PRIVATE-round-2-response.docx" in said.err


def test_no_command_shows_a_traceback(capsys: pytest.CaptureFixture[str], sent: Path) -> None:
    (sent / "ledger.jsonl").write_bytes(b"\xff\xfe\n")
    for command in ("send", "status", "log", "verify", "reply"):
        assert main(["negotiation", command, "talks"]) == 3
        assert "Traceback" not in capsys.readouterr().err
