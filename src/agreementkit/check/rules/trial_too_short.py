"""The trial in a new post is shorter than what we take the law to give."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.check.times import Time, counted
from agreementkit.model import Kind, Severity

__all__ = ["RULE"]

_LEAST = Time(amount=4, kind=Kind.WEEKS)


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    trial = case.time("redeployment", "trial")
    if trial and trial.days < _LEAST.days:
        yield (
            case.place("redeployment"),
            (
                f"the trial in a new post is {trial}, shorter than the {_LEAST} that we understand "
                f"to be the legal minimum{counted(trial, _LEAST)}"
            ),
            f"make trial {_LEAST} or longer under [clauses.redeployment]",
        )


RULE = Rule(
    id="trial-too-short",
    severity=Severity.WARNING,
    title="The trial in a new post is under four weeks",
    find=_find,
)
