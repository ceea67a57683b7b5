"""The remedy for a name that nobody knows: the nearest one that somebody does."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from agreementkit.errors import Fault, InvalidError

__all__ = ["did_you_mean", "look_up"]

T = TypeVar("T")


def look_up(name: str, known: Mapping[str, T], what: str) -> T:
    """The entry of that name, or an `InvalidError` that names the nearest."""
    if name in known:
        return known[name]
    message = f'no {what} is called "{name}"'
    raise InvalidError([Fault(message=message, remedy=did_you_mean(name, known))])


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The edit that mends a misspelt name.

    >>> did_you_mean("polise", ["police", "probation"])
    'did you mean "police"?'
    >>> did_you_mean("x", ["police", "probation"])
    'use one of: police, probation'
    """
    from difflib import get_close_matches

    names = sorted(known)
    # Case and blanks are what people get wrong first, so they do not count against a match.
    folded = {other.casefold().replace(" ", "-"): other for other in reversed(names)}
    near = get_close_matches(name.casefold().replace(" ", "-"), folded, n=1, cutoff=0.5)
    if near:
        return f'did you mean "{folded[near[0]]}"?'
    if not names:
        return "take it out: nothing can stand here"
    few = 14
    more = f" … ({len(names) - few} more)" if len(names) > few else ""
    return f"use one of: {', '.join(names[:few])}{more}"
