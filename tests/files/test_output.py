"""Files are written whole or not at all, under names that every system takes."""

import errno
import os
import re
import string
from pathlib import Path

import pytest
from hypothesis import example, given, strategies as st

import agreementkit as ak
from agreementkit.documents import safe_name, write_whole

RESERVED = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}


@given(st.text() | st.text(string.ascii_letters + ". :/\\0123", max_size=300))
@example("CON")
@example("con.")
@example("Aux.txt")
@example("LPT9 ")
@example("COM¹")
@example("nul" + "." * 300 + "x")
@example(". .")
@example("x" * 119 + ". y")
def test_any_text_gives_a_name_that_windows_takes(text: str) -> None:
    for suffix in ("", ".docx"):
        name = safe_name(text, suffix)
        assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name)
        assert name.split(".")[0] not in RESERVED
        assert not name.endswith((".", " "))
        assert name.endswith(suffix)
        assert len(name) <= 140


@given(
    st.text(max_size=300), st.text("ab 12", min_size=1, max_size=60), st.sampled_from(["", ".md"])
)
@example("x" * 400, "draft 1 at fallback members", ".docx")
def test_of_a_long_name_only_the_name_is_cut(name: str, what: str, suffix: str) -> None:
    made = safe_name(name, suffix, what=what)
    assert len(made) <= 140
    assert made.removesuffix(suffix).endswith(safe_name(what).removesuffix("-file")) or (
        not what.strip()
    )


@given(st.text("ab", min_size=100, max_size=140), st.text("ab", min_size=20, max_size=140))
def test_whatever_is_cut_two_names_are_two_files(name: str, what: str) -> None:
    assert safe_name(name, what=what) != safe_name(name, what=f"x{what}")
    assert safe_name(name, what=what) != safe_name(f"x{name}", what=what)


@given(st.text())
def test_a_name_made_safe_can_be_written(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
) -> None:
    path = tmp_path_factory.getbasetemp() / "names" / safe_name(text, ".txt")
    assert write_whole(path, b"x").read_bytes() == b"x"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Avon and Somerset Police draft 1", "avon-and-somerset-police-draft-1.docx"),
        ("Cafcass Cymru – Tŷ’r", "cafcass-cymru-tyr.docx"),
        ("con", "con-file.docx"),
        ("con.v2", "con-v2-file.docx"),
        ("конкорд", "draft.docx"),
    ],
)
def test_a_name_stays_as_close_as_it_can(text: str, name: str) -> None:
    assert safe_name(text, ".docx") == name


@given(st.binary())
def test_what_is_written_is_what_is_there(
    tmp_path_factory: pytest.TempPathFactory,
    data: bytes,
) -> None:
    path = tmp_path_factory.getbasetemp() / "whole" / "draft.docx"
    assert write_whole(path, b"old") == path
    assert write_whole(path, data).read_bytes() == data
    assert [file.name for file in path.parent.iterdir()] == ["draft.docx"]


def test_a_written_file_is_as_open_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    write_whole(tmp_path / "whole", b"")
    assert (tmp_path / "whole").stat().st_mode == (tmp_path / "usual").stat().st_mode


def refused(path: Path) -> ak.Fault:
    with pytest.raises(ak.OutputError) as caught:
        write_whole(path, b"new")
    [fault] = caught.value.faults
    assert fault.file == str(path)
    return fault


def test_a_file_that_word_has_open_keeps_its_content(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = tmp_path / "draft.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", locked)
    fault = refused(path)
    assert fault.message == (
        "the file is open in another program, or the folder may not be written to; "
        "the old file is kept"
    )
    assert fault.remedy == "close it in Word and try again, or write to another name"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_no_half_of_the_new(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "draft.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    fault = refused(path)
    assert (
        fault.message == "it could not be written (no space left on device); the old file is kept"
    )
    assert fault.remedy == "check the name and the free space, or write to another folder"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_the_old_file_and_no_half_of_the_new(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "draft.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "draft.docx").mkdir()
    (tmp_path / "file").write_bytes(b"old")
    for path in (tmp_path / "draft.docx", tmp_path / "file" / "x", tmp_path / "file" / "x" / "y"):
        fault = refused(path)
        assert fault.message == (
            "a folder stands where the file should go, or a file where its folder should; "
            "the old file is kept"
        )
        assert fault.remedy == "write to another name"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.docx", "file"]


@pytest.mark.parametrize(
    ("name", "why"),
    [("a\0b", "no file can have this name"), ("a" * 300, "file name too long")],
)
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str, why: str) -> None:
    assert (
        refused(tmp_path / name).message == f"it could not be written ({why}); the old file is kept"
    )
    assert list(tmp_path.iterdir()) == []
