"""What looks like a fault and is none; and what each rule looks through."""

import pytest

import agreementkit as ak

from .edits import (
    COMPATIBLE,
    HEADER_ROW,
    TEXT,
    VML,
    WHOLE_FIELD,
    Edit,
    add,
    bookmark,
    cell,
    comments,
    control,
    drawing,
    edited,
    field,
    good,
    p,
    r,
    row,
    style,
    swap,
    table,
)

DATED = 'w:author="A" w:date="2027-01-01T00:00:00Z"'
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="x">'
    '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></a:ext></a:extLst>'
)
LIST = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
BOX = (
    f"<w:pict {VML}><v:shape><v:textbox><w:txbxContent>{p()}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict>"
)
UNDERLINED = '<w:u w:val="single"/>'
HOLDS = {
    "a comment with its mark": (
        comments(90),
        add(
            p(
                '<w:commentRangeStart w:id="90"/>'
                + r()
                + '<w:commentRangeEnd w:id="90"/><w:r><w:commentReference w:id="90"/></w:r>',
            ),
        ),
    ),
    "deleted text marked as such": add(
        p(
            r()
            + f'<w:del w:id="90" {DATED}><w:r><w:delText>gone</w:delText></w:r></w:del>'
            + f'<w:ins w:id="91" {DATED}>{r(" and come")}</w:ins>',
        ),
    ),
    "text moved away keeps its words": add(
        p(f'<w:moveFrom w:id="90" {DATED}>{r("1. moved away")}</w:moveFrom>{r()}'),
    ),
    "a whole field": add(p(field(*WHOLE_FIELD))),
    "a field inside another": add(
        p(
            field("begin", "code", "separate", code="IF a = b")
            + field(*WHOLE_FIELD)
            + field("end"),
        ),
    ),
    "a field whose code is computed": add(
        p(
            field("begin", "code", code="IF")
            + field(*WHOLE_FIELD)
            + field("separate", "result", "end")
        ),
    ),
    "an index entry shows nothing": add(p(r() + field("begin", "code", "end", code="XE a"))),
    "a field without a code": add(p(r() + field("begin", "separate", "end"))),
    "a field whose result is a picture": add(
        p(
            field("begin", "code", "separate", code="INCLUDEPICTURE a")
            + drawing(names='descr="A map"')
            + field("end"),
        ),
    ),
    "a simple field": add(p(f'<w:fldSimple w:instr="DATE">{r("May")}</w:fldSimple>')),
    "a bookmark and what leads to it, whatever the case": add(
        p(bookmark(90, "planted"))
        + p(field(*WHOLE_FIELD, code=r"REF PLANTED \h"))
        + p(field(*WHOLE_FIELD, code=r"PAGEREF \h"))
        + p(field(*WHOLE_FIELD, code="REF")),
    ),
    "a link to the top": add(p(f'<w:hyperlink w:anchor="_top">{r("Back to top")}</w:hyperlink>')),
    "a link to a place in another file": add(
        p(
            '<w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
            f'relationships" r:id="rId1" w:anchor="nowhere">{r("The plan")}</w:hyperlink>',
        ),
    ),
    "a link by field to another file": add(
        p(field(*WHOLE_FIELD, code='HYPERLINK "plan.docx"', result="The plan")),
    ),
    "controls with ids of their own, and one without": add(
        control(90, p()) + control(91, p()) + f"<w:sdt><w:sdtContent>{p()}</w:sdtContent></w:sdt>",
    ),
    "a paragraph taken out of its list": add(p("", '<w:numPr><w:numId w:val="0"/></w:numPr>')),
    "blanks that are kept from above": (
        swap(
            '<w:p><w:pPr><w:pStyle w:val="ClauseText"/>',
            '<w:p xml:space="preserve"><w:pPr><w:pStyle w:val="ClauseText"/>',
        ),
        swap('<w:t xml:space="preserve">The dates', "<w:t> The dates"),
    ),
    "columns left out at the edge of a row": add(
        table(
            HEADER_ROW,
            f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell()}</w:tr>',
        ),
    ),
    "a table without a grid": add(table(HEADER_ROW, columns=0)),
    "a table without a grid element": add(
        table(HEADER_ROW).replace(
            '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>', ""
        ),
    ),
    "a table without rows": add(table()),
    "a cell that spans one column, however that is written": add(
        table(
            HEADER_ROW,
            row(cell(properties='<w:gridSpan w:val="01"/>'), cell()),
            row(cell(properties='<w:gridSpan w:val="0"/>'), cell()),
        )
    ),
    "rows and cells in controls": add(
        table(
            HEADER_ROW,
            f"<w:sdt><w:sdtContent>{row(cell(), f'<w:sdt><w:sdtContent>{cell()}</w:sdtContent></w:sdt>')}</w:sdtContent></w:sdt>",
        ),
    ),
    "two header rows": add(table(HEADER_ROW, HEADER_ROW, row(cell(), cell()))),
    "a cell with a picture alone": add(
        table(HEADER_ROW, row(cell(), cell(p(drawing(names='descr="A tick"'))))),
    ),
    "a picture described by its title": add(p(drawing(names='title="A map"'))),
    "a picture that only decorates": add(p(r() + drawing(inside=DECORATIVE))),
    "a picture of no known size": add(
        p(drawing(names='descr="A map"').replace('cx="360000"', 'cx="wide"'))
    ),
    "a picture without a size": add(
        p(drawing(names='descr="A map"').replace('<wp:extent cx="360000" cy="360000"/>', "")),
    ),
    "an older picture with its words": add(
        p(f'<w:r><w:pict {VML}><v:shape alt="A map"><v:imagedata/></v:shape></w:pict></w:r>'),
    ),
    "a line drawn across the page": add(p(f"<w:r><w:pict {VML}><v:rect/></w:pict></w:r>") + p()),
    "a name of a style for the contents": add(p(r("1.\tScope"), style="TOC2")),
    "a number that the style gives": add(p(r("1. planted"), LIST)),
    "words that begin with a number": add(
        p(r("12 weeks are enough."))
        + p(r("2.5% is due."))
        + p(r("(HR) agrees."))
        + p(r("A plan."))
        + p(r("2.5 hours are due."))
        + p(r("A. Name signs.")),
    ),
    "bold names after a colon": add(
        p(r("Between:")) + p(r("Ashby", "<w:b/>")) + p(r("UNISON", "<w:b/>")) + p(),
    ),
    "a bold sentence": add(p(r("Bold words.", "<w:b/>")) + p()),
    "a bold item of a list": add(p(r("Bold words", "<w:b/>"), LIST) + p()),
    "bold through the style": (
        style("Heavy", "<w:rPr><w:b/></w:rPr>"),
        add(p(style="Heavy") + p()),
    ),
    "a style based on a heading": (
        style("Clause", "", base="Heading2"),
        add(p(style="Clause")),
    ),
    "a heading without words": add(p("<w:r><w:br/></w:r>", style="Heading2")),
    "an outline level of body text": add(p("", '<w:outlineLvl w:val="9"/>')),
    "an outline level that is none": add(p("", '<w:outlineLvl w:val="12"/>')),
    "a break of the page": add(p('<w:r><w:br w:type="page"/></w:r>') + p()),
    "an empty paragraph after a table at the end": add(
        table(HEADER_ROW).replace(r("After the table."), "<w:r/>")
    ),
    "capitals that are names": add(p(r("UNISON, GMB, UNITE and PCS agree."))),
    "capitals by property on what is in capitals": add(p(r("UNISON", "<w:caps/>"))),
    "a link that is underlined": add(
        p(f'<w:hyperlink w:anchor="_top">{r("Top", UNDERLINED)}</w:hyperlink>'),
    ),
    "underlined and bold": add(p(r() + r(" at once", '<w:b/><w:u w:val="single"/>') + r())),
    "no underline": add(p(r(TEXT, '<w:u w:val="none"/>'))),
    "no effect": add(p(r(TEXT, '<w:effect w:val="none"/>'))),
    "colour and bold": add(p(r() + r(" red", '<w:b/><w:color w:val="C00000"/>'))),
    "colour and brackets": add(p(r() + r("[notice]", '<w:highlight w:val="yellow"/>') + r())),
    "a whole paragraph in colour": add(p(r(TEXT, '<w:color w:val="C00000"/>'))),
    "a field of the file that is not updated": swap(
        "<w:defaultTabStop", '<w:updateFields w:val="0"/><w:defaultTabStop', "word/settings.xml"
    ),
    "widow control said to be on": add(p("", "<w:widowControl/>")),
}


