"""The members' summary: what an agreement would give you, area by area, in plain English."""

from collections.abc import Iterator

from agreementkit.compose.copies.words import bullet, paragraph, title_within
from agreementkit.compose.spans import figure_of
from agreementkit.compose.wording import in_sentence, joined
from agreementkit.model import Document
from agreementkit.model.document import DocumentBlock, Heading, Layout
from agreementkit.model.kind import NUMERIC
from agreementkit.model.shared import Shared, SharedClause, SharedValue
from agreementkit.model.span import Figure

__all__ = ["members_summary"]

_FIGURES = 1
"""How many of a clause's figures the summary tells; the agreement has them all."""


def members_summary(shared: Shared, since: Shared | None = None) -> Document:
    """Two to four pages for a ballot or a circular: a line a clause, and what has changed.

    Args:
        shared: the agreement as it stands on the table.
        since: the same agreement as members last saw it, where they did.
    """
    return Document(
        title=f"What we are asking for: {title_within(shared.title)}",
        parties=shared.parties,
        version=shared.version,
        layout=Layout.PAPER,
        blocks=tuple(_blocks(shared, since)),
    )


def _blocks(shared: Shared, since: Shared | None) -> Iterator[DocumentBlock]:
    unions, employers = shared.parties[shared.employers :], shared.parties[: shared.employers]
    asks = "ask" if len(unions) > 1 else "asks"
    yield paragraph(
        f"This is what {joined(unions)} {asks} {joined([in_sentence(name) for name in employers])} "
        "to agree. It is a summary. The words of the agreement are what counts, and they may "
        "change in the talks.",
    )
    if since is not None:
        yield Heading(text=f"What has changed since {since.version}")
        changes = list(_changes(shared, since))
        if changes:
            yield from (bullet(words) for words in changes)
        else:
            yield paragraph("Nothing that this summary tells of has changed.")
    for area, title in shared.areas.items():
        inside = [clause for clause in shared.clauses if clause.area == area]
        if inside:
            yield Heading(text=title)
            yield from (bullet(f"{clause.summary}{_figures(clause)}") for clause in inside)


def _figures(clause: SharedClause) -> str:
    told = [f"{value.label}: {said}." for value in _told(clause) if (said := _said(value))]
    return "".join(f" {words}" for words in told[:_FIGURES])


def _told(clause: SharedClause) -> Iterator[SharedValue]:
    return (value for value in clause.values.values() if value.kind in NUMERIC)


def _said(value: SharedValue) -> str:
    """A value in words; empty while it is missing."""
    figure = figure_of(value, {})
    return figure.text if isinstance(figure, Figure) else ""


def _changes(shared: Shared, since: Shared) -> Iterator[str]:
    before = {clause.id: clause for clause in since.clauses}
    now = {clause.id: clause for clause in shared.clauses}
    for clause in shared.clauses:
        if clause.id not in before:
            yield f"New: {clause.summary}"
            continue
        for value in _told(clause):
            old = before[clause.id].values.get(value.name)
            was, said = _said(old) if old else "", _said(value)
            if was != said:
                yield f"{value.label}: {said or 'not yet set'}, where it was {was or 'not yet set'}."
        if clause.body != before[clause.id].body:
            yield f"Some words have changed under “{clause.title}”."
    for clause in since.clauses:
        if clause.id not in now:
            yield f"No longer asked for: {clause.summary}"
