"""Who writes, when and why. Here alone a clock is read, and only where nobody gives a date."""

import os
from datetime import datetime
from typing import TYPE_CHECKING

from agreementkit.cli.exits import UsageError
from agreementkit.cli.reading import moment

if TYPE_CHECKING:
    from agreementkit import Decision
    from agreementkit.negotiate.record import Stamp

__all__ = ["BY", "decision", "hand"]

BY = "AGREEMENTKIT_BY"
"""The environment variable that says in which role a person works."""


def hand(by: str | None, dated: str | None) -> "Stamp":
    """Who writes, and when.

    Args:
        by: the role after --by; None takes that in the environment.
        dated: what stands after --date; None takes this computer's clock.

    Raises:
        UsageError: nobody says who it is, or the date is none.
    """
    from agreementkit.negotiate.record import Stamp

    role = os.environ.get(BY, "") if by is None else by
    if not _said(role):
        raise UsageError(
            'Say who does this, as a role: --by "Branch secretary". To say it once for all '
            f"commands, set the environment variable {BY}.",
        )
    return Stamp(by=role.strip(), when=_now() if dated is None else moment(dated))


def decision(because: str | None, approved_by: str, who: "Stamp") -> "Decision":
    """Who decides, when and why.

    Raises:
        UsageError: no reason is given, or an approval without a name.
    """
    from agreementkit import Decision

    if because is None or not _said(because):
        raise UsageError(
            'Say why, in a sentence: --because "They offered a pilot." It is kept in the log, for '
            "our side only.",
        )
    if approved_by and not _said(approved_by):
        raise UsageError('Say who has approved it, such as --approved-by "Branch committee".')
    return Decision(when=who.when, by=who.by, because=because, approved_by=approved_by)


def _said(words: str) -> bool:
    """Whether anything is said: the dots of a command that was copied from here say nothing."""
    return bool(words.strip(" .…"))


def _now() -> datetime:
    """By the clock of this computer, as its owner reads it."""
    return datetime.now().astimezone().replace(microsecond=0, tzinfo=None)
