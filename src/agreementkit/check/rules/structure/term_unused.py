"""The agreement defines a term that it never uses."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    marks = case.marks
    for term in sorted(marks.defined.keys() - marks.used):
        # Some terms are used without a mark, so the plain words count as well.
        if term not in marks.plain and term not in marks.values:
            yield Found(
                clause=marks.defined[term],
                message=f'it defines the term "{term}", which no clause uses',
                remedy="take the definition out, or use the term",
            )


RULE = Rule(
    id="term-unused",
    family="structure",
    severity=Severity.WARNING,
    title="A term is defined and never used",
    why="It is often what is left of a clause that was taken out, or a term written in two ways.",
    mend="Take the definition out, or use the term where it is meant.",
    find=_find,
    short=Example(clause="1. [[=Employer]] means the Chief Constable of Kent Police."),
    holds=Example(
        clause="1. [[=Employer]] means the Chief Constable of Kent Police.\n"
        "2. The Employer must tell the Union within 5 days.",
    ),
)
