"""What a command is about to write, said before it does: of one that was cut short, nothing passes for done.

`.pending` names each file with the hash of what will be in it, and the computer that writes it.
The next command takes away what this computer can prove it wrote itself. On a drive that two
computers share, whatever else is named there, or lies there under that name, may be another's
work whose line has yet to come: it is moved to `aside`, and nothing of it is lost.
"""

import contextlib
import hashlib
import json
import os
import platform
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from attrs import frozen

from agreementkit.files.json_values import canonical
from agreementkit.files.output import make_private_folder, write_whole
from agreementkit.files.plain_file import plain_bytes

ASIDE = "aside"
"""Where files go that may be somebody's work, and that no line names."""

_PENDING = ".pending"
_OWN_NAMES = re.compile(r"agreement(?:-\d+)?\.toml|(?:sent|received)/round-\d[a-z0-9.-]*")
"""Names that only we give: a list on a shared drive must not have us touch an officer's own file."""
_TEMPORARY = re.compile(r"\.writing-[0-9a-f]+")
"""What `write_whole` leaves behind where it is killed: never more than part of a file."""


@frozen(kw_only=True)
class _Announced:
    """What a command said that it would write."""

    computer: str = ""
    files: Mapping[str, str] = {}
    """The hash of each by its name; empty where none is given, as earlier versions wrote it."""


def announce(folder: Path, files: Mapping[str, bytes]) -> None:
    """Say what is about to be written: bytes by name."""
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    write_whole(
        folder / _PENDING, canonical({"computer": _this_computer(), "files": hashes}), private=True
    )


def withdraw_announcement(folder: Path) -> None:
    """It is written and recorded, or cleared away."""
    with contextlib.suppress(OSError):
        (folder / _PENDING).unlink()


def announced_names(folder: Path) -> frozenset[str]:
    """What a command said that it would write, before it was done or cut short."""
    return frozenset(_announced(folder).files)


def roll_back(folder: Path, recorded: Collection[str], places: Collection[Path]) -> None:
    """Take away what a command of this computer announced and never recorded; move the rest aside.

    Args:
        folder: the negotiation's, locked.
        recorded: the names of all files that the ledger vouches for: they stay.
        places: the folders in which a write that was cut short leaves half a file.
    """
    announced = _announced(folder)
    ours = announced.computer == _this_computer()
    for name, written in announced.files.items():
        if name in recorded:
            continue
        with contextlib.suppress(OSError):
            data = plain_bytes(folder / name)
            if ours and hashlib.sha256(data).hexdigest() == written:
                (folder / name).unlink()
            else:
                set_aside(folder, name, "unrecorded")
    withdraw_announcement(folder)
    for place in places:
        for temporary in filter(_is_half_a_file, place.glob(".writing-*")):
            with contextlib.suppress(OSError):
                temporary.unlink()


def _is_half_a_file(path: Path) -> bool:
    return bool(_TEMPORARY.fullmatch(path.name))


def set_aside(folder: Path, name: str, why: str) -> str:
    """Move a file out of the way, whole, under a name that tells where it lay; its new name.

    Args:
        folder: the negotiation's, locked.
        name: of the file, with its own folder.
        why: a word for the new name.

    Raises:
        OSError: it cannot be moved.
    """
    make_private_folder(folder / ASIDE)
    stem, dot, ending = f"{why}-{name.replace('/', '-')}".rpartition(".")
    moved, number = f"{ASIDE}/{stem}{dot}{ending}", 1
    while os.path.lexists(folder / moved):
        number += 1
        moved = f"{ASIDE}/{stem}-{number}{dot}{ending}"
    (folder / name).rename(folder / moved)
    return moved


def _announced(folder: Path) -> _Announced:
    try:
        held = json.loads(plain_bytes(folder / _PENDING))
    except (OSError, RecursionError, ValueError):
        return _Announced()
    table = held if isinstance(held, dict) else {"files": held}
    files = table.get("files")
    hashes = files if isinstance(files, dict) else dict.fromkeys(_texts(files), "")
    return _Announced(
        computer=str(table.get("computer", "")),
        files={name: str(own) for name, own in hashes.items() if _OWN_NAMES.fullmatch(name)},
    )


def _texts(held: object) -> list[str]:
    return [each for each in held if isinstance(each, str)] if isinstance(held, list) else []


def _this_computer() -> str:
    """A name for this computer that another does not have by chance; it tells nobody which it is."""
    import uuid

    named = f"{platform.node()}\n{uuid.getnode():x}".encode()
    return hashlib.sha256(named).hexdigest()[:32]
