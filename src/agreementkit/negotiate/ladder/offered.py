"""What stands in the place of a value, read as a value of its kind."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from agreementkit.check.quantities import written_dates
from agreementkit.model import Kind, Parameter, Value
from agreementkit.negotiate.ladder.in_unit import extent
from agreementkit.negotiate.ladder.rungs import Standing, rung, worst_end
from agreementkit.text.amounts import Amount
from agreementkit.text.evened import evened

__all__ = ["alike", "choice_in", "comparable", "in_own_unit", "value_of", "worst"]


def alike(one: str, other: str) -> bool:
    """Whether two texts have the same words, small letters or capitals."""
    return _loose(one) == _loose(other)


def _loose(text: str) -> str:
    return evened(text).casefold().strip(" .,;:")


def comparable(parameter: Parameter, read: Iterable[Amount]) -> list[Amount]:
    """The amounts that can be held against a parameter's own."""
    return [each for each in read if extent(each, parameter.kind) is not None]


def in_own_unit(parameter: Parameter, amount: Amount) -> Fraction | None:
    """What an amount comes to in the parameter's unit, at its worst for members.

    None where it is no amount of its kind, or says two things at once.
    """
    found = None if amount.contradicted is not None else extent(amount, parameter.kind)
    return worst_end(parameter, found) if found else None


def worst(parameter: Parameter, read: Sequence[Amount]) -> tuple[Amount, Standing]:
    """The amount that is worst for members; of one that says two things, that one.

    Args:
        parameter: that they are held against.
        read: one amount or more.
    """
    sign = 1 if parameter.better == "higher" else -1

    def badness(amount: Amount) -> tuple[bool, Fraction]:
        value = in_own_unit(parameter, amount)
        return value is None, -sign * (value or Fraction(0))

    amount = max(read, key=badness)
    return amount, rung(parameter, amount)


def value_of(parameter: Parameter, words: str) -> Value | None:
    """The value that our own words, or theirs, say in full; None where they say none.

    For a number, use its amount: this reads choices, flags, dates and texts.
    """
    match parameter.kind:
        case Kind.CHOICE:
            return choice_in(parameter, words)
        case Kind.FLAG:
            return {"yes": True, "no": False}.get(_loose(words))
        case Kind.DATE:
            dates = [each.day for each in written_dates(re.sub(r"\s+", " ", words))]
            return dates[0] if len(dates) == 1 else None
        case Kind.TEXT:
            return words or None
        case _:
            return None


def choice_in(parameter: Parameter, words: str) -> str | None:
    """The one choice whose printed words some words are, or hold; None where none or two."""
    text = _loose(words)
    printed = {choice: _loose(said) for choice, said in parameter.words.items()}
    for choice, said in printed.items():
        if said == text:
            return choice
    held = [c for c, said in printed.items() if re.search(rf"(?<!\w){re.escape(said)}(?!\w)", text)]
    longest = [c for c in held if not any(printed[c] in printed[o] for o in held if o != c)]
    return longest[0] if len(longest) == 1 else None
