"""Issued clause text is frozen: what was sent across a table must stay what it was."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from agreementkit.errors import Fault
from agreementkit.files.toml_source import read_text


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


def issued_faults(folder: Path) -> Iterator[Fault]:
    """Each clause whose text is no longer what was issued under its version.

    A folder without `issued.toml` has issued nothing.

    Raises:
        InputError: a file cannot be read, or is not TOML.
    """
    if not (folder / "issued.toml").is_file():
        return
    issued = issued_digests(folder)
    for path in sorted(folder.glob("[!.]*/[!.]*.md")):
        key = issued_key(path)
        if key in issued and issued[key] != digest(path):
            id_, version = key.split("@")
            yield Fault(
                file=f"{path.parent.name}/{path.name}",
                message=f"version {version} was issued with another text",
                remedy=f"set version = {int(version) + 1} in {id_}, or put the old text back",
            )
