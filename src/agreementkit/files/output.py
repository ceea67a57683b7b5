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


def safe_name(name: str, suffix: str = "", *, what: str = "") -> str:
    """A file name that Windows, macOS and Linux all take.

    Args:
        name: any text, such as an employer's name. Only this is cut where all is too long.
        suffix: the ending, with its dot; it is never cut off.
        what: what the file is of that name, such as "draft 1 members".

    >>> safe_name("Devon & Cornwall Police", ".docx", what="draft 1")
    'devon-cornwall-police-draft-1.docx'
    >>> safe_name("CON"), safe_name("a:b/c. ")
    ('con-file', 'a-b-c')
    """
    whole = f"{name} {what}" if what else name
    plain = _plain(whole)
    if len(plain) > _LONGEST:
        # Two long names that differ at the end must not become one.
        digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        end = "-".join(part for part in (digest, _plain(_plain(what)[-_LONGEST // 2 :])) if part)
        plain = f"{_plain(name)[: _LONGEST - len(end) - 1].strip('-. ')}-{end}".strip("-")
    if not plain:
        plain = "draft"
    if _RESERVED.match(plain):
        plain = f"{plain.replace('.', '-')}-file"
    return plain + suffix


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-. ")


def is_private(path: Path) -> bool:
    """Whether a file says by its name that it is for our own side only, as ours do.

    >>> is_private(Path("PRIVATE-kent.docx")), is_private(Path("Private-hire-policy.docx"))
    (True, False)
    """
    return path.name.startswith("PRIVATE-")


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
        mode = private_mode(path.parent) if private else 0o666
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


def private_mode(folder: Path) -> int:
    """Who may read and write a private file in a folder, as the bits of its mode."""
    return _WITH_GROUP if folder.stat().st_mode & _GROUP_WRITES else _OWNER


def make_private_folder(path: Path) -> None:
    """Make a folder for whoever its private files are for, where it is not there.

    Raises:
        OSError: it cannot be made, or the folder that it lies in is not there.
    """
    if not path.is_dir():
        path.mkdir(0o700)
        if private_mode(path.parent) == _WITH_GROUP:
            path.chmod(path.stat().st_mode | 0o070)


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
