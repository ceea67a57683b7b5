"""What every command reads first: the clauses and the agreement."""

from pathlib import Path

from agreementkit import Agreement, Pack, load_pack, read_agreement

__all__ = ["read_both", "read_pack"]


def read_pack(folder: Path | None) -> Pack:
    """The project's clauses, with a folder of the officer's own over them if one is named."""
    return load_pack() if folder is None else load_pack(folder)


def read_both(file: Path, folder: Path | None) -> tuple[Agreement, Pack]:
    """The agreement in a file, and the clauses that it is made from."""
    pack = read_pack(folder)
    return read_agreement(file, pack), pack
