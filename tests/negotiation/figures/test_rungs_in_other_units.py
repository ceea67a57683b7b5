"""Amounts in other units: held against the calendar itself, day by day."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from agreementkit.negotiation import Amount
from agreementkit.negotiation.figures.rungs import amount_range
from agreementkit.packs import Kind
from agreementkit.text import find_amounts
from tests.negotiation.figures.ladder_parameters import amount_of

TIMES = ("minutes", "hours", "days", "working days", "weeks", "months", "years")
TIME_KINDS = (Kind.HOURS, Kind.DAYS, Kind.WORKING_DAYS, Kind.WEEKS, Kind.MONTHS)
STARTS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


def span(text: str | Amount, kind: Kind) -> tuple[Fraction, Fraction]:
    [amount] = find_amounts(text) if isinstance(text, str) else (text,)
    found = amount_range(amount, kind)
    assert found is not None
    return found.least, found.most


@pytest.mark.parametrize(
    ("text", "kind", "least", "most"),
    [
        ("56 days", Kind.WEEKS, 8, 8),
        ("8 weeks", Kind.DAYS, 56, 56),
        ("two years", Kind.MONTHS, 24, 24),
        ("90 minutes", Kind.HOURS, Fraction(3, 2), Fraction(3, 2)),
        ("a month", Kind.DAYS, 28, 31),
        ("2 months", Kind.DAYS, 59, 62),
        ("a year", Kind.DAYS, 365, 366),
        ("5 working days", Kind.DAYS, 5, 7),
        ("20 working days", Kind.DAYS, 26, 28),
        ("0 working days", Kind.DAYS, 0, 0),
        ("4 weeks", Kind.WORKING_DAYS, 20, 20),
        ("5 days", Kind.WORKING_DAYS, 3, 5),
        ("365 days", Kind.MONTHS, 11 + Fraction(28, 29), 12),
        ("3 days", Kind.HOURS, 7, 72),
        ("2 working days", Kind.HOURS, 14, 96),
        ("72 hours", Kind.DAYS, 3, Fraction(72, 7) + 6),
        ("50%", Kind.PERCENT, 50, 50),
        ("£20", Kind.MONEY, 20, 20),
        ("6", Kind.COUNT, 6, 6),
    ],
)
def test_each_unit_is_as_many_of_another_as_the_page_says(
    text: str, kind: Kind, least: Fraction, most: Fraction
) -> None:
    assert span(text, kind) == (least, most)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(("24 working hours", Kind.HOURS), ("6", Kind.WEEKS), ("6 weeks", Kind.COUNT)),
        *(("5 percentage points", Kind.PERCENT), ("£5", Kind.PERCENT), ("5%", Kind.MONEY)),
        ("6 weeks", Kind.MONEY),
    ],
)
def test_what_is_not_of_the_kind_is_not_made_so(text: str, kind: Kind) -> None:
    [amount] = find_amounts(text)
    assert amount_range(amount, kind) is None


def ends(lengths: Iterable[int | Fraction]) -> tuple[Fraction, Fraction]:
    """The least and the most of some lengths."""
    found = sorted(map(Fraction, lengths))
    return found[0], found[-1]


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError


@given(STARTS, st.integers(0, 80))
def test_no_months_of_the_calendar_are_shorter_or_longer(day: date, months: int) -> None:
    least, most = span(amount_of(months, "months"), Kind.DAYS)
    assert least <= (months_after(day, months) - day).days <= most


@given(st.integers(1, 60))
def test_the_shortest_and_the_longest_months_are_in_the_calendar(months: int) -> None:
    begins = [date(2001 + each // 12, each % 12 + 1, 1) for each in range(96)]
    lengths = {(months_after(day, months) - day).days for day in begins}
    assert span(amount_of(months, "months"), Kind.DAYS) == ends(lengths)


def working_after(day: date, count: int) -> date:
    while count:
        day += timedelta(1)
        count -= day.weekday() < 5
    return day


@given(st.integers(1, 60))
def test_working_days_span_what_the_calendar_has_from_some_day_of_the_week(count: int) -> None:
    week = [date(2027, 3, 1) + timedelta(each) for each in range(7)]
    lengths = {(working_after(day, count) - day).days for day in week}
    assert span(amount_of(count, "working days"), Kind.DAYS) == ends(lengths)
    held = {sum((day + timedelta(each)).weekday() < 5 for each in range(count)) for day in week}
    assert span(amount_of(count, "days"), Kind.WORKING_DAYS) == ends(held)


@given(st.integers(0, 10_000))
def test_days_and_weeks_are_exact_both_ways(count: int) -> None:
    assert span(amount_of(count, "weeks"), Kind.DAYS) == ends([count * 7])
    assert span(amount_of(count, "days"), Kind.WEEKS) == ends([Fraction(count, 7)])


@given(
    st.sampled_from(TIMES),
    st.sampled_from(TIME_KINDS),
    st.decimals(0, 10**15, places=1),
    st.decimals(0, 500, places=1),
)
def test_more_of_a_unit_is_never_less_of_another(
    unit: str, kind: Kind, one: int, more: int
) -> None:
    for low in (one, more):
        before, after = span(amount_of(low, unit), kind), span(amount_of(low + more, unit), kind)
        assert 0 <= before[0] <= before[1]
        assert before[0] <= after[0]
        assert before[1] <= after[1]
