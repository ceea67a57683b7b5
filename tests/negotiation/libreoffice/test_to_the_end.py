"""Four rounds with an employer who works in LibreOffice, to a clean copy ready to sign.

Every file that comes back was opened, edited and saved by the program itself, and it opens
the papers at the end. Along the way our side hands in a private file, one with a colleague's
words in the margin, another employer's and one of an old round: each is refused, and what is
taken all the same is taken back.
"""

import re
from datetime import datetime
from pathlib import Path

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit import Decision, read_word
from agreementkit.documents import Reading
from agreementkit.negotiation import ClauseState, NotReceivedError, Side, Undone
from tests.negotiation.intake.handed_in import with_comment

from .conftest import Hands
from .test_four_rounds import OPENLY, SILENTLY, US, Branch

DAY = datetime.fromisoformat("2027-01-02T10:00")
HARD = "\N{NO-BREAK SPACE}"


@pytest.fixture
def branch(tmp_path: Path, hands: Hands) -> Branch:
    return Branch(tmp_path, hands)


def approved(branch: Branch, because: str) -> Decision:
    day = next(branch.days)
    return Decision(when=day, by=US, because=because, approved_by="Branch committee")


def words(reading: Reading) -> str:
    """What a file says, but for how many pages a program counts."""
    said = "\n".join(line.text for line in reading.accepted).replace(HARD, " ")
    return re.sub(r"Page \d+ of \d+", "", said)


def refused(branch: Branch, data: bytes, kind: str) -> None:
    """A file is handed in, and not taken: nothing is recorded."""
    before = branch.negotiation.log
    with pytest.raises(NotReceivedError) as error:
        branch.negotiation.receive(data, by=US, when=DAY)
    assert kind in error.value.kinds
    assert branch.negotiation.log == before


def test_four_rounds_with_slips_end_with_a_clean_copy_to_sign(branch: Branch) -> None:
    _a_private_file_and_a_commented_one_are_handed_in(branch)
    _notice_is_cut_and_a_title_changed(branch)
    _another_employers_file_is_taken_and_taken_back(branch)
    _a_clause_is_struck_out(branch)
    _a_file_of_an_old_round_is_taken(branch)
    _words_of_theirs_come_in_instead(branch)
    _they_accept_the_rest(branch)
    _what_was_agreed_can_be_signed(branch)
    _and_the_account_tells_what_it_came_to(branch)


def _a_private_file_and_a_commented_one_are_handed_in(branch: Branch) -> None:
    talks = branch.negotiation
    sent = talks.send(by=US, when=next(branch.days)).read_bytes()
    agreement = talks.state.agreement
    refused(branch, ak.draft(agreement, talks.pack, copy="negotiator").word, "private")
    back = branch.hands.work(sent, SILENTLY, ("replace", "makes no difference", "is the same"))
    refused(branch, with_comment(back, "Say yes to this.", "Jo (UNISON Devon)"), "our-comment")


def _notice_is_cut_and_a_title_changed(branch: Branch) -> None:
    talks = branch.negotiation
    branch.receive(
        talks.folder / talks.state.drafts[-1].file.name,
        OPENLY,
        ("replace", f"at least 26{HARD}weeks", "at least 8 weeks"),
        ("retype heading", "Legal status", "Standing of this agreement"),
        SILENTLY,
        ("replace", "makes no difference", "makes little difference"),
    )
    talks.agree(["legal-status"], branch.decision("A new title, no more."), words="theirs")
    talks.move(["advance-notice"], branch.decision("Eight weeks is too little."), to="target")
    assert not talks.final().settlement.for_signature


def _another_employers_file_is_taken_and_taken_back(branch: Branch) -> None:
    talks = branch.negotiation
    branch.reply()
    kent = ak.draft(evolve(talks.state.agreement, employer="Kent Police"), talks.pack).word
    other = branch.hands.work(kent, SILENTLY, ("replace", "makes no difference", "is the same"))
    refused(branch, other, "other-employer")
    before = talks.state.clauses
    talks.receive(other, by=US, when=next(branch.days), anyway=True)
    talks.undo(branch.decision("That was the file of Kent."))
    assert talks.state.clauses == before


