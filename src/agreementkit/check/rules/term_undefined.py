"""The text uses a defined term, and nothing in the agreement defines it."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Severity
from agreementkit.model.document import TermUse, spans_in, term_of

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    defined: set[str] = set()
    first_use: dict[str, str | None] = {}
    for block in case.document.blocks:
        for span in spans_in([block]):
            if term := term_of(span):
                first_use.setdefault(term, block.clause)
            if isinstance(span, TermUse) and span.defining:
                defined.add(span.term)
    for term, clause in sorted(first_use.items()):
        if term not in defined:
            known = case.pack.terms.get(term)
            where = (known.defined_in if known else "") or "definitions"
            yield (
                case.place(clause),
                f'it uses the term "{term}", which nothing in the agreement defines',
                f'define it in the clause "{where}"'
                if where in case.clauses
                else f'add the clause "{where}", which defines it',
            )


RULE = Rule(
    id="term-undefined",
    severity=Severity.ERROR,
    title="A term is used and not defined",
    find=_find,
)
