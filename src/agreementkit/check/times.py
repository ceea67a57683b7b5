"""Times in different units on one scale, so that one can be held against another."""

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from agreementkit.model import Kind

__all__ = ["Time", "counted"]

_DAYS: Mapping[Kind, Fraction] = {
    Kind.HOURS: Fraction(1, 24),
    Kind.DAYS: Fraction(1),
    Kind.WORKING_DAYS: Fraction(7, 5),
    Kind.WEEKS: Fraction(7),
    Kind.MONTHS: Fraction(365, 12),
}
"""Calendar days in each unit."""


@frozen(kw_only=True)
class Time:
    """A length of time, in the unit that the agreement gives it in.

    >>> fortnight = Time(amount=2, kind=Kind.WEEKS)
    >>> str(fortnight), fortnight.days == Time(amount=10, kind=Kind.WORKING_DAYS).days
    ('2 weeks', True)
    """

    amount: int
    kind: Kind

    @property
    def days(self) -> Fraction:
        """In calendar days."""
        return self.amount * _DAYS[self.kind]

    def __str__(self) -> str:
        return f"{self.amount} {self.kind.removesuffix('s') if self.amount == 1 else self.kind}"


def counted(one: Time, other: Time) -> str:
    """How two times were compared, for the end of a message; empty where it is plain."""
    kinds = {one.kind, other.kind}
    ways = []
    if len(kinds) > 1 and Kind.WORKING_DAYS in kinds:
        ways.append(f"5 working days counted as {'1 week' if Kind.WEEKS in kinds else '7 days'}")
    if len(kinds) > 1 and Kind.MONTHS in kinds:
        ways.append("12 months counted as 365 days")
    return f" ({', '.join(ways)})" if ways else ""
