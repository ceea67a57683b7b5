"""A value is still missing: it prints as a highlighted bracket."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Document, Severity
from agreementkit.model.document import Blank, Reference, Table, spans_in

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    seen = set()
    for clause, blank in _blanks(case.document):
        held = case.pack.clauses.get(clause)
        own = clause if held and held.parameter(blank.parameter) else None
        # A fact is missing once, wherever it should print; a value, once in each clause.
        if (own, blank.parameter) in seen:
            continue
        seen.add((own, blank.parameter))
        table = f"under [clauses.{own}]" if own else "at the top of the agreement file"
        yield (
            case.place(clause),
            f"a value is missing: {blank.label}",
            f"write {blank.parameter} = … {table}",
        )


def _blanks(document: Document) -> Iterator[tuple[str, Blank]]:
    """Every missing value with its clause."""
    for block in document.blocks:
        if block.clause:
            for span in spans_in([block]):
                if isinstance(span, Blank) and not span.target:
                    yield block.clause, span
        elif isinstance(block, Table):
            for row in block.rows:
                # A value that only decides what stands is blank in the key terms alone.
                match row:
                    case ((Reference(target=clause),), *_, (Blank() as blank,)):
                        yield clause, blank
                    case _:
                        pass


RULE = Rule(
    id="blank-left",
    severity=Severity.WARNING,
    title="A value is missing and prints as a bracket",
    find=_find,
)
