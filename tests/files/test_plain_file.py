"""What lies in a folder is read where it is a file: no pipe is waited for, no device read on."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from agreementkit import LedgerError
from agreementkit.files.folder_damage import LEDGER
from agreementkit.files.negotiation_folder import bytes_of, read_kept, read_ledger
from agreementkit.files.plain_file import plain_bytes
from agreementkit.files.restore import restore_folder
from tests.negotiation.small_negotiations import BY, WHEN, one_round

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have no such files")


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(300_000_000)


def zero(path: Path) -> None:
    path.symlink_to("/dev/zero")


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (os.mkfifo, "this is a device or a pipe"),
    "a device": (zero, "this is a device or a pipe"),
    "a folder": (Path.mkdir, "is a directory"),
    "a huge file": (huge, "it is far larger than any file of ours"),
}


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"ours")
    assert plain_bytes(path) == b"ours"
    with pytest.raises(FileNotFoundError):
        plain_bytes(tmp_path / "b")
    with pytest.raises(OSError, match="far larger"):
        plain_bytes(path, most=3)


@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_file_stands_for_none(tmp_path: Path, kind: str) -> None:
    make, why = ODD[kind]
    state = one_round(tmp_path / "talks")
    [draft] = state.drafts
    path = state.folder / draft.file.name
    path.unlink()
    make(path)
    assert bytes_of(path) is None
    with pytest.raises(LedgerError, match="is gone or cannot be read"):
        read_kept(state.folder, draft.file)
    [missing] = restore_folder(state.folder, by=BY, when=WHEN).missing
    assert missing.file == str(path)
    ledger = state.folder / LEDGER
    ledger.unlink()
    make(ledger)
    with pytest.raises(LedgerError, match=f"the ledger cannot be read .{why}"):
        read_ledger(state.folder)
