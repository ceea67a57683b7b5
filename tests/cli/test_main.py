"""What holds for every command: exit codes, who is told what, and no traceback."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import redirect_stdout
from importlib.metadata import version
from io import StringIO
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit.__main__ import main as entry
from agreementkit.cli.app import main
from agreementkit.cli.exits import Exit

from .conftest import Cli, program

COMMANDS = ("new", "check", "draft", "gaps", "concede", "clauses", "check-pack", "schema")


def fails(error: BaseException) -> object:
    """A stand-in for work that fails in a way that no input brings about."""

    def failing(*_: object, **__: object) -> None:
        raise error

    return failing


def test_the_exit_codes_are_those_of_the_reference() -> None:
    page = Path(__file__).parent.parent.parent / "docs/reference/command-line.md"
    listed = re.findall(r"^\| (\d+) \|", page.read_text("utf-8"), re.MULTILINE)
    assert [int(code) for code in listed] == [*Exit]


def test_the_help_names_every_command_and_every_exit_code(cli: Cli) -> None:
    said = cli("--help")
    assert (said.code, said.err) == (0, "")
    for command in COMMANDS:
        assert re.search(rf"^│ {command} ", said.out, re.MULTILINE)
    assert [int(code) for code in re.findall(r"• (\d+): ", said.out)] == [*Exit]
    assert cli().out == said.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_80_columns(cli: Cli, command: str) -> None:
    said = cli(command, "--help")
    assert (said.code, said.err) == (0, "")
    assert f"Usage: agreementkit {command}" in said.out
    assert "--pack" in said.out
    assert "default: False" not in said.out
    assert "--no-" not in said.out
    assert max(map(len, said.out.splitlines())) <= 80


def test_the_version_is_the_package_s(cli: Cli) -> None:
    assert cli("--version").out == f"{version('agreementkit')}\n"


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (
            ["dralt"],
            (
                'Unknown command "dralt". Did you mean "draft"? Available commands: new, check, '
                "draft, compare, gaps, concede, lint, clauses, ...\nFor help: agreementkit --help\n"
            ),
        ),
        (["check"], '"check" needs FILE.\nFor help: agreementkit check --help\n'),
        (["new", "kent.toml"], '"new" needs --sector.\nFor help: agreementkit new --help\n'),
        (
            ["check", "kent.toml", "--positon", "all"],
            (
                "Unknown option: --positon. Did you mean --position?\n"
                "For help: agreementkit check --help\n"
            ),
        ),
        (
            ["check", "kent.toml", "--position", "fallbak"],
            (
                'Invalid value "fallbak" for --position. Choose from: "opening", "target", '
                '"fallback", "all". Did you mean "fallback"?\nFor help: agreementkit check --help\n'
            ),
        ),
        (
            ["check", "kent.toml", "more"],
            (
                'Nothing more can follow here: take "more" away.\n'
                "For help: agreementkit check --help\n"
            ),
        ),
    ],
)
def test_a_wrong_command_line_is_explained(cli: Cli, arguments: list[str], advice: str) -> None:
    said = cli(*arguments)
    assert (said.code, said.out, said.err) == (2, "", advice)


def test_ctrl_c_stops_at_once_and_says_so() -> None:
    os.mkfifo("slow")
    # A pipe that is named is refused, so the command is given one in place of its own work.
    slow = (
        "import runpy, sys, agreementkit.cli.schema as schema\n"
        "schema.agreement_schema = lambda _: open('slow').read()\n"
        "sys.argv = ['agreementkit', 'schema']\n"
        "runpy.run_module('agreementkit', run_name='__main__')"
    )
    command = [sys.executable, "-c", slow]
    # The pipe opens on our side when the command opens it, and waits for what is never written.
    with (
        subprocess.Popen(command, stdout=-1, stderr=-1, text=True) as running,
        Path("slow").open("wb"),
    ):
        running.send_signal(signal.SIGINT)
        said = running.communicate()
    assert (running.returncode, *said) == (130, "", "Stopped.\n")


def test_a_stop_within_this_process_says_so_too(
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("agreementkit.cli.schema.agreement_schema", fails(KeyboardInterrupt()))
    said = cli("schema")
    assert (said.code, said.out, said.err) == (130, "", "Stopped.\n")


def test_a_fault_of_our_own_is_owned_up_to_without_a_traceback(
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("agreementkit.cli.schema.agreement_schema", fails(RuntimeError("odd")))
    said = cli("schema")
    assert (said.code, said.out) == (70, "")
    assert said.err == (
        "agreementkit itself is at fault (RuntimeError: odd). Nothing was lost. Please report "
        "it, with what is printed when AGREEMENTKIT_TRACEBACK=1 is set.\n"
    )


def test_a_fault_of_our_own_can_be_traced(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGREEMENTKIT_TRACEBACK", "1")
    monkeypatch.setattr("agreementkit.cli.schema.agreement_schema", fails(RuntimeError("odd")))
    with pytest.raises(RuntimeError, match="odd"):
        cli("schema")


def test_python_m_is_the_same_program(cli: Cli, kent: Path) -> None:
    for arguments in (["check", str(kent)], ["clauses"], ["check", "nowhere.toml"], ["dralt"]):
        assert program(*arguments) == cli(*arguments)


def test_the_arguments_are_those_of_the_command_line_unless_others_are_given(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["agreementkit", "clauses", "advance-notise"])
    assert entry() == 2
    assert capsys.readouterr().err.endswith("For help: agreementkit clauses --help\n")


@pytest.mark.parametrize("library", ["cyclopts", "rich"])
def test_without_the_command_line_s_libraries_it_says_how_to_install_them(library: str) -> None:
    script = (
        f"import sys; sys.modules[{library!r}] = None; sys.argv = ['agreementkit', 'clauses']\n"
        "import runpy; runpy.run_module('agreementkit', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (f'The command line needs {library}: pip install "agreementkit[cli]"\n')


def test_any_other_library_that_is_missing_is_not_passed_over() -> None:
    script = (
        "import sys; sys.modules['agreementkit.cli.new'] = None\n"
        "from agreementkit.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 1
    assert "ModuleNotFoundError: import of agreementkit.cli.new halted" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["clauses"], ["clauses", "--json"], ["schema"], ["clauses", "parties"], ["--help"]],
    ids=" ".join,
)
def test_a_reader_that_has_gone_is_no_fault(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "agreementkit", *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_first_line_can_be_taken_and_the_rest_left() -> None:
    done = subprocess.run(
        f'"{sys.executable}" -m agreementkit clauses | head -n 1',
        shell=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    assert done.stdout.strip() == f"{len(ak.load_pack().clauses)} clauses"


def test_letters_that_a_terminal_cannot_show_do_not_stop_the_work(kent: Path) -> None:
    said = program("check", kent, PYTHONIOENCODING="ascii")
    assert (said.code, said.err) == (0, "")
    assert "Opening: 7 of 7 areas covered" in said.out
    said = program("clauses", "advance-notice", PYTHONIOENCODING="ascii")
    assert said.code == 0


def test_json_loses_no_letter_where_only_ascii_can_be_written() -> None:
    plain = program("schema", PYTHONIOENCODING="ascii")
    assert plain.out.isascii()
    assert json.loads(plain.out) == json.loads(program("schema", PYTHONIOENCODING="utf-8").out)


def test_a_program_can_catch_the_results_in_memory() -> None:
    for arguments in (["clauses", "--json"], ["clauses"], ["--version"]):
        with redirect_stdout(StringIO()) as caught:
            assert main(arguments) == 0
        assert caught.getvalue() == program(*arguments).out
