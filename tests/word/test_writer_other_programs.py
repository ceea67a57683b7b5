"""What other programs make of the file: they must see what we wrote, number for number."""

import io
import json
import re
from datetime import date
from pathlib import Path

import mammoth
import pytest

import agreementkit as ak
from agreementkit.documents import (
    ClauseHeading,
    Paragraph,
    PartHeading,
    ScheduleHeading,
    SignatureBlock,
    Table,
    text_of,
)
from tests.word_files import Run


def lines(document: ak.Document) -> list[str]:
    """The document as lines of text with its numbers, tables left out."""
    found = []
    for block in document.blocks:
        match block:
            case PartHeading() | ClauseHeading() | ScheduleHeading():
                found.append(f"{block.number} {block.title}")
            case Paragraph():
                found.append(f"{block.number} {text_of(block.spans)}".strip())
            case SignatureBlock():
                found.append(f"Signed for {block.party}")
            case Table():
                pass
    return [" ".join(line.split()) for line in found]


def words(text: str) -> list[str]:
    return re.findall(r"[\w’'-]+", text)


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory, word: bytes) -> Path:
    path = tmp_path_factory.mktemp("word") / "draft.docx"
    path.write_bytes(word)
    return path


def faults(validator: Run, path: Path) -> list[object]:
    done = validator(str(path))
    answer = json.loads(done.stdout)
    found: list[object] = answer["errors"]
    assert answer["ok"] is not bool(found)
    return found


def test_the_open_xml_sdk_finds_no_error(validator: Run, file: Path) -> None:
    assert faults(validator, file) == []


def test_the_validator_does_find_errors(validator: Run, file: Path, tmp_path: Path) -> None:
    import zipfile

    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body><w:nonsense/>", 1)
            new.writestr(name, data)
    assert faults(validator, broken)


@pytest.mark.parametrize("position", list(ak.Position))
def test_the_full_bank_with_systems_is_valid_at_every_position(
    pack: ak.Pack,
    validator: Run,
    tmp_path: Path,
    position: ak.Position,
) -> None:
    agreement = ak.Agreement(
        sector="police",
        employer="City of London Police",
        other_employers=["The Common Council of the City of London"],
        unions=["UNISON", "GMB", "Unite"],
        position=position,
        provisions=pack.bundle("full"),
        systems=[ak.System(name=f"System {n}", purpose="sorts calls") for n in range(5)],
        version=ak.Version(dated=date(2027, 1, 15)),
    )
    path = ak.write_word(ak.compose(agreement, pack), tmp_path / "full.docx")
    assert faults(validator, path) == []


def test_libreoffice_counts_and_refers_as_we_do(
    soffice: Run,
    document: ak.Document,
    file: Path,
    tmp_path: Path,
) -> None:
    soffice("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(file))
    text = (tmp_path / "draft.txt").read_text("utf-8-sig")
    seen = [" ".join(line.split()) for line in text.splitlines()]
    # Cover and contents come first; every line of ours must then follow in order.
    start = len(seen) - 1 - seen[::-1].index(lines(document)[0])
    rest = iter(seen[start:])
    for line in lines(document):
        assert line in rest, f"LibreOffice does not show, or not here: {line}"


def test_libreoffice_lays_out_every_page_with_its_number(
    soffice: Run,
    file: Path,
    tmp_path: Path,
) -> None:
    soffice("--convert-to", "pdf", "--outdir", str(tmp_path), str(file))
    pdf = (tmp_path / "draft.pdf").read_bytes()
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 15 <= pages <= 45


def test_the_contents_list_every_part_clause_and_schedule(
    soffice: Run,
    document: ak.Document,
    file: Path,
    tmp_path: Path,
) -> None:
    soffice("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(file))
    text = (tmp_path / "draft.txt").read_text("utf-8-sig")
    seen = [" ".join(line.split()) for line in text.splitlines()]
    contents = seen[seen.index("Contents") + 1 :]
    headings = [
        f"{block.number} {block.title}"
        for block in document.blocks
        if isinstance(block, PartHeading | ClauseHeading | ScheduleHeading)
    ]
    assert contents[: len(headings)] == headings


def test_mammoth_reads_the_same_words(document: ak.Document, word: bytes) -> None:
    text = mammoth.extract_raw_text(io.BytesIO(word)).value
    seen = iter(words(text))
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for word_ in words(text_of(block.spans)):
                assert word_ in seen, text_of(block.spans)


def test_pandoc_reads_the_same_words(
    pandoc: Run,
    document: ak.Document,
    file: Path,
) -> None:
    text = pandoc("--to", "plain", "--wrap", "none", str(file)).stdout
    seen = iter(words(text))
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for word_ in words(text_of(block.spans)):
                assert word_ in seen, text_of(block.spans)
