"""A date that the calendar does not have."""

from collections.abc import Iterator

from agreementkit.check.calendar import written_dates
from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]

_GATE = tuple(map(str, range(1990, 2100)))
"""A date that is meant has a year; "may" and "march" are words like others."""


def _find(case: Case) -> Iterator[Found]:
    for sentence in case.wording.having(_GATE):
        for written in written_dates(sentence.text):
            if written.day is None:
                yield Found(
                    clause=sentence.clause,
                    number=case.number(sentence),
                    message=f'"{written.text}" is no day of the calendar',
                    remedy="write the date that is meant",
                )


RULE = Rule(
    id="date-impossible",
    family="drafting",
    severity=Severity.ERROR,
    title="A date is not in the calendar",
    why="A deadline on a day that never comes never passes.",
    mend="Write the date that is meant.",
    find=_find,
    short=Example(clause="1. The Employer must reply by 31 April 2027."),
    holds=Example(clause="1. The Employer must reply by 30 April 2027."),
)
