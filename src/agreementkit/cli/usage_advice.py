"""What is wrong with a command line, in words, and what to type instead."""

from collections.abc import Sequence
from pathlib import Path

from cyclopts import (
    CycloptsError,
    MissingArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from agreementkit.cli.exits import UsageError

_LONG_DASHES = ("\N{EN DASH}", "\N{EM DASH}")
_CURLY = "“”‘’"


def usage_advice(error: UsageError | CycloptsError, arguments: Sequence[str]) -> str:
    """What is wrong, and where to read more.

    Args:
        error: what the command line was refused with.
        arguments: the command line.
    """
    # A command of ours was found before it could complain; cyclopts may not have found one.
    chain = (
        _named_command(arguments) if isinstance(error, UsageError) else error.command_chain or ()
    )
    wrong = _typographic_marks(arguments) or _wrong(error, chain, arguments)
    return f"{wrong}\nFor help: {' '.join(('agreementkit', *chain, '--help'))}"


def _named_command(arguments: Sequence[str]) -> Sequence[str]:
    """The command that was found: a word, or two where the first is a family of commands."""
    return arguments[: 2 if arguments[0] == "negotiation" else 1]


def _typographic_marks(arguments: Sequence[str]) -> str:
    """What a word processor's dashes and quotation marks have done; empty where nothing."""
    if dashed := next((each for each in arguments if each.startswith(_LONG_DASHES)), None):
        return f'"{dashed}" begins with one long dash: type two short ones, --{dashed.strip("–—")}.'
    if curly := next((each for each in arguments if each.startswith(("“", "‘"))), None):
        whole = " ".join(arguments[arguments.index(curly) :])
        words = whole[1:].partition("”")[0].partition("’")[0].strip(_CURLY)
        return f'The quotation marks are curly: type straight ones, "{words}".'
    return ""


def _wrong(
    error: UsageError | CycloptsError,
    chain: Sequence[str],
    arguments: Sequence[str],
) -> str:
    match error:
        case MissingArgumentError(argument=argument) if argument is not None:
            last = arguments[-1]
            if last.startswith("-"):
                return f"Something must follow {last}: it is the last word."
            return f'"{" ".join(chain)}" needs {argument.name}.'
        case UnusedCliTokensError(unused_tokens=[first, *_]):
            return _unused(first, chain, arguments)
        case UnknownCommandError() if Path(arguments[0]).suffix:
            return f"Say first what to do with it: agreementkit check {arguments[0]}, for example."
        case UnknownOptionError() if short := _one_dash(arguments):
            return f"Options begin with two dashes: type -{short}."
        case _:
            return str(error)


def _one_dash(arguments: Sequence[str]) -> str:
    """A word that begins with one dash and is too long to be a short option."""
    short = (a for a in arguments if a.startswith("-") and not a.startswith("--") and len(a) > 2)
    return next(short, "")


def _unused(first: str, chain: Sequence[str], arguments: Sequence[str]) -> str:
    """What to do with a word that nothing asked for."""
    place = list(arguments).index(first)
    before = arguments[place - 1]
    if place >= 2 and arguments[place - 2].startswith("--"):
        return f'Put words that belong together in quotation marks: "{before} {first}".'
    if list(chain) == ["clauses"]:
        return f"An id has hyphens and no blanks: try {before}-{first}."
    if Path(first).suffix and Path(before).suffix:
        return f"One file at a time: {before} first, and then {first}."
    return f'Nothing more can follow here: take "{first}" away.'
