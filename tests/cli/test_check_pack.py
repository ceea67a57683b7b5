"""`agreementkit check-pack`: what holds, what does not, and the combination that shows it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Cli, on_terminal, program

DATA = Path(__file__).parent.parent / "data"
BROKEN = sorted(path for path in (DATA / "broken-packs").iterdir() if path.is_dir())
UNREADABLE = (
    "048-ladder-upside-down",
    "053-unused-parameter",
    "055-unknown-law",
    "058-unknown-source",
    "059-needs-in-a-circle",
    "070-missing-source",
)
FOUND = {
    "unsourced",
    "needs-impossible",
    "clause-empty",
    "lead-in-bare",
    "lone-item",
    "topic-not-delivered",
    "bundle-incomplete",
    "bundle-conflict",
    "bundle-uncovered",
    "rule-broken",
    "texts-alike",
    "positions-contradict",
    "issued-text-changed",
}

each_pack = pytest.mark.parametrize("folder", BROKEN, ids=lambda path: path.name)


def without_counts(text: str) -> str:
    """What was said, without what counts the model clauses."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("Tried: "))


@each_pack
def test_each_broken_pack_is_told_in_exactly_these_words(cli: Cli, folder: Path) -> None:
    said = cli("check-pack", folder)
    assert without_counts(said.out) == folder.with_suffix(".txt").read_text("utf-8")
    assert said.err == ""
    assert said.code == (1 if "Error: " in said.out else 0)
    assert max(map(len, said.out.splitlines())) <= 80


def test_each_thing_that_can_be_found_has_a_pack_that_is_broken_so() -> None:
    words = [path.with_suffix(".txt").read_text("utf-8") for path in BROKEN]
    assert {rule for text in words for rule in re.findall(r"\[([a-z]+-?[a-z-]*)\]", text)} == FOUND


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_the_reading_refuses_is_refused_here_in_the_same_words(cli: Cli, name: str) -> None:
    said = cli("check-pack", DATA / "broken" / name)
    words = (DATA / "broken" / f"{name}.txt").read_text("utf-8")
    assert said.code == 3
    assert said.err.replace(f"{DATA / 'broken'}/", "") == words


def test_the_bank_holds_and_says_what_was_tried(cli: Cli) -> None:
    said = cli("check-pack")
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("\nNothing that this pack allows composes with an error.\n")
    assert re.search(r"^Tried: 70 clauses under \d+ combinations of flags", said.out, re.MULTILINE)
    assert max(map(len, said.out.splitlines())) <= 80


def test_a_folder_may_be_named_as_for_other_commands_but_once(cli: Cli) -> None:
    own = DATA / "own-clauses"
    assert cli("check-pack", "--pack", own) == cli("check-pack", own)
    said = cli("check-pack", own, "--pack", own)
    assert said.code == 2
    assert said.err == (
        f"Name your folder once: either {own} or --pack {own}.\n"
        "For help: agreementkit check-pack --help\n"
    )


def test_json_holds_all_of_it(cli: Cli) -> None:
    said = cli("check-pack", DATA / "broken-packs/03-nothing-left-of-a-clause", "--json")
    report = json.loads(said.out)
    assert said.code == 1
    assert list(report) == [
        "format",
        "title",
        "holds",
        "clauses",
        "combinations",
        "tried",
        "unproved",
        "findings",
    ]
    assert (report["format"], report["holds"], report["clauses"]) == (1, False, 71)
    [finding] = report["findings"]
    assert finding["rule"] == "clause-empty"
    assert finding["place"] == "biscuits, at opening, firm = false"


def test_an_error_rule_that_cannot_be_followed_is_said(
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from agreementkit.drafting.proof import pairs
    from agreementkit.packs import Case, Found, Rule
    from agreementkit.reports import Severity

    def find(case: Case) -> Iterator[Found]:
        if len(case.clauses) == 1:
            case.value("scope", "pilots")
        yield from ()

    odd = Rule(id="odd", severity=Severity.ERROR, title="Odd", find=find)
    monkeypatch.setattr(pairs, "selected", lambda _: (odd,))
    out = cli("check-pack").out
    assert "Not proved: the rule odd reads words and figures at once.\n" in out


def test_progress_is_shown_on_a_terminal_and_nowhere_else() -> None:
    shown = on_terminal("check-pack", piped=True)
    assert "Trying every combination" in shown.err
    assert "100%" in shown.err
    assert "Trying" not in shown.out
    assert program("check-pack").err == ""
