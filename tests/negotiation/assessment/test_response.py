"""The order of what can be said of a clause, the advice on it, and what the ledger keeps of it."""

import json
from functools import partial
from pathlib import Path

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit import Grade, Response, read_word
from agreementkit.documents import Alternative, ReadComment, Unread, UnreadKind
from agreementkit.negotiation import (
    ClauseResponse,
    Direction,
    Edit,
    EditKind,
    ReferenceChange,
    Renumbering,
    Rung,
    SectionChange,
    SectionKind,
    SlotMove,
    Verdict,
    response_json,
)
from agreementkit.negotiation.alignment.sent_draft import read_sent_draft
from agreementkit.negotiation.assessment.assess import assess
from agreementkit.negotiation.assessment.response import (
    advice_on,
    facts_by_clause,
    facts_of_clause,
    verdict_of,
)
from agreementkit.reports import DecidingWords, TopicLoss
from tests.negotiation import counterparty_edits as do

ROOT = Path(__file__).parents[3]
EDIT = Edit(where="7.1", kind=EditKind.WORDS, before="26", after="8", tracked=True)
MOVE = SlotMove(
    parameter="notice",
    label="Notice before a new system is used",
    sent="26 weeks",
    sent_value=None,
    offered="8 weeks",
    rung=Rung.BELOW_FALLBACK,
    exact=True,
    direction=Direction.WORSE,
)
CHANGE = ReferenceChange(
    where="4.1", target="disputes", before="37", after="36", names="incident-log"
)
NONE = ClauseResponse(clause="advance-notice", section="advance-notice", number="7", title="Notice")


returned = partial(evolve, NONE)


def moved(rung: Rung, direction: Direction) -> tuple[SlotMove, ...]:
    return (evolve(MOVE, rung=rung, direction=direction),)


@pytest.mark.parametrize(
    ("response", "standing"),
    [
        (NONE, Verdict.UNCHANGED),
        (returned(numbers=(Renumbering(before="7", after="8"),)), Verdict.UNCHANGED),
        (returned(offer=(evolve(EDIT, kind=EditKind.MOVED),)), Verdict.MOVED),
        (returned(offer=(EDIT,), slots=moved(Rung.ABOVE_OPENING, Direction.BETTER)),
         Verdict.BETTER),
        (returned(offer=(EDIT, EDIT), slots=moved(Rung.ABOVE_OPENING, Direction.BETTER)),
         Verdict.COUNTERED),
        (returned(fate=SectionChange.NEW, offer=(EDIT,)), Verdict.NEW),
        (returned(offer=(EDIT,)), Verdict.COUNTERED),
        (returned(offer=(EDIT,), slots=moved(Rung.TARGET, Direction.WORSE)),
         Verdict.AT_FALLBACK),
        (returned(offer=(EDIT,), slots=moved(Rung.UNREAD, Direction.OPEN)), Verdict.UNSURE),
        (returned(sure=False), Verdict.UNSURE),
        (returned(fate=SectionChange.DELETED, offer=(EDIT,)), Verdict.GONE),
        (returned(base=(EDIT,), offer=(EDIT,)), Verdict.SILENT),
        (returned(base=(EDIT,), offer=(EDIT,), slots=(MOVE,)), Verdict.BELOW_RED_LINE),
    ],
)  # fmt: skip
def test_the_worst_that_holds_is_what_is_said(
    response: ClauseResponse,
    standing: Verdict,
) -> None:
    assert verdict_of(response) is standing


def test_each_standing_has_its_place_and_its_words() -> None:
    assert [each.place for each in Verdict] == [*range(len(Verdict))]
    assert len({each.phrase for each in Verdict}) == len(Verdict)


def test_the_worst_comes_first_and_equals_stay_in_order() -> None:
    silent = evolve(NONE, verdict=Verdict.SILENT)
    new = evolve(NONE, verdict=Verdict.NEW)
    red = evolve(NONE, verdict=Verdict.BELOW_RED_LINE)
    response = Response(clauses=(new, NONE, silent), outside=(red,))
    assert response.worst_first == (red, silent, new, NONE)
    assert response.changed == (red, silent, new)


# Advice


