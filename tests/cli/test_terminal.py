"""On a terminal and off it: colour, progress, and lines that break between words."""

import json
import re
import shutil
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit.cli.output import show_findings, show_json
from agreementkit.documents import printable_name

from .conftest import COMPLETE, SMALL, Cli, agreement_file, on_terminal, program

ESCAPE = "\x1b"
LONG = "meetings-between-the-employer-and-its-unions"


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def test_results_in_a_pipe_have_no_colour(short_kent: Path) -> None:
    said = program("check", short_kent)
    assert said.code == 1
    assert ESCAPE not in said.out + said.err


def test_a_terminal_shows_colour_and_the_same_words(short_kent: Path) -> None:
    shown = on_terminal("check", short_kent)
    assert shown.code == 1
    assert f"{ESCAPE}[32moperative" in shown.out
    assert f"{ESCAPE}[1;31mError:" in shown.out
    assert plain(shown.out) == program("check", short_kent).out


def test_no_color_is_heeded_on_a_terminal(short_kent: Path) -> None:
    shown = on_terminal("check", short_kent, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3\d[;m]", shown.out)
    assert plain(shown.out) == program("check", short_kent).out


def test_colour_can_be_asked_for_in_a_pipe(short_kent: Path) -> None:
    said = program("check", short_kent, FORCE_COLOR="1")
    assert ESCAPE in said.out
    assert plain(said.out) == program("check", short_kent).out


def test_every_grade_and_severity_is_a_word(cli: Cli, ashby: Path, small: Path) -> None:
    out = cli("check", ashby, "--pack", small, "--position", "all").out
    for word in ("operative", "aspirational", "none", "Error: ", "Warning: "):
        assert word in out


def test_progress_is_shown_on_a_terminal_and_ends_whole() -> None:
    shown = on_terminal("draft", "--sector", "police", "--all")
    assert shown.code == 0
    assert "Drafting" in shown.out
    assert "100%" in shown.out
    assert "43 drafts in drafts cover 7 of 7 areas." in plain(shown.out)
    assert len(list(Path("drafts").glob("[!.]*"))) == 43


def test_progress_is_talk_and_not_a_result() -> None:
    shown = on_terminal("draft", "--sector", "police", "--all", piped=True)
    assert "Drafting" in shown.err
    assert "Drafting" not in shown.out
    assert ESCAPE not in shown.out
    assert shown.out.endswith("43 drafts in drafts cover 7 of 7 areas.\n")


def test_no_progress_is_shown_where_nobody_watches(kent: Path) -> None:
    said = program("draft", kent, "--all")
    assert (said.code, said.err) == (0, "")
    assert said.out == "43 drafts in drafts cover 7 of 7 areas.\n"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_id_falls_apart_at_any_width(
    cli: Cli,
    kent: Path,
    pack: ak.Pack,
    monkeypatch: pytest.MonkeyPatch,
    width: int,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    listed = re.findall(r"[\w-]+", cli("clauses").out)
    assert pack.clauses.keys() <= set(listed)
    assert {topic.id for topic in pack.strategy.topics} <= set(listed)
    report = ak.check(ak.read_agreement(kent, pack), pack)
    named = {
        id_
        for area in (*report.areas, report.framework)
        for topic in area.topics
        for id_ in topic.provisions
    }
    assert named <= set(re.findall(r"[\w-]+", cli("check", kent).out))


def test_an_id_of_any_length_stays_whole(cli: Cli, ashby: Path, small: Path) -> None:
    with ashby.open("a", encoding="utf-8") as file:
        file.write(f'include = ["{LONG * 2}"]\n')
    folder = small / "framework"
    (folder / f"{LONG}.md").unlink()
    text = SMALL[f"framework/{LONG}.md"]
    (folder / f"{LONG * 2}.md").write_text(text, encoding="utf-8")
    for arguments in (["clauses"], ["check", ashby], ["clauses", LONG * 2]):
        assert LONG * 2 in cli(*arguments, "--pack", small).out


def test_the_tables_and_findings_of_the_bank_fit_into_80_columns(
    cli: Cli,
    kent: Path,
    here: Path,
) -> None:
    bare = agreement_file(here, {"leave_out = []": 'bundle = "framework"'})
    for arguments in (
        ["check", kent],
        ["check", kent, "--position", "all"],
        ["check", bare],
        ["clauses"],
    ):
        lines = cli(*arguments).out.splitlines()
        assert max(map(len, lines)) <= 80


def test_findings_have_no_doubled_punctuation_and_break_with_a_margin(
    cli: Cli,
    here: Path,
) -> None:
    bare = agreement_file(here, {"leave_out = []": 'bundle = "framework"'})
    findings = re.split(r"areas covered; framework \w+\.\n", cli("check", bare).out)[-1]
    assert findings.count("Error: ") == findings.count("To mend it: ") - findings.count("Warning: ")
    assert not re.search(r"\.\.|\?\.|!\.|::", findings)
    for line in findings.splitlines():
        assert re.match(r"Error: |Warning: |  Why: |  To mend it: |    \S", line)


def test_a_finding_that_ends_in_a_question_keeps_its_mark(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ask = ak.Finding(rule="a", severity="error", place="here", message="why?", remedy="stop!")
    show_findings([ask])
    assert capsys.readouterr().out == "Error: here: why?\n  To mend it: stop! [a]\n"


def test_talk_breaks_between_words_on_a_terminal_and_not_in_a_pipe() -> None:
    said = program("check", "kent.toml", "--position", "fallbak")
    assert len(said.err.splitlines()) == 2
    shown = on_terminal("check", "kent.toml", "--position", "fallbak")
    assert shown.out.splitlines() == [
        'Invalid value "fallbak" for --position. Choose from: "opening", "target",',
        '    "fallback", "all". Did you mean "fallback"?',
        "For help: agreementkit check --help",
    ]


@pytest.mark.parametrize(
    "name", ["a\x1b[31mred.toml", "turned\u202eround.toml", "bad\udcff.toml", "[bold]b.toml"]
)
def test_a_name_of_a_file_does_nothing_but_be_read(cli: Cli, here: Path, name: str) -> None:
    shutil.copy(agreement_file(here, COMPLETE), here / name)
    drafted = cli("draft", name, "-o", f"{name}.docx")
    assert drafted.code == 0
    for said in (
        drafted.out,
        cli("check", f"no-{name}").err,
        cli("draft", name, "--copy", "x").err,
    ):
        assert not any(sign in said for sign in "\x1b\u202e\udcff")
    assert f"Draft: {printable_name(name)}.docx" in drafted.out
    assert Path(f"{name}.docx").exists()


def test_json_spells_out_what_a_terminal_should_not_have(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_json({"file": "turned\u202eround\udcff"})
    shown = capsys.readouterr().out
    assert "\u202e" not in shown
    assert json.loads(shown) == {"file": "turned\u202eround\udcff"}
