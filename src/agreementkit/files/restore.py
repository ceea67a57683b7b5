"""To put back what the record can prove: files that were changed or lost, and an older ledger.

Nothing is recorded by it, and nothing is lost: what stands in the way is moved aside, whole. Each
step is whole by itself, so that one that is cut short is made again.
"""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from attrs import frozen

from agreementkit.errors import Fault, LedgerError
from agreementkit.files.folder_damage import (
    LEDGER,
    RECEIVED,
    SENT,
    continuing_copy,
    lost_ledger,
)
from agreementkit.files.ledger import Ledger, ledger_from
from agreementkit.files.negotiation_folder import (
    as_recorded,
    bytes_of,
    kept,
    locked,
    named_files,
    read_ledger,
    recorded_agreement,
)
from agreementkit.files.output import write_whole
from agreementkit.files.pending import ASIDE, set_aside
from agreementkit.files.plain_file import plain_bytes
from agreementkit.model.ledger import KeptFile


@frozen(kw_only=True)
class Restoration:
    """What was put back in the folder of a negotiation, and what could not be."""

    done: tuple[str, ...] = ()
    """What was put back and moved aside, in sentences; empty where all was as recorded."""
    missing: tuple[Fault, ...] = ()
    """The files of which the folder holds no copy, with what to do."""


def restore_folder(folder: Path, *, by: str, when: datetime) -> Restoration:
    """Put back whatever was recorded and is not there as it was, as far as the folder can prove it.

    Args:
        folder: of the negotiation.
        by: who does it, a role; for whoever has to wait.
        when: by their clock.

    Raises:
        LedgerError: there is no ledger to go by, or it is broken.
        BusyError: somebody else is at it.
        OutputError: it cannot be written.
    """
    with locked(folder, by=by, when=when):
        ledger, done = _restored_ledger(folder, read_ledger(folder))
        if not ledger.entries:
            raise LedgerError([*lost_ledger(folder, ledger)] or [_nothing_to_restore(folder)])
        missing: list[Fault] = []
        for file in _recorded(ledger):
            data = bytes_of(folder / file.name)
            if data is not None and kept(file.name, data) == file:
                continue
            source = _source(folder, ledger, file)
            if source is None:
                missing.append(_missing(folder, file, data))
            else:
                done += _put_back(folder, file, source, data)
    return Restoration(done=tuple(done), missing=tuple(missing))


def put_back(folder: Path, file: KeptFile, data: bytes) -> None:
    """Write the bytes that were recorded where the file belongs, over what lies there."""
    write_whole(folder / file.name, data, private=True)


def _restored_ledger(folder: Path, ledger: Ledger) -> tuple[Ledger, list[str]]:
    """The ledger as it was written: the older of two gives way to the copy that goes on from it."""
    copy = continuing_copy(folder, ledger)
    if copy is not None:
        longer = ledger_from(plain_bytes(copy), str(copy))
        if ledger.entries or _is_of(folder, longer):
            write_whole(folder / LEDGER, longer.data, private=True)
            moved = set_aside(folder, copy.name, "taken")
            more = len(longer.entries) - len(ledger.entries)
            lines = "1 line" if more == 1 else f"{more} lines"
            return longer, [
                f"The ledger has {lines} more, from “{copy.name}”, which is now {moved}."
            ]
    if ledger.around:
        write_whole(folder / LEDGER, ledger.data, private=True)
        return ledger, ["The ledger is written again as it was; no word of it was changed."]
    return ledger, []


def _is_of(folder: Path, ledger: Ledger) -> bool:
    """Whether a copy is of the negotiation in this folder: a file that it names lies there."""
    files = ((file, bytes_of(folder / file.name)) for file in _recorded(ledger))
    return any(data is not None and as_recorded(data, file) for file, data in files)


def _recorded(ledger: Ledger) -> Iterator[KeptFile]:
    for entry in ledger.entries:
        yield from named_files(entry)


def _source(folder: Path, ledger: Ledger, file: KeptFile) -> bytes | None:
    """The bytes that were recorded, from wherever the folder still has them."""
    own = bytes_of(folder / file.name)
    same = None if own is None else as_recorded(own, file)
    if same is None:
        same = recorded_agreement(ledger, file)
    if same is None:
        same = next((data for data in _files(folder) if kept(file.name, data) == file), None)
    return same


def _files(folder: Path) -> Iterator[bytes]:
    """Every file of the folder: one that was renamed, copied or moved aside is found again."""
    for place in (folder, folder / SENT, folder / RECEIVED, folder / ASIDE):
        for path in sorted(place.glob("[!.]*")):
            with contextlib.suppress(OSError):
                yield plain_bytes(path)


def _put_back(folder: Path, file: KeptFile, source: bytes, now: bytes | None) -> Iterator[str]:
    if now is None or as_recorded(now, file):
        put_back(folder, file, source)
        yield f"{file.name} is as it was recorded again."
    else:
        moved = set_aside(folder, file.name, "changed")
        put_back(folder, file, source)
        yield f"{file.name} is as it was recorded again; what lay there is now {moved}."


def _missing(folder: Path, file: KeptFile, now: bytes | None) -> Fault:
    what = "is gone or cannot be read" if now is None else "is not what was recorded"
    return Fault(
        file=str(folder / file.name),
        message=f"this file {what}, and nothing in the folder can give it back",
        remedy=(
            "put it back from a copy of the folder, from the versions that a syncing service "
            "keeps of it, or from the e-mail that it went out or came back with"
        ),
    )


def _nothing_to_restore(folder: Path) -> Fault:
    return Fault(
        file=str(folder),
        message="there is no negotiation in this folder",
        remedy="name the folder that has it",
    )
