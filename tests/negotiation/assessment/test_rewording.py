"""No word comes into a duty, or goes out of it, as if it were nothing; what is nothing stays so."""

from collections.abc import Callable

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit import read_word
from agreementkit.negotiation import ClauseResponse, Rewording, Verdict
from agreementkit.negotiation.alignment.sent_draft import SentDraft, read_sent_draft
from agreementkit.negotiation.assessment.assess import assess
from agreementkit.negotiation.assessment.rewording import party_names, questions_about
from agreementkit.negotiation.report.response_report import report_rows
from tests.negotiation import counterparty_edits as do

PACK = ak.load_pack()
CLAUSES = ("advance-notice", "bias-testing", "definitions", "review-and-term")
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
        do.tracked("its effect", "its intended effect", inside="its effect on posts"),
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
    GIVES: (
        # Typography.
        ("before a New", "before  a New"),
        ("before a New", "before\N{NO-BREAK SPACE}a New"),
        (WEEKS, "26 weeks"),
        (WEEKS, "26\N{NARROW NO-BREAK SPACE}weeks"),
        # Signs and capital letters.
        ("written notice", "Written Notice"),
        ("written notice", "written, notice"),
        ("Project Sponsor must", "project sponsor must"),
        # The same verb.
        ("must give the Union", "shall give the Union"),
        ("must give the Union", "MUST give the Union"),
        # The party by name.
        ("give the Union written", "give UNISON written"),
        # Figures that the ladder knows.
        ("26", "30"),
        ("26", "14"),
        ("26", "8"),
        ("26", "27"),
        (WEEKS, "six months"),
        (WEEKS, "eight (8) weeks"),
        (WEEKS, "thirty weeks"),
        (WEEKS, "182 days"),
        (WEEKS, "twenty-six weeks"),
        (WEEKS, "26 (twenty-six) weeks"),
    ),
    STATES: (("the notice, the", "the notice the"),),
    "the System’s purpose": (("System’s purpose", "System's purpose"),),
    "its effect on posts": (("grades, pay, hours and tasks", "grades; pay; hours; and tasks"),),
    "If what it says of jobs": (("Union’s agreement", "UNISON’s agreement"),),
    ANSWERS: (
        ("The Employer must answer", "Kent Police must answer"),
        ("The Employer must answer", "KENT POLICE shall answer"),
        ("must answer each", "shall answer each"),
        ("within", "within "),
    ),
    "The Employer must not withhold": (
        ("must not withhold", "shall not withhold"),
        ("The Employer must", "The employer must"),
        ("The Employer must not withhold", "Kent Police must not withhold"),
        ("A promise of secrecy", "A promise of secrecy,"),
        ("and Labour Relations", "and Labor Relations"),
    ),
}


@pytest.mark.parametrize(
    ("inside", "old", "new"), [(at, *pair) for at, pairs in HARMLESS.items() for pair in pairs]
)
def test_what_says_the_same_asks_nothing(judged: Judged, inside: str, old: str, new: str) -> None:
    for found in judged(do.tracked(old, new, inside=inside)).values():
        assert (found.clause, found.rewordings, found.questions) == ("advance-notice", (), ())
        assert found.verdict is not Verdict.UNSURE


@pytest.mark.parametrize(
    "figure",
    [
        "30 weeks (28 weeks where rotas are tight)",
        "26 weeks (or fewer if it suits)",
        "30 weeks, funding permitting,",
        "about 30 weeks",
        "half a year or so",
        "thirty or more good weeks",
        "some time",
    ],
)
def test_words_beside_a_figure_of_ours_count(judged: Judged, figure: str) -> None:
    [found] = judged(do.tracked(WEEKS, figure, inside=GIVES)).values()
    assert found.verdict not in QUIET
    assert found.rewordings


@pytest.mark.parametrize(
    ("new", "asked"),
    [("1 May 2027", False), ("1 April 2027 if all agree", True), ("a day to be named", True)],
)
def test_a_blank_is_filled_with_a_date_and_with_nothing_else(
    judged: Judged, new: str, *, asked: bool
) -> None:
    [found, *_] = judged(do.tracked("[Date on which this agreement begins]", new)).values()
    assert bool(found.rewordings) is asked


INDEPENDENT = PACK["bias-testing"].parameter("independent")
AI = PACK["definitions"].parameter("ai")
assert INDEPENDENT
assert AI


@pytest.mark.parametrize(
    ("label", "old", "new", "asked"),
    [
        (INDEPENDENT.label, "Yes", "No", False),
        (INDEPENDENT.label, "Yes", "Yes, in principle", True),
        (INDEPENDENT.label, "Yes", "Perhaps", True),
        (AI.label, AI.words["algorithmic"], AI.words["oecd"], False),
        (AI.label, AI.words["algorithmic"], f"{AI.words['oecd']}, by and large", True),
    ],
)
def test_a_choice_is_told_by_the_ladder_and_words_beside_it_are_not(
    judged: Judged, label: str, old: str, new: str, *, asked: bool
) -> None:
    [found] = judged(do.tracked(old, new, inside=label)).values()
    assert found.clause == "schedule-key-terms"
    assert bool(found.rewordings) is asked


