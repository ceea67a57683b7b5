"""Private files are for their owner alone, or for the group that their folder was opened to."""

import os
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit.documents import write_outputs
from agreementkit.files.negotiation_folder import HOLDER, locked
from agreementkit.files.output import write_whole
from tests.negotiation.small_negotiations import WHEN, one_round

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have no such owners")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.parametrize(("folder", "file"), [(0o755, 0o600), (0o700, 0o600), (0o775, 0o660)])
def test_a_private_file_follows_who_may_write_to_its_folder(
    tmp_path: Path, folder: int, file: int
) -> None:
    place = tmp_path / "talks"
    place.mkdir()
    place.chmod(folder)
    before = os.umask(0o022)
    try:
        assert mode(write_whole(place / "a", b"x", private=True)) == file
        assert mode(write_whole(place / "b", b"x")) == 0o644
        [private, other] = write_outputs(
            {place / "PRIVATE-a.docx": b"x", place / "kent.docx": b"x"}
        )
        assert (mode(private), mode(other)) == (file, 0o644)
    finally:
        os.umask(before)


def test_all_of_a_negotiation_is_its_owners(tmp_path: Path) -> None:
    folder = one_round(tmp_path / "talks").folder
    assert mode(folder) == 0o700
    kept = [
        path for path in folder.rglob("*") if path.suffix in (".jsonl", ".docx", ".toml", ".json")
    ]
    assert len(kept) >= 5
    assert {mode(path) for path in kept} == {0o600}
    assert mode(folder / ".lock") == 0o600
    assert {mode(path) for path in folder.iterdir() if path.is_dir()} == {0o700}


def test_of_a_negotiation_on_a_shared_drive_the_group_reads_all(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    folder.chmod(0o2775)
    one_round(folder)
    assert mode(folder / ".lock") == 0o660
    places = [path for path in folder.iterdir() if path.is_dir()]
    assert {mode(path) for path in places} == {0o770}
    assert all(path.stat().st_mode & 0o2000 for path in places)
    with locked(folder, by="Branch secretary", when=WHEN):
        assert mode(folder / HOLDER) & 0o007 == 0


def test_a_negotiators_copy_is_its_owners_from_python_too(
    agreement: ak.Agreement, pack: ak.Pack, tmp_path: Path
) -> None:
    tmp_path.chmod(0o700)
    saved = ak.draft(agreement, pack, copy="negotiator").save(tmp_path / "ours.docx")
    assert mode(saved) == 0o600
