"""The agreement defines a term that it never uses."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Severity
from agreementkit.model.document import TermUse, spans_in, term_of

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    defined: dict[str, str | None] = {}
    used: set[str] = set()
    for block in case.document.blocks:
        for span in spans_in([block]):
            if isinstance(span, TermUse) and span.defining:
                defined[span.term] = block.clause
            else:
                used.add(term_of(span))
    for term in sorted(defined.keys() - used):
        # Some terms are used without a mark, so the plain words count as well.
        plain = (s for s in spans_in(case.document.blocks) if not isinstance(s, TermUse))
        if not any(term in span.text for span in plain):
            yield (
                case.place(defined[term]),
                f'it defines the term "{term}", which no clause uses',
                "take the definition out, or use the term",
            )


RULE = Rule(
    id="term-unused",
    severity=Severity.WARNING,
    title="A term is defined and never used",
    find=_find,
)
