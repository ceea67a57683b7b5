"""`agreementkit concede`: the package on the command line, the words and the JSON."""

import json
from pathlib import Path

import pytest

import agreementkit as ak

from .conftest import Cli

TWO = ("--clause", "advance-notice", "--clause", "scope")


def test_a_concession_that_keeps_coverage_is_fine(cli: Cli, kent: Path) -> None:
    said = cli("concede", kent, "--clause", "advance-notice", "--to", "fallback")
    assert (said.code, said.err) == (0, "")
    assert "from 26 weeks to 13 weeks" in " ".join(said.out.split())
    assert "No topic falls." in said.out
    assert max(map(len, said.out.splitlines())) <= 80


def test_a_concession_that_breaks_the_agreement_fails(cli: Cli, kent: Path) -> None:
    said = cli("concede", kent, "--drop", "advance-notice")
    assert said.code == 1
    assert "Error: " in said.out
    assert "[need-missing]" in said.out


def test_one_position_serves_all_clauses_or_each_has_its_own(cli: Cli, kent: Path) -> None:
    one = json.loads(cli("concede", kent, *TWO, "--to", "target", "--json").out)
    assert [move["to"] for move in one["moves"]] == ["target", "target"]
    pairs = ("--clause", "advance-notice", "--to", "target", "--clause", "scope")
    each = json.loads(cli("concede", kent, *pairs, "--to", "fallback", "--json").out)
    assert [(move["clause"], move["to"]) for move in each["moves"]] == [
        ("advance-notice", "target"),
        ("scope", "fallback"),
    ]


def test_json_says_what_the_library_says(cli: Cli, kent: Path, pack: ak.Pack) -> None:
    arguments = ("--clause", "no-discipline-by-data", "--to", "fallback", "--drop", "incident-log")
    said = json.loads(cli("concede", kent, *arguments, "--json").out)
    package = {"no-discipline-by-data": "fallback", "incident-log": None}
    cost = ak.concede(ak.read_agreement(kent, pack), pack, package)
    assert said["private"] is True
    assert list(said) == [
        "format",
        "private",
        "breaks",
        "moves",
        "topics",
        "duties",
        "burdens",
        "figures",
        "findings",
        "asks",
    ]
    assert said["breaks"] is cost.breaks
    assert [topic["id"] for topic in said["topics"]] == [topic.id for topic in cost.topics]
    assert [duty["before"] for duty in said["duties"]] == [d.before.sentence for d in cost.duties]
    assert {duty["how"] for duty in said["duties"]} == {d.how for d in cost.duties}
    assert [f["after"] for f in said["figures"]] == [figure.after for figure in cost.figures]
    assert [ask["approval"] for ask in said["asks"]] == [ask.approval for ask in cost.asks]
    assert said["moves"][1]["to"] is None


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (
            [],
            (
                "Name what to concede, such as --clause advance-notice --to fallback, or "
                "--drop advance-notice."
            ),
        ),
        (
            ["--clause", "scope"],
            (
                "To which position? Write --clause scope --to fallback, for example, or --drop scope "
                "to give it up altogether."
            ),
        ),
        (
            ["--to", "target"],
            "Which clause goes to target? Write --clause and its id before --to.",
        ),
        (
            [*TWO, "--clause", "disputes", "--to", "target", "--to", "fallback"],
            "3 clauses and 2 positions: write --to once for all, or once after each --clause.",
        ),
        (
            ["--clause", "scope", "--to", "target", "--drop", "scope"],
            '"scope" is named twice. Say once where it goes.',
        ),
        (
            ["--clause", "scpe", "--to", "target"],
            'kent.toml has no clause "scpe" to concede: did you mean "scope"?',
        ),
    ],
)
def test_a_package_that_is_none_is_explained(
    cli: Cli,
    kent: Path,
    arguments: list[str],
    advice: str,
) -> None:
    said = cli("concede", kent.name, *arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"{advice}\nFor help: agreementkit concede --help\n"
