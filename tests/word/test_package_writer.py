"""The package: the same every time, and with nothing left over from any template."""

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from lxml import etree

import agreementkit as ak
from agreementkit.testing import agreements
from tests.word_files import members

PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/header1.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
}


def test_the_package_holds_these_parts_and_no_others(word: bytes) -> None:
    assert set(members(word)) == PARTS


def test_nothing_is_left_of_python_docx_or_of_any_person(word: bytes) -> None:
    text = b"\n".join(members(word).values()).decode()
    for leftover in (
        "python-docx",
        "creator",
        "lastModifiedBy",
        "rsid",
        "2013-",
        "paraId",
        "docId",
        "thumbnail",
        "customXml",
        "updateFields",
        "dirty",
        "en-US",
    ):
        assert leftover not in text, leftover


def test_the_title_and_the_language_are_set(word: bytes, document: ak.Document) -> None:
    properties = docx.Document(io.BytesIO(word)).core_properties
    assert properties.title == document.title
    assert properties.language == "en-GB"
    assert properties.author == ""


def test_the_same_document_gives_the_same_bytes_in_another_process(word: bytes) -> None:
    program = (
        "import sys, agreementkit as ak; from datetime import date; pack = ak.load_pack();"
        "a = ak.Agreement(sector='police', employer='Kent Police', unions=['UNISON'],"
        " provisions=pack.bundle('default'), commencement=date(2027, 4, 1));"
        "sys.stdout.buffer.write(ak.word_bytes(ak.compose(a, pack)))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "12345", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env=environment,
    )
    assert done.stdout == word


def test_members_carry_no_clock_and_no_operating_system(word: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        entries = package.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}


@settings(max_examples=25)
@given(agreement=agreements(ak.load_pack()))
def test_whatever_is_agreed_its_parts_are_well_formed_and_python_docx_opens_it(
    agreement: ak.Agreement,
) -> None:
    data = ak.word_bytes(ak.compose(agreement, ak.load_pack()))
    for name, part in members(data).items():
        etree.fromstring(part)
        assert name in PARTS
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == agreement.title


@pytest.mark.parametrize("character", ["\x0b", "\x00", "\ufffe", "\ud800"])
@pytest.mark.parametrize("field", ["title", "system", "union"])
def test_a_character_that_word_cannot_hold_is_refused_by_name(
    agreement: ak.Agreement,
    pack: ak.Pack,
    character: str,
    field: str,
) -> None:
    from attrs import evolve

    bad = f"Uni{character}son"
    changed = {
        "title": lambda: evolve(agreement, title=bad),
        "system": lambda: evolve(agreement, systems=[ak.System(name=bad, purpose="sorts")]),
        "union": lambda: evolve(agreement, unions=[bad]),
    }[field]()
    with pytest.raises(ak.InvalidError) as caught:
        ak.word_bytes(ak.compose(changed, pack))
    [fault] = caught.value.faults
    place = {
        "title": "the title, the version, a comment or a party's name",
        "system": "a schedule",
        "union": "clause parties",
    }[field]
    assert fault.message == (
        f"{place} holds the character U+{ord(character):04X}, which no Word file can hold"
    )


def test_markup_in_a_value_stays_text(agreement: ak.Agreement, pack: ak.Pack) -> None:
    from attrs import evolve

    name = 'A&B <w:p> "quoted" {notice} [[Union]]'
    named = evolve(agreement, systems=[ak.System(name=name, purpose="sorts", confirmed=True)])
    data = ak.word_bytes(ak.compose(named, pack))
    tables = docx.Document(io.BytesIO(data)).tables
    assert name in [cell.text for table in tables for row in table.rows for cell in row.cells]


def test_the_version_stands_in_the_header_and_page_numbers_in_the_footer(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    from datetime import date

    from attrs import evolve

    version = ak.Version(number=3, side="Union side", dated=date(2027, 1, 15))
    parts = members(ak.word_bytes(ak.compose(evolve(agreement, version=version), pack)))
    header = re.sub(r"<[^>]+>", "", parts["word/header1.xml"].decode())
    assert header.endswith("Draft 3, Union side, 15 January 2027")
    footer = parts["word/footer1.xml"].decode()
    assert " PAGE " in footer
    assert " NUMPAGES " in footer


def test_a_file_is_written_whole(tmp_path: Path, document: ak.Document, word: bytes) -> None:
    written = ak.write_word(document, tmp_path / "new" / "draft.docx")
    assert written.read_bytes() == word
    assert [path.name for path in written.parent.iterdir()] == ["draft.docx"]


def test_emphasis_is_bold_and_italic_and_a_blank_is_highlighted(document: ak.Document) -> None:
    from attrs import evolve

    from agreementkit.documents import Blank, Paragraph
    from agreementkit.packs import Run

    spans = (
        Run(text="plain "),
        Run(text="strong", bold=True),
        Run(text="stressed", italic=True),
        Blank(label="weeks"),
    )
    changed = evolve(document, blocks=(*document.blocks, Paragraph(spans=spans)))
    paragraph = docx.Document(io.BytesIO(ak.word_bytes(changed))).paragraphs[-1]
    seen = [(run.text, run.bold, run.italic) for run in paragraph.runs]
    assert seen == [
        ("plain ", None, None),
        ("strong", True, None),
        ("stressed", None, True),
        ("[weeks]", None, None),
    ]
    assert str(paragraph.runs[-1].font.highlight_color) == "YELLOW (7)"
