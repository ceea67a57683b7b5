"""Numbers in words and dates in a text, held against the figures and the calendar."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.checking.times_and_dates import WEEKDAYS, written_dates
from agreementkit.model.values import MONTHS, date_in_words
from agreementkit.text.quantities import number_from_words
from tests.small_pack import agreed, clause, pack_of

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
ONES += " fifteen sixteen seventeen eighteen nineteen"
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"


def said(number: int) -> str:
    """A number under a million in English words, by another way than the one under test."""
    if number < 20:
        return ONES.split()[number]
    if number < 100:
        tens = TENS.split()[number // 10]
        return f"{tens}-{said(number % 10)}" if number % 10 else tens
    size, word = (100, "hundred") if number < 1000 else (1000, "thousand")
    rest = number % size
    joiner = " and " if size == 100 or rest < 100 else " "
    return f"{said(number // size)} {word}" + (f"{joiner}{said(rest)}" if rest else "")


@given(st.integers(0, 999_999))
def test_a_number_is_read_back_from_its_words(number: int) -> None:
    assert number_from_words(said(number)) == number
    assert number_from_words(said(number).upper().replace("-", " ")) == number


@pytest.mark.parametrize("words", ["", "a few", "ten or so"])
def test_what_says_no_number_is_none(words: str) -> None:
    assert number_from_words(words) is None


@pytest.mark.parametrize(("words", "number"), [("a hundred", None), ("hundred", 100)])
def test_a_large_number_may_stand_alone(words: str, number: int | None) -> None:
    assert number_from_words(words) == number
    assert number_from_words("million") == 1_000_000


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_date_is_read_with_its_weekday(day: date) -> None:
    weekday = WEEKDAYS[day.weekday()]
    for text in (f"{weekday} {date_in_words(day)}", f"{weekday}, the {date_in_words(day)}"):
        [found] = written_dates(f"It begins on {text} at noon.")
        assert (found.day, found.weekday, found.text) == (day, weekday, text)


@given(st.integers(1, 31), st.sampled_from(MONTHS), st.integers(2000, 2099))
def test_a_day_that_is_in_no_calendar_has_no_date(day: int, month: str, year: int) -> None:
    [found] = written_dates(f"by {day} {month} {year}")
    try:
        expected = date(year, MONTHS.index(month) + 1, day)
    except ValueError:
        expected = None
    assert (found.day, found.weekday) == (expected, "")


def messages(rule: str, text: str) -> list[str]:
    pack = pack_of(clause("only", f"1. {text}"))
    return [f.message for f in ak.check(agreed(pack), pack).findings if f.rule == rule]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Within ten (12) days.", ['"ten (12)": the words say 10 and the figure says 12']),
        ("Within 12 (ten) days.", ['"12 (ten)": the words say 10 and the figure says 12']),
        ("Pay one thousand and five (1,050) pounds.", ["one thousand and five (1,050)"]),
        ("Within twenty-one (21) days, or 21 (twenty one).", []),
        ("See clause ten (a), or ten of them (12).", []),
    ],
)
def test_words_and_figures_are_compared(text: str, found: list[str]) -> None:
    said = messages("number-and-words", text)
    assert len(said) == len(found)
    assert all(part in whole for part, whole in zip(found, said, strict=True))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("By Monday 1 April 2027.", ['"Monday 1 April 2027" is a Thursday']),
        ("By Thursday, 1st April 2027.", []),
        ("By 1 April 2027, a Monday.", []),
        ("By Monday 31 April 2027.", []),
    ],
)
def test_a_weekday_is_held_against_the_calendar(text: str, found: list[str]) -> None:
    assert messages("weekday-wrong", text) == found


def test_a_date_that_is_none_is_found_once() -> None:
    assert messages("date-impossible", "By Monday 31 April 2027, or 29 February 2028.") == [
        '"Monday 31 April 2027" is no day of the calendar',
    ]
