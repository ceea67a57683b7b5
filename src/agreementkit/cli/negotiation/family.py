"""The commands of a negotiation, in the order in which a round needs them."""

from collections.abc import Callable

from cyclopts import App

from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.close import close
from agreementkit.cli.negotiation.log import log
from agreementkit.cli.negotiation.move import move
from agreementkit.cli.negotiation.package import package
from agreementkit.cli.negotiation.receive import receive
from agreementkit.cli.negotiation.reply import reply
from agreementkit.cli.negotiation.send import send
from agreementkit.cli.negotiation.start import start
from agreementkit.cli.negotiation.status import status
from agreementkit.cli.negotiation.verify import verify

__all__ = ["negotiation"]

_HELP = """Send a draft, judge what comes back, decide, and answer. All of it is kept in a folder.

Whoever writes says in which role: with --by, or once for all commands in the environment
variable AGREEMENTKIT_BY. The folder is for our own side: only the Word files in "sent" go
to the employer.
"""

negotiation = App(name="negotiation", help=_HELP)
negotiation["--help"].help = "Explain this command."
_COMMANDS: tuple[Callable[..., Exit], ...] = (
    start,
    send,
    receive,
    status,
    move,
    package,
    reply,
    log,
    verify,
    close,
)
_USAGE = {
    move: "Usage: agreementkit negotiation move FOLDER CLAUSE... --because TEXT [OPTIONS]",
    package: "Usage: agreementkit negotiation package FOLDER NAME [CLAUSE...] --because TEXT",
}
"""Of commands for any number of clauses, which would otherwise be called arguments."""

for place, command in enumerate(_COMMANDS):
    negotiation.command(command, sort_key=place, usage=_USAGE.get(command))
