"""Nothing that we write is hidden from other readers: python-docx, mammoth, pandoc."""

import io
import re
from collections.abc import Mapping
from pathlib import Path

import mammoth
import pytest
from hypothesis import given

import agreementkit as ak
from agreementkit import read_word
from agreementkit.documents import ClauseHeading, PartHeading, ScheduleHeading
from tests.redrafts import documents
from tests.word.house_style.branch_template import branch_template, header_template
from tests.word.python_docx_view import beside, copies, opened, text_of, written
from tests.word_files import Run

PACK = ak.load_pack()
COPIES = ["employer", "negotiator", "members", "comparison"]
every_copy = pytest.mark.parametrize("copy", COPIES)


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    found = copies()
    assert sorted(found) == sorted(COPIES)
    return found


@every_copy
def test_python_docx_sees_every_word_in_order(files: Mapping[str, bytes], copy: str) -> None:
    document = opened(files[copy])
    assert (text_of(document), beside(document)) == written(files[copy])


@given(both=documents(PACK))
def test_it_does_in_every_draft(both: tuple[ak.Document, ak.Document]) -> None:
    data = ak.word_bytes(both[0])
    document = opened(data)
    assert (text_of(document), beside(document)) == written(data)


CELL = "<w:tc><w:tcPr/>{}</w:tc>"
LETTERHEAD = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr>'
    + CELL.format("<w:p><w:r><w:t>Police Staff Branch</w:t></w:r></w:p>")
    + CELL.format("<w:p><w:r><w:t>1 Station Road</w:t></w:r></w:p>")
    + "</w:tr></w:tbl><w:p/>"
)


@pytest.mark.parametrize("template", [branch_template(), header_template(LETTERHEAD)])
def test_it_does_in_a_branch_s_own_style(document: ak.Document, template: bytes) -> None:
    data = ak.word_bytes(document, ak.house_style(template))
    seen = opened(data)
    assert (text_of(seen), beside(seen)) == written(data)
    assert any("Police Staff Branch" in text for text in beside(seen))


def test_python_docx_knows_headings_contents_and_numbered_text_by_their_styles(
    document: ak.Document, word: bytes
) -> None:
    seen = opened(word).paragraphs
    names: Mapping[str, type[PartHeading | ClauseHeading | ScheduleHeading]] = {
        "Heading 1": PartHeading,
        "Heading 2": ClauseHeading,
        "Schedule Heading": ScheduleHeading,
    }
    for name, kind in names.items():
        titles = [block.title for block in document.blocks if isinstance(block, kind)]
        assert [each.text for each in seen if each.style and each.style.name == name] == titles
    headings = sum(isinstance(block, (*names.values(),)) for block in document.blocks)
    contents = [
        each for each in seen if each.style and re.fullmatch("toc [12]", each.style.name or "")
    ]
    assert len(contents) == headings
    assert all(each.text and each.hyperlinks for each in contents)
    assert not [each for each in seen if each.style is None or each.style.name is None]


def test_python_docx_sees_every_comment(files: Mapping[str, bytes]) -> None:
    seen = [
        (each.author, each.initials, each.text) for each in opened(files["negotiator"]).comments
    ]
    ours = read_word(files["negotiator"]).comments
    assert seen == [(each.author, each.initials, "\n".join(each.paragraphs)) for each in ours]
    assert seen


def squeezed(text: str) -> str:
    """The letters of a text, without what readers put between them."""
    return re.sub(r"[\W_]+", "", text)


@every_copy
def test_mammoth_sees_every_letter_in_order(files: Mapping[str, bytes], copy: str) -> None:
    text = mammoth.extract_raw_text(io.BytesIO(files[copy])).value
    assert squeezed(text) == squeezed("".join(written(files[copy])[0]))


@every_copy
def test_pandoc_sees_every_paragraph_in_order(
    files: Mapping[str, bytes], copy: str, pandoc: Run, tmp_path: Path
) -> None:
    path = tmp_path / "copy.docx"
    path.write_bytes(files[copy])
    seen = squeezed(pandoc("--standalone", "--to", "plain", "--wrap", "none", str(path)).stdout)
    at = 0
    for line in written(files[copy])[0]:
        at = seen.find(squeezed(line), at)
        assert at >= 0, line
        at += len(squeezed(line))
