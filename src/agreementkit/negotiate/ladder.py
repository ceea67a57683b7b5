"""Where a value lies on our ladder: from better than our opening to below our fallback."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import cast

from attrs import frozen

from agreementkit.model import Kind, Parameter, Position, Value
from agreementkit.model.kind import NUMERIC, value_fault
from agreementkit.negotiate.in_unit import Extent, extent
from agreementkit.text.amounts import Amount

__all__ = ["Rung", "Standing", "rung", "worst_end"]


class Rung(StrEnum):
    """A step of the ladder, best for members first.

    >>> Rung.BELOW_FALLBACK.phrase
    'below fallback: a red line'
    """

    ABOVE_OPENING = "above-opening"
    OPENING = "opening"
    BETWEEN_OPENING_AND_TARGET = "between-opening-and-target"
    TARGET = "target"
    BETWEEN_TARGET_AND_FALLBACK = "between-target-and-fallback"
    FALLBACK = "fallback"
    BELOW_FALLBACK = "below-fallback"
    """The red line: less than the least that we would accept."""
    NO_LADDER = "no-ladder"
    """No positions are set, or it is a text or a date, and those are not compared."""
    UNREAD = "unread"
    """No value could be read: a person must look."""

    @property
    def phrase(self) -> str:
        """The rung in plain words."""
        return _PHRASES[self]

    @property
    def place(self) -> int:
        """Its place from the best, counted from 0."""
        return list(Rung).index(self)


_PHRASES = {
    Rung.ABOVE_OPENING: "better than our opening",
    Rung.OPENING: "at opening",
    Rung.BETWEEN_OPENING_AND_TARGET: "between opening and target",
    Rung.TARGET: "at target",
    Rung.BETWEEN_TARGET_AND_FALLBACK: "between target and fallback",
    Rung.FALLBACK: "at fallback",
    Rung.BELOW_FALLBACK: "below fallback: a red line",
    Rung.NO_LADDER: "not on a ladder: judge it yourself",
    Rung.UNREAD: "not read: a person must look",
}
_AT = {
    Position.OPENING: Rung.OPENING,
    Position.TARGET: Rung.TARGET,
    Position.FALLBACK: Rung.FALLBACK,
}


@frozen(kw_only=True)
class Standing:
    """Where a value stands on a ladder."""

    rung: Rung
    exact: bool = True
    """False where it depends on the calendar: the rung is then the worst that it can be."""
    least: Fraction | None = None
    """In the parameter's own unit, where it is a number."""
    most: Fraction | None = None

    @property
    def phrase(self) -> str:
        """The rung in plain words, with what is not exact about it."""
        return self.rung.phrase if self.exact else f"{self.rung.phrase} (about: at its worst)"


def rung(parameter: Parameter, value: Value | Amount | None) -> Standing:
    """Where a value lies on a parameter's ladder.

    An amount in another unit is taken at its worst for members, as far as it depends on the
    calendar. A value at several positions at once is at the highest of them.

    Args:
        parameter: whose ladder it is.
        value: in the parameter's own unit, or an amount in any; None where none was read.

    >>> from agreementkit.text.amounts import amounts
    >>> notice = Parameter(name="notice", kind="weeks", label="Notice", range=(4, 52),
    ...                    better="higher", opening=26, target=17, fallback=13, source=["proposal"])
    >>> [rung(notice, *amounts(text)).phrase for text in ("91 days", "3 months", "six weeks")]
    ['at fallback', 'below fallback: a red line (about: at its worst)', 'below fallback: a red line']
    """
    if parameter.kind in (Kind.TEXT, Kind.DATE) or not _held(parameter):
        return Standing(rung=Rung.NO_LADDER, exact=False)
    if isinstance(value, Amount):
        return _of_amount(parameter, value)
    if value is None or not _fits(parameter, value):
        return Standing(rung=Rung.UNREAD, exact=False)
    if isinstance(value, int | Decimal) and parameter.kind in NUMERIC:
        number = Fraction(value)
        return Standing(rung=_numbered(parameter, number), least=number, most=number)
    return Standing(
        rung=_placed(
            parameter,
            lambda held: (parameter.no_better(held, value), parameter.no_better(value, held)),
        ),
    )


def worst_end(parameter: Parameter, extent: Extent) -> Fraction:
    """What an amount comes to in the parameter's unit, at its worst for members."""
    return extent.least if parameter.better == "higher" else extent.most


def _held(parameter: Parameter) -> list[tuple[Position, Value]]:
    return [(step, value) for step in Position if (value := parameter.at(step)) is not None]


def _fits(parameter: Parameter, value: Value) -> bool:
    """Whether a value is of the kind, be it within our own limits or not."""
    if parameter.kind in NUMERIC:
        return isinstance(value, int | Decimal) and not isinstance(value, bool)
    if parameter.kind is Kind.CHOICE:
        return value in parameter.choices
    return value_fault(parameter.kind, value) is None


def _of_amount(parameter: Parameter, amount: Amount) -> Standing:
    found = None if amount.contradicted is not None else extent(amount, parameter.kind)
    if found is None:
        return Standing(rung=Rung.UNREAD, exact=False)
    at_worst = _numbered(parameter, worst_end(parameter, found))
    on_one = _numbered(parameter, found.least) is _numbered(parameter, found.most)
    # Public holidays are nobody's to foresee: what crosses from or to working days is about.
    crosses = Kind.WORKING_DAYS in (amount.unit, parameter.kind)
    return Standing(
        rung=at_worst,
        exact=found.exact or (on_one and not crosses),
        least=found.least,
        most=found.most,
    )


def _numbered(parameter: Parameter, number: Fraction) -> Rung:
    sign = 1 if parameter.better == "higher" else -1

    def compared(held: Value) -> tuple[bool, bool]:
        step = Fraction(cast("int | Decimal", held))
        return sign * number >= sign * step, sign * number <= sign * step

    return _placed(parameter, compared)


def _placed(parameter: Parameter, compared: Callable[[Value], tuple[bool, bool]]) -> Rung:
    """The rung of a value.

    Args:
        parameter: whose ladder it is.
        compared: whether the value is as good as a step or better, and as good or worse.
    """
    last = Position.OPENING
    for step, held in _held(parameter):
        as_good, no_better = compared(held)
        if as_good and no_better:
            return _AT[step]
        if as_good:
            return list(Rung)[_AT[step].place - 1]
        last = step
    return list(Rung)[_AT[last].place + 1]
