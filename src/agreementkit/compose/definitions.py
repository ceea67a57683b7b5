"""The definitions that an agreement needs: of the terms it uses, and those they use."""

from collections.abc import Iterable

from agreementkit.compose.spans import put_in
from agreementkit.model.document import DocumentBlock, Paragraph, Run, TermUse, spans_in, term_of
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.shared import Shared

__all__ = ["definitions", "terms_in"]


def terms_in(blocks: Iterable[DocumentBlock]) -> set[str]:
    """The singular names of all terms that some blocks use."""
    return {term for span in spans_in(blocks) if (term := term_of(span))}


def definitions(
    shared: Shared,
    used: set[str],
) -> tuple[Paragraph, ...]:
    """One paragraph a term, in alphabetical order.

    Terms that a clause defines in its own text are left to that clause.

    Args:
        shared: the agreement.
        used: the terms in its text.
    """
    entries: dict[str, Paragraph] = {}
    waiting, met = sorted(used), set(used)
    while waiting:
        term = shared.terms[waiting.pop()]
        if not term.means:
            continue
        entry = Paragraph(
            spans=(
                Run(text="“"),
                TermUse(text=term.name, term=term.name, defining=True),
                Run(text=ComposedWords.MEANS),
                *put_in(term.means, shared, {}),
                Run(text="."),
            ),
        )
        entries[term.name] = entry
        for name in sorted(terms_in([entry]) - met):
            met.add(name)
            waiting.append(name)
    return tuple(entries[name] for name in sorted(entries, key=str.casefold))
