"""The folder of a negotiation: what lies where, and how it is read.

A file is part of the record only once a line of the ledger names it with its hash. How the
folder grows is in `commit`.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import fields

from agreementkit.errors import Fault, LedgerError
from agreementkit.files.ledger import Ledger, ledger_from
from agreementkit.model.entry import Entry, Replaced, Started
from agreementkit.model.negotiation import KeptFile

__all__ = [
    "AGREEMENT",
    "LEDGER",
    "RECEIVED",
    "SENT",
    "begun",
    "bytes_of",
    "digests",
    "in_force",
    "kept",
    "named_files",
    "names_in",
    "read_kept",
    "read_ledger",
    "unrecorded",
]

AGREEMENT = "agreement.toml"
LEDGER = "ledger.jsonl"
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
    ledger = read_ledger(folder)
    if not ledger.entries:
        remedy = "start one with agreementkit negotiation start, or name the folder that has it"
        raise _unusable(folder, "there is no negotiation in this folder", remedy)
    return ledger


def read_kept(folder: Path, file: KeptFile) -> bytes:
    """The bytes of a recorded file, just as they were recorded.

    Raises:
        LedgerError: it is gone, cannot be read, or is not what was recorded.
    """
    data = bytes_of(folder / file.name)
    if data is None or hashlib.sha256(data).hexdigest() != file.sha256:
        what = "is gone or cannot be read" if data is None else "was changed after it was recorded"
        remedy = "put the file back from a copy of the folder"
        raise _unusable(folder / file.name, f"this file {what}", remedy)
    return data


def digests(folder: Path, ledger: Ledger) -> Mapping[str, str | None]:
    """The SHA-256 of each file that the ledger names, as it lies there now; None where it is gone."""
    found = {name: bytes_of(folder / name) for name in sorted(names_in(ledger))}
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
    return tuple(sorted(set(there) - names_in(ledger)))


def names_in(ledger: Ledger) -> set[str]:
    """The names of all files that a ledger vouches for."""
    return {file.name for entry in ledger.entries for file in named_files(entry)}


def read_ledger(folder: Path) -> Ledger:
    """The ledger of a folder, every line proved; without entries where there is none yet.

    Raises:
        LedgerError: it is broken, or cannot be read.
    """
    path = folder / LEDGER
    try:
        data = path.read_bytes() if os.path.lexists(path) else b""
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or "no folder has this name").lower()
        remedy = "check the name of the folder, close it in other programs, and try again"
        raise _unusable(path, f"the ledger cannot be read ({why})", remedy) from None
    return ledger_from(data, str(path))


def bytes_of(path: Path) -> bytes | None:
    """What a file holds; None where it is not there or cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _unusable(path: Path, message: str, remedy: str) -> LedgerError:
    return LedgerError([Fault(file=str(path), message=message, remedy=remedy)])
