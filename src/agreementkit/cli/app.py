"""The command line: arguments in, exit code out."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from cyclopts import App, CycloptsError, Parameter

from agreementkit import AgreementKitError, LeakError, NotFinalError, OutputError
from agreementkit.cli.check import check
from agreementkit.cli.check_pack import check_pack
from agreementkit.cli.clauses import clauses
from agreementkit.cli.compare import compare
from agreementkit.cli.concede import concede
from agreementkit.cli.draft import draft
from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.gaps import gaps
from agreementkit.cli.lint import lint
from agreementkit.cli.negotiation.group import negotiation
from agreementkit.cli.new import new
from agreementkit.cli.output import print_message, results_console, show_error
from agreementkit.cli.schema import schema
from agreementkit.cli.usage_advice import usage_advice

_HELP = """Draft and check collective agreements on AI at work.

Exit codes:

- 0: fine
- 1: the agreement or the Word file falls short, a final draft still has blanks, or what
  came back was changed without tracking or is below a red line
- 2: the command line is wrong
- 3: a file or folder cannot be used as it stands, or a negotiation does not allow it
- 4: a shared copy would have held what is private, and was not written
- 5: a file could not be written, or somebody else is writing
- 70: agreementkit itself is at fault
- 130: stopped from the keyboard
"""


def _version() -> str:
    from importlib.metadata import version

    return version("agreementkit")


app = App(
    name="agreementkit",
    help=_HELP,
    version=_version,
    default_parameter=Parameter(negative="", show_default=False),
    suppress_keyboard_interrupt=False,
)
app["--version"].help = "Say which version this is."
app["--help"].help = "Explain this command."
for command in (new, check, draft, compare, gaps, concede, lint, clauses, check_pack, schema):
    app.command(command)
app.command(negotiation)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code and never lets a traceback out.

    Args:
        arguments: what follows the program's name; None takes the command line's own.
    """
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A letter that the terminal cannot show must not stop the work.
            stream.reconfigure(errors="replace")
    try:
        return _run(given)
    except (UsageError, CycloptsError) as error:
        print_message(usage_advice(error, given))
        return Exit.USAGE
    except AgreementKitError as error:
        show_error(error)
        if isinstance(error, NotFinalError):
            print_message("No draft was written, since a final one can have no blanks.")
        return _exit_for(error)
    except BrokenPipeError:
        # Whoever read the results has gone; nothing is left to say to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    except KeyboardInterrupt:
        print_message("Stopped.")
        return Exit.STOPPED
    except Exception as error:
        if os.environ.get("AGREEMENTKIT_TRACEBACK"):
            raise
        print_message(
            f"agreementkit itself is at fault ({type(error).__name__}: {error}). Nothing was "
            "lost. Please report it, with what is printed when AGREEMENTKIT_TRACEBACK=1 is set.",
        )
        return Exit.FAULT


def _run(arguments: Sequence[str]) -> int:
    code = app(
        arguments,
        console=results_console(),
        exit_on_error=False,
        print_error=False,
        result_action="return_value",
    )
    # What still waits to be written must fail here, not when Python shuts down.
    sys.stdout.flush()
    return int(code or Exit.FINE)


def _exit_for(error: AgreementKitError) -> Exit:
    match error:
        case NotFinalError():
            return Exit.FINDINGS
        case LeakError():
            return Exit.LEAK
        case OutputError():
            return Exit.UNWRITTEN
        case _:
            # All else is about what was read.
            return Exit.UNREADABLE
