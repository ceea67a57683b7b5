"""Which rules are asked."""

from importlib import import_module

import pytest

import agreementkit as ak
from agreementkit.checking.rule import FAMILIES
from agreementkit.checking.rules import RULES
from agreementkit.packs import Rule, selected

OFF = [rule for rule in RULES if not rule.default]


def test_without_a_wish_the_rules_that_are_on_are_asked(pack: ak.Pack) -> None:
    assert selected(pack) == tuple(rule for rule in RULES if rule.default)


@pytest.mark.parametrize("rule", OFF, ids=lambda rule: rule.id)
def test_a_rule_that_is_off_is_asked_by_its_id(rule: Rule, pack: ak.Pack) -> None:
    assert set(selected(pack, also=[rule.id])) - set(selected(pack)) == {rule}


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_is_asked_as_a_whole(family: str, pack: ak.Pack) -> None:
    asked = set(selected(pack, also=[family])) - set(selected(pack))
    assert asked == {rule for rule in OFF if rule.family == family}


def test_a_name_that_nobody_knows_is_refused_with_the_nearest(pack: ak.Pack) -> None:
    with pytest.raises(ak.InvalidError) as caught:
        selected(pack, also=["plain-engish", "zzz"])
    first, second = caught.value.faults
    assert first.message == 'no rule or family of rules is called "plain-engish"'
    assert first.remedy == 'did you mean "plain-english"?'
    assert second.remedy.startswith("use one of: ")


def test_a_name_that_the_room_does_not_have_is_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        import_module("agreementkit.checking").nonsense  # noqa: B018
