"""A value is still missing: it prints as a highlighted bracket."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity
from agreementkit.model.document import Blank, Reference, Table

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    seen = set()
    for clause, blank in _blanks(case):
        held = case.pack.clauses.get(clause)
        own = clause if held and held.parameter(blank.parameter) else None
        # A fact is missing once, wherever it should print; a value, once in each clause.
        if (own, blank.parameter) in seen:
            continue
        seen.add((own, blank.parameter))
        table = f"under [clauses.{own}]" if own else "at the top of the agreement file"
        yield Found(
            clause=clause,
            message=f"a value is missing: {blank.label}",
            remedy=f"write {blank.parameter} = … {table}",
            key=("clauses", own) if own else (blank.parameter,),
        )


def _blanks(case: Case) -> Iterator[tuple[str, Blank]]:
    """Every missing value with its clause."""
    for block, blank in case.marks.blanks:
        if block.clause and not blank.target:
            yield block.clause, blank
    for block in case.document.blocks:
        if isinstance(block, Table) and not block.clause:
            for row in block.rows:
                # A value that only decides what stands is blank in the key terms alone.
                match row:
                    case ((Reference(target=clause),), *_, (Blank() as blank,)):
                        yield clause, blank
                    case _:
                        pass


RULE = Rule(
    id="blank-left",
    family="structure",
    severity=Severity.WARNING,
    title="A value is missing and prints as a bracket",
    why="An agreement with a bracket in it leaves that point to whoever fills it in.",
    mend="Write the value in the agreement file.",
    find=_find,
    short=Example(file='include = ["review-and-term"]'),
    holds=Example(file='include = ["review-and-term"]\ncommencement = 2027-04-01'),
)
