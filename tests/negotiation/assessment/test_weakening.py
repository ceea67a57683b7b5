"""In which way a duty is less than it was: each way with a case, and cases that are none."""

from time import process_time

import pytest

from agreementkit.checking.grading import grade_statements
from agreementkit.documents import ClauseHeading
from agreementkit.negotiation import WeakeningKind
from agreementkit.negotiation.assessment.weakening import weakenings
from agreementkit.reports import GradedClause

ROLES = {"employer": "employer", "union": "union", "employee": "staff", "finance lead": "employer"}
REST = "reply to the Union in writing within 5 Working Days."
REPLY = f"The Employer must {REST}"


def clause(*texts: str, theirs: frozenset[str] | None = None) -> GradedClause:
    heading = ClauseHeading(clause="reply", number="4", title="Reply")
    return grade_statements(heading, texts, ROLES, own=theirs)


def ways(before: str, after: str | None) -> list[tuple[str, str]]:
    """Each way in which the second is weaker, with the words that do it."""
    ours = clause(*before.split("\n"))
    theirs = None if after is None else clause(
        *after.split("\n"), theirs=frozenset(before.split("\n"))
    )  # fmt: skip
    return [(weak.kind.value, weak.words) for weak in weakenings(ours, theirs)]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        # A verb that no longer binds.
        ("The Employer should reply to the Union in writing within 5 Working Days.",
         [("softened", "should")]),
        ("The Employer will endeavour to reply to the Union in writing within 5 Working Days.",
         [("softened", "will endeavour to")]),
        ("The Employer will aim to reply to the Union in writing within 5 Working Days.",
         [("softened", "will aim to")]),
        ("The Employer may reply to the Union in writing within 5 Working Days.",
         [("freed", "may"), ("softened", "may")]),
        ("The Employer need not reply to the Union in writing within 5 Working Days.",
         [("freed", "need not"), ("softened", "need not")]),
        # Words that lower it.
        (f"The Employer must, where practicable, {REST}", [("softened", "where practicable")]),
        ("The Employer must normally reply to the Union in writing within 5 Working Days.",
         [("softened", "normally")]),
        # Words that let the one who owes it out.
        (f"Subject to operational need, the Employer must {REST}", [("carved out", "subject to operational need")]),
        (f"The Employer must, at its discretion, {REST}", [("carved out", "at its discretion")]),
        # Its opposite.
        ("The Employer must not reply to the Union in writing within 5 Working Days.",
         [("reversed", "must not")]),
        # Somebody else, nobody, or no time.
        ("The Union must reply to the Employer in writing within 5 Working Days.",
         [("turned round", "The Union must")]),
        ("A reply must be given to the Union in writing within 5 Working Days.",
         [("unnamed", "A reply")]),
        ("The Employer must reply to the Union in writing.", [("untimed", "within 5 Working Days")]),
        # No duty at all.
        ("The Employer replies to the Union in writing within 5 Working Days.", [("freed", "must")]),
        ("The Employer replies to the Union in writing, where practicable.",
         [("freed", "must"), ("softened", "where practicable")]),
    ],
)  # fmt: skip
def test_each_way_of_weakening_is_named_with_its_words(
    after: str,
    expected: list[tuple[str, str]],
) -> None:
    found = [(kind, words.lower()) for kind, words in ways(REPLY, after)]
    assert found == [(kind, words.lower()) for kind, words in expected]


@pytest.mark.parametrize(
    "after",
    [
        REPLY,
        "The Employer must reply to the Union in writing within 10 Working Days.",
        "The Employer shall reply to the Union in writing within 5 Working Days.",
        "The Employer will reply to the Union in writing within 5 Working Days.",
        "The Employer must always reply to the Union in writing within 5 Working Days.",
        f"{REPLY}\nThe Employer must publish each reply within 1 Working Day.",
        f"{REPLY}\nThe Union may publish each reply.",
        f"{REPLY}\nReplies are welcome where practicable.",
    ],
)
def test_what_binds_as_much_is_no_weakening(after: str) -> None:
    assert ways(REPLY, after) == []


