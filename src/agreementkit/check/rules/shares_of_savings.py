"""The shares of a saving come to more than the whole, or leave a part to nobody."""

from collections.abc import Iterator
from decimal import Decimal

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Kind, Severity

__all__ = ["OVER", "REMAINDER"]

_EITHER = "pct under [clauses.gain-share] or [clauses.reinvestment-share]"


def _find_over(case: Case) -> Iterator[tuple[str, str, str]]:
    for place, shares, total in _totals(case):
        if total > 100:
            yield place, f"{shares}: together {total}%, more than the whole", f"lower {_EITHER}"


def _find_remainder(case: Case) -> Iterator[tuple[str, str, str]]:
    for place, shares, total in _totals(case):
        if total < 100:
            yield (
                place,
                f"{shares}: the other {100 - total}% is left to the Employer",
                f"raise {_EITHER}, or leave it as room for the talks",
            )


def _totals(case: Case) -> Iterator[tuple[str, str, int | Decimal]]:
    """Where the shares stand, what they are, and their sum; nothing unless both are there."""
    staff, services = _share(case, "gain-share"), _share(case, "reinvestment-share")
    if staff is not None and services is not None:
        shares = (
            f"employees have {staff}% of each net saving, and {services}% is returned "
            f"under {case.place('reinvestment-share')}"
        )
        yield case.place("gain-share"), shares, staff + services


def _share(case: Case, clause: str) -> int | Decimal | None:
    known, value = case.parameter(clause, "pct"), case.value(clause, "pct")
    if known and known.kind is Kind.PERCENT and isinstance(value, int | Decimal):
        return value
    return None


OVER = Rule(
    id="shares-over-whole",
    severity=Severity.ERROR,
    title="The shares of a saving come to more than 100%",
    find=_find_over,
)

REMAINDER = Rule(
    id="shares-remainder",
    severity=Severity.NOTE,
    title="The shares of a saving leave a part of it to the Employer",
    find=_find_remainder,
)
