"""Files written whole or not at all, under names that every system takes."""

import contextlib
import os
import re
import secrets
import unicodedata
from pathlib import Path

from agreementkit.errors import Fault, OutputError

_LONGEST = 120
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def safe_name(name: str, suffix: str = "") -> str:
    """A file name that Windows, macOS and Linux all take.

    Args:
        name: any text, such as an employer's name.
        suffix: the ending, with its dot; it is never cut off.

    >>> safe_name("Devon & Cornwall Police", ".docx")
    'devon-cornwall-police.docx'
    >>> safe_name("CON"), safe_name("a:b/c. ")
    ('con-file', 'a-b-c')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9.]+", "-", plain).strip("-. ")[:_LONGEST].strip("-. ")
    if not plain:
        plain = "draft"
    if _RESERVED.match(plain):
        plain = f"{plain.replace('.', '-')}-file"
    return plain + suffix


def write_whole(path: Path, data: bytes) -> Path:
    """Write a file so that the old one stands until the new one is complete.

    Raises:
        OutputError: it cannot be written; what stood there before still stands.
    """
    temporary = path.parent / f".writing-{secrets.token_hex(8)}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except (OSError, ValueError) as error:
        raise OutputError([_unwritten(path, error)]) from None
    finally:
        # Gone after a success; else half a file that nobody should find.
        with contextlib.suppress(OSError, ValueError):
            temporary.unlink()
    return path


def _unwritten(path: Path, error: Exception) -> Fault:
    # Not Path.is_dir, which raises where the name is too long. Windows says "permission denied".
    folder = os.path.isdir(path)  # noqa: PTH112
    if folder or isinstance(error, NotADirectoryError | FileExistsError):
        message = "a folder stands where the file should go, or a file where its folder should"
        remedy = "write to another name"
    elif isinstance(error, PermissionError):
        message = "the file is open in another program, or the folder may not be written to"
        remedy = "close it in Word and try again, or write to another name"
    else:
        why = getattr(error, "strerror", None) or "no file can have this name"
        message = f"it could not be written ({why.lower()})"
        remedy = "check the name and the free space, or write to another folder"
    return Fault(file=str(path), message=f"{message}; the old file is kept", remedy=remedy)
