"""`agreementkit check` in other forms: as SARIF, as a Word file, and in eighty columns."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import agreementkit as ak
from agreementkit import reports
from agreementkit.documents import Table, private_word_bytes, text_of

from .conftest import COMPLETE, SMALL, Cli, agreement_file

TEXT = {"type": "string", "minLength": 1}


def thing(required: list[str], **properties: Any) -> dict[str, Any]:
    """An object of the standard: what it must have, and that it has nothing unknown."""
    return {
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": False,
    }


def listed(of: Any) -> dict[str, Any]:
    return {"type": "array", "items": of}


# What sections 3.13 to 3.52 of SARIF 2.1.0 require of the objects that we write.
LOCATION = thing(
    [],
    physicalLocation=thing(
        ["artifactLocation"],
        artifactLocation=thing(["uri"], uri={"type": "string", "pattern": r"^[\w%./~-]+$"}),
        region=thing(["startLine"], startLine={"type": "integer", "minimum": 1}),
    ),
    logicalLocations=listed(thing([], name=TEXT, fullyQualifiedName=TEXT)),
)
RESULT = thing(
    ["message"],
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level={"enum": ["none", "note", "warning", "error"]},
    message=thing(["text"], text=TEXT),
    locations=listed(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    suppressions=listed(
        thing(
            ["kind"],
            kind={"enum": ["inSource", "external"]},
            status={"enum": ["accepted", "underReview", "rejected"]},
            justification=TEXT,
        ),
    ),
)
RULE = thing(["id"], id=TEXT, shortDescription=thing(["text"], text=TEXT))
RUN = thing(
    ["tool"],
    tool=thing(["driver"], driver=thing(["name"], name=TEXT, rules=listed(RULE))),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=listed(RESULT),
    properties=thing(["handling"], handling={"const": "PRIVATE: for our own side only"}),
)
SARIF = Draft202012Validator(
    thing(
        ["version", "runs"],
        **{"$schema": {"type": "string", "pattern": "^https://"}},
        version={"const": "2.1.0"},
        runs=listed(RUN),
    ),
)

ACCEPTS = """
[[accept]]
rule = "blank-left"
reason = "The day is for the talks."
"""


@pytest.fixture
def short(here: Path) -> Path:
    """An agreement file that falls short in several ways."""
    return agreement_file(here, {"leave_out = []": 'leave_out = ["definitions", "paid-training"]'})


def test_sarif_has_what_the_standard_requires_and_nothing_that_it_does_not_know(
    cli: Cli,
    short: Path,
) -> None:
    said = cli("check", short.name, "--sarif")
    log = json.loads(said.out)
    assert said.code == 1
    assert [error.message for error in SARIF.iter_errors(log)] == []
    [run] = log["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids))
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        [location] = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == short.name


def test_sarif_says_what_the_check_says_with_its_lines(short: Path, pack: ak.Pack) -> None:
    report = ak.check(ak.read_agreement(short, pack), pack)
    [run] = json.loads(json.dumps(reports.sarif(report, file="a b.toml")))["runs"]
    lines = [
        result["locations"][0]["physicalLocation"].get("region", {}).get("startLine")
        for result in run["results"]
    ]
    assert lines == [finding.line for finding in report.findings]
    assert [r["level"] for r in run["results"]] == [str(f.severity) for f in report.findings]
    assert any(lines)


def test_a_file_name_becomes_an_address_and_a_rule_of_nobody_keeps_its_id(pack: ak.Pack) -> None:
    finding = ak.Finding(rule="own", severity="error", place="here", message="a", remedy="b")
    agreement = ak.Agreement(
        sector="police", employer="Kent Police", unions=["UNISON"], provisions=pack.bundle()
    )
    plain = ak.check(agreement, pack)
    log = reports.sarif(
        ak.Report(**{**fields_of(plain), "findings": (finding,)}), file="a b/k.toml"
    )
    assert [error.message for error in SARIF.iter_errors(log)] == []
    [run] = json.loads(json.dumps(log))["runs"]
    assert run["tool"]["driver"]["rules"] == [{"id": "own", "shortDescription": {"text": "own"}}]
    [result] = run["results"]
    [location] = result["locations"]
    assert location == {
        "physicalLocation": {"artifactLocation": {"uri": "a%20b/k.toml"}},
        "logicalLocations": [{"name": "here"}],
    }
    assert result["message"]["text"] == "here: a. To mend it: b"


def fields_of(report: ak.Report) -> dict[str, Any]:
    names = ("strategy", "position", "areas", "framework", "findings", "accepted")
    return {name: getattr(report, name) for name in names}


def test_what_the_file_accepts_is_suppressed_with_its_reason(cli: Cli, open_kent: Path) -> None:
    with open_kent.open("a", encoding="utf-8") as file:
        file.write(ACCEPTS)
    [run] = json.loads(cli("check", open_kent, "--sarif").out)["runs"]
    [result] = run["results"]
    assert result["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "The day is for the talks."},
    ]


@pytest.mark.parametrize("form", ["word", "docx"])
def test_the_word_file_holds_the_coverage_and_every_finding(
    cli: Cli,
    short: Path,
    pack: ak.Pack,
    form: str,
) -> None:
    said = cli("check", short, "--as", form, "-o", "kent-check.docx")
    assert (said.code, said.out, said.err) == (1, "PRIVATE-kent-check.docx\n", "")
    assert Path("PRIVATE-kent-check.docx").stat().st_mode & 0o077 == 0
    body = zipfile.ZipFile("PRIVATE-kent-check.docx").read("word/document.xml").decode()
    agreement = ak.read_agreement(short, pack)
    report = ak.check(agreement, pack)
    for finding in report.findings:
        assert f"[{finding.rule}]" in body
    coverage, findings = (
        b for b in reports.appendix(report, agreement).document.blocks if isinstance(b, Table)
    )
    topics = [topic for area in (*report.areas, report.framework) for topic in area.topics]
    assert [text_of(row[1]) for row in coverage.rows] == [topic.title for topic in topics]
    assert [text_of(row[2]) for row in coverage.rows] == [str(topic.grade) for topic in topics]
    assert len(findings.rows) == len(report.findings)
    assert all(text_of(cell) for row in (*coverage.rows, *findings.rows) for cell in row)


def test_the_word_file_is_the_same_twice_and_says_where_nothing_was_found(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    private = reports.appendix(ak.check(agreement, pack), agreement)
    assert private_word_bytes(private) == private_word_bytes(private)
    paper = private.document
    said = [text_of(block.spans) for block in paper.blocks if hasattr(block, "spans")]
    assert said[-1] == "Nothing was found."
    assert "7 of 7 areas are covered at opening. The framework is complete." in said[1]
    named = ak.Employer(
        name="Kent", legal_name="The Chief Constable of Kent", jurisdiction="england"
    )
    other = ak.Agreement(sector="police", employer=named, unions=["UNISON"])
    bare = reports.appendix(ak.check(other, pack), other).document
    assert bare.parties[0] == "The Chief Constable of Kent"
    assert "The framework is incomplete." in text_of(bare.blocks[1].spans)  # type: ignore[union-attr]


def test_the_word_file_lists_what_is_accepted_with_its_reason(
    open_kent: Path,
    pack: ak.Pack,
) -> None:
    with open_kent.open("a", encoding="utf-8") as file:
        file.write(ACCEPTS)
    agreement = ak.read_agreement(open_kent, pack)
    paper = reports.appendix(ak.check(agreement, pack), agreement).document
    *_, last = (block for block in paper.blocks if isinstance(block, Table))
    assert last.caption == "Accepted"
    assert text_of(last.rows[0][2]) == "The day is for the talks."


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["--json", "--sarif"], "--json and --sarif are two answers: ask for one at a time."),
        (["--as", "docx"], "Name the file to write with -o, such as --as word -o kent-check.docx."),
        (
            ["--as", "docx", "--json"],
            "--json and --as docx are two answers: ask for one at a time.",
        ),
        (["-o", "k.docx"], "-o goes with --as word: write --as word -o k.docx."),
        (["--as", "docx", "-o", "k.pdf"], "A Word file ends in .docx: write -o k.docx."),
    ],
)
def test_forms_that_do_not_go_together_are_explained(
    cli: Cli,
    kent: Path,
    arguments: list[str],
    advice: str,
) -> None:
    said = cli("check", kent, *arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"{advice}\nFor help: agreementkit check --help\n"


LONG = "meetings-between-the-employer-and-its-recognised-trade-unions"


def long_names(small: Path, ashby: Path) -> None:
    """A pack whose clause has a long name that covers a topic."""
    text = SMALL["openness/news.md"]
    (small / "openness" / f"{LONG}.md").write_text(text, encoding="utf-8")
    with ashby.open("a", encoding="utf-8") as file:
        file.write(f'include = ["{LONG}"]\n')


@pytest.mark.parametrize("position", ["opening", "fallback", "all"])
def test_no_line_is_longer_than_eighty_and_nothing_is_cut(
    cli: Cli,
    ashby: Path,
    small: Path,
    position: str,
) -> None:
    long_names(small, ashby)
    out = cli("check", ashby, "--pack", small, "--position", position).out
    assert max(map(len, out.splitlines())) <= 80
    # A remedy may have an ellipsis of its own.
    assert "…" not in out.split("areas covered")[0]
    assert LONG in out


def test_a_table_too_wide_is_read_out_as_a_list(cli: Cli, ashby: Path, small: Path) -> None:
    long_names(small, ashby)
    out = cli("check", ashby, "--pack", small).out
    assert out.startswith(
        f"Small strategy\nOpenness:\n  Telling: operative, by\n    {LONG}, news.\n"
        "Framework:\n  Talks: none.\nOpening: 1 of 1 areas covered; framework incomplete.\n",
    )


def test_all_positions_are_read_out_side_by_side(
    cli: Cli,
    ashby: Path,
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = cli("check", ashby, "--pack", small, "--position", "all").out
    assert (
        "Openness:\n  Telling: Opening operative; Target\n    operative; Fallback aspirational.\n"
        in out
    )


def test_the_bank_s_own_table_is_complete_at_eighty(cli: Cli, here: Path) -> None:
    kent = agreement_file(here, COMPLETE)
    out = cli("check", kent, "--position", "all").out
    assert max(map(len, out.splitlines())) <= 80
    for topic in ak.load_pack().strategy.topics:
        assert topic.title.split()[-1] in out
