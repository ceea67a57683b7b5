"""The figures that are agreed with their words, as far as they can be read."""

from decimal import Decimal

import pytest

from agreementkit.model import Parameter, Value
from agreementkit.negotiate.agreeing import offered_value
from agreementkit.negotiate.ladder import Rung
from agreementkit.negotiate.slot_move import Direction, SlotMove

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
