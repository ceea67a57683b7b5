"""The folder of a negotiation: what lies where, how it is read, how it grows, who may write.

A file is part of the record only once a line of the ledger names it with its hash. So the
folder grows by files first, each whole, and then by the line that names them. What a command
is about to write stands in `.pending` until the line is there. Of a command that was cut
short, the next one under the lock clears away what that names, and touches no other file.
Reading needs no lock.
"""

import codecs
import contextlib
import hashlib
import json
import os
import platform
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import reduce
from pathlib import Path

from attrs import fields

from agreementkit.errors import BusyError, Fault, LedgerError, OutputError
from agreementkit.files.folder_damage import (
    LEDGER,
    RECEIVED,
    SENT,
    folder_remarks,
    lost_ledger,
    stops_writing,
    typed,
)
from agreementkit.files.json_values import canonical
from agreementkit.files.ledger import Ledger, ledger_from
from agreementkit.files.nearby import nearby_negotiations
from agreementkit.files.output import make_private_folder, private_mode, write_whole
from agreementkit.files.pending import (
    announce,
    announced_names,
    roll_back,
    withdraw_announcement,
)
from agreementkit.files.plain_file import plain_bytes
from agreementkit.model.ledger import Entry, KeptFile, Replaced, Started

AGREEMENT = "agreement.toml"


def kept(name: str, data: bytes) -> KeptFile:
    """How the ledger names a file with these bytes.

    >>> kept("sent/round-1.docx", b"").sha256[:8]
    'e3b0c442'
    """
    return KeptFile(name=name, sha256=hashlib.sha256(data).hexdigest())


_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
"""In which an agreement file may be written, each with or without its mark."""


def text_to_keep(agreement: bytes) -> str:
    """The text of an agreement file for its entry, so that the record itself can give it back.

    Empty where the bytes are no text, and so no agreement file either.
    """
    for encoding in _ENCODINGS:
        with contextlib.suppress(UnicodeDecodeError):
            return agreement.decode(encoding)
    return ""


def recorded_agreement(ledger: Ledger, file: KeptFile) -> bytes | None:
    """The bytes of an agreement file as the record has them.

    None where it has none: earlier versions did not keep the text.
    """
    for entry in ledger.entries:
        if isinstance(entry, Started | Replaced) and entry.agreement == file:
            for encoding in _ENCODINGS:
                data = entry.text.encode(encoding)
                if _sha256(data) == file.sha256:
                    return data
    return None


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
    ledger = read_ledger(folder)
    if not ledger.entries:
        if lost := [*lost_ledger(folder, ledger)]:
            raise LedgerError(lost)
        remedy = "start one with agreementkit negotiation start, or name the folder that has it"
        if near := nearby_negotiations(folder):
            remedy = f"did you mean {' or '.join(map(_named, near))}? Or {remedy}"
        raise _unusable(folder, "there is no negotiation in this folder", remedy)
    return ledger


def _named(folder: Path) -> str:
    return str(folder) if folder.name else f"the folder that you are in ({folder})"


def read_kept(folder: Path, file: KeptFile) -> bytes:
    """The bytes of a recorded file, just as they were recorded.

    Line ends that another program changed are put right: the hash shows that nothing else was.

    Raises:
        LedgerError: it is gone, cannot be read, or is not what was recorded.
    """
    data = bytes_of(folder / file.name)
    recorded = None if data is None else as_recorded(data, file)
    if recorded is None:
        what = "is gone or cannot be read" if data is None else "was changed after it was recorded"
        remedy = restore = f"to put back what was recorded, type: {typed('restore', folder)}"
        if data is not None and file.name.endswith(".toml"):
            update = typed("update", folder, "--agreement", folder / file.name)
            remedy = f'to take it up as it is now, type: {update} --because "…"; {restore}'
        raise _unusable(folder / file.name, f"this file {what}", remedy)
    return recorded


def as_recorded(data: bytes, file: KeptFile) -> bytes | None:
    """The bytes that were recorded, where a file differs from them by line ends or a mark at most.

    None where it says something else.
    """
    if _sha256(data) == file.sha256:
        return data
    if file.name.endswith((".toml", ".json")):
        bare = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
        for ends in (b"\n", b"\r\n"):
            for mark in (b"", codecs.BOM_UTF8):
                variant = mark + bare.replace(b"\n", ends)
                if _sha256(variant) == file.sha256:
                    return variant
    return None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digests(folder: Path, ledger: Ledger) -> Mapping[str, str | None]:
    """The SHA-256 of each file that the ledger names, as it lies there now; None where it is gone.

    One of which only the line ends were changed counts as what it was.
    """
    found: dict[str, str | None] = {}
    for entry in ledger.entries:
        for file in named_files(entry):
            data = bytes_of(folder / file.name)
            found[file.name] = None if data is None else _sha256(as_recorded(data, file) or data)
    return dict(sorted(found.items()))


def damage(folder: Path, ledger: Ledger) -> tuple[Fault, ...]:
    """What shows that somebody recorded more than this ledger holds: nobody may write beside it."""
    return tuple(stops_writing(folder, ledger, _names_in(ledger) | announced_names(folder)))


