"""What a ledger proves, and what it does not, in words."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from agreementkit.errors import Fault
from agreementkit.files.ledger import Ledger
from agreementkit.files.negotiation_folder import named_files
from agreementkit.model.ledger import Undone

_NOT_PROVED = (
    "It does not prove who did what: a name in it is what somebody typed.",
    "It does not prove when: each time is that of the computer on which it was written.",
    "It does not prove that nobody wrote all of it anew, or cut lines off its end.",
    "Only a seal that was noted elsewhere, such as in an e-mail or in minutes, can show that.",
    "It does not prove that what is recorded as sent was sent, or arrived.",
)


@frozen(kw_only=True)
class Verification:
    """What was looked at, and what follows from it."""

    proved: tuple[str, ...]
    not_proved: tuple[str, ...]
    faults: tuple[Fault, ...]
    """Each file or seal that does not hold, with what to do."""
    notes: tuple[str, ...]
    """What is odd, and breaks nothing."""
    seal: str
    """Of the last line: note it elsewhere, and nobody can change what is before it unseen."""

    @property
    def holds(self) -> bool:
        """Whether everything that was recorded is there, as it was recorded."""
        return not self.faults

    def __str__(self) -> str:
        lines = [*self.proved, *map(str, self.faults), *self.notes, *self.not_proved]
        return "\n".join([*lines, f"The seal of the last line is {self.seal}"])


def verify_ledger(  # noqa: PLR0913 - the ledger, and all that was looked at beside it
    ledger: Ledger,
    found: Mapping[str, str | None],
    *,
    unrecorded: tuple[str, ...] = (),
    damage: tuple[Fault, ...] = (),
    remarks: tuple[str, ...] = (),
    noted: str = "",
) -> Verification:
    """What verifying a negotiation proves.

    Args:
        ledger: as it was read, which proved its lines.
        found: the SHA-256 of each file that it names, as it lies there; None where it is gone.
        unrecorded: files in the folder that no line names.
        damage: what shows that somebody recorded more than this ledger holds.
        remarks: what is odd about the folder, in sentences.
        noted: a seal that somebody noted elsewhere; empty asks for none.
    """
    return Verification(
        proved=tuple(_proved(ledger, found, noted)),
        not_proved=_NOT_PROVED,
        faults=(*damage, *_files(ledger, found), *_seal(ledger, noted)),
        notes=(*_notes(ledger, unrecorded), *remarks),
        seal=ledger.seals[-1] if ledger.seals else "",
    )


def _proved(ledger: Ledger, found: Mapping[str, str | None], noted: str) -> Iterator[str]:
    count = _counted(len(ledger.entries), "line")
    yield (
        f"The ledger has {count}, in the order in which they were written; none was changed, "
        "put in, or taken out between two others."
    )
    good = _counted(sum(1 for _ in _matching(ledger, found)), "file")
    yield f"{good} that it names: each lies there just as it was recorded."
    if noted in ledger.seals:
        number = ledger.seals.index(noted) + 1
        yield f"Up to line {number} it is what it was when that seal was noted."


def _notes(ledger: Ledger, unrecorded: tuple[str, ...]) -> Iterator[str]:
    if ledger.torn:
        yield (
            f"Behind the last line lies a line that was never finished "
            f"({_counted(ledger.torn, 'byte')}). It counts for nothing, and the next command "
            "clears it away."
        )
    pairs = zip(ledger.entries, ledger.entries[1:], strict=False)
    for number, (before, after) in enumerate(pairs, 2):
        if after.when < before.when:
            yield f"Line {number} is dated before the line above it: two clocks differ, or one was wrong."
    for number, entry in enumerate(ledger.entries, 1):
        if isinstance(entry, Undone):
            yield f"Since line {number}, the receipt of {entry.receipt} counts no longer; it was kept."
    for name in unrecorded:
        yield f"{name} is not part of the record: no line names it."


def _matching(ledger: Ledger, found: Mapping[str, str | None]) -> Iterator[str]:
    for entry in ledger.entries:
        for file in named_files(entry):
            if found.get(file.name) == file.sha256:
                yield file.name


def _files(ledger: Ledger, found: Mapping[str, str | None]) -> Iterator[Fault]:
    for number, entry in enumerate(ledger.entries, 1):
        for file in named_files(entry):
            now = found.get(file.name)
            if now != file.sha256:
                what = "is gone or cannot be read" if now is None else "is not what was recorded"
                yield Fault(
                    file=file.name,
                    message=f"the file {what} (line {number} of the ledger)",
                    remedy=(
                        "agreementkit negotiation restore puts it back if the folder can give it; "
                        "if not, put it back from a copy of the folder"
                    ),
                )


def _seal(ledger: Ledger, noted: str) -> Iterator[Fault]:
    if noted and noted not in ledger.seals:
        yield Fault(
            message=f"no line has the seal {noted}",
            remedy="compare it with where it was noted; if it is right, the ledger was written anew",
        )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
