"""The protective award as it used to be."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="protective-award-outdated",
    family="law",
    severity=Severity.WARNING,
    title="It gives the protective award as 90 days",
    why="For dismissals from 6 April 2026 the most is 180 days.",
    laws=("tulrca-189",),
    mend="Write 180 days, or leave the figure to the law.",
    find=SentenceFinder(
        words=("protected", "protective"),
        wrong=(
            r"\b(?:protective award|protected period)\b.*\b90\b|\b90\b.*\b(?:protective award"
            r"|protected period)\b"
        ),
        message="{words}: the most is now 180 days",
        remedy="write 180 days",
    ),
    short=Example(clause="1. A tribunal may make a protective award of up to 90 days’ pay."),
    holds=Example(clause="1. A tribunal may make a protective award of up to 180 days’ pay."),
)
