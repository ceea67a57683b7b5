"""`agreementkit draft --house-style`: the branch's look, and what is said of its template."""

import io
from pathlib import Path

import docx
import pytest

import agreementkit as ak
from tests.word.house_style.branch_template import branch_template
from tests.word_files import members

from .conftest import Cli


@pytest.fixture
def template(here: Path) -> Path:
    path = here / "branch.docx"
    path.write_bytes(branch_template())
    return path


@pytest.mark.parametrize("copy", list(ak.Copy))
def test_every_copy_takes_the_branchs_look_and_letterhead(
    cli: Cli,
    kent: Path,
    pack: ak.Pack,
    template: Path,
    copy: str,
) -> None:
    said = cli("draft", kent, "--house-style", template, "--copy", copy, "-o", "out")
    assert said.code == 0
    [path] = Path("out").glob("[!.]*")
    style = ak.house_style(template.read_bytes(), called=template.name)
    agreement = ak.read_agreement(kent, pack)
    made = ak.draft(agreement, pack, copy=copy, options=ak.DraftOptions(style=style))
    assert path.read_bytes() == made.word
    parts = members(made.word)
    assert {f"word/media/{name}" for name in style.media} <= set(parts)
    assert parts["word/styles.xml"] == style.styles.encode()
    assert docx.Document(io.BytesIO(made.word)).paragraphs
    for note in style.notes:
        assert " ".join(note.split()) in " ".join(said.err.split())


def test_a_template_that_is_not_there_or_not_safe_is_named(
    cli: Cli,
    kent: Path,
    template: Path,
) -> None:
    missing = cli("draft", kent, "--house-style", "none.docx")
    assert missing.code == 3
    assert missing.err.startswith("none.docx: the template could not be read")
    template.write_bytes(b"%PDF-1.7 words")
    refused = cli("draft", kent, "--house-style", template)
    assert refused.code == 3
    assert refused.err.startswith(f"{template}: ")
    assert "PDF" in refused.err
    assert sorted(path.name for path in Path().glob("[!.]*")) == ["branch.docx", "kent.toml"]
