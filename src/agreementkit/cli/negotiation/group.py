"""The commands of a negotiation, in the order in which a round needs them."""

from collections.abc import Callable

from cyclopts import App

from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.decisions import move, package
from agreementkit.cli.negotiation.execution import execution
from agreementkit.cli.negotiation.final import final
from agreementkit.cli.negotiation.rounds import close, receive, reply, send, start, undo
from agreementkit.cli.negotiation.status import log, status, verify
from agreementkit.cli.negotiation.upkeep import restore, update

_HELP = """Send a draft, judge what comes back, decide, and answer. All of it is kept in a folder.

Whoever writes says in which role: with --by, or once for all commands in the environment
variable AGREEMENTKIT_BY. The folder is for our own side: only the Word files in "sent" go
to the employer, and at the end those in "final" that are not called PRIVATE.
"""

negotiation = App(name="negotiation", help=_HELP)
negotiation["--help"].help = "Explain this command."
_COMMANDS: tuple[Callable[..., Exit], ...] = (
    start,
    send,
    receive,
    undo,
    status,
    move,
    package,
    update,
    reply,
    log,
    verify,
    restore,
    final,
    execution,
    close,
)
_USAGE = {
    move: "Usage: agreementkit negotiation move FOLDER CLAUSE... --because TEXT [OPTIONS]",
    package: "Usage: agreementkit negotiation package FOLDER NAME [CLAUSE...] --because TEXT",
}
"""Of commands for any number of clauses, which would otherwise be called arguments."""

for place, command in enumerate(_COMMANDS):
    negotiation.command(command, sort_key=place, usage=_USAGE.get(command))
