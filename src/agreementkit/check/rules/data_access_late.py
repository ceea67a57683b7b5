"""People wait longer for their own data than the law would have them wait."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.check.times import Time, counted
from agreementkit.model import Kind, Severity

__all__ = ["RULE"]

_MOST = Time(amount=30, kind=Kind.DAYS)


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    wait = case.time("worker-data-access", "days")
    if wait and wait.days > _MOST.days:
        yield (
            case.place("worker-data-access"),
            (
                f"an employee may wait {wait} for their data, longer than {_MOST}, and the law "
                f"itself gives about a month{counted(wait, _MOST)}"
            ),
            f"make days {_MOST} or shorter under [clauses.worker-data-access]",
        )


RULE = Rule(
    id="data-access-late",
    severity=Severity.WARNING,
    title="Access to one's own data takes more than 30 days",
    find=_find,
)
