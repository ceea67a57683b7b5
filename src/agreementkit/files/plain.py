"""Values that TOML can hold and no agreement can: found before anything is made of them."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from agreementkit.errors import Fault
from agreementkit.files.lines import KeyPath, Placed

__all__ = ["UNPRINTABLE", "oddities"]

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that neither a text file nor a Word file may hold."""

_DEEPEST = 12
_LARGEST = 10**15


def oddities(value: object, path: KeyPath = ()) -> Iterator[Placed]:
    """Every value in a table that no agreement can hold, with its path.

    >>> [fault.message for _, fault in oddities({"share": Decimal("nan")})]
    ['this is not a number that can be written down: NaN']
    """
    if len(path) > _DEEPEST:
        message = "brackets stand too deep one inside another"
        yield path[:_DEEPEST], Fault(message=message, remedy="write it with fewer brackets")
        return
    match value:
        case str():
            if found := UNPRINTABLE.search(value):
                message = f"this holds a character that cannot be printed (U+{ord(found[0]):04X})"
                remedy = "take it out; where it came from a backslash, write / instead"
                yield path, Fault(message=message, remedy=remedy)
        case Mapping():
            for name, inside in value.items():
                yield from oddities(name, path)
                yield from oddities(inside, (*path, name))
        case list() | tuple():
            for number, inside in enumerate(value):
                yield from oddities(inside, (*path, number))
        case Decimal() | float() if not Decimal(value).is_finite():
            message = f"this is not a number that can be written down: {value}"
            yield path, Fault(message=message, remedy="write a number in figures")
        case (int() | Decimal() | float()) as number if abs(number) > _LARGEST:
            message = "this number is far too large"
            yield path, Fault(message=message, remedy="write the number that you mean")
        case _:
            pass
