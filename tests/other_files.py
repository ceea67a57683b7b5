"""What people pick in place of a Word file: links, mail, zip files and the like, a few bytes of each."""

import io
import zipfile

from agreementkit.ooxml.refusal import RefusalReason


def zipped(**members: bytes) -> bytes:
    """A zip file; in its names an underscore stands for the dot, and two for the slash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCK = b"\x07Jo User".ljust(54, b" ") + b"\x07\x00" + "Jo User".encode("utf-16-le")
LOCK = LOCK.ljust(162, b"\x00")
PLIST = b'<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict/></plist>'
MAIL = b"Received: from kent\r\n\tby us\r\nFrom: hr@kent\r\nSubject: AI draft\r\n\r\nSee attached."

NOT_WORD: dict[str, tuple[RefusalReason, bytes]] = {
    "the note that Word leaves beside an open document": ("lock-file", LOCK),
    "a zip file with the Word file in it": ("zip", zipped(Draft_docx=b"PK")),
    "a zip file of a folder": (
        "zip",
        zipped(post__Draft_docx=b"PK", post__a_rtf=b"x", post__b_doc=b"", post__c_odt=b""),
    ),
    "a zip file of pictures": ("corrupt", zipped(a_png=b"x")),
    "an e-mail": ("mail", MAIL),
    "an e-mail of Outlook": ("mail", COMPOUND + "__properties_version1.0".encode("utf-16-le")),
    "a shortcut of Windows": (
        "shortcut",
        b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F" + bytes(60),
    ),
    "a link of a browser": ("shortcut", b"[InternetShortcut]\r\nURL=https://example.org/"),
    "a link of a Mac": ("shortcut", PLIST),
    "a Google document that stays in the cloud": ("shortcut", b'{"":"WARNING!","doc_id":"1vC"}'),
    "a document of Pages": ("other-program", zipped(Index__Document_iwa=b"x")),
    "an OpenDocument file": (
        "other-program",
        zipped(mimetype=b"application/vnd.oasis.opendocument.text"),
    ),
    "a PDF": ("pdf", b"%PDF-1.7"),
    "a Rich Text file": ("rtf", rb"{\rtf1 The Employer}"),
    "a file of Word 97": ("old-word", COMPOUND),
    "a web page to sign in on": ("web-page", b"<!DOCTYPE html><html>"),
    "a text file": ("text", b"The Employer must give notice.\n"),
    "an empty file": ("empty", b""),
}
"""What is no Word file at all, with the reason for which it is refused."""
