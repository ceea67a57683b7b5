"""What was said in the margin stands where it stood, in the name of whoever said it."""

import re
from datetime import datetime

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit import InvalidError
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
from agreementkit.negotiation import CarriedOver
from agreementkit.negotiation.margin import (
    MarginNotes,
    answered,
    as_comment,
    authors_of,
    carried_over,
    with_all_comments,
    with_margin,
)
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


# What we answer.

US = Author(name="Union side", initials="US")


def answered_in(
    comments: dict[str, list[ReadComment]], **notes: object
) -> tuple[dict[str, list[tuple[str, list[str], bool]]], list[str]]:
    """The threads by clause: what each begins with, its replies, whether it is resolved."""
    threads, anew = answered(comments, MarginNotes(**notes), author=US, when=WHEN)  # type: ignore[arg-type]
    told = {
        id_: [
            (each.paragraphs[0], [reply.paragraphs[0] for reply in each.replies], each.resolved)
            for each in every
        ]
        for id_, every in threads.items()
    }
    return told, [*anew]


def test_words_to_a_clause_answer_its_thread_where_there_is_one() -> None:
    threads, anew = answered_in({"scope": [said(0)]}, say={"scope": "No.", "pay": "Please."})
    assert threads == {"scope": [("Why?", ["No."], False)]}
    assert anew == ["pay"]


def test_one_that_is_resolved_is_left_in_peace() -> None:
    settled = evolve(said(0), resolved=True)
    threads, anew = answered_in({"scope": [settled]}, say={"scope": "One more thing."})
    assert threads == {"scope": [("Why?", [], True)]}
    assert anew == ["scope"]
    threads, _ = answered_in({"scope": [settled]}, say={"scope.1": "Still open to us."})
    assert threads == {"scope": [("Why?", ["Still open to us."], False)]}


def test_of_several_threads_one_is_named_and_one_can_be_settled() -> None:
    both = {"scope": [said(0), said(1, "Whole?")]}
    threads, _ = answered_in(both, say={"scope.2": "Yes."}, settled=["scope.1"])
    assert threads == {"scope": [("Why?", [], True), ("Whole?", ["Yes."], False)]}


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ({"say": {"scope": "Yes."}}, "has 2 threads, and this names none of them"),
        ({"say": {"scope.3": "Yes."}}, "scope.2 is HR: “Whole?”"),
        ({"say": {"pay.1": "Yes."}}, "nobody has said anything in the margin of pay"),
        ({"settled": ["pay"]}, "nobody has said anything in the margin of pay"),
    ],
)
def test_a_thread_that_is_not_there_is_told_with_those_that_are(
    notes: dict[str, object], words: str
) -> None:
    with pytest.raises(InvalidError, match=re.escape(words)):
        answered_in({"scope": [said(0), said(1, "Whole?")]}, **notes)


def test_a_colleagues_comments_stay_behind_and_the_replies_to_them_go_on() -> None:
    ours = evolve(said(0, "We would take 13.", "Colleague"), replies=(said(0, "Noted.", "HR"),))
    alone = said(0, "Nonsense.", "Colleague")
    theirs = evolve(said(0, "Fine."), replies=(said(0, "Ha.", "Colleague"),))
    threads, _ = answered_in({"scope": [ours, alone, theirs]}, leave_out=["Colleague"])
    assert threads == {"scope": [("Noted.", [], False), ("Fine.", [], False)]}


def test_a_thread_that_stays_behind_asks_for_no_number() -> None:
    both = {"scope": [said(0, "We would take 13.", "Colleague"), said(1)]}
    threads, anew = answered_in(both, say={"scope": "No."}, leave_out=["Colleague"])
    assert threads == {"scope": [("Why?", ["No."], False)]}
    assert anew == []


def test_what_of_others_goes_out_is_listed_by_name() -> None:
    change = TrackedChange(change=Change.INSERTED, author="Kent HR", when=None, text="x")
    reading = Reading(
        accepted=(), rejected=(), changes=(change, evolve(change, author="Union side"))
    )
    comments = {"scope": [said(0), evolve(said(0, "No.", "Chief"), replies=(said(0),))]}
    assert carried_over(reading, comments, us="Union side") == (
        CarriedOver(author="Kent HR", changes=1),
        CarriedOver(author="HR", comments=["scope", "scope"]),
        CarriedOver(author="Chief", comments=["scope"]),
    )
