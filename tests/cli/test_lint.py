"""`agreementkit lint`: the findings in words, the JSON and the exit code."""

import json
import os
from pathlib import Path

import agreementkit as ak
from tests.word.lint.edits import CORE, MAIN, add, edited, good, p, packed, r, swap

from .conftest import Cli

FINDING = ["rule", "severity", "place", "message", "remedy"]


def written(folder: Path, data: bytes) -> Path:
    path = folder / "draft.docx"
    path.write_bytes(data)
    return path


def test_a_good_file_has_nothing_said_of_it(cli: Cli, here: Path) -> None:
    said = cli("lint", written(here, good()))
    assert (said.code, said.out, said.err) == (0, "Nothing falls short.\n", "")


def test_the_worst_is_said_first_and_all_is_counted(cli: Cli, here: Path) -> None:
    untitled = swap("<dc:title>An agreement on AI</dc:title>", "", CORE)
    data = edited(good(), add(p(r("1. planted"))), add(p(r("2. planted"))), untitled)
    said = cli("lint", written(here, data))
    assert said.code == 1
    assert said.err == ""
    first, *_ = lines = said.out.splitlines()
    assert first.startswith("Error: the file’s properties: the file has no title")
    assert any(line.startswith("Warning: paragraph ") for line in lines)
    assert "  To mend it: give it one in Word under File, Info, Title. [title-missing]" in lines
    assert lines[-1] == "1 error, 2 warnings."


def test_warnings_do_not_fail(cli: Cli, here: Path) -> None:
    said = cli("lint", written(here, edited(good(), add(p(r("1. planted"))))))
    assert (said.code, said.out.splitlines()[-1]) == (0, "1 warning.")


def test_json_says_what_the_library_says(cli: Cli, here: Path) -> None:
    data = edited(good(), add(p(r("1. planted"))), add(p("", '<w:jc w:val="both"/>')))
    said = cli("lint", written(here, data), "--json")
    answer = json.loads(said.out)
    assert (said.code, list(answer), answer["format"]) == (1, ["format", "findings"], 1)
    assert [list(each) for each in answer["findings"]] == [FINDING, FINDING]
    assert [tuple(each.values()) for each in answer["findings"]] == [
        (f.rule, str(f.severity), f.place, f.message, f.remedy) for f in ak.lint_word(data)
    ]


def test_json_of_a_good_file_has_no_findings(cli: Cli, here: Path) -> None:
    said = cli("lint", written(here, good()), "--json")
    assert (said.code, json.loads(said.out)) == (0, {"format": 1, "findings": []})


def test_a_damaged_file_is_refused_by_name(cli: Cli, here: Path) -> None:
    for data in (b"", b"words", packed({MAIN: b"<broken"})):
        path = written(here, data)
        said = cli("lint", path)
        assert (said.code, said.out) == (3, "")
        assert said.err.startswith(f"{path}: ")
        assert "To mend it: " in said.err


def test_what_cannot_be_read_is_said(cli: Cli, here: Path) -> None:
    os.mkfifo(here / "pipe")
    for name, why in (
        ("pipe", "this is a device or a pipe"),
        ("none.docx", "there is no such file"),
        (".", "is a directory"),
        ("a\0b", "this cannot be a file's name"),
    ):
        said = cli("lint", here / name)
        assert (said.code, said.out) == (3, "")
        assert why in said.err


def test_the_file_is_left_as_it_is(cli: Cli, here: Path) -> None:
    path = written(here, good())
    cli("lint", path)
    assert path.read_bytes() == good()