def agreement_faults(folder: Path, ledger: Ledger) -> tuple[Fault, ...]:
    """Why the agreement file in force cannot be used: nothing can be decided on until it can."""
    try:
        read_kept(folder, in_force(ledger))
    except LedgerError as error:
        return error.faults
    return ()


def remarks(folder: Path, ledger: Ledger) -> tuple[str, ...]:
    """What is odd about the folder, and stops nobody, in sentences."""
    return tuple(folder_remarks(folder, ledger))


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


def read_ledger(folder: Path) -> Ledger:
    """The ledger of a folder, every line proved; without entries where there is none yet.

    Raises:
        LedgerError: it is broken, or cannot be read.
    """
    path = folder / LEDGER
    try:
        data = plain_bytes(path) if os.path.lexists(path) else b""
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or "no folder has this name").lower()
        remedy = "check the name of the folder, close it in other programs, and try again"
        raise _unusable(path, f"the ledger cannot be read ({why})", remedy) from None
    return ledger_from(data, str(path))


def bytes_of(path: Path) -> bytes | None:
    """What a file holds; None where it is not there or cannot be read."""
    try:
        return plain_bytes(path)
    except OSError:
        return None


def _unusable(path: Path, message: str, remedy: str) -> LedgerError:
    return LedgerError([Fault(file=str(path), message=message, remedy=remedy)])


# ---
# How it grows.


def free_name(folder: Path, ledger: Ledger, stem: str, suffix: str) -> str:
    """The first name of `stem`, `stem-2`, … under which the folder has and had no file yet.

    A recorded file that is gone keeps its name. What a command that was cut short left behind does not count: the next one clears it.
    """
    name, number = stem + suffix, 1
    recorded = _names_in(ledger)
    left = announced_names(folder) - recorded
    while name in recorded or (os.path.lexists(folder / name) and name not in left):
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
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        why = (error.strerror or "no folder can have this name").lower()
        raise _blocked(folder, f"the folder cannot be made ({why})") from None
    with locked(folder, by=entry.by, when=entry.when):
        ledger = read_ledger(folder)
        if ledger.entries:
            raise _blocked(folder, "this folder already holds a negotiation")
        _roll_back(folder, ledger)
        if lost := [*lost_ledger(folder, ledger)]:
            raise OutputError(lost)
        for place in (SENT, RECEIVED):
            if os.path.lexists(folder / place) and _occupied(folder / place):
                raise _blocked(folder / place, "something else stands where ours should go")
        written = {AGREEMENT: agreement, **(files or {})}
        if os.path.lexists(folder / AGREEMENT):
            # The officer may have written the file where it belongs; then it stays as it is.
            if bytes_of(folder / AGREEMENT) != agreement:
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
        LedgerError: something shows that somebody else recorded more than this ledger holds.
        OutputError: it cannot be written; what was recorded before still stands.
    """
    with locked(folder, by=entry.by, when=entry.when):
        ledger = read_ledger(folder)
        if ledger.head != read.head:
            raise BusyError([_conflict_fault(folder, read, ledger)])
        _roll_back(folder, ledger)
        if faults := damage(folder, ledger):
            raise LedgerError(faults)
        return _write(folder, ledger, (entry, *also), files or {})


def _write(
    folder: Path, ledger: Ledger, entries: Iterable[Entry], files: Mapping[str, bytes]
) -> Ledger:
    after = reduce(Ledger.with_entry, entries, ledger)
    if taken := [name for name in files if os.path.lexists(folder / name)]:
        raise _blocked(folder / taken[0], "a file stands where ours should go")
    if files:
        announce(folder, files)
        _sync_directory(folder)
    for name, data in files.items():
        with contextlib.suppress(OSError):
            # What it could not make, the write says.
            make_private_folder((folder / name).parent)
        _sync_directory(write_whole(folder / name, data, private=True).parent)
    _sync_directory(folder)
    write_whole(folder / LEDGER, after.data, private=True)
    _sync_directory(folder)
    if files:
        withdraw_announcement(folder)
    return after


def _roll_back(folder: Path, ledger: Ledger) -> None:
    """Clear away what a command that was cut short had announced, and never recorded."""
    roll_back(folder, _names_in(ledger), (folder, folder / SENT, folder / RECEIVED))


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
    try:
        # The library would make the folder: one that was moved away must not seem to be back.
        mode = private_mode(folder)
        lock = FileLock(folder / LOCK, mode=mode, fallback_to_soft=False, preserve_lock_file=True)
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
            holder.touch(mode)
            holder.write_bytes(canonical({"by": by, "on": platform.node(), "since": str(when)}))
        yield
    finally:
        with contextlib.suppress(OSError):
            holder.unlink()
        lock.release()


def _busy_fault(folder: Path) -> Fault:
    who = "somebody else"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        held = json.loads(plain_bytes(folder / HOLDER))
        since = datetime.fromisoformat(held["since"])
        who = f"{held['by']} on {held['on']} since {since:%H:%M}"
    return Fault(
        file=str(folder),
        message=f"the negotiation is being changed by {who}",
        remedy="wait until that is done, and try again",
    )
