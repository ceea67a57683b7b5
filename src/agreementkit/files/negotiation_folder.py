"""The folder of a negotiation: what lies where, how it is read, how it grows, who may write.

A file is part of the record only once a line of the ledger names it with its hash. So the
folder grows by files first, each whole, and then by the line that names them. What a command
is about to write stands in `.pending` until the line is there. Of a command that was cut
short, the next one under the lock clears away what that names, and touches no other file.
Reading needs no lock.
"""

import contextlib
import hashlib
import json
import os
import platform
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import reduce
from pathlib import Path

from attrs import fields

from agreementkit.errors import BusyError, Fault, LedgerError, OutputError
from agreementkit.files.json_values import canonical
from agreementkit.files.ledger import Ledger, ledger_from
from agreementkit.files.output import write_whole
from agreementkit.model.ledger import Entry, KeptFile, Replaced, Started

AGREEMENT = "agreement.toml"
_LEDGER = "ledger.jsonl"
SENT = "sent"
RECEIVED = "received"


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


def in_force(ledger: Ledger) -> KeptFile:
    """The agreement file in force: the one that the negotiation began with, or the last in its place."""
    return [each for each in ledger.entries if isinstance(each, Started | Replaced)][-1].agreement


def begun(folder: Path) -> Ledger:
    """The ledger of a negotiation that was started, whatever became of its other files.

    Raises:
        LedgerError: there is no negotiation, or its ledger is broken.
    """
    ledger = _read_ledger(folder)
    if not ledger.entries:
        remedy = "start one with agreementkit negotiation start, or name the folder that has it"
        raise _unusable(folder, "there is no negotiation in this folder", remedy)
    return ledger


def read_kept(folder: Path, file: KeptFile) -> bytes:
    """The bytes of a recorded file, just as they were recorded.

    Raises:
        LedgerError: it is gone, cannot be read, or is not what was recorded.
    """
    data = _bytes_of(folder / file.name)
    if data is None or hashlib.sha256(data).hexdigest() != file.sha256:
        what = "is gone or cannot be read" if data is None else "was changed after it was recorded"
        remedy = "put the file back from a copy of the folder"
        raise _unusable(folder / file.name, f"this file {what}", remedy)
    return data


def digests(folder: Path, ledger: Ledger) -> Mapping[str, str | None]:
    """The SHA-256 of each file that the ledger names, as it lies there now; None where it is gone."""
    found = {name: _bytes_of(folder / name) for name in sorted(_names_in(ledger))}
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
    return tuple(sorted(set(there) - _names_in(ledger)))


def _names_in(ledger: Ledger) -> set[str]:
    """The names of all files that a ledger vouches for."""
    return {file.name for entry in ledger.entries for file in named_files(entry)}


def _read_ledger(folder: Path) -> Ledger:
    """The ledger of a folder, every line proved; without entries where there is none yet.

    Raises:
        LedgerError: it is broken, or cannot be read.
    """
    path = folder / _LEDGER
    try:
        data = path.read_bytes() if os.path.lexists(path) else b""
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or "no folder has this name").lower()
        remedy = "check the name of the folder, close it in other programs, and try again"
        raise _unusable(path, f"the ledger cannot be read ({why})", remedy) from None
    return ledger_from(data, str(path))


