"""The command line: arguments in, exit code out."""

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from io import TextIOWrapper

from cyclopts import App

from agreementkit import AgreementKitError, InputError, InvalidError, NotFinalError, OutputError
from agreementkit.cli.check import check
from agreementkit.cli.clauses import clauses
from agreementkit.cli.draft import draft
from agreementkit.cli.exits import Exit
from agreementkit.cli.new import new
from agreementkit.cli.schema import schema
from agreementkit.cli.show import show_error, talk

__all__ = ["app", "main"]

_HELP = """Draft, check and compare collective agreements on AI at work.

Exit codes: 0 fine; 1 the agreement falls short; 2 the command line is wrong;
3 a file cannot be read as it stands; 5 a file could not be written.
"""

app = App(name="agreementkit", help=_HELP, version=lambda: version("agreementkit"))
for command in (new, check, draft, clauses, schema):
    app.command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code and never lets a traceback out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A letter that the terminal cannot show must not stop the work.
            stream.reconfigure(errors="replace")
    try:
        return int(app(arguments, result_action="return_value") or Exit.FINE)
    except SystemExit as error:
        return int(error.code or Exit.FINE) if isinstance(error.code, int) else Exit.USAGE
    except AgreementKitError as error:
        show_error(error)
        return _exit_for(error)
    except BrokenPipeError:
        # Whoever read the results has gone; nothing is left to say to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    except KeyboardInterrupt:
        talk("Stopped.")
        return 130
    except Exception as error:
        if os.environ.get("AGREEMENTKIT_TRACEBACK"):
            raise
        talk(
            f"agreementkit itself is at fault ({type(error).__name__}: {error}). Nothing was "
            "lost. Please report it, with what AGREEMENTKIT_TRACEBACK=1 then prints.",
        )
        return Exit.FAULT


def _exit_for(error: AgreementKitError) -> Exit:
    match error:
        case InputError() | InvalidError():
            return Exit.UNREADABLE
        case NotFinalError():
            return Exit.FINDINGS
        case OutputError():
            return Exit.UNWRITTEN
        case _:
            return Exit.FAULT
