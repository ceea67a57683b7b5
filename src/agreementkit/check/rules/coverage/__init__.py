"""Rules on what the strategy asks for, and no sentence binds anyone to."""

from agreementkit.check.rule import Rule
from agreementkit.check.rules.coverage import (
    duty_softened,
    framework_uncovered,
    topic_uncovered,
)

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    duty_softened.RULE,
    framework_uncovered.RULE,
    topic_uncovered.RULE,
)
