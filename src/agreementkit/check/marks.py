"""The terms, blanks and citations of a document, from one walk through it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate

from attrs import frozen

from agreementkit.model import Document
from agreementkit.model.document import (
    Blank,
    Citation,
    DocumentBlock,
    Figure,
    Run,
    TermUse,
    spans_in,
)

__all__ = ["Marks", "marks_of"]


@frozen(kw_only=True)
class Marks:
    """What the spans of a document refer to, and where."""

    uses: Mapping[str, str | None]
    """Each term that is used or defined, with the clause that has it first."""
    defined: Mapping[str, str | None]
    """Each term that is defined, with the clause that does it."""
    used: frozenset[str]
    """Terms used apart from where they are defined."""
    blanks: tuple[tuple[DocumentBlock, Blank], ...]
    citations: tuple[tuple[str, Citation], ...]
    """Authorities, each with the clause that cites it."""
    plain: str
    """All words that are marked as nothing: each run of them a line."""
    values: str
    """The words of values, references and citations, a line each."""
    starts: tuple[int, ...]
    """Where each run begins in `plain`."""
    clauses: tuple[str | None, ...]
    """The clause of each run."""

    def have(self, *words: str) -> bool:
        """Whether some words stand anywhere as plain words; their capitals count.

        It is the cheapest question there is, for rules on words that most texts do without.
        """
        return any(each in self.plain for each in words)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
        """Where the plain words of the clauses have a pattern, each with its clause."""
        for found in pattern.finditer(self.plain):
            clause = self.clauses[bisect_right(self.starts, found.start()) - 1]
            if clause:
                yield clause, found


def marks_of(document: Document) -> Marks:
    """Every mark of a document."""
    uses: dict[str, str | None] = {}
    defined: dict[str, str | None] = {}
    used: set[str] = set()
    plain: list[str] = []
    clauses: list[str | None] = []
    values: list[str] = []
    blanks: list[tuple[DocumentBlock, Blank]] = []
    citations: list[tuple[str, Citation]] = []
    for block in document.blocks:
        clause = block.clause
        for span in spans_in((block,)):
            # By class, the most frequent first: a chain of isinstance costs twice as much.
            if type(span) is Run:
                plain.append(span.text)
                clauses.append(clause)
                continue
            if isinstance(span, TermUse):
                uses.setdefault(span.term, clause)
                if span.defining:
                    defined[span.term] = clause
                else:
                    used.add(span.term)
                continue
            values.append(span.text)
            if isinstance(span, Figure) and span.term:
                uses.setdefault(span.term, clause)
                used.add(span.term)
            elif isinstance(span, Blank):
                blanks.append((block, span))
            elif isinstance(span, Citation):
                citations.append((clause or "", span))
    return Marks(
        uses=uses,
        defined=defined,
        used=frozenset(used),
        blanks=tuple(blanks),
        citations=tuple(citations),
        plain="\n".join(plain),
        values="\n".join(values),
        starts=tuple(accumulate((len(text) + 1 for text in plain), initial=0))[:-1],
        clauses=tuple(clauses),
    )
