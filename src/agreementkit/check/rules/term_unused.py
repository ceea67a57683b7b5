"""The agreement defines a term that it never uses."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Severity
from agreementkit.model.document import TermUse, spans_in, term_of, text_of

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    defined: dict[str, str | None] = {}
    used: set[str] = set()
    words: list[str] = []
    for block in case.document.blocks:
        spans = tuple(spans_in([block]))
        # Some terms are used without a mark, so the plain words count as well.
        words.append(text_of(tuple(s for s in spans if not isinstance(s, TermUse))))
        for span in spans:
            if isinstance(span, TermUse) and span.defining:
                defined[span.term] = block.clause
            else:
                used.add(term_of(span))
    text = "\n".join(words)
    for term, clause in sorted(defined.items()):
        if term not in used and term not in text:
            yield (
                case.place(clause),
                f'it defines the term "{term}", which no clause uses',
                "take the definition out, or use the term",
            )


RULE = Rule(
    id="term-unused",
    severity=Severity.WARNING,
    title="A term is defined and never used",
    find=_find,
)
