"""The three positions a side takes in a negotiation."""

from enum import StrEnum

__all__ = ["Position"]


class Position(StrEnum):
    """Opening, target or fallback: from what is asked for to what is least accepted.

    >>> [str(position) for position in Position]
    ['opening', 'target', 'fallback']
    """

    OPENING = "opening"
    TARGET = "target"
    FALLBACK = "fallback"
