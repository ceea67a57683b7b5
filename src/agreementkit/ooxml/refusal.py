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
    "lock-file",
    "macro",
    "mail",
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
    "shortcut",
    "size",
    "strict",
    "text",
    "unreadable",
    "web-page",
    "zip",
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
_MESSAGE = "__properties_version1.0".encode("utf-16-le")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ATTACHED = "save the Word file that is attached to it, and use that"
_MAIL = (
    rb"(?i)(?:(?:received|return-path|delivered-to|message-id|mime-version|from|to|subject|date|"
    rb"x-[\w-]+|arc-[\w-]+|dkim-signature|content-type|thread-\w+|reply-to|cc):[^\n]*\r?\n"
    rb"(?:[ \t][^\n]*\r?\n)*){3}"
)
"""Three headers in a row."""
_SHORTCUT = (
    rb"L\x01\x14\x02|\[InternetShortcut\]|bplist00|\s*<\?xml[^>]*>\s*(?:<!DOCTYPE plist[^>]*>\s*)?<plist|"
    rb"\{[^{}]{0,900}\"(?:doc_id|url)\"\s*:"
)
"""Of Windows, of a browser, of a Mac, of Google Drive."""
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
        _MAIL,
        "mail",
        "this is an e-mail, not the Word file that came with it",
        _ATTACHED,
    ),
    (
        _SHORTCUT,
        "shortcut",
        "this is a link to a file elsewhere, such as a shortcut or a Google document, not a Word file",
        "open it, and download the document as Microsoft Word (.docx)",
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
    if _is_lock_file(data):
        message = "this is the note that Word leaves beside a document while somebody has it open"
        remedy = "use the document itself: the same name without ~$ in front"
        return refusal("lock-file", message, remedy)
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


_LOCK_FILE_SIZES = (162, 165)
"""Of Word, and of Excel and PowerPoint."""


def _is_lock_file(data: bytes) -> bool:
    """Whether it is a file such as `~$draft.docx`: whose computer it is, once in bytes, once in UTF-16."""
    if len(data) not in _LOCK_FILE_SIZES or not 0 < data[0] < 54:
        return False
    name = data[1 : data[0] + 1]
    return not data[data[0] + 1 : 54].strip(b"\x00 ") and not re.search(rb"[\x00-\x1f]", name)


def _compound(data: bytes) -> RefusedError:
    if _ENCRYPTED in data:
        message = "this file is protected with a password"
        remedy = (
            "open it in Word, remove the password under File > Info > Protect Document, and save it"
        )
        return refusal("encrypted", message, remedy)
    if _MESSAGE in data:
        message = "this is an e-mail as Outlook saves it, not the Word file that came with it"
        return refusal("mail", message, _ATTACHED)
    message = "this is a file of an old kind, such as Word 97-2003 (.doc)"
    return refusal("old-word", message, _SAVE)


def _is_text(data: bytes) -> bool:
    """Whether it reads as text: bytes of no control character, bar those of lines."""
    sample = data[:4096].replace(b"\x00", b"") if data.startswith(b"\xff\xfe") else data[:4096]
    return not re.search(rb"[\x00-\x08\x0e-\x1f]", sample)