@pytest.mark.parametrize("case", HOLDS)
def test_what_holds_is_left_in_peace(case: str) -> None:
    edits = HOLDS[case]
    several: tuple[Edit, ...] = edits if isinstance(edits, tuple) else (edits,)
    assert [str(found) for found in ak.lint_word(edited(good(), *several))] == []


def test_of_two_alternatives_only_the_one_that_word_shows_counts() -> None:
    shown = f"<mc:Choice Requires='wps'>{BOX}</mc:Choice>"
    other = f"<mc:Fallback>{BOX}</mc:Fallback>"
    alternates = "<w:r><mc:AlternateContent {}>{}</mc:AlternateContent></w:r>"
    one = add(p(r() + alternates.format(COMPATIBLE, shown + other)))
    assert [f.rule for f in ak.lint_word(edited(good(), one))] == ["text-box"]
    hidden = f"<mc:Fallback>{drawing()}</mc:Fallback>"
    plain = f"<mc:Choice Requires='wps'>{r(' shown')}</mc:Choice>"
    two = add(p(alternates.format(COMPATIBLE, plain + hidden)))
    assert ak.lint_word(edited(good(), two)) == ()
    three = add(
        p(alternates.format(COMPATIBLE, f"<mc:Fallback>{r(properties='<w:caps/>')}</mc:Fallback>"))
    )
    assert [f.rule for f in ak.lint_word(edited(good(), three))] == ["text-capitals"]


