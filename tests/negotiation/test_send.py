"""What was said in the margin stands where it stood, in the name of whoever said it."""

from datetime import datetime

from attrs import evolve

import agreementkit as ak
from agreementkit.documents import (
    Author,
    Change,
    ClauseHeading,
    Comment,
    Line,
    Paragraph,
    PartHeading,
    ReadComment,
    Reading,
    Revision,
    TextRun,
    TrackedChange,
)
from agreementkit.negotiation.send import as_comment, authors_of, with_all_comments, with_margin
from tests.negotiation.small_negotiations import text

WHEN = datetime.fromisoformat("2027-01-15T10:00")
GONE = Revision(change=Change.DELETED, author="HR", when=WHEN)
MARKED = (
    Line(text="Scope", style=""),
    Line(
        text="Off on scope.",
        style="",
        text_runs=(
            TextRun(text="Off", revisions=(GONE,)),
            TextRun(text="On scope."),
        ),
    ),
)
OURS = Comment(author=Author(name="Union side", initials="US"), text=["Please."])


def said(line: int | None, words: str = "Why?", author: str = "HR") -> ReadComment:
    return ReadComment(author=author, initials="H", when=WHEN, paragraphs=(words,), line=line)


def comments(document: ak.Document) -> dict[str, list[str]]:
    """What is said beside each block, by the block's first words."""
    return {
        block.title if isinstance(block, ClauseHeading) else str(block.spans[0].text): [
            f"{comment.author.name}: {comment.text[0]}" for comment in block.comments
        ]
        for block in document.blocks
        if isinstance(block, ClauseHeading | Paragraph) and block.comments
    }


def test_a_comment_stands_beside_its_line_and_else_beside_the_heading() -> None:
    part = PartHeading(number="Part 1", title="All")
    whole = text("scope", "pay")
    found = with_margin(
        evolve(whole, blocks=(part, *whole.blocks)),
        {"scope": [said(1), said(0, "Whole?"), said(None, "Where?")], "gone": [said(1)]},
        MARKED,
        {"pay": OURS},
    )
    assert comments(found) == {
        "Scope": ["HR: Whole?", "HR: Where?"],
        "On scope.": ["HR: Why?"],
        "Pay": ["Union side: Please."],
    }


def test_one_of_ours_that_comes_back_is_there_once_with_its_replies() -> None:
    before = with_margin(text("scope"), {}, MARKED, {"scope": OURS})
    back = ReadComment(
        author="Union side",
        initials="US",
        when=None,
        paragraphs=("Please.",),
        replies=(said(0, "No."),),
        line=0,
    )
    after = with_margin(before, {"scope": [back]}, MARKED, {})
    [heading, _] = after.blocks
    assert isinstance(heading, ClauseHeading)
    assert heading.comments == (as_comment(back),)
    assert [reply.text for reply in heading.comments[0].replies] == [("No.",)]


def test_everybody_who_said_or_changed_something_is_named_once() -> None:
    change = TrackedChange(change=Change.INSERTED, author="Legal", when=WHEN, text="a")
    nobody = TrackedChange(change=Change.INSERTED, author="", when=WHEN, text="a")
    reading = Reading(
        accepted=(),
        rejected=(),
        changes=(change, change, nobody),
        comments=(said(0), evolved(said(0), said(0, author="Chief"))),
    )
    assert {each.name for each in authors_of(reading)} == {"Legal", "HR", "Chief"}


def evolved(comment: ReadComment, reply: ReadComment) -> ReadComment:
    return ReadComment(
        author=comment.author,
        initials=comment.initials,
        when=comment.when,
        paragraphs=comment.paragraphs,
        replies=(reply,),
    )


def test_all_that_was_said_is_found_in_one_place() -> None:
    reading = Reading(accepted=(), rejected=(), comments=(said(0), said(None, "Where?")))
    part = PartHeading(number="Part 1", title="All")
    whole = evolve(text("scope"), blocks=(part, *text("scope").blocks))
    assert comments(with_all_comments(whole, reading)) == {"Scope": ["HR: Why?", "HR: Where?"]}
    assert with_all_comments(text(), reading) == text()
