"""Every example in the README, the docs and the docstrings runs with the tests."""

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection

ROOT = Path(__file__).parent


@pytest.fixture
def where_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of their own that looks like the project's: what they write is not kept."""
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    monkeypatch.chdir(tmp_path)


pytest_collect_file = SybilCollection(
    [
        Sybil(
            parsers=[PythonCodeBlockParser()],
            patterns=["*.md"],
            excludes=["clauses/*"],
            fixtures=["where_examples_run"],
        ),
        Sybil(
            parsers=[DocTestParser()],
            path=str(ROOT / "src"),
            patterns=["*.py"],
            document_types={".py": PythonDocStringDocument},
        ),
    ],
).pytest()
