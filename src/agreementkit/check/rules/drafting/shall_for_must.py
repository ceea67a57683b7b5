"""A duty in other words than "must"."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="shall-for-must",
    family="drafting",
    severity=Severity.WARNING,
    title='A duty is written with "shall", "will" or "should" instead of "must"',
    why=(
        'This agreement says "must" for every duty, so another word can be read as something '
        "less; coverage does not count it."
    ),
    mend='Write "must".',
    find=SentenceFinder(
        words=("shall", "will", "should"),
        wrong=(
            r"(?:^|[;:,] |\b(?:and|but) )(?:(?:the|each|every|an?"
            r"|both) )?(?:\w+ ){0,2}?(?:Employers?|Unions?|Committee|parties|Lead|Owner|Sponsor"
            r"|Officer|managers?) (?:\w+ly )?(?:will|should)(?: not)?\b(?: \w+)?"
            r"|\bshall\b(?: \w+)?"
        ),
        message="{words} is not counted as a duty",
        remedy='write "must"',
    ),
    short=Example(clause="1. The Employer shall reply within 5 days."),
    holds=Example(clause="1. The Employer must reply within 5 days."),
)
