"""Amounts as people write them in agreements: a number with its unit, read as a value.

One pattern finds them, each number bounded in length, so that reading takes time that
grows with the text whatever the text is. Numbers that name a place ("clause 7.2",
"Article 22") or a date are passed over by the same pattern.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from attrs import evolve, frozen

from agreementkit.model.kind import Kind
from agreementkit.text.amount_words import DASH, pattern, ranged, unit_of
from agreementkit.text.numerals import spoken

__all__ = ["Amount", "amounts"]

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


def amounts(text: str) -> tuple[Amount, ...]:
    """Every amount of a text, in order; no two share a character.

    A number after "clause", "section", "Article" and the like is none, nor is part of a
    date, an ordinal, a time of day or a bare year from 1900 to 2099. "A week" is 1 week, but
    in "7 hours a week" it is a rate, and so none. "Half of" is 50 percent. A fortnight is
    2 weeks. In "6 to 8 weeks" both numbers are in weeks.

    >>> [(each.words, str(each.value), each.unit) for each in amounts(
    ...     "Under clause 7.2, eight (8) weeks or £1.5m; 12.5 per cent of 1,000 posts.")]
    [('eight (8) weeks', '8', 'weeks'), ('£1.5m', '1500000', 'money'), ('12.5 per cent', '12.5', 'percent'), ('1,000', '1000', '')]
    """
    found: list[Amount] = []
    for match in pattern().finditer(text):
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
        unit, times = unit_of(match["unit"] or match["article_unit"] or "")
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
    words = re.sub(rf"(?:\s|{DASH})+", " ", halves[0].casefold())
    return Decimal(spoken(re.sub(r"\Aa(?= )", "one", words)) or 0) + more


def _figure(written: str) -> Decimal:
    part = _PARTS.get(written[-1:], Decimal(0))
    whole = re.sub(r"[^\d.]", "", written.rstrip("½¼¾"))
    return Decimal(whole or 0) + part


def _with_shared_units(text: str, found: list[Amount]) -> list[Amount]:
    """Amounts of which a bare number takes the unit of the other end of its range."""
    given = [*found]
    for place, (first, then) in enumerate(pairwise(found)):
        between = text[first.end : then.start]
        if not ranged(between):
            continue
        if not first.unit and then.unit:
            given[place] = evolve(first, unit=then.unit)
        elif first.unit == Kind.MONEY and not then.unit and re.search(DASH, between):
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
