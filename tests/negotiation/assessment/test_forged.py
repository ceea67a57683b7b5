"""What stands in our name and was not written by us is told, in its clause; what is ours is not."""

from datetime import datetime

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit import Response, read_word
from agreementkit.documents import Author, Line, Revision, TextRun, redline_bytes
from agreementkit.model.redline import Change
from agreementkit.negotiation import ForgedKind, ForgedMark, Verdict
from agreementkit.negotiation.alignment.sent_draft import SentDraft, read_sent_draft
from agreementkit.negotiation.assessment.assess import assess
from agreementkit.negotiation.assessment.response import facts_of_clause
from agreementkit.negotiation.report.descriptions import describe_facts, describe_forged
from agreementkit.negotiation.report.headlines import headlines
from agreementkit.negotiation.report.response_report import report_rows
from agreementkit.ooxml.reading import ReadComment, Reading, Reformatting
from agreementkit.reports import ClauseComment
from tests.negotiation import counterparty_edits as do

PACK = ak.load_pack()
NOTICE, SCOPE = "advance-notice", "scope"
LESS = "We cannot do with less."
US, THEM = "Union side", "Force HR"
IN_OUR_NAME = do.swapped(f'w:author="{THEM}"', f'w:author="{US}"')
WHEN = datetime(2027, 3, 1, 10)  # noqa: DTZ001 - Word keeps no zone


@pytest.fixture(scope="module")
def remarked() -> ak.Agreement:
    return ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=PACK.bundle("framework"),
        comments=[
            ClauseComment(clause=NOTICE, text=LESS),
            ClauseComment(clause=SCOPE, text="Please name any system left out."),
        ],
    )


@pytest.fixture(scope="module")
def data(remarked: ak.Agreement) -> bytes:
    return ak.word_bytes(ak.compose(remarked, PACK))


@pytest.fixture(scope="module")
def sent(remarked: ak.Agreement, data: bytes) -> SentDraft:
    return read_sent_draft(ak.compose(remarked, PACK), data)


@pytest.fixture(scope="module")
def reading(data: bytes) -> Reading:
    return read_word(data)


def forged(response: Response) -> list[tuple[str, ForgedKind, str]]:
    return [
        *(
            (each.id, mark.kind, mark.words)
            for each in (*response.clauses, *response.outside)
            for mark in each.forged
        ),
        *(("", mark.kind, mark.words) for mark in response.forged),
    ]


# Tracked changes


def test_a_change_tracked_in_our_name_is_forged(
    sent: SentDraft, data: bytes, remarked: ak.Agreement
) -> None:
    back = do.returned(
        data, do.tracked("must give the Union", "may give the Union"), IN_OUR_NAME, IN_OUR_NAME
    )
    response = assess(sent, read_word(back), remarked, PACK)
    assert forged(response) == [
        (NOTICE, ForgedKind.DELETED, "must give the Union"),
        (NOTICE, ForgedKind.INSERTED, "may give the Union"),
    ]
    assert response.alarming
    clause = response.of(NOTICE)
    assert clause is not None
    assert clause.base == ()
    assert facts_of_clause(clause).altered
    assert "In our name, and not ours (2)" in describe_facts(facts_of_clause(clause))
    assert any(
        "2 tracked changes or comments stand in our name" in it for it in headlines(response)
    )
    [row] = report_rows(response)
    assert row.changes[0] == (
        "“must give the Union” is struck out by a tracked change in our name that we did not write."
    )


def test_one_in_their_own_name_is_theirs(
    sent: SentDraft, data: bytes, remarked: ak.Agreement
) -> None:
    back = do.returned(data, do.tracked("must give the Union", "may give the Union"))
    assert forged(assess(sent, read_word(back), remarked, PACK)) == []


@pytest.mark.parametrize("name", ["Union side", "UNION SIDE", "Union  side ", "Uni\u043en side"])
def test_a_name_that_reads_like_ours_is_ours(
    sent: SentDraft, data: bytes, remarked: ak.Agreement, name: str
) -> None:
    again = do.swapped(f'w:author="{THEM}"', f'w:author="{name}"')
    back = do.returned(
        data, do.inserted("It never applies.", behind="written notice"), again, again
    )
    [(place, kind, words)] = forged(assess(sent, read_word(back), remarked, PACK))
    assert (place, kind, words) == (NOTICE, ForgedKind.INSERTED, "It never applies.")


def test_the_end_of_a_paragraph_struck_in_our_name_is_forged(
    sent: SentDraft, reading: Reading, remarked: ak.Agreement
) -> None:
    struck = Revision(change=Change.DELETED, author=US, when=None)
    at = next(n for n, line in enumerate(reading.marked) if "written notice" in line.text)
    marked = list(reading.marked)
    marked[at] = evolve(marked[at], mark=(struck,))
    response = assess(sent, evolve(reading, marked=tuple(marked)), remarked, PACK)
    assert forged(response) == [(NOTICE, ForgedKind.DELETED, "")]
    [mark] = response.forgeries
    assert describe_forged(mark).startswith("The end of a paragraph is struck out by")