def _bytes_of(path: Path) -> bytes | None:
    """What a file holds; None where it is not there or cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _unusable(path: Path, message: str, remedy: str) -> LedgerError:
    return LedgerError([Fault(file=str(path), message=message, remedy=remedy)])


# ---
# How it grows.

_PENDING = ".pending"
_OWN_NAMES = re.compile(r"agreement(?:-\d+)?\.toml|(?:sent|received)/[a-z0-9][a-z0-9.-]*")
_TEMPORARY = ".writing-*"
"""What `write_whole` leaves behind where it is killed."""


def free_name(folder: Path, ledger: Ledger, stem: str, suffix: str) -> str:
    """The first name of `stem`, `stem-2`, … under which the folder has no file yet.

    What a command that was cut short left behind does not count: the next one clears it.
    """
    name, number = stem + suffix, 1
    left = _pending_names(folder) - _names_in(ledger)
    while os.path.lexists(folder / name) and name not in left:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name


def begin(
    folder: Path,
    entry: Started,
    agreement: bytes,
    *,
    also: Iterable[Entry] = (),
    files: Mapping[str, bytes] | None = None,
) -> Ledger:
    """Start a negotiation in a folder, which is made if it is not there; its ledger.

    Args:
        folder: the negotiation's.
        entry: its start.
        agreement: the agreement file.
        also: further entries, recorded with the first or not at all.
        files: bytes by name: all that the further entries name.

    Raises:
        BusyError: somebody else is at it.
        OutputError: the folder holds a negotiation already, or files that are in the way.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or "no folder can have this name").lower()
        raise _blocked(folder, f"the folder cannot be made ({why})") from None
    with locked(folder, by=entry.by, when=entry.when):
        ledger = _read_ledger(folder)
        if ledger.entries:
            raise _blocked(folder, "this folder already holds a negotiation")
        _roll_back(folder, ledger)
        for place in (SENT, RECEIVED):
            if os.path.lexists(folder / place) and _occupied(folder / place):
                raise _blocked(folder / place, "something else stands where ours should go")
        written = {AGREEMENT: agreement, **(files or {})}
        if os.path.lexists(folder / AGREEMENT):
            # The officer may have written the file where it belongs; then it stays as it is.
            if _bytes_of(folder / AGREEMENT) != agreement:
                raise _blocked(folder / AGREEMENT, "another agreement file stands here")
            del written[AGREEMENT]
        return _write(folder, ledger, (entry, *also), written)


def commit(
    folder: Path,
    read: Ledger,
    entry: Entry,
    files: Mapping[str, bytes] | None = None,
    *,
    also: Iterable[Entry] = (),
) -> Ledger:
    """Record one entry, with the files that it names; the ledger with it.

    Args:
        folder: the negotiation's.
        read: its ledger as it was read when the entry was decided on.
        entry: what was done.
        files: bytes by name, under free names: all that the entries name.
        also: further entries, recorded with the first or not at all.

    Raises:
        BusyError: somebody else is writing, or has written since `read` was.
        OutputError: it cannot be written; what was recorded before still stands.
    """
    with locked(folder, by=entry.by, when=entry.when):
        ledger = _read_ledger(folder)
        if ledger.head != read.head:
            raise BusyError([_conflict_fault(folder, read, ledger)])
        _roll_back(folder, ledger)
        return _write(folder, ledger, (entry, *also), files or {})


def _write(
    folder: Path, ledger: Ledger, entries: Iterable[Entry], files: Mapping[str, bytes]
) -> Ledger:
    after = reduce(Ledger.with_entry, entries, ledger)
    if taken := [name for name in files if os.path.lexists(folder / name)]:
        raise _blocked(folder / taken[0], "a file stands where ours should go")
    if files:
        write_whole(folder / _PENDING, canonical(sorted(files)))
        _sync_directory(folder)
    for name, data in files.items():
        _sync_directory(write_whole(folder / name, data).parent)
    _sync_directory(folder)
    write_whole(folder / _LEDGER, after.data)
    _sync_directory(folder)
    if files:
        with contextlib.suppress(OSError):
            (folder / _PENDING).unlink()
    return after


def _roll_back(folder: Path, ledger: Ledger) -> None:
    """Take away what a command that was cut short had announced, and never recorded."""
    for name in _pending_names(folder) - _names_in(ledger):
        with contextlib.suppress(OSError):
            (folder / name).unlink()
    with contextlib.suppress(OSError):
        (folder / _PENDING).unlink()
    for place in (folder, folder / SENT, folder / RECEIVED):
        for temporary in place.glob(_TEMPORARY):
            with contextlib.suppress(OSError):
                temporary.unlink()


