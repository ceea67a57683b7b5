"""Words that point somewhere in the text without saying where."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="dangling-reference",
    family="drafting",
    severity=Severity.WARNING,
    title='It points to "the above" or "the aforesaid" without saying where',
    why=(
        "When clauses move in the talks, such words come to point at something else, and "
        "nobody notices."
    ),
    mend="Name what is meant, or refer to the clause with {@its-id}.",
    find=SentenceFinder(
        words=(
            *("above", "aforesaid", "aforementioned", "foregoing", "hereinbefore"),
            *("hereinafter", "hereunder", "herein", "hereof", "hereto", "said", "former"),
            *("latter", "overleaf", "below"),
        ),
        wrong=(
            r"\b(?:the (?:above|foregoing)\b(?: \w+)?|the (?:former|latter)(?=[,.;]|$| (?:and|or"
            r"|must|may|is|are)\b)|above[- ]mentioned|afore(?:said|mentioned)|here(?:inbefore"
            r"|inafter|under|in|of|to)\b|(?<=\bthe )said (?!that\b|so\b)\w+|(?:as|set out|listed"
            r"|described|mentioned|given) (?:above|below|overleaf))"
        ),
        message="{words} does not say where",
        remedy="name what is meant, or refer to the clause by its id: {@its-id}",
    ),
    short=Example(clause="1. The Employer must keep to the above within 5 days."),
    holds=Example(clause="1. The Employer must keep to clause {@disputes} within 5 days."),
)
