"""The text cites an authority that nobody has read, or not for long."""

from collections.abc import Iterator
from datetime import timedelta

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity
from agreementkit.model.dates import in_words

__all__ = ["RULE"]

_LONGEST = timedelta(days=183)
"""Half a year: the law of this field has changed faster than that."""


def _find(case: Case) -> Iterator[Found]:
    for clause, citation in dict.fromkeys(case.marks.citations):
        law = case.pack.laws.get(citation.law)
        if law is None:
            continue
        stale = case.day and case.day - law.checked > _LONGEST
        if stale or not law.verified:
            what = "not looked up since" if law.verified else "not read in its own text, by"
            yield Found(
                clause=clause,
                message=f"it cites {citation.text}, {what} {in_words(law.checked)}",
                remedy="look it up, and write the day and what you found into law.toml",
            )


RULE = Rule(
    id="law-unchecked",
    family="law",
    severity=Severity.NOTE,
    title="It cites law that was not looked up in the half year before the agreement",
    why="What was true of the law when the clause was written may not be true on the day.",
    mend="Look the authority up, and bring its entry in law.toml up to date.",
    default=False,
    find=_find,
    short=Example(
        clause="1. This clause adds to {law uk-gdpr-15}.",
        file="commencement = 2028-04-01",
    ),
    holds=Example(
        clause="1. This clause adds to {law uk-gdpr-15}.",
        file="commencement = 2027-04-01",
    ),
)
