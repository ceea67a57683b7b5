"""A Word file in whichever form a program has it: a path, bytes, a binary file, python-docx.

Everything that reads Word files from outside takes them through here, so that each form meets
the same limits. Only `open_package` looks at what is in them; python-docx is never given a file that
came from somebody else.
"""

import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeGuard, runtime_checkable

from attrs import evolve

from agreementkit.errors import Fault, RefusedError
from agreementkit.ooxml.package import LARGEST_PACKAGE, open_package, too_large
from agreementkit.ooxml.refusal import refusal

if TYPE_CHECKING:
    import docx.document


@runtime_checkable
class BinaryFile(Protocol):
    """A file that is open for reading bytes: of Python, of a web framework, of a test."""

    def read(self, size: int, /) -> bytes:
        """Up to so many bytes; none at the end."""


@runtime_checkable
class _Seekable(Protocol):
    def seekable(self) -> bool: ...
    def seek(self, offset: int, /) -> object: ...


DocxDocument: TypeAlias = "docx.document.Document"
"""A document as python-docx has it; the name is text, so that nothing is loaded for it."""

WordSource: TypeAlias = "bytes | str | os.PathLike[str] | BinaryFile | docx.document.Document"
"""What a Word file may be given as; text is a path, never the file itself."""

_NAMELESS = "returned.docx"


def read_source(source: WordSource, *, network: bool = False) -> bytes:
    """The bytes of a Word file, however it is given. Nothing is looked at yet.

    A binary file that can go back is read from its beginning, wherever it stands, as python-docx
    and zipfile do. Of anything, no more is read than a package may have.

    Args:
        source: the file.
        network: whether a path may lead to another machine: only where a person named it.

    Raises:
        RefusedError: there is no such file, or it cannot be read; its `reason` is
            `unreadable`, `network` or `not-bytes`.

    >>> read_source(io.BytesIO(b"PK"))
    b'PK'
    """
    # A caller without a type checker may give anything.
    given: object = source
    match given:
        case bytes() | bytearray() | memoryview():
            return bytes(given)
        case str() | os.PathLike():
            return _file_bytes(Path(os.fsdecode(given)), network=network)
        case _ if _is_docx(given):
            return _docx_bytes(given)
        case BinaryFile():
            return _stream_bytes(given)
        case _:
            message = f"a Word file is no {type(given).__name__}"
            remedy = "give its path, its bytes, a file open for bytes, or a python-docx Document"
            raise refusal("not-bytes", message, remedy)


def package_of(source: WordSource) -> Mapping[str, bytes]:
    """The members of a Word file, however it is given; see `open_package`.

    Raises:
        RefusedError: it cannot be read or opened safely. Where it was given by its path, the
            fault names it.
    """
    data = read_source(source)
    try:
        return open_package(data)
    except RefusedError as error:
        raise refused_by_name(error, source) from None


def refused_by_name(error: RefusedError, source: WordSource) -> RefusedError:
    """A refusal whose faults name the file, where it was given by its path."""
    if not isinstance(source, str | os.PathLike):
        return error
    faults = [evolve(fault, file=os.fspath(source)) for fault in error.faults]
    return RefusedError(faults, reason=error.reason)


def source_name(source: WordSource) -> str:
    """The name that a Word file came under; one for all that have none.

    >>> source_name("post/from HR.docx"), source_name(b"PK")
    ('from HR.docx', 'returned.docx')
    """
    named = source if isinstance(source, str | os.PathLike) else getattr(source, "name", None)
    return (PurePath(named).name if isinstance(named, str | PurePath) else "") or _NAMELESS


def docx_of(data: bytes) -> DocxDocument:
    """A Word file of our own as python-docx opens it.

    Args:
        data: what we wrote; a file from somebody else is for our own reader alone.
    """
    import docx

    return docx.Document(io.BytesIO(data))


def _file_bytes(path: Path, *, network: bool) -> bytes:
    """The file at a path, which must be on this machine unless a person named it.

    On Windows, opening a path of a network tells the machine there who is asking.
    """
    if path.drive.startswith("\\\\") and not network:
        remedy = "copy the file to this computer, or read it yourself and give its bytes"
        fault = Fault(file=str(path), message="this path leads to another computer", remedy=remedy)
        raise RefusedError([fault], reason="network")
    try:
        if path.is_dir():
            raise _unreadable(path, "this is a folder", "name a Word file inside it")
        # Both are known without opening it: a pipe would be waited for, a device never ends.
        if path.exists() and not path.is_file():
            raise _unreadable(path, "this is a device or a pipe, not a file", "name a Word file")
        if path.stat().st_size > LARGEST_PACKAGE:
            raise refused_by_name(too_large(), path)
        with path.open("rb") as stream:
            return _read_all(stream)
    except FileNotFoundError:
        why, remedy = "there is no such file", "check the name and the folder"
    except OSError as error:
        why, remedy = str(error.strerror).lower(), "close it in other programs and try again"
    except ValueError:
        why, remedy = "no file can have this name", "check the name and the folder"
    raise _unreadable(path, why, remedy)


def _unreadable(path: Path, why: str, remedy: str) -> RefusedError:
    fault = Fault(file=str(path), message=f"the file could not be read: {why}", remedy=remedy)
    return RefusedError([fault], reason="unreadable")


def _is_docx(source: object) -> TypeGuard[DocxDocument]:
    """Whether it is a document of python-docx: where that was never loaded, nothing is."""
    if "docx.document" not in sys.modules:
        return False
    from docx.document import Document

    return isinstance(source, Document)


def _docx_bytes(document: DocxDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _stream_bytes(stream: BinaryFile) -> bytes:
    """What an open file holds."""
    remedy = 'open it anew for bytes: open(path, "rb")'
    if getattr(stream, "closed", False):
        raise refusal("not-bytes", "this file is closed", remedy)
    try:
        if isinstance(stream, _Seekable) and stream.seekable():
            stream.seek(0)
        return _read_all(stream)
    except (OSError, ValueError):
        raise refusal("not-bytes", "this file is not open for reading bytes", remedy) from None


def _read_all(stream: BinaryFile) -> bytes:
    """All of a file; of one that is too large, enough to tell."""
    pieces: list[bytes] = []
    left = LARGEST_PACKAGE + 1
    while left > 0 and (piece := stream.read(left)):
        if not isinstance(piece, bytes):
            raise _TextError
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


class _TextError(ValueError):
    """A file gave something else than bytes."""
