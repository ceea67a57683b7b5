"""The members' summary: what an agreement would give you, area by area, in plain English."""

from collections.abc import Iterator

from agreementkit.composing.clauses import (
    figure_of,
    join_as_phrase,
    name_in_sentence,
    title_in_sentence,
)
from agreementkit.model.document import (
    Bullet,
    Document,
    DocumentBlock,
    Figure,
    Heading,
    Layout,
    Paragraph,
    plain_spans,
)
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.shared import Shared, SharedClause, SharedValue
from agreementkit.model.values import NUMERIC

_FIGURES = 1
"""How many of a clause's figures the summary tells; the agreement has them all."""


def members_summary(shared: Shared, since: Shared | None = None) -> Document:
    """Two to four pages for a ballot or a circular: a line a clause, and what has changed.

    Args:
        shared: the agreement as it stands on the table.
        since: the same agreement as members last saw it, where they did.
    """
    return Document(
        title=ComposedWords.SUMMARY.format(title=title_in_sentence(shared.title)),
        parties=shared.parties,
        version=shared.version,
        layout=Layout.PAPER,
        blocks=tuple(_blocks(shared, since)),
    )


def _blocks(shared: Shared, since: Shared | None) -> Iterator[DocumentBlock]:
    unions, employers = shared.parties[shared.employers :], shared.parties[: shared.employers]
    yield Paragraph(
        spans=plain_spans(
            ComposedWords.SUMMARY_ASKS.format(
                unions=join_as_phrase(unions),
                asks=ComposedWords.ASK if len(unions) > 1 else ComposedWords.ASKS,
                employers=join_as_phrase([name_in_sentence(name) for name in employers]),
            ),
        )
    )
    if since is not None:
        yield Heading(text=ComposedWords.CHANGED_SINCE.format(version=since.version))
        changes = list(_changes(shared, since))
        if changes:
            yield from (Bullet(spans=plain_spans(words)) for words in changes)
        else:
            yield Paragraph(spans=plain_spans(ComposedWords.NOTHING_CHANGED))
    for area, title in shared.areas.items():
        inside = [clause for clause in shared.clauses if clause.area == area]
        if inside:
            yield Heading(text=title)
            yield from (
                Bullet(spans=plain_spans(f"{clause.summary}{figures_in_words(clause)}"))
                for clause in inside
            )


def figures_in_words(clause: SharedClause) -> str:
    """The figures of a clause that its line tells, each a sentence with a blank before it."""
    told = [
        f"{value.label}: {said}."
        for value in _clause_lines(clause)
        if (said := _value_in_words(value))
    ]
    return "".join(f" {words}" for words in told[:_FIGURES])


def _clause_lines(clause: SharedClause) -> Iterator[SharedValue]:
    return (value for value in clause.values.values() if value.kind in NUMERIC)


def _value_in_words(value: SharedValue) -> str:
    """A value in words; empty while it is missing."""
    figure = figure_of(value, {})
    return figure.text if isinstance(figure, Figure) else ""


def _changes(shared: Shared, since: Shared) -> Iterator[str]:
    before = {clause.id: clause for clause in since.clauses}
    now = {clause.id: clause for clause in shared.clauses}
    for clause in shared.clauses:
        if clause.id not in before:
            yield ComposedWords.NEW.format(summary=clause.summary)
            continue
        for value in _clause_lines(clause):
            old = before[clause.id].values.get(value.name)
            was, said = _value_in_words(old) if old else "", _value_in_words(value)
            if was != said:
                yield ComposedWords.VALUE_CHANGED.format(
                    label=value.label,
                    now=said or ComposedWords.NOT_SET,
                    before=was or ComposedWords.NOT_SET,
                )
        if clause.body != before[clause.id].body:
            yield ComposedWords.WORDS_CHANGED.format(title=clause.title)
    for clause in since.clauses:
        if clause.id not in now:
            yield ComposedWords.NO_LONGER.format(summary=clause.summary)
