"""`agreementkit negotiation execution`: the file that is about to be signed, told as it is."""

from json import loads
from pathlib import Path

from attrs import evolve

from agreementkit import word_bytes
from agreementkit.composing.copies.settled import signature_copy
from tests.cli.conftest import Cli
from tests.negotiation.counterparty_edits import returned, swapped
from tests.word.house_style.branch_template import branch_template

from .conftest import flat, opened
from .test_final import settled


def agreed(cli: Cli, sent: Path) -> Path:
    settled(cli, sent)
    cli("negotiation", "final", sent)
    return sent / "final" / "kent-police-agreement.docx"


def test_what_was_agreed_passes(cli: Cli, sent: Path) -> None:
    paper = agreed(cli, sent)
    said = cli("negotiation", "execution", sent, paper)
    assert said.code == 0
    assert flat(said.out) == f"{paper} says and shows what was agreed, and nothing else."
    told = loads(cli("negotiation", "execution", sent, paper, "--json").out)
    assert told["passes"]


def test_anything_else_is_told_and_not_signed(cli: Cli, sent: Path) -> None:
    paper = agreed(cli, sent)
    theirs = Path("theirs.docx")
    theirs.write_bytes(returned(paper.read_bytes(), swapped("written notice", "spoken notice")))
    said = cli("negotiation", "execution", sent, theirs)
    assert said.code == 1
    told = flat(said.out)
    assert told.startswith("Do not sign theirs.docx: in 1 thing it is not what was agreed.")
    assert "spoken" in told
    assert "agreementkit negotiation final talks" in told
    assert loads(cli("negotiation", "execution", sent, theirs, "--json").out)["passes"] is False


def test_what_is_agreed_so_far_is_not_for_signature_though_the_words_are_the_same(
    cli: Cli, came: Path
) -> None:
    cli("negotiation", "move", came, "--unchanged", "--agree", "ours", "--because", "Fair.")
    settled_so_far = opened(came).final().settlement
    paper = signature_copy(settled_so_far.document, settled_so_far.unsettled)
    Path("so-far.docx").write_bytes(word_bytes(evolve(paper, front=())))
    said = cli("negotiation", "execution", came, "so-far.docx")
    assert said.code == 1
    assert "Do not sign" not in said.out


def test_what_is_open_is_said_first(cli: Cli, came: Path) -> None:
    why = ("--because", "They offered a pilot.")
    cli("negotiation", "move", came, "--unchanged", "--agree", "ours", *why)
    cli("negotiation", "final", came)
    [paper] = (came / "final").glob("kent-police-agreed-so-far.docx")
    said = cli("negotiation", "execution", came, paper)
    assert said.code == 1
    assert said.out.startswith("Nobody can sign yet: what was agreed is not complete.")


def test_a_letterhead_of_ours_is_no_difference(cli: Cli, sent: Path) -> None:
    settled(cli, sent)
    Path("branch.docx").write_bytes(branch_template())
    look = ("--house-style", "branch.docx")
    cli("negotiation", "final", sent, *look)
    paper = sent / "final" / "kent-police-agreement.docx"
    assert cli("negotiation", "execution", sent, paper, *look).code == 0
