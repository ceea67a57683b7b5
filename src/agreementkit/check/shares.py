"""The shares of a saving that go to staff and to services, added up."""

from collections.abc import Iterator
from decimal import Decimal

from agreementkit.check.case import Case
from agreementkit.model import Kind

__all__ = ["EITHER", "totals"]

EITHER = "pct under [clauses.gain-share] or [clauses.reinvestment-share]"
"""The two figures that can be changed."""


def totals(case: Case) -> Iterator[tuple[str, int | Decimal]]:
    """What the shares are in words, and their sum; nothing unless both are there."""
    staff, services = _share(case, "gain-share"), _share(case, "reinvestment-share")
    if staff is not None and services is not None:
        shares = (
            f"employees have {staff}% of each net saving, and {services}% is returned "
            f"under {case.place('reinvestment-share')}"
        )
        yield shares, staff + services


def _share(case: Case, clause: str) -> int | Decimal | None:
    known, value = case.parameter(clause, "pct"), case.value(clause, "pct")
    if known and known.kind is Kind.PERCENT and isinstance(value, int | Decimal):
        return value
    return None
