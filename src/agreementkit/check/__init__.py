"""Documents to findings: the rules, one file each, and coverage graded from the text."""

from agreementkit.check.case import Case
from agreementkit.check.coverage import GradedClause, graded
from agreementkit.check.examine import examine
from agreementkit.check.installed import installed_rules
from agreementkit.check.rule import FAMILIES, Example, Found, Rule
from agreementkit.check.rules import RULES
from agreementkit.check.selection import known, selected
from agreementkit.check.weakest import weakest

__all__ = [
    "FAMILIES",
    "RULES",
    "Case",
    "Example",
    "Found",
    "GradedClause",
    "Rule",
    "examine",
    "graded",
    "installed_rules",
    "known",
    "selected",
    "weakest",
]