def test_advice_names_the_steps_below_the_one_we_are_at(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    response = returned(verdict=Verdict.BELOW_RED_LINE, slots=(MOVE,), offer=(EDIT,))
    found = advice_on(response, agreement, pack)
    assert found
    notes = pack["advance-notice"].negotiating
    assert (found.argument, found.approval) == (notes.why, notes.approval)
    text = "\n".join(found.words)
    assert "our target is 17 weeks, our fallback is 13 weeks." in text
    assert "only a person can accept it" in text
    at_target = agreement + pack["advance-notice"].at("target")
    lower = advice_on(response, at_target, pack)
    assert lower
    assert "Notice before a new system is used: our fallback is 13 weeks." in lower.words
    at_last = advice_on(response, agreement.at("fallback"), pack)
    assert at_last
    assert "our fallback is" not in "\n".join(at_last.words)


def test_advice_counts_what_is_silent(agreement: ak.Agreement, pack: ak.Pack) -> None:
    silent = returned(verdict=Verdict.SILENT, base=(EDIT, EDIT))
    found = advice_on(silent, agreement, pack)
    assert found
    assert found.words[0].startswith("2 changes were made without tracking")


def test_a_clause_without_our_notes_has_no_advice(agreement: ak.Agreement, pack: ak.Pack) -> None:
    theirs = returned(clause="", verdict=Verdict.NEW)
    assert advice_on(theirs, agreement, pack) is None
    better = returned(verdict=Verdict.BETTER)
    assert advice_on(better, agreement, pack) is None


def test_notes_that_say_little_give_little_advice(agreement: ak.Agreement, pack: ak.Pack) -> None:
    clause = pack["advance-notice"]
    notes = evolve(clause.negotiating, why="", in_return_for="", fallback_when="")
    short = evolve(
        pack,
        clauses={**pack.clauses, clause.id: evolve(clause, negotiating=notes)},
    )
    found = advice_on(returned(verdict=Verdict.COUNTERED), agreement, short)
    assert found
    assert found.words == ("Approval: branch committee.",)


# The ledger


def test_the_ledger_keeps_the_figure_and_that_it_is_below() -> None:
    facts = facts_of_clause(returned(offer=(EDIT,), base=(EDIT,), slots=(MOVE, MOVE)))
    assert (facts.fate, facts.changed, facts.silent) == ("changed", True, 1)
    assert facts.below == ("notice",)
    assert [(each.sent, each.offered) for each in facts.figures][:1] == [("26 weeks", "8 weeks")]
    assert facts.figures[0].rung == "below fallback: a red line"
    assert facts.altered


@pytest.mark.parametrize(
    ("response", "fate", "number"),
    [
        (NONE, "same", "7"),
        (returned(numbers=(Renumbering(before="7", after="8"),)), "same", "8"),
        (returned(sure=False), "unsure", "7"),
        (returned(fate=SectionChange.DELETED), "deleted", "7"),
        (returned(fate=SectionChange.MOVED), "moved", "7"),
    ],
)
def test_the_ledger_says_what_became_of_it(
    response: ClauseResponse,
    fate: str,
    number: str,
) -> None:
    facts = facts_of_clause(response)
    assert (facts.fate, facts.number, facts.changed) == (fate, number, False)


def test_the_ledger_calls_a_new_clause_by_its_place() -> None:
    new = returned(clause="", section="new-1", fate=SectionChange.NEW, offer=(EDIT,))
    schedule = returned(clause="schedule-register", kind=SectionKind.SCHEDULE)
    assert [*facts_by_clause(Response(clauses=(NONE, new, schedule)))] == [
        "advance-notice",
        "new-1",
        "schedule-register",
    ]


# JSON


@pytest.fixture(scope="module")
def plain(agreement: ak.Agreement, document: ak.Document, pack: ak.Pack) -> dict[str, object]:
    """A return with one tracked figure."""
    data = ak.word_bytes(document)
    inside = "Project Sponsor must give the Union written notice"
    back = do.returned(data, do.tracked("26", "8", inside=inside))
    response = assess(read_sent_draft(document, data), read_word(back), agreement, pack)
    return response_json(response)


def test_a_response_is_plain_values_and_always_the_same(plain: dict[str, object]) -> None:
    assert json.loads(json.dumps(plain)) == plain
    assert (plain["format"], plain["alarming"]) == (1, True)


def test_the_reference_shows_a_clause_as_it_is(plain: dict[str, object]) -> None:
    """The example of the page is what comes out."""
    clauses = plain["clauses"]
    assert isinstance(clauses, list)
    [found] = [each for each in clauses if each["clause"] == "advance-notice"]
    page = (ROOT / "docs/reference/json.md").read_text("utf-8")
    shown = json.loads(page.split("```json\n")[1].split("```")[0])
    assert shown == {key: found[key] for key in shown}


def test_the_reference_names_every_key(plain: dict[str, object]) -> None:
    page = (ROOT / "docs/reference/json.md").read_text("utf-8")
    clauses = plain["clauses"]
    assert isinstance(clauses, list)
    for key in (*plain, *clauses[0]):
        assert f"`{key}`" in page


def test_every_part_of_a_response_comes_out_as_json(
    agreement: ak.Agreement,
    document: ak.Document,
    pack: ak.Pack,
) -> None:
    data = ak.word_bytes(document)
    back = do.returned(
        data,
        do.hidden("before a New System is used. The"),
        do.swapped("whatever its technique", "by deep learning"),
        do.swapped("at le", "at l\u0435"),
        do.cut("The Employer must not withhold an item from the notice"),
    )
    whole = response_json(assess(read_sent_draft(document, data), read_word(back), agreement, pack))
    clauses = whole["clauses"]
    assert isinstance(clauses, list)
    notice = next(each for each in clauses if each["clause"] == "advance-notice")
    assert notice["looks"][0]["looks"] == ["hidden"]
    assert notice["weakened"][0]["kind"] == "gone"
    assert notice["grade"]["before"] == str(Grade.OPERATIVE)
    terms = next(each for each in clauses if each["clause"] == "definitions")["terms"]
    assert terms[0]["term"] == "Artificial Intelligence"
    assert any(each["disguises"] for each in clauses)
    assert json.loads(json.dumps(whole)) == whole


def test_what_hangs_in_no_clause_comes_out_as_json() -> None:
    reply = ReadComment(author="Union side", initials="US", when=None, paragraphs=("No.",))
    comment = ReadComment(
        author="Force HR", initials="F", when=None, paragraphs=("Too long.",), replies=(reply,)
    )
    whole = response_json(
        Response(
            clauses=(evolve(NONE, comments=(comment,), references=(CHANGE,)),),
            comments=(comment,),
            unread=(Unread(kind=UnreadKind.CHART, part="word/chart1.xml", words="Costs"),),
            alternatives=(Alternative(part="", line=3, read="26", other="8"),),
        ),
    )
    assert whole["comments"] == [
        {
            "author": "Force HR",
            "when": None,
            "paragraphs": ["Too long."],
            "words": "",
            "words_before": "",
            "words_after": "",
            "resolved": False,
            "replies": [
                {
                    "author": "Union side",
                    "when": None,
                    "paragraphs": ["No."],
                    "words": "",
                    "words_before": "",
                    "words_after": "",
                    "resolved": False,
                    "replies": [],
                },
            ],
        },
    ]
    assert whole["unread"] == [{"kind": "chart", "part": "word/chart1.xml", "words": "Costs"}]
    assert whole["alternatives"] == [{"part": "", "read": "26", "other": "8"}]
    [clause] = whole["clauses"] if isinstance(whole["clauses"], list) else []
    assert clause["references"][0]["names"] == "incident-log"
    assert clause["comments"] == whole["comments"]


def test_what_a_topic_lost_comes_out_as_json() -> None:
    word = DecidingWords(place="clause 7 (Notice)", before="It must.", after="it is gone")
    loss = TopicLoss(
        id="notice",
        title="Notice",
        area="Transparency",
        before=Grade.OPERATIVE,
        after=Grade.NONE,
        words=(word,),
        left=(),
    )
    whole = response_json(Response(clauses=(), coverage=(loss,)))
    [told] = whole["coverage"] if isinstance(whole["coverage"], list) else []
    assert (told["topic"], told["before"], told["after"], told["falls"]) == (
        "notice", "operative", "none", True,
    )  # fmt: skip
    assert told["words"][0]["after"] == "it is gone"
