"""A header is written anew from what is allowed: what stays, what goes, and what is said."""

import re

import pytest

from agreementkit import house_style
from agreementkit.documents import HouseStyle
from tests.word.house_style.branch_template import CANARY, header_template, jpeg, png

RUN = "<w:r>{}<w:t>{}</w:t></w:r>"
BRANCH = RUN.format("", "Branch")


def drawing(
    *,
    said: str = 'descr="The branch’s badge"',
    kind: str = "inline",
    blip: str = 'r:embed="logo"',
    crop: str = "",
    extent: str = '<wp:extent cx="914400" cy="304800"/>',
) -> str:
    return (
        f'<w:r><w:drawing><wp:{kind}>{extent}<wp:docPr id="7" name="{CANARY}" {said}/>'
        "<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        f"<a:blip {blip}/>{crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic>"
        f"</wp:{kind}></w:drawing></w:r>"
    )


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str = CANARY) -> str:
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark("begin") + instruction + mark("separate") + RUN.format("", result) + mark("end")


def read(content: str, picture: bytes | None = None, tag: str = "hdr") -> HouseStyle:
    data = header_template(content, pictures={"logo": picture or png()}, tag=tag)
    return house_style(data, called="b.docx")


def line(*inside: str) -> HouseStyle:
    return read(f"<w:p>{BRANCH}{''.join(inside)}</w:p>")


def words(xml: str) -> str:
    return re.sub(r"<[^>]+>", "", re.sub(r"<w:instrText.*?</w:instrText>", "", xml))


def test_only_allowed_elements_are_in_what_is_written() -> None:
    style = line(
        '<w:bookmarkStart w:id="1" w:name="x"/><w:proofErr w:type="spellStart"/>',
        drawing(),
        field("PAGE", "7"),
        "<w:r><w:tab/><w:br/><w:ptab/><w:cr/><w:noBreakHyphen/></w:r>",
        '<w:r><w:br w:type="page"/><w:commentReference w:id="1"/></w:r>',
    )
    tags = set(re.findall(r"<([a-z]+:\w+)", style.header.xml))
    allowed = {
        *("w:p", "w:pPr", "w:pStyle", "w:tab", "w:spacing", "w:r", "w:t", "w:br", "w:rPr"),
        *("w:fldChar", "w:instrText", "w:drawing", "w:rFonts", "w:sz", "w:szCs", "w:color"),
        *("wp:inline", "wp:extent", "wp:docPr", "a:graphic", "a:graphicData", "a:blip"),
        *("a:stretch", "a:fillRect", "a:xfrm", "a:off", "a:ext", "a:prstGeom", "a:avLst"),
        *("pic:pic", "pic:nvPicPr", "pic:cNvPr", "pic:cNvPicPr", "pic:blipFill", "pic:spPr"),
    }
    assert tags <= allowed
    assert {"w:t", "w:tab", "w:br", "w:fldChar", "w:drawing"} <= tags
    assert words(style.header.xml) == "Branch1\u2011"
    assert CANARY not in style.header.xml
    assert list(style.media) == ["image1.png"]
    assert 'descr="The branch’s badge"' in style.header.xml


