"""What decides the grade of an obligation, and how it says so."""

import pytest

from agreementkit import Grade
from agreementkit.text import GradeReason, Modality, Obligation, SemanticRole


def made(
    sentence: str = "The Employer must reply within 5 days.",
    *,
    subject: str = "The Employer",
    side: str = "employer",
    duty: str = "must",
    force: Modality = Modality.MUST,
    action: str = "",
    softeners: tuple[str, ...] = (),
    carve_outs: tuple[str, ...] = (),
    timing: str = "within 5 days",
) -> Obligation:
    return Obligation(
        sentence=sentence,
        subject=subject,
        side=side,
        duty=duty,
        modality=force,
        action=action,
        softeners=softeners,
        carve_outs=carve_outs,
        timing=timing,
    )


@pytest.mark.parametrize(
    ("side", "force", "grade"),
    [
        ("employer", Modality.MUST, Grade.OPERATIVE),
        ("joint", Modality.MUST_NOT, Grade.OPERATIVE),
        ("", Modality.MUST, Grade.ASPIRATIONAL),
        ("employer", Modality.WISH, Grade.ASPIRATIONAL),
        ("", Modality.WISH, Grade.ASPIRATIONAL),
        ("union", Modality.MAY, Grade.ASPIRATIONAL),
        ("staff", Modality.MAY, Grade.ASPIRATIONAL),
        ("union", Modality.MUST, Grade.NONE),
        ("staff", Modality.MUST_NOT, Grade.NONE),
        ("staff", Modality.WISH, Grade.NONE),
        ("employer", Modality.MAY, Grade.NONE),
        ("joint", Modality.MAY, Grade.NONE),
        ("", Modality.MAY, Grade.NONE),
    ],
)
def test_a_grade_is_who_and_how_far(side: str, force: Modality, grade: Grade) -> None:
    softeners = () if force in (Modality.MUST, Modality.MUST_NOT) else ("may",)
    assert made(side=side, force=force, softeners=softeners).grade is grade


def test_a_carve_out_lowers_a_grade_as_a_softener_does() -> None:
    duty = made(softeners=("normally",), carve_outs=("subject to budget",))
    assert duty.weakening == ("normally", "subject to budget")
    assert duty.grade is made(carve_outs=("subject to budget",)).grade is Grade.ASPIRATIONAL


@pytest.mark.parametrize("side", ["union", "staff"])
def test_a_right_is_not_turned_round_and_a_duty_is(side: str) -> None:
    assert made(side=side).burdens_union_side
    assert not made(side=side, force=Modality.MAY).burdens_union_side
    assert not made().burdens_union_side


def said(duty: Obligation) -> list[str]:
    return [str(reason) for reason in duty.reasons]


def test_what_binds_says_who_must_and_when() -> None:
    assert said(made()) == [
        '"The Employer" binds the employer\'s side',
        '"must" is a duty',
        '"within 5 days" says when',
    ]


def test_a_ban_needs_no_time_and_quotes_none() -> None:
    ban = made(
        "The parties must not ask.",
        subject="The parties",
        side="joint",
        duty="must not",
        force=Modality.MUST_NOT,
        timing="at all times",
    )
    assert said(ban) == ['"The parties" binds both sides', '"must not" is a ban']


@pytest.mark.parametrize(
    ("duty", "reasons"),
    [
        (
            made("The Union must reply.", subject="The Union", side="union"),
            ['"The Union must" puts the duty on the union'],
        ),
        (
            made("Staff, if asked, must reply.", subject="Staff", side="staff"),
            ['"Staff" puts the duty on staff'],
        ),
        (
            made(duty="may", force=Modality.MAY, softeners=("may",)),
            ['"may" leaves it free'],
        ),
        (
            made(
                "The Union may ask.",
                subject="The Union",
                side="union",
                duty="may",
                force=Modality.MAY,
            ),
            ['"The Union may" is a right that binds nobody by name'],
        ),
        (
            made(duty="will seek to", force=Modality.WISH, softeners=("will seek to", "normally")),
            ['"will seek to" is no duty', '"normally" softens it'],
        ),
        (
            made(carve_outs=("subject to budget",)),
            ['"subject to budget" lets out the one who owes it'],
        ),
        (
            made(
                "Reasons must be given at once.",
                subject="Reasons",
                side="",
                action="be given at once",
            ),
            ['"Reasons must be given" names nobody on the employer\'s side who must do it'],
        ),
        (
            made("Must reply.", subject="", side="", duty="Must", action="reply"),
            ['"Must" names nobody on the employer\'s side who must do it'],
        ),
        (
            made("The Employer must reply.", action="reply", timing=""),
            ['"must reply" is said without a time'],
        ),
        (
            made("The Employer must, then, reply.", action="reply", timing=""),
            ['"must" is said without a time'],
        ),
    ],
)
def test_what_does_not_bind_quotes_the_words_that_let_it_go(
    duty: Obligation,
    reasons: list[str],
) -> None:
    assert said(duty) == reasons
    assert duty.explanation == f"{duty.grade}: {'; '.join(reasons)}"


def test_a_reason_knows_what_its_words_do() -> None:
    assert (
        GradeReason(role=SemanticRole.SOFTENER, words="normally", says="softens it").role
        is SemanticRole.SOFTENER
    )
