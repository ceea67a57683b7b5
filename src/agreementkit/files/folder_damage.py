"""What other programs and other computers did to the folder of a negotiation: found, and named.

A syncing service sends changes later, and keeps both where two were made at once. So a ledger
may lie beside a copy of itself that knows more, or beside drafts that it has yet to hear of.
Whoever went on writing would part from what somebody else has recorded. What shows that is a
fault that stops writing; what only looks odd is a remark.
"""

import contextlib
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from itertools import pairwise
from pathlib import Path

from agreementkit.errors import Fault, LedgerError
from agreementkit.files.ledger import Ledger, entry_in, ledger_from, lines_beyond
from agreementkit.files.pending import ASIDE
from agreementkit.files.plain_file import plain_bytes
from agreementkit.files.records import document_from
from agreementkit.model.ledger import Entry, Received, Sent, Started

LEDGER = "ledger.jsonl"
SENT = "sent"
RECEIVED = "received"

_COPY = re.compile(r"ledger.*jsonl|jsonl.*ledger", re.IGNORECASE)
"""As OneDrive, Dropbox, Nextcloud, Syncthing, iCloud, Windows and people name a copy."""
_LARGEST = 50_000_000
_LARGEST_PROPERTIES = 1_000_000
_IDENTIFIER = re.compile(rb"<dc:identifier>([0-9a-f]{32})</dc:identifier>")
_UNREAD = (OSError, ValueError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What a Word file that came in part, or is locked, makes of reading it."""
_VERSIONS = "a copy of the folder, or from the versions that a syncing service keeps of it"


def ledger_copies(folder: Path) -> tuple[Path, ...]:
    """Files that bear the name of a copy of the ledger."""
    with contextlib.suppress(OSError, ValueError):
        found = [path for path in folder.iterdir() if _COPY.search(path.name)]
        return tuple(sorted(path for path in found if path.name != LEDGER and path.is_file()))
    return ()


def lost_ledger(folder: Path, ledger: Ledger) -> Iterator[Fault]:
    """What shows that a folder without any entry had a negotiation once.

    Args:
        folder: the negotiation's.
        ledger: as it was read; without entries.
    """
    beside = [
        *(path.name for path in ledger_copies(folder)),
        *(
            f"{place}/{name}"
            for place in (SENT, RECEIVED)
            for name in _names(folder / place)
            if name.startswith("round-")
        ),
    ]
    emptied = (folder / LEDGER).is_file()
    if not (beside or emptied):
        return
    known = f"; {beside[0]} shows that there was one" if beside else ""
    lost = f"it holds {ledger.torn} bytes and no entry" if ledger.torn else "it holds no entry"
    what = "was emptied or cut off" if emptied else "is gone"
    why = f" ({lost})" if emptied else ""
    copies = [path.name for path in ledger_copies(folder) if _copied(path).entries]
    remedy = f"wait until the drive is up to date; if nothing comes, put it back from {_VERSIONS}"
    if copies:
        remedy += f'; here, "{copies[0]}" is whole: name it {LEDGER} if nothing newer is found'
    message = f"the ledger of this negotiation {what}{why}{known}"
    yield Fault(file=str(folder / LEDGER), message=message, remedy=remedy)


def stops_writing(folder: Path, ledger: Ledger, recorded: Collection[str]) -> Iterator[Fault]:
    """What shows that somebody recorded more than this ledger holds.

    Args:
        folder: the negotiation's.
        ledger: as it was read, which proved its lines.
        recorded: the names of all files that it vouches for.
    """
    for path in ledger_copies(folder):
        yield from _copy_faults(path, folder, ledger)
    unknown = sorted(
        _drafts_unknown_to(folder, ledger, recorded),
        key=lambda name: (name.endswith(".json"), name),
    )
    if unknown:
        more = f" (nor {', '.join(unknown[1:])})" if unknown[1:] else ""
        yield Fault(
            file=str(folder / unknown[0]),
            message=(
                f"this draft of ours is not in the ledger{more}: the ledger here is older than the "
                "files beside it"
            ),
            remedy=(
                "wait until the drive is up to date; if nothing comes, put ledger.jsonl back from "
                f"{_VERSIONS}. If this draft was certainly never sent, move its files out of {SENT}"
            ),
        )


def folder_remarks(folder: Path, ledger: Ledger) -> Iterator[str]:
    """What is odd about a folder, and stops nobody, in sentences."""
    if ledger.around:
        yield (
            f"Another program has changed how {LEDGER} is written: {'; '.join(ledger.around)}. "
            "Each line proves itself all the same, and the next command writes it as it was."
        )
    for path in ledger_copies(folder):
        if not any(_copy_faults(path, folder, ledger)):
            copy = _copied(path)
            of_another = copy.entries and copy.entries[:1] != ledger.entries[:1]
            what = "is of another negotiation" if of_another else "holds nothing that is not here"
            yield f'"{path.name}" looks like a copy of the ledger, and {what}. You can delete it.'
    moved = [f"{ASIDE}/{name}" for name in _names(folder / ASIDE)]
    if moved:
        yield (
            f"Moved aside: {', '.join(moved)}. Such files were in the way, or no line names them: "
            "another computer may have been cut short, or be writing still. What the record comes "
            "to name can be restored; what nobody needs can be deleted."
        )


def typed(command: str, folder: Path, *words: str | Path) -> str:
    """A command on a negotiation as it is typed."""
    quoted = (
        f'"{word}"' if re.search(r"[^\w./\\:-]", str(word)) else str(word)
        for word in (folder, *words)
    )
    return " ".join(("agreementkit negotiation", command, *quoted))


# Copies of the ledger.


def _copied(path: Path) -> Ledger:
    """The ledger that a copy holds; without entries where it cannot be read, or proves nothing."""
    with contextlib.suppress(LedgerError):
        return ledger_from(_bytes_of(path) or b"")
    return Ledger()


def _bytes_of(path: Path) -> bytes | None:
    """What a file holds; None where it cannot be read, or is far larger than any of ours."""
    with contextlib.suppress(OSError):
        return plain_bytes(path, most=_LARGEST)
    return None


def continuing_copy(folder: Path, ledger: Ledger) -> Path | None:
    """A copy of the ledger that holds all of it, and more: ours is the older of the two.

    The longest, where each of several goes on from the one before; None where none does, or two
    go on in different ways.
    """
    longer = sorted(
        (path for path in ledger_copies(folder) if lines_beyond(ledger, _bytes_of(path) or b"")),
        key=lambda path: len(_copied(path).data),
    )
    held = [ledger.data, *(_copied(path).data for path in longer)]
    grows = all(after.startswith(before) for before, after in pairwise(held))
    return longer[-1] if longer and grows else None


def _copy_faults(path: Path, folder: Path, ledger: Ledger) -> Iterator[Fault]:
    data = _bytes_of(path)
    if data is None:
        yield Fault(
            file=str(path),
            message="this looks like a copy of the ledger, and cannot be read",
            remedy="open it in a text editor and ask who wrote it, or move it out of the folder",
        )
        return
    more = lines_beyond(ledger, data)
    entries = [entry_in(line) for line in more]
    if not more or any(isinstance(each, Started) for each in entries):
        # Of another negotiation: its first line would be a line of ours.
        return
    recorded = "; ".join(_who_and_what(each) for each in entries if each)
    unread = sum(1 for each in entries if each is None)
    if unread:
        lines = (
            "1 line that cannot be read" if unread == 1 else f"{unread} lines that cannot be read"
        )
        recorded = f"{recorded}; {lines}" if recorded else lines
    if path == continuing_copy(folder, ledger):
        remedy = (
            f"it goes on where {LEDGER} ends, so nothing is lost by taking it: "
            f"{typed('restore', folder)}"
        )
    else:
        remedy = (
            "ask who wrote it and keep one of the two as ledger.jsonl; do again what stands only "
            f"in the other, and move that out of the folder, or into its folder {ASIDE}"
        )
    yield Fault(
        file=str(path),
        message=f"this copy of the ledger holds what the ledger does not: {recorded}",
        remedy=remedy,
    )


def _who_and_what(entry: Entry) -> str:
    because = getattr(entry, "because", "")
    named = [each.clause for each in getattr(entry, "provisions", ())]
    if not isinstance(entry, Sent | Received):
        named = named or [*getattr(entry, "clauses", ())]
    what = " ".join((type(entry).__name__.lower(), ", ".join(named))).strip()
    what += f", because “{because}”" if because else ""
    return f"{what}, by {entry.by} at {entry.when:%H:%M on %d.%m.%Y}"


# Drafts that a ledger has yet to hear of.


def _drafts_unknown_to(folder: Path, ledger: Ledger, recorded: Collection[str]) -> Iterator[str]:
    known = {each.draft for each in ledger.entries if isinstance(each, Sent)}
    for name in _names(folder / SENT):
        path, full = folder / SENT / name, f"{SENT}/{name}"
        if full not in recorded and (
            _is_record(path) if path.suffix == ".json" else _identifier(path) - known
        ):
            yield full


def _is_record(path: Path) -> bool:
    """Whether a file is our own record of a text: nobody else writes one."""
    with contextlib.suppress(LedgerError):
        document_from(_bytes_of(path) or b"", path.name)
        return True
    return False


def _identifier(path: Path) -> set[str]:
    """The id of the draft that a Word file is, as its properties have it."""
    with contextlib.suppress(*_UNREAD), zipfile.ZipFile(path) as package:
        part = package.getinfo("docProps/core.xml")
        if part.file_size <= _LARGEST_PROPERTIES:
            return {each.decode() for each in _IDENTIFIER.findall(package.read(part))}
    return set()


def _names(place: Path) -> list[str]:
    """The files of a folder, but for hidden ones."""
    return sorted(path.name for path in place.glob("[!.]*") if path.is_file())
