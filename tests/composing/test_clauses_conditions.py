"""A unit stands or not by one flag, one choice or one fact."""

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.model.values import Value
from agreementkit.testing import provisions
from tests.small_pack import BOROUGH, agreed, choice, clause, flag, lines, pack_of

CHOICE = choice("mode", full="in full", part="in part")
BANK = ak.load_pack()


def text(body: str, employer: ak.Employer = BOROUGH, **values: Value) -> list[str]:
    one = clause("only", body, parameters=[flag("pilots"), flag("updates"), CHOICE])
    pack = pack_of(one)
    agreement = evolve(agreed(pack, one.at(**values)), employer=employer)
    return [each.split(" ", 1)[1] for each in lines(ak.compose(agreement, pack), "only")]


@pytest.mark.parametrize(("on", "stands"), [(True, "Pilots."), (False, "No pilots.")])
def test_a_flag_chooses_between_a_unit_and_its_contrary(on: bool, stands: str) -> None:
    body = "1. {when pilots} Pilots.\n2. {when not pilots} No pilots."
    assert text(body, pilots=on) == [stands]


def test_a_flag_without_a_value_counts_as_off() -> None:
    assert text("1. {when pilots} Pilots.\n2. {when not pilots} No pilots.") == ["No pilots."]


@pytest.mark.parametrize(("mode", "stands"), [("full", "In full."), ("part", "In part.")])
def test_a_choice_takes_the_unit_of_its_value(mode: str, stands: str) -> None:
    body = "1. {when mode=full} In full.\n2. {when mode=part} In part."
    assert text(body, mode=mode) == [stands]


def test_a_choice_without_a_value_takes_none() -> None:
    assert text("1. {when mode=full} In full.\n2. It is so.") == ["It is so."]


def test_everything_under_a_unit_goes_with_it() -> None:
    body = "1. {when pilots} Pilots:\n   1. one:\n      1. two.\n2. It is so."
    assert text(body, pilots=False) == ["It is so."]
    assert text(body, pilots=True) == ["Pilots:", "one:", "two.", "It is so."]


def test_a_condition_under_a_condition_needs_both() -> None:
    body = "1. {when pilots} Pilots:\n   1. {when updates} and updates.\n2. It is so."
    assert "and updates." in text(body, pilots=True, updates=True)
    assert "and updates." not in text(body, pilots=True, updates=False)
    assert "and updates." not in text(body, pilots=False, updates=True)


def test_facts_of_the_employer_can_be_tested() -> None:
    body = (
        "1. {when crown} Crown.\n2. {when not crown} Not Crown.\n"
        "3. {when pay_remit} Remit.\n4. {when jurisdiction=wales} Wales.\n5. It is so."
    )
    ministers = evolve(BOROUGH, crown=True, pay_remit=True, jurisdiction="wales")
    assert text(body) == ["Not Crown.", "It is so."]
    assert text(body, ministers) == ["Crown.", "Remit.", "Wales.", "It is so."]


@given(st.sampled_from(sorted(BANK.clauses)).flatmap(lambda id_: provisions(BANK[id_])))
def test_every_combination_of_values_of_every_clause_composes(provision: ak.Provision) -> None:
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=[provision],
    )
    [(heading, blocks)] = ak.compose(agreement, BANK).clauses()
    assert heading.clause == provision.clause
    assert blocks
