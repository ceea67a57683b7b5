"""The key terms say what the clauses say, whoever wrote those last."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit import Decision, Negotiation, read_word
from agreementkit.documents import (
    ClauseHeading,
    Figure,
    Paragraph,
    Reference,
    ScheduleHeading,
    Table,
    text_of,
)
from agreementkit.model.document import DocumentBlock, Spans, plain_spans
from agreementkit.negotiation.next_draft import with_key_terms
from tests.negotiation.counterparty_edits import Edit, cut, put_in, returned, swapped, tracked
from tests.negotiation.test_negotiation import LATER, NOTICE, US, WHEN, begun

HARD = "\N{NO-BREAK SPACE}"
TERM = "Notice before a new system is used"
APPROVED = Decision(when=WHEN, by=US, because=LATER, approved_by="Branch committee")


def came_back(folder: Path, *edits: Edit) -> Negotiation:
    negotiation = begun(folder)
    draft = negotiation.send(by=US, when=WHEN)
    file = folder / "back.docx"
    file.write_bytes(returned(draft.read_bytes(), *edits))
    negotiation.receive(file, by=US, when=WHEN)
    return negotiation


def terms(file: Path) -> Mapping[str, str]:
    """What the table says of each term."""
    cells = [line.text for line in read_word(file).accepted if line.cell]
    return {cells[at]: cells[at + 1] for at in range(1, len(cells) - 1, 1)}


@pytest.mark.parametrize(
    ("edit", "value"),
    [
        (tracked(f"26{HARD}weeks", "20 weeks", inside=NOTICE), f"20{HARD}weeks"),
        (swapped(f"26{HARD}weeks", "half a year"), f"See clause{HARD}4"),
        (swapped("give the Union", "send the Union"), f"26{HARD}weeks"),
        (put_in("Pilots need none.", behind="must give the Union"), f"26{HARD}weeks"),
    ],
    ids=["a figure", "no figure", "other words", "more words"],
)
@pytest.mark.parametrize("tables_agreed", [False, True])
def test_what_is_agreed_in_their_words_is_what_the_table_says(
    tmp_path: Path, edit: Edit, value: str, *, tables_agreed: bool
) -> None:
    negotiation = came_back(tmp_path, edit)
    negotiation.agree(["advance-notice"], APPROVED, words="theirs")
    if tables_agreed:
        negotiation.agree(["schedule-key-terms"], APPROVED)
    assert terms(negotiation.reply(by=US, when=WHEN))[TERM] == value
    assert terms(negotiation.send(by=US, when=WHEN))[TERM] == value


def test_a_clause_whose_deletion_was_agreed_has_no_term(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, cut("must give the Union"))
    negotiation.agree(["advance-notice"], APPROVED, words="theirs")
    assert terms(negotiation.reply(by=US, when=WHEN))[TERM] == f"See clause{HARD}4"


def test_a_table_that_they_wrote_gives_way_to_the_clause(tmp_path: Path) -> None:
    negotiation = came_back(
        tmp_path, lambda xml: f"25{HARD}weeks".join(xml.rsplit(f"26{HARD}weeks", 1))
    )
    for clause, status in negotiation.state.clauses.items():
        if status.state.value == "countered":
            words = "theirs" if clause == "schedule-key-terms" else "ours"
            negotiation.agree([clause], APPROVED, words=words)
    assert terms(negotiation.reply(by=US, when=WHEN))[TERM] == f"26{HARD}weeks"


def test_what_is_taken_in_words_leads_to_the_clause(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, swapped(f"26{HARD}weeks", "half a year"))
    [change] = negotiation.changes(["advance-notice"])["advance-notice"]
    negotiation.take("advance-notice", [change.number], APPROVED)
    assert terms(negotiation.reply(by=US, when=WHEN))[TERM] == f"See clause{HARD}4"


def test_rows_go_with_their_clause_and_rows_of_another_kind_stay() -> None:
    def of(clause: str, label: str) -> tuple[Spans, ...]:
        number = Reference(text="1", target=clause)
        return (number,), plain_spans(label), (Figure(text="9 weeks", parameter="time"),)

    def text(*clauses: DocumentBlock, rows: tuple[tuple[Spans, ...], ...]) -> ak.Document:
        table = Table(caption="Key terms", header=("Clause", "What", "Value"), rows=rows)
        heading = ScheduleHeading(id="schedule-key-terms", number="Schedule 1", title="Key terms")
        return ak.Document(
            title="Deal",
            parties=["Us"],
            version=ak.Version(),
            blocks=(*clauses, heading, Paragraph(spans=plain_spans("A table.")), table),
        )

    heading = ClauseHeading(clause="here", number="1", title="Here")
    grid = Table(caption="g", header=("a",), rows=((plain_spans("b"),),), clause="here")
    ours = text(heading, grid, rows=(of("here", "Time"), of("gone", "Time")))
    other = (plain_spans("Note"), plain_spans("Their own"), plain_spans("row"))
    theirs = text(
        heading,
        Paragraph(spans=plain_spans("New."), clause="here", level=2),
        grid,
        rows=(of("here", "Time"), of("here", "Theirs"), of("gone", "Time"), other),
    )
    *_, table = with_key_terms(theirs, ours).blocks
    assert isinstance(table, Table)
    assert [[text_of(cell) for cell in row] for row in table.rows] == [
        ["1", "Time", f"See clause{HARD}1"],
        ["1", "Theirs", "9 weeks"],
        ["Note", "Their own", "row"],
    ]
