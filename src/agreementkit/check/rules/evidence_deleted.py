"""Monitoring data is gone before a representative has had the time to see it."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.check.times import counted
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    kept = case.time("data-retention", "days")
    see = case.time("no-discipline-by-data", "see")
    if kept and see and kept.days < see.days:
        yield (
            case.place("data-retention"),
            (
                f"data is kept for {kept}, shorter than the {see} to see it before a hearing in "
                f"{case.place('no-discipline-by-data')}{counted(kept, see)}: what would clear a "
                "member may be deleted first"
            ),
            (
                "make days longer under [clauses.data-retention], or see shorter under "
                "[clauses.no-discipline-by-data]"
            ),
        )


RULE = Rule(
    id="evidence-deleted",
    severity=Severity.WARNING,
    title="Data is deleted sooner than it may be seen before a hearing",
    find=_find,
)
