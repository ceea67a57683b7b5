"""The text uses a defined term, and nothing in the agreement defines it."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    marks = case.marks
    for term in sorted(marks.uses.keys() - marks.defined.keys()):
        known = case.pack.terms.get(term)
        where = (known.defined_in if known else "") or "definitions"
        yield Found(
            clause=marks.uses[term],
            message=f'it uses the term "{term}", which nothing in the agreement defines',
            remedy=f'define it in the clause "{where}"'
            if where in case.clauses
            else f'add the clause "{where}", which defines it',
            key=("leave_out",),
        )


RULE = Rule(
    id="term-undefined",
    family="structure",
    severity=Severity.ERROR,
    title="A term is used and not defined",
    why="A capital letter promises a fixed meaning; without one, each side supplies its own.",
    mend="Add the clause that defines the term.",
    find=_find,
    short=Example(clause="1. The Employer must enter each [[System]] in the list within 5 days."),
    holds=Example(
        clause="1. [[=System]] means a tool that scores people or their work.\n"
        "2. The Employer must enter each [[System]] in the list within 5 days.",
    ),
)
