"""Files that commands write again and again, and what people did to them in between.

Beside them stands a small list of what was written last, by name and hash. A file that is as
it was written is written over; one that somebody has edited since is theirs, and is kept.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from agreementkit.errors import Fault, OutputError
from agreementkit.files.output import is_private, write_whole
from agreementkit.files.plain_file import plain_bytes

_LIST = ".agreementkit-written.json"


def write_outputs(files: Mapping[Path, bytes], *, force: bool = False) -> tuple[Path, ...]:
    """Write files, unless one of them would replace what is not our own last output.

    Files whose name begins with PRIVATE are for their owner alone.

    Args:
        files: the bytes by path.
        force: write over whatever is there.

    Raises:
        OutputError: with each file that somebody has edited, or that we did not write;
            nothing is written. Or one cannot be written.
    """
    lists = {folder: _written_in(folder) for folder in {path.parent for path in files}}
    if not force:
        kept = (_kept(path, data, lists[path.parent]) for path, data in files.items())
        if faults := [fault for fault in kept if fault]:
            raise OutputError(faults)
    for path, data in files.items():
        write_whole(path, data, private=is_private(path))
        lists[path.parent][path.name] = _hash(data)
    for folder, written in lists.items():
        # In plain ASCII: a name may hold what no encoding takes.
        text = json.dumps({"format": 1, "files": written}, indent=1, sort_keys=True)
        write_whole(folder / _LIST, text.encode("ascii"), private=True)
    return tuple(files)


def _kept(path: Path, data: bytes, written: Mapping[str, str]) -> Fault | None:
    """Why a file stays as it is; None where the place is free, or holds what we wrote there last."""
    if not os.path.isfile(path):  # noqa: PTH113 - which never raises
        return None
    try:
        held = plain_bytes(path)
    except OSError as error:
        return _unreadable(path, error)
    return None if held == data or written.get(path.name) == _hash(held) else _edited(path)


def _written_in(folder: Path) -> dict[str, str]:
    """What was written last to a folder; nothing where that is not known."""
    try:
        held = json.loads(plain_bytes(folder / _LIST))
        files = held["files"]
        return {str(name): str(digest) for name, digest in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _unreadable(path: Path, error: OSError) -> Fault:
    why = (error.strerror or "it is open in another program").lower()
    return Fault(
        file=str(path),
        message=f"a file stands there that cannot be looked at ({why}); it is kept",
        remedy="close it in other programs, name another file, or write over it with --force",
    )


def _edited(path: Path) -> Fault:
    return Fault(
        file=str(path),
        message="the file that stands there was edited, or was not written by this command; it is "
        "kept",
        remedy="name another file, or write over it with --force",
    )
