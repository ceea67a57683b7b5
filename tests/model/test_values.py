"""Which values fit which kind, and what is said of those that do not."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from agreementkit import InvalidError
from agreementkit.model.values import NUMERIC, UNITS, WHOLE, as_kind, as_value, value_fault
from agreementkit.packs import Kind, as_toml

DAY = date(2027, 4, 1)
MONEY = "expected a number of pounds, such as 2000 or 2.50"
PERCENT = "expected a number, such as 40 or 2.5"
TEXT = "expected text in quotation marks"
LIST = 'expected a list of texts, such as ["one", "two"]'
DATE = "expected a date without quotation marks, such as 2027-04-01"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((kind, 12) for kind in sorted(NUMERIC)),
        (Kind.COUNT, 0),
        (Kind.PERCENT, Decimal("2.5")),
        (Kind.MONEY, Decimal("2.50")),
        (Kind.MONEY, Decimal("1e3")),
        (Kind.FLAG, False),
        (Kind.CHOICE, "agreement"),
        (Kind.TEXT, "a building"),
        (Kind.DATE, DAY),
        (Kind.LIST, ("one", "two")),
        (Kind.LIST, ()),
    ],
)
def test_a_value_of_its_kind_has_no_fault(kind: Kind, value: object) -> None:
    assert value_fault(kind, value) is None


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (Kind.WEEKS, "12", 'expected a whole number of weeks, such as 12, and got "12"'),
        (Kind.WEEKS, Decimal("2.5"), "expected a whole number of weeks, such as 12, and got 2.5"),
        (
            Kind.WORKING_DAYS,
            True,
            "expected a whole number of working days, such as 12, and got true",
        ),
        (Kind.COUNT, None, "expected a whole number, such as 12, and got None"),
        (Kind.PERCENT, "40", f'{PERCENT}, and got "40"'),
        (Kind.PERCENT, True, f"{PERCENT}, and got true"),
        (Kind.PERCENT, Decimal("NaN"), f"{PERCENT}, and got NaN"),
        (Kind.MONEY, Decimal("Infinity"), f"{MONEY}, and got Infinity"),
        (Kind.MONEY, Decimal("2.345"), f"{MONEY}, and got 2.345"),
        (Kind.MONEY, 2.5, f"{MONEY}, and got 2.5"),
        (Kind.FLAG, 1, "expected true or false, and got 1"),
        (Kind.CHOICE, 1, f"{TEXT}, and got 1"),
        (Kind.TEXT, " ", f'{TEXT}, and got " "'),
        (Kind.DATE, "2027-04-01", f'{DATE}, and got "2027-04-01"'),
        (Kind.DATE, datetime(2027, 4, 1, tzinfo=UTC), f"{DATE}, and got 2027-04-01 00:00:00+00:00"),
        (Kind.LIST, ["one"], f'{LIST}, and got ["one"]'),
        (Kind.LIST, "one", f'{LIST}, and got "one"'),
        (Kind.LIST, ("one", 2), f'{LIST}, and got ["one", 2]'),
        (Kind.LIST, ("one", " "), f'{LIST}, and got ["one", " "]'),
    ],
)
def test_a_value_of_another_kind_is_named_beside_what_was_expected(
    kind: Kind,
    value: object,
    message: str,
) -> None:
    assert value_fault(kind, value) == message


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (False, "false"),
        ("a", '"a"'),
        (("a", "b"), '["a", "b"]'),
        ([1, True], "[1, true]"),
        (26, "26"),
        (Decimal("2.50"), "2.50"),
        (DAY, "2027-04-01"),
    ],
)
def test_a_value_is_shown_as_one_would_write_it_in_a_file(value: object, written: str) -> None:
    assert as_toml(value) == written


def test_a_list_is_kept_as_a_tuple_and_all_else_as_it_is() -> None:
    assert as_value(["one", "two"]) == ("one", "two")
    assert as_value(DAY) is DAY


def test_a_kind_is_known_by_its_name() -> None:
    assert as_kind("working days") is Kind.WORKING_DAYS
    assert as_kind(Kind.FLAG) is Kind.FLAG


def test_an_unknown_kind_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidError) as refused:
        as_kind("week")
    assert str(refused.value) == ('no kind is called "week"\n    To mend it: did you mean "weeks"?')


def test_every_unit_is_counted_in_whole_numbers() -> None:
    assert UNITS < WHOLE < NUMERIC
