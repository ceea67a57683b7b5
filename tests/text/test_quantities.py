"""Amounts are read as they are meant, whatever way they are written and whatever is around."""

import string
import time
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from agreementkit.packs import Kind
from agreementkit.text import find_amounts
from tests.text.quantity_spellings import UNITS, numbers, spellings


def read(text: str) -> list[tuple[str, str]]:
    return [(f"{each.value.normalize():f}", each.unit) for each in find_amounts(text)]


def test_every_way_of_an_issue_is_read() -> None:
    said = {
        ("8", "weeks"): "eight weeks|8 weeks|8 (eight) weeks|eight (8) weeks|8weeks|8-week",
        ("56", "days"): "56 days|fifty-six days|56 clear days",
        ("2", "months"): "2 months|two calendar months",
        ("1", "months"): "one month|a month|1-month|a calendar month",
        ("2", "weeks"): "a fortnight|one fortnight",
        ("1", "weeks"): "a week|one week’s",
        ("6", "weeks"): "six-week|6-week period|six‑week|6–week",
        (
            "20",
            "working days",
        ): "20 working days|20 Working Days|twenty business days|20 or more working days",
        ("12", "hours"): "12 hours|12hrs",
        ("72", "hours"): "72-hour",
        ("1", "years"): "a year",
        ("2", "years"): "two years|2 yrs",
        ("18", "months"): "18-month|1 year and 6 months|1 year 6 months",
        ("1.5", "years"): "1½ years|one and a half years|a year and a half|1.5 years",
        ("0.5", "days"): "half a day|half-day|½ day",
        ("50", "percent"): "50 per cent|50 percent|50%|50 %|half of|one-half of|fifty per centum",
        ("12.5", "percent"): "12.5 per cent|12½%",
        ("5", "percentage points"): "five percentage points|5 per cent points",
        ("1250.5", "money"): "£1,250.50|1,250.50 pounds|GBP 1250.50",
        ("2000", "money"): "£2,000|£2k|two thousand pounds|£2 thousand",
        ("1000000", "money"): "£1m|£1 million|one million pounds sterling",
        ("0.5", "money"): "50p|50 pence",
        ("1000", ""): "1,000 posts|1\N{NO-BREAK SPACE}000 posts|a thousand",
        ("104", "weeks"): "one hundred and four weeks|104 weeks",
        ("100", "days"): "a hundred days|one hundred (100) days",
        ("2010", "hours"): "2010 hours",
        ("24", "working hours"): "24 working hours",
        ("15", "minutes"): "15 mins",
        ("135", "minutes"): "2 hours and 15 minutes",
        ("1", ""): "once a year|once in 1996",
        ("2", ""): "twice per year",
        ("8", ""): "8 may be",
        ("26", "weeks"): "clause 7 requires 26 weeks|clause 26 weeks",
    }
    for meant, ways in said.items():
        for way in ways.split("|"):
            assert read(way) == [meant], way


@pytest.mark.parametrize(
    "text",
    [
        *(
            "clause 7.2",
            "clauses 7, 8 and 9",
            "section 22(1)(b)",
            "Article 22",
            "s. 22 and ss. 3–5",
        ),
        *("Schedule 2, Part 4", "paragraph 3", "regulation 13A", "Appendix 1", "stage 2", "No. 7"),
        *("1 April 2027", "1st of April", "May 2027", "April 1, 2027", "2027-04-01", "01/04/2027"),
        *(
            "the Employment Rights Act 1996",
            "in 2030",
            "the 22nd",
            "at 9.30am",
            "at 5 p.m.",
            "24/7",
        ),
        *(
            "GPT-4",
            "v1.2",
            "B2B",
            "a few days",
            "several weeks",
            "each week",
            "every month",
            "per year",
        ),
        *(
            "1,00 weeks",
            "$750",
            "€6",
            "1.000,5 weeks",
            "three-quarters",
            "the same day",
            "",
            "weeks",
        ),
    ],
)
def test_what_is_no_amount_is_not_taken_for_one(text: str) -> None:
    assert find_amounts(text) == ()


def test_what_is_due_each_week_is_a_rate_and_no_amount() -> None:
    assert read("7 hours a week, at £750 a day") == [("7", "hours"), ("750", "money")]
    assert read("a week of 37 hours") == [("1", "weeks"), ("37", "hours")]


