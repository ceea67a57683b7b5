"""The trial in a new post is shorter than what we take the law to give."""

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
            message=f"the trial in a new post is {trial}, shorter than the {_LEAST} that we "
            f"understand to be the legal minimum{counted(trial, _LEAST)}",
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
    why="We understand the law to give four weeks; the authority is not in the project's list yet, "
    "so have it looked up.",
    mend="Make the trial four weeks or longer.",
    find=_find,
    short=_example(3),
    holds=_example(4),
)
