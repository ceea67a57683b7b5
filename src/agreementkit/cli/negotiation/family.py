"""The commands of a negotiation, in the order in which a round needs them."""

from cyclopts import App

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
variable AGREEMENTKIT_BY. The folder is for our own side: only what lies in its folder
"sent" goes to the employer.
"""

negotiation = App(name="negotiation", help=_HELP)
negotiation["--help"].help = "Explain this command."
for command in (start, send, receive, status, move, package, reply, log, verify, close):
    negotiation.command(command)
