"""Bytes on disk to text and TOML, whatever Word or Windows has done to them."""

import codecs
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from agreementkit.errors import Fault, InputError

__all__ = ["decode", "parse_toml", "read_text"]

_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
_CURLY_VALUE = re.compile(r"(?:=\s*|[\[,{]\s*)[“„‘’”]")
_BACKSLASH = re.compile(r'=\s*"(?P<inside>[^"]*\\[^"]*)"')
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_text(path: Path) -> str:
    """The text of a file, with line ends as `\\n`.

    Raises:
        InputError: it is not there, cannot be opened, or is not text.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise _unread(path, "there is no such file", "check the name and the folder") from None
    except IsADirectoryError:
        raise _unread(path, "this is a folder", "name a file inside it") from None
    except OSError as error:
        why = (error.strerror or "it cannot be opened").lower()
        raise _unread(path, why, "close it in other programs and try again") from None
    return decode(data, path)


def decode(data: bytes, path: Path) -> str:
    """Text from bytes in UTF-8 or UTF-16, with or without a byte order mark."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            data, chosen = data[len(mark) :], encoding
            break
    else:
        chosen = "utf-8"
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")):
        raise _unread(
            path,
            "this is a document of a word processor, not a text file",
            "write the file in a text editor such as Notepad and save it as .toml",
        )
    try:
        text = data.decode(chosen)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        raise InputError(
            [
                Fault(
                    file=str(path),
                    line=before.count(b"\n") + 1,
                    message=f"a character here is not {chosen.upper()}",
                    remedy='save the file again with the encoding "UTF-8"',
                ),
            ],
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unread(path: Path, message: str, remedy: str) -> InputError:
    return InputError([Fault(file=str(path), message=message, remedy=remedy)])


def parse_toml(text: str, file: str, *, first_line: int = 1) -> Mapping[str, object]:
    """A TOML text as plain values, numbers with a point as `Decimal`.

    Args:
        text: the TOML.
        file: its name, for messages.
        first_line: the line of the file on which `text` begins, from 1.

    Raises:
        InputError: the text is not TOML; the message explains the usual causes.
    """
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        faults = _usual_causes(text, file, first_line) or [
            _plain_fault(str(error), text, file, first_line),
        ]
        raise InputError(faults) from None


def _usual_causes(text: str, file: str, first_line: int) -> list[Fault]:
    faults = []
    for number, line in enumerate(text.split("\n"), first_line):
        if _CURLY_VALUE.search(line):
            faults.append(
                Fault(
                    file=file,
                    line=number,
                    message="the quotation marks are curly, as a word processor makes them",
                    remedy=f"write {line.strip().translate(_CURLY)}",
                ),
            )
        elif (path := _BACKSLASH.search(line)) and _breaks(line):
            straight = path["inside"].replace("\\", "/")
            faults.append(
                Fault(
                    file=file,
                    line=number,
                    message="a backslash has a meaning of its own between double quotation marks",
                    remedy=f'use forward slashes: "{straight}"',
                ),
            )
    return faults


def _breaks(line: str) -> bool:
    try:
        tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return True
    return False


def _plain_fault(said: str, text: str, file: str, first_line: int) -> Fault:
    place = re.search(r"\(at (?:line (\d+), column \d+|end of document)\)", said)
    last = text.rstrip("\n").count("\n") + 1
    line = int(place[1]) if place and place[1] else last
    message = said[: place.start()].strip() if place else said
    lines = text.split("\n")
    shown = lines[line - 1].strip() if line <= len(lines) else ""
    missing_quotes = re.match(r"([\w.-]+)\s*=\s*([A-Za-z].*)", shown)
    if "Cannot overwrite" in message or "Cannot declare" in message:
        remedy = "the same key or table stands twice: keep one of them"
    elif missing_quotes and missing_quotes[2] not in ("true", "false"):
        remedy = f'put the text in quotation marks: {missing_quotes[1]} = "{missing_quotes[2]}"'
    elif "=" not in shown and not shown.startswith("["):
        remedy = 'each line reads name = value, such as position = "opening"'
    else:
        remedy = (
            "look for a missing quotation mark, bracket or comma on this line or the one before"
        )
    return Fault(
        file=file,
        line=first_line + line - 1,
        message=f"this is not TOML ({message[:1].lower() + message[1:]}): {shown}",
        remedy=remedy,
    )
