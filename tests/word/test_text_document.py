"""A Word file as a document of its text: every word in it, in order, and what is left out said."""

import base64
import io

import docx
import pytest
from attrs import evolve
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.shared import Inches

import agreementkit as ak
from agreementkit.documents import Heading, Line, NotCompared, Paragraph, StoryType, Table
from agreementkit.markup.html import html_page
from agreementkit.markup.markdown import markdown_text
from agreementkit.packs import Run
from agreementkit.word.text_document import not_in_text, text_document
from tests.word_files import W

MAIN = W.strip("{}")


@pytest.fixture
def file() -> Docx:
    return docx.Document()


def said(file: Docx, *, numbers: bool = True) -> list[str]:
    """The text of each block; of a table, its cells."""
    found: list[str] = []
    for block in text_document(ak.read_word(file), numbers=numbers).blocks:
        match block:
            case Table():
                cells = (cell for row in block.rows for cell in row)
                found.append(
                    "|".join((*block.header, *("".join(s.text for s in cell) for cell in cells)))
                )
            case Heading():
                found.append(f"{'#' * block.level} {block.text}")
            case Paragraph():
                found.append("".join(span.text for span in block.spans))
    return found


def paragraph_xml(inside: str) -> str:
    return (
        f'<w:p xmlns:w="{MAIN}" xmlns:v="urn:schemas-microsoft-com:vml"><w:r>{inside}</w:r></w:p>'
    )


def test_headings_keep_their_level_and_numbers_are_typed(file: Docx) -> None:
    file.add_heading("Deal", 1)
    file.add_heading("Deep", 4)
    for words in ("First.", "Second."):
        file.add_paragraph(words, style="List Number")
    file.add_paragraph("Below.", style="List Bullet 2")
    file.add_paragraph("Plain.")
    assert said(file) == [
        *("# Deal", "#### Deep", "1.\tFirst.", "2.\tSecond.", "•\tBelow.", "Plain."),
    ]


def test_without_numbers_the_lines_alone_stand_and_that_is_told(file: Docx) -> None:
    file.add_paragraph("First.", style="List Number")
    assert said(file, numbers=False) == ["First."]
    told = not_in_text(ak.read_word(file), "new", numbers=False)
    assert [*told] == [NotCompared(side="new", what="numbers and signs of lists")]
    assert [*not_in_text(ak.read_word(file), "new")] == []


def test_a_file_without_numbers_misses_none(file: Docx) -> None:
    file.add_paragraph("Plain.")
    assert [*not_in_text(ak.read_word(file), "old", numbers=False)] == []


def test_cells_keep_their_places_and_numbers(file: Docx) -> None:
    table = file.add_table(2, 2)
    table.cell(0, 1).text = "Head"
    table.cell(1, 0).text = "two\nlines"
    table.cell(1, 1).paragraphs[0].text = "counted"
    table.cell(1, 1).paragraphs[0].style = "List Number"
    assert said(file) == ["|Head|two\nlines|1.\tcounted"]


def test_two_tables_in_a_row_stay_two(file: Docx) -> None:
    for words in ("one", "two"):
        file.add_table(1, 1).cell(0, 0).text = words
    assert said(file) == ["one", "", "two"]


def test_a_table_in_a_cell_stands_between_what_is_before_and_after_it(file: Docx) -> None:
    cell = file.add_table(2, 1).cell(0, 0)
    cell.text = "before"
    cell.add_table(1, 1).cell(0, 0).text = "inside"
    cell.add_paragraph("after")
    assert said(file) == ["before", "", "inside", "", "\nafter|"]


def test_text_boxes_stand_where_they_hang_and_heads_and_notes_at_the_end(file: Docx) -> None:
    box = paragraph_xml(
        "<w:t>Hanging.</w:t><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r>"
        "<w:t>In the box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    file.element.body.insert(0, parse_xml(box))
    file.add_paragraph("Last.")
    file.sections[0].header.paragraphs[0].text = "At the head."
    file.sections[0].footer.paragraphs[0].text = "At the foot."
    assert sorted(said(file)[3:]) == ["# Footer", "# Header", "At the foot.", "At the head."]
    assert said(file)[:3] == ["Hanging.", "In the box.", "Last."]


def test_a_head_that_is_nothing_but_a_box_is_a_box(file: Docx) -> None:
    line = Line(text="Boxed.", style="", part="word/header1.xml", place=StoryType.TEXT_BOX)
    reading = ak.read_word(file)
    blocks = text_document(evolve(reading, accepted=(line,))).blocks
    assert blocks == (Heading(text="Text box"), Paragraph(spans=(Run(text="Boxed."),)))


def test_what_is_not_in_the_text_is_told_with_its_words(file: Docx) -> None:
    runs = [file.add_paragraph("Text.").runs[0]]
    file.add_comment(runs, text="A word in the margin.", author="HR")
    picture = (
        f'<w:p xmlns:w="{MAIN}"><w:ins w:id="1" w:author="HR"><w:r><w:t>More.</w:t></w:r></w:ins>'
        "</w:p>"
    )
    file.element.body.insert(0, parse_xml(picture))
    assert [*not_in_text(ak.read_word(file), "old")] == [
        NotCompared(side="old", what="tracked changes, read as accepted"),
        NotCompared(side="old", what="comment", words="A word in the margin."),
    ]


def test_what_the_reader_does_not_read_and_what_others_show_is_told(file: Docx) -> None:
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<w:p xmlns:w="{MAIN}" xmlns:m="{maths}"><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>'
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    choice = (
        f'<w:p xmlns:w="{MAIN}" xmlns:mc="{compatibility}" xmlns:wps="http://schemas.microsoft.com/'
        'office/word/2010/wordprocessingShape"><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        "<w:t>seen</w:t></mc:Choice><mc:Fallback><w:t>other</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    for xml in (formula, choice):
        file.element.body.insert(0, parse_xml(xml))
    assert [*not_in_text(ak.read_word(file), "new")] == [
        NotCompared(side="new", what="maths", words="x=1"),
        NotCompared(side="new", what="text that other programs show", words="other"),
    ]


def test_the_title_is_the_first_line_and_no_longer_than_word_takes(file: Docx) -> None:
    assert text_document(ak.read_word(file)).title == ""
    file.add_paragraph("a\tb " + "long " * 100)
    assert text_document(ak.read_word(file)).title.startswith("a b long")
    assert len(text_document(ak.read_word(file)).title) == 255


def test_other_forms_say_no_version_of_it(file: Docx) -> None:
    file.add_paragraph("Only this.")
    text = text_document(ak.read_word(file))
    assert markdown_text(text) == "# Only this.\n\nOnly this.\n"
    assert "<h1>Only this.</h1>\n</header>" in html_page(text)


def test_written_again_it_says_the_same_and_nothing_at_the_head(file: Docx) -> None:
    file.add_paragraph("With\ta tab.")
    file.add_picture(_dot(), width=Inches(1))
    lines = ak.read_word(ak.word_bytes(text_document(ak.read_word(file)))).accepted
    assert [line.text for line in lines if line.text.strip()] == ["With\ta tab.", "\tPage 1 of 1"]


def _dot() -> io.BytesIO:
    return io.BytesIO(
        base64.b64decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        )
    )
