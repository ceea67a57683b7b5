"""The ways in which people write an amount, for tests that read them back."""

from decimal import Decimal

from hypothesis import strategies as st

from agreementkit.packs import Kind
from tests.checking.test_numbers_and_dates import said

__all__ = ["UNITS", "numbers", "spellings", "ways"]

UNITS = {
    Kind.HOURS: ("hours", "hrs", "full hours"),
    Kind.DAYS: ("days", "calendar days", "clear days", "consecutive days"),
    Kind.WORKING_DAYS: ("working days", "Working Days", "business days", "full working days"),
    Kind.WEEKS: ("weeks", "wks", "calendar weeks", "further weeks"),
    Kind.MONTHS: ("months", "calendar months", "Months"),
}
GAPS = st.sampled_from([" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "  "])
DASHES = st.sampled_from(["-", "\N{NON-BREAKING HYPHEN}", "\N{EN DASH}", "\N{HYPHEN}"])


@st.composite
def numbers(draw: st.DrawFn, value: int) -> str:
    """A whole number under a thousand in figures, in words, or in both."""
    words = said(value).replace("-", draw(DASHES))
    words = draw(st.sampled_from([words, words.capitalize(), words.upper()]))
    figure = str(value)
    gap = draw(GAPS)
    return draw(st.sampled_from([figure, words, f"{figure} ({words})", f"{words}{gap}({figure})"]))


@st.composite
def spellings(draw: st.DrawFn, value: int | Decimal, kind: Kind) -> str:
    """An amount of some kind, as somebody may write it."""
    if kind is Kind.MONEY:
        plain, grouped = f"{value:f}", f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
        return draw(
            st.sampled_from([f"£{plain}", f"£{grouped}", f"{grouped} pounds", f"GBP {plain}"])
        )
    whole = value == int(value) and value < 1000
    number = (
        draw(numbers(int(value)))
        if whole
        else f"{value:f}"
        if isinstance(value, Decimal)
        else f"{value:,}"
    )
    if kind is Kind.COUNT:
        return number
    gap = draw(GAPS)
    if kind is Kind.PERCENT:
        sign = draw(st.sampled_from(["%", f"{gap}%", f"{gap}per cent", f"{gap}percent"]))
        return number + sign
    unit = draw(st.sampled_from(UNITS[kind]))
    if value == 1 and unit.endswith("s"):
        unit = unit.removesuffix("s")
    return number + (draw(DASHES) if draw(st.booleans()) and " " not in unit else gap) + unit


def ways(value: int | Decimal, kind: Kind) -> list[str]:
    """Some of those ways, always the same."""
    if kind is Kind.MONEY:
        return [f"£{value:,f}", f"{value:f} pounds"]
    units = {Kind.COUNT: [""], Kind.PERCENT: ["%", " per cent", "\xa0percent"]}
    figures = [f"{value:f}"]
    if value == int(value) and value < 1000:
        words = said(int(value))
        figures = [str(int(value)), words, f"{int(value)} ({words})", f"{words}\xa0({int(value)})"]
    elif kind is Kind.COUNT:
        figures = [f"{int(value):,}"]
    return [
        figure + unit
        for figure in figures
        for unit in units.get(kind) or [f" {each}" for each in UNITS.get(kind, ())]
    ]
