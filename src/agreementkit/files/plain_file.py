"""Files of a folder that anybody may have laid something into: read only where they are files."""

import errno
import os
import stat
from pathlib import Path

_LARGEST = 200_000_000
"""Bytes: far more than any file of ours has."""


def plain_bytes(path: Path, *, most: int = _LARGEST) -> bytes:
    """What a file holds; a pipe would be waited for, and a device never ends.

    Args:
        path: of the file.
        most: how many bytes it may have.

    Raises:
        OSError: it is not there, cannot be read, is no file, or is far larger than any of ours.
        ValueError: no file can have this name.
    """
    held = path.stat()
    if stat.S_ISDIR(held.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(held.st_mode):
        raise OSError(errno.EINVAL, "this is a device or a pipe, not a file", str(path))
    if held.st_size > most:
        raise OSError(errno.EFBIG, "it is far larger than any file of ours", str(path))
    return path.read_bytes()