def test_a_duty_that_is_gone_is_named_by_its_verb() -> None:
    assert ways(REPLY, None) == [("gone", "must")]
    assert ways(f"{REPLY}\nThe Employer must not delay.", REPLY) == [("gone", "must not")]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("The Union must reply within 1 Working Day.", ("burden", "The Union must")),
        ("The Employer need not answer a late request.", ("carved out", "need not")),
        ("This applies subject to operational need.", ("carved out", "subject to operational need")),
        ("Nothing in this clause binds the Employer.",
         ("taken back", "Nothing in this clause binds the Employer")),
    ],
)  # fmt: skip
def test_a_sentence_that_was_put_in_can_weaken_too(after: str, expected: tuple[str, str]) -> None:
    assert ways(REPLY, f"{REPLY}\n{after}") == [expected]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("The Union may not appoint an expert for each System.", [("turned round", "The Union may not")]),
        ("The Union may, where practicable, appoint an expert for each System.",
         [("softened", "where practicable")]),
        (REPLY, [("gone", "may")]),
    ],
)  # fmt: skip
def test_a_right_of_ours_can_be_lost(after: str, expected: list[tuple[str, str]]) -> None:
    assert ways("The Union may appoint an expert for each System.", after) == expected


def test_a_duty_of_ours_that_goes_is_no_loss() -> None:
    assert ways("The Union must reply within 5 Working Days.", REPLY) == []


@pytest.mark.parametrize("second", ["may", "should", "need not", "will endeavour to"])
def test_a_second_verb_of_the_same_subject_can_be_weakened_alone(second: str) -> None:
    first = "The Employer must meet the Union within 5 Working Days"
    found = ways(
        f"{first}, and must answer each proposal.",
        f"{first}, and {second} answer each proposal.",
    )
    assert {kind for kind, _ in found} <= {"freed", "softened"}
    assert second in {words for _, words in found}


def test_a_second_duty_that_goes_is_told_and_the_first_is_not() -> None:
    first = "The Employer must meet the Union within 5 Working Days"
    assert ways(f"{first}, and must answer each proposal.", f"{first}.") == [("freed", "must")]


def test_an_item_that_nothing_stands_for_is_gone_though_its_lead_in_stays() -> None:
    lead = "In the notice, the Employer must state within 5 Working Days"
    ours = clause(f"{lead} its cost;", f"{lead} its effect.")
    theirs = clause(f"{lead} its cost;", f"{lead} its price.", theirs=frozenset())
    [weak] = weakenings(ours, theirs, deleted=["its effect."])
    assert (weak.kind, weak.before) == (WeakeningKind.GONE, f"{lead} its effect.")
    assert weakenings(ours, theirs) == ()


def test_every_way_has_its_words() -> None:
    assert len({kind.phrase for kind in WeakeningKind}) == len(WeakeningKind)


def test_a_clause_that_took_itself_back_before_is_not_told_again() -> None:
    said = "Nothing in this clause binds the Employer."
    assert ways(f"{REPLY}\n{said}", f"{REPLY}\n{said}") == []


def test_words_that_let_out_before_do_not_come_in_again() -> None:
    before = "The Employer must reply to the Union where practicable."
    assert ways(before, "The Employer replies to the Union where practicable.") == [
        ("freed", "must"),
    ]


def test_a_flood_of_sentences_is_paired_about_where_each_stands() -> None:
    """Time grows with the text: no clause has so many, and a hostile file may."""
    names = [
        "".join(chr(97 + digit) for digit in (n // 676, n // 26 % 26, n % 26)) for n in range(800)
    ]
    before = [f"The Employer must keep {n} and publish {n[::-1]} within 5 days." for n in names]
    after = [text.replace(" must ", " should ") for text in before]
    started = process_time()
    found = weakenings(clause(*before), clause(*after, theirs=frozenset(before)))
    assert len(found) == len(before)
    assert {weak.words for weak in found} == {"should"}
    assert process_time() - started < 20
