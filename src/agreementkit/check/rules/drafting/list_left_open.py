"""A list that may have more in it than it says."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="list-left-open",
    family="drafting",
    severity=Severity.NOTE,
    title='A list ends in "etc." or "and so on"',
    why=(
        'Nobody can say what else is in it. "Including" with a general word does the same '
        "work and holds."
    ),
    mend='Name the general kind first, and the examples after "such as" or "including".',
    find=SentenceFinder(
        words=("etc", "so", "like"),
        wrong=r"(?:\w+,? )?\b(?:etc\b\.?|and so (?:on|forth)\b|and the like\b|and/or similar\b)",
        message="{words} leaves the list open",
        remedy='write "including", or name the rest',
    ),
    short=Example(clause="1. The Employer must keep scores, ratings etc. for 5 days."),
    holds=Example(
        clause="1. The Employer must keep every record, including scores and ratings, for 5 days."
    ),
)
