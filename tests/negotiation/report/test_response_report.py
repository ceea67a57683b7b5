"""The response report: every fact of a return is in it, the worst first, in sentences."""

from datetime import datetime

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit import Grade, Parameter, Response, read_word
from agreementkit.documents import (
    Alternative,
    Bullet,
    Concealment,
    Danger,
    Figure,
    Paragraph,
    ReadComment,
    Reformatting,
    Shade,
    Table,
    Unread,
    UnreadKind,
    private_word_bytes,
    text_of,
)
from agreementkit.negotiation import (
    Advice,
    ChangeAuthor,
    ClauseResponse,
    DraftIdentity,
    Edit,
    EditKind,
    MisleadingText,
    PlacedConfusable,
    ReferenceChange,
    TermChange,
    Verdict,
    Weakening,
    WeakeningKind,
    headlines,
    report_rows,
)
from agreementkit.negotiation.figures.offers import slot_moves
from agreementkit.negotiation.report.descriptions import describe_edit
from agreementkit.negotiation.report.response_report import response_report
from agreementkit.reports import DecidingWords, TopicLoss
from agreementkit.text import find_confusables

WHEN = datetime.fromisoformat("2027-01-15T10:00")
HR = ChangeAuthor(author="HR", when=WHEN)
WEEKS = Edit(where="7.2", kind=EditKind.WORDS, before="26", after="8", lead="least ", tail=" weeks")
COMMENT = ReadComment(author="HR", initials="H", when=WHEN, paragraphs=("Too", "long."))
LOOKS = Reformatting(of="text", author="HR", when=WHEN, line=3)
NOTICE = Parameter(
    name="notice",
    kind="weeks",
    label="Notice",
    range=(4, 52),
    better="higher",
    opening=26,
    target=17,
    fallback=13,
    source=["proposal"],
)
LOSS = TopicLoss(
    id="jobs",
    title="Job security",
    area="jobs",
    before=Grade.OPERATIVE,
    after=Grade.ASPIRATIONAL,
    words=(DecidingWords(place="clause 7 (Notice)", before="Must.", after='it says "aim to"'),),
    left=(),
)
FULL = ClauseResponse(
    clause="notice",
    number="7",
    title="Notice",
    sure=False,
    question="Is 7 still our clause?",
    base=(WEEKS,),
    offer=(WEEKS, evolve(WEEKS, before="must", after="may", tracked=True, by=(HR,))),
    slots=slot_moves(
        (Figure(text="26 weeks", parameter="notice"),),
        "eight weeks",
        {"notice": NOTICE},
    ),
    coverage=(LOSS, evolve(LOSS, title="Notice", after=Grade.OPERATIVE, left=("scope",))),
    weakened=(
        Weakening(kind=WeakeningKind.SOFTENED, before="It must.", after="It aims.", words="aims"),
        Weakening(kind=WeakeningKind.BURDEN, before="", after="You must.", words="", where="7.3"),
    ),
    references=(
        ReferenceChange(where="7.1", target="scope", before="1", after="2"),
        ReferenceChange(where="7.4", target="scope", before="1", after=""),
    ),
    terms=(
        TermChange(term="System", before="All.", after="Some.", used_in=("a", "b")),
        TermChange(term="Data", before="All.", after="", used_in=()),
    ),
    disguises=tuple(
        PlacedConfusable(where="7.5", confusable=each)
        for each in find_confusables("p\N{CYRILLIC SMALL LETTER A}y")
    ),
    looks=(
        MisleadingText(where="7.6", words=" not ", looks=(Concealment.HIDDEN, Concealment.TINY)),
    ),
    comments=(COMMENT,),
    new_comments=(COMMENT,),
    reformatted=(LOOKS, LOOKS),
    verdict=Verdict.BELOW_RED_LINE,
    advice=Advice(
        argument="Why.",
        in_return_for="Pay",
        fallback_when="Never",
        approval="branch",
        words=("Ask for pay.", "Notice: 26 weeks became eight weeks, below fallback: a red line."),
    ),
)
SAME = ClauseResponse(clause="scope", number="1", title="Scope")
BETTER = ClauseResponse(
    clause="pay",
    number="9",
    title="Pay",
    verdict=Verdict.BETTER,
)
ADDED = ClauseResponse(clause="", title="Efficiency", verdict=Verdict.NEW)
NO_MARK = (
    "The file carries no mark of ours: it was saved by a program, or a person, that left it "
    "out. It is compared with the last draft sent."
)
RESPONSE = Response(
    draft="7c",
    draft_identity=DraftIdentity.NONE,
    round=2,
    authors=("HR", "Legal"),
    clauses=(SAME, BETTER, FULL, ADDED),
    coverage=(LOSS,),
    unread=(
        Unread(kind=UnreadKind.PICTURE, part="word/media/a.png", words="A logo"),
        Unread(kind=UnreadKind.CHART, part="word/charts/a.xml"),
    ),
    alternatives=(Alternative(part="", line=1, read="may", other="must"),),
    dangers=(Danger(kind="field", part="word/document.xml", detail="DDE x"),),
    comments=(COMMENT,),
    new_comments=(COMMENT,),
    reformatted=2,
    protection="readOnly",
    tracking_off=True,
)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            WEEKS,
            "7.2: “least 26 weeks” became “least 8 weeks”. No tracked change shows it.",
        ),
        (
            evolve(WEEKS, after="", tracked=True, by=(HR, ChangeAuthor(author=""))),
            "7.2: “26” is gone from “least 26 weeks”. Tracked by HR, somebody without a name.",
        ),
        (
            evolve(WEEKS, before="", tracked=True),
            "7.2: “8” came in: “least 8 weeks”. Tracked.",
        ),
        (
            evolve(
                WEEKS, before="", after="", kind=EditKind.MISLEADING_FORMAT, note="it is white."
            ),
            "7.2: look changed: “least  weeks”. No tracked change shows it. It is white.",
        ),
        (
            Edit(where="3", kind=EditKind.MOVED, before="behind 2", after="behind 5"),
            "3: moved from behind 2 to behind 5. No tracked change shows it.",
        ),
        (
            Edit(where="7", kind=EditKind.LEVEL),
            "7: level or style changed. No tracked change shows it.",
        ),
        (
            Edit(where="7", kind=EditKind.WORDS),
            "7: changed. No tracked change shows it.",
        ),
        (
            Edit(where="7.3", kind=EditKind.INSERTED, after="You must."),
            "7.3: put in: “You must.” No tracked change shows it.",
        ),
        (
            Edit(where="7.3", kind=EditKind.ROW_DELETED, before="Pay | 3"),
            "7.3: row taken out: “Pay | 3”. No tracked change shows it.",
        ),
    ],
)
def test_an_edit_is_said_with_its_place_its_words_and_whose_it_is(edit: Edit, said: str) -> None:
    assert describe_edit(edit) == said


