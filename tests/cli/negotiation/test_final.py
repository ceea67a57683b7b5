"""`agreementkit negotiation final`: the papers at the end, and what is said of them."""

from json import loads
from pathlib import Path

from agreementkit import read_word
from tests.cli.conftest import Cli

from .conftest import BY, flat, opened

WHY = ("--because", "They offered a pilot.")
SIGN = "Every clause is settled. For the papers to sign: agreementkit negotiation final talks"


def settled(cli: Cli, sent: Path) -> None:
    """Everything is agreed, one clause in their words."""
    opened(sent).receive("milder.docx", by=BY, when=opened(sent).log[-1].when)
    cli("negotiation", "move", sent, "--unchanged", "--agree", "ours", *WHY)
    cli("negotiation", "move", sent, "redeployment", "--agree", "theirs", *WHY)


def lines(path: Path) -> list[str]:
    return [line.text for line in read_word(path).accepted]


def test_what_is_agreed_is_written_for_signature(cli: Cli, sent: Path) -> None:
    settled(cli, sent)
    said = cli("negotiation", "final", sent)
    assert said.code == 0
    assert said.out.splitlines()[:3] == [
        "For signature: talks/final/kent-police-agreement.docx",
        "For members: talks/final/kent-police-agreement-members.docx",
        "For our side only: talks/final/PRIVATE-kent-police-agreement.docx",
    ]
    assert flat(said.out).endswith(
        "Agreed: 41 clauses and schedules. In the employer’s words: Redeployment."
    )
    assert said.err.startswith(SIGN)
    text = lines(sent / "final" / "kent-police-agreement.docx")
    assert "Signed for UNISON" in text
    assert not any("Draft" in line for line in text)
    private = lines(sent / "final" / "PRIVATE-kent-police-agreement.docx")
    assert "PRIVATE. The employer’s words, of round 1." in private
    assert any("They offered a pilot." in line for line in private)
    assert not any("They offered a pilot." in line for line in text)


def test_once_closed_it_is_still_there_and_the_same(cli: Cli, sent: Path) -> None:
    settled(cli, sent)
    cli("negotiation", "final", sent)
    file = sent / "final" / "kent-police-agreement.docx"
    before = file.read_bytes()
    closed = cli("negotiation", "close", sent, *WHY)
    assert closed.err.startswith(
        "It is over. For the papers to sign: agreementkit negotiation final talks\n"
    )
    refused = cli("negotiation", "send", sent)
    assert "For the papers to sign: agreementkit negotiation final talks" in refused.err
    assert cli("negotiation", "final", sent).code == 0
    assert file.read_bytes() == before


def test_what_is_open_keeps_it_from_being_signed(cli: Cli, came: Path) -> None:
    cli("negotiation", "move", came, "--unchanged", "--agree", "ours", *WHY)
    said = cli("negotiation", "final", came, "-o", "papers")
    assert said.code == 1
    assert said.out.startswith(
        "Agreed so far, not for signature: papers/kent-police-agreed-so-far.docx\n"
    )
    assert "Notice of new systems: not agreed yet" in flat(said.out)
    text = lines(Path("papers") / "kent-police-agreed-so-far.docx")
    assert text[0] == "Not for signature"
    assert not any(line.startswith("Signed for") for line in text)
    assert "Still open" in lines(Path("papers") / "kent-police-agreed-so-far-members.docx")


def test_nothing_agreed_says_what_to_do(cli: Cli, came: Path) -> None:
    said = cli("negotiation", "final", came)
    assert said.code == 3
    assert said.err.startswith("nothing is agreed yet\n")


def test_a_paper_that_was_edited_is_kept(cli: Cli, sent: Path) -> None:
    settled(cli, sent)
    assert cli("negotiation", "final", sent).code == 0
    file = sent / "final" / "kent-police-agreement.docx"
    file.write_bytes(b"edited by hand")
    said = cli("negotiation", "final", sent)
    assert said.code != 0
    assert "the file that stands there was edited" in said.err
    assert file.read_bytes() == b"edited by hand"
    assert cli("negotiation", "final", sent, "--force").code == 0
    assert "Signed for UNISON" in lines(file)


def test_a_house_style_is_taken(cli: Cli, sent: Path) -> None:
    settled(cli, sent)
    style = sent / "sent" / "round-1.docx"
    said = cli("negotiation", "final", sent, "--house-style", style)
    assert said.code == 0


def test_the_account_says_what_was_given_and_what_it_came_to(cli: Cli, sent: Path) -> None:
    settled(cli, sent)
    said = cli("negotiation", "status", sent, "--account")
    assert said.code == 0
    words = flat(said.out)
    assert "Round 1 They changed 1 clause." in words
    assert "We gave. Agreed provisionally: redeployment in their words." in words
    assert "from 12 weeks to 4 weeks, worse for us; now at fallback." in words
    plain = loads(cli("negotiation", "status", sent, "--account", "--json").out)
    assert plain["standing"] == "what was agreed"


def test_there_is_no_account_of_nothing(cli: Cli, started: Path) -> None:
    said = cli("negotiation", "status", started, "--account")
    assert said.code == 3
    assert said.err.startswith("nothing was sent yet, so there is nothing to account for")


def test_what_was_withdrawn_is_told_in_the_private_copy_alone(cli: Cli, came: Path) -> None:
    cli("negotiation", "move", came, "--unchanged", "--agree", "ours", *WHY)
    taken = ("--approved-by", "Branch committee", *WHY)
    cli("negotiation", "move", came, "redeployment", "--withdraw", *taken)
    cli("negotiation", "close", came, "--outcome", "agreed", *taken)
    said = cli("negotiation", "final", came)
    assert "Left out: Notice of new systems; Redeployment." in flat(said.out)
    private = lines(came / "final" / "PRIVATE-kent-police-agreed-so-far.docx")
    assert any(
        line.startswith("Redeployment (redeployment): withdrawn. Took off the table")
        for line in private
    )
    assert any(
        line.startswith("Notice of new systems (advance-notice): not agreed.") for line in private
    )
