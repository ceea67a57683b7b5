"""Why a Word file is refused: one stable code for programs, one plain fault for people."""

import re
from typing import Literal

from agreementkit.errors import Fault, RefusedError

RefusalReason = Literal[
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


def refusal(reason: RefusalReason, message: str, remedy: str = SAVE_AGAIN) -> RefusedError:
    """The error to raise.

    >>> error = refusal("empty", "this file is empty")
    >>> error.reason
    'empty'
    """
    return RefusedError([Fault(message=message, remedy=remedy)], reason=reason)


# What a file is that only seems to be a Word file, known by its first bytes.

_PACKAGE = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: what Word wrote before 2007, and what holds an encrypted one."""
_SAVE = "open it in Word and save it as Word Document (.docx)"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_KNOWN: tuple[tuple[bytes, RefusalReason, str, str], ...] = (
    (
        b"%PDF",
        "pdf",
        "this is a PDF, not a Word file",
        "ask for the Word file that the PDF was made from",
    ),
    (
        rb"\{\\rtf",
        "rtf",
        "this is a Rich Text file, not a Word file",
        _SAVE,
    ),
    (
        b"MZ[^ -~\\s]",
        "program",
        "this is a program, or has one in front of it",
        "do not open it; report it to whoever looks after your computers",
    ),
    (
        rb"(?i)\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|script)\b",
        "web-page",
        "this is a web page, perhaps one to sign in on, under the name of a Word file",
        "sign in there, open the document, and download it with File > Save a Copy",
    ),
)
"""How other files begin, and what to say of each."""


def refusal_of_other_file(data: bytes) -> RefusedError | None:
    """The refusal of a file that is no package at all; None where it begins like one.

    >>> str(refusal_of_other_file(b"%PDF-1.7 ...")).splitlines()[0]
    'this is a PDF, not a Word file'
    >>> refusal_of_other_file(b"PK\\x03\\x04...") is None
    True
    """
    if data.startswith(_PACKAGE):
        return None
    if not data.strip(b"\x00 \t\r\n"):
        return refusal("empty", "this file is empty", "ask for it to be sent again")
    if data.startswith(_COMPOUND):
        return _compound(data)
    start = data[:4096]
    for mark in _BYTE_ORDER_MARKS:
        start = start.removeprefix(mark)
    for begins, reason, message, remedy in _KNOWN:
        if re.match(begins, start.replace(b"\x00", b""), re.DOTALL):
            return refusal(reason, message, remedy)
    return _unknown(data)


def _unknown(data: bytes) -> RefusedError:
    if _is_text(data):
        return refusal("text", "this is a text file, not a Word file", _SAVE)
    if _PACKAGE in data:
        message = "this file has something in front of the document that does not belong there"
        return refusal("program", message)
    return refusal(
        "corrupt", "this is no Word file, or it is damaged", "ask for it to be sent again"
    )


def _compound(data: bytes) -> RefusedError:
    if _ENCRYPTED in data:
        message = "this file is protected with a password"
        remedy = (
            "open it in Word, remove the password under File > Info > Protect Document, and save it"
        )
        return refusal("encrypted", message, remedy)
    message = "this is a file of an old kind, such as Word 97-2003 (.doc)"
    return refusal("old-word", message, _SAVE)


def _is_text(data: bytes) -> bool:
    """Whether it reads as text: bytes of no control character, bar those of lines."""
    sample = data[:4096].replace(b"\x00", b"") if data.startswith(b"\xff\xfe") else data[:4096]
    return not re.search(rb"[\x00-\x08\x0e-\x1f]", sample)
