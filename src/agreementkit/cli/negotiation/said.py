"""What a command of a negotiation says when it is done."""

from pathlib import Path
from typing import TYPE_CHECKING

from agreementkit.cli.negotiation.place import Place
from agreementkit.cli.show import results, show, talk

if TYPE_CHECKING:
    from agreementkit.negotiate.state import NegotiationState

__all__ = ["say_next", "say_recorded", "say_sent", "say_written"]


def say_recorded(place: Place) -> None:
    """What was recorded last, and what to do next."""
    from agreementkit.negotiate.telling.entry_said import entry_said

    show(entry_said(place.talks.log[-1]), hang=2)
    say_next(place)


def say_next(place: Place, now: "NegotiationState | None" = None) -> None:
    """What to do next, with the commands to type."""
    for step in place.next_steps(now or place.talks.state):
        talk(step)


def say_sent(place: Place, file: Path) -> None:
    """Which file is to be sent, and what else belongs to sending it."""
    results().print(str(file), soft_wrap=True)
    talk("Send this file. Nothing else in the folder may go to the employer.")
    seal = place.talks.verify().seal
    talk(f"Put this seal into your e-mail: it can show later that no record was changed. {seal}")
    say_next(place)


def say_written(file: Path, *, json: bool) -> None:
    """Which file was written for our side; beside JSON, that is no result.

    Args:
        file: where it is.
        json: whether the results are JSON.
    """
    words = f"Written, for our side: {file}"
    if json:
        talk(words)
    else:
        results().print(words, soft_wrap=True)
