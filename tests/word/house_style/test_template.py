"""A template's styles give their look to ours: what is taken, what is not, and what is said."""

import io
import pickle
import re
from collections.abc import Mapping

import docx
import pytest
from hypothesis import given, strategies as st
from lxml import etree

from agreementkit import house_style
from agreementkit.documents import HouseStyle
from agreementkit.ooxml.colour import READABLE, contrast, readable_on, tinted
from agreementkit.word import styles as ours
from tests.ooxml.packages import SMALL, WORD, links, packed, small
from tests.word.house_style.branch_template import PURPLE, branch_template
from tests.word_files import W, members

A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def with_styles(inside: str, theme: str = "", **more: bytes) -> bytes:
    """A template that is nothing but styles, and a theme."""
    rows = [("styles", "styles.xml", "")]
    parts = {**SMALL, "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{inside}</w:styles>'.encode()}
    if theme:
        rows.append(("theme", "theme.xml", ""))
        parts["word/theme.xml"] = f'<a:theme xmlns:a="{A}">{theme}</a:theme>'.encode()
    return packed({**parts, "word/_rels/document.xml.rels": links(*rows), **more})


def paragraph(called: str, run: str = "", *, based_on: str = "", rest: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{called.replace(" ", "")}">'
        f'<w:name w:val="{called}"/>{base}{rest}<w:rPr>{run}</w:rPr></w:style>'
    )


def look(style: HouseStyle, style_id: str) -> Mapping[str, object]:
    """What a style says for itself, by the names of its elements."""
    root = etree.fromstring(style.styles.encode())
    [found] = root.findall(f"{W}style[@{W}styleId='{style_id}']")
    said: dict[str, object] = {}
    for each in found.iterfind(f"{W}rPr/*"):
        tag = str(each.tag).removeprefix(W)
        said[tag] = each.get(f"{W}val", each.get(f"{W}ascii", True))
    for each in found.iterfind(f"{W}pPr/{W}spacing"):
        said |= {str(key).removeprefix(W): str(value) for key, value in each.attrib.items()}
    return said


def defaults(style: HouseStyle) -> Mapping[str, str]:
    root = etree.fromstring(style.styles.encode())
    found: dict[str, str] = {}
    for each in root.iterfind(f"{W}docDefaults//*"):
        found |= {str(key).removeprefix(W): str(value) for key, value in each.attrib.items()}
    return found


def test_fonts_colours_and_sizes_are_the_branchs(style: HouseStyle) -> None:
    title = look(style, ours.TITLE)
    assert (title["rFonts"], title["color"], title["sz"]) == ("Georgia", PURPLE, "60")
    part = look(style, ours.PART_HEADING)
    assert (part["rFonts"], part["color"], part["sz"], part["i"]) == ("Georgia", PURPLE, "36", True)
    assert look(style, ours.SCHEDULE_HEADING)["color"] == PURPLE
    assert look(style, ours.CLAUSE_HEADING)["sz"] == "28"
    assert defaults(style)["ascii"] == "Verdana"
    assert look(style, ours.BODY)["color"] == "222222"
    assert {"Verdana", "Georgia"} <= set(style.fonts)


def test_our_sizes_for_reading_are_kept_and_said(style: HouseStyle) -> None:
    assert look(style, ours.HEADER)["sz"] == "20"
    [body] = re.findall(r'<w:rPrDefault>.*?<w:sz w:val="(\d+)"', style.styles, re.DOTALL)
    assert body == "24"
    assert (
        "“Normal” is 11 points in branch.docx: 12 points are used, so that it can be read with ease."
        in style.notes
    )


def test_spaces_that_are_sane_are_the_branchs(style: HouseStyle) -> None:
    assert (defaults(style)["after"], defaults(style)["line"]) == ("160", "300")
    wild = paragraph(
        "Normal", rest='<w:pPr><w:spacing w:after="4000" w:line="240" w:lineRule="exact"/></w:pPr>'
    )
    mild = defaults(house_style(with_styles(wild)))
    assert (mild["after"], mild["line"]) == ("120", "276")


def test_tables_and_rules_take_the_colour_of_the_headings(style: HouseStyle) -> None:
    assert 'w:fill="1F2A44"' not in style.styles
    assert style.styles.count(PURPLE) >= 8
    assert look(style, ours.TABLE_HEADING)["color"] == "FFFFFF"


def test_nothing_but_the_look_changes(style: HouseStyle, word: bytes) -> None:
    def kept(data: bytes) -> list[tuple[object, ...]]:
        root = etree.fromstring(data)
        wanted = ("numPr", "outlineLvl", "keepNext", "ind", "tabs", "basedOn", "name", "lang", "jc")
        return [
            (each.tag, *sorted(map(str, each.attrib.values())))
            for tag in wanted
            for each in root.iter(f"{W}{tag}")
        ]

    assert kept(style.styles.encode()) == kept(members(word)["word/styles.xml"])


def test_the_same_template_gives_the_same_style_and_it_can_be_pickled(style: HouseStyle) -> None:
    assert house_style(branch_template(), called="branch.docx") == style
    assert pickle.loads(pickle.dumps(style)) == style


def test_what_is_missing_is_said_by_name_and_ours_is_kept(word: bytes) -> None:
    style = house_style(small(), called="bare.docx")
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Header", "Footer"):
        assert f"bare.docx has no style called “{name}”: ours is kept." in style.notes
    assert "bare.docx has no header that can be used: ours stands alone." in style.notes
    assert "bare.docx has no footer that can be used: ours stands alone." in style.notes
    assert look(style, ours.TITLE) == look(
        HouseStyle(styles=members(word)["word/styles.xml"].decode()), ours.TITLE
    )


@pytest.mark.parametrize("name", ["Heading 1", "heading 1", "Kop,Heading 1"])
def test_names_are_found_however_they_are_spelt(name: str) -> None:
    made = house_style(with_styles(paragraph(name, '<w:color w:val="800000"/>')))
    assert look(made, ours.PART_HEADING)["color"] == "800000"


def test_a_style_inherits_and_a_circle_ends() -> None:
    inside = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
        + paragraph("House", '<w:rFonts w:hAnsi="Optima"/><w:b/>', based_on="Heading1")
        + paragraph("Heading 1", '<w:b w:val="0"/>', based_on="House")
        + paragraph("Heading 2", based_on="nowhere")
        + paragraph("Title", '<w:rFonts w:ascii="Arial"/>')
    )
    made = house_style(with_styles(inside))
    heading = look(made, ours.PART_HEADING)
    assert heading["rFonts"] == "Optima"
    assert "b" not in heading
    assert look(made, ours.CLAUSE_HEADING)["sz"] == "26"
    assert look(made, ours.TITLE)["rFonts"] == "Arial"
    assert made.fonts == ("Optima",)


