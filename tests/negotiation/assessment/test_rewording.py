"""No word comes into a duty, or goes out of it, as if it were nothing; what is nothing stays so."""

from collections.abc import Callable

import pytest

import agreementkit as ak
from agreementkit import read_word
from agreementkit.documents import Table
from agreementkit.negotiation import ClauseResponse, Rewording, Verdict
from agreementkit.negotiation.alignment.sent_draft import SentDraft, read_sent_draft
from agreementkit.negotiation.assessment.assess import assess
from agreementkit.negotiation.assessment.rewording import questions_about
from agreementkit.negotiation.report.response_report import report_rows
from tests.negotiation import counterparty_edits as do

PACK = ak.load_pack()
CLAUSES = ("advance-notice", "bias-testing", "definitions")
AGREEMENT = ak.Agreement(
    sector="police",
    employer="Kent Police",
    unions=["UNISON"],
    provisions=[ak.Provision(clause=each) for each in CLAUSES],
)
GIVES = "Project Sponsor must give the Union written notice"
ANSWERS = "The Employer must answer each proposal in writing"
STATES = "In the notice, the Project Sponsor must state:"
WEEKS = "26\N{NO-BREAK SPACE}weeks"
QUIET = (Verdict.COUNTERED, Verdict.BETTER, Verdict.MOVED, Verdict.NEW, Verdict.UNCHANGED)
Judged = Callable[..., dict[str, ClauseResponse]]


@pytest.fixture(scope="module")
def small() -> ak.Document:
    return ak.compose(AGREEMENT, PACK)


@pytest.fixture(scope="module")
def judged(small: ak.Document) -> Judged:
    data = ak.word_bytes(small)
    sent: SentDraft = read_sent_draft(small, data)

    def after(*edits: do.Edit) -> dict[str, ClauseResponse]:
        response = assess(sent, read_word(do.returned(data, *edits)), AGREEMENT, PACK)
        return {each.clause: each for each in response.changed}

    return after


ASIDES = {
    "need": (
        "unless operational exigencies require otherwise",
        "having regard to operational demand",
        "demand on the service permitting",
        "save in the busiest months",
        "if rotas allow it",
    ),
    "money": (
        "where the budget allows",
        "within the sum that it sets aside for this",
        "funding permitting",
        "at proportionate cost",
        "so long as money can be found",
    ),
    "own judgement": (
        "if it so determines",
        "in so far as it considers appropriate",
        "where in its opinion there is a material effect",
        "if persuaded that harm has been caused",
        "when it sees a benefit in doing so",
        "as it thinks fit",
        "in the manner of its choosing",
    ),
    "direction of others": (
        "subject to the direction and control of the Chief Constable",
        "with the consent of its insurers",
        "once the board has agreed",
        "unless a Supplier objects",
    ),
    "manner": (
        "acting reasonably",
        "as a general rule",
        "in spirit",
        "for the most part",
        "by and large",
        "more often than not",
        "in broad terms",
        "in ordinary times",
    ),
    "exception": (
        "other than for pilots",
        "barring emergencies",
        "except as its AI policy says",
        "save for systems bought before today",
        "outside of urgent cases",
        "leaving aside upgrades",
    ),
    "condition of ours": (
        "on receipt of a fee from the Union",
        "provided that the Union has asked in person",
        "while no dispute is pending",
    ),
}
VERBS = {
    "empty acts": (
        "must aim to give",
        "must take all reasonable steps to give",
        "must prepare to give",
        "must consider giving",
        "must be willing to give",
        "must remain open to giving",
        "must have a plan to give",
        "must seek to give",
        "must reflect on giving",
    ),
    "no duty": (
        "will work towards giving",
        "undertakes to give",
        "shall be entitled to give",
        "intends to give",
        "would be happy to give",
        "is committed to giving",
        "has always given",
        "is encouraged to give",
        "can give",
        "gives",
    ),
}
BEHIND = {
    "written notice": (
        "notice (which may be oral)",
        "notice",
        "non-binding notice",
        "a summary",
        "its views, and written notice",
    ),
    "before a New System is used.": (
        "before a New System is used, unless the System was procured before the Commencement Date.",
        "before a New System is used solely to make decisions about Employees.",
        "before a New System is used on every site.",
        "before a New System is used. This is a statement of present practice.",
        "before a New System is used. The Employer may tell others first.",
        "before a New System is used. Failure to do so has no consequence.",
        "before a New System is used. Late notice is good notice.",
        "before a New System is used in earnest.",
        "after a New System is used.",
        "before a Qualifying System is used.",
    ),
    "at least": ("up to", "around", "ideally", "no more than", "where possible"),
}
ALONE = (
    "For the avoidance of doubt, nothing in this clause requires the Union’s agreement or delays use.",
    "Times in this clause are indicative.",
    "Notice is deemed to be given when the Employer decides to give it.",
    "The Employer’s view of what is complete is final.",
    "This clause is read in the light of the Employer’s policies.",
    "Replies are welcome.",
    "A System that the Employer has so designated is no New System.",
    "The parties recognise the value of speed.",
)


