"""LibreOffice as a person uses it, open for the whole session."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.word_files import python_with_uno, tool

Step = Sequence[str | bool]
"""What to do and what with: `("replace", "26 weeks", "8 weeks")`."""


class Hands:
    """A person at LibreOffice who opens a file, works on it and saves it as Word."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self.process = process
        self.folder = folder

    def work(self, data: bytes, *steps: Step, author: str = "Employer side") -> bytes:
        """The file after some steps, which `libreoffice_user.py` describes one by one."""
        path, save = self.folder / "opened.docx", self.folder / "saved.docx"
        path.write_bytes(data)
        asked = {"path": str(path), "save": str(save), "author": author, "steps": steps}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "fault" not in answer, answer
        return save.read_bytes()


@pytest.fixture(scope="session")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """A person at LibreOffice: opening, working and saving take half a second."""
    program = tool("soffice")
    script = str(Path(__file__).with_name("libreoffice_user.py"))
    command = [python_with_uno(), script, program]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe) as process:
        yield Hands(process, tmp_path_factory.mktemp("hands"))
