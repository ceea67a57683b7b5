"""Monitoring data is gone before a representative has had the time to see it."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.times import counted
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    kept = case.time("data-retention", "days")
    see = case.time("no-discipline-by-data", "see")
    if kept and see and kept.days < see.days:
        yield Found(
            clause="data-retention",
            message=f"data is kept for {kept}, shorter than the {see} to see it before a hearing in "
            f"{case.place('no-discipline-by-data')}{counted(kept, see)}: what would clear a "
            "member may be deleted first",
            remedy="make days longer under [clauses.data-retention], or see shorter under "
            "[clauses.no-discipline-by-data]",
            key=("clauses", "data-retention", "days"),
        )


RULE = Rule(
    id="evidence-deleted",
    family="values",
    severity=Severity.WARNING,
    title="Data is deleted sooner than it may be seen before a hearing",
    why="The record that would clear a member must still be there when the hearing comes.",
    mend="Keep the data for longer than the time to see it.",
    find=_find,
    short=Example(
        file="[clauses.data-retention]\ndays = 7\n\n[clauses.no-discipline-by-data]\nsee = 10",
    ),
    holds=Example(
        file="[clauses.data-retention]\ndays = 28\n\n[clauses.no-discipline-by-data]\nsee = 10",
    ),
)
