"""The redundancy trigger across the organisation, as if it were in force."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="future-redundancy-trigger",
    family="law",
    severity=Severity.WARNING,
    title="It counts redundancies across the organisation as if the law did",
    why=(
        "The law counts at one establishment; the wider trigger of the Employment Rights Act "
        "2025 was not in force when last looked up."
    ),
    laws=(
        "tulrca-188",
        "era-2025-29",
    ),
    mend="Say that the parties agree to count in that way.",
    find=SentenceFinder(
        words=("redundancy", "redundancies", "redundant"),
        beside=("organisation", "establishments", "wide"),
        wrong=(
            r"^(?=.*redundan)(?=.*\b(?:law|act|section|statut\w*)\b)(?=.*(?:organisation[- ]wide"
            r"|across (?:the|its) (?:whole )?(?:organisation|establishments)"
            r"|all (?:its )?establishments))"
        ),
        unless=r"\bwill\b|not in force|expected|due in|\bparties agree\b",
        message="{words}: the law does not count in that way yet",
        remedy='write "The parties agree to count redundancies across the whole organisation"',
    ),
    short=Example(clause="1. The law counts redundancies across the organisation."),
    holds=Example(
        clause=(
            "1. The parties agree to count redundancies across the whole organisation, whatever "
            "the law counts."
        )
    ),
)
