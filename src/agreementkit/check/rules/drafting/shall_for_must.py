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
            r"\b(?:Employer|Union|Committee|parties|Lead|Owner|Sponsor|Officer|manager|it"
            r"|they) (?:\w+ly )?(?:shall|will|should)(?: not)?\b(?: \w+)?|\bshall\b(?: \w+)?"
        ),
        message="{words} is not counted as a duty",
        remedy='write "must"',
    ),
    short=Example(clause="1. The Employer shall reply within 5 days."),
    holds=Example(clause="1. The Employer must reply within 5 days."),
)
