"""Issued clause text is frozen: what was sent across a table must stay what it was."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from agreementkit.files.source import read_text

__all__ = ["digest", "issued_digests", "issued_key"]


def digest(path: Path) -> str:
    """The fingerprint of a clause file's title and text; its figures and notes do not count.

    White space between words and lines does not count either.
    """
    from hashlib import sha256

    _, head, body = read_text(path).split("+++", 2)
    title = tomllib.loads(head)["title"]
    return sha256(" ".join(f"{title} {body}".split()).encode()).hexdigest()[:16]


def issued_key(path: Path) -> str:
    """A clause file's id and version: `scope@1`."""
    _, head, _ = read_text(path).split("+++", 2)
    return f"{path.stem}@{tomllib.loads(head)['version']}"


def issued_digests(folder: Path) -> Mapping[str, str]:
    """The fingerprint of every clause version that a pack has issued."""
    found: dict[str, str] = tomllib.loads(read_text(folder / "issued.toml"))["issued"]
    return found