LEFT_OUT = {
    "hidden text": (
        RUN.format("<w:rPr><w:vanish/></w:rPr>", CANARY),
        "hidden text is left out.",
    ),
    "struck text": (
        f"<w:del><w:r><w:delText>{CANARY}</w:delText></w:r></w:del>",
        "tracked changes are taken as accepted.",
    ),
    "a file's path": (
        field(r"FILENAME \p"),
        "a field (FILENAME) is left out.",
    ),
    "an author, in a simple field": (
        f'<w:fldSimple w:instr="AUTHOR">{RUN.format("", CANARY)}</w:fldSimple>',
        "a field (AUTHOR) is left out.",
    ),
    "a field within a field": (
        mark("begin") + field("PAGE") + mark("separate") + mark("end"),
        "a field (without a name) is left out.",
    ),
    "an old picture": (
        f"<w:r><w:pict>{CANARY}</w:pict></w:r>",
        "a picture or box of an old kind is left out: insert it anew as PNG or JPEG.",
    ),
    "a box": (
        f"<w:r><w:drawing><wp:inline>{CANARY}</wp:inline></w:drawing></w:r>",
        "a drawing that is not one picture is left out.",
    ),
    "a cropped picture": (
        drawing(crop='<a:srcRect l="2000"/>'),
        (
            "a cropped picture is left out, because what was cut off is still in it: in Word"
            " use Compress Pictures > Delete cropped areas."
        ),
    ),
    "a picture that is not there": (
        drawing(blip='r:embed="none"'),
        "a picture is left out, because it is of a kind that is not known: save it as PNG or JPEG.",
    ),
}


@pytest.mark.parametrize("case", LEFT_OUT)
def test_what_is_left_out_is_said(case: str) -> None:
    markup, note = LEFT_OUT[case]
    style = line(markup)
    assert words(style.header.xml) == "Branch"
    assert CANARY not in style.header.xml
    assert not style.media
    assert f"The header of b.docx: {note}" in style.notes


KEPT = {
    "inserted": f"<w:ins>{RUN.format('', ' office')}</w:ins>",
    "in a link": f"<w:hyperlink>{RUN.format('', ' office')}</w:hyperlink>",
    "in a link's field": field("HYPERLINK x", " office"),
    "in a simple link": (
        f'<w:fldSimple w:instr="HYPERLINK x">{RUN.format("", " office")}</w:fldSimple>'
    ),
    "in a control": f"<w:sdt><w:sdtContent>{RUN.format('', ' office')}</w:sdtContent></w:sdt>",
    "in the choice of today": (
        f"<w:r><mc:AlternateContent><mc:Choice><w:t> office</w:t></mc:Choice>"
        f"<mc:Fallback><w:t>{CANARY}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "in a run in the choice of today": (
        f"<mc:AlternateContent><mc:Choice>{RUN.format('', ' office')}</mc:Choice>"
        f"<mc:Fallback>{RUN.format('', CANARY)}</mc:Fallback></mc:AlternateContent>"
    ),
    "in a field with two middles": field("HYPERLINK x", " office").replace(
        mark("separate"), 2 * mark("separate")
    ),
    "hidden, and shown again": RUN.format('<w:rPr><w:vanish w:val="0"/></w:rPr>', " office"),
    "in a style of signs": RUN.format('<w:rPr><w:rStyle w:val="Strong"/></w:rPr>', " office"),
    "after stray marks": mark("end")
    + mark("separate")
    + mark("other")
    + f"<w:r><w:instrText>x</w:instrText></w:r>{RUN.format('', ' office')}",
}


@pytest.mark.parametrize("case", KEPT)
def test_words_that_anyone_sees_are_kept(case: str) -> None:
    assert words(line(KEPT[case]).header.xml) == "Branch office"


def test_page_numbers_of_theirs_give_way_to_ours() -> None:
    own = f"<w:p>{RUN.format('', 'Page ')}{field('PAGE')}{RUN.format('', ' of ')}"
    style = read(f"{own}{field('NUMPAGES')}</w:p><w:p>{BRANCH}</w:p>")
    assert words(style.header.xml) == "Branch"
    assert (
        "The header of b.docx: its page numbers are left out, because ours stand there."
        in style.notes
    )
    unended = line(mark("begin"), "<w:r><w:instrText> NUMPAGES </w:instrText></w:r>", mark("end"))
    assert " NUMPAGES " in unended.header.xml
    assert " PAGE " in line('<w:fldSimple w:instr="PAGE"/>').header.xml


