"""One writer at a time, and the other is told who it is."""

from datetime import datetime
from pathlib import Path

import filelock
import pytest

import agreementkit as ak
from agreementkit.files.negotiation_folder import HOLDER, LOCK, locked

WHEN = datetime.fromisoformat("2026-11-02T10:02:00")


def test_a_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    with locked(tmp_path, by="Branch secretary", when=WHEN):
        with (
            pytest.raises(ak.BusyError) as caught,
            locked(tmp_path, by="Regional officer", when=WHEN, wait=0),
        ):
            pass
        [fault] = caught.value.faults
    assert fault.file == str(tmp_path)
    assert fault.message.startswith("the negotiation is being changed by Branch secretary on ")
    assert fault.message.endswith(" since 10:02")
    with locked(tmp_path, by="Regional officer", when=WHEN, wait=0):
        assert b"Regional officer" in (tmp_path / HOLDER).read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {LOCK}


@pytest.mark.parametrize("said", [b"", b"[]", b"{}", b'{"by":"A","on":"B","since":"C"}', None])
def test_who_it_is_may_be_unknown(tmp_path: Path, said: bytes | None) -> None:
    with locked(tmp_path, by="Branch secretary", when=WHEN):
        (tmp_path / HOLDER).unlink()
        if said is not None:
            (tmp_path / HOLDER).write_bytes(said)
        with (
            pytest.raises(ak.BusyError, match="being changed by somebody else"),
            locked(tmp_path, by="Regional officer", when=WHEN, wait=0),
        ):
            pass


def test_the_lock_is_given_back_when_something_goes_wrong(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path, by="Branch secretary", when=WHEN):
        raise ZeroDivisionError
    with locked(tmp_path, by="Branch secretary", when=WHEN, wait=0):
        assert (tmp_path / HOLDER).exists()


def test_that_the_holder_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / HOLDER).mkdir()
    with locked(tmp_path, by="Branch secretary", when=WHEN):
        assert (tmp_path / LOCK).exists()


def test_a_drive_that_cannot_lock_is_told_and_no_weaker_lock_is_used(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []

    class Drive(filelock.FileLock):
        def acquire(self, timeout: float | None = None, **_: object) -> object:  # type: ignore[override]
            asked.append((self.fallback_to_soft, timeout))
            raise OSError(38, "Function not implemented")

    monkeypatch.setattr(filelock, "FileLock", Drive)
    with (
        pytest.raises(ak.OutputError) as caught,
        locked(tmp_path, by="Branch secretary", when=WHEN, wait=0.5),
    ):
        pass
    [fault] = caught.value.faults
    assert fault.message == (
        "the negotiation cannot be locked against a second writer (function not implemented)"
    )
    assert "a shared drive that can lock files" in fault.remedy
    assert asked == [(False, 0.5)]


def test_a_folder_that_is_not_there_cannot_be_locked(tmp_path: Path) -> None:
    with (
        pytest.raises(ak.OutputError, match="cannot be locked"),
        locked(tmp_path / "nowhere", by="Branch secretary", when=WHEN, wait=0),
    ):
        pass
    assert not (tmp_path / "nowhere").exists()
