"""Bytes on disk to text and TOML, whatever Word or Windows has done to them."""

import codecs
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from agreementkit.errors import Fault, InputError
from agreementkit.files.explain import explained
from agreementkit.files.lines import located
from agreementkit.files.plain import UNPRINTABLE, oddities

__all__ = ["decode", "parse_toml", "read_text"]

_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")
"""How files of word processors begin."""

_ENDINGS = (".doc", ".docx", ".odt", ".pdf", ".rtf", ".xlsx", ".zip")


def read_text(path: Path) -> str:
    """The text of a file, with line ends as `\\n`.

    Raises:
        InputError: it is not there, cannot be opened, or is not text.
    """
    try:
        if path.is_dir():
            raise _unread(path, "this is a folder", "name a file inside it")
        data = path.read_bytes()
    except FileNotFoundError:
        raise _unread(path, "there is no such file", _beside(path)) from None
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or "this cannot be a file's name").lower()
        raise _unread(path, why, "close it in other programs and try again") from None
    return decode(data, path)


def _beside(path: Path) -> str:
    """The edit that mends a file's name: the file beside it that has nearly that name."""
    from difflib import get_close_matches

    try:
        names = sorted(each.name for each in path.parent.iterdir() if each.is_file())
    except OSError:
        names = []
    near = [f"{path.name}.toml"] if f"{path.name}.toml" in names else []
    near = near or get_close_matches(path.name, names, n=1, cutoff=0.7)
    return f'did you mean "{path.with_name(near[0])}"?' if near else "check the name and the folder"


def decode(data: bytes, path: Path) -> str:
    """Text from bytes in UTF-8 or UTF-16, with or without a byte order mark."""
    if data.startswith(_DOCUMENTS):
        remedy = (
            f"write it in a text editor such as Notepad, and save it as {path.suffix or 'text'}"
        )
        if path.suffix.lower() in _ENDINGS:
            remedy = "name the text file that it was made from, such as kent.toml"
        raise _unread(path, "this is a document of another program, not a text file", remedy)
    encoding = _encoding(data)
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"a letter here was not saved as {encoding[:6]}"
        remedy = 'save the file again, and choose the encoding "UTF-8"'
        raise _unread(path, message, remedy, line) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := UNPRINTABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"a character here is not text (U+{ord(found[0]):04X})"
        remedy = "delete it, or write the line again in a text editor such as Notepad"
        raise _unread(path, message, remedy, line)
    return text


def _encoding(data: bytes) -> str:
    """The encoding by its mark, or by the empty half of a first plain letter in UTF-16."""
    if data.startswith(codecs.BOM_UTF16_LE) or data[1:2] == b"\0":
        return "UTF-16-LE"
    if data.startswith(codecs.BOM_UTF16_BE) or data[:1] == b"\0":
        return "UTF-16-BE"
    return "UTF-8"


def _unread(path: Path, message: str, remedy: str, line: int | None = None) -> InputError:
    return InputError([Fault(file=str(path), line=line, message=message, remedy=remedy)])


def parse_toml(text: str, file: str, *, first_line: int = 1) -> Mapping[str, object]:
    """A TOML text as plain values, numbers with a point as `Decimal`.

    Args:
        text: the TOML.
        file: its name, for messages.
        first_line: the line of the file on which `text` begins, from 1.

    Raises:
        InputError: the text is not TOML, or holds what no agreement can; the message
            explains the usual causes.
    """
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise InputError(explained(str(error), text, file, first_line)) from None
    except (ArithmeticError, RecursionError, ValueError):
        # Numbers of thousands of digits and brackets thousands deep: the parser gives up.
        message = "a number is too long, or brackets stand too deep one inside another"
        remedy = "write the file again from the one that agreementkit new makes"
        raise InputError([Fault(file=file, message=message, remedy=remedy)]) from None
    if odd := list(oddities(table)):
        raise InputError(located(odd, text, file=file, first_line=first_line))
    return table
