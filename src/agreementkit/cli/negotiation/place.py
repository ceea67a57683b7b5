"""The folder that a command works in, and the command to type next."""

import contextlib
import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from agreementkit import Fault, InvalidError, RedLineError
from agreementkit.cli.negotiation.hand import BY
from agreementkit.cli.negotiation.names import as_sent
from agreementkit.cli.reading import read_pack
from agreementkit.cli.typed import typed
from agreementkit.model.negotiation import ClauseState

if TYPE_CHECKING:
    from agreementkit import Negotiation, Pack
    from agreementkit.negotiate.state import NegotiationState

__all__ = ["Place"]


@frozen(kw_only=True, slots=False)
class Place:
    """A negotiation as the command line names it."""

    folder: Path
    own: Path | None = None
    """The folder after --pack."""
    by: str | None = None
    """The role after --by."""

    @cached_property
    def pack(self) -> "Pack":
        """The clauses that its drafts are made from."""
        return read_pack(self.own)

    @cached_property
    def talks(self) -> "Negotiation":
        """The negotiation itself."""
        from agreementkit import Negotiation

        return Negotiation(folder=self.folder, pack=self.pack)

    def command(self, name: str, *words: str | Path, writes: bool = True) -> str:
        """A command on this negotiation in full, as it is typed.

        Args:
            name: of the command, such as "send".
            words: what follows the folder.
            writes: whether it asks who does it.
        """
        mine = ["--by", self.by or "…"] if writes and (self.by or not os.environ.get(BY)) else []
        own = ["--pack", str(self.own)] if self.own else []
        return typed("agreementkit", "negotiation", name, self.folder, *words, *mine, *own)

    def next_steps(self, now: "NegotiationState") -> Iterator[str]:
        """What to do next, with the command for it."""
        if now.closed:
            yield f"It is over. To see all that was done: {self.command('log', writes=False)}"
        elif not now.drafts:
            yield f"Next, write the draft to send: {self.command('send')}"
        elif all(each.answers != now.drafts[-1].draft for each in now.receipts):
            yield f"When it comes back: {self.command('receive', 'THEIR-FILE.docx')}"
        elif not now.unsettled():
            yield f"Every clause is settled. To end it: {self.command('close', '--because', '…')}"
        else:
            came = [e.clause for e in now.unsettled() if e.state is ClauseState.COUNTERED]
            if came:
                # Of all that could be done, this alone gives nothing away.
                park = self.command("move", came[0], "--park", "--because", "…")
                yield f"Decide on {', '.join(came)}. To set one aside, for example: {park}"
            if as_sent(now):
                ours = ("--unchanged", "--agree", "ours", "--because", "…")
                yield f"Agree to what came back as we sent it: {self.command('move', *ours)}"
            yield f"Then answer: {self.command('reply')}"

    @contextlib.contextmanager
    def advised(self, *, look: bool = False, again: str = "") -> Iterator[None]:
        """Add the next command to what keeps a step from being taken.

        Args:
            look: whether it helps to see where the clauses stand.
            again: of a decision that may be approved, the command with room for who has.
        """
        try:
            yield
        except RedLineError as error:
            raise RedLineError(_with(error, f"if it is approved, type: {again}")) from None
        except InvalidError as error:
            now = self.talks.state
            step = next(self.next_steps(now))
            if look and now.drafts and not now.closed:
                step = f"see where it stands: {self.command('status', writes=False)}"
            raise InvalidError(_with(error, step[:1].lower() + step[1:])) from None


def _with(error: InvalidError, advice: str) -> list[Fault]:
    """The faults of an error, with more to do behind the last."""
    *others, last = error.faults
    return [*others, evolve(last, remedy=f"{last.remedy}; {advice}")]
