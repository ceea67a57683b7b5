"""`agreementkit check`: which rules are asked, on which day, and what is accepted."""

import json
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit import reports

from .conftest import Cli, agreement_file

LAWS = """\
[laws.new-act]
cite = "section 9 of the New Act 2027"
says = "It will set a duty."
jurisdiction = "UK"
status = "in force"
since = 2027-06-01
checked = 2026-11-23
verified = true
"""
CLAUSE = """\
+++
version = 1
title = "Coming law"
summary = "A law to come."
topics = []
sources = ["proposal"]

[negotiating]
why = "It is fair."
approval = "branch committee"
+++

1. This clause adds to {law new-act}. Managers liaise with the SLT.
"""

KENT = """\
format = 1
sector = "police"
employer = "Kent Police"
unions = ["UNISON"]
include = ["coming-law"]
commencement = 2027-04-01
"""


@pytest.fixture
def own(here: Path) -> Path:
    """A folder with a clause that cites law to come, in letters that nobody explains."""
    folder = here / "own"
    (folder / "framework").mkdir(parents=True)
    (folder / "law.toml").write_text(LAWS, encoding="utf-8")
    (folder / "framework" / "coming-law.md").write_text(CLAUSE, encoding="utf-8")
    return folder


@pytest.fixture
def kent_with_it(here: Path) -> Path:
    path = here / "kent.toml"
    path.write_text(KENT, encoding="utf-8")
    return path


def rules_in(cli: Cli, *arguments: str | Path) -> list[str]:
    said = cli("check", *arguments, "--json")
    assert said.err == ""
    return [finding["rule"] for finding in json.loads(said.out)["findings"]]


def test_a_family_or_a_rule_that_is_off_can_be_asked(
    cli: Cli,
    own: Path,
    kent_with_it: Path,
) -> None:
    plain = rules_in(cli, kent_with_it, "--pack", own)
    assert "letters-unexplained" not in plain
    for wish in ("plain-english", "letters-unexplained"):
        asked = rules_in(cli, kent_with_it, "--pack", own, "--also", wish, "--also", "two-duties")
        assert "letters-unexplained" in asked
        assert set(asked) > set(plain)


def test_a_rule_that_nobody_knows_is_a_wrong_command(cli: Cli, kent: Path) -> None:
    said = cli("check", kent, "--also", "plane-english")
    assert (said.code, said.out) == (2, "")
    assert 'No rule or family is called "plane-english": did you mean "plain-english"?' in said.err


@pytest.mark.parametrize(("day", "early"), [("2027-05-31", True), ("2027-06-01", False)])
def test_the_day_whose_law_counts_can_be_named(
    cli: Cli,
    own: Path,
    kent_with_it: Path,
    day: str,
    *,
    early: bool,
) -> None:
    found = rules_in(cli, kent_with_it, "--pack", own, "--as-at", day)
    assert ("law-prospective" in found) is early


def test_a_day_that_is_none_is_a_wrong_command(cli: Cli, kent: Path) -> None:
    assert cli("check", kent, "--as-at", "soon").code == 2


def test_what_is_accepted_no_longer_fails_and_is_shown_with_its_reason(
    cli: Cli,
    here: Path,
    short_kent: Path,
) -> None:
    assert cli("check", short_kent).code == 1
    report = ak.check(ak.read_agreement(short_kent, ak.load_pack()), ak.load_pack())
    errors = {f.rule for f in report.findings if f.severity is reports.Severity.ERROR}
    text = short_kent.read_text("utf-8")
    for rule in errors:
        text += f'\n[[accept]]\nrule = "{rule}"\nreason = "Another agreement does it."\n'
    accepted = here / "accepted.toml"
    accepted.write_text(text, encoding="utf-8")
    said = cli("check", accepted)
    assert (said.code, said.err) == (0, "")
    assert "Error:" not in said.out
    assert "Accepted: " in said.out
    assert "  Reason: Another agreement does it." in said.out
    held = json.loads(cli("check", accepted, "--json").out)["accepted"]
    assert {each["rule"] for each in held} == errors
    assert {each["reason"] for each in held} == {"Another agreement does it."}


def test_why_is_said_once_a_rule_and_the_line_to_edit_is_named(cli: Cli, here: Path) -> None:
    file = agreement_file(here, {})
    text = (
        file.read_text("utf-8") + "\n[clauses.scope]\nexisting = false\nall_departments = false\n"
    )
    file.write_text(text, encoding="utf-8")
    lines = text.splitlines()
    said = " ".join(cli("check", file).out.split())
    assert said.count("Why: What the scope leaves out is where the next system") == 1
    for name in ("existing = false", "all_departments = false"):
        assert f"clause 3 (Scope) ({file}:{lines.index(name) + 1}): " in said