def test_empty_paragraphs_and_rows_are_no_letterhead() -> None:
    cell = "<w:tc><w:p/></w:tc>"
    style = read(f"<w:p/><w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl><w:p><w:r><w:tab/></w:r></w:p>")
    assert style.header.xml == ""
    assert "b.docx has no header that can be used: ours stands alone." in style.notes


def test_tables_set_side_by_side_and_become_as_wide_as_our_text() -> None:
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="7000"/></w:tblGrid>'
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    inner = f"<w:tbl><w:tr><w:tc><w:p>{BRANCH}</w:p></w:tc></w:tr></w:tbl>"
    style = read(
        f"<w:tbl>{grid}<w:tr><w:tc>{inner}<w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
        f"<w:tr><w:tc>{wide}<w:p>{BRANCH}</w:p></w:tc></w:tr>"
        f"<w:tr><w:tc><w:p>{BRANCH}</w:p></w:tc></w:tr></w:tbl>",
    )
    assert re.findall(r'gridCol w:w="(\d+)"', style.header.xml) == ["2707", "6318"]
    assert re.findall(r'gridSpan w:val="(\d)"', style.header.xml) == ["2", "2"]
    assert style.header.xml.count("<w:tbl>") == 1
    assert style.header.xml.count("<w:tc>") == 4
    untold = read(f"<w:tbl><w:tr><w:tc><w:p>{BRANCH}</w:p></w:tc></w:tr></w:tbl>")
    assert 'gridCol w:w="9026"' in untold.header.xml


def beside(span: str, cells: int = 3) -> HouseStyle:
    """A row of cells above one that reaches over as many columns as is said."""
    wide = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>'
    cell = f"<w:tc><w:p>{BRANCH}</w:p></w:tc>"
    return read(
        f"<w:tbl><w:tr>{cell * cells}</w:tr>"
        f"<w:tr><w:tc>{wide}<w:p>{BRANCH}</w:p></w:tc>{cell}</w:tr></w:tbl>"
    )


@pytest.mark.parametrize("span", ["2", "02", " 2 "])
def test_a_cell_reaches_as_far_as_the_standard_says(span: str) -> None:
    last_row = beside(span).header.xml.rpartition("<w:tr>")[2]
    assert ['w:gridSpan w:val="2"' in cell for cell in last_row.split("<w:tc>")[1:]] == [
        True,
        False,
    ]


@pytest.mark.parametrize(("span", "tables"), [("62", 1), ("63", 0), ("100", 0), ("9999", 0)])
def test_a_table_of_more_columns_than_word_opens_becomes_its_paragraphs(
    span: str, tables: int
) -> None:
    style = beside(span)
    assert style.header.xml.count("<w:tbl>") == tables
    assert words(style.header.xml) == "Branch" * 5


def test_rows_that_stand_in_what_is_not_looked_through_are_said_to_be_left_out() -> None:
    row = f"<w:tr><w:tc><w:p>{RUN.format('', CANARY)}</w:p></w:tc></w:tr>"
    style = read(f"<w:p>{BRANCH}</w:p><w:tbl><w:hyperlink>{row}</w:hyperlink></w:tbl>")
    assert CANARY not in style.header.xml
    assert "The header of b.docx: what stands in “hyperlink” is left out." in style.notes


@pytest.mark.parametrize("share", ["1" * 5000, "50%", "-12.5%"])
def test_a_picture_is_cropped_whatever_way_that_is_said(share: str) -> None:
    assert not line(drawing(crop=f'<a:srcRect l="{share}"/>')).media


@pytest.mark.parametrize("share", ["0", "-0", "0%", "0.0%", "000"])
def test_a_picture_of_which_nothing_is_cut_off_is_kept(share: str) -> None:
    assert line(drawing(crop=f'<a:srcRect l="{share}"/>')).media