def test_the_worst_stands_first_and_what_is_unchanged_has_no_row() -> None:
    assert [row.place for row in report_rows(RESPONSE)] == ["7 Notice", "Efficiency", "9 Pay"]


def test_a_row_holds_every_fact_of_its_clause() -> None:
    row = report_rows(RESPONSE)[0]
    assert row.changes == (
        "To be asked: Is 7 still our clause?",
        "7.2: “least 26 weeks” became “least 8 weeks”. No tracked change shows it.",
        "7.2: “least must weeks” became “least may weeks”. Tracked by HR.",
        "7.5: “pay”: a Cyrillic letter that looks like “a” (U+0430).",
        "7.6: “not” is hidden and tiny.",
        "HR says in the margin: Too long.",
        "Formatted otherwise: text (2 places). Tracked by HR.",
    )
    assert row.figures == ("Notice: 26 weeks became eight weeks, below fallback: a red line.",)
    assert row.costs == (
        "Job security falls from operative to aspirational.",
        'Clause 7 (Notice): it says "aim to".',
        "Notice stays operative, and rests on fewer clauses: scope.",
        'Clause 7 (Notice): it says "aim to".',
        "A duty is softened, by “aims”: “It must.”",
        "7.3: a new duty on our side: “You must.”",
        "The definition of “System” now reads: “Some.” 2 clauses lean on it.",
        "The definition of “Data” is gone.",
        "7.1: the reference to 1 now says 2.",
        "7.4: the reference to 1 is gone.",
    )
    assert row.answers == ("Ask for pay.",)


def test_the_headlines_tell_the_whole_return() -> None:
    assert list(headlines(RESPONSE)) == [
        "1 below our red line; 1 new from them; 1 better than we sent; 1 as we sent it.",
        "1 change was made without tracking.",
        (
            "7 Notice: below our red line: 26 weeks became eight weeks, without tracking; with a "
            "comment of theirs."
        ),
        "Efficiency: new from them.",
        "9 Pay: better than we sent.",
        "Job security falls from operative to aspirational.",
        "In no clause: HR says in the margin: Too long.",
        "Outside the clauses, 2 changes of looks are tracked.",
        "The file is protected, and was not when we sent it: it may only be read.",
        (
            "Track Changes is switched off in the file, and was on when we sent it: what is "
            "typed into it next shows nowhere."
        ),
        "Changes and comments stand in the names of HR, Legal.",
        NO_MARK,
        "With care: word/document.xml has a field that fetches or runs something (DDE x).",
    ]


def test_two_silent_changes_are_counted_and_a_mark_of_ours_needs_no_words() -> None:
    twice = evolve(
        RESPONSE, draft_identity=DraftIdentity.SAME, outside=(evolve(FULL, base=(WEEKS,)),)
    )
    said = list(headlines(twice))
    assert "2 changes were made without tracking." in said
    assert not any("mark of ours" in words for words in said)
    other = evolve(RESPONSE, draft_identity=DraftIdentity.OTHER)
    assert next(headlines(other)).startswith("The file carries the mark of another draft")


def test_nothing_changed_is_said_in_a_sentence_and_has_no_table() -> None:
    none = Response(clauses=(SAME,), draft_identity=DraftIdentity.SAME)
    document = response_report(none, employer="Kent Police", unions=["UNISON"]).document
    assert [type(block) for block in document.blocks] == [Bullet, Paragraph]
    assert str(document.version) == "Round 1"
    every = Response(clauses=(FULL,), draft_identity=DraftIdentity.SAME)
    last = response_report(every, employer="Kent Police", unions=["UNISON"]).document.blocks[-1]
    assert isinstance(last, Table)


def test_the_paper_is_private_and_reads_back_whole() -> None:
    private = response_report(RESPONSE, employer="Kent Police", unions=["UNISON"])
    [table] = [block for block in private.document.blocks if isinstance(block, Table)]
    assert [row[0] for row in table.shades] == [Shade.POOR, Shade.FAIR, Shade.GOOD]
    assert text_of(table.rows[2][1]) == "Nothing."
    lines = [line.text for line in read_word(private_word_bytes(private)).accepted]
    assert any("PRIVATE" in line for line in lines)
    for row in report_rows(RESPONSE):
        for said in (row.changes, row.figures, row.costs, row.answers):
            assert "\n".join(said) in lines or not said
    assert ak.lint_word(private_word_bytes(private)) == ()
