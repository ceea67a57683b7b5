"""Every mistake in `tests/data/broken` is explained in words that are enough to mend it."""

import os
import re
from pathlib import Path

import pytest

from agreementkit.cli.app import main

DATA = Path(__file__).parent.parent / "data"
BROKEN = sorted(
    path for path in (DATA / "broken").iterdir() if path.is_dir() or path.suffix == ".toml"
)
CLAUSE_FOLDERS = [path for path in BROKEN if path.is_dir()]

each_mistake = pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.stem)


def words(broken: Path) -> str:
    return broken.with_suffix(".txt").read_text("utf-8")


def check(broken: Path) -> int:
    """Run the command line on an agreement file, or on a folder of clauses."""
    file, pack = (DATA / "kent.toml", broken) if broken.is_dir() else (broken, DATA / "own-clauses")
    return main(["check", str(file), "--pack", str(pack)])


@each_mistake
def test_each_mistake_is_told_in_exactly_these_words(
    broken: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = check(broken)
    said = capsys.readouterr()
    assert said.err.replace(str(broken.parent) + os.sep, "").replace("\\", "/") == words(broken)
    assert code == 3
    assert said.out == ""
    assert "Traceback" not in said.err


@each_mistake
def test_each_mistake_names_its_file_and_an_edit(broken: Path) -> None:
    faults = words(broken).removesuffix(" faults.\n").splitlines()
    places = [line for line in faults if not line.startswith(" ") and not line.isdecimal()]
    edits = [line for line in faults if line.startswith("    To mend it: ")]
    assert len(places) == len(edits) >= 1
    assert all(place.startswith(broken.name) for place in places)
    assert all(len(edit) > len("    To mend it: ") for edit in edits)


def test_each_mistake_names_a_line_except_where_no_line_is_wrong() -> None:
    without = {
        broken.stem.split("-", 1)[1]
        for broken in BROKEN
        if any(
            line.startswith(broken.name) and not re.match(r"[\w./-]+:\d+[,:]", line)
            for line in words(broken).splitlines()
        )
    }
    assert without == {
        # something is not there at all
        "missing-key",
        "several-faults",
        "key-missing-in-the-header",
        "notes-missing",
        "sector-that-cannot-be-read",
        "pack-without-its-files",
        "nothing-to-read",
        # the file as a whole is wrong
        "word-document",
        "two-files-with-one-id",
        "folder-not-an-area",
        "clause-outside-its-folder",
    }


def test_several_faults_are_told_in_the_order_of_their_lines() -> None:
    [several] = [words(path) for path in BROKEN if path.stem.endswith("several-faults")]
    lines = [int(found) for found in re.findall(r"\.toml:(\d+)", several)]
    assert lines == [2, 3, 4, 5, 8, 9, 10, 13]


def test_there_are_enough_mistakes_and_each_has_its_words() -> None:
    assert len(BROKEN) >= 100
    assert {path.stem for path in BROKEN} == {path.stem for path in (DATA / "broken").glob("*.txt")}
    numbers = [path.name.split("-")[0] for path in BROKEN]
    assert numbers == [f"{number:03}" for number in range(1, len(BROKEN) + 1)]


def test_broken_folders_lie_over_the_model_clauses_unless_the_mistake_needs_more() -> None:
    alone = [path.name for path in CLAUSE_FOLDERS if (path / "strategy.toml").exists()]
    assert [name.split("-", 1)[1] for name in alone] == ["pack-without-its-files"]


def test_the_files_that_stand_beside_the_mistakes_have_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["check", str(DATA / "kent.toml"), "--pack", str(DATA / "own-clauses")])
    assert code != 3
    assert capsys.readouterr().err == ""
