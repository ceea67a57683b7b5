"""What every command reads first: the clauses, the agreement, and names on the command line."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from attrs import evolve

from agreementkit import (
    Agreement,
    Fault,
    HouseStyle,
    Pack,
    RefusedError,
    house_style,
    load_pack,
    read_agreement,
)
from agreementkit.cli.exits import UsageError
from agreementkit.cli.show import talk
from agreementkit.model.nearest import did_you_mean

__all__ = ["meant", "moment", "named", "read_both", "read_pack", "read_style"]

T = TypeVar("T")


def read_pack(folder: Path | None) -> Pack:
    """The project's clauses, with a folder of the officer's own over them if one is named."""
    return load_pack() if folder is None else load_pack(folder)


def read_both(file: Path, folder: Path | None) -> tuple[Agreement, Pack]:
    """The agreement in a file, and the clauses that it is made from."""
    pack = read_pack(folder)
    return read_agreement(file, pack), pack


def read_style(file: Path) -> HouseStyle:
    """The house style in a branch's template; what was missing or left out is said.

    Raises:
        RefusedError: it is not there, or not safe to use.
    """
    try:
        data = file.read_bytes()
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
        talk(note)
    return style


def named(
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
        advice = meant(name, known, titles or {})
        message = f'No {what} is called "{name}": {advice}'
        raise UsageError(message)
    return known[name]


def meant(name: str, known: Iterable[str], titles: Mapping[str, str]) -> str:
    """The edit that mends a name: the id of what has that title, or else the nearest id."""
    ids = {title.casefold(): id_ for title, id_ in titles.items()}
    id_ = ids.get(name.casefold())
    return f'did you mean "{id_}"?' if id_ else did_you_mean(name, known)


def moment(text: str) -> datetime:
    """The day, and perhaps the time, after --date.

    Raises:
        UsageError: it is neither; shows how it is written.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        message = f"--date takes a day such as 2027-01-15, or 2027-01-15T10:00, not {text}."
        raise UsageError(message) from None
