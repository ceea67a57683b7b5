"""The figures that are agreed with their words, as far as they can be read."""

from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

from agreementkit.model import Parameter, Provision, Value
from agreementkit.model.negotiation import Whose
from agreementkit.negotiate.agreeing import agreed_figures, fingerprints, offered_value
from agreementkit.negotiate.exchange import exchange, sit_down
from agreementkit.negotiate.ladder.rungs import Rung
from agreementkit.negotiate.ladder.slot_move import Direction, SlotMove

from .test_negotiation import US, WHEN, begun, decided

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
    talks = begun(tmp_path)
    talks.send(by=US, when=WHEN)
    table = sit_down(talks.folder, talks.pack)
    last, back = exchange(table)
    assert last is not None
    assert fingerprints(table, last, {"scope": Whose.THEIRS}).keys() == {
        id_ for id_ in table.talks.standing.clauses if id_ != "scope"
    }
    assert fingerprints(table, None, {}) == {}
    assert agreed_figures(table, back, {"scope": Whose.THEIRS}) == ()


def test_a_clause_that_the_return_says_nothing_of_has_no_figures(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    sent = talks.send(by=US, when=WHEN)
    talks.receive(sent, by=US, when=WHEN)
    talks.withdraw(["information-pack"], decided(approved_by="Branch committee"))
    table = sit_down(talks.folder, talks.pack)
    _, back = exchange(table)
    new = evolve(
        table,
        talks=evolve(
            table.talks,
            agreement=table.talks.agreement + Provision(clause="gain-share"),
        ),
    )
    assert agreed_figures(new, back, {"gain-share": Whose.THEIRS}) == ()
