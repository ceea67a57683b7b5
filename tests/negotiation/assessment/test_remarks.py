"""What is said beside the words: new comments, answers in our threads, tracked looks."""

from datetime import datetime

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit import read_word
from agreementkit.documents import CellPosition, Line, ReadComment, Reading, Reformatting
from agreementkit.negotiation import ClauseFacts, Verdict, describe_facts
from agreementkit.negotiation.alignment.sent_draft import SentDraft
from agreementkit.negotiation.assessment.assess import assess
from agreementkit.negotiation.assessment.remarks import made_by_opening, new_comments
from agreementkit.negotiation.report.headlines import describe_outside

PACK = ak.load_pack()
WHEN = datetime(2027, 2, 1, 9, 30)  # noqa: DTZ001 - Word keeps no zone
OURS = ReadComment(
    author="Union side",
    initials="US",
    when=WHEN,
    paragraphs=("We can meet on this.",),
    line=4,
    words="26 weeks",
)
THEIRS = evolve(OURS, author="HR", paragraphs=("Delete it.",), line=None, words="")


def test_a_thread_that_came_back_as_it_went_is_nothing_new() -> None:
    thread = evolve(OURS, replies=(THEIRS,))
    assert new_comments([thread], [thread]) == ()
    # A program that loses threads leaves each answer as a comment of its own.
    assert new_comments([OURS, THEIRS], [thread]) == ()


def test_an_answer_in_a_thread_of_ours_is_new_and_says_what_it_is_about() -> None:
    [found] = new_comments([evolve(OURS, replies=(THEIRS,))], [OURS])
    assert found == evolve(THEIRS, line=4, words="26 weeks")


@pytest.mark.parametrize(
    ("of", "cell", "author", "nobody"),
    [
        ("text", True, "HR", True),
        ("text", False, "Unknown Author", True),
        ("text", False, "HR", False),
        ("paragraph", True, "HR", False),
    ],
)
def test_what_a_program_tracks_while_it_opens_a_file_is_nobodys(
    of: str, author: str, *, cell: bool, nobody: bool
) -> None:
    place = CellPosition(table=0, row=0, column=0) if cell else None
    reading = Reading(accepted=(), rejected=(), marked=(Line(text="Pay", style="", cell=place),))
    each = Reformatting(of=of, author=author, when=WHEN, line=0)
    assert made_by_opening(each, reading) is nobody


@pytest.fixture
def reading(draft: bytes) -> Reading:
    return read_word(draft)


def test_what_hangs_in_no_clause_is_for_the_record(
    sent: SentDraft, reading: Reading, agreement: ak.Agreement
) -> None:
    returned = evolve(reading, comments=(THEIRS,), protection="readOnly", tracking=False)
    response = assess(sent, returned, agreement, PACK)
    assert response.changed == ()
    assert [words.split(":")[0] for words in describe_outside(response)] == [
        "In no clause",
        "The file is protected, and was not when we sent it",
        "Track Changes is switched off in the file, and was on when we sent it",
    ]


def test_tracked_looks_are_told_in_their_clause(
    sent: SentDraft, reading: Reading, agreement: ak.Agreement
) -> None:
    line = next(n for n, each in enumerate(reading.marked) if each.full_number == "7.1")
    looks = Reformatting(of="text", author="HR", when=WHEN, line=line)
    nobodys = evolve(looks, author="Unknown Author")
    returned = evolve(reading, reformatted=(looks, nobodys))
    [found] = assess(sent, returned, agreement, PACK).changed
    assert (found.number, found.verdict, found.reformatted) == ("7", Verdict.REFORMATTED, (looks,))


def test_the_record_says_what_is_said_beside_the_words() -> None:
    facts = ClauseFacts(title="Scope", comments=["HR: “Delete it.”"], reformatted=2)
    assert (facts.altered, facts.as_sent) == (False, False)
    assert describe_facts(facts) == (
        "Unchanged; formatted otherwise (2); in the margin, HR: “Delete it.”"
    )
    assert "in the margin" in describe_facts(evolve(facts, silent=1))
    assert "in the margin" in describe_facts(evolve(facts, changed=True))