def test_both_ends_of_a_range_have_its_unit() -> None:
    for way in ("6-8 weeks", "6 – 8 weeks", "six to eight weeks", "between 6 and 8 weeks"):
        assert read(way) == [("6", "weeks"), ("8", "weeks")]
    assert read("£5–10 or 5 to 10%") == [
        *(("5", "money"), ("10", "money")),
        *(("5", "percent"), ("10", "percent")),
    ]
    assert read("£5 to 10 people") == [("5", "money"), ("10", "")]
    assert read("3 people in 8 weeks") == [("3", ""), ("8", "weeks")]


def test_two_amounts_are_one_only_where_the_second_is_the_rest_of_the_first() -> None:
    assert read("1 year and 18 months") == [("1", "years"), ("18", "months")]
    assert read("2 weeks or 3 days") == [("2", "weeks"), ("3", "days")]
    assert read("1 (two) year and 6 months") == [("1", "years"), ("6", "months")]
    assert read("2 weeks, 3 days and 4 days") == [("2", "weeks"), ("3", "days"), ("4", "days")]


@pytest.mark.parametrize(
    "text", ["eight (6) weeks", "8 (six) weeks", "eight (6)", "8 (6) fortnights"]
)
def test_words_and_figures_that_differ_are_said(text: str) -> None:
    [found] = find_amounts(text)
    times = 2 if "fortnight" in text else 1
    assert (found.value, found.contradicted) == (Decimal(8 * times), Decimal(6 * times))


KINDS = st.sampled_from(sorted({*UNITS, Kind.PERCENT, Kind.COUNT}))


@given(st.data(), KINDS, st.integers(0, 999))
def test_an_amount_is_read_back_from_every_spelling(
    data: st.DataObject, kind: Kind, value: int
) -> None:
    text = data.draw(spellings(value, kind))
    [found] = find_amounts(text)
    unit = "" if kind is Kind.COUNT else kind.value
    assert (found.value, found.unit, found.contradicted) == (Decimal(value), unit, None)
    assert found.words == text


@given(st.data(), st.decimals(0, 2_000_000, places=2))
def test_money_is_read_back_to_the_penny(data: st.DataObject, value: Decimal) -> None:
    [found] = find_amounts(data.draw(spellings(value, Kind.MONEY)))
    assert (found.value, found.unit) == (value, "money")


@given(st.data(), st.integers(2, 999), st.integers(2, 999))
def test_two_numbers_agree_or_are_said_to_differ(data: st.DataObject, one: int, other: int) -> None:
    first, then = (data.draw(numbers(each).filter(lambda n: "(" not in n)) for each in (one, other))
    [found] = find_amounts(f"{first} ({then}) weeks")
    assert found.value == one
    assert found.contradicted == (None if one == other else other)


FILLING = st.text(string.ascii_letters.replace("a", "") + " ,;", max_size=30).map(
    lambda text: "".join(text.split("part"))
)


@given(st.data(), KINDS, st.integers(0, 999), FILLING, FILLING)
def test_what_is_around_does_not_change_what_is_read(
    data: st.DataObject, kind: Kind, value: int, before: str, after: str
) -> None:
    spelt = data.draw(spellings(value, kind))
    text = f"{before} must have {spelt}; {after}"
    meant = [each for each in find_amounts(text) if each.start == text.index(f"{spelt}; {after}")]
    assert [each.words for each in meant] == [spelt]
    assert meant[0].value == value


@given(st.text(st.sampled_from("0123456789.,-–£%()½ aeghiklnorstuvwxy"), max_size=200))
def test_amounts_stand_in_order_and_never_overlap(text: str) -> None:
    found = find_amounts(text)
    places = [place for each in found for place in (each.start, each.end)]
    assert places == sorted(places)
    assert all(text[each.start : each.end] == each.words for each in found)
    assert all(each.value >= 0 for each in found)


HOSTILE = (
    "8",
    "8 ",
    " ",
    "eight ",
    "clause ",
    "£",
    "1,000",
    "twenty-",
    "a hundred and ",
    "(8",
    "1.",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def taken(length: int) -> float:
        text = f"8{piece * (length // len(piece))}"
        began = time.process_time()
        find_amounts(text)
        return time.process_time() - began

    taken(1000)
    # Sixteen times the text, with much room for a busy machine; squared it would be 256 times.
    assert taken(160_000) < 64 * (taken(10_000) + 0.002)
