"""The ladder never climbs: no such parameter can be made, whatever its kind."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from agreementkit import InvalidError, Parameter, Position
from agreementkit.model.values import NUMERIC, WHOLE
from agreementkit.packs import Kind
from agreementkit.testing import parameters, values

ITEMS = ("audit", "notice", "review", "training")
STEPS = [position.value for position in Position]


def ladder(kind: str, *steps: object, **given: object) -> Parameter:
    named = dict(zip(STEPS, steps, strict=True))
    return Parameter(name="it", label="It", kind=kind, source=["proposal"], **given, **named)  # type: ignore[arg-type]


@given(
    kind=st.sampled_from(sorted(NUMERIC)),
    steps=st.lists(st.integers(0, 100), min_size=3, max_size=3),
    better=st.sampled_from(["higher", "lower"]),
)
def test_numbers_that_improve_downwards_cannot_be_a_ladder(
    kind: Kind,
    steps: list[int],
    better: str,
) -> None:
    right = sorted(steps, reverse=better == "higher")
    assert [ladder(kind, *right, range=(0, 100), better=better).at(p) for p in Position] == right
    if steps != right:
        with pytest.raises(InvalidError, match="the ladder is upside down"):
            ladder(kind, *steps, range=(0, 100), better=better)


@given(steps=st.lists(st.sampled_from(ITEMS), min_size=3, max_size=3))
def test_choices_that_improve_downwards_cannot_be_a_ladder(steps: list[str]) -> None:
    given = {"choices": ITEMS, "words": {item: item for item in ITEMS}}
    right = sorted(steps, key=ITEMS.index)
    assert ladder("choice", *right, **given).opening == right[0]
    if steps != right:
        with pytest.raises(InvalidError, match="the ladder is upside down"):
            ladder("choice", *steps, **given)


@given(steps=st.lists(st.booleans(), min_size=3, max_size=3), better=st.booleans())
def test_flags_that_improve_downwards_cannot_be_a_ladder(steps: list[bool], better: bool) -> None:
    right = sorted(steps, reverse=better)
    assert ladder("flag", *right, better=better).opening is right[0]
    if steps != right:
        with pytest.raises(InvalidError, match="the ladder is upside down"):
            ladder("flag", *steps, better=better)


@given(
    sets=st.tuples(*[st.sets(st.sampled_from(ITEMS))] * 3),
    better=st.sampled_from(["higher", "lower"]),
)
def test_a_list_that_gains_a_good_item_downwards_cannot_be_a_ladder(
    sets: tuple[set[str], set[str], set[str]],
    better: str,
) -> None:
    opening, target, fallback = sets if better == "higher" else sets[::-1]
    steps = [sorted(items) for items in sets]
    if opening >= target >= fallback:
        assert ladder("list", *steps, range=(0, 4), better=better).opening == tuple(steps[0])
    else:
        with pytest.raises(InvalidError, match="the ladder is upside down"):
            ladder("list", *steps, range=(0, 4), better=better)


@given(parameters())
def test_every_parameter_from_the_strategy_obeys_its_ladder(parameter: Parameter) -> None:
    opening, target, fallback = (parameter.at(position) for position in Position)
    assert opening is not None
    assert target is not None
    assert fallback is not None
    assert parameter.no_better(target, opening)
    assert parameter.no_better(fallback, target)
    assert all(parameter.fault(value) is None for value in (opening, target, fallback))


@given(st.data())
def test_no_better_is_an_order(data: st.DataObject) -> None:
    parameter = data.draw(parameters())
    a, b, c = (data.draw(values(parameter)) for _ in range(3))
    assert parameter.no_better(a, a)
    assert parameter.no_better(a, b) or parameter.no_better(b, a)
    if parameter.no_better(a, b) and parameter.no_better(b, c):
        assert parameter.no_better(a, c)


@given(
    kind=st.sampled_from(sorted(NUMERIC)),
    limits=st.lists(st.integers(-50, 50), min_size=2, max_size=2, unique=True).map(sorted),
    value=st.one_of(st.integers(-100, 100), st.decimals(-100, 100, places=1)),
)
def test_nothing_outside_the_limits_ever_fits(
    kind: Kind,
    limits: list[int],
    value: int | Decimal,
) -> None:
    least, most = limits
    parameter = Parameter(
        name="it",
        kind=kind,
        label="It",
        range=(least, most),
        better="higher",
        source=["proposal"],
    )
    whole = isinstance(value, int) or kind not in WHOLE
    assert (parameter.fault(value) is None) == (whole and least <= value <= most)
