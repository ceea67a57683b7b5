"""The words and signs of an amount, and of the numbers that are none."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from agreementkit.model.dates import MONTHS
from agreementkit.model.kind import Kind

__all__ = ["DASH", "pattern", "ranged", "unit_of"]

DASH = "[-\N{SOFT HYPHEN}\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]"
"""A hyphen or dash of any kind."""

_GAP = r"\s{1,3}"
_JOIN = rf"(?:\s{{1,3}}|\s?{DASH}\s?)"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TWO = rf"(?:(?:{_TENS})(?:{_JOIN}(?:{_ONES})\b)?|{_TEENS}|{_ONES}|zero)\b"
_THREE = (
    rf"(?:(?:{_ONES}|a){_JOIN}hundred\b(?:{_GAP}and{_GAP}{_TWO}|{_JOIN}{_TWO})?"
    rf"|{_TWO}(?!{_JOIN}hundred\b))"
)
_WORDS = rf"(?:(?:{_THREE}|a){_JOIN}thousand\b(?:{_GAP}(?:and{_GAP})?{_THREE})?|{_THREE})"
_WHOLE = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,3}(?:[\xa0\u2009\u202f]\d{3}){1,5}|\d{1,15})"
_FIGURE = rf"(?:{_WHOLE}(?:\.\d{{1,9}})?\s?[½¼¾]|[½¼¾]|{_WHOLE}(?:\.\d{{1,9}})?)"
_AFTER = r"(?![\w/:@]|[.,]\d|[-\N{NON-BREAKING HYPHEN}][a-z])"

# Ten clear days; eight or more weeks; six further months; twelve full calendar months.
_MANNER = (
    r"(?:or (?:more|fewer|less)|clear|calendar|full|whole|complete|consecutive|further|more"
    r"|additional|extra|paid)"
)
_Units = Mapping[str, tuple[str, int | Decimal]]

_TIMES: _Units = {
    r"(?:working|business|office)\s{1,3}hours?": ("working hours", 1),
    r"(?:working|business|week)\s{0,3}days?": (Kind.WORKING_DAYS.value, 1),
    r"minutes?|mins?": ("minutes", 1),
    r"hours?|hrs?": (Kind.HOURS.value, 1),
    r"days?": (Kind.DAYS.value, 1),
    r"fortnights?": (Kind.WEEKS.value, 2),
    r"weeks?|wks?": (Kind.WEEKS.value, 1),
    r"months?|mths?": (Kind.MONTHS.value, 1),
    r"years?|yrs?": ("years", 1),
}
_SHARES: _Units = {
    r"(?:percentage|per\s{0,3}cent|%)\s{0,3}points?": ("percentage points", 1),
    r"%|per\s{0,3}cent(?:um)?|pct": (Kind.PERCENT.value, 1),
}
_POUNDS: _Units = {
    r"pounds?(?:\s{1,3}sterling)?|GBP": (Kind.MONEY.value, 1),
    r"pence|p": (Kind.MONEY.value, Decimal("0.01")),
}
_TIME = f"(?:{'|'.join(_TIMES)})"
_UNIT = (
    rf"(?:\s{{0,3}}{DASH}?\s{{0,3}}(?:{_MANNER}{_GAP}){{0,2}}{_TIME}\b"
    rf"|\s{{0,3}}{DASH}?\s{{0,3}}(?:{'|'.join(_SHARES)})(?!\w)"
    rf"|\s{{0,3}}(?:{'|'.join(_POUNDS)})\b)"
)

_PLACES = (
    r"clauses?|sub-?clauses?|sections?|sect?\.|ss?\.|articles?|arts?\.|paragraphs?|paras?\.?"
    r"|schedules?|parts?|chapters?|regulations?|regs?\.?|rules?|annex(?:es)?|appendix|appendices"
    r"|pages?|stages?|levels?|rounds?|versions?|steps?|tables?|items?|points?|nos?\.|numbers?"
    r"|chapters?|tiers?|phases?|bands?|grades?|options?|category|categories|class"
)
_PLACE = r"\d[\w.]{0,15}+(?:\(\w{1,6}\)){0,4}+"
_COUNTED = rf"(?!\s{{0,3}}{DASH}?\s{{0,3}}(?:%|per\b|{_TIME}\b))"
_CITED = (
    rf"\b(?:{_PLACES})\s{{0,3}}{_PLACE}{_COUNTED}"
    rf"(?:\s?(?:,|{DASH}|and|or|to)\s?{_PLACE}{_COUNTED}){{0,20}}"
)
_MONTH = "|".join(name for name in MONTHS if name != "May") + "|(?-i:May|MAY)"
_DATE = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?{_GAP}(?:of{_GAP})?(?:{_MONTH})\b(?:,?{_GAP}\d{{4}}\b)?"
    rf"|\b(?:{_MONTH}){_GAP}\d{{1,4}}(?:st|nd|rd|th)?\b(?:,?{_GAP}\d{{4}}\b)?"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)\b"
)
_YEAR = rf"\b(?:19|20)\d\d\b(?![.,]\d|{_UNIT})"
_CLOCK = r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b|noon\b|o.clock\b)"


_A_HALF = rf"(?:{_GAP}and{_GAP}a{_GAP}half\b)?"
_SCALE = r"k|mn?|bn|thousand|million|billion"


@cache
def pattern() -> re.Pattern[str]:
    """One amount, or something with a number that is none (the group `skipped`)."""
    return re.compile(
        rf"(?P<skipped>{_CITED}|{_DATE}|{_YEAR}|{_CLOCK})"
        rf"|(?<![\w£])(?:£|GBP\s?)\s?(?P<pounds>{_FIGURE})(?:\s?(?P<scale>{_SCALE})\b)?{_AFTER}"
        rf"|\b(?P<half_of>(?:one{_JOIN})?half)(?={_GAP}(?:of|the|its|their|all|any|every|each)\b)"
        rf"|\b(?P<article>(?P<half_a>half{_GAP}an?|half)|an?){_JOIN}(?:{_MANNER}{_GAP}){{0,2}}"
        rf"(?P<article_unit>{_TIME})\b(?P<article_half>{_A_HALF})"
        rf"|\b(?P<often>once|twice)\b(?={_GAP}(?:an?|per|each|every|in)\b)"
        rf"|(?<![\w/:@£$€])(?<!\d[.,])(?<![a-z][-\N{{NON-BREAKING HYPHEN}}])"
        rf"(?P<number>(?:{_FIGURE}|{_WORDS}){_A_HALF})(?:{_GAP}(?P<size>million|billion)\b)?"
        rf"(?:\s{{0,3}}\((?:(?P<inside_figure>{_FIGURE})|(?P<inside_words>{_WORDS}))\))?"
        rf"(?:(?P<unit>{_UNIT})|{_AFTER})",
        re.IGNORECASE,
    )


@cache
def _units() -> tuple[tuple[re.Pattern[str], str, int | Decimal], ...]:
    return tuple(
        (re.compile(rf"(?:{each})\Z", re.IGNORECASE), name, count)
        for each, (name, count) in (*_TIMES.items(), *_SHARES.items(), *_POUNDS.items())
    )


def unit_of(written: str) -> tuple[str, int | Decimal]:
    """The unit that some words name, and how many of it one of theirs is.

    >>> unit_of("-fortnight"), unit_of(" full calendar months"), unit_of("")
    (('weeks', 2), ('months', 1), ('', 1))
    """
    found = ((name, count) for each, name, count in _units() if each.search(written))
    return next(found, ("", 1))


def ranged(between: str) -> bool:
    """Whether the words between two numbers make them the ends of a range.

    >>> ranged("–"), ranged(" to "), ranged(" posts and ")
    (True, True, False)
    """
    return bool(re.fullmatch(rf"\s?{DASH}\s?|\s{{1,3}}(?:to|or|and)\s{{1,3}}", between))
