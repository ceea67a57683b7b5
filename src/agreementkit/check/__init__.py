"""Documents to findings: the rules, one file each, and coverage graded from the text."""

from agreementkit.check.coverage import GradedClause, graded
from agreementkit.check.examine import examine
from agreementkit.check.rule import Case, Rule
from agreementkit.check.rules import RULES
from agreementkit.check.weakest import weakest

__all__ = ["RULES", "Case", "GradedClause", "Rule", "examine", "graded", "weakest"]
