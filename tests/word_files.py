"""The Word file under test, opened as its parts; and the programs that judge it."""

import io
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from attrs import frozen
from lxml import etree

import agreementkit as ak

ROOT = Path(__file__).parent.parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def word(document: ak.Document) -> bytes:
    """The model agreement as a Word file."""
    return ak.word_bytes(document)


def members(data: bytes) -> Mapping[str, bytes]:
    """The members of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="session")
def main_part(word: bytes) -> "etree._Element":
    """The root of the main document part."""
    return etree.fromstring(members(word)["word/document.xml"])


def tool(name: str, *places: Path) -> str:
    """The path of a program; without it a test is skipped, except where all must run."""
    for place in places:
        if place.exists():
            return str(place)
    found = shutil.which(name)
    if found is None:
        message = f"{name} is not installed; .ci/run installs it"
        if os.environ.get("AGREEMENTKIT_EVERY_TEST"):
            pytest.fail(message)
        # `make test` must work on a bare machine; .ci/run sets the variable, and fails above.
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """LibreOffice without a window, with a profile of its own."""
    program = tool("soffice")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [program, f"-env:UserInstallation={profile}", "--headless", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)

    return run


@frozen(kw_only=True)
class Seen:
    """What LibreOffice makes of a Word file."""

    lines: tuple[str, ...]
    """The text, with the numbers and references that it counts itself."""
    headers: tuple[str, ...]
    changes_left: bool


class Office:
    """One LibreOffice that stays open, and what it is asked by."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self.process = process
        self.path = folder / "asked.docx"

    def sees(self, data: bytes, action: str = "") -> Seen:
        """The file's text, with its changes accepted (`accept`), rejected (`reject`) or left."""
        self.path.write_bytes(data)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"path": str(self.path), "action": action}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return Seen(
            lines=tuple(answer["lines"]),
            headers=tuple(answer["headers"]),
            changes_left=answer["changes_left"],
        )


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """LibreOffice, open for the whole session: a file then takes a third of a second."""
    program = tool("soffice")
    script = str(Path(__file__).with_name("libreoffice.py"))
    command = [python_with_uno(), script, program]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe) as process:
        yield Office(process, tmp_path_factory.mktemp("office"))


def python_with_uno() -> str:
    """A Python that can talk to LibreOffice; the system's own can, where it is installed."""
    for python in ("/usr/bin/python3", "python3"):
        if shutil.which(python) and not subprocess.run([python, "-c", "import uno"]).returncode:
            return python
    return tool("python3-uno")


@pytest.fixture(scope="session")
def validator() -> Run:
    """The Open XML SDK's validator."""
    program = tool(
        "ooxml-validator",
        ROOT / ".tools/node_modules/.bin/ooxml-validator",
    )

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([program, *arguments], capture_output=True, text=True, timeout=120)

    return run


@pytest.fixture(scope="session")
def pandoc() -> Run:
    """pandoc, which reads Word files on its own terms."""
    program = tool("pandoc")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [program, *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)

    return run
