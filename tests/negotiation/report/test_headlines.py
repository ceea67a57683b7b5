"""The headlines: what is worst about each clause, in a few words."""

from datetime import datetime

import pytest
from attrs import evolve

from agreementkit import Grade, Response
from agreementkit.documents import ReadComment
from agreementkit.negotiation import (
    ClauseResponse,
    Edit,
    EditKind,
    SectionKind,
    Verdict,
    headlines,
)
from agreementkit.negotiation.report.descriptions import describe_comment
from agreementkit.ooxml.reading import UnexpectedContent
from agreementkit.reports import TopicLoss

WHEN = datetime(2027, 2, 1, 9, 30)  # noqa: DTZ001 - Word keeps no zone
CLAUSE = ClauseResponse(clause="notice", number="7", title="Notice")
LOSS = TopicLoss(
    id="jobs",
    title="Job security",
    area="jobs",
    before=Grade.OPERATIVE,
    after=Grade.NONE,
    words=(),
    left=(),
)
NUMBER = Edit(where="7.2", kind=EditKind.NUMBER, before="7.2", after="7.3")
LEVEL = Edit(where="7.2", kind=EditKind.LEVEL, before="We meet.", after="We meet.")
MOVED = Edit(where="7.2", kind=EditKind.MOVED, before="behind 2", after="behind 5")
WORD = Edit(where="7.2", kind=EditKind.WORDS, before="boss", after="chief")
DUTY = Edit(where="7.3", kind=EditKind.WORDS, before="must", after="may")
GONE = Edit(where="7.3", kind=EditKind.DELETED, before="We meet.")
SAID = ReadComment(author="HR", initials="H", when=WHEN, paragraphs=("Too long.",))


def item(**about: object) -> str:
    """What is said of one clause."""
    clause = evolve(CLAUSE, **about)  # type: ignore[arg-type]
    return [*headlines(Response(clauses=(clause,)))][2 if clause.base else 1]


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ((NUMBER, LEVEL, MOVED, WORD, DUTY), "“must” became “may”, and 4 more."),
        ((NUMBER, MOVED, WORD), "“boss” became “chief”, and 2 more."),
        ((NUMBER, MOVED), "“behind 2” became “behind 5”, and 1 more."),
        ((LEVEL,), "level or style of 7.2."),
        ((GONE,), "“We meet.” is gone."),
        ((evolve(WORD, before="", after=""),), "7.2."),
    ],
)
def test_the_weightiest_edit_of_a_clause_stands_for_it(edits: tuple[Edit, ...], said: str) -> None:
    assert item(base=edits, verdict=Verdict.SILENT) == (
        f"7 Notice: changed without tracking: {said}"
    )


def test_a_lost_topic_is_named() -> None:
    said = item(coverage=(LOSS,), verdict=Verdict.COVERAGE_LOST)
    assert said == "7 Notice: coverage lost: Job security falls."


@pytest.mark.parametrize(("words", "over"), [("We meet.", ", over “We meet.”"), ("", ".")])
def test_what_no_draft_of_ours_has_is_named(words: str, over: str) -> None:
    found = UnexpectedContent(what="a box", part="", words=words)
    said = item(unexpected=(found,), verdict=Verdict.UNSURE)
    assert said == f"7 Notice: a person must look: a box{over}"


def test_of_several_comments_the_first_is_named() -> None:
    other = evolve(SAID, paragraphs=("Delete it.",))
    said = item(new_comments=(SAID, other), verdict=Verdict.COMMENTED)
    assert said == "7 Notice: HR says in the margin: Too long. (1 more)."


def test_clauses_of_which_the_same_is_to_be_said_stand_together() -> None:
    alike = tuple(
        evolve(CLAUSE, clause=f"c{n}", number=str(n), base=(DUTY,), verdict=Verdict.SILENT)
        for n in range(1, 6)
    )
    assert [*headlines(Response(clauses=alike))][2] == (
        "1 Notice, 2 Notice, 3 Notice and 2 more: changed without tracking: “must” became “may”."
    )


def test_beyond_five_they_are_counted() -> None:
    many = tuple(
        evolve(
            CLAUSE,
            clause=f"c{n}",
            number=str(n),
            base=(evolve(WORD, after=f"chief {n}"),),
            verdict=Verdict.SILENT,
        )
        for n in range(9)
    )
    said = [*headlines(Response(clauses=many))]
    assert said[7] == "Below, 4 more: 4 changed without tracking."


def test_words_stand_before_numbers_alone() -> None:
    counted = evolve(CLAUSE, base=(NUMBER,), verdict=Verdict.SILENT)
    commented = evolve(CLAUSE, clause="b", new_comments=(SAID,), verdict=Verdict.COMMENTED)
    worded = evolve(CLAUSE, clause="c", offer=(WORD,), verdict=Verdict.COUNTERED)
    header = evolve(
        CLAUSE, clause="header", section="header", kind=SectionKind.OUTSIDE, offer=(WORD,)
    )
    response = Response(clauses=(counted, commented, worded))
    assert [each.clause for each in response.changed] == ["c", "notice", "b"]
    assert not evolve(response, clauses=(worded,)).alarming
    assert evolve(response, clauses=(worded,), outside=(header,)).alarming


def test_a_comment_on_what_was_replaced_quotes_the_versions_apart() -> None:
    about = evolve(SAID, words="2026 weeks", words_before="26 weeks", words_after="20 weeks")
    assert describe_comment(about) == (
        "HR says in the margin, of “20 weeks” (before: “26 weeks”): Too long."
    )
    inserted = evolve(SAID, words="20 weeks", words_after="20 weeks")
    assert describe_comment(inserted) == "HR says in the margin, of “20 weeks”: Too long."
    nobody = evolve(SAID, author="")
    assert describe_comment(nobody) == "Somebody without a name says in the margin: Too long."
