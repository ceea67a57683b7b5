"""People wait longer for their own data than the law would have them wait."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.times import Time, counted
from agreementkit.model import Kind, Severity

__all__ = ["RULE"]

_MOST = Time(amount=30, kind=Kind.DAYS)


def _find(case: Case) -> Iterator[Found]:
    wait = case.time("worker-data-access", "days")
    if wait and wait.days > _MOST.days:
        yield Found(
            clause="worker-data-access",
            message=f"an employee may wait {wait} for their data, longer than {_MOST}, and the law "
            f"itself gives about a month{counted(wait, _MOST)}",
            remedy=f"make days {_MOST} or shorter under [clauses.worker-data-access]",
            key=("clauses", "worker-data-access", "days"),
        )


def _example(days: int) -> Example:
    return Example(
        id="worker-data-access",
        clause="1. The Employer must give an Employee a copy of their data within {days} of asking.",
        header='[parameters.days]\nkind = "days"\nlabel = "Time to answer"\nrange = [1, 60]\n'
        f'better = "lower"\nopening = {days}\nsource = ["proposal"]',
    )


RULE = Rule(
    id="data-access-late",
    family="values",
    severity=Severity.WARNING,
    title="Access to one's own data takes more than 30 days",
    why="A member who waits too long cannot answer in time what is held against them.",
    laws=("uk-gdpr-15",),
    mend="Lower the days in the clause on access to data.",
    find=_find,
    short=_example(40),
    holds=_example(30),
)
