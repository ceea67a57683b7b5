"""One paper for assessments that the law keeps apart."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="assessments-merged",
    family="law",
    severity=Severity.WARNING,
    title="One assessment is made to stand for another",
    why=(
        "Data protection, equality and safety are three duties with three triggers; merged, "
        "the one that matters most for members gets a paragraph."
    ),
    laws=(
        "uk-gdpr-35",
        "eqa-149",
        "srsc-4a",
    ),
    mend="Ask for each assessment by itself.",
    find=SentenceFinder(
        words=(
            *("combine", "combined", "combines", "single", "document", "joint", "place"),
            *("instead", "count", "counts", "serve", "serves", "part"),
        ),
        beside=("assessment", "assessments"),
        wrong=(
            r"^(?=.*\b(?:combined?|one document|same document|in place of|instead of|counts? as"
            r"|serves? as|(?:single|joint|part of (?:the|an?)) (?:\w+ ){0,3}assess\w*)\b)(?:(?=.*"
            r"\bdata protection impact assess).*\b(?:equality impact|safety) assess|(?=.*"
            r"\bequality impact assess).*\bsafety assess)"
        ),
        unless=r"\bmust not\b|\bno\b",
        message="{words}: these are different duties, each with its own trigger",
        remedy="ask for each assessment in a sentence of its own",
    ),
    short=Example(
        clause="1. A Data Protection Impact Assessment counts as the Equality Impact Assessment."
    ),
    holds=Example(
        clause=(
            "1. The Employer must write an Equality Impact Assessment and a safety assessment "
            "before first use."
        )
    ),
)
