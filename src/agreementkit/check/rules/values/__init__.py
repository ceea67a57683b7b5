"""Rules that hold figures against one another, against our positions and against the law."""

from agreementkit.check.rule import Rule
from agreementkit.check.rules.values import (
    below_fallback,
    commencement_before_draft,
    data_access_late,
    evidence_deleted,
    lead_over_notice,
    notice_under_statute,
    one_sided_move,
    pay_protection_outlasts_term,
    scope_narrowed,
    shares_over_whole,
    shares_remainder,
    trial_too_short,
    union_promise_enforceable,
)

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    below_fallback.RULE,
    commencement_before_draft.RULE,
    data_access_late.RULE,
    evidence_deleted.RULE,
    lead_over_notice.RULE,
    notice_under_statute.RULE,
    one_sided_move.RULE,
    pay_protection_outlasts_term.RULE,
    scope_narrowed.RULE,
    shares_over_whole.RULE,
    shares_remainder.RULE,
    trial_too_short.RULE,
    union_promise_enforceable.RULE,
)
