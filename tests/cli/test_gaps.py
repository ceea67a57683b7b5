"""`agreementkit gaps`: the words, the JSON and the exit code."""

import json
from pathlib import Path

import agreementkit as ak

from .conftest import COMPLETE, Cli, agreement_file


def test_without_gaps_all_is_fine(cli: Cli, kent: Path) -> None:
    said = cli("gaps", kent)
    assert (said.code, said.err) == (0, "")
    assert "To add them" not in said.out


def test_what_it_says_to_write_closes_the_gaps(cli: Cli, here: Path) -> None:
    bare = agreement_file(here, {**COMPLETE, "leave_out = []": 'bundle = "framework"'})
    # By its name alone: where the folder for the tests lies decides how long a path is.
    said = cli("gaps", bare.name)
    assert said.code == 1
    assert max(map(len, said.out.splitlines())) <= 80
    ids = " ".join(said.out.split()).split("that stand there: ")[1].removesuffix(".")
    text = bare.read_text("utf-8").replace("include = []", f"include = [{ids}]")
    bare.write_text(text, encoding="utf-8")
    assert cli("check", bare).code == 0
    assert cli("gaps", bare).code == 0


def test_json_says_what_the_library_says(cli: Cli, here: Path, pack: ak.Pack) -> None:
    bare = agreement_file(here, {**COMPLETE, "leave_out = []": 'bundle = "framework"'})
    said = json.loads(cli("gaps", bare, "--position", "target", "--json").out)
    found = ak.close_gaps(ak.read_agreement(bare, pack), pack, position="target")
    assert list(said) == ["format", "gaps", "additions", "open", "covered"]
    assert said["gaps"] == list(found.gaps)
    assert [each["clause"] for each in said["additions"]] == [a.clause for a in found.additions]
    assert [each["closes"] for each in said["additions"]] == [
        list(a.closes) for a in found.additions
    ]
    assert said["covered"] is True
