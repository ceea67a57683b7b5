"""The text refers to a clause or schedule that the agreement does not have."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    seen = set()
    for block, blank in case.marks.blanks:
        if blank.target and (block.clause, blank.target) not in seen:
            seen.add((block.clause, blank.target))
            yield Found(
                clause=block.clause,
                message=f'it refers to the clause "{blank.target}", which is not in the agreement',
                remedy=f'add "{blank.target}", or take the reference out with a clause of your own',
                key=("leave_out",),
            )


RULE = Rule(
    id="reference-unresolved",
    family="structure",
    severity=Severity.ERROR,
    title="A cross-reference leads to no clause of the agreement",
    why="It prints as a bracket, and a right that hangs on the missing clause hangs on nothing.",
    mend="Add the clause that is meant, or write a clause of your own without the reference.",
    find=_find,
    short=Example(clause="1. The Employer must keep to clause {@disputes} at all times."),
    holds=Example(
        clause="1. The Employer must keep to clause {@disputes} at all times.",
        file='include = ["disputes"]',
    ),
)
