"""Each rule with a file that holds and one that falls short by a single edit."""

import pytest

import agreementkit as ak
from agreementkit import reports
from agreementkit.word.lint.rule import LintRule
from agreementkit.word.lint.rules import ACCESSIBILITY, RULES, SOUNDNESS

from . import faults
from .edits import HEADER_ROW, add, cell, edited, good, p, row, table
from .faults import Fault

ALL = [*faults.SOUNDNESS, *faults.ACCESSIBILITY]
ELSEWHERE = {
    # What a second rule says with good reason of the same edit.
    "cell-without-paragraph": {"table-cell-empty", "table-nested"},
    "language-missing": {"language-unknown"},
    "language-unknown": {"language-missing"},
    "heading-order": {"heading-style"},
    "style-missing": {"list-missing"},
    "control-empty": {"paragraph-empty"},
}


def test_nothing_falls_short_in_the_good_file() -> None:
    assert ak.lint_word(good()) == ()


def test_plain_paragraphs_and_tables_fall_short_in_nothing() -> None:
    more = p() + table(HEADER_ROW, row(cell(), cell()))
    assert ak.lint_word(edited(good(), add(more))) == ()


@pytest.mark.parametrize(
    "fault", ALL, ids=[f"{fault.rule}-{index}" for index, fault in enumerate(ALL)]
)
def test_a_planted_fault_is_found_with_its_place(fault: Fault) -> None:
    found = ak.lint_word(edited(good(), *fault.edits))
    said = [f for f in found if f.rule == fault.rule]
    assert said, [str(f) for f in found]
    assert any(fault.place in f.place and fault.says in f.message for f in said), said
    others = {f.rule for f in found} - {fault.rule}
    assert others <= ELSEWHERE.get(fault.rule, set()), [str(f) for f in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_fault_and_says_what_it_is(rule: LintRule) -> None:
    assert rule.id in {fault.rule for fault in ALL}
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.find.__doc__, "the rule says why"


def test_rules_have_ids_of_their_own_and_belong_to_one_family() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES) == len(SOUNDNESS) + len(ACCESSIBILITY)
    assert {fault.rule for fault in faults.SOUNDNESS} == {rule.id for rule in SOUNDNESS}
    assert {fault.rule for fault in faults.ACCESSIBILITY} == {rule.id for rule in ACCESSIBILITY}


def test_a_fault_that_is_worse_is_said_first() -> None:
    word = edited(
        good(),
        *(
            edit
            for fault in reversed(ALL)
            for edit in fault.edits
            if fault.rule in ("list-typed", "table-header")
        ),
    )
    found = [finding.severity for finding in ak.lint_word(word)]
    assert found == sorted(found, key=list(reports.Severity).index)
    assert {*found} == {reports.Severity.ERROR, reports.Severity.WARNING}