def test_the_theme_gives_fonts_and_colours_by_role() -> None:
    theme = (
        '<a:themeElements><a:clrScheme name="x"><a:dk2><a:srgbClr val="003366"/></a:dk2>'
        '<a:accent1><a:srgbClr val="660066"/></a:accent1>'
        '<a:dk1><a:sysClr val="windowText" lastClr="101010"/></a:dk1>'
        '<a:accent2><a:srgbClr val="oops"/></a:accent2></a:clrScheme>'
        '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Futura"/></a:majorFont>'
        '<a:minorFont><a:latin typeface=""/></a:minorFont></a:fontScheme></a:themeElements>'
    )
    inside = (
        paragraph(
            "Title",
            '<w:rFonts w:asciiTheme="majorHAnsi"/><w:color w:val="FFFFFF" w:themeColor="text2"/>',
        )
        + paragraph(
            "Heading 1",
            '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Lato"/>'
            '<w:color w:val="auto" w:themeColor="accent1" w:themeShade="80"/>',
        )
        + paragraph("Heading 2", '<w:color w:val="123456" w:themeColor="accent2"/>')
        + paragraph("Normal", '<w:color w:themeColor="text1"/>')
    )
    made = house_style(with_styles(inside, theme))
    assert (look(made, ours.TITLE)["rFonts"], look(made, ours.TITLE)["color"]) == (
        "Futura",
        "003366",
    )
    part = look(made, ours.PART_HEADING)
    assert (part["rFonts"], part["color"]) == ("Lato", "330033")
    assert look(made, ours.CLAUSE_HEADING)["color"] == "123456"
    assert look(made, ours.BODY)["color"] == "101010"


def test_what_cannot_be_read_or_is_no_font_for_text_is_not_taken() -> None:
    inside = paragraph("Heading 1", '<w:color w:val="FFD700"/><w:sz w:val="200"/>') + paragraph(
        "Heading 2", '<w:rFonts w:ascii="Wingdings"/><w:color w:val="nonsense"/>'
    )
    made = house_style(with_styles(inside), called="b.docx")
    heading = look(made, ours.PART_HEADING)
    assert (heading["color"], heading["sz"]) == ("1F2A44", "56")
    assert "rFonts" not in look(made, ours.CLAUSE_HEADING)
    assert {
        "The colour of “Heading 1” in b.docx (FFD700) is too pale to read on white: ours is kept.",
        "“Heading 1” is 100 points in b.docx: 28 points are used.",
        "“Heading 2” has a font in b.docx that is not for text: ours is kept.",
    } <= set(made.notes)
    # Neither does anything else take that colour.
    assert "FFD700" not in made.styles
    assert "tables take" not in "".join(made.notes)


def table_style(fill: str, colour: str = "", attributes: str = 'w:customStyle="1"') -> str:
    run = f'<w:rPr><w:color w:val="{colour}"/></w:rPr>' if colour else ""
    return (
        f'<w:style w:type="table" {attributes} w:styleId="T"><w:name w:val="House Table"/>'
        '<w:tblStylePr w:type="lastRow"><w:tcPr><w:shd w:fill="111111"/></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="firstRow">{run}<w:tcPr>{fill}</w:tcPr></w:tblStylePr></w:style>'
    )


