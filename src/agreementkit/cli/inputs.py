"""What every command reads first: the clauses, the agreement, and names and days as typed."""

import errno
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from attrs import evolve

from agreementkit import (
    Agreement,
    Fault,
    Pack,
    RefusedError,
    house_style,
    load_pack,
    read_agreement,
)
from agreementkit.cli.exits import UsageError
from agreementkit.cli.output import print_message
from agreementkit.documents import HouseStyle
from agreementkit.packs import did_you_mean

T = TypeVar("T")


def read_pack(folder: Path | None) -> Pack:
    """The project's clauses, with a folder of the officer's own over them if one is named."""
    return load_pack() if folder is None else load_pack(folder)


def read_agreement_and_pack(file: Path, folder: Path | None) -> tuple[Agreement, Pack]:
    """The agreement in a file, and the clauses that it is made from."""
    pack = read_pack(folder)
    return read_agreement(file, pack), pack


_ENOUGH = 64 * 2**20 + 1
"""Bytes of a Word file by which it is known to be too large."""


def word_file_bytes(file: Path) -> bytes:
    """A Word file that a person named; of one that is too large, enough to tell.

    Raises:
        OSError: it cannot be read, or is a pipe, that would be waited for, or a device.
    """
    if file.exists() and not file.is_file() and not file.is_dir():
        raise OSError(errno.EINVAL, "this is a device or a pipe, not a file")
    with file.open("rb") as stream:
        return stream.read(_ENOUGH)


def read_house_style(file: Path) -> HouseStyle:
    """The house style in a branch's template; what was missing or left out is said.

    Raises:
        RefusedError: it is not there, or not safe to use.
    """
    try:
        data = word_file_bytes(file)
    except OSError as error:
        why = (error.strerror or "no file can have this name").lower()
        fault = Fault(
            file=str(file),
            message=f"the template could not be read ({why})",
            remedy="name a Word file of your branch, such as branch.docx",
        )
        raise RefusedError([fault], reason="unreadable") from None
    try:
        style = house_style(data, called=file.name)
    except RefusedError as error:
        faults = [evolve(fault, file=str(file)) for fault in error.faults]
        raise RefusedError(faults, reason=error.reason) from None
    for note in style.notes:
        print_message(note)
    return style


def resolve_name(
    name: str,
    known: Mapping[str, T],
    what: str,
    titles: Mapping[str, str] | None = None,
) -> T:
    """What a name on the command line stands for.

    Args:
        name: as typed.
        known: what there is, by its id.
        what: what such a thing is called.
        titles: other names that people know it by, each with its id.

    Raises:
        UsageError: nothing has that name; says what is nearest.
    """
    if name not in known:
        advice = suggested_name(name, known, titles or {})
        message = f'No {what} is called "{name}": {advice}'
        raise UsageError(message)
    return known[name]


def suggested_name(name: str, known: Iterable[str], titles: Mapping[str, str]) -> str:
    """The edit that mends a name: the id of what has that title, or else the nearest id."""
    ids = {title.casefold(): id_ for title, id_ in titles.items()}
    id_ = ids.get(name.casefold())
    return f'did you mean "{id_}"?' if id_ else did_you_mean(name, known)


def parse_moment(text: str) -> datetime:
    """The day, and perhaps the time, after --date.

    Raises:
        UsageError: it is neither; shows how it is written.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        message = f"--date takes a day such as 2027-01-15, or 2027-01-15T10:00, not {text}."
        raise UsageError(message) from None
