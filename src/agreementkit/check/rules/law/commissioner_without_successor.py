"""The Information Commissioner without the body that takes over."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="commissioner-without-successor",
    family="law",
    severity=Severity.NOTE,
    title="It names the Information Commissioner without a successor",
    why=(
        "The office becomes the Information Commission, and a right to go to a body that is "
        "gone is none."
    ),
    laws=("duaa-80",),
    mend="Use the defined term Commissioner.",
    find=SentenceFinder(
        words=("commissioner",),
        wrong=r"\bInformation Commissioner\b(?![’']s (?:guidance|enforcement|code))",
        unless=r"\bInformation Commission\b",
        message="it says {words}, and not who follows",
        remedy='use the defined term "[[Commissioner]]", which takes in the Information Commission',
    ),
    short=Example(clause="1. The Employer must tell the Information Commissioner within 5 days."),
    holds=Example(clause="1. The Employer must tell the [[Commissioner]] within 5 days."),
)
