"""The command line under test: in this process, in another, and on a terminal."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from attrs import frozen

import agreementkit as ak
from agreementkit.cli.app import main

COLOURS = ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")


@frozen
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str = ""


Cli = Callable[..., Said]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and a terminal of the usual width without any wishes."""
    for name in (*COLOURS, "AGREEMENTKIT_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs a command in this process."""

    def run(*arguments: str | Path) -> Said:
        code = main([str(each) for each in arguments])
        return Said(code, *capsys.readouterr())

    return run


def program(*arguments: str | Path, **settings: str) -> Said:
    """Runs a command as people do, with some settings in its environment."""
    done = subprocess.run(
        [sys.executable, "-m", "agreementkit", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | settings,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def on_terminal(
    *arguments: str | Path,
    piped: bool = False,
    **settings: str,
) -> Said:
    """Runs a command on a terminal of 80 columns, with results and talk together.

    Args:
        arguments: the command.
        piped: whether its results go elsewhere.
        settings: for its environment.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-m", "agreementkit", *map(str, arguments)]
    to = subprocess.PIPE if piped else theirs
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=to,
        stderr=theirs,
        env=os.environ | settings,
        start_new_session=True,
    ) as running:
        os.close(theirs)
        screen = b""
        while seen := _read(ours):
            screen += seen
        results = running.stdout.read() if running.stdout else b""
        code = running.wait()
    os.close(ours)
    shown = screen.decode().replace("\r\n", "\n")
    return Said(code, results.decode(), shown) if piped else Said(code, shown)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        # So a terminal says that nobody is left on the other side.
        return b""


def agreement_file(folder: Path, changes: Mapping[str, str]) -> Path:
    """The starter file for Kent with some lines replaced, under a name of its own."""
    text = ak.starter_file(ak.load_pack(), "police", "Kent Police")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path = folder / "kent.toml"
    path.write_text(text, encoding="utf-8")
    return path


COMPLETE = {"# commencement = 2027-04-01": "commencement = 2027-04-01"}


@pytest.fixture
def kent(here: Path) -> Path:
    """An agreement file with nothing missing."""
    return agreement_file(here, COMPLETE)


@pytest.fixture
def open_kent(here: Path) -> Path:
    """An agreement file with one value missing."""
    return agreement_file(here, {})


@pytest.fixture
def short_kent(here: Path) -> Path:
    """An agreement file that falls short."""
    return agreement_file(here, {**COMPLETE, "leave_out = []": 'leave_out = ["definitions"]'})


SMALL = {
    "pack.toml": 'format = 1\nid = "small"\ntitle = "Small"\n[bundles]\ndefault = ["news"]\n',
    "strategy.toml": """\
id = "small"
title = "Small strategy"
source = "Conference"
areas = [{ id = "openness", title = "Openness", topics = [{ id = "telling", title = "Telling" }] }]
framework = { id = "framework", title = "Framework", topics = [{ id = "talks", title = "Talks" }] }
""",
    "sources.toml": '[sources.proposal]\ntitle = "A proposal"\ngrade = "C"\n',
    "terms.toml": '[[terms]]\nname = "Employer"\nside = "employer"\nmeans = "{employer}"\n',
    "sectors/local.toml": """\
id = "local"
title = "Local councils"
unions = ["UNISON"]
machinery = "the local council of both sides"
jurisdiction = "england"
crown = false
pay_remit = false
workforce = "all staff"
[[employers]]
name = "Ashby"
legal_name = "The Borough of Ashby"
[[employers]]
name = "Burford"
legal_name = "The Town of Burford"
unions = ["GMB"]
""",
    "openness/news.md": """\
+++
version = 1
title = "News"
topics = ["telling"]
sources = ["proposal"]
summary = "You are told."

[parameters.firm]
kind = "flag"
label = "The duty is firm"
better = true
opening = true
target = true
fallback = false
source = ["proposal"]

[parameters.notice]
kind = "weeks"
label = "Notice"
range = [1, 9]
better = "higher"
opening = 4
target = 3
fallback = 2
source = ["proposal"]

[negotiating]
why = "It is fair."
approval = "branch committee"
our_answer = "Tell us."
+++

1. {when firm} The Employer must tell the Union at least {notice} before.
2. {when not firm} The Employer will endeavour to tell the Union {notice} before.
""",
    "framework/meetings-between-the-employer-and-its-unions.md": """\
+++
version = 2
title = "Meetings"
topics = ["talks"]
needs = ["news"]
sources = ["proposal"]
summary = "Both sides meet."

[parameters.where]
kind = "text"
label = "Where"
source = ["proposal"]

[negotiating]
why = "Talk helps."
approval = "branch committee"
+++

In each month:

1. the Employer must meet the Union in {where}:
   1. to talk; and
   2. to listen.

| Who | When |
|---|---|
| The Employer | 9 am |

{insert execution}
""",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder of two clauses that stands alone, with a strategy and a sector of its own."""
    for name, text in SMALL.items():
        path = tmp_path / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "small"


@pytest.fixture
def ashby(here: Path) -> Path:
    """An agreement file for the small folder of clauses."""
    path = here / "ashby.toml"
    path.write_text(
        'format = 1\nsector = "local"\nemployer = "Ashby"\nunions = ["UNISON"]\n',
        encoding="utf-8",
    )
    return path
