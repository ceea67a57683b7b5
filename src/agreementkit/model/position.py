"""The three positions a side takes in a negotiation."""

from enum import StrEnum

from agreementkit.model.nearest import look_up

__all__ = ["Position", "as_position"]


class Position(StrEnum):
    """Opening, target or fallback: from what is asked for to what is least accepted.

    >>> [str(position) for position in Position]
    ['opening', 'target', 'fallback']
    """

    OPENING = "opening"
    TARGET = "target"
    FALLBACK = "fallback"


def as_position(name: Position | str) -> Position:
    """The position of that name; raises `InvalidError` where there is none."""
    return look_up(name, {position.value: position for position in Position}, "position")
