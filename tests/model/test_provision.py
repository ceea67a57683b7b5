"""A clause in an agreement, and the sets of them."""

import pytest

from agreementkit.errors import InvalidError
from agreementkit.model import Bundle, Clause, Notes, Parameter, Position, Provision

NOTICE = Parameter(
    name="notice",
    kind="weeks",
    label="Notice before use",
    range=(4, 52),
    better="higher",
    opening=26,
    source=["proposal"],
)
CLAUSE = Clause(
    id="advance-notice",
    version=1,
    title="Notice",
    area="framework",
    summary="You are told.",
    body=(),
    negotiating=Notes(why="Time to talk.", approval="branch"),
    parameters=(NOTICE,),
)
SCOPE, DISPUTES = Provision(clause="scope"), Provision(clause="disputes")


def test_a_clause_becomes_a_provision_with_figures_of_our_own() -> None:
    provision = CLAUSE.at("target", notice=20)
    assert provision == Provision(
        clause="advance-notice",
        position=Position.TARGET,
        settings=(("notice", 20),),
    )


def test_a_provision_without_a_position_follows_the_agreement() -> None:
    assert CLAUSE.at() == Provision(clause="advance-notice")
    assert CLAUSE.at().position is None


def test_a_clause_knows_its_parameters_by_name() -> None:
    assert CLAUSE.parameter("notice") is NOTICE
    assert CLAUSE.parameter("delay") is None


def test_figures_that_do_not_fit_are_refused_all_at_once() -> None:
    with pytest.raises(InvalidError) as refused:
        CLAUSE.at(notice=60, notise=20)
    assert str(refused.value) == (
        "clauses.advance-notice.notice: 60 is outside the range of 4 to 52 weeks\n"
        "    To mend it: correct notice (notice before use)\n"
        "clauses.advance-notice.notise: the clause has no such value\n"
        '    To mend it: did you mean "notice"?'
    )


@pytest.mark.parametrize("make", [CLAUSE.at, Bundle([SCOPE]).at])
def test_an_unknown_position_is_refused_with_the_nearest(make: object) -> None:
    with pytest.raises(InvalidError) as refused:
        make("openning")  # type: ignore[operator]
    assert str(refused.value) == (
        'no position is called "openning"\n    To mend it: did you mean "opening"?'
    )


def test_settings_may_come_in_any_order_and_lists_are_kept_as_tuples() -> None:
    one = Provision(clause="scope", settings={"b": ["x", "y"], "a": 1})  # type: ignore[dict-item]
    other = Provision(clause="scope", settings=(("a", 1), ("b", ("x", "y"))))
    assert one == other
    assert hash(one) == hash(other)


def test_a_bundle_has_one_provision_a_clause_in_the_order_of_their_ids() -> None:
    later = Provision(clause="scope", position="target")
    assert list(Bundle([SCOPE, DISPUTES, later])) == [DISPUTES, later]
    assert len(Bundle([SCOPE, later])) == 1


def test_a_bundle_says_which_clauses_it_holds() -> None:
    bundle = Bundle([SCOPE])
    assert "scope" in bundle
    assert "disputes" not in bundle


def test_taking_out_a_clause_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidError) as refused:
        Bundle([SCOPE, DISPUTES]) - "dispute"
    assert str(refused.value) == (
        'there is no clause "dispute" here to take out\n    To mend it: did you mean "disputes"?'
    )


def test_a_bundle_moves_to_a_position_as_a_whole_and_keeps_our_figures() -> None:
    moved = Bundle([CLAUSE.at("opening", notice=20), SCOPE]).at("fallback")
    assert [provision.position for provision in moved] == [Position.FALLBACK, Position.FALLBACK]
    assert [provision.settings for provision in moved] == [(("notice", 20),), ()]
