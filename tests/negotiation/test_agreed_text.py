"""What is agreed: words, known by their fingerprint, and figures, as far as they can be read."""

from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

from agreementkit import Parameter, Provision
from agreementkit.documents import Table
from agreementkit.model.values import Value
from agreementkit.negotiation import Direction, Rung, Side, SlotMove
from agreementkit.negotiation.agreed_text import (
    agreed_figures,
    clause_lines,
    fingerprint,
    fingerprints,
    offered_value,
)
from agreementkit.negotiation.state import open_state
from agreementkit.packs import Run
from tests.ledger_entries import TEXTS
from tests.negotiation.counterparty_edits import tracked
from tests.negotiation.small_negotiations import text

from .test_negotiation import NOTICE, US, WHEN, begun, came, decided

WEEKS = Parameter(
    name="notice",
    kind="weeks",
    label="Notice",
    range=(4, 52),
    better="higher",
    fallback=13,
    source=["proposal"],
)
MONEY = Parameter(
    name="notice",
    kind="money",
    label="Fund",
    range=(1, 5000),
    better="higher",
    fallback=13,
    source=["proposal"],
)


def move(**more: object) -> SlotMove:
    known: dict[str, object] = {
        "parameter": "notice",
        "label": "Notice",
        "sent": "26 weeks",
        "sent_value": 26,
        "offered": "20 weeks",
        "rung": Rung.TARGET,
        "exact": True,
        "direction": Direction.WORSE,
        "distance": Decimal(-6),
    }
    return SlotMove(**{**known, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("slot", "parameter", "value"),
    [
        (move(), WEEKS, 20),
        (move(distance=Decimal("-5.5")), MONEY, Decimal("20.5")),
        (move(distance=Decimal("-5.5")), WEEKS, None),
        (move(distance=Decimal(-24)), WEEKS, None),
        (move(exact=False), WEEKS, None),
        (move(bound="“at least” became “at most”"), WEEKS, None),
        (move(distance=None), WEEKS, None),
        (move(sent_value=None), WEEKS, None),
        (move(value=12, distance=None), WEEKS, 12),
    ],
)
def test_a_figure_is_taken_where_it_can_be_read_and_is_a_value_of_its_parameter(
    slot: SlotMove,
    parameter: Parameter,
    value: Value | None,
) -> None:
    assert offered_value(slot, parameter) == value


def test_what_never_came_back_has_no_words_and_no_figures(tmp_path: Path) -> None:
    negotiation = begun(tmp_path)
    negotiation.send(by=US, when=WHEN)
    state = open_state(negotiation.folder, negotiation.pack)
    assert fingerprints(state, {"scope": Side.THEIRS}).keys() == {
        id_ for id_ in state.clauses if id_ != "scope"
    }
    assert agreed_figures(state, {"scope": Side.THEIRS}) == ()


def test_a_clause_that_the_return_says_nothing_of_has_no_figures(tmp_path: Path) -> None:
    negotiation = begun(tmp_path)
    sent = negotiation.send(by=US, when=WHEN)
    negotiation.receive(sent, by=US, when=WHEN, anyway=True)
    negotiation.withdraw(["information-pack"], decided(approved_by="Branch committee"))
    state = open_state(negotiation.folder, negotiation.pack)
    more = state.agreement_file + Provision(clause="gain-share")
    new = evolve(state, agreement_read=more)
    assert agreed_figures(new, {"gain-share": Side.THEIRS}) == ()


def test_a_figure_that_cannot_be_read_stays_as_we_had_it(tmp_path: Path) -> None:
    negotiation = begun(tmp_path)
    negotiation.send(by=US, when=WHEN)
    back = came(negotiation, tracked("26\N{NO-BREAK SPACE}weeks", "some weeks", inside=NOTICE))
    response = negotiation.receive(back, by=US, when=WHEN).of("advance-notice")
    assert response is not None
    assert [slot.parameter for slot in response.slots] == ["notice"]
    state = open_state(negotiation.folder, negotiation.pack)
    assert agreed_figures(state, {"advance-notice": Side.THEIRS}) == ()


@given(TEXTS, TEXTS)
def test_a_fingerprint_is_of_the_words(one: str, other: str) -> None:
    assert fingerprint([one, other]) == fingerprint([f"  {one} ", "", f"{other}\n"])
    same = " ".join(one.split()) == " ".join(other.split())
    if one.isascii() and other.isascii():
        assert (fingerprint([one]) == fingerprint([other])) == same
    assert fingerprint(["é"]) == fingerprint(["e\u0301"])


def test_the_lines_of_a_clause_are_its_title_its_text_and_its_tables() -> None:
    document = text("scope", "disputes")
    cell = (Run(text="a cell"),)
    table = Table(caption="", header=("head",), rows=((cell,),), clause="disputes")
    document = evolve(document, blocks=(*document.blocks, table))
    assert clause_lines(document, "scope") == ("Scope", "On scope.")
    assert clause_lines(document, "disputes") == ("Disputes", "On disputes.", "head", "a cell")
    assert clause_lines(document, "nonsense") == ()
