"""The shares of a saving come to more than the whole."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.shares import EITHER, totals
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    for shares, total in totals(case):
        if total > 100:
            yield Found(
                clause="gain-share",
                message=f"{shares}: together {total}%, more than the whole",
                remedy=f"lower {EITHER}",
                key=("clauses", "gain-share", "pct"),
            )


RULE = Rule(
    id="shares-over-whole",
    family="values",
    severity=Severity.ERROR,
    title="The shares of a saving come to more than 100%",
    why="Nobody can be held to pay out more than there is.",
    mend="Lower one of the two shares.",
    find=_find,
    short=Example(file="[clauses.gain-share]\npct = 60\n\n[clauses.reinvestment-share]\npct = 45"),
    holds=Example(file="[clauses.gain-share]\npct = 55\n\n[clauses.reinvestment-share]\npct = 45"),
)
