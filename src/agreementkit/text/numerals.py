"""English words for numbers, read as numbers."""

import re

__all__ = ["WORDS", "spoken"]

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

WORDS = "|".join((*_SMALL, *_TENS, *_LARGE))
"""Every word of a number, as alternatives of a pattern."""


def spoken(words: str) -> int | None:
    """The number that some words say; None where they say none.

    >>> spoken("one hundred and twenty-five"), spoken("Ten"), spoken("a few")
    (125, 10, None)
    """
    total = part = 0
    parts = [word for word in re.split(r"[ -]+", words.casefold()) if word != "and"]
    for word in parts:
        if word in _SMALL:
            part += _SMALL.index(word)
        elif word in _TENS:
            part += 20 + 10 * _TENS.index(word)
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _LARGE:
            total, part = total + (part or 1) * _LARGE[word], 0
        else:
            return None
    return total + part if parts else None
