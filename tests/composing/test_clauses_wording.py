"""Values as words: nothing of a value is lost, and it reads as a person would write it."""

from datetime import date, datetime
from decimal import Decimal

from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.composing.clauses import join_as_phrase, value_wording
from agreementkit.model.values import UNITS
from agreementkit.packs import Kind
from agreementkit.testing import values
from tests.small_pack import NBSP

UNIT_KINDS = st.sampled_from(sorted(UNITS))


def amount(kind: str, most: int = 100) -> ak.Parameter:
    return ak.Parameter(
        name="amount",
        kind=kind,
        label="Amount",
        range=(0, most),
        better="higher",
        source=["proposal"],
    )


@given(UNIT_KINDS, st.integers(0, 5000))
def test_a_number_stands_with_its_unit_on_one_line(kind: str, value: int) -> None:
    text = value_wording(Kind(kind), value)
    assert text.split(NBSP, 1)[0] == str(value)
    assert text.replace(NBSP, " ").split(" ", 1)[1].rstrip("s") == kind.rstrip("s")
    assert text.index(NBSP) < len(text.split()[0] + text.split()[1])


@given(UNIT_KINDS, st.integers(0, 5000))
def test_only_one_of_a_thing_is_singular(kind: str, value: int) -> None:
    assert value_wording(Kind(kind), value).endswith("s") is not (value == 1)


def test_units_read_as_people_say_them() -> None:
    said = [
        value_wording(Kind(kind), value).replace(NBSP, " ")
        for kind, value in (("working days", 1), ("working days", 20), ("hours", 1), ("months", 0))
    ]
    assert said == ["1 working day", "20 working days", "1 hour", "0 months"]


@given(values(amount("percent")))
def test_a_percentage_reads_back_as_the_same_number(value: int | Decimal) -> None:
    text = value_wording(Kind("percent"), value)
    assert text.endswith("%")
    assert Decimal(text.removesuffix("%")) == value
    assert "E" not in text
    assert not text.endswith((".%", ".0%"))


@given(
    st.one_of(
        values(amount("money", 10**9)),
        st.integers(0, 10**9),
        st.decimals(0, 10**6, places=2),
        st.decimals(0, 10, places=4),
    ),
)
def test_a_sum_of_money_reads_back_as_the_same_number(value: int | Decimal) -> None:
    text = value_wording(Kind("money"), value)
    assert text.startswith("£")
    assert Decimal(text.removeprefix("£").replace(",", "")) == value
    assert "E" not in text
    _, point, pence = text.partition(".")
    assert len(pence) >= 2 if point else value == int(value)


def test_money_reads_as_it_is_written_in_letters() -> None:
    sums = (2000, Decimal("2E+3"), Decimal("2000.00"), Decimal("12.5"), Decimal("0.125"))
    written = ["£2,000", "£2,000", "£2,000", "£12.50", "£0.125"]
    assert [value_wording(Kind("money"), value) for value in sums] == written


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_date_reads_back_as_the_same_day_and_stays_on_one_line(value: date) -> None:
    text = value_wording(Kind.DATE, value)
    assert datetime.strptime(text.replace(NBSP, " "), "%d %B %Y").date() == value  # noqa: DTZ007
    assert " " not in text
    assert not text.startswith("0")


def test_a_count_is_a_bare_number() -> None:
    assert value_wording(Kind("count"), 3) == "3"


def test_a_flag_a_choice_and_a_text_read_as_words() -> None:
    assert [value_wording(Kind.FLAG, on) for on in (True, False)] == ["Yes", "No"]
    assert value_wording(Kind.CHOICE, "capped", "for a fixed time") == "for a fixed time"
    assert value_wording(Kind.TEXT, "the Head of ICT") == "the Head of ICT"


@given(st.lists(st.from_regex(r"[a-z]{3,9}(, [a-z]{3,9})?", fullmatch=True), max_size=8))
def test_every_item_of_a_list_stands_in_the_phrase_and_in_order(items: list[str]) -> None:
    phrase = join_as_phrase(items)
    begun = 0
    for item in items:
        begun = phrase.index(item, begun) + len(item)
    assert phrase[begun:] == ""


def test_items_with_commas_of_their_own_are_kept_apart_by_semicolons() -> None:
    assert join_as_phrase(["pay, grade", "hours", "leave"]) == "pay, grade; hours; and leave"
    assert join_as_phrase(["pay", "hours", "leave"]) == "pay, hours and leave"


def test_a_list_without_items_says_so() -> None:
    assert value_wording(Kind.LIST, ()) == "none"
