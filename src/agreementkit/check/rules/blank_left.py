"""A value is still missing: it prints as a highlighted bracket."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    seen = set()
    for block, blank in case.document.blanks():
        if blank.target or (blank.parameter, blank.label) in seen:
            continue
        seen.add((blank.parameter, blank.label))
        clause = case.pack.clauses.get(block.clause or "")
        own = clause is not None and clause.parameter(blank.parameter) is not None
        table = f"under [clauses.{block.clause}]" if own else "at the top of the agreement file"
        yield (
            case.place(block.clause),
            f"a value is missing: {blank.label}",
            f"write {blank.parameter} = … {table}",
        )


RULE = Rule(
    id="blank-left",
    severity=Severity.WARNING,
    title="A value is missing and prints as a bracket",
    find=_find,
)
