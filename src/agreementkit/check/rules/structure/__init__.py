"""Rules on clauses, references, terms and values that do not fit together."""

from agreementkit.check.rule import Rule
from agreementkit.check.rules.structure import (
    blank_left,
    clause_empty,
    duplicate,
    excluded_pair,
    need_missing,
    reference_typed,
    reference_unresolved,
    term_undefined,
    term_unused,
)

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    blank_left.RULE,
    clause_empty.RULE,
    duplicate.RULE,
    excluded_pair.RULE,
    need_missing.RULE,
    reference_typed.RULE,
    reference_unresolved.RULE,
    term_undefined.RULE,
    term_unused.RULE,
)
