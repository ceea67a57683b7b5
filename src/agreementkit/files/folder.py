"""The folder of a negotiation: what lies where, how it is read, and how it grows.

A file is part of the record only once a line of the ledger names it with its digest. So
files are written first, each whole; then the line. What a command is about to write stands
in `.pending` until the line is there: of a command that was cut short, the next one under
the lock clears away what that names, and touches no other file.
"""

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import fields, frozen

from agreementkit.errors import BusyError, Fault, LedgerError, OutputError
from agreementkit.files.json_values import canonical
from agreementkit.files.ledger import Ledger, ledger_from
from agreementkit.files.lock import locked
from agreementkit.files.output import write_whole
from agreementkit.model.entry import Entry, Replaced, Started
from agreementkit.model.negotiation import KeptFile

__all__ = [
    "AGREEMENT",
    "LEDGER",
    "RECEIVED",
    "SENT",
    "Held",
    "begin",
    "commit",
    "digests",
    "free_name",
    "kept",
    "named_files",
    "read_folder",
    "read_kept",
    "unrecorded",
]

AGREEMENT = "agreement.toml"
LEDGER = "ledger.jsonl"
SENT = "sent"
RECEIVED = "received"
_PENDING = ".pending"
_OURS = re.compile(r"agreement(?:-\d+)?\.toml|(?:sent|received)/[a-z0-9][a-z0-9.-]*")
_HALF = ".writing-*"
"""What `write_whole` leaves behind where it is killed."""


@frozen(kw_only=True)
class Held:
    """A negotiation as it was read from its folder."""

    folder: Path
    ledger: Ledger
    agreement: bytes
    """The agreement file in force."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was recorded, in order."""
        return self.ledger.entries


def kept(name: str, data: bytes) -> KeptFile:
    """How the ledger names a file with these bytes.

    >>> kept("sent/round-1.docx", b"").sha256[:8]
    'e3b0c442'
    """
    return KeptFile(name=name, sha256=hashlib.sha256(data).hexdigest())


def named_files(entry: Entry) -> Iterator[KeptFile]:
    """Every file that an entry vouches for."""
    for each in fields(type(entry)):
        value = getattr(entry, each.name)
        if isinstance(value, KeptFile):
            yield value


def read_folder(folder: Path) -> Held:
    """A negotiation, every line of its ledger proved. Nothing is written, and no lock is needed.

    Raises:
        LedgerError: there is no negotiation, its ledger is broken, or the agreement file is
            not what was recorded.
    """
    ledger = _ledger(folder)
    if not ledger.entries:
        remedy = "start one with agreementkit negotiation start, or name the folder that has it"
        raise _unusable(folder, "there is no negotiation in this folder", remedy)
    in_force = [e for e in ledger.entries if isinstance(e, Started | Replaced)][-1]
    return Held(folder=folder, ledger=ledger, agreement=read_kept(folder, in_force.agreement))


def read_kept(folder: Path, file: KeptFile) -> bytes:
    """The bytes of a recorded file, just as they were recorded.

    Raises:
        LedgerError: it is gone, cannot be read, or is not what was recorded.
    """
    data = _bytes(folder / file.name)
    if data is None or hashlib.sha256(data).hexdigest() != file.sha256:
        what = "is gone or cannot be read" if data is None else "was changed after it was recorded"
        remedy = "put the file back from a copy of the folder"
        raise _unusable(folder / file.name, f"this file {what}", remedy)
    return data


def digests(folder: Path, ledger: Ledger) -> Mapping[str, str | None]:
    """The SHA-256 of each file that the ledger names, as it lies there now; None where it is gone."""
    found = {name: _bytes(folder / name) for name in sorted(_names(ledger))}
    return {
        name: None if data is None else hashlib.sha256(data).hexdigest()
        for name, data in found.items()
    }


def unrecorded(folder: Path, ledger: Ledger) -> tuple[str, ...]:
    """Files in `sent` and `received` that no line names: they were neither sent nor received."""
    there = (
        f"{place}/{path.name}"
        for place in (SENT, RECEIVED)
        for path in (folder / place).glob("[!.]*")
    )
    return tuple(sorted(set(there) - _names(ledger)))


def free_name(held: Held, stem: str, suffix: str) -> str:
    """The first name of `stem`, `stem-2`, … under which the folder has no file yet.

    What a command that was cut short left behind does not count: the next one clears it.
    """
    name, number = stem + suffix, 1
    left = _announced(held.folder) - _names(held.ledger)
    while os.path.lexists(held.folder / name) and name not in left:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name


def begin(folder: Path, entry: Started, agreement: bytes) -> Held:
    """Start a negotiation in a folder, which is made if it is not there.

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
        ledger = _ledger(folder)
        if ledger.entries:
            raise _in_the_way(folder, "this folder already holds a negotiation")
        _clear(folder, ledger)
        for place in (SENT, RECEIVED):
            if os.path.lexists(folder / place) and _foreign(folder / place):
                raise _in_the_way(folder / place, "something else stands where ours should go")
        files = {AGREEMENT: agreement}
        if os.path.lexists(folder / AGREEMENT):
            # The officer may have written the file where it belongs; then it stays as it is.
            if _bytes(folder / AGREEMENT) != agreement:
                raise _in_the_way(folder / AGREEMENT, "another agreement file stands here")
            files = {}
        return _write(folder, ledger, entry, files)


def commit(held: Held, entry: Entry, files: Mapping[str, bytes] | None = None) -> Held:
    """Record one entry, with the files that it names.

    Args:
        held: the negotiation as it was read when the entry was decided on.
        entry: what was done.
        files: bytes by name, under free names; each must be named by the entry.

    Raises:
        BusyError: somebody else is writing, or has written since `held` was read.
        OutputError: it cannot be written; what was recorded before still stands.
    """
    folder = held.folder
    with locked(folder, by=entry.by, when=entry.when):
        ledger = _ledger(folder)
        if ledger.head != held.ledger.head:
            raise BusyError([_overtaken(folder, held.ledger, ledger)])
        _clear(folder, ledger)
        return _write(folder, ledger, entry, files or {})


def _write(folder: Path, ledger: Ledger, entry: Entry, files: Mapping[str, bytes]) -> Held:
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
    return read_folder(folder)


def _clear(folder: Path, ledger: Ledger) -> None:
    """Take away what a command that was cut short had announced, and never recorded."""
    for name in _announced(folder) - _names(ledger):
        with contextlib.suppress(OSError):
            (folder / name).unlink()
    with contextlib.suppress(OSError):
        (folder / _PENDING).unlink()
    for place in (folder, folder / SENT, folder / RECEIVED):
        for half in place.glob(_HALF):
            with contextlib.suppress(OSError):
                half.unlink()


def _names(ledger: Ledger) -> set[str]:
    return {file.name for entry in ledger.entries for file in named_files(entry)}


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


def _ledger(folder: Path) -> Ledger:
    path = folder / LEDGER
    try:
        data = path.read_bytes() if os.path.lexists(path) else b""
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or "no folder has this name").lower()
        remedy = "check the name of the folder, close it in other programs, and try again"
        raise _unusable(path, f"the ledger cannot be read ({why})", remedy) from None
    return ledger_from(data, str(path))


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _foreign(place: Path) -> bool:
    return not place.is_dir() or any(place.iterdir())


def _unusable(path: Path, message: str, remedy: str) -> LedgerError:
    return LedgerError([Fault(file=str(path), message=message, remedy=remedy)])


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
