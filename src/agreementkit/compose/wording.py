"""Values as words: with their units, in the singular and the plural."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from agreementkit.model import Kind, Value
from agreementkit.model.dates import in_words
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.kind import UNITS

__all__ = ["NBSP", "in_sentence", "joined", "wording"]

NBSP = "\N{NO-BREAK SPACE}"


def wording(kind: Kind, value: Value, words: str = "") -> str:
    """A value as the draft prints it.

    Args:
        kind: what the value is, and so its unit.
        value: of that kind.
        words: what a choice prints in place of its name.

    >>> wording(Kind.WEEKS, 1).split(), wording(Kind.WEEKS, 26).split()
    (['1', 'week'], ['26', 'weeks'])
    """
    match value:
        case bool():
            return ComposedWords.YES if value else ComposedWords.NO
        case date():
            return in_words(value).replace(" ", NBSP)
        case tuple():
            return joined(value) or ComposedWords.NOTHING
        case str():
            return words or value
        case _:
            return _number(kind, value)


def _number(kind: Kind, value: int | Decimal) -> str:
    if kind in UNITS:
        unit = kind.removesuffix("s") if value == 1 else kind
        return f"{value}{NBSP}{unit}"
    if kind is Kind.PERCENT:
        return f"{_plain(value)}%"
    if kind is Kind.MONEY:
        return f"£{_money(value)}"
    return str(value)


def _money(value: int | Decimal) -> str:
    if value == int(value):
        return f"{int(value):,}"
    # Pence have two places; a sum in fractions of a penny keeps them all.
    return f"{value:,.2f}" if value == round(value, 2) else f"{value:,f}"


def _plain(value: int | Decimal) -> str:
    return str(int(value)) if value == int(value) else f"{value:f}".rstrip("0")


def joined(items: Sequence[str]) -> str:
    """Items as one phrase; semicolons where an item has a comma of its own.

    >>> joined(["one"]), joined(["one", "two"]), joined(["one", "two", "three"])
    ('one', 'one and two', 'one, two and three')
    >>> joined(["pay, hours", "leave"])
    'pay, hours; and leave'
    """
    if len(items) < 2:
        return "".join(items)
    mark = "; " if any("," in item for item in items) else ", "
    last = f";{ComposedWords.AND}" if mark == "; " else ComposedWords.AND
    return mark.join(items[:-1]) + last + items[-1]


def in_sentence(name: str) -> str:
    """A legal name as it stands inside a sentence.

    >>> in_sentence("The Chief Constable of Kent Police")
    'the Chief Constable of Kent Police'
    """
    return f"the {name.removeprefix('The ')}" if name.startswith("The ") else name
