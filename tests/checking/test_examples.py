"""Every rule is shown by two examples, and both are tried: the reference prints what runs here."""

from pathlib import Path

import pytest

from agreementkit.checking.rule import FAMILIES
from agreementkit.checking.rules import RULES
from agreementkit.packs import Rule

from .examples import report

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@each_rule
def test_what_falls_short_is_found_with_all_that_an_officer_needs(
    rule: Rule,
    tmp_path: Path,
) -> None:
    assert rule.short is not None
    found = report(rule, rule.short, tmp_path).findings
    assert found
    for finding in found:
        assert (finding.rule, finding.severity) == (rule.id, rule.severity)
        assert all((finding.place, finding.message, finding.remedy, finding.why))
        assert "{words}" not in finding.message + finding.remedy


@each_rule
def test_what_holds_is_not_found(rule: Rule, tmp_path: Path) -> None:
    assert rule.holds is not None
    assert report(rule, rule.holds, tmp_path).findings == ()


@each_rule
def test_a_rule_says_what_it_is_about_why_and_what_to_do(rule: Rule) -> None:
    assert rule.family in FAMILIES
    for words in (rule.why, rule.mend):
        assert words.endswith(".")
    assert not rule.title.endswith(".")
