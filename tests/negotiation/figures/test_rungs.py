"""Every value has its rung: our positions their own, a worse value never a better one."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from agreementkit import Parameter, Position
from agreementkit.model.values import NUMERIC, UNITS
from agreementkit.negotiation import Rung
from agreementkit.negotiation.figures.rungs import ladder_position
from agreementkit.testing import parameters, values
from agreementkit.text import find_amounts
from tests.negotiation.figures.ladder_parameters import amount_of, numeric, of_kind

ITEMS = ("audit", "notice", "review", "training")
STEPS = st.lists(st.sampled_from(ITEMS), min_size=3, max_size=3)


def on(parameter: Parameter, text: str) -> tuple[Rung, bool]:
    [amount] = find_amounts(text)
    found = ladder_position(parameter, amount)
    return found.rung, found.exact


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        *((30, Rung.ABOVE_OPENING), (26, Rung.OPENING), (20, Rung.BETWEEN_OPENING_AND_TARGET)),
        *((17, Rung.TARGET), (15, Rung.BETWEEN_TARGET_AND_FALLBACK), (13, Rung.FALLBACK)),
        *(
            (12, Rung.BELOW_FALLBACK),
            (None, Rung.UNREAD),
            ("long", Rung.UNREAD),
            (True, Rung.UNREAD),
        ),
        (Decimal("16.5"), Rung.BETWEEN_TARGET_AND_FALLBACK),
    ],
)
def test_every_rung_can_be_reached(value: int | None, meant: Rung) -> None:
    assert ladder_position(numeric("weeks", "higher", 26, 17, 13), value).rung is meant
    if isinstance(value, int) and value > 1:
        assert ladder_position(numeric("weeks", "lower", 74, 83, 87), 100 - value).rung is meant


def test_each_rung_has_a_phrase_of_its_own_and_a_place_from_the_best() -> None:
    assert len({each.phrase for each in Rung}) == len(Rung)
    assert [each.place for each in Rung] == list(range(len(Rung)))
    assert "red line" in Rung.BELOW_FALLBACK.phrase


def test_another_unit_is_placed_by_its_range_and_at_its_worst() -> None:
    notice = numeric("weeks", "higher", 26, 17, 8)
    assert on(notice, "56 days") == (Rung.FALLBACK, True)
    assert on(notice, "2 months") == (Rung.BETWEEN_TARGET_AND_FALLBACK, True)
    assert on(notice, "6 months") == (Rung.BETWEEN_OPENING_AND_TARGET, False)
    assert on(notice, "40 working days") == (Rung.BELOW_FALLBACK, False)
    assert on(notice, "3 working days") == (Rung.BELOW_FALLBACK, False)
    reply = numeric("days", "lower", 28, 30, 60)
    assert on(reply, "a month") == (Rung.BETWEEN_TARGET_AND_FALLBACK, False)
    assert on(reply, "4 weeks") == (Rung.OPENING, True)


def test_what_is_contradicted_or_of_another_kind_is_for_a_person() -> None:
    notice = numeric("weeks", "higher", 26, 17, 8)
    assert on(notice, "eight (6) weeks") == (Rung.UNREAD, False)
    assert on(notice, "£500") == (Rung.UNREAD, False)


@pytest.mark.parametrize("kind", ["text", "date"])
def test_texts_and_dates_are_not_compared(kind: str) -> None:
    given = date(2027, 4, 1) if kind == "date" else "Acas"
    parameter = Parameter(name="it", kind=kind, label="It", opening=given, source=["proposal"])
    assert ladder_position(parameter, given).rung is Rung.NO_LADDER
    assert ladder_position(parameter, None).rung is Rung.NO_LADDER


def test_without_positions_there_is_no_ladder() -> None:
    assert ladder_position(numeric("weeks", "higher", None, None, None), 5).rung is Rung.NO_LADDER


def test_a_ladder_with_gaps_gives_no_value_more_than_is_sure() -> None:
    lone = numeric("weeks", "higher", None, None, 12)
    assert [ladder_position(lone, value).rung for value in (13, 12, 11)] == [
        *(Rung.BETWEEN_TARGET_AND_FALLBACK, Rung.FALLBACK, Rung.BELOW_FALLBACK),
    ]
    upper = numeric("weeks", "higher", 12, None, None)
    assert [ladder_position(upper, value).rung for value in (13, 12, 11)] == [
        *(Rung.ABOVE_OPENING, Rung.OPENING, Rung.BETWEEN_OPENING_AND_TARGET),
    ]


@given(st.data(), st.integers(0, 2))
def test_every_position_is_on_its_own_rung_and_a_tie_on_the_highest(
    data: st.DataObject, place: int
) -> None:
    parameter = data.draw(parameters())
    steps = [parameter.at(position) for position in Position]
    highest = list(Position)[steps.index(steps[place])]
    assert ladder_position(parameter, steps[place]).rung == highest.value
    if parameter.kind in UNITS:
        own = ladder_position(parameter, amount_of(int(str(steps[place])), parameter.kind.value))
        assert (own.rung, own.exact) == (highest.value, True)


@given(st.data(), of_kind(tuple(sorted(NUMERIC))))
def test_a_worse_value_never_has_a_better_rung(data: st.DataObject, parameter: Parameter) -> None:
    one, other = (data.draw(values(parameter)) for _ in range(2))
    if parameter.no_better(one, other):
        assert (
            ladder_position(parameter, one).rung.place
            >= ladder_position(parameter, other).rung.place
        )


TIMES = ("minutes", "hours", "days", "working days", "weeks", "months", "years")


@given(
    of_kind(tuple(sorted(UNITS))), st.sampled_from(TIMES), st.integers(0, 400), st.integers(0, 400)
)
def test_less_time_in_another_unit_never_has_a_better_rung(
    parameter: Parameter, unit: str, one: int, other: int
) -> None:
    low, high = sorted((one, other))
    worse, better = (low, high) if parameter.better == "higher" else (high, low)
    assert (
        ladder_position(parameter, amount_of(worse, unit)).rung.place
        >= ladder_position(parameter, amount_of(better, unit)).rung.place
    )


@given(steps=STEPS, value=st.sampled_from(ITEMS))
def test_a_choice_is_placed_by_its_order(steps: list[str], value: str) -> None:
    opening, target, fallback = sorted(steps, key=ITEMS.index)
    parameter = Parameter(
        name="it",
        kind="choice",
        label="It",
        choices=ITEMS,
        words={item: item for item in ITEMS},
        opening=opening,
        target=target,
        fallback=fallback,
        source=["proposal"],
    )
    places = [ladder_position(parameter, item).rung.place for item in ITEMS]
    assert places == sorted(places)
    assert ladder_position(parameter, opening).rung is Rung.OPENING
    below = ITEMS.index(value) > ITEMS.index(fallback)
    assert (ladder_position(parameter, value).rung is Rung.BELOW_FALLBACK) == below
    assert ladder_position(parameter, "nothing of the kind").rung is Rung.UNREAD


@pytest.mark.parametrize("better", [True, False])
def test_a_flag_has_the_rung_of_the_position_that_sets_it_so(better: bool) -> None:
    def flag(opening: bool, target: bool, fallback: bool) -> Parameter:
        return Parameter(
            name="it",
            kind="flag",
            label="It",
            better=better,
            opening=opening,
            target=target,
            fallback=fallback,
            source=["proposal"],
        )

    worse = not better
    assert ladder_position(flag(better, better, worse), better).rung is Rung.OPENING
    assert ladder_position(flag(better, better, worse), worse).rung is Rung.FALLBACK
    assert ladder_position(flag(better, better, better), worse).rung is Rung.BELOW_FALLBACK
    assert ladder_position(flag(worse, worse, worse), better).rung is Rung.ABOVE_OPENING
    assert ladder_position(flag(worse, worse, worse), "yes").rung is Rung.UNREAD


def test_a_list_that_lacks_an_item_of_the_fallback_is_below_it_whatever_it_gained() -> None:
    parameter = Parameter(
        name="it",
        kind="list",
        label="It",
        range=(0, 9),
        better="higher",
        opening=ITEMS,
        target=ITEMS[:3],
        fallback=ITEMS[:2],
        source=["proposal"],
    )
    meant = {
        (*ITEMS, "pay"): Rung.ABOVE_OPENING,
        ITEMS[::-1]: Rung.OPENING,
        (*ITEMS[:3], "pay"): Rung.BETWEEN_OPENING_AND_TARGET,
        ITEMS[:3]: Rung.TARGET,
        (*ITEMS[:2], "pay"): Rung.BETWEEN_TARGET_AND_FALLBACK,
        ITEMS[:2]: Rung.FALLBACK,
        ("audit", "pay", "review", "training"): Rung.BELOW_FALLBACK,
    }
    assert {items: ladder_position(parameter, items).rung for items in meant} == meant
