"""Every rule, in the order in which findings are shown: one file a rule."""

from agreementkit.check.rule import Rule
from agreementkit.check.rules import (
    blank_left,
    duplicate,
    excluded_pair,
    need_missing,
    reference_unresolved,
    term_undefined,
    term_unused,
    topic_uncovered,
)

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    topic_uncovered.RULE,
    need_missing.RULE,
    excluded_pair.RULE,
    reference_unresolved.RULE,
    term_undefined.RULE,
    duplicate.RULE,
    topic_uncovered.FRAMEWORK,
    term_unused.RULE,
    blank_left.RULE,
)
