"""The comparison: our claim beside their response, one row a clause."""

from collections.abc import Iterable, Iterator, Mapping
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
    accepted = response.they_accept if response else ()
    rows = tuple(
        _row(clause, theirs.get(clause.id), accepted=clause.id in accepted, answered=bool(response))
        for clause in claim.clauses
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


def _row(
    ours: SharedClause, theirs: SharedClause | None, *, accepted: bool, answered: bool
) -> tuple[Spans, ...]:
    """A row, which holds of theirs only what they have said.

    A value that their file does not give comes from our own ladder, and would print that as
    if it were their offer.
    """
    offered = dict(_offered(ours, theirs)) if theirs else {}
    if answered and theirs is None:
        response, status, distance = ComposedWords.REFUSED
    elif theirs is not None and (offered or (accepted and _differs_in_words(ours, theirs))):
        response = _claim(offered.values()) or theirs.summary
        status = ComposedWords.COUNTERED
        distance = "; ".join(_distances(ours, offered)) or ComposedWords.IN_THE_WORDING
    elif accepted:
        response, status, distance = ComposedWords.ACCEPTED
    else:
        response, status, distance = ComposedWords.UNANSWERED
    claim = _claim(ours.values.values()) or ours.summary
    cells = (f"{ours.number} {ours.title}", claim, response, status, distance)
    return tuple(plain_spans(cell) for cell in cells)


def _differs_in_words(ours: SharedClause, theirs: SharedClause) -> bool:
    """Whether they say the same values in other words; other values change words by themselves."""
    claimed, given = (
        {name: value.value for name, value in each.values.items()} for each in (ours, theirs)
    )
    return claimed == given and ours.body != theirs.body


def _offered(ours: SharedClause, theirs: SharedClause) -> Iterator[tuple[str, SharedValue]]:
    """The values that their file gives itself, and that are not as we claim them."""
    for name, value in theirs.values.items():
        claimed = ours.values.get(name)
        if value.own and (claimed is None or claimed.value != value.value):
            yield name, value


def _claim(values: Iterable[SharedValue]) -> str:
    """Values by what they are called; empty where there are none."""
    return "; ".join(f"{value.label}: {_value_in_words(value)}" for value in values)


def _value_in_words(value: SharedValue) -> str:
    return (
        ComposedWords.ITEMS.format(count=len(value.value))
        if isinstance(value.value, tuple)
        else figure_of(value, {}).text
    )


def _distances(ours: SharedClause, offered: Mapping[str, SharedValue]) -> Iterator[str]:
    for name, value in ours.values.items():
        other = offered.get(name)
        if other is None:
            continue
        a, b = value.value, other.value
        counted = (
            value.kind in NUMERIC and isinstance(a, int | Decimal) and isinstance(b, int | Decimal)
        )
        apart = value_wording(value.kind, abs(a - b)) if counted else ComposedWords.DIFFERS  # type: ignore[operator]
        if counted:
            apart = ComposedWords.APART.format(distance=apart)
        yield f"{value.label}: {apart}"
