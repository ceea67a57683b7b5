"""The picture of a negotiation: what each round did to each clause, in words and in colour."""

from functools import partial
from pathlib import Path

import pytest
from attrs import evolve

from agreementkit import LedgerError, Provision
from agreementkit.documents import Table, text_of
from agreementkit.markup.html import private_html_page
from agreementkit.model.ledger import Entry
from agreementkit.negotiation import (
    Agreed,
    AgreedText,
    ClauseFacts,
    Closed,
    FigureFact,
    Moved,
    Outcome,
    Side,
    Withdrawn,
)
from agreementkit.negotiation.report.history import history_page
from tests.markup.browser import asked, violations
from tests.markup.conftest import chromium
from tests.negotiation.small_negotiations import (
    BY,
    WHEN,
    parked,
    received,
    sent,
    started,
    state_after,
    tabled,
)

__all__ = ["chromium"]

FIGURE = FigureFact(
    parameter="notice",
    label="Notice",
    sent="26 weeks",
    offered="8 weeks",
    rung="below fallback",
)
GONE = evolve(FIGURE, offered="")


facts = partial(ClauseFacts, title="New")


def agreed(*clauses: str, words: Side = Side.THEIRS) -> Agreed:
    named = dict.fromkeys(clauses, AgreedText(words=words, round=1, fingerprint="0"))
    return Agreed(when=WHEN, by=BY, because="Good.", clauses=named)


STORY: tuple[Entry, ...] = (
    started(),
    sent("scope", "notice", "pay", "jobs", "data", "tools"),
    received(
        {
            "scope": facts(),
            "notice": facts(changed=True, figures=[FIGURE], below=["notice"]),
            "pay": facts(silent=2, changed=True),
            "jobs": facts(fate="deleted", lost=["Job security"]),
            "data": facts(changed=True, figures=[GONE]),
            "tools": facts(fate="moved"),
            "new-1": facts(fate="new", number="7"),
            "new-2": facts(fate="unsure"),
        },
    ),
    Moved(when=WHEN, by=BY, because="Less.", provisions=[Provision(clause="notice")]),
    agreed("scope", words=Side.OURS),
    agreed("new-1"),
    parked("data"),
    sent("scope", "notice", "pay", "jobs", "data", "new-1", round_=2),
    received({"scope": facts(changed=True), "notice": facts()}, round_=2),
    tabled("data"),
    Withdrawn(when=WHEN, by=BY, because="Enough.", clauses=["tools"]),
)


def cells(entries: tuple[Entry, ...]) -> dict[str, list[str]]:
    """The row of each clause, by its heading."""
    [table] = [
        b for b in history_page(state_after(entries)).document.blocks if isinstance(b, Table)
    ]
    rows = [[text_of(cell) for cell in row] for row in table.rows]
    return {row[0]: row[1:] for row in [list(table.header), *rows]}


def test_each_round_says_what_came_back_and_what_we_decided() -> None:
    assert cells(STORY) == {
        "Clause": ["Round 1", "Round 2", "Now"],
        "Scope": [
            "Unchanged. Agreed: our words",
            "Countered",
            "Countered, after it was agreed once",
        ],
        "Notice": [
            "Below our fallback; Notice: 26 weeks to 8 weeks. We move",
            "Unchanged",
            "Tabled",
        ],
        "Pay": ["Changed without tracking (2)", "Tabled", "Tabled"],
        "Jobs": ["Struck out; Topic lost: Job security", "Tabled", "Tabled"],
        "Data": [
            "Countered; Notice: 26 weeks to none. Parked",
            "Tabled. Back on the table",
            "Tabled",
        ],
        "Tools": ["Moved, unchanged", "Withdrawn", "Withdrawn"],
        "7 New-1": ["New from them. Agreed: their words", "Tabled", "Agreed provisionally"],
        "New": ["Not found for sure", "Not on the table", "Countered"],
    }


def test_before_anything_is_sent_it_says_so() -> None:
    [said] = history_page(state_after([started()])).document.blocks
    assert not isinstance(said, Table)
    with pytest.raises(LedgerError):
        history_page(state_after([]))


def test_a_closed_negotiation_is_closed_in_every_row() -> None:
    end = Closed(when=WHEN, by=BY, because="Done.", outcome=Outcome.AGREED)
    rows = cells((*STORY, end))
    assert {row[-1].split(",")[0] for name, row in rows.items() if name != "Clause"} == {
        "Closed",
        "Withdrawn",
    }


ROWS = """[...document.querySelectorAll('tbody tr')].map(row => [...row.cells].map(cell =>
  [cell.innerText, getComputedStyle(cell).backgroundColor]))"""
GREEN, YELLOW, RED = "rgb(217, 234, 211)", "rgb(255, 242, 204)", "rgb(244, 204, 204)"
WORDS = {
    GREEN: ("Agreed",),
    YELLOW: ("Countered", "New from them", "Not found", "Parked", "Back on the table"),
    RED: ("Below our fallback", "without tracking", "Struck out"),
}


def test_a_browser_shows_every_colour_with_its_word(chromium: str, tmp_path: Path) -> None:
    rows = asked(chromium, private_html_page(history_page(state_after(STORY))), tmp_path, ROWS)
    assert isinstance(rows, list)
    assert [[words for words, _ in row] for row in rows] == [
        [name, *row] for name, row in cells(STORY).items() if name != "Clause"
    ]
    seen = {}
    for words, colour in (cell for row in rows for cell in row):
        if colour in WORDS:
            assert any(word in words for word in WORDS[colour]), (words, colour)
            seen[colour] = words
    assert set(seen) == set(WORDS)


@pytest.mark.parametrize("width", [1200, 500])
def test_no_window_scrolls_sideways_and_the_table_does(
    chromium: str,
    tmp_path: Path,
    width: int,
) -> None:
    html = private_html_page(history_page(state_after(STORY)))
    question = "[document.documentElement.scrollWidth, innerWidth]"
    answer = asked(chromium, html, tmp_path, question, width=width)
    assert isinstance(answer, list)
    assert answer[0] <= answer[1]


def test_it_shuts_nobody_out(chromium: str, tmp_path: Path) -> None:
    assert violations(chromium, private_html_page(history_page(state_after(STORY))), tmp_path) == []