@pytest.mark.parametrize(
    ("fill", "colour", "ground", "text"),
    [
        ('<w:shd w:fill="004400"/>', "FFFF00", "004400", "FFFF00"),
        ('<w:shd w:fill="004400"/>', "005500", "004400", "FFFFFF"),
        ('<w:shd w:fill="004400"/>', "auto", "004400", "FFFFFF"),
        ('<w:shd w:fill="DDFFDD"/>', "FFFFFF", "DDFFDD", "000000"),
        ('<w:shd w:fill="auto"/>', "", "1F2A44", "FFFFFF"),
        ("", "", "1F2A44", "FFFFFF"),
    ],
)
def test_a_table_style_of_their_own_gives_its_heading_row(
    fill: str,
    colour: str,
    ground: str,
    text: str,
) -> None:
    made = house_style(with_styles(table_style(fill, colour)))
    assert f'w:fill="{ground}"' in made.styles
    assert look(made, ours.TABLE_HEADING)["color"] == text


def test_a_table_style_that_word_brings_along_is_not_theirs() -> None:
    inside = table_style('<w:shd w:fill="004400"/>', attributes="") + paragraph("Heading 1")
    made = house_style(with_styles(inside))
    assert "004400" not in made.styles
    # Headings in the text's own colour give black rows.
    assert 'w:fill="000000"' in made.styles


def test_a_look_that_says_nothing_of_sense_changes_nothing_by_accident() -> None:
    inside = (
        '<w:style w:styleId="none"/>'
        + paragraph(
            "Normal",
            '<w:rFonts/><w:sz w:val="x"/><w:color/>',
            rest="<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>",
        )
        + '<w:style w:type="paragraph" w:default="1" w:styleId="P"><w:name/></w:style>'
    )
    made = house_style(with_styles(inside))
    assert defaults(made)["ascii"] == "Arial"


def test_the_template_s_default_style_serves_where_none_is_called_normal() -> None:
    inside = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="P"><w:name w:val="Standard"/>'
        '<w:rPr><w:rFonts w:ascii="Lato"/></w:rPr></w:style>'
    )
    assert defaults(house_style(with_styles(inside)))["ascii"] == "Lato"


COLOURS = st.from_regex(r"[0-9A-F]{6}", fullmatch=True)


@given(COLOURS, COLOURS)
def test_text_on_any_ground_can_be_read(ground: str, wanted: str) -> None:
    assert contrast(readable_on(ground, wanted), ground) >= READABLE


@given(COLOURS)
def test_a_colour_without_tint_or_shade_is_itself_and_with_all_of_one_it_is_its_end(
    colour: str,
) -> None:
    assert tinted(colour) == colour
    assert tinted(colour, tint="FF", shade="FF") == colour
    assert tinted(colour, tint="00") == "FFFFFF"
    assert tinted(colour, shade="00") == "000000"


@given(COLOURS, st.integers(1, 400), st.sampled_from(["Title", "heading 1", "Normal", "header"]))
def test_whatever_the_template_says_text_stays_readable(colour: str, size: int, name: str) -> None:
    run = f'<w:color w:val="{colour}"/><w:sz w:val="{size}"/>'
    made = etree.fromstring(house_style(with_styles(paragraph(name, run))).styles.encode())
    for each in made.iter(f"{W}sz"):
        parent = each.getparent()
        assert parent is not None
        assert int(each.get(f"{W}val", "0")) >= 20
    # White stands once, on the filled heading row of tables.
    shown = [str(each.get(f"{W}val")) for each in made.iter(f"{W}color")]
    shown.remove("FFFFFF")
    assert min(contrast(each) for each in shown) >= READABLE


def test_what_is_left_behind_is_said_and_not_repeated(template: bytes) -> None:
    document = docx.Document(io.BytesIO(template))
    document.add_comment(document.paragraphs[0].runs, text="who wrote this", author="Somebody")
    document.settings.element.append(
        document.settings.element.makeelement(f"{W}docVars", {}),
    )
    buffer = io.BytesIO()
    document.save(buffer)
    style = house_style(buffer.getvalue(), called="branch.docx")
    assert style.notes[-1] == (
        "Left behind in branch.docx, and not in the draft: the names of people and of the"
        " organisation; a picture of its first page; hidden data (custom XML); comments;"
        " marks of editing sessions; document variables."
    )


def test_a_clean_template_leaves_nothing_behind() -> None:
    core = '<cp:coreProperties xmlns:cp="x"><cp:creator> </cp:creator></cp:coreProperties>'
    rows = links(("officeDocument", "word/document.xml", ""), ("core-properties", "core.xml", ""))
    data = small(**{"_rels/.rels": rows, "core.xml": core.encode()})
    assert not [note for note in house_style(data).notes if "Left behind" in note]
