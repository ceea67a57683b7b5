"""Amounts as people write them in agreements: a number with its unit, read as a value.

One pattern finds them, each number bounded in length, so that reading takes time that
grows with the text whatever the text is. Numbers that name a place ("clause 7.2",
"Article 22") or a date are passed over by the same pattern.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import pairwise

from attrs import evolve, frozen

from agreementkit.model.values import MONTHS, Kind

# ---
# The pattern of an amount, and of the numbers that are none.

_DASH = "[-\N{SOFT HYPHEN}\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]"
"""A hyphen or dash of any kind."""
_GAP = r"\s{1,3}"
_JOIN = rf"(?:\s{{1,3}}|\s?{_DASH}\s?)"
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ONES, TEENS, TENS = ("|".join(words) for words in (_SMALL[1:10], _SMALL[10:], _TENS_WORDS))
"""Words from one to nine, from ten to nineteen, and of the tens, as alternatives of a pattern."""
_TWO = rf"(?:(?:{TENS})(?:{_JOIN}(?:{ONES})\b)?|{TEENS}|{ONES}|zero)\b"
_THREE = (
    rf"(?:(?:{ONES}|a){_JOIN}hundred\b(?:{_GAP}and{_GAP}{_TWO}|{_JOIN}{_TWO})?"
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
    rf"(?:\s{{0,3}}{_DASH}?\s{{0,3}}(?:{_MANNER}{_GAP}){{0,2}}{_TIME}\b"
    rf"|\s{{0,3}}{_DASH}?\s{{0,3}}(?:{'|'.join(_SHARES)})(?!\w)"
    rf"|\s{{0,3}}(?:{'|'.join(_POUNDS)})\b)"
)
_PLACES = (
    r"clauses?|sub-?clauses?|sections?|sect?\.|ss?\.|articles?|arts?\.|paragraphs?|paras?\.?"
    r"|schedules?|parts?|chapters?|regulations?|regs?\.?|rules?|annex(?:es)?|appendix|appendices"
    r"|pages?|stages?|levels?|rounds?|versions?|steps?|tables?|items?|points?|nos?\.|numbers?"
    r"|chapters?|tiers?|phases?|bands?|grades?|options?|category|categories|class"
)
_PLACE = r"\d[\w.]{0,15}+(?:\(\w{1,6}\)){0,4}+"
_COUNTED = rf"(?!\s{{0,3}}{_DASH}?\s{{0,3}}(?:%|per\b|{_TIME}\b))"
_CITED = (
    rf"\b(?:{_PLACES})\s{{0,3}}{_PLACE}{_COUNTED}"
    rf"(?:\s?(?:,|{_DASH}|and|or|to)\s?{_PLACE}{_COUNTED}){{0,20}}"
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
def _amount_pattern() -> re.Pattern[str]:
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


def _unit_of(written: str) -> tuple[str, int | Decimal]:
    """The unit that some words name, and how many of it one of theirs is.

    >>> _unit_of("-fortnight"), _unit_of(" full calendar months"), _unit_of("")
    (('weeks', 2), ('months', 1), ('', 1))
    """
    found = ((name, count) for each, name, count in _units() if each.search(written))
    return next(found, ("", 1))


def _joins_range(between: str) -> bool:
    """Whether the words between two numbers make them the ends of a range.

    >>> _joins_range("–"), _joins_range(" to "), _joins_range(" posts and ")
    (True, True, False)
    """
    return bool(re.fullmatch(rf"\s?{_DASH}\s?|\s{{1,3}}(?:to|or|and)\s{{1,3}}", between))


# ---
# Numbers in words.

_LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
NUMBER_WORDS = "|".join((*_SMALL, *_TENS_WORDS, *_LARGE))
"""Every word of a number, as alternatives of a pattern."""


def number_from_words(words: str) -> int | None:
    """The number that some words say; None where they say none.

    >>> number_from_words("one hundred and twenty-five"), number_from_words("Ten"), number_from_words("a few")
    (125, 10, None)
    """
    total = part = 0
    parts = [word for word in re.split(r"[ -]+", words.casefold()) if word != "and"]
    for word in parts:
        if word in _SMALL:
            part += _SMALL.index(word)
        elif word in _TENS_WORDS:
            part += 20 + 10 * _TENS_WORDS.index(word)
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _LARGE:
            total, part = total + (part or 1) * _LARGE[word], 0
        else:
            return None
    return total + part if parts else None


# ---
# Amounts found and read.

_SCALES = {
    "k": 1000,
    "thousand": 1000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_HALF = Decimal("0.5")
_SMALLER = {
    "years": ("months", 12),
    "weeks": ("days", 7),
    "hours": ("minutes", 60),
}
"""The next smaller unit, and how many of it are one: for "1 year and 6 months"."""


@frozen(kw_only=True)
class Amount:
    """A number with its unit, as a text has it."""

    words: str
    """As they are written, unit and all."""
    start: int
    """The place of the first character, counted from 0."""
    end: int
    """The place after the last character."""
    value: Decimal
    unit: str
    """The name of the kind it fits (`weeks`, `working days`, `percent`, `money` in pounds),
    or `minutes`, `years`, `working hours`, `percentage points`; empty for a bare count."""
    contradicted: Decimal | None = None
    """The other number where words and figures differ, as in "eight (6) weeks"."""


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount of a text, in order; no two share a character.

    A number after "clause", "section", "Article" and the like is none, nor is part of a
    date, an ordinal, a time of day or a bare year from 1900 to 2099. "A week" is 1 week, but
    in "7 hours a week" it is a rate, and so none. "Half of" is 50 percent. A fortnight is
    2 weeks. In "6 to 8 weeks" both numbers are in weeks.

    >>> [(each.words, str(each.value), each.unit) for each in find_amounts(
    ...     "Under clause 7.2, eight (8) weeks or £1.5m; 12.5 per cent of 1,000 posts.")]
    [('eight (8) weeks', '8', 'weeks'), ('£1.5m', '1500000', 'money'), ('12.5 per cent', '12.5', 'percent'), ('1,000', '1000', '')]
    """
    found: list[Amount] = []
    for match in _amount_pattern().finditer(text):
        if match["skipped"] is None and not _is_rate(text, match, found):
            found.append(_amount(match))
    return tuple(_joined(text, _with_shared_units(text, found)))


