"""The whole negotiation on one page: a row a clause, a column a round."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from attrs import frozen

from agreementkit.model.agreement import Version
from agreementkit.model.document import (
    Document,
    Layout,
    Paragraph,
    PrivateDocument,
    Shade,
    Spans,
    Table,
)
from agreementkit.model.ledger import (
    Agreed,
    ClauseFacts,
    ClauseState,
    Entry,
    Moved,
    Parked,
    Received,
    Sent,
    Tabled,
    Withdrawn,
    standing,
)
from agreementkit.model.template import Run
from agreementkit.negotiation.report.descriptions import (
    POSSESSIVES,
    describe_facts,
    describe_losses,
)
from agreementkit.negotiation.state import NegotiationState
from agreementkit.negotiation.status import ClauseStatus

_SHADES = {
    ClauseState.AGREED: Shade.GOOD,
    ClauseState.COUNTERED: Shade.FAIR,
    ClauseState.PARKED: Shade.FAIR,
}
_LEGEND = (
    "Green: agreed, until all is agreed. Yellow: changed, or set aside. Red: changed without "
    "tracking, below our fallback, a topic lost, or struck out. Every cell says so in words."
)


@frozen(kw_only=True)
class _Cell:
    words: str
    shade: Shade | None = None


def history_page(state: NegotiationState) -> PrivateDocument:
    """The negotiation so far, for our own side: it tells where offers lie on our ladder.

    Args:
        state: the state of the negotiation.
    """
    rounds = [*_rounds(standing(state.entries))]
    columns = [_column(each) for each in rounds]
    rows = [
        (_Cell(words=_named(clause)), *(column.get(clause.clause, _ABSENT) for column in columns))
        for clause in state.clauses.values()
    ]
    header = ("Clause", *(f"Round {number}" for number in range(1, len(rounds) + 1)), "Now")
    body = [
        (*row, _state_cell(clause))
        for row, clause in zip(rows, state.clauses.values(), strict=True)
    ]
    blocks: tuple[Paragraph | Table, ...] = (
        _paragraph(_summary(tuple(state.clauses.values()))),
        *(
            _paragraph(f"“{receipt.original}” counts no longer: {act.because}")
            for receipt, act in state.undone
        ),
    )
    if body:
        table = Table(
            caption="Clause by clause, round by round",
            header=header,
            rows=tuple(tuple(_spans(cell.words) for cell in row) for row in body),
            shades=tuple(tuple(cell.shade for cell in row) for row in body),
        )
        blocks = (*blocks, table, _paragraph(_LEGEND))
    return PrivateDocument(
        document=Document(
            title=f"The negotiation with {state.started.employer}",
            parties=(state.started.employer, *state.started.unions),
            version=Version(number=len(rounds), status="round"),
            layout=Layout.TABLE,
            blocks=blocks,
        ),
    )


_ABSENT = _Cell(words="Not on the table")


def _rounds(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    """The entries of each round: from one draft to the next."""
    starts = [place for place, entry in enumerate(entries) if isinstance(entry, Sent)]
    for start, end in zip_longest(starts, starts[1:]):
        yield tuple(entries[start:end])


def _column(entries: Sequence[Entry]) -> dict[str, _Cell]:
    """What happened to each clause in a round: what came back, and what we decided then."""
    cells: dict[str, _Cell] = {}
    for entry in entries:
        if isinstance(entry, Sent):
            cells |= {id_: _Cell(words="Tabled") for id_ in entry.clauses}
        elif isinstance(entry, Received):
            cells |= {id_: _received_cell(facts) for id_, facts in entry.facts.items()}
        else:
            for id_, words, shade in _decisions(entry):
                _add(cells, id_, words, shade)
    return cells


def _decisions(entry: Entry) -> Iterator[tuple[str, str, Shade | None]]:
    """Each clause that we decided on, and what we decided; none for any other entry."""
    match entry:
        case Moved():
            yield from ((each.clause, "We move", None) for each in entry.provisions)
        case Agreed():
            for id_, text in entry.clauses.items():
                yield id_, f"Agreed: {POSSESSIVES[text.words]} words", Shade.GOOD
        case Tabled():
            yield from ((id_, "Back on the table", Shade.FAIR) for id_ in entry.clauses)
        case Parked():
            yield from ((id_, "Parked", Shade.FAIR) for id_ in entry.clauses)
        case Withdrawn():
            yield from ((id_, "Withdrawn", None) for id_ in entry.clauses)
        case _:
            pass


def _add(cells: dict[str, _Cell], id_: str, words: str, shade: Shade | None = None) -> None:
    """Put what we decided behind what came back."""
    before = cells.get(id_)
    all_words = f"{before.words}. {words}" if before else words
    cells[id_] = _Cell(words=all_words, shade=shade or (before.shade if before else None))


def _received_cell(facts: ClauseFacts) -> _Cell:
    """What came back, worst first."""
    fair = None if facts.as_sent else Shade.FAIR
    return _Cell(
        words=describe_facts(facts), shade=Shade.POOR if any(describe_losses(facts)) else fair
    )


def _state_cell(clause: ClauseStatus) -> _Cell:
    words = clause.state.capitalize()
    if clause.reopened:
        words += ", after it was agreed once"
    return _Cell(words=words, shade=_SHADES.get(clause.state))


def _named(clause: ClauseStatus) -> str:
    number = clause.facts.number if clause.facts else ""
    return f"{number} {clause.title}".strip()


def _summary(clauses: Sequence[ClauseStatus]) -> str:
    if not clauses:
        return "Nothing has been sent yet."
    states = [clause.state for clause in clauses]
    counts = [f"{states.count(state)} {state}" for state in ClauseState if state in states]
    return f"{len(clauses)} clauses: {', '.join(counts)}."


def _spans(words: str) -> Spans:
    return (Run(text=words),)


def _paragraph(words: str) -> Paragraph:
    return Paragraph(spans=_spans(words))
