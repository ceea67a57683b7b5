"""The trial in a new post is shorter than the one that the law gives."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.times import Time, counted
from agreementkit.model import Kind, Severity

__all__ = ["RULE"]

_LEAST = Time(amount=4, kind=Kind.WEEKS)


def _find(case: Case) -> Iterator[Found]:
    trial = case.time("redeployment", "trial")
    if trial and trial.days < _LEAST.days:
        yield Found(
            clause="redeployment",
            message=f"the trial in a new post is {trial}, shorter than the {_LEAST} of section 138 "
            f"of the Employment Rights Act 1996{counted(trial, _LEAST)}",
            remedy=f"make trial {_LEAST} or longer under [clauses.redeployment]",
            key=("clauses", "redeployment", "trial"),
        )


def _example(weeks: int) -> Example:
    return Example(
        id="redeployment",
        clause="1. The Employer must let an Employee try a new post for {trial}.",
        header='[parameters.trial]\nkind = "weeks"\nlabel = "Trial"\nrange = [1, 26]\n'
        f'better = "higher"\nopening = {weeks}\nsource = ["proposal"]',
    )


RULE = Rule(
    id="trial-too-short",
    family="values",
    severity=Severity.WARNING,
    title="The trial in a new post is under four weeks",
    why="An employee who leaves a new job within four weeks keeps the right to a redundancy "
    "payment. An agreement should not give less time to try the job than that.",
    laws=("era-1996-138",),
    mend="Make the trial four weeks or longer.",
    find=_find,
    short=_example(3),
    holds=_example(4),
)
