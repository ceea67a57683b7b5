"""The ledger: a JSON object a line, each bound to the one before by its hash.

A line holds `n`, counted from 1; `previous`, the SHA-256 of the bytes of the line before,
or zeros; `format`; `entry`; and `seal`, the SHA-256 of all that. So a change to any line
shows in the line itself and in the next.

What proves the words proves them however the lines end. So what git, an editor or a syncing
service does to a file around its words is told, and takes no line away.
"""

import codecs
import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping

from attrs import frozen

from agreementkit.errors import Fault, InvalidError, LedgerError
from agreementkit.files.json_values import canonical, from_plain, plain
from agreementkit.model.ledger import Entry, Started

_FORMAT = 1
_NEWER = "it is of a newer agreementkit"

NOTHING_YET = "0" * 64
"""What stands for the line before the first."""


@frozen(kw_only=True)
class Ledger:
    """What was recorded, in order, and the bytes that hold it."""

    entries: tuple[Entry, ...] = ()
    seals: tuple[str, ...] = ()
    """The seal of each line: whoever notes one can show later that nothing up to it changed."""
    data: bytes = b""
    """Whole lines only, each as it was written."""
    torn: int = 0
    """Bytes after the last whole line: the rest of a write that never ended, no entry."""
    around: tuple[str, ...] = ()
    """What another program did to the file around the lines; it takes nothing from them."""

    @property
    def head(self) -> str:
        """The hash of the last line, to which the next is bound."""
        lines = self.data.splitlines()
        return hashlib.sha256(lines[-1]).hexdigest() if lines else NOTHING_YET

    def with_entry(self, entry: Entry) -> "Ledger":
        """The ledger with one more line.

        Raises:
            InvalidError: a text in it holds half of a letter, which no file can.
        """
        body = {
            "entry": plain(entry),
            "format": _FORMAT,
            "n": len(self.entries) + 1,
            "previous": self.head,
        }
        try:
            seal = hashlib.sha256(canonical(body)).hexdigest()
        except UnicodeEncodeError:
            message = "a text holds half of a letter, which cannot be written to a file"
            remedy = "type the text again"
            raise InvalidError([Fault(message=message, remedy=remedy)]) from None
        return Ledger(
            entries=(*self.entries, entry),
            seals=(*self.seals, seal),
            data=self.data + canonical({**body, "seal": seal}) + b"\n",
        )


def ledger_from(data: bytes, file: str = "") -> Ledger:
    """The ledger in a file's bytes, with every line proved.

    Bytes after the last line's end are what a write left behind that was cut short: they
    are counted in `torn`, and never read as an entry, unless they prove themselves.

    Args:
        data: the file.
        file: its name, for messages.

    Raises:
        LedgerError: a line was changed, dropped, put in or put elsewhere, or is of a newer
            agreementkit; names the first such line.
    """
    (*lines, rest), around = _lines(data)
    entries: list[Entry] = []
    seals: list[str] = []
    previous = NOTHING_YET
    for number, line in enumerate(lines, 1):
        try:
            entry, seal = _proved(line, number, previous)
        except (KeyError, RecursionError, ValueError) as error:
            raise _broken(file, number, error) from None
        entries.append(entry)
        seals.append(seal)
        previous = hashlib.sha256(line).hexdigest()
    if rest:
        with contextlib.suppress(KeyError, RecursionError, ValueError):
            entry, seal = _proved(rest, len(lines) + 1, previous)
            entries.append(entry)
            seals.append(seal)
            lines, rest = [*lines, rest], b""
            around = (*around, "the end of its last line was cut off")
    return Ledger(
        entries=tuple(entries),
        seals=tuple(seals),
        data=b"".join(line + b"\n" for line in lines),
        torn=len(rest),
        around=around,
    )


def _lines(data: bytes) -> tuple[list[bytes], tuple[str, ...]]:
    """The lines as they were written, with what stands behind the last; and what was around them.

    No line that was written holds a byte of what is taken away here: JSON has other names for it.
    """
    around = []
    without_mark = data.removeprefix(codecs.BOM_UTF8)
    if without_mark != data:
        around.append("a mark of another program stands before its first line")
    written = without_mark.replace(b"\r\n", b"\n")
    if written != without_mark:
        around.append("its line ends were changed")
    words = written.rstrip(b"\0\n")
    if written[len(words) :] not in (b"", b"\n"):
        around.append("empty lines or zeros stand behind its last line")
        written = words + (b"\n" if written[len(words) :].startswith(b"\n") else b"")
    return written.split(b"\n"), tuple(around)


def _proved(line: bytes, number: int, previous: str) -> tuple[Entry, str]:
    held = _line(line, number, previous)
    entry: Entry = from_plain(held["entry"], Entry)  # type: ignore[arg-type]
    _in_place(entry, number)
    return entry, str(held["seal"])


def lines_beyond(ledger: Ledger, copy: bytes) -> tuple[bytes, ...]:
    """The lines of a copy of a ledger that the ledger itself does not have, as they stand there."""
    own = frozenset(ledger.data.splitlines())
    return tuple(line for line in _lines(copy)[0] if line.strip() and line not in own)


def entry_in(line: bytes) -> Entry | None:
    """What a line by itself records, wherever it stands; None where it does not prove itself."""
    with contextlib.suppress(KeyError, RecursionError, TypeError, ValueError):
        held = json.loads(line)
        return _proved(line, held["n"], held["previous"])[0]
    return None


def _line(line: bytes, number: int, previous: str) -> Mapping[str, object]:
    held = json.loads(line)
    if not isinstance(held, dict):
        raise ValueError("it is no entry")  # noqa: TRY004
    wrong = next(_wrongs(line, held, number, previous), None)
    if wrong:
        raise ValueError(wrong)
    return held


def _wrongs(line: bytes, held: dict[str, object], number: int, previous: str) -> Iterator[str]:
    body = {name: own for name, own in held.items() if name != "seal"}
    if canonical(held) != line or held.get("seal") != hashlib.sha256(canonical(body)).hexdigest():
        yield "it was changed after it was written"
    if held.get("n") != number:
        yield f"it was written as line {held.get('n')}"
    if held.get("previous") != previous:
        yield "it does not follow from the line before"
    if held.get("format") != _FORMAT:
        yield _NEWER


def _in_place(entry: Entry, number: int) -> None:
    if isinstance(entry, Started) != (number == 1):
        raise ValueError("a ledger begins with the start of the negotiation, and only once")


def _broken(file: str, number: int, error: Exception) -> LedgerError:
    why = "it is no entry" if isinstance(error, json.JSONDecodeError | KeyError) else str(error)
    remedy = (
        "put the file back from a copy of the folder, or from the versions that a syncing service "
        "keeps of it, and run verify"
    )
    return LedgerError(
        [
            Fault(
                file=file,
                line=number,
                message=f"the ledger cannot be relied on from this line: {why}",
                remedy="upgrade agreementkit" if why == _NEWER else remedy,
            ),
        ],
    )
