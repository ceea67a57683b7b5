"""A date with a weekday that it does not fall on."""

from collections.abc import Iterator

from agreementkit.check.calendar import WEEKDAYS, written_dates
from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]

_GATE = tuple(map(str.lower, WEEKDAYS))


def _find(case: Case) -> Iterator[Found]:
    for sentence in case.wording.having(_GATE):
        for written in written_dates(sentence.text):
            right = WEEKDAYS[written.day.weekday()] if written.day else ""
            if right and written.weekday not in ("", right):
                yield Found(
                    clause=sentence.clause,
                    number=case.number(sentence),
                    message=f'"{written.text}" is a {right}',
                    remedy=f"write {right}, or the date that is meant, or no weekday at all",
                )


RULE = Rule(
    id="weekday-wrong",
    family="drafting",
    severity=Severity.ERROR,
    title="A date does not fall on the weekday beside it",
    why="One of the two is a slip, and nobody can say which.",
    mend="Leave the weekday out.",
    find=_find,
    short=Example(clause="1. The Employer must reply by Monday 1 April 2027."),
    holds=Example(clause="1. The Employer must reply by Thursday 1 April 2027."),
)
