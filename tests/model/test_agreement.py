"""What one side puts on the table, and how it is changed without being changed."""

from datetime import date

import pytest

from agreementkit import (
    Agreement,
    Bundle,
    Employer,
    InvalidError,
    Position,
    Provision,
    System,
    Version,
)

SCOPE, DISPUTES = Provision(clause="scope"), Provision(clause="disputes")


def agreement(**given: object) -> Agreement:
    usual = {"sector": "police", "employer": "Kent Police", "unions": ["UNISON"]}
    return Agreement(**{**usual, **given})  # type: ignore[arg-type]


def test_a_provision_or_a_whole_bundle_is_added() -> None:
    assert agreement() + SCOPE + Bundle([DISPUTES]) == agreement(provisions=[SCOPE, DISPUTES])


def test_the_provision_added_last_replaces_an_earlier_one() -> None:
    later = Provision(clause="scope", position="target")
    assert (agreement(provisions=[SCOPE]) + later).provisions == Bundle([later])


def test_a_clause_is_taken_out_by_its_id_and_the_first_agreement_stays_as_it_was() -> None:
    before = agreement(provisions=[SCOPE, DISPUTES])
    assert (before - "scope").provisions == Bundle([DISPUTES])
    assert before.provisions == Bundle([SCOPE, DISPUTES])


def test_a_misspelt_id_does_not_pass_for_a_clause_taken_out() -> None:
    with pytest.raises(InvalidError, match='did you mean "scope"'):
        agreement(provisions=[SCOPE]) - "scoop"


def test_moving_to_a_position_moves_every_provision_and_keeps_our_figures() -> None:
    moved = agreement(
        provisions=[Provision(clause="scope", position="opening", settings={"weeks": 9})],
    ).at("fallback")
    assert moved.position is Position.FALLBACK
    assert moved.provisions == Bundle(
        [Provision(clause="scope", position="fallback", settings={"weeks": 9})],
    )


def test_an_unknown_position_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidError) as refused:
        agreement(position="targett")
    assert str(refused.value) == (
        'no position is called "targett"\n    To mend it: did you mean "target"?'
    )


@pytest.mark.parametrize("field", ["unions", "other_employers"])
def test_one_name_is_not_taken_for_a_list_of_letters(field: str) -> None:
    with pytest.raises(InvalidError) as refused:
        agreement(**{field: "UNISON"})
    assert str(refused.value) == (
        'expected a list of texts, and got "UNISON"\n'
        '    To mend it: put it in square brackets: ["UNISON"]'
    )


@pytest.mark.parametrize(("posts", "shown"), [(0, "0"), (-3, "-3"), (True, "true"), ("20", '"20"')])
def test_a_headcount_is_a_whole_number_from_one(posts: object, shown: str) -> None:
    with pytest.raises(InvalidError) as refused:
        agreement(headcount=posts)
    [fault] = refused.value.faults
    assert fault.key == "headcount"
    assert fault.message == f"expected a whole number of posts, 1 or more, and got {shown}"
    assert "such as headcount = 25" in fault.remedy


def test_a_headcount_may_be_left_out() -> None:
    assert agreement().headcount is None
    assert agreement(headcount=1).headcount == 1


def test_an_employer_outside_the_directory_is_a_value_of_its_own() -> None:
    employer = Employer(name="A force", legal_name="The Chief Constable", jurisdiction="wales")
    assert agreement(employer=employer).employer is employer


def test_lists_are_kept_so_that_equal_agreements_are_equal() -> None:
    system = System(name="Triage", purpose="Sorting calls")
    one = agreement(systems=[system], provisions=Bundle([SCOPE]))
    other = agreement(systems=(system,), provisions=(SCOPE,))
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (Version(), "Draft 1"),
        (Version(number=3, status="final"), "Final 3"),
        (Version(side="Union proposal"), "Draft 1, Union proposal"),
        (Version(number=2, dated=date(2027, 4, 1)), "Draft 2, 1 April 2027"),
        (
            Version(number=2, side="Union proposal", dated=date(2027, 12, 31)),
            "Draft 2, Union proposal, 31 December 2027",
        ),
    ],
)
def test_a_version_says_what_the_cover_needs(version: Version, said: str) -> None:
    assert str(version) == said


def test_a_date_is_in_english_whatever_language_the_machine_speaks() -> None:
    class Foreign(date):
        def strftime(self, format: str, /) -> str:  # noqa: A002 - the name that date gives it
            return "avril"

    assert str(Version(dated=Foreign(2027, 4, 1))) == "Draft 1, 1 April 2027"
