"""What the exit code says."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes, the same for every command."""

    FINE = 0
    FINDINGS = 1
    """The agreement falls short, or a final draft still has blanks."""
    USAGE = 2
    """The command line itself is wrong."""
    UNREADABLE = 3
    """A file or folder cannot be used as it stands."""
    LEAK = 4
    """A copy for the other side would have held what is private; no file was written."""
    UNWRITTEN = 5
    """A file could not be written; what stood there before still stands."""
    FAULT = 70
    """agreementkit itself is at fault."""
    STOPPED = 130
    """Stopped from the keyboard."""


class UsageError(Exception):
    """The command line itself is wrong; says what is, and what to type instead."""
