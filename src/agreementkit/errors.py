"""What agreementkit raises.

An exception means "I cannot go on"; an agreement that merely falls short is
reported as findings instead (`agreementkit.model.Finding`).

    AgreementKitError
    ├── InvalidError           a value breaks the model's own rules
    │   ├── RedLineError       … a step crosses a red line that nobody approved
    │   └── NotReceivedError   … a file is not taken for what the other side sent back
    ├── InputError             a file or folder cannot be used as it stands
    │   ├── PackError          … a folder of clauses
    │   ├── AgreementFileError … an agreement file
    │   ├── LedgerError        … the folder of a negotiation, or its ledger
    │   └── RefusedError       … a Word file that is not safe, or not what it seems
    ├── NotFinalError          a final draft was asked for, and blanks remain
    ├── LeakError              a finished copy holds what must not cross the table
    └── OutputError            a file could not be written
        └── BusyError          … somebody else is changing a negotiation, or just has

Every exception carries `faults`: all that is wrong, at once, each saying where,
what, and the edit that mends it.
"""

import re
from collections.abc import Iterable

from attrs import frozen

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What moves the cursor, changes colours, turns text round, or is half of a letter."""


def printable(text: str) -> str:
    r"""A text that does nothing to a terminal or a log but be read: the rest is spelt out.

    Names of files come from others, and may hold anything.

    >>> print(printable("a\x1b[31mred"))
    a\x1b[31mred
    """
    return _UNPRINTABLE.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)


def printable_name(name: object) -> str:
    r"""The name of a file, on one line.

    >>> print(printable_name("two\nlines.docx"))
    two\nlines.docx
    """
    return printable(str(name)).replace("\n", "\\n").replace("\t", "\\t")


@frozen(kw_only=True)
class Fault:
    """One thing that is wrong: what it is, how to mend it, and where it stands."""

    message: str
    remedy: str
    key: str = ""
    """The dotted path inside the file or value, such as `clauses.scope.pilots`."""
    file: str = ""
    line: int | None = None
    """Counted from 1."""

    def __str__(self) -> str:
        file = printable_name(self.file)
        place = ":".join(str(part) for part in (file, self.line) if part)
        where = ", ".join(part for part in (place, self.key) if part)
        head = f"{where}: {self.message}" if where else self.message
        return printable(f"{head}\n    To mend it: {self.remedy}")


class AgreementKitError(Exception):
    """The root of all that agreementkit raises on purpose."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        # One plain tuple in `args` keeps the exception picklable, so that it
        # comes whole out of a process pool.
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class InvalidError(AgreementKitError):
    """A value breaks the model's own rules."""


class RedLineError(InvalidError):
    """A step crosses a red line, and nobody is named who approved it.

    Nothing was recorded. Each fault says which line, and whom our notes ask for.
    """


class NotReceivedError(InvalidError):
    """A file is not taken for what the other side sent back. Nothing was recorded.

    `kinds` are stable codes for programs, one for each thing that speaks against it: see
    `agreementkit.negotiation.ObjectionKind`. `anyway` says whether a person who knows better
    may have it recorded all the same.
    """

    def __init__(
        self, faults: Iterable[Fault], kinds: Iterable[str] = (), *, anyway: bool = False
    ) -> None:
        super().__init__(faults)
        self.kinds = tuple(kinds)
        self.anyway = anyway


class InputError(AgreementKitError):
    """A file or folder cannot be used as it stands."""


class PackError(InputError):
    """A folder of clauses cannot be used as it stands."""


class AgreementFileError(InputError):
    """An agreement file cannot be used as it stands."""


class LedgerError(InputError):
    """The folder of a negotiation, or its ledger, cannot be used as it stands."""


class RefusedError(InputError):
    """A Word file is not safe to read, or is not what it seems.

    `reason` is a stable code for programs: `corrupt`, `macro`, `size` and the like.
    """

    def __init__(self, faults: Iterable[Fault], reason: str = "corrupt") -> None:
        super().__init__(faults)
        self.reason = reason


class NotFinalError(AgreementKitError):
    """A final draft was asked for, and values are still missing."""


class LeakError(AgreementKitError):
    """A finished copy holds something private, or something that nobody put there.

    Its faults say what kind of thing was found and in which part. Of a private text
    they show the first three words and no more, for a message can be sent on too.
    """


class OutputError(AgreementKitError):
    """A file could not be written; what stood there before still stands."""


class BusyError(OutputError):
    """Somebody else is changing a negotiation, or has changed it since it was read.

    Nothing was written. Read it again, and decide again on what is there now.
    """
