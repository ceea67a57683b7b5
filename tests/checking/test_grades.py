"""What earns a clause its grade, and which words of it are quoted."""

import pytest

import agreementkit as ak
from agreementkit.checking.grading import graded
from tests.small_pack import agreed, clause, pack_of

NOTHING = "no sentence binds the Employer to do something by a fixed time"


def judged(text: str) -> tuple[ak.Grade, list[str]]:
    """The grade of a clause on a topic, and what is found against it."""
    one = clause("news", text, topics=["telling"])
    pack = pack_of(one, clause("reserve", topics=["telling"]))
    agreement = agreed(pack, one.at())
    report = ak.check(agreement, pack)
    grade = graded(ak.compose(agreement, pack), pack)["news"].grade
    return grade, [
        f"{f.place}: {f.message}" for f in report.findings if f.rule == "topic-uncovered"
    ]


def test_a_duty_of_the_employer_with_a_time_is_operative() -> None:
    assert judged("1. The Employer must tell the Union within 5 days.") == (ak.Grade.OPERATIVE, [])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The Employer will endeavour to reply within 5 days.", 'it says "will endeavour to"'),
        ("The Employer must reply within 5 days where practicable.", 'it says "where practicable"'),
        ("The Employer may reply within 5 days.", 'it says "may"'),
        (
            "The Employer must reply within 5 days, subject to budget.",
            'it says "subject to budget"',
        ),
        (
            "The Employer must reply.",
            f'{NOTHING}: "must reply" is said without a time',
        ),
        (
            "The Union must reply within 5 days.",
            f'{NOTHING}: "The Union must" names nobody on the employer\'s side who must do it',
        ),
        (
            "Reasons must be given within 5 days.",
            f'{NOTHING}: "Reasons must be given" names nobody on the employer\'s side who must do it',
        ),
        ("The reply is kept.", NOTHING),
    ],
)
def test_less_than_that_is_aspirational_and_the_finding_says_why(text: str, why: str) -> None:
    assert judged(f"1. {text}") == (
        ak.Grade.ASPIRATIONAL,
        [f"clause 1 (News): the topic Telling (area Openness) is only aspirational: {why}"],
    )


def test_one_duty_that_binds_is_enough() -> None:
    text = "1. The Employer may wait.\n2. The Employer must tell the Union within 5 days."
    assert judged(text) == (ak.Grade.OPERATIVE, [])


def test_a_sentence_that_takes_the_others_back_lowers_the_grade_and_is_quoted() -> None:
    text = (
        "1. The Employer must tell the Union within 5 days.\n"
        "2. This clause is a statement of intent only."
    )
    grade, [finding] = judged(text)
    assert grade is ak.Grade.ASPIRATIONAL
    assert finding.endswith('it says "This clause is a statement of intent"')


def test_the_words_that_weaken_a_duty_are_quoted_before_a_mere_permission() -> None:
    text = (
        "1. The Union may ask at any time.\n"
        "2. The Employer may ask within 5 days.\n"
        "3. The Employer will seek to reply within 5 days."
    )
    [finding] = judged(text)[1]
    assert finding.endswith('it says "will seek to"')


def test_a_clause_with_nothing_but_a_table_leaves_its_topic_at_none() -> None:
    grade, findings = judged("| Who | When |\n|---|---|\n| The Employer | must tell in 5 days |")
    assert grade is ak.Grade.NONE
    assert findings == ["area Openness: no clause covers the topic Telling"]


def test_the_mend_of_weak_words_is_a_sentence_to_follow_and_the_clauses_in_reserve() -> None:
    one = clause("news", "1. The Employer may tell.", topics=["telling"])
    pack = pack_of(one, clause("reserve", topics=["telling"]))
    [finding] = [
        f for f in ak.check(agreed(pack, one.at()), pack).findings if f.rule == "topic-uncovered"
    ]
    assert finding.remedy == (
        "write who must do what, and by when, such as "
        '"The Employer must … within 10 working days"; or add one of these clauses: reserve'
    )


def test_without_clauses_in_reserve_the_mend_is_to_write_one() -> None:
    pack = pack_of(clause("other"))
    [finding] = [f for f in ak.check(agreed(pack), pack).findings if f.rule == "topic-uncovered"]
    assert finding.remedy == "write a clause of your own with this topic"


def test_a_check_repairs_nothing(pack: ak.Pack, agreement: ak.Agreement) -> None:
    short = agreement - "definitions"
    before = ak.compose(short, pack)
    assert ak.check(short, pack).findings
    assert ak.compose(short, pack) == before