def test_a_file_that_comes_back_untouched_asks_nothing(judged: Judged) -> None:
    assert judged() == {}


def test_a_definition_keeps_its_own_verdict_unless_somebody_must_do_something(
    judged: Judged,
) -> None:
    words = "in the place where the Employer has its main office"
    [found] = judged(do.tracked(words, "anywhere", inside="a day that is not a Saturday")).values()
    assert (found.verdict, found.rewordings) == (Verdict.DEFINITION, ())


def test_a_heading_binds_nobody(judged: Judged) -> None:
    [found] = judged(lambda xml: xml.replace("Notice of new systems", "New systems")).values()
    assert found.rewordings == ()


def test_the_question_quotes_what_came_and_what_went(judged: Judged) -> None:
    [found] = judged(
        do.tracked("must give", "must, where it suits, give", inside=GIVES),
        do.tracked("notice at least", "note at least", inside="notice at least"),
    ).values()
    [question] = found.questions
    where = found.rewordings[0].where
    assert question == (
        f"{where}: does it still bind as it did? “, where it suits,” came in; "
        "“note” came in for “notice”."
    )
    [row] = report_rows(ak.Response(clauses=(found,)))
    assert row.changes[0] == f"To be asked: {question}"


def test_what_is_known_to_be_weaker_is_no_question_any_more(judged: Judged) -> None:
    [found] = judged(do.tracked("must give", "should give", inside=GIVES)).values()
    assert (found.verdict, found.questions) == (Verdict.WEAKENED, ())
    [gone] = judged(do.deleted("its effect on posts")).values()
    assert (gone.verdict, gone.questions) == (Verdict.WEAKENED, ())
    sentence = "The Union must answer at once."
    [two] = judged(
        do.tracked("must give", "should give", inside=GIVES),
        do.tracked("must answer", "should answer, on request,", inside=ANSWERS),
    ).values()
    [question] = two.questions
    assert question.endswith("“, on request,” came in.")
    [burden] = judged(do.inserted(sentence, behind=ANSWERS)).values()
    assert (burden.verdict, burden.questions) == (Verdict.WEAKENED, ())


def test_a_sentence_that_is_written_anew_is_quoted_whole(judged: Judged) -> None:
    old = "must give the Union written notice at least 26 weeks before a New System is used"
    new = "gives our Union any written word at most 9 days before some System is tried"
    [found] = judged(do.tracked(old.replace("26 ", "26\N{NO-BREAK SPACE}"), new)).values()
    places = {each.where: 0 for each in found.rewordings}
    assert len(found.rewordings) > len(places)
    [question] = found.questions
    assert question.endswith(
        "it now reads “The Project Sponsor gives our Union any written word at most 9 days before "
        "some System is tried.”"
    )


def _row(xml: str) -> str:
    at = xml.index("Notice before a new system is used")
    return xml[xml.rindex("<w:tr>", 0, at) : xml.index("</w:tr>", at) + len("</w:tr>")]


@pytest.mark.parametrize(
    ("edit", "asked"),
    [
        (do.tracked(WEEKS, "8 weeks", inside="Notice before a new system"), False),
        (do.tracked(WEEKS, "about 26 weeks", inside="Notice before a new system"), True),
        (do.tracked("the clause prevails", "the table prevails"), True),
        (do.tracked("before a new system is used", "where it suits", inside="Notice before a new system"), True),
    ],
)  # fmt: skip
def test_the_words_of_a_schedule_count_too(judged: Judged, edit: do.Edit, *, asked: bool) -> None:
    [found] = judged(edit).values()
    assert found.clause == "schedule-key-terms"
    assert bool(found.rewordings) is asked


@pytest.mark.parametrize(
    ("words", "asked"),
    [("How often they meet", False), ("The Union must pay for each test", True)],
)
def test_a_row_put_in_asks_something_where_somebody_must_do_something(
    judged: Judged, words: str, *, asked: bool
) -> None:
    def more(xml: str) -> str:
        row = _row(xml)
        return xml.replace(row, row + row.replace("Notice before a new system is used", words))

    [found] = judged(more).values()
    assert bool(found.rewordings) is asked


def test_one_of_several_unions_is_not_the_union() -> None:
    both = evolve(AGREEMENT, unions=["UNISON", "GMB"])
    assert party_names(both) == {"kent police": "employer", "employer": "employer"}
    named = evolve(
        AGREEMENT,
        employer=ak.Employer(name="Kent Police", legal_name="The Chief", jurisdiction="england"),
    )
    assert party_names(named) == party_names(AGREEMENT)
    assert party_names(AGREEMENT)["unison"] == "union"


def test_words_that_only_went_are_quoted_too() -> None:
    gone = Rewording(where="7.1", before="written", after="")
    assert [*questions_about([gone], [])] == [
        "7.1: does it still bind as it did? “written” went.",
    ]
