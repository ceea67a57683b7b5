"""Parameters of every kind to put values on."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from agreementkit import Parameter
from agreementkit.negotiation import Amount
from agreementkit.packs import Kind

__all__ = ["amount_of", "numeric", "of_kind"]


def numeric(kind: str, better: str, *steps: int | str | None) -> Parameter:
    """A parameter with numbers for its positions; None leaves one out."""
    opening, target, fallback = (Decimal(step) if isinstance(step, str) else step for step in steps)
    return Parameter(
        name="it",
        kind=kind,
        label="It",
        range=(0, 100_000),
        better=better,
        opening=opening,
        target=target,
        fallback=fallback,
        source=["proposal"],
    )


def amount_of(value: Fraction | Decimal | int, unit: str) -> Amount:
    """An amount, as if it had been read."""
    number = (
        Decimal(value.numerator) / Decimal(value.denominator)
        if isinstance(value, Fraction)
        else Decimal(value)
    )
    return Amount(words="", start=0, end=0, value=number, unit=unit)


@st.composite
def of_kind(draw: st.DrawFn, kinds: tuple[Kind, ...]) -> Parameter:
    """A parameter of one of the kinds, with a ladder that goes the right way."""
    better = draw(st.sampled_from(["higher", "lower"]))
    steps = sorted(draw(st.lists(st.integers(0, 60), min_size=3, max_size=3)))
    if better == "higher":
        steps.reverse()
    return numeric(draw(st.sampled_from(kinds)), better, *steps)
