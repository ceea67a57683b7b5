"""What every command reads first: the clauses, the agreement, and names on the command line."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from agreementkit import Agreement, Pack, load_pack, read_agreement
from agreementkit.cli.exits import UsageError
from agreementkit.model.nearest import did_you_mean

__all__ = ["named", "read_both", "read_pack"]

T = TypeVar("T")


def read_pack(folder: Path | None) -> Pack:
    """The project's clauses, with a folder of the officer's own over them if one is named."""
    return load_pack() if folder is None else load_pack(folder)


def read_both(file: Path, folder: Path | None) -> tuple[Agreement, Pack]:
    """The agreement in a file, and the clauses that it is made from."""
    pack = read_pack(folder)
    return read_agreement(file, pack), pack


def named(name: str, known: Mapping[str, T], what: str) -> T:
    """What a name on the command line stands for.

    Raises:
        UsageError: nothing has that name; says what is nearest.
    """
    if name not in known:
        advice = did_you_mean(name, known)
        message = f'No {what} is called "{name}": {advice}'
        raise UsageError(message)
    return known[name]
