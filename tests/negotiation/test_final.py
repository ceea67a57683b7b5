"""The papers at the end: what each reader gets, and what none but our side does."""

import pytest

from agreementkit import Negotiation, read_word
from agreementkit.negotiation import FinalPapers
from tests.negotiation.counterparty_edits import inserted

from .test_negotiation import LATER, decided
from .test_settlement import EMERGENCY, agree_the_rest, approved, comes_back, talks

__all__ = ["talks"]


def lines(data: bytes) -> list[str]:
    return [line.text for line in read_word(data).accepted]


@pytest.fixture
def papers(talks: Negotiation) -> FinalPapers:
    """Of a negotiation that ended with a clause in their words and one withdrawn."""
    comes_back(talks, inserted(EMERGENCY, behind="must give the Union written"))
    talks.agree(["advance-notice"], approved(), words="theirs")
    talks.withdraw(["information-pack"], approved())
    talks.reply(by="Branch secretary", when=decided().when)
    comes_back(talks)
    agree_the_rest(talks)
    talks.close(decided())
    return talks.final()


def test_both_sides_sign_under_what_was_agreed_and_nothing_else(papers: FinalPapers) -> None:
    text = lines(papers.signature)
    assert EMERGENCY in text
    assert "Signed for UNISON" in text
    assert not any("Information pack" in line or LATER in line for line in text)
    assert not any("Round" in line or "Draft" in line for line in text)


def test_members_read_their_words_as_theirs(papers: FinalPapers) -> None:
    text = lines(papers.members)
    [theirs] = [line for line in text if EMERGENCY in line]
    assert theirs.startswith("Notice of new systems, in the employer’s words: ")
    assert text[text.index("Not part of it") + 1] == "Information pack"
    assert any(line.startswith("You are covered for every AI tool") for line in text)
    assert not any(LATER in line for line in text)


def test_our_side_reads_whose_words_each_clause_has_and_why(papers: FinalPapers) -> None:
    text = lines(papers.private)
    place = text.index("PRIVATE. The employer’s words, of round 1.")
    assert text[place + 1] == (
        "PRIVATE. 15.01.2027, Branch secretary: Agreed provisionally: advance-notice in their "
        f"words. Reason: {LATER} Approved by: Branch committee."
    )
    assert text[0] == "For our own side only"


def test_what_was_taken_or_tied_together_is_told_of_its_clauses_alone(talks: Negotiation) -> None:
    comes_back(talks)
    talks.package("both", ["scope", "disputes"], decided())
    talks.move(["both"], decided(), to="target")
    talks.agree(["both"], decided())
    talks.park(["parties"], decided())
    talks.table(["parties"], decided())
    talks.agree(["parties"], decided())
    text = "\n".join(lines(talks.final().private))
    assert "Moved our position: disputes is now at target" in text
    assert "Set aside parties." in text
    assert "Put on the table again, in our words: parties." in text


def test_the_same_negotiation_gives_the_same_bytes(talks: Negotiation, papers: FinalPapers) -> None:
    assert talks.final() == papers
