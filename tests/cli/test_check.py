"""`agreementkit check`: the table, the findings, the JSON and the exit code."""

import json
import re
from pathlib import Path

import pytest

import agreementkit as ak

from .conftest import Cli, agreement_file

REPORT = ["format", "strategy", "position", "covered", "areas", "framework", "findings"]
REPORT += ["accepted"]
AREA = ["id", "title", "covered", "topics"]
TOPIC = ["id", "title", "grade", "provisions"]
FINDING = ["rule", "severity", "place", "message", "remedy"]
FINDING += ["clause", "number", "file", "line", "why"]

SMALL_TABLE = """\
Small strategy
┏━━━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━┳━━━━━━━━━┓
┃ Area      ┃ Topic   ┃ Opening   ┃ Clauses ┃
┡━━━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━╇━━━━━━━━━┩
│ Openness  │ Telling │ operative │ news    │
├───────────┼─────────┼───────────┼─────────┤
│ Framework │ Talks   │ none      │ none    │
└───────────┴─────────┴───────────┴─────────┘
Opening: 1 of 1 areas covered; framework incomplete.
Warning: area Framework: no clause covers the topic Talks.
  Why: Consultation, disputes and review are what every other clause is enforced
    by.
  To mend it: add one of these clauses:
    meetings-between-the-employer-and-its-unions. [framework-uncovered]
"""


def trimmed(text: str) -> str:
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def test_an_agreement_with_nothing_missing_is_fine(cli: Cli, kent: Path) -> None:
    said = cli("check", kent)
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("Opening: 7 of 7 areas covered; framework complete.\n")


def test_the_table_and_the_findings_read_well(cli: Cli, ashby: Path, small: Path) -> None:
    said = cli("check", ashby, "--pack", small)
    assert trimmed(said.out) == SMALL_TABLE
    assert (said.code, said.err) == (0, "")


def test_a_warning_is_shown_and_does_not_fail(cli: Cli, open_kent: Path) -> None:
    said = cli("check", open_kent)
    assert said.code == 0
    warning = [line for line in said.out.splitlines() if line.startswith("Warning: ")]
    assert len(warning) == 1
    assert "To mend it: write commencement = … at the top of the agreement file." in said.out


def test_a_note_is_shown_last_and_does_not_fail(cli: Cli, open_kent: Path) -> None:
    said = cli("check", open_kent, "--position", "target")
    assert (said.code, said.err) == (0, "")
    opens = [line.split(":")[0] for line in said.out.splitlines() if re.match(r"[A-Z]\w+: ", line)]
    assert opens[-2:] == ["Warning", "Note"]
    last = " ".join(said.out.split("Note: ")[1].split())
    assert re.search(r"employees have \d+% of each net saving, .* the other \d+% is left", last)
    assert "To change it: raise pct under" in last
    assert last.endswith("[shares-remainder]")


def test_an_error_fails_even_where_every_area_is_covered(cli: Cli, short_kent: Path) -> None:
    said = cli("check", short_kent)
    assert said.code == 1
    assert "Opening: 7 of 7 areas covered" in said.out
    assert "Error: clause " in said.out


def test_a_gap_in_coverage_fails(cli: Cli, ashby: Path, small: Path) -> None:
    said = cli("check", ashby, "--pack", small, "--position", "fallback")
    assert said.code == 1
    assert "Fallback: 0 of 1 areas covered; framework incomplete.\n" in said.out
    assert 'aspirational: it says "will endeavour to".' in " ".join(said.out.split())


def test_all_positions_stand_side_by_side_and_the_worst_decides(
    cli: Cli,
    ashby: Path,
    small: Path,
) -> None:
    said = cli("check", ashby, "--pack", small, "--position", "all")
    assert trimmed(said.out).startswith("""\
Small strategy
┏━━━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━┳━━━━━━━━━━━┳━━━━━━━━━━━━━━┓
┃ Area      ┃ Topic   ┃ Opening   ┃ Target    ┃ Fallback     ┃
┡━━━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━╇━━━━━━━━━━━╇━━━━━━━━━━━━━━┩
│ Openness  │ Telling │ operative │ operative │ aspirational │
├───────────┼─────────┼───────────┼───────────┼──────────────┤
│ Framework │ Talks   │ none      │ none      │ none         │
└───────────┴─────────┴───────────┴───────────┴──────────────┘
Opening: 1 of 1 areas covered; framework incomplete.
Target: 1 of 1 areas covered; framework incomplete.
Fallback: 0 of 1 areas covered; framework incomplete.
""")
    assert said.code == 1
    assert said.out.count("no clause covers the topic Talks") == 1


