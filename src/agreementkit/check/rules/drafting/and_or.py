"""The words "and/or", which can be read in three ways."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="and-or",
    family="drafting",
    severity=Severity.WARNING,
    title='It says "and/or"',
    why="The reader who has to act may choose the reading that asks less of them.",
    mend='Write "and", or "or", or "one or both of".',
    find=SentenceFinder(
        words=("/",),
        wrong=r"\S+ ?\band ?/ ?or\b ?\S+",
        message="{words} can be read in three ways",
        remedy='write "and", or "or", or "one or both of"',
    ),
    short=Example(clause="1. The Employer must tell the Union and/or the Employee within 5 days."),
    holds=Example(clause="1. The Employer must tell the Union and the Employee within 5 days."),
)
