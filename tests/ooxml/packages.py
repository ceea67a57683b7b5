"""Packages made by hand: a small sound one, and what a test changes in it."""

import io
import zipfile
from collections.abc import Mapping

__all__ = ["DOCUMENT", "RELATIONS", "SMALL", "WORD", "document", "links", "packed", "small"]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOCUMENT = "word/document.xml"


def document(body: str, *, before: str = "") -> bytes:
    """A main document part around some markup."""
    return f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()


def links(*rows: tuple[str, str, str]) -> bytes:
    """A relationships part: kind, target, and what stands behind it."""
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}" {rest}/>'
        for number, (kind, target, rest) in enumerate(rows, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'.encode()


def types(main: str = _MAIN, more: str = "") -> bytes:
    """A content types part."""
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{DOCUMENT}" ContentType="{main}"/>{more}</Types>'
    ).encode()


SMALL: Mapping[str, bytes] = {
    "[Content_Types].xml": types(),
    "_rels/.rels": links(("officeDocument", DOCUMENT, "")),
    DOCUMENT: document("<w:p><w:r><w:t>The Employer must not.</w:t></w:r></w:p>"),
}


def packed(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Members as a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def small(**changed: bytes | None) -> bytes:
    """The small package, members changed, added, or with None left out."""
    every = {**SMALL, **changed}
    return packed({name: data for name, data in every.items() if data is not None})
