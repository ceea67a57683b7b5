"""The schedule of key terms says what the clauses say, or is told of where it does not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeGuard

from attrs import evolve

from agreementkit.model.clause import Clause
from agreementkit.model.document import (
    Document,
    DocumentBlock,
    Figure,
    Reference,
    Spans,
    Table,
    text_of,
)
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.pack import Pack
from agreementkit.model.values import NUMERIC
from agreementkit.negotiation.agreed_text import clause_lines

KEY_TERMS = "schedule-key-terms"
"""The id of the schedule."""
_Cells = tuple[Spans, ...]


def with_true_terms(
    document: Document, others: Mapping[str, str], pack: Pack
) -> tuple[Document, tuple[str, ...]]:
    """The text without key terms that a clause no longer bears out, and what to say of them.

    Args:
        document: the text with the table.
        others: the titles of clauses that are in other words than we compose them, by id.
        pack: the clauses that ours are made from.
    """
    notes: list[str] = []
    unread: dict[str, list[str]] = {}

    def bears_out(row: _Cells) -> bool:
        clause = _clause_of(row)
        if clause not in others:
            return True
        label, value = map(text_of, row[1:])
        if not _is_number(row, pack[clause]):
            unread.setdefault(others[clause], []).append(label)
            return True
        if says(clause_lines(document, clause), value):
            return True
        notes.append(
            f"The schedule of key terms leaves out “{label}” of “{others[clause]}”: the words that "
            f"were agreed do not say {value}."
        )
        return False

    blocks = tuple(
        evolve(block, rows=tuple(filter(bears_out, block.rows))) if _is_terms(block) else block
        for block in document.blocks
    )
    for title, labels in unread.items():
        said = ", ".join(f"“{label}”" for label in labels)
        notes.append(
            f"The schedule of key terms says of “{title}”: {said}. See that the words that were "
            "agreed still say so."
        )
    return evolve(document, blocks=blocks), tuple(notes)


def other_terms(document: Document, composed: Document) -> Iterator[str]:
    """Where a table of key terms in their words has another value than the figures agreed.

    Args:
        document: the text with the table.
        composed: the same agreement as our own clauses say it.
    """
    ours = {(_clause_of(row), text_of(row[1])): text_of(row[2]) for row in _term_rows(composed)}
    for row in _term_rows(document):
        label, value = map(text_of, row[1:])
        agreed = ours.get((_clause_of(row), label), value)
        if agreed.split() != value.split():
            yield (
                f"The schedule of key terms, in the employer’s words, says {value} of “{label}”, "
                f"and the figure agreed is {agreed}. The clause prevails."
            )


def _term_rows(document: Document) -> Iterator[_Cells]:
    for block in document.blocks:
        if _is_terms(block):
            yield from block.rows


def _is_terms(block: DocumentBlock) -> TypeGuard[Table]:
    return isinstance(block, Table) and block.header == ComposedWords.TERM_COLUMNS


def _clause_of(row: _Cells) -> str:
    return next((span.target for span in row[0] if isinstance(span, Reference)), "")


def _is_number(row: _Cells, clause: Clause) -> bool:
    names = [span.parameter for span in row[2] if isinstance(span, Figure)]
    return any(each.name in names and each.kind in NUMERIC for each in clause.parameters)


def says(lines: Iterable[str], figure: str) -> bool:
    """Whether some lines have a figure, as whole words: 120 weeks are not 20 weeks."""
    words = r"\s+".join(map(re.escape, figure.split()))
    return re.search(rf"(?<!\w){words}(?!\w)", " ".join(lines)) is not None