def test_a_field_in_the_alternative_that_is_not_shown_is_left_alone() -> None:
    hidden = (
        f"<mc:Choice Requires='wps'>{r()}</mc:Choice><mc:Fallback>{field('begin')}</mc:Fallback>"
    )
    both = f"<w:r><mc:AlternateContent {COMPATIBLE}>{hidden}</mc:AlternateContent></w:r>"
    assert ak.lint_word(edited(good(), add(p(both)))) == ()


def test_of_two_alternatives_word_shows_none_whose_vocabulary_it_does_not_know() -> None:
    newer = f"<mc:Choice xmlns:x='urn:x' Requires='x'>{BOX}{field('begin')}</mc:Choice>"
    last = f"<mc:Fallback>{r(properties='<w:caps/>')}</mc:Fallback>"
    both = f"<mc:AlternateContent {COMPATIBLE}>{newer}{last}</mc:AlternateContent>"
    found = {each.rule for each in ak.lint_word(edited(good(), add(p(both))))}
    assert "text-capitals" in found
    assert "field-unbalanced" not in found
    nothing = f"<mc:AlternateContent {COMPATIBLE}>{newer.replace(BOX, '')}</mc:AlternateContent>"
    assert ak.lint_word(edited(good(), add(p(r() + nothing)))) == ()


def test_places_are_as_a_person_finds_them() -> None:
    long = "The Employer must tell the Union of every new system before it is used."
    justified = '<w:jc w:val="both"/>'
    box = BOX.replace("</w:pPr>", f"{justified}</w:pPr>")
    cases = {
        p(r(long), justified): "“The Employer must tell the Union of…”",
        p(r("x" * 60), justified): f"“{'x' * 40}…”",
        p(r() + f"<w:r>{box}</w:r>"): "a text box at paragraph",
        table(HEADER_ROW, row(cell(), cell(p("", justified, "TableText")))): (
            "table 2, row 2, column 2, “Planted words stand here.”"
        ),
    }
    for xml, place in cases.items():
        found = ak.lint_word(edited(good(), add(xml)))
        [finding] = [each for each in found if each.rule == "text-justified"]
        assert place in finding.place


def test_paragraphs_are_counted_outside_tables_and_boxes() -> None:
    justified = p("", '<w:jc w:val="both"/>')
    before = ak.lint_word(edited(good(), add(justified)))[0].place
    number = int(before.split()[1].strip(","))
    more = table(HEADER_ROW) + p(r() + f"<w:r>{BOX}</w:r>")
    found = ak.lint_word(edited(good(), add(more + justified)))
    [place] = [each.place for each in found if each.rule == "text-justified"]
    assert place == f"paragraph {number + 2}, “{TEXT}”"


def test_cases_that_one_edit_mends_are_one_finding() -> None:
    found = ak.lint_word(edited(good(), add(3 * p("", '<w:jc w:val="both"/>'))))
    assert len(found) == 1
    assert found[0].place.endswith("”, and 2 more like it")


def test_headers_are_named_in_places() -> None:
    old = '<w:pStyle w:val="Header"/>'
    edit = swap(old, f'{old}<w:jc w:val="both"/>', "word/header1.xml")
    assert ak.lint_word(edited(good(), edit))[0].place.startswith("header 1, paragraph 1, “")
