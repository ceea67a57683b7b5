"""A mistake in an officer's own clause gets one answer, and right words get none."""

from functools import cache

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit.checking.rules import RULES
from tests.small_pack import clause

from .officers_sentences import MISTAKES, RIGHT

WHOLE = ("coverage", "structure", "values")
"""Families that weigh an agreement as a whole, and find one sentence wanting whatever it says."""
ASKED = [
    rule
    for rule in RULES
    if rule.default
    and (rule.family not in WHOLE or rule.id in ("duty-softened", "reference-typed"))
    and rule.id != "enforceability-unsaid"
]


@cache
def answers(sentence: str) -> tuple[str, ...]:
    bank = ak.load_pack()
    pack = evolve(bank, clauses={**bank.clauses, "own": clause("own", f"1. {sentence}")})
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=[pack["own"].at()],
    )
    return tuple(finding.rule for finding in ak.check(agreement, pack, rules=ASKED).findings)


@pytest.mark.parametrize(("sentence", "rule"), MISTAKES.items())
def test_a_mistake_has_one_answer(sentence: str, rule: str) -> None:
    assert answers(sentence) == (rule,)


@pytest.mark.parametrize("sentence", RIGHT)
def test_right_words_have_none(sentence: str) -> None:
    assert answers(sentence) == ()
