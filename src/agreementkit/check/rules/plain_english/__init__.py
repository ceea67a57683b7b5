"""Advice on words and sentences; only when asked for."""

from agreementkit.check.rule import Rule
from agreementkit.check.rules.plain_english import (
    letters_unexplained,
    paragraph_long,
    person_gendered,
    sentence_long,
    word_hard,
)

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    letters_unexplained.RULE,
    paragraph_long.RULE,
    person_gendered.RULE,
    sentence_long.RULE,
    word_hard.RULE,
)
