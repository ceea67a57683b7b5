"""The ledger: a JSON object a line, each bound to the one before by its hash.

A line holds `n`, counted from 1; `previous`, the SHA-256 of the bytes of the line before,
or zeros; `format`; `entry`; and `seal`, the SHA-256 of all that. So a change to any line
shows in the line itself and in the next.
"""

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
    """Whole lines only."""
    torn: int = 0
    """Bytes after the last whole line: the rest of a write that never ended, no entry."""

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
    are counted in `torn`, and never read as an entry.

    Args:
        data: the file.
        file: its name, for messages.

    Raises:
        LedgerError: a line was changed, dropped, put in or put elsewhere, or is of a newer
            agreementkit; names the first such line.
    """
    *lines, rest = data.split(b"\n")
    entries: list[Entry] = []
    seals: list[str] = []
    previous = NOTHING_YET
    for number, line in enumerate(lines, 1):
        try:
            held = _line(line, number, previous)
            entry: Entry = from_plain(held["entry"], Entry)  # type: ignore[arg-type]
            _in_place(entry, number)
        except (KeyError, RecursionError, ValueError) as error:
            raise _broken(file, number, error) from None
        entries.append(entry)
        seals.append(str(held["seal"]))
        previous = hashlib.sha256(line).hexdigest()
    ends = len(data) - len(rest)
    return Ledger(entries=tuple(entries), seals=tuple(seals), data=data[:ends], torn=len(rest))


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
    remedy = "put the file back from a copy of the folder, and run verify on it"
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
