"""The comparison: our claim beside their response, one row a clause."""

from collections.abc import Iterator
from decimal import Decimal

from agreementkit.composing.clauses import figure_of, title_in_sentence, value_wording
from agreementkit.model.document import Document, Layout, Paragraph, Spans, Table, plain_spans
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.shared import Shared, SharedClause, SharedValue
from agreementkit.model.values import NUMERIC


def comparison(claim: Shared, response: Shared | None = None) -> Document:
    """A landscape table for the table itself: claim, response, status, distance.

    It tells what each side has said and how far apart they are, and nothing of how far
    either would go.

    Args:
        claim: our agreement.
        response: the same agreement with the figures that the other side offers; None
            where it has not answered.
    """
    theirs = {clause.id: clause for clause in response.clauses} if response else {}
    rows = tuple(
        _row(clause, theirs.get(clause.id), answered=bool(response)) for clause in claim.clauses
    )
    return Document(
        title=ComposedWords.COMPARISON.format(title=title_in_sentence(claim.title)),
        parties=claim.parties,
        version=claim.version,
        layout=Layout.TABLE,
        blocks=(
            Paragraph(spans=plain_spans(_about(claim, response))),
            Table(
                caption=ComposedWords.COMPARISON_CAPTION,
                header=ComposedWords.COMPARISON_COLUMNS,
                rows=rows,
                widths=(22, 32, 22, 10, 14),
            ),
        ),
    )


def _about(claim: Shared, response: Shared | None) -> str:
    said = ComposedWords.CLAIM_IS.format(version=claim.version)
    if response is None:
        return f"{said} {ComposedWords.NO_ANSWER}"
    return f"{said} {ComposedWords.RESPONSE_IS.format(version=response.version)}"


def _row(ours: SharedClause, theirs: SharedClause | None, *, answered: bool) -> tuple[Spans, ...]:
    if not answered:
        response, status, distance = ComposedWords.UNANSWERED
    elif theirs is None:
        response, status, distance = ComposedWords.REFUSED
    elif _same(ours, theirs):
        response, status, distance = ComposedWords.ACCEPTED
    else:
        response, status = _claim(theirs), ComposedWords.COUNTERED
        distance = "; ".join(_distances(ours, theirs)) or ComposedWords.IN_THE_WORDING
    cells = (f"{ours.number} {ours.title}", _claim(ours), response, status, distance)
    return tuple(plain_spans(cell) for cell in cells)


def _same(ours: SharedClause, theirs: SharedClause) -> bool:
    return ours.body == theirs.body and _values(ours) == _values(theirs)


def _values(clause: SharedClause) -> dict[str, object]:
    return {name: value.value for name, value in clause.values.items()}


def _claim(clause: SharedClause) -> str:
    """The figures of a clause; its summary where it has none."""
    told = [f"{value.label}: {_value_in_words(value)}" for value in clause.values.values()]
    return "; ".join(told) or clause.summary


def _value_in_words(value: SharedValue) -> str:
    return (
        ComposedWords.ITEMS.format(count=len(value.value))
        if isinstance(value.value, tuple)
        else figure_of(value, {}).text
    )


def _distances(ours: SharedClause, theirs: SharedClause) -> Iterator[str]:
    for name, value in ours.values.items():
        other = theirs.values.get(name)
        if other is None or other.value == value.value:
            continue
        a, b = value.value, other.value
        counted = (
            value.kind in NUMERIC and isinstance(a, int | Decimal) and isinstance(b, int | Decimal)
        )
        apart = value_wording(value.kind, abs(a - b)) if counted else ComposedWords.DIFFERS  # type: ignore[operator]
        if counted:
            apart = ComposedWords.APART.format(distance=apart)
        yield f"{value.label}: {apart}"
