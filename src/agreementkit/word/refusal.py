"""Why a Word file is refused: one stable code for programs, one plain fault for people."""

from typing import Literal

from agreementkit.errors import Fault, RefusedError

__all__ = ["SAVE_AGAIN", "Reason", "refusal"]

Reason = Literal[
    "alt-chunk",
    "corrupt",
    "count",
    "dtd",
    "duplicate",
    "embedded",
    "empty",
    "encoding",
    "encrypted",
    "macro",
    "malformed",
    "nesting",
    "network",
    "not-bytes",
    "old-word",
    "other-program",
    "overlap",
    "path",
    "pdf",
    "program",
    "remote",
    "rtf",
    "size",
    "strict",
    "text",
    "unreadable",
    "web-page",
]
"""The codes, each explained in docs/reference/errors.md. None changes its meaning."""

SAVE_AGAIN = "open it in Word, save it as Word Document (.docx) under a new name, and use that"
"""The remedy where Word itself would mend the file."""


def refusal(reason: Reason, message: str, remedy: str = SAVE_AGAIN) -> RefusedError:
    """The error to raise.

    >>> error = refusal("empty", "this file is empty")
    >>> error.reason
    'empty'
    """
    return RefusedError([Fault(message=message, remedy=remedy)], reason=reason)
