"""What a returned line did to one of our values."""

from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from agreementkit.model import Value
from agreementkit.negotiate.ladder import Rung
from agreementkit.text.amounts import Amount

__all__ = ["Direction", "SlotMove"]


class Direction(StrEnum):
    """What a move is to members."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    """No better and no worse, in another unit."""
    OPEN = "open"
    """A person must say."""


@frozen(kw_only=True)
class SlotMove:
    """A value of ours that a returned line has moved."""

    parameter: str
    label: str
    sent: str
    """As our line has it: `26 weeks`."""
    sent_value: Value | None
    """In the parameter's own unit; None for a blank, and for what our words do not tell."""
    offered: str
    """What stands there now, as it reads; empty where nothing does."""
    amount: Amount | None = None
    """The number that was read, with its unit; its place is in the returned line as it reads."""
    value: Value | None = None
    """What was read for a choice, a flag, a date or a text."""
    rung: Rung
    exact: bool
    """False where the rung is the worst of several, or where a person should look."""
    direction: Direction
    distance: Decimal | None = None
    """What is offered less what we sent, in the parameter's own unit and at its worst for
    members, to two places; None where either is no number."""
    bound: str = ""
    """How the words beside the figure turned it round: "“at least” became “at most”"."""
    elsewhere: bool = False
    """Whether it is gone from its place, and an amount of its kind now stands elsewhere in
    the line."""

    @property
    def gone(self) -> bool:
        """Whether nothing stands in its place."""
        return not self.offered

    @property
    def phrase(self) -> str:
        """The move in plain words.

        >>> from agreementkit.model import Parameter
        >>> from agreementkit.model.document import Figure
        >>> notice = Parameter(name="notice", kind="weeks", label="Notice", range=(4, 52),
        ...                    better="higher", opening=26, target=17, fallback=13,
        ...                    source=["proposal"])
        >>> from agreementkit.negotiate.slots import slot_moves
        >>> line = (Figure(text="26 weeks", parameter="notice"),)
        >>> print(slot_moves(line, "eight weeks", {"notice": notice})[0].phrase)
        Notice: 26 weeks became eight weeks, below fallback: a red line
        """
        became = f"became {self.offered}" if self.offered else "is gone"
        if self.elsewhere:
            became = f"is gone from its place, and {self.offered} stands elsewhere in the line"
        turned = f" ({self.bound})" if self.bound else ""
        sure = self.exact or self.gone or self.bound or self.rung in _FOR_A_PERSON
        about = "" if sure else ", at its worst"
        return f"{self.label}: {self.sent} {became}{turned}, {self.rung.phrase}{about}"


_FOR_A_PERSON = (Rung.NO_LADDER, Rung.UNREAD)