def _pending_names(folder: Path) -> set[str]:
    """What a command said that it would write, before it was done or cut short."""
    try:
        names = json.loads((folder / _PENDING).read_bytes())
    except (OSError, ValueError):
        return set()
    # Whoever else can write to a shared drive must not have us delete elsewhere.
    given = names if isinstance(names, list) else []
    return {name for name in given if isinstance(name, str) and _OWN_NAMES.fullmatch(name)}


def _sync_directory(folder: Path) -> None:
    """Have a folder's list of names on the disk, where the system can: Windows cannot."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _occupied(place: Path) -> bool:
    return not place.is_dir() or any(place.iterdir())


def _blocked(path: Path, message: str) -> OutputError:
    remedy = "name a new folder, or move what is there to another place"
    return OutputError([Fault(file=str(path), message=message, remedy=remedy)])


def _conflict_fault(folder: Path, before: Ledger, now: Ledger) -> Fault:
    last = now.entries[-1] if now.entries else None
    grew = last is not None and now.data.startswith(before.data)
    who = f"by {last.by}, at {last.when:%H:%M on %d.%m.%Y}" if grew and last else "meanwhile"
    return Fault(
        file=str(folder),
        message=f"the negotiation was changed {who}, after it was read",
        remedy="look at where it stands now, and do it again if it is still right",
    )


# ---
# One writer at a time, for two people on a shared drive.
#
# The lock is the operating system's own, so it goes with the process that holds it: one that
# is killed blocks nobody. Beside it stands who holds it, for the message to the other.

LOCK = ".lock"
HOLDER = ".lock-holder"
"""Not in the lock file itself, which Windows lets nobody read while it is held."""

_LOCK_REMEDY = (
    "keep the folder on this computer, or on a shared drive that can lock files, and try again"
)


@contextlib.contextmanager
def locked(folder: Path, *, by: str, when: datetime, wait: float = 2.0) -> Iterator[None]:
    """Hold the lock on a folder; reading needs none.

    Args:
        folder: it must be there.
        by: who holds it, a role; shown to whoever has to wait.
        when: since when, by the holder's clock.
        wait: how long to try, in seconds, before giving up.

    Raises:
        BusyError: somebody else holds it; names them.
        OutputError: the folder may not be written to, or its drive cannot lock.
    """
    from filelock import FileLock, Timeout

    # No soft lock in its place: that one would outlive a process that is killed.
    lock = FileLock(folder / LOCK, fallback_to_soft=False, preserve_lock_file=True)
    try:
        # The library would make the folder: one that was moved away must not seem to be back.
        folder.stat()
        lock.acquire(timeout=wait)
    except Timeout:
        raise BusyError([_busy_fault(folder)]) from None
    except OSError as error:
        why = (error.strerror or "it cannot lock files").lower()
        message = f"the negotiation cannot be locked against a second writer ({why})"
        fault = Fault(file=str(folder), message=message, remedy=_LOCK_REMEDY)
        raise OutputError([fault]) from None
    holder = folder / HOLDER
    try:
        # Only for the message: that it cannot be written stops nobody.
        with contextlib.suppress(OSError):
            holder.write_bytes(canonical({"by": by, "on": platform.node(), "since": str(when)}))
        yield
    finally:
        with contextlib.suppress(OSError):
            holder.unlink()
        lock.release()


def _busy_fault(folder: Path) -> Fault:
    who = "somebody else"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        held = json.loads((folder / HOLDER).read_bytes())
        since = datetime.fromisoformat(held["since"])
        who = f"{held['by']} on {held['on']} since {since:%H:%M}"
    return Fault(
        file=str(folder),
        message=f"the negotiation is being changed by {who}",
        remedy="wait until that is done, and try again",
    )
