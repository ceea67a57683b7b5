"""A condition that is hung on the end of a sentence."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="proviso",
    family="drafting",
    severity=Severity.NOTE,
    title="A proviso takes back what the sentence gave",
    why=(
        '"Provided that" may be a condition, an exception or a new duty, and the reader must '
        "guess which."
    ),
    mend='Write "if" or "unless", or a sentence of its own.',
    find=SentenceFinder(
        words=("provided", "providing", "notwithstanding"),
        wrong=(
            r"(?:(?<=[,;] )|(?<=\bonly )|^)(?:provided|providing) (?:always )?that\b"
            r"|\bnotwithstanding\b(?: \w+){0,3}"
        ),
        message="{words} may be a condition, an exception or a duty",
        remedy='write "if", "unless" or "despite", or make it a sentence of its own',
    ),
    short=Example(clause="1. The Employer must pay within 5 days, provided that funds are there."),
    holds=Example(clause="1. If the Employer has the invoice, it must pay within 5 days."),
)
