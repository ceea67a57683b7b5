"""What an obligation says is to be done, on what event, and what follows; and where it stands."""

import pytest
from hypothesis import given, strategies as st

from agreementkit import Grade
from agreementkit.text import (
    Modality,
    Obligation,
    SemanticRole,
    each_obligation,
    find_obligations,
    grade_of,
)
from tests.text.roles import ROLES
from tests.text.test_obligations_in_paragraphs import PLACES


def only(sentence: str, *, foreign: bool = False) -> Obligation:
    [found] = find_obligations(sentence, roles=ROLES, foreign=foreign)
    return found


def test_every_part_of_a_sentence_is_told_apart() -> None:
    duty = only(
        "If a test fails, the System Owner must normally stop the System within 5 days of the "
        "result, subject to budget, failing which its use is void."
    )
    assert duty.subject == "the System Owner"
    assert (duty.side, duty.duty, duty.modality) == ("employer", "must", Modality.MUST)
    assert duty.action == "stop the System within 5 days of the result"
    assert (duty.deadline, duty.trigger) == ("within 5 days", "If a test fails")
    assert (duty.softeners, duty.carve_outs) == (("normally",), ("subject to budget",))
    assert duty.consequence == "failing which its use is void"


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("The Employer must reply.", "reply"),
        ("The Employer must, on request, give its reasons;", "on request, give its reasons"),
        ("The Employer must ask and must answer.", "ask and"),
        ("The Employer must.", ""),
    ],
)
def test_the_action_is_what_stands_after_the_verb(sentence: str, action: str) -> None:
    assert find_obligations(sentence, roles=ROLES)[0].action == action


@pytest.mark.parametrize(
    ("sentence", "consequence"),
    [
        ("The Employer must reply within 5 days, or else the use ends.", "or else the use ends"),
        ("The Employer must reply; otherwise it is void.", "otherwise it is void"),
        (
            "The Employer must reply within 5 days, and if it does not the Union may go on.",
            "if it does not the Union may go on",
        ),
        ("If the Employer breaks this clause, it must stop the System.", "stop the System"),
        ("If the answer is late, the Employer must stop.", "stop"),
        ("If the Union asks, the Employer must stop.", ""),
        ("The Employer must stop within 5 days.", ""),
    ],
)
def test_what_follows_a_breach_is_a_consequence(sentence: str, consequence: str) -> None:
    assert only(sentence).consequence == consequence


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The Employer must reply within 5 days of the Union’s request.", "of the Union’s request"),
        ("At least 2 weeks before first use, the Employer must ask.", "before first use"),
        ("The Employer must reply within 5 days.", ""),
        ("The Employer must delete it after 31 days.", ""),
        ("The Employer must always ask.", "always"),
        ("With each report, the Employer must list them.", "With each report"),
        ("Where the Employer buys one it must ask.", "Where the Employer buys one"),
    ],
)
def test_a_trigger_is_quoted_whole(sentence: str, trigger: str) -> None:
    assert only(sentence).trigger == trigger


def test_it_means_whoever_the_sentence_before_spoke_of() -> None:
    text = "The Employer must ask first. It must stop within 5 days. They must not start again."
    assert [(d.subject, d.side) for d in find_obligations(text, roles=ROLES)] == [
        ("The Employer", "employer"),
        ("It", "employer"),
        ("They", "employer"),
    ]
    turned = "The Union must ask first. It must stop within 5 days."
    assert [duty.side for duty in find_obligations(turned, roles=ROLES)] == ["union", "union"]


def test_it_means_nobody_where_a_sentence_names_someone_else_first() -> None:
    text = "The Employer must ask. In the Union’s view and the Committee, it must stop at once."
    assert [duty.side for duty in find_obligations(text, roles=ROLES)] == ["employer", ""]
    assert [duty.side for duty in find_obligations("It must stop at once.", roles=ROLES)] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "This Article shall apply to all employees.",
        "The provisions of this Section will expire in 2028.",
        "Nothing in this agreement shall limit the right of the Employer to choose.",
        "AI will change every job by 2030.",
        "The programme is expected to save £2m by 2029.",
        "Technological change shall mean the use of new equipment.",
        "If the company informs the union.",
        "The machinery that the Employer recognises is described below.",
        "The Trust runs three hospitals.",
    ],
)
def test_what_a_text_says_of_itself_or_of_the_world_obliges_nobody(text: str) -> None:
    assert find_obligations(text, roles=ROLES, foreign=True) == ()
    assert grade_of(text, roles=ROLES, foreign=True) is Grade.NONE


def test_names_of_other_peoples_sides_are_known_in_their_texts_only() -> None:
    text = "The Trust must reply within 5 days."
    assert only(text, foreign=True).side == "employer"
    assert only(text).side == ""


def test_the_grade_of_a_provision_is_that_of_its_best_sentence() -> None:
    text = "The Employer hopes to reply. The Employer must reply within 5 days."
    assert grade_of(text, roles=ROLES) is Grade.OPERATIVE
    assert grade_of("The Employer hopes to reply.", roles=ROLES) is Grade.ASPIRATIONAL


def test_the_first_obligation_can_be_had_without_the_rest() -> None:
    text = "The Employer must reply within 5 days. The Union must ask."
    assert next(each_obligation(text, roles=ROLES)) == find_obligations(text, roles=ROLES)[0]


@given(st.lists(st.sampled_from(PLACES), max_size=14).map(" ".join), st.booleans())
def test_marks_say_where_every_quoted_word_stands(text: str, foreign: bool) -> None:
    for duty in find_obligations(text, roles=ROLES, foreign=foreign):
        at = {
            role: [duty.sentence[m.start : m.end] for m in duty.marks if m.role is role]
            for role in SemanticRole
        }
        assert at[SemanticRole.DUTY] == [duty.duty]
        for role, words in (
            (SemanticRole.SUBJECT, duty.subject),
            (SemanticRole.ACTION, duty.action),
            (SemanticRole.DEADLINE, duty.deadline),
            (SemanticRole.TRIGGER, duty.trigger),
            (SemanticRole.CONSEQUENCE, duty.consequence),
        ):
            assert at[role] == ([words] if words else [])
        assert set(at[SemanticRole.CARVE_OUT]) == set(duty.carve_outs)
        assert set(at[SemanticRole.SOFTENER]) == set(duty.softeners) - {duty.duty} or (
            duty.duty in at[SemanticRole.SOFTENER]
        )
        assert all(reason.words in duty.sentence for reason in duty.reasons)
        assert list(duty.marks) == sorted(duty.marks, key=lambda mark: (mark.start, mark.end))


@pytest.mark.parametrize(
    "text",
    [
        "A duty applies only where the System touches an Employee.",
        "A duty applies only where the System touches, or could touch, an Employee.",
        "If the System touches, or could touch, an Employee.",
    ],
)
def test_a_weak_verb_inside_a_condition_is_no_wish(text: str) -> None:
    assert find_obligations(text, roles=ROLES) == ()


def test_a_condition_that_limits_ends_before_the_next_duty() -> None:
    duty = only("The Employer acts only if the Union agrees, and must reply within 5 days.")
    assert (duty.grade, duty.side) == (Grade.OPERATIVE, "employer")
