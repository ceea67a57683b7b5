"""The Employment Rights Act 2025 without the day as at which it is described."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="act-undated",
    family="law",
    severity=Severity.WARNING,
    title="It cites the Employment Rights Act 2025 without an as-at date",
    why=(
        "The Act comes into force piece by piece, so what is true of it today may not be true "
        "on the day of signature."
    ),
    laws=(
        "era-2025-28",
        "era-2025-29",
    ),
    mend="Say as at which day the text describes the Act.",
    find=SentenceFinder(
        words=("2025",),
        wrong=r"Employment Rights Act 2025",
        unless=r"\bas at \d{1,2} \w+ 20\d\d\b",
        message="it cites the {words} without a day",
        remedy='write "as at 1 April 2027", with the right date',
    ),
    short=Example(
        clause="1. The Employer must keep to section 28 of the Employment Rights Act 2025."
    ),
    holds=Example(
        clause=(
            "1. As at 23 November 2026, section 28 of the Employment Rights Act 2025 is not in "
            "force."
        )
    ),
)