def test_looks_changed_in_our_name_are_forged(
    sent: SentDraft, reading: Reading, remarked: ak.Agreement
) -> None:
    at = next(n for n, line in enumerate(reading.marked) if "written notice" in line.text)
    ours, theirs = (Reformatting(of="text", author=name, when=None, line=at) for name in (US, THEM))
    response = assess(sent, evolve(reading, reformatted=(theirs, ours)), remarked, PACK)
    assert forged(response) == [(NOTICE, ForgedKind.FORMATTED, reading.marked[at].text)]
    clause = response.of(NOTICE)
    assert clause is not None
    assert clause.verdict is Verdict.UNSURE


def test_words_altered_where_one_side_put_in_and_ours_struck_out_are_forged(
    remarked: ak.Agreement,
) -> None:
    came = Revision(change=Change.INSERTED, author=THEM, when=WHEN)
    gone = Revision(change=Change.DELETED, author=US, when=WHEN)
    document = ak.compose(remarked, PACK)
    redline = ak.compare(document, document, author=Author(name=US, initials="US"), when=WHEN)
    bytes_ = redline_bytes(redline)
    read = read_word(bytes_)

    def with_struck(words: str) -> tuple[Line, ...]:
        first = read.marked[0]
        both = TextRun(text=words, revisions=(came, gone))
        return evolve(first, text_runs=(*first.text_runs, both)), *read.marked[1:]

    draft = read_sent_draft(document, bytes_, base=document)
    assert draft.baseline is not None
    draft = evolve(draft, baseline=evolve(draft.baseline, marked=with_struck("where practicable")))
    same, other = (
        assess(draft, evolve(read, marked=with_struck(words)), remarked, PACK)
        for words in ("practicable", "impracticable")
    )
    assert forged(same) == []
    assert forged(other) == [("cover", ForgedKind.DELETED, "impracticable")]


# Comments


def commented(reading: Reading, sent: SentDraft, *comments: ReadComment) -> list[ForgedMark]:
    response = assess(sent, evolve(reading, comments=comments), AGREEMENT, PACK)
    inside = (mark for each in (*response.clauses, *response.outside) for mark in each.forged)
    return [*inside, *response.forged]


AGREEMENT = ak.Agreement(
    sector="police", employer="Kent Police", unions=["UNISON"], provisions=PACK.bundle("framework")
)


def test_comments_of_ours_that_come_back_are_ours(sent: SentDraft, reading: Reading) -> None:
    assert commented(reading, sent, *reading.comments) == []
    turned = [evolve(each, resolved=True) for each in reversed(reading.comments)]
    assert commented(reading, sent, *turned) == []


def test_a_comment_in_our_name_that_we_did_not_write_is_forged(
    sent: SentDraft, reading: Reading
) -> None:
    first, second = reading.comments
    agreed = evolve(first, paragraphs=("Agreed.",))
    [mark] = commented(reading, sent, evolve(first, replies=(agreed,)), second)
    assert (mark.kind, mark.words, mark.alarming) == (ForgedKind.COMMENT, "Agreed.", True)
    [stray] = commented(reading, sent, first, second, evolve(agreed, line=None))
    assert stray.kind is ForgedKind.COMMENT


def test_a_comment_of_theirs_is_no_forgery(sent: SentDraft, reading: Reading) -> None:
    theirs = evolve(reading.comments[0], author=THEM, paragraphs=("Agreed.",))
    assert commented(reading, sent, *reading.comments, theirs) == []


def test_a_comment_of_ours_in_other_words_is_told_with_both(
    sent: SentDraft, reading: Reading
) -> None:
    altered = [
        evolve(each, paragraphs=("We can do with less.",)) if LESS in each.paragraphs else each
        for each in reading.comments
    ]
    [mark] = commented(reading, sent, *altered)
    assert (mark.kind, mark.sent, mark.words) == (
        ForgedKind.COMMENT_ALTERED,
        LESS,
        "We can do with less.",
    )
    assert describe_forged(mark) == (
        "A comment of ours says other words than we wrote: “We cannot do with less.” became "
        "“We can do with less.”"
    )


def test_a_comment_that_lost_its_place_in_a_program_is_ours(
    sent: SentDraft, reading: Reading
) -> None:
    assert commented(reading, sent, *(evolve(each, line=None) for each in reading.comments)) == []


def test_a_comment_of_ours_that_was_moved_is_told(sent: SentDraft, reading: Reading) -> None:
    first, second = reading.comments
    swapped = (
        evolve(first, line=second.line, words=second.words),
        evolve(second, line=first.line, words=first.words),
    )
    marks = commented(reading, sent, *swapped)
    assert [mark.kind for mark in marks] == [ForgedKind.COMMENT_MOVED] * 2
    assert {(mark.sent, mark.words) for mark in marks} == {
        (first.words, second.words),
        (second.words, first.words),
    }
    [mark] = commented(reading, sent, first, evolve(second, words="other"))
    assert (mark.kind, mark.words) == (ForgedKind.COMMENT_MOVED, "other")


def test_a_comment_of_ours_that_is_gone_is_told_and_alarms_nobody(
    sent: SentDraft, reading: Reading
) -> None:
    kept = [each for each in reading.comments if LESS not in each.paragraphs]
    response = assess(sent, evolve(reading, comments=tuple(kept)), AGREEMENT, PACK)
    assert forged(response) == [(NOTICE, ForgedKind.COMMENT_GONE, "")]
    assert not response.alarming
    assert response.forgeries == ()
    clause = response.of(NOTICE)
    assert clause is not None
    assert [*map(describe_forged, clause.forged)] == [
        "A comment of ours was taken out: “We cannot do with less.”"
    ]
