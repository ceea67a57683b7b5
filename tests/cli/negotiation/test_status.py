"""What is on record: status, log and verify, and what they say when it is broken."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from agreementkit.documents import Paragraph, text_of
from agreementkit.files.negotiation_folder import locked
from agreementkit.model.document import line_of
from agreementkit.negotiation import ClauseState, log_json, status_json
from tests.cli.conftest import Cli
from tests.cli.negotiation.conftest import THEIRS, flat, opened
from tests.cli.negotiation.thirty_returns import RETURNS

WHY = ("--because", "They offered a pilot.")
PAGE = Path(__file__).parent.parent.parent.parent / "docs/reference/json.md"


def test_before_anything_is_sent_there_is_a_start_and_a_next_step(cli: Cli, started: Path) -> None:
    said = cli("negotiation", "status", started)
    assert said.code == 0
    assert said.out == (
        "Kent Police and UNISON, GMB, Unite\nBegun on 15.01.2027 by Branch secretary.\n\n"
    )
    assert said.err == "Next, write the draft to send: agreementkit negotiation send talks\n"


def test_the_status_begins_with_what_asks_for_a_decision(cli: Cli, came: Path) -> None:
    cli("negotiation", "package", came, "jobs", "redeployment", "paid-training", *WHY)
    cli("negotiation", "move", came, "gain-share", "--agree", "ours", *WHY)
    cli("negotiation", "move", came, "scope", "disputes", "--park", *WHY)
    said = cli("negotiation", "status", came)
    head, *blocks = said.out.rstrip().split("\n\n")
    assert head.splitlines()[2:] == [
        "Round 1: draft written on 15.01.2027; “Draft FINAL (2).docx” came back on",
        "  01.02.2027.",
    ]
    assert [block.splitlines()[0] for block in blocks] == [
        "Countered: 2",
        "Tabled: 36",
        "Parked: 2",
        "Agreed provisionally: 1",
    ]
    assert (
        "Notice of new systems (advance-notice): came back in round 1: Changed without tracking "
        "(1); Below our fallback; Notice before a new system is used: 26 weeks to 8 weeks."
    ) in flat(blocks[0])
    assert flat(blocks[0]).endswith("12 weeks to 4 weeks; in the package “jobs”.")
    assert "Paid training time (paid-training): in the package “jobs”." in flat(blocks[1])
    assert "As we sent them: parties, purpose-and-principles, " in flat(blocks[1])
    assert flat(blocks[2]) == "Parked: 2 As we sent them: scope, disputes."
    assert flat(blocks[3]) == "Agreed provisionally: 1 In our words: gain-share."


def test_what_was_agreed_and_came_open_again_says_so(cli: Cli, came: Path) -> None:
    approved = ("--approved-by", "Branch committee")
    cli("negotiation", "move", came, "redeployment", "--agree", "theirs", *WHY, *approved)
    assert "in their words; came back in round 1" in flat(cli("negotiation", "status", came).out)
    cli("negotiation", "move", came, "redeployment", "--table", *WHY)
    assert "; was agreed once." in flat(cli("negotiation", "status", came).out)


def _returned(sent: Path, what: str) -> Path:
    change = next(each.change for each in RETURNS if each.what == what)
    file = Path("theirs.docx")
    file.write_bytes(change((sent / "sent/round-1.docx").read_bytes()))
    return file


def test_a_comment_is_on_record_and_its_clause_is_not_agreed_with_the_rest(
    cli: Cli, sent: Path
) -> None:
    said = cli("negotiation", "receive", sent, _returned(sent, "a comment alone"))
    assert said.code == 0
    assert "say something in the margin" in said.err
    comment = "Kent HR: “We cannot agree to this clause. Delete it.”"
    status = flat(cli("negotiation", "status", sent).out)
    assert f"came back in round 1: Unchanged; in the margin, {comment}." in status
    assert comment in cli("negotiation", "log", sent).out.replace("\n    ", " ")
    cli("negotiation", "move", sent, "--unchanged", "--agree", "ours", *WHY)
    state = opened(sent).state.clauses
    still_open = [id_ for id_, each in state.items() if each.state is ClauseState.TABLED]
    assert still_open == ["no-compulsory-redundancy"]


def test_numbers_that_became_text_are_no_changes_to_be_taken(cli: Cli, sent: Path) -> None:
    theirs = _returned(sent, "a word among numbers that became text")
    assert cli("negotiation", "receive", sent, theirs).code == 1
    negotiation = opened(sent)
    assert len(negotiation.changes(["advance-notice"])["advance-notice"]) == 1
    offer = negotiation.state.offer
    assert offer
    lines = [text_of(line_of(each)) for each in offer.blocks if isinstance(each, Paragraph)]
    assert len(lines) > 300
    assert not [line for line in lines if "\t" in line]


def test_what_stands_in_no_clause_is_on_record(cli: Cli, sent: Path) -> None:
    theirs = _returned(sent, "tracked words in the header")
    assert cli("negotiation", "receive", sent, theirs).code == 1
    words = "Header: a person must look: “Not binding until the board approves” came in."
    status = flat(cli("negotiation", "status", sent).out)
    assert f"Outside the clauses of “theirs.docx”: {words}" in status
    assert "Not binding until the board approves" in flat(cli("negotiation", "log", sent).out)


def test_a_clause_of_theirs_is_named_as_theirs(cli: Cli, sent: Path) -> None:
    from tests.negotiation.markup_editor import Paper, paragraph

    paper = Paper((sent / "sent/round-1.docx").read_bytes())
    new = [paragraph("Biscuits", "Heading2"), paragraph("There are biscuits.", "ClauseLevel2")]
    paper.sections.insert(-3, new)
    Path("new.docx").write_bytes(paper.saved())
    assert cli("negotiation", "receive", sent, "new.docx").code == 1
    out = flat(cli("negotiation", "status", sent).out)
    assert "Biscuits (round-1-new-1): put in by the employer; came back in round 1" in out


def test_the_end_says_what_was_agreed_and_what_was_not(cli: Cli, came: Path) -> None:
    cli("negotiation", "move", came, "gain-share", "--agree", "ours", *WHY)
    cli("negotiation", "move", came, "pay-protection", "--withdraw", "--approved-by", "Us", *WHY)
    cli("negotiation", "close", came, "--outcome", "no-agreement", "--date", "2027-03-01", *WHY)
    out = flat(cli("negotiation", "status", came).out)
    assert "Closed on 01.03.2027: no agreement." in out
    assert "Scope (scope): not agreed." in out
    assert "Agreed: gain-share." in out
    assert "By us: pay-protection." in out


def test_json_says_what_the_library_says(cli: Cli, came: Path) -> None:
    said = cli("negotiation", "status", came, "--json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == json.loads(json.dumps(status_json(opened(came).state)))
    said = cli("negotiation", "log", came, "--json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == json.loads(json.dumps(log_json(opened(came).log)))


def documented(section: str) -> set[str]:
    """The keys that a section names, however deep they stand, and those of every object."""
    first, *sections = PAGE.read_text("utf-8").split("\n## ")
    [text] = [each for each in sections if each.startswith(f"{section}\n")]
    return set(re.findall(r"`([a-z_0-9]+)`", first + text))


def keys_in(value: object, *, but: frozenset[str] = frozenset()) -> set[str]:
    """Every key of a JSON value; below some, keys are names of clauses and values."""
    if isinstance(value, list):
        return set().union(*(keys_in(each, but=but) for each in value))
    if not isinstance(value, dict):
        return set()
    inside = (
        keys_in([*own.values()] if key in but else own, but=but) for key, own in value.items()
    )
    return set(value).union(*inside)


def test_every_key_is_on_its_page(cli: Cli, came: Path) -> None:
    cli("negotiation", "package", came, "jobs", "redeployment", "paid-training", *WHY)
    cli("negotiation", "move", came, "jobs", "--to", "target", *WHY)
    cli("negotiation", "move", came, "gain-share", "--agree", "ours", *WHY)
    shown = json.loads(cli("negotiation", "receive", came, "milder.docx", "--json").out)
    assert keys_in(shown) <= documented("receive")
    now = json.loads(cli("negotiation", "status", came, "--json").out)
    assert keys_in(now) <= documented("status")
    cli("negotiation", "close", came, "--outcome", "no-agreement", *WHY)
    done = json.loads(cli("negotiation", "log", came, "--json").out)
    named = frozenset({"facts", "settings", "whose"})
    assert keys_in(done, but=named) <= documented("log") | documented("status")


def test_the_log_tells_the_whole_with_every_reason(cli: Cli, came: Path) -> None:
    cli("negotiation", "move", came, "scope", "--park", "--date", "2027-02-02T09:15", *WHY)
    cli("negotiation", "reply", came, "--date", "2027-02-03")
    said = cli("negotiation", "log", came)
    assert (said.code, said.err) == (0, "")
    lines = re.split(r"\n(?=\d+\. )", said.out.rstrip())
    assert [flat(line) for line in lines] == [
        (
            "1. 15.01.2027 10:00, Branch secretary: Began the negotiation with Kent Police for "
            "UNISON, GMB, Unite."
        ),
        (
            "2. 15.01.2027 11:30, Branch secretary: Wrote a draft to send, round 1 "
            "(sent/round-1.docx)."
        ),
        (
            f"3. 01.02.2027 09:00, Branch secretary: Received “{THEIRS}” in round 1: "
            "advance-notice: Changed without tracking (1); Below our fallback; Notice before a "
            "new system is used: 26 weeks to 8 weeks. redeployment: Weakened (1); Length of "
            "the trial in the new post: 12 weeks to 4 weeks."
        ),
        ("4. 02.02.2027 09:15, Branch secretary: Set aside scope. Reason: They offered a pilot."),
        (
            "5. 03.02.2027 00:00, Branch secretary: Wrote a reply over their text to send, round "
            "2 (sent/round-2.docx)."
        ),
    ]


def test_what_is_proved_is_told_from_what_is_not(cli: Cli, came: Path) -> None:
    said = cli("negotiation", "verify", came)
    proof = opened(came).verify()
    assert said.code == 0
    told = flat(said.out)
    for words in proof.proved:
        assert f"Proved: {words}" in told
    for words in proof.not_proved:
        assert f"Not proved: {words}" in told
    assert told.endswith(f"The seal of the last line is {proof.seal} It holds.")


def test_a_seal_that_was_noted_is_found_again_or_missed(cli: Cli, came: Path) -> None:
    seal = cli("negotiation", "send", came).err.splitlines()[1].rpartition(" ")[2]
    assert "Up to line 4 it is what it was when that seal was noted." in flat(
        cli("negotiation", "verify", came, "--seal", seal).out,
    )
    said = cli("negotiation", "verify", came, "--seal", "0" * 64)
    assert said.code == 1
    assert f"no line has the seal {'0' * 64}" in flat(said.out)
    assert said.out.endswith("It does not hold.\n")


@pytest.mark.parametrize("name", ["agreement.toml", "sent/round-1.docx", "sent/round-1.json"])
def test_a_file_that_was_changed_is_found(cli: Cli, came: Path, name: str) -> None:
    file = came / name
    file.write_bytes(file.read_bytes() + b" ")
    (came / "sent/mine.txt").write_text("A note.", encoding="utf-8")
    said = cli("negotiation", "verify", came)
    assert said.code == 1
    assert f"{name}: the file is not what was recorded (line " in said.out
    assert "To mend it: agreementkit negotiation restore puts it back if" in flat(said.out)
    assert "Note: sent/mine.txt is not part of the record: no line names it." in flat(said.out)
    assert cli("negotiation", "log", came).code == 0
    assert cli("negotiation", "reply", came).code == 3


def test_a_ledger_that_was_changed_cannot_be_relied_on(cli: Cli, came: Path) -> None:
    ledger = came / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b"Branch secretary", b"Branch secretarx", 1))
    message = (
        "talks/ledger.jsonl:1: the ledger cannot be relied on from this line: it was changed after "
        "it was written\n    To mend it: put the file back from a copy of the folder, or from "
        "the versions that a syncing service keeps of it, and run verify\n"
    )
    for command in ("verify", "log", "status", "send"):
        said = cli("negotiation", command, came)
        assert (said.code, said.out, said.err) == (3, "", message)


def test_somebody_else_at_work_is_named(cli: Cli, came: Path) -> None:
    since = datetime.fromisoformat("2027-02-02T09:15:00")
    with locked(came, by="Regional organiser", when=since):
        said = cli("negotiation", "move", came, "scope", "--park", *WHY)
        assert said.code == 5
        assert said.err.startswith("talks: the negotiation is being changed by Regional organiser ")
        assert said.err.endswith(
            " since 09:15\n    To mend it: wait until that is done, and try again\n"
        )
        assert cli("negotiation", "status", came).code == 0
    assert cli("negotiation", "move", came, "scope", "--park", *WHY).code == 0


def test_the_picture_is_one_page_with_private_in_its_name(cli: Cli, came: Path) -> None:
    said = cli("negotiation", "status", came, "--picture", "now.html")
    assert said.code == 0
    assert "Written, for our side: PRIVATE-now.html\n" in said.out
    assert Path("PRIVATE-now.html").read_text("utf-8") == opened(came).picture()
    said = cli("negotiation", "status", came, "--picture", "PRIVATE-two.html", "--json")
    assert json.loads(said.out)["format"] == 1
    assert said.err == "Written, for our side: PRIVATE-two.html\n"


def test_what_is_printed_as_json_says_that_it_is_private(cli: Cli, came: Path) -> None:
    for words in (("status",), ("status", "--account"), ("log",)):
        name, *options = words
        assert json.loads(cli("negotiation", name, came, *options, "--json").out)["private"] is True
    received = cli("negotiation", "receive", came, "milder.docx", "--json")
    assert json.loads(received.out)["private"] is True
