"""Every rule, in the order in which findings are shown: one file a rule, one folder a family."""

from agreementkit.check.rule import Rule
from agreementkit.check.rules import coverage, drafting, law, plain_english, structure, values
from agreementkit.model import Severity

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = tuple(
    rule
    for severity in Severity
    for family in (coverage, structure, law, values, drafting, plain_english)
    for rule in family.RULES
    if rule.severity is severity
)
"""The worst first; among those as bad, what is not there before what is wrong with what is."""