@pytest.mark.parametrize("aside", [each for group in ASIDES.values() for each in group])
def test_an_aside_in_a_duty_is_never_only_other_words(judged: Judged, aside: str) -> None:
    [found] = judged(do.tracked("must give", f"must, {aside}, give", inside=GIVES)).values()
    assert found.verdict not in QUIET
    assert any(aside in each.after for each in found.rewordings)


@pytest.mark.parametrize("verb", [each for group in VERBS.values() for each in group])
def test_another_verb_in_a_duty_is_never_only_other_words(judged: Judged, verb: str) -> None:
    [found] = judged(do.tracked("must give", verb, inside=GIVES)).values()
    assert found.verdict not in QUIET


@pytest.mark.parametrize(
    ("old", "new"), [(old, new) for old, group in BEHIND.items() for new in group]
)
def test_words_round_a_duty_are_never_only_other_words(judged: Judged, old: str, new: str) -> None:
    [found] = judged(do.tracked(old, new, inside=GIVES)).values()
    assert found.verdict not in QUIET


@pytest.mark.parametrize("sentence", ALONE)
@pytest.mark.parametrize("level", ["ClauseLevel2", "ClauseLevel3"])
def test_a_paragraph_put_into_a_clause_is_never_only_other_words(
    judged: Judged, sentence: str, level: str
) -> None:
    open_edit = do.inserted(sentence, behind=ANSWERS, style=level)
    [found] = judged(open_edit).values()
    assert found.verdict not in QUIET
    assert [each.after for each in found.rewordings] == [sentence]


@pytest.mark.parametrize(
    "edit",
    [
        do.deleted("its effect on posts, grades, pay, hours and tasks;"),
        do.tracked("its effect", "its intended effect", inside="the dates of"),
        do.tracked("each decision to come", "some decisions", inside="the dates of"),
        do.tracked("notice", "letter", inside=STATES),
        do.tracked("10", "100", inside="Union request, the Employer must meet"),
    ],
)
def test_an_item_of_a_duty_and_a_figure_without_a_ladder_count_too(
    judged: Judged, edit: do.Edit
) -> None:
    [found] = judged(edit).values()
    assert found.verdict not in QUIET


HARMLESS = {
    "typography": (
        ("System’s purpose", "System's purpose"),
        ("before a New", "before  a New"),
        ("before a New", "before\N{NO-BREAK SPACE}a New"),
        (WEEKS, "26 weeks"),
        (WEEKS, "26\N{NARROW NO-BREAK SPACE}weeks"),
    ),
    "signs and capitals": (
        ("written notice", "Written Notice"),
        ("written notice", "written, notice"),
        ("Project Sponsor must", "project sponsor must"),
        ("In the notice, the", "In the notice the"),
        ("grades, pay, hours and tasks", "grades; pay; hours; and tasks"),
        ("A promise of secrecy", "A promise of secrecy,"),
    ),
    "spelling and the same verb": (
        ("must give the Union", "shall give the Union"),
        ("must give the Union", "MUST give the Union"),
        ("must not withhold", "shall not withhold"),
        ("must answer each", "shall answer each"),
    ),
    "the parties by name": (
        ("The Employer must answer", "Kent Police must answer"),
        ("The Employer must answer", "KENT POLICE shall answer"),
        ("give the Union written", "give UNISON written"),
        ("Union’s agreement", "UNISON’s agreement"),
        ("The Employer must not withhold", "Kent Police must not withhold"),
    ),
    "figures that the ladder knows": (
        ("26", "30"),
        ("26", "14"),
        ("26", "8"),
        (WEEKS, "six months"),
        (WEEKS, "eight (8) weeks"),
        (WEEKS, "thirty weeks"),
        (WEEKS, "182 days"),
        ("26", "27"),
    ),
}


@pytest.mark.parametrize(
    ("old", "new"), [pair for pairs in HARMLESS.values() for pair in pairs]
)
def test_what_says_the_same_asks_nothing(judged: Judged, old: str, new: str) -> None:
    for found in judged(do.tracked(old, new)).values():
        assert (found.rewordings, found.questions) == ((), ())
        assert found.verdict is not Verdict.UNSURE


def test_a_file_that_comes_back_untouched_asks_nothing(judged: Judged) -> None:
    assert judged() == {}


def test_a_definition_keeps_its_own_verdict_unless_somebody_must_do_something(
    judged: Judged,
) -> None:
    words = "in the place where the Employer has its main office"
    [found] = judged(do.tracked(words, "anywhere", inside="Working Day” means a day")).values()
    assert (found.verdict, found.rewordings) == (Verdict.DEFINITION, ())


def test_a_heading_binds_nobody(judged: Judged) -> None:
    [found] = judged(do.swapped(">Notice of new systems<", ">New systems<")).values()
    assert found.rewordings == ()


def test_the_question_quotes_what_came_and_what_went(judged: Judged) -> None:
    [found] = judged(
        do.tracked("must give", "must, where it suits, give", inside=GIVES),
        do.tracked("written notice", "notice", inside=GIVES),
    ).values()
    [question] = found.questions
    where = found.rewordings[0].where
    assert question == (
        f"{where}: a person must say whether it still binds as it did: “, where it suits,” came in; "
        "“written” went."
    )
    [row] = report_rows(ak.Response(clauses=(found,)))
    assert row.changes[0] == f"To be asked: {question}"
