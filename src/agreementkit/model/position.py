"""The three positions a side takes in a negotiation."""

from enum import StrEnum

__all__ = ["Position"]


class Position(StrEnum):
    """Opening, target or fallback: from what is asked for to what is least accepted.

    >>> Position("target").worse
    <Position.FALLBACK: 'fallback'>
    """

    OPENING = "opening"
    TARGET = "target"
    FALLBACK = "fallback"

    @property
    def worse(self) -> "Position | None":
        """The next position down the ladder; None below the fallback."""
        order = list(Position)
        return dict(zip(order, order[1:], strict=False)).get(self)
