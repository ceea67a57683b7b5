"""How the folder of a negotiation grows: files first, each whole, and then the line that names them.

What a command is about to write stands in `.pending` until the line is there. Of a command
that was cut short, the next one under the lock clears away what that names, and touches no
other file.
"""

import contextlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from agreementkit.errors import BusyError, Fault, OutputError
from agreementkit.files.folder import (
    AGREEMENT,
    LEDGER,
    RECEIVED,
    SENT,
    bytes_of,
    names_in,
    read_ledger,
)
from agreementkit.files.json_plain import canonical
from agreementkit.files.ledger import Ledger
from agreementkit.files.lock import locked
from agreementkit.files.output import write_whole
from agreementkit.model.entry import Entry, Started

__all__ = ["begin", "commit", "free_name"]

_PENDING = ".pending"
_OURS = re.compile(r"agreement(?:-\d+)?\.toml|(?:sent|received)/[a-z0-9][a-z0-9.-]*")
_HALF = ".writing-*"
"""What `write_whole` leaves behind where it is killed."""


def free_name(folder: Path, ledger: Ledger, stem: str, suffix: str) -> str:
    """The first name of `stem`, `stem-2`, … under which the folder has no file yet.

    What a command that was cut short left behind does not count: the next one clears it.
    """
    name, number = stem + suffix, 1
    left = _announced(folder) - names_in(ledger)
    while os.path.lexists(folder / name) and name not in left:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name


def begin(folder: Path, entry: Started, agreement: bytes) -> Ledger:
    """Start a negotiation in a folder, which is made if it is not there; its ledger.

    Raises:
        BusyError: somebody else is at it.
        OutputError: the folder holds a negotiation already, or files that are in the way.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or "no folder can have this name").lower()
        raise _in_the_way(folder, f"the folder cannot be made ({why})") from None
    with locked(folder, by=entry.by, when=entry.when):
        ledger = read_ledger(folder)
        if ledger.entries:
            raise _in_the_way(folder, "this folder already holds a negotiation")
        _clear(folder, ledger)
        for place in (SENT, RECEIVED):
            if os.path.lexists(folder / place) and _foreign(folder / place):
                raise _in_the_way(folder / place, "something else stands where ours should go")
        files = {AGREEMENT: agreement}
        if os.path.lexists(folder / AGREEMENT):
            # The officer may have written the file where it belongs; then it stays as it is.
            if bytes_of(folder / AGREEMENT) != agreement:
                raise _in_the_way(folder / AGREEMENT, "another agreement file stands here")
            files = {}
        return _write(folder, ledger, entry, files)


def commit(
    folder: Path,
    read: Ledger,
    entry: Entry,
    files: Mapping[str, bytes] | None = None,
) -> Ledger:
    """Record one entry, with the files that it names; the ledger with it.

    Args:
        folder: the negotiation's.
        read: its ledger as it was read when the entry was decided on.
        entry: what was done.
        files: bytes by name, under free names: all that the entry names.

    Raises:
        BusyError: somebody else is writing, or has written since `read` was.
        OutputError: it cannot be written; what was recorded before still stands.
    """
    with locked(folder, by=entry.by, when=entry.when):
        ledger = read_ledger(folder)
        if ledger.head != read.head:
            raise BusyError([_overtaken(folder, read, ledger)])
        _clear(folder, ledger)
        return _write(folder, ledger, entry, files or {})


def _write(folder: Path, ledger: Ledger, entry: Entry, files: Mapping[str, bytes]) -> Ledger:
    after = ledger.with_entry(entry)
    if taken := [name for name in files if os.path.lexists(folder / name)]:
        raise _in_the_way(folder / taken[0], "a file stands where ours should go")
    if files:
        write_whole(folder / _PENDING, canonical(sorted(files)))
        _settle(folder)
    for name, data in files.items():
        _settle(write_whole(folder / name, data).parent)
    _settle(folder)
    write_whole(folder / LEDGER, after.data)
    _settle(folder)
    if files:
        with contextlib.suppress(OSError):
            (folder / _PENDING).unlink()
    return after


def _clear(folder: Path, ledger: Ledger) -> None:
    """Take away what a command that was cut short had announced, and never recorded."""
    for name in _announced(folder) - names_in(ledger):
        with contextlib.suppress(OSError):
            (folder / name).unlink()
    with contextlib.suppress(OSError):
        (folder / _PENDING).unlink()
    for place in (folder, folder / SENT, folder / RECEIVED):
        for half in place.glob(_HALF):
            with contextlib.suppress(OSError):
                half.unlink()


def _announced(folder: Path) -> set[str]:
    """What a command said that it would write, before it was done or cut short."""
    try:
        names = json.loads((folder / _PENDING).read_bytes())
    except (OSError, ValueError):
        return set()
    # Whoever else can write to a shared drive must not have us delete elsewhere.
    given = names if isinstance(names, list) else []
    return {name for name in given if isinstance(name, str) and _OURS.fullmatch(name)}


def _settle(folder: Path) -> None:
    """Have a folder's list of names on the disk, where the system can: Windows cannot."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _foreign(place: Path) -> bool:
    return not place.is_dir() or any(place.iterdir())


def _in_the_way(path: Path, message: str) -> OutputError:
    remedy = "name a new folder, or move what is there to another place"
    return OutputError([Fault(file=str(path), message=message, remedy=remedy)])


def _overtaken(folder: Path, before: Ledger, now: Ledger) -> Fault:
    last = now.entries[-1] if now.entries else None
    grew = last is not None and now.data.startswith(before.data)
    who = f"by {last.by}, at {last.when:%H:%M on %d.%m.%Y}" if grew and last else "meanwhile"
    return Fault(
        file=str(folder),
        message=f"the negotiation was changed {who}, after it was read",
        remedy="look at where it stands now, and do it again if it is still right",
    )