@pytest.mark.parametrize("position", ["opening", "target", "fallback"])
def test_a_position_on_the_command_line_stands_before_the_file_s(
    cli: Cli,
    here: Path,
    position: str,
) -> None:
    file = agreement_file(here, {'position = "opening"': 'position = "target"'})
    assert "Target: 7 of 7" in cli("check", file).out
    assert f"{position.capitalize()}: 7 of 7" in cli("check", file, "--position", position).out


def test_json_has_the_keys_that_the_reference_names_and_no_others(
    cli: Cli,
    short_kent: Path,
) -> None:
    said = cli("check", short_kent, "--json")
    report = json.loads(said.out)
    assert (said.code, said.err) == (1, "")
    assert list(report) == REPORT
    assert (report["format"], report["position"], report["covered"]) == (1, "opening", True)
    for area in (*report["areas"], report["framework"]):
        assert list(area) == AREA
        for topic in area["topics"]:
            assert list(topic) == TOPIC
            assert topic["grade"] in ("none", "aspirational", "operative")
    assert report["findings"]
    for finding in report["findings"]:
        assert list(finding) == FINDING
        assert finding["severity"] in ("error", "warning", "note")


def test_json_says_what_the_check_says(cli: Cli, short_kent: Path, pack: ak.Pack) -> None:
    report = ak.check(ak.read_agreement(short_kent, pack), pack)
    said = json.loads(cli("check", short_kent, "--json").out)
    assert [(a["id"], a["covered"]) for a in said["areas"]] == [
        (area.id, area.covered) for area in report.areas
    ]
    assert [(f["rule"], f["place"], f["message"], f["remedy"]) for f in said["findings"]] == [
        (f.rule, f.place, f.message, f.remedy) for f in report.findings
    ]
    topics = {t["id"]: t for area in (*said["areas"], said["framework"]) for t in area["topics"]}
    for topic in (t for area in (*report.areas, report.framework) for t in area.topics):
        assert topics[topic.id]["grade"] == str(topic.grade)
        assert topics[topic.id]["provisions"] == list(topic.provisions)


def test_json_of_all_positions_holds_each_and_the_worst_of_them(
    cli: Cli,
    ashby: Path,
    small: Path,
) -> None:
    said = cli("check", ashby, "--pack", small, "--position", "all", "--json")
    report = json.loads(said.out)
    assert said.code == 1
    assert list(report) == [*REPORT, "positions"]
    assert (report["position"], report["covered"]) == ("all", False)
    assert list(report["positions"]) == ["opening", "target", "fallback"]
    for position, each in report["positions"].items():
        assert list(each) == REPORT
        assert each["position"] == position
        assert each["covered"] is (position != "fallback")
    [topic] = report["areas"][0]["topics"]
    assert topic == {
        "id": "telling",
        "title": "Telling",
        "grade": "aspirational",
        "provisions": ["news"],
    }


def test_a_faulty_file_is_refused_with_every_fault(cli: Cli, here: Path) -> None:
    file = agreement_file(here, {'"Kent Police"': '"Kent Polise"', "side =": "sides ="})
    said = cli("check", file)
    assert (said.code, said.out) == (3, "")
    lines = said.err.splitlines()
    assert lines[-1] == "2 faults."
    assert f"{file}:{line_of(file, 'Kent Polise')}, employer: " in said.err
    assert f"{file}:{line_of(file, 'sides')}, version.sides: " in said.err
    assert said.err.count("To mend it: ") == 2


def line_of(file: Path, words: str) -> int:
    return next(
        n
        for n, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if words in line and not line.startswith("#")
    )


def test_a_file_that_is_not_there_is_named(cli: Cli) -> None:
    said = cli("check", "nowhere.toml")
    assert (said.code, said.out) == (3, "")
    assert said.err == (
        "nowhere.toml: there is no such file\n    To mend it: check the name and the folder\n"
    )


def test_a_folder_of_clauses_that_is_not_there_is_named(cli: Cli, kent: Path) -> None:
    said = cli("check", kent, "--pack", "nowhere")
    assert (said.code, said.out) == (3, "")
    assert said.err == (
        "nowhere: there is no such folder\n    To mend it: name your folder of clauses\n"
    )
