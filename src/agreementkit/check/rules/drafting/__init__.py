"""Rules on wording that can be read in two ways, or that names nobody."""

from agreementkit.check.rule import Rule
from agreementkit.check.rules.drafting import (
    and_or,
    bracket_unmatched,
    capital_undefined,
    dangling_reference,
    date_impossible,
    day_unclear,
    discretion_given,
    list_left_open,
    list_without_joiner,
    number_and_words,
    passive_without_owner,
    placeholder_left,
    proviso,
    shall_for_must,
    time_vague,
    two_duties,
    weekday_wrong,
)

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    and_or.RULE,
    bracket_unmatched.RULE,
    capital_undefined.RULE,
    dangling_reference.RULE,
    date_impossible.RULE,
    day_unclear.RULE,
    discretion_given.RULE,
    list_left_open.RULE,
    list_without_joiner.RULE,
    number_and_words.RULE,
    passive_without_owner.RULE,
    placeholder_left.RULE,
    proviso.RULE,
    shall_for_must.RULE,
    time_vague.RULE,
    two_duties.RULE,
    weekday_wrong.RULE,
)
