"""Every rule, in the order in which findings are shown: one file a rule."""

from agreementkit.check.rule import Rule
from agreementkit.check.rules import (
    blank_left,
    data_access_late,
    duplicate,
    evidence_deleted,
    excluded_pair,
    lead_over_notice,
    need_missing,
    notice_under_statute,
    one_sided_move,
    pay_protection_outlasts_term,
    reference_unresolved,
    scope_narrowed,
    shares_of_savings,
    term_undefined,
    term_unused,
    topic_uncovered,
    trial_too_short,
    union_promise_enforceable,
)

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    topic_uncovered.RULE,
    need_missing.RULE,
    excluded_pair.RULE,
    reference_unresolved.RULE,
    term_undefined.RULE,
    duplicate.RULE,
    lead_over_notice.RULE,
    shares_of_savings.OVER,
    topic_uncovered.FRAMEWORK,
    scope_narrowed.RULE,
    union_promise_enforceable.RULE,
    notice_under_statute.RULE,
    one_sided_move.RULE,
    trial_too_short.RULE,
    pay_protection_outlasts_term.RULE,
    data_access_late.RULE,
    evidence_deleted.RULE,
    term_unused.RULE,
    blank_left.RULE,
    shares_of_savings.REMAINDER,
)
