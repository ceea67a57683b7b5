"""The rules on law find the mistakes that the bank's own tests plant, and pass the right words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from agreementkit.checking.rules import RULES
from agreementkit.packs import Example
from tests.bank import law_traps as one, law_traps_in_clauses as whole
from tests.bank.planted_clauses import CLAUSES
from tests.bank.planted_sentences import SENTENCES

from .examples import report

Check = Callable[[str], list[str]]

CROWN = 'sector = "probation"\nemployer = "Probation Service"\nunions = ["Napo"]'
REMIT = 'sector = "cafcass"\nemployer = "Cafcass"\nunions = ["Napo"]'
RULE_FOR: dict[Check, str] = {
    one.binding_without_a_statement: "binding-unexplained",
    one.industrial_action_promised: "peace-promised",
    one.replaced_data_law_cited: "data-law-replaced",
    one.ban_ascribed_to_law: "ban-ascribed-to-law",
    one.law_enforcement_rules_for_staff: "operational-data-rules",
    one.adverse_effect_as_the_test: "adverse-effect-test",
    one.consent_as_lawful_basis: "consent-as-basis",
    one.assessments_merged: "assessments-merged",
    one.equality_assessment_as_a_legal_duty: "equality-assessment-as-law",
    one.union_views_as_a_legal_duty: "union-views-as-law",
    one.crown_sent_to_law_without_it: "crown-excluded",
    one.old_protective_award: "protective-award-outdated",
    one.future_redundancy_trigger: "future-redundancy-trigger",
    one.act_of_2025_without_a_date: "act-undated",
    one.supplier_bound_to_a_union: "supplier-bound-to-union",
    one.whole_team_covered: "whole-team-covered",
    one.register_ascribed_to_section_181: "register-called-statutory",
    one.secrecy_without_limits: "secrecy-without-limits",
    one.public_register_relied_on: "public-register-relied-on",
    one.covenant_misnamed: "covenant-misnamed",
    one.covenant_as_law: "covenant-as-law",
    one.commissioner_without_successor: "commissioner-without-successor",
    one.unwritten_code_relied_on: "code-unwritten",
    one.foreign_or_unenacted_text: "foreign-text",
    whole.ban_not_said_to_be_negotiated: "ban-unnegotiated",
    whole.consent_without_a_choice: "consent-without-choice",
    whole.gain_without_approval: "gain-without-approval",
}
"""Each checker of the bank with the rule that says the same of an officer's own text."""
FILES = {"crown-excluded": CROWN, "gain-without-approval": REMIT}
PLANTED = {**SENTENCES, **CLAUSES}
RULES_BY_ID = {rule.id: rule for rule in RULES}


def found(check: Check, text: str, folder: Path) -> list[str]:
    rule = RULES_BY_ID[RULE_FOR[check]]
    numbered = "\n".join(f"{n}. {line}" for n, line in enumerate(text.splitlines(), 1))
    example = Example(clause=numbered, file=FILES.get(rule.id, ""))
    return [finding.message for finding in report(rule, example, folder).findings]


def cases(side: int) -> list[tuple[Check, str]]:
    return [(check, text) for check in RULE_FOR for text in PLANTED[check][side]]


def named(value: object) -> str:
    return RULE_FOR[value] if callable(value) else str(value)[:40]


@pytest.mark.parametrize(("check", "text"), cases(0), ids=named)
def test_a_planted_mistake_is_found(check: Check, text: str, tmp_path: Path) -> None:
    assert found(check, text, tmp_path)


@pytest.mark.parametrize(("check", "text"), cases(1), ids=named)
def test_the_right_words_are_passed(check: Check, text: str, tmp_path: Path) -> None:
    assert found(check, text, tmp_path) == []
