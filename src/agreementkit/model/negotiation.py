"""What is said of a clause in a negotiation: its state, and what a receipt found about it."""

import re
from collections.abc import Iterable
from enum import StrEnum

from attrs import field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.nearest import look_up
from agreementkit.model.texts import texts

__all__ = [
    "AgreedText",
    "ClauseFacts",
    "ClauseState",
    "DraftKind",
    "FigureFact",
    "KeptFile",
    "Outcome",
    "Package",
    "Side",
]


class ClauseState(StrEnum):
    """Where a clause stands. Only a person's act makes it agreed, parked or withdrawn."""

    TABLED = "tabled"
    """Our words are on the table."""
    COUNTERED = "countered"
    """The employer sent it back changed, and we have not answered."""
    AGREED = "agreed provisionally"
    """Both sides accept it, as long as the rest is agreed too."""
    PARKED = "parked"
    """Set aside for now."""
    WITHDRAWN = "withdrawn"
    """Taken off the table by our side."""
    CLOSED = "closed"
    """The negotiation is over."""


class DraftKind(StrEnum):
    """What kind of paper went out."""

    DRAFT = "draft"
    """Our own text, clean."""
    REPLY = "reply"
    """Our answer, written over the employer's text."""


class Side(StrEnum):
    """A side of the table: whose words of a clause are agreed."""

    OURS = "ours"
    THEIRS = "theirs"


@frozen(kw_only=True)
class AgreedText:
    """Which text of a clause was agreed."""

    words: Side
    round: int
    """The round in which these words crossed the table."""
    fingerprint: str
    """Of the words, as 64 hexadecimal digits."""


class Outcome(StrEnum):
    """How a negotiation ended."""

    AGREED = "agreed"
    NO_AGREEMENT = "no-agreement"


_NAME = re.compile(r"(?:[a-z]+/)?[a-z0-9][a-z0-9.-]*")


@frozen(kw_only=True)
class KeptFile:
    """A file of the folder, as the ledger vouches for it.

    Raises:
        InvalidError: the name could lead out of the folder, or is none that every system takes.
    """

    name: str = field()
    """With its folder, such as `sent/round-1.docx`; the slash is the same on every system."""
    sha256: str
    """Of its bytes, as 64 hexadecimal digits."""

    @name.validator
    def _inside(self, _: object, name: str) -> None:
        if not _NAME.fullmatch(name):
            message = f'"{name}" cannot be the name of a file in the folder of a negotiation'
            remedy = "use small letters, digits, dots and hyphens"
            raise InvalidError([Fault(key="name", message=message, remedy=remedy)])


@frozen(kw_only=True)
class FigureFact:
    """A figure of a clause in a returned file."""

    parameter: str
    label: str
    sent: str
    """With its unit, as both sides read it: `26 weeks`."""
    offered: str
    """The same; empty where it is gone."""
    rung: str
    """Where it lies on our ladder, in words."""


def _figures(values: Iterable[FigureFact]) -> tuple[FigureFact, ...]:
    return tuple(values)


_UNTOUCHED = ("same", "moved")
_FATES = (*_UNTOUCHED, "changed", "deleted", "new", "split", "merged", "copied", "unsure")


@frozen(kw_only=True)
class ClauseFacts:
    """What a receipt found about one clause: facts, and no judgement on them.

    Raises:
        InvalidError: the fate is none of those that are known.
    """

    title: str
    number: str = ""
    """As the returned file prints it."""
    fate: str = field(default="same")
    """same, changed, deleted, moved, new, split, merged, copied or unsure."""
    changed: bool = False
    """Whether its text, with every tracked change accepted, is not what we sent."""
    silent: int = 0
    """How many changes in it were made without tracking."""
    below: tuple[str, ...] = field(default=(), converter=texts)
    """Parameters whose figure is worse for members than our fallback."""
    figures: tuple[FigureFact, ...] = field(default=(), converter=_figures)
    """Those that moved."""
    lost: tuple[str, ...] = field(default=(), converter=texts)
    """Topics that it covered as sent and no longer covers."""

    @fate.validator
    def _known(self, _: object, fate: str) -> None:
        # A word that nobody knows must not pass for a change, nor for none.
        look_up(fate, dict.fromkeys(_FATES), "fate of a clause")

    @property
    def altered(self) -> bool:
        """Whether a person must look at it: it is changed, or cannot be said to be the same."""
        return self.changed or self.silent > 0 or self.fate not in _UNTOUCHED


@frozen(kw_only=True)
class Package:
    """Clauses that are offered together, and agreed together or not at all."""

    name: str
    clauses: tuple[str, ...] = field(converter=texts)
    because: str