def _is_rate(text: str, match: re.Match[str], found: list[Amount]) -> bool:
    """Whether "a week" stands behind an amount, and so says how often it falls due."""
    return bool(match["article"] and found and not text[found[-1].end : match.start()].strip())


def _amount(match: re.Match[str]) -> Amount:
    value, other = _values(match)
    if match["pounds"]:
        unit: str = Kind.MONEY.value
    elif match["half_of"]:
        unit = Kind.PERCENT.value
    else:
        unit, times = _unit_of(match["unit"] or match["article_unit"] or "")
        value, other = value * times, other * times if other is not None else None
    return Amount(
        words=match.group(),
        start=match.start(),
        end=match.end(),
        value=_plain(value),
        unit=unit,
        contradicted=None if other is None or other == value else _plain(other),
    )


def _plain(value: Decimal) -> Decimal:
    """The same number without zeros that say nothing."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _values(match: re.Match[str]) -> tuple[Decimal, Decimal | None]:
    """The number, and the one beside it in brackets where there is one."""
    if match["pounds"]:
        scale = _SCALES.get((match["scale"] or "").casefold(), 1)
        return _figure(match["pounds"]) * scale, None
    if match["half_of"]:
        return Decimal(50), None
    if match["article"]:
        more = _HALF if match["article_half"] else Decimal(0)
        return (_HALF if match["half_a"] else Decimal(1)) + more, None
    if match["often"]:
        return Decimal(1 if match["often"].casefold() == "once" else 2), None
    scale = _SCALES.get((match["size"] or "").casefold(), 1)
    inside = match["inside_figure"] or match["inside_words"]
    return _number(match["number"]) * scale, _number(inside) * scale if inside else None


def _number(written: str) -> Decimal:
    """The value of a number in figures or in words."""
    halves = re.split(r"\s{1,3}and\s{1,3}a\s{1,3}half", written, flags=re.IGNORECASE)
    more = _HALF if len(halves) > 1 else Decimal(0)
    if halves[0][-1:] in _PARTS or halves[0][:1].isdigit():
        return _figure(halves[0]) + more
    words = re.sub(rf"(?:\s|{_DASH})+", " ", halves[0].casefold())
    return Decimal(number_from_words(re.sub(r"\Aa(?= )", "one", words)) or 0) + more


def _figure(written: str) -> Decimal:
    part = _PARTS.get(written[-1:], Decimal(0))
    whole = re.sub(r"[^\d.]", "", written.rstrip("½¼¾"))
    return Decimal(whole or 0) + part


def _with_shared_units(text: str, found: list[Amount]) -> list[Amount]:
    """Amounts of which a bare number takes the unit of the other end of its range."""
    given = [*found]
    for place, (first, then) in enumerate(pairwise(found)):
        between = text[first.end : then.start]
        if not _joins_range(between):
            continue
        if not first.unit and then.unit:
            given[place] = evolve(first, unit=then.unit)
        elif first.unit == Kind.MONEY and not then.unit and re.search(_DASH, between):
            given[place + 1] = evolve(then, unit=first.unit)
    return given


def _joined(text: str, found: list[Amount]) -> Iterator[Amount]:
    """Amounts, of which "1 year and 6 months" and the like are one."""
    last: Amount | None = None
    for each in found:
        if last is None:
            last = each
            continue
        unit, times = _SMALLER.get(last.unit, ("", 1))
        between = text[last.end : each.start]
        clear = last.contradicted is None and each.contradicted is None
        if (
            unit
            and each.unit == unit
            and each.value < times
            and clear
            and between.strip() in ("", "and")
        ):
            last = Amount(
                words=text[last.start : each.end],
                start=last.start,
                end=each.end,
                value=last.value * times + each.value,
                unit=unit,
            )
        else:
            yield last
            last = each
    if last:
        yield last
