"""Files written whole or not at all, under names that every system takes."""

import contextlib
import hashlib
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
    plain = re.sub(r"[^a-z0-9.]+", "-", plain).strip("-. ")
    if len(plain) > _LONGEST:
        # Two long names that differ at the end must not become one.
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        plain = f"{plain[: _LONGEST - len(digest) - 1].strip('-. ')}-{digest}"
    if not plain:
        plain = "draft"
    if _RESERVED.match(plain):
        plain = f"{plain.replace('.', '-')}-file"
    return plain + suffix


def is_private(path: Path) -> bool:
    """Whether a file says by its name that it is for our own side only."""
    return path.name.upper().startswith("PRIVATE")


def write_whole(path: Path, data: bytes, *, private: bool = False) -> Path:
    """Write a file so that the old one stands until the new one is complete.

    Args:
        path: where.
        data: its bytes.
        private: whether only its owner may read it, where the system has owners. In a folder
            that its owner has opened to a group for writing, the group may as well: two people
            who work on a shared drive chose that.

    Raises:
        OutputError: it cannot be written; what stood there before still stands.
    """
    temporary = path.parent / f".writing-{secrets.token_hex(8)}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = _private_mode(path.parent) if private else 0o666
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(temporary, flags, mode), "wb") as file:
            if mode == _WITH_GROUP:
                # What the owner's mask takes away the folder has given.
                os.chmod(temporary, mode)  # noqa: PTH101 - beside its like
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


_OWNER, _WITH_GROUP, _GROUP_WRITES = 0o600, 0o660, 0o020


def _private_mode(folder: Path) -> int:
    return _WITH_GROUP if folder.stat().st_mode & _GROUP_WRITES else _OWNER


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