def _a_clause_is_struck_out(branch: Branch) -> None:
    talks = branch.negotiation
    branch.receive(
        talks.folder / talks.state.drafts[-1].file.name,
        ("accept", f"17{HARD}weeks"),
        OPENLY,
        ("delete clause", "Paid training time"),
    )
    talks.agree(["advance-notice"], branch.decision("They accepted seventeen weeks."))
    talks.withdraw(["paid-training"], approved(branch, "They pay for the pilot instead."))


def _a_file_of_an_old_round_is_taken(branch: Branch) -> None:
    talks = branch.negotiation
    branch.reply()
    first = (talks.folder / talks.state.drafts[0].file.name).read_bytes()
    old = branch.hands.work(first, OPENLY, ("replace", "makes no difference", "is the same"))
    refused(branch, old, "earlier-round")
    talks.receive(old, by=US, when=next(branch.days), anyway=True)


def _words_of_theirs_come_in_instead(branch: Branch) -> None:
    talks = branch.negotiation
    sent = (talks.folder / talks.state.drafts[-1].file.name).read_bytes()
    right = branch.hands.work(
        sent,
        ("accept",),
        OPENLY,
        ("replace", "This agreement covers a Pilot", "This agreement covers a large Pilot"),
    )
    talks.receive(right, by=US, when=next(branch.days), instead="That was the file of round 1.")
    because = approved(branch, "Small pilots touch nobody.")
    talks.agree(["scope"], because, words="theirs")


def _they_accept_the_rest(branch: Branch) -> None:
    branch.receive(branch.reply(), ("accept",))
    rest = branch.states(ClauseState.TABLED)
    branch.negotiation.agree(rest, branch.decision("It came back just as we sent it."))
    assert branch.negotiation.state.unsettled() == ()


def _what_was_agreed_can_be_signed(branch: Branch) -> None:
    talks = branch.negotiation
    papers = talks.final()
    settled = papers.settlement
    assert settled.for_signature
    assert settled.notes == ()
    theirs = {each.clause for each in settled.clauses if each.words is Side.THEIRS}
    assert theirs == {"legal-status", "scope"}
    assert [each.clause for each in settled.left_out] == ["paid-training"]
    # LibreOffice opens it and saves it, and it says the same.
    reading = read_word(papers.signature)
    opened = read_word(branch.hands.work(papers.signature))
    assert words(opened) == words(reading)
    assert not reading.changes
    assert not reading.comments
    text = words(reading)
    for said in (
        "at least 17 weeks",
        "Standing of this agreement",
        "This agreement covers a large Pilot",
        "makes no difference",
        "Signed for UNISON",
    ):
        assert said in text
    for gone in (
        "8 weeks before a New System is used",
        "Paid training time",
        "Draft",
        "Round",
        "Reason",
    ):
        assert gone not in text
    assert "“Scope”" not in words(read_word(papers.members))
    assert "in the employer’s words: " in words(read_word(papers.members))
    talks.close(branch.decision("Both sides signed."))
    assert talks.final().signature == papers.signature
    assert sum(isinstance(each, Undone) for each in talks.log) == 2
    assert talks.verify().holds


def _and_the_account_tells_what_it_came_to(branch: Branch) -> None:
    account = branch.negotiation.account()
    assert account.standing == "what was agreed"
    assert [each.round for each in account.rounds] == [1, 2, 3, 4]
    gave = [[step.gives for step in each.steps] for each in account.rounds]
    assert gave == [[True, True], [False, True], [True], [False, False]]
    assert account.gone == ("paid-training",)
    moved = {(each.move.clause, each.move.before, each.move.after) for each in account.figures}
    assert ("advance-notice", "26 weeks", "17 weeks") in moved
