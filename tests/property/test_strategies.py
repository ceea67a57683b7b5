"""Every strategy in `agreementkit.testing` gives values that fit."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit import Parameter, System, testing
from agreementkit.model.values import UNITS
from agreementkit.packs import Kind

NUMBERS = st.integers(0, 60)
CHOICES = st.text("abc-", min_size=1)


@st.composite
def any_parameter(draw: st.DrawFn, kind: Kind) -> Parameter:
    """A parameter of one kind, with any limits."""
    given: dict[str, Any] = {}
    if kind is Kind.FLAG:
        given["better"] = draw(st.booleans())
    elif kind is Kind.CHOICE:
        given["choices"] = draw(st.lists(CHOICES, min_size=2, unique=True))
        given["words"] = dict.fromkeys(given["choices"], "words")
    elif kind not in (Kind.TEXT, Kind.DATE):
        least, most = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
        hundredths = kind in (Kind.PERCENT, Kind.MONEY) and draw(st.booleans())
        given["range"] = (
            (Decimal(least) / 100, Decimal(most) / 100) if hundredths else (least, most)
        )
        given["better"] = draw(st.sampled_from(["higher", "lower"]))
    return Parameter(name="it", kind=kind, label="It", source=["proposal"], **given)


@pytest.mark.parametrize("kind", list(Kind))
@given(data=st.data())
def test_values_fit_their_parameter_whatever_its_kind(kind: Kind, data: st.DataObject) -> None:
    parameter = data.draw(any_parameter(kind))
    value = data.draw(testing.values(parameter))
    assert parameter.fault(value) is None


@pytest.mark.parametrize("limits", [(Decimal("0.25"), Decimal("0.28")), (Decimal("2.5"), 3)])
def test_values_are_found_between_limits_however_narrow(limits: tuple[Decimal, Decimal]) -> None:
    parameter = Parameter(
        name="it",
        kind="percent",
        label="It",
        range=limits,
        better="higher",
        source=["proposal"],
    )

    @given(testing.values(parameter))
    def fits(value: object) -> None:
        assert parameter.fault(value) is None

    fits()


@given(testing.parameters())
def test_parameters_are_whole_numbers_with_all_three_steps(parameter: Parameter) -> None:
    assert parameter.kind in UNITS | {Kind.COUNT}
    assert None not in (parameter.opening, parameter.target, parameter.fallback)


@given(st.data())
def test_provisions_fit_their_clause(pack: ak.Pack, data: st.DataObject) -> None:
    clause = pack[data.draw(st.sampled_from(sorted(pack.clauses)))]
    provision = data.draw(testing.provisions(clause))
    assert provision.clause == clause.id
    provision.must_fit(clause.parameters)


@given(st.data())
def test_bundles_hold_clauses_of_the_pack(pack: ak.Pack, data: st.DataObject) -> None:
    for provision in data.draw(testing.bundles(pack)):
        provision.must_fit(pack[provision.clause].parameters)


@given(testing.systems())
def test_systems_have_a_name_and_a_purpose(system: System) -> None:
    assert system.name
    assert system.purpose


@given(st.data())
def test_agreements_compose_and_can_be_checked(pack: ak.Pack, data: st.DataObject) -> None:
    agreement = data.draw(testing.agreements(pack))
    document = ak.compose(agreement, pack)
    assert {heading.clause for heading, _ in document.clauses()} == {
        provision.clause for provision in agreement.provisions
    }
    assert ak.check(agreement, pack).position is agreement.position


@given(testing.versions())
def test_versions_count_from_one(version: ak.Version) -> None:
    assert version.number >= 1
    assert version.round is None or version.round >= 1


@given(st.data())
def test_redrafts_compose_and_the_second_says_that_it_is_later(
    pack: ak.Pack,
    data: st.DataObject,
) -> None:
    first, second = data.draw(testing.redrafts(pack))
    assert ak.compose(first, pack) != ak.compose(second, pack)
    assert second.version.number == first.version.number + 1


def test_the_public_strategies_are_all_tested_here() -> None:
    assert sorted(testing.__all__) == [
        "agreements",
        "bundles",
        "parameters",
        "provisions",
        "redrafts",
        "systems",
        "values",
        "versions",
    ]
