"""The page for officers, and their script: each command is run, and says what the page says."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.negotiation.conftest import flat, opened, worse
from tests.negotiation.counterparty_edits import returned, swapped

ROOT = Path(__file__).parent.parent.parent.parent
PAGE = ROOT / "docs/how-to/negotiate.md"
BLOCKS = re.findall(r"^```(sh|)\n(.+?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
FAILING = {"Draft FINAL": 1, "sent/round-1": 3, "--agree theirs": 3}


def from_them(name: str, negotiation: Path) -> None:
    """Make the file that they send back, from the last one that was sent to them."""
    sent = opened(negotiation).state.drafts[-1]
    draft = (negotiation / sent.file.name).read_bytes()
    Path(name).write_bytes(worse(draft) if sent.round == 1 else returned(draft))


def edited(file: Path) -> None:
    """Ask for more time in the agreement file."""
    text = file.read_text("utf-8")
    file.write_text(f"{text}\n[clauses.information-pack]\nlead = 25\n", "utf-8")


def test_every_command_of_the_page_does_what_the_page_says(cli: Cli) -> None:
    said = ""
    for language, block in BLOCKS:
        if not language:
            parts = [flat(part) for part in block.split("…\n")]
            assert parts == [part for part in parts if part in flat(said)]
            continue
        said = ""
        for line in block.splitlines():
            program, *words = shlex.split(line)
            if program == "export":
                continue
            assert program == "agreementkit"
            if words[1] == "receive" and not Path(words[3]).exists():
                from_them(words[3], Path(words[2]))
            if words[1] == "update":
                edited(Path(words[words.index("--agreement") + 1]))
            code = next((code for each, code in FAILING.items() if each in line), 0)
            done = cli(*words)
            assert done.code == code, (line, done)
            said += done.out + done.err


def test_every_command_is_on_the_page_and_in_the_reference() -> None:
    from agreementkit.cli.negotiation.group import negotiation

    page = PAGE.read_text("utf-8")
    reference = (ROOT / "docs/reference/command-line.md").read_text("utf-8")
    names = [name for name in negotiation if not name.startswith("-")]
    assert len(names) == 15
    for name in names:
        assert f"agreementkit negotiation {name} " in page, name
        assert f"| `negotiation {name} " in reference, name


def test_every_option_is_in_the_reference(cli: Cli) -> None:
    from agreementkit.cli.negotiation.group import negotiation

    reference = (ROOT / "docs/reference/command-line.md").read_text("utf-8")
    for name in (name for name in negotiation if not name.startswith("-")):
        options = set(re.findall(r"--[a-z-]+", cli("negotiation", name, "--help").out))
        missing = {option for option in options if f"`{option}" not in reference} - {"--help"}
        listed = re.findall(rf"`negotiation {name} .*?`", reference)
        assert not {each for each in missing if not any(each in line for line in listed)}, name


def test_the_help_names_clauses_where_there_can_be_many(cli: Cli) -> None:
    for name, begins in (("move", "FOLDER CLAUSE..."), ("package", "FOLDER NAME [CLAUSE...]")):
        usage = cli("negotiation", name, "--help").out.splitlines()[0]
        assert usage.startswith(f"Usage: agreementkit negotiation {name} {begins} --because TEXT")


@pytest.mark.parametrize("alarming", [True, False])
def test_the_script_does_a_whole_round(here: Path, *, alarming: bool) -> None:
    script = [sys.executable, str(ROOT / "examples/negotiate.py")]
    begun = subprocess.run(script, cwd=here, capture_output=True, encoding="utf-8")
    assert (begun.stderr, begun.stdout) == ("", f"Send this: {Path('talks/sent/round-1.docx')}\n")
    draft = (here / "talks/sent/round-1.docx").read_bytes()
    edit = swapped("must keep it open for", "may keep it open for")
    Path("theirs.docx").write_bytes(returned(draft, *([edit] if alarming else [])))
    answered = subprocess.run(
        [*script, "theirs.docx"], cwd=here, capture_output=True, encoding="utf-8"
    )
    assert answered.stderr == ""
    *changed, last = answered.stdout.splitlines()
    assert len(changed) == alarming
    assert last == f"Send this: {Path('talks/sent/round-2.docx')}"
    assert opened(Path("talks")).verify().holds
    assert (here / "PRIVATE-response.docx").is_file()
