"""A parameter is whole or it is not made; and its ladder never climbs."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from agreementkit import Bundle, Clause, InvalidError, Parameter, Position, Provision
from agreementkit.model.values import NUMERIC, Value
from agreementkit.packs import Kind, Notes

CHOICE: Mapping[str, Any] = {
    "kind": "choice",
    "choices": ["best", "next", "last"],
    "words": {"best": "at once", "next": "soon", "last": "later"},
}
LISTED: Mapping[str, Any] = {"kind": "list", "range": (1, 3), "better": "higher"}
WEEKS: Mapping[str, Any] = {"kind": "weeks", "range": (4, 52), "better": "higher"}
FLAG: Mapping[str, Any] = {"kind": "flag", "better": True}


def parameter(**given: Any) -> Parameter:
    return Parameter(**{"name": "it", "label": "It", "source": ["proposal"], **given})


def refused(**given: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidError) as error:
        parameter(**given)
    return [(fault.key, fault.message, fault.remedy) for fault in error.value.faults]


@pytest.mark.parametrize("kind", sorted({*NUMERIC, Kind.LIST}))
def test_a_number_or_a_list_needs_its_limits_and_its_better_way(kind: Kind) -> None:
    assert refused(kind=kind) == [
        ("range", f"a parameter of kind {kind} needs its limits", "add range = [least, most]"),
        (
            "better",
            "it does not say which way is better for members",
            'add better = "higher" or better = "lower"',
        ),
    ]


def test_limits_the_wrong_way_round_are_refused() -> None:
    assert refused(**{**WEEKS, "range": (52, 4)}) == [
        ("range", "the least, 52, is over the most, 4", "write the smaller number first"),
    ]


@pytest.mark.parametrize("limits", [(4, Decimal("NaN")), ("4", 52), (4, True)])
def test_limits_that_are_no_numbers_are_refused(limits: tuple[object, object]) -> None:
    [(key, message, remedy)] = refused(**{**WEEKS, "range": limits})
    assert (key, remedy) == ("range", "write two numbers, such as range = [4, 52]")
    assert message.startswith("expected a whole number of weeks, such as 12, and got ")


def test_limits_of_a_share_may_be_fractions() -> None:
    share = parameter(kind="percent", range=(Decimal("0.5"), 5), better="higher")
    assert share.fault(Decimal("0.4")) == "0.4 is outside the range of 0.5 to 5 percent"


@pytest.mark.parametrize("better", [None, "higher"])
def test_a_flag_says_which_of_its_values_is_better(better: object) -> None:
    assert refused(kind="flag", better=better) == [
        (
            "better",
            "a flag must say which value is better for members",
            "add better = true or better = false",
        ),
    ]


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ([], {}),
        (["best"], {"best": "at once"}),
        (["best", "next"], {"best": "at once"}),
        (["best", "best"], {"best": "at once"}),
        (["best", "next"], {"best": "at once", "next": "soon", "last": "later"}),
    ],
)
def test_a_choice_has_two_values_or_more_and_words_for_each(
    choices: list[str],
    words: Mapping[str, str],
) -> None:
    assert refused(kind="choice", choices=choices, words=words) == [
        (
            "choices",
            "a choice needs two choices or more, and words for each",
            'add choices = ["best", "next"] and words.best = "…", words.next = "…"',
        ),
    ]


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"kind": "text", "range": (1, 2)}, "range"),
        ({"kind": "date", "better": "lower"}, "better"),
        ({**CHOICE, "better": "higher"}, "better"),
        ({**FLAG, "range": (0, 1)}, "range"),
        ({**WEEKS, "choices": ["best"]}, "choices"),
        ({**LISTED, "words": {"one": "two"}}, "words"),
    ],
)
def test_a_key_that_would_do_nothing_is_refused(given: Mapping[str, Any], key: str) -> None:
    assert refused(**given) == [
        (key, f"a parameter of kind {given['kind']} makes no use of {key}", f"take {key} out"),
    ]


def test_a_parameter_names_its_source() -> None:
    assert refused(kind="text", source=[]) == [
        (
            "source",
            "no source says where the numbers come from",
            'name keys of sources.toml, or write source = ["proposal"]',
        ),
    ]


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert [key for key, _, _ in refused(kind="weeks", source=[], words={"a": "b"})] == [
        "words",
        "range",
        "better",
        "source",
    ]


def test_a_position_outside_the_limits_is_refused_before_the_ladder_is_looked_at() -> None:
    assert refused(**WEEKS, opening=3, target="9", fallback=13) == [
        ("opening", "3 is outside the range of 4 to 52 weeks", "correct the value of opening"),
        (
            "target",
            'expected a whole number of weeks, such as 12, and got "9"',
            "correct the value of target",
        ),
    ]


@pytest.mark.parametrize(
    ("given", "steps", "way"),
    [
        (
            {**WEEKS, "opening": 13, "target": 17},
            "opening is 13 and target is 17",
            "higher is better here",
        ),
        (
            {**WEEKS, "better": "lower", "opening": 13, "target": 9},
            "opening is 13 and target is 9",
            "lower is better here",
        ),
        (
            {**FLAG, "opening": False, "target": True},
            "opening is false and target is true",
            "true is better here",
        ),
        (
            {**CHOICE, "opening": "next", "target": "best"},
            'opening is "next" and target is "best"',
            "best first: best, next, last",
        ),
        (
            {**LISTED, "opening": ["a"], "target": ["a", "b"]},
            'opening is ["a"] and target is ["a", "b"]',
            "each step down must keep to the items of the step above; higher is better here",
        ),
    ],
)
def test_a_ladder_that_climbs_is_refused(given: Mapping[str, Any], steps: str, way: str) -> None:
    assert refused(**given) == [
        (
            "target",
            f"the ladder is upside down: {steps}, which is better for members",
            f"make target no better for members than opening ({way})",
        ),
    ]


def test_a_missing_step_hides_no_climb() -> None:
    assert [key for key, _, _ in refused(**WEEKS, opening=13, fallback=17)] == ["fallback"]


def test_each_climb_is_reported() -> None:
    keys = [key for key, _, _ in refused(**WEEKS, opening=5, target=6, fallback=7)]
    assert keys == ["target", "fallback"]


@pytest.mark.parametrize(
    ("given", "value", "than", "no_better"),
    [
        (WEEKS, 12, 12, True),
        (WEEKS, 13, 12, False),
        ({**WEEKS, "better": "lower"}, 13, 12, True),
        (FLAG, True, True, True),
        (FLAG, False, True, True),
        (FLAG, True, False, False),
        (CHOICE, "last", "best", True),
        (CHOICE, "best", "last", False),
        (LISTED, ("a",), ("b", "a"), True),
        (LISTED, ("a", "c"), ("b", "a"), False),
        ({**LISTED, "better": "lower"}, ("b", "a"), ("a",), True),
        ({**LISTED, "better": "lower"}, ("a",), ("b", "a"), False),
        ({"kind": "text"}, "anything", "else", True),
        ({"kind": "date"}, date(2027, 4, 1), date(2028, 4, 1), True),
    ],
)
def test_two_values_are_compared_by_what_they_are_to_members(
    given: Mapping[str, Any],
    value: Value,
    than: Value,
    no_better: bool,
) -> None:
    assert parameter(**given).no_better(value, than) is no_better


@pytest.mark.parametrize(
    ("given", "value", "fault"),
    [
        (WEEKS, 26, None),
        (WEEKS, 53, "53 is outside the range of 4 to 52 weeks"),
        (CHOICE, "best", None),
        (CHOICE, "worst", 'expected one of ["best", "next", "last"], and got "worst"'),
        (LISTED, ("a", "b", "c"), None),
        (LISTED, (), "0 is outside the range of 1 to 3 items"),
        ({"kind": "text"}, 5, "expected text in quotation marks, and got 5"),
        ({"kind": "text"}, "five", None),
    ],
)
def test_a_value_is_judged_by_kind_and_limits(
    given: Mapping[str, Any],
    value: object,
    fault: str | None,
) -> None:
    assert parameter(**given).fault(value) == fault


def test_a_step_that_is_left_out_is_nothing() -> None:
    ladder = parameter(**LISTED, opening=["a", "b"], fallback=["a"])
    assert [ladder.at(position) for position in Position] == [("a", "b"), None, ("a",)]


# A clause in an agreement, and the sets of them.


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
