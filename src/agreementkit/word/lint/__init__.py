"""Word files against what a public body may publish and what Word can open."""

from agreementkit.word.lint.examine import lint_word
from agreementkit.word.lint.rule import Rule
from agreementkit.word.lint.rules import ACCESSIBILITY, RULES, SOUNDNESS

__all__ = ["ACCESSIBILITY", "RULES", "SOUNDNESS", "Rule", "lint_word"]