def test_a_run_says_where_it_differs_and_what_cannot_be_read_is_ours() -> None:
    def dressed(properties: str) -> HouseStyle:
        return line(RUN.format(f"<w:rPr>{properties}</w:rPr>", "x"))

    style = dressed(
        '<w:rFonts w:ascii="A &amp; B"/><w:b/><w:i/><w:color w:val="660000"/><w:sz w:val="99"/>'
    )
    assert (
        '<w:rFonts w:ascii="A &amp; B" w:hAnsi="A &amp; B" w:eastAsia="A &amp; B" w:cs="A &amp; B"/>'
        '<w:b/><w:bCs/><w:i/><w:iCs/><w:color w:val="660000"/><w:sz w:val="40"/><w:szCs w:val="40"/>'
    ) in style.header.xml
    assert "A & B" in style.fonts
    pale = dressed(
        '<w:rStyle w:val="nowhere"/><w:color w:val="EEEEEE"/><w:rFonts w:ascii="Symbol"/>'
    )
    assert "EEEEEE" not in pale.header.xml
    assert "Symbol" not in pale.header.xml
    assert any("(EEEEEE) is too pale" in note for note in pale.notes)


def test_stops_and_sides_are_moved_to_our_margins() -> None:
    stops = '<w:tabs><w:tab w:val="right" w:pos="99999"/><w:tab w:val="bar" w:pos="9"/></w:tabs>'
    style = read(
        f'<w:p><w:pPr><w:pStyle w:val="x"/>{stops}<w:jc w:val="end"/></w:pPr>{BRANCH}</w:p>'
    )
    assert '<w:tab w:val="right" w:pos="9026"/>' in style.header.xml
    assert '<w:jc w:val="right"/>' in style.header.xml
    assert "bar" not in style.header.xml


def test_a_picture_is_shown_in_line_at_its_size_and_not_too_large() -> None:
    plain = line(drawing()).header.xml
    assert '<wp:extent cx="914400" cy="304800"/>' in plain
    huge = line(drawing(kind="anchor", extent='<wp:extent cx="91440000" cy="91440000"/>'))
    assert '<wp:extent cx="1260000" cy="1260000"/>' in huge.header.xml
    assert (
        "The header of b.docx: a picture is made smaller, to leave room for the text." in huge.notes
    )
    assert "The header of b.docx: a picture that floated stands in the line of text." in huge.notes
    unsized = line(drawing(extent='<wp:extent cx="0" cy="x"/>', crop='<a:srcRect l="0" r="x"/>'))
    assert f'cx="{240 * 9525}" cy="{80 * 9525}"' in unsized.header.xml


@pytest.mark.parametrize("said", ["", 'descr=" "', f'descr="C:\\{CANARY}\\a.png"', 'descr="a.JPG"'])
def test_a_picture_without_alternative_text_is_called_logo(said: str) -> None:
    style = line(drawing(said=said))
    assert 'descr="Logo"' in style.header.xml
    assert any("no alternative text" in note for note in style.notes)


def test_two_pictures_are_two_and_blocks_in_controls_and_in_insertions_are_read() -> None:
    pictures = {"logo": png(), "other": png(colour=(0, 0, 0))}
    other = drawing(blip='r:embed="other"')
    content = (
        f"<w:sdt><w:sdtContent><w:p>{drawing()}</w:p></w:sdtContent></w:sdt>"
        f"<w:ins><w:p>{other}</w:p></w:ins>"
    )
    style = house_style(header_template(content, pictures=pictures))
    assert style.header.pictures == ("image1.png", "image2.png")


def test_the_same_picture_is_kept_once_and_a_footer_is_read_as_a_header_is() -> None:
    style = read(f"<w:p>{drawing()}{drawing()}</w:p>", jpeg(), tag="ftr")
    assert list(style.media) == ["image1.jpeg"]
    assert style.footer.pictures == ("image1.jpeg",)
    assert re.findall(r'docPr id="(\d)"', style.footer.xml) == ["1", "2"]
    assert 'w:val="Footer"' in style.footer.xml
