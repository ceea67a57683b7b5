"""The shares of a saving leave a part of it to nobody but the Employer."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.shares import EITHER, totals
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    for shares, total in totals(case):
        if total < 100:
            yield Found(
                clause="gain-share",
                message=f"{shares}: the other {100 - total}% is left to the Employer",
                remedy=f"raise {EITHER}, or leave it as room for the talks",
                key=("clauses", "gain-share", "pct"),
            )


RULE = Rule(
    id="shares-remainder",
    family="values",
    severity=Severity.NOTE,
    title="The shares of a saving leave a part of it to the Employer",
    why="It is room for the talks, as long as it is left on purpose.",
    mend="Raise one of the two shares, or accept the note with that reason.",
    find=_find,
    short=Example(file="[clauses.gain-share]\npct = 35\n\n[clauses.reinvestment-share]\npct = 45"),
    holds=Example(file="[clauses.gain-share]\npct = 55\n\n[clauses.reinvestment-share]\npct = 45"),
)
