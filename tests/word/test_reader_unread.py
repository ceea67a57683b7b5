"""What is in no line: other files, drawings, formulas, fields that show what they are told."""

import pytest

from agreementkit import read_word
from agreementkit.documents import Alternative, Reading, StoryType, Unread, UnreadKind
from agreementkit.word.reader import imported_words
from tests.ooxml.markup import (
    SPACES,
    STYLES,
    WHO,
    char,
    come,
    control,
    drawing,
    field,
    gone,
    old_box,
    package,
    paragraph,
    row,
    run,
    table,
)
from tests.ooxml.packages import DOCUMENT, RELATIONS, document, links, small, types

CHART = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
ART = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
DIAGRAM = 'xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"'


def told(read: Reading) -> list[tuple[str, str, int | None]]:
    return [(found.kind.value, found.words, found.line) for found in read.unread]


def form(inside: str) -> str:
    """A form field of the old kind."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar></w:r>'
    return f"{begin}{char('end')}"


BEFORE = paragraph(run("first"))
INSIDE: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a formula": (
        "<m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>b</m:t></m:r></m:oMath>",
        [("maths", "a b")],
    ),
    "words in a drawing": ("<w:r><w:drawing><a:t>a</a:t></w:drawing></w:r>", [("drawing", "a")]),
    "no words in a drawing": ("<w:r><w:drawing><a:t/><m:t/></w:drawing></w:r>", []),
    "words along a line": (
        '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>',
        [("drawing", "DRAFT")],
    ),
    "small words above others": (
        f"<w:r><w:ruby><w:rt>{run('a')}</w:rt><w:rubyBase>{run('b')}</w:rubyBase></w:ruby></w:r>",
        [("reading aid", "a")],
    ),
    "words of a language that nobody knows": (
        f"<odd:x>a {run('c')} <odd:y/>b</odd:x>",
        [("unknown", "a c b")],
    ),
    "words in a language that the file says to look into": (
        f'<w:smartTag mc:ProcessContent="odd:y odd:x">{run("a")}<odd:x>{run("b")}</odd:x></w:smartTag>',
        [],
    ),
    "words in another one than it says": (
        f'<w:smartTag mc:ProcessContent="odd:y">{run("a")}<odd:x>{run("b")}</odd:x></w:smartTag>',
        [("unknown", "b")],
    ),
    "stray words in a drawing": (
        (
            "<w:r><w:drawing><wp:inline><wp:align>left</wp:align><a:blip>a</a:blip>b</wp:inline>"
            "</w:drawing></w:r>"
        ),
        [("unknown", "a b")],
    ),
    "deleted text that nobody deleted": (
        "<w:r><w:delText>not </w:delText><w:delText/></w:r>",
        [("unknown", "not")],
    ),
    "a list to choose from": (
        form(
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="may"/>'
            '<w:listEntry w:val="must"/></w:ddList>'
        ),
        [("field", "must")],
    ),
    "a list from which nobody chose": (
        form('<w:ddList><w:listEntry w:val="may"/><w:listEntry w:val="must"/></w:ddList>'),
        [("field", "may")],
    ),
    "a list with a default that is none": (
        form('<w:ddList><w:default w:val="x"/><w:listEntry w:val="may"/></w:ddList>'),
        [("field", "may")],
    ),
    "a list of nothing": (form("<w:ddList/>"), []),
    "a ticked box": (form("<w:checkBox><w:checked/></w:checkBox>"), [("field", "☒")]),
    "a box that begins ticked": (
        form('<w:checkBox><w:default w:val="1"/></w:checkBox>'),
        [("field", "☒")],
    ),
    "a box that is not ticked": (
        form('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>'),
        [("field", "☐")],
    ),
    "a box that nobody touched": (form("<w:checkBox/>"), [("field", "☐")]),
    "a page number of the old kind": ("<w:r><w:pgNum/></w:r>", [("field", "pgNum")]),
    "a button": (
        field(" MACROBUTTON Go click here ", ""),
        [("field", "MACROBUTTON Go click here")],
    ),
    "an equation of the old kind, in one element": (
        r'<w:fldSimple w:instr=" EQ \o(a,b) "/>',
        [("field", r"EQ \o(a,b)")],
    ),
    "words among an instruction": (
        f"{char('begin')}{run('a')}{char('separate')}{run('b')}{char('end')}",
        [("field", "a")],
    ),
    "a field without a result that shows what it is told": (
        f"{char('begin')}<w:r><w:instrText>QUOTE may</w:instrText></w:r>{char('end')}",
        [("field", "QUOTE may")],
    ),
    "an instruction outside of any field": (
        "<w:r><w:instrText>may</w:instrText><w:instrText/></w:r>",
        [("field", "may")],
    ),
    "a field without an instruction": (f"{char('begin')}{char('end')}{char('end')}", []),
    "an ordinary field": (field(" REF x ", run("b")), []),
}


@pytest.mark.parametrize("case", INSIDE)
def test_what_is_no_plain_text_is_told_where_it_stands(case: str) -> None:
    inside, expected = INSIDE[case]
    read = read_word(package(BEFORE + paragraph(inside, run("end"))))
    assert told(read) == [(kind, words, 1) for kind, words in expected]
    assert read.marked[1].text.endswith("end")


def test_text_outside_of_any_paragraph_is_told() -> None:
    properties = "<w:rPr><w:vanish/></w:rPr>"
    stray = f'<w:r>{properties}<w:t>a</w:t><w:footnoteReference w:id="9"/></w:r>'
    read = read_word(package(stray + BEFORE))
    assert told(read) == [("unknown", "a", 0)]


PICTURES = {
    "described by its frame": (
        '<w:drawing><wp:inline><wp:docPr id="1" descr="A crest"/><pic:pic/></wp:inline></w:drawing>',
        "A crest",
    ),
    "described by its frame, and by the name of its file": (
        (
            '<w:drawing><wp:inline><wp:docPr id="1" descr="A crest"/><a:graphic><a:graphicData>'
            '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x" descr="crest.png"/></pic:nvPicPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        ),
        "A crest",
    ),
    "with a title, and by the name of its file": (
        (
            '<w:drawing><wp:anchor><wp:docPr id="1" title="A crest"/><a:graphic><a:graphicData>'
            '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" descr="crest.png"/></pic:nvPicPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        ),
        "A crest",
    ),
    "described in a group that is described": (
        (
            '<w:drawing><wp:inline><wp:docPr id="1" descr="Two crests"/><a:graphic><a:graphicData>'
            '<wpg:wgp xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">'
            '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" descr="A crest"/></pic:nvPicPr></pic:pic>'
            "</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        ),
        "A crest",
    ),
    "described by itself": (
        '<w:drawing><pic:pic><pic:nvPicPr><pic:cNvPr title="A crest"/></pic:nvPicPr></pic:pic></w:drawing>',
        "A crest",
    ),
    "of the old kind": (
        '<w:pict><v:shape><v:imagedata o:title="A crest"/></v:shape></w:pict>',
        "A crest",
    ),
    "that nobody describes": ("<w:drawing><pic:pic/></w:drawing>", ""),
}


@pytest.mark.parametrize("case", PICTURES)
def test_a_picture_is_told_with_its_description(case: str) -> None:
    inside, words = PICTURES[case]
    read = read_word(package(paragraph(f"<w:r>{inside}</w:r>")))
    assert told(read) == [("picture", words, 0)]


def with_links(body: str, *rows: tuple[str, str, str], **parts: bytes) -> bytes:
    """A file whose main part leads to other parts."""
    main = document(body).replace(
        b"<w:document ", f'<w:document xmlns:r="{RELATIONS}" '.encode(), 1
    )
    return small(**{DOCUMENT: main, "word/_rels/document.xml.rels": links(*rows)}, **parts)


@pytest.mark.parametrize("tag", ["altChunk", "subDoc"])
def test_a_file_that_is_drawn_in_is_told_with_its_words_where_they_can_be_had(tag: str) -> None:
    body = BEFORE + f'<w:{tag} r:id="rId1"/><w:{tag} r:id="rId2"/><w:{tag} r:id="rId3"/>'
    body += f'<w:{tag} r:id="rId9"/>'
    rows = (
        ("aFChunk", "a.html", ""),
        ("aFChunk", "b.rtf", ""),
        ("subDocument", "https://example.org/c.docx", 'TargetMode="External"'),
    )
    html = b"<style>p {}</style><p>The Employer <b>may</b>&nbsp;not.</p>"
    more = {"word/a.html": html, "word/b.rtf": b"{\\rtf may}"}
    read = read_word(with_links(body, *rows, **more))
    assert read.unread == (
        Unread(kind=UnreadKind.IMPORT, part="word/a.html", words="The Employer may not.", line=0),
        Unread(kind=UnreadKind.IMPORT, part="word/b.rtf", line=0),
        Unread(kind=UnreadKind.IMPORT, part="https://example.org/c.docx", line=0),
        Unread(kind=UnreadKind.IMPORT, part="", line=0),
    )


def test_words_to_be_drawn_in_are_read_in_either_encoding() -> None:
    assert imported_words("a.txt", "The Employer".encode("utf-16")) == "The Employer"
    assert imported_words("a.docx", b"PK") == ""


BESIDE: dict[str, tuple[str, bytes, list[tuple[str, str]]]] = {
    "a chart": (
        "word/charts/chart1.xml",
        f"<c:chartSpace {CHART} {ART}><a:t>Title</a:t><c:v>12</c:v></c:chartSpace>".encode(),
        [("chart", "Title 12")],
    ),
    "a diagram": (
        "word/diagrams/data1.xml",
        f"<d:dataModel {DIAGRAM} {ART}><a:t>Box</a:t></d:dataModel>".encode(),
        [("drawing", "Box")],
    ),
    "building blocks": (
        "word/glossary/document.xml",
        f"<w:glossaryDocument {SPACES}>{BEFORE}</w:glossaryDocument>".encode(),
        [("building block", "first")],
    ),
    "a header that nothing leads to": (
        "word/header9.xml",
        f"<w:hdr {SPACES}>{BEFORE}</w:hdr>".encode(),
        [("unlinked", "first")],
    ),
    "a part of another kind with words in it": (
        "word/odd.xml",
        f"<odd:x {SPACES}>{BEFORE}</odd:x>".encode(),
        [("unknown", "first")],
    ),
    "data without words of a text": ("customXml/item1.xml", b"<x/>", []),
}


@pytest.mark.parametrize("case", BESIDE)
def test_words_beside_the_text_are_told_with_their_part(case: str) -> None:
    part, data, expected = BESIDE[case]
    read = read_word(small(**{part: data}))
    assert [(found.kind.value, found.words) for found in read.unread] == expected
    assert all(found.part == part for found in read.unread)


def test_styles_by_another_name_hold_no_words_of_a_text() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
    parts = {
        "word/odd.xml": f"<w:styles {SPACES}>{BEFORE}</w:styles>".encode(),
        "[Content_Types].xml": types(
            more=f'<Override PartName="/word/odd.xml" ContentType="{kind}"/>'
        ),
    }
    assert read_word(small(**parts)).unread == ()


@pytest.mark.parametrize("place", ["block", "run", "row", "cell"])
def test_data_that_controls_show_is_told(place: str) -> None:
    inside = {
        "block": BEFORE,
        "run": run("first"),
        "row": row(BEFORE),
        "cell": f"<w:tc>{BEFORE}</w:tc>",
    }[place]
    bound = (
        f"<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )
    body = {
        "block": bound,
        "run": paragraph(bound),
        "row": table(bound),
        "cell": f"<w:tbl><w:tr>{bound}</w:tr></w:tbl>",
    }[place]
    data = {"customXml/item1.xml": b"<x><y>The Employer may</y></x>"}
    read = read_word(small(**{DOCUMENT: document(body)}, **data))
    [found] = read.unread
    assert [line.text for line in read.marked] == ["first"]
    assert (found.kind, found.words) == (UnreadKind.BOUND, "The Employer may")
    assert read_word(small(**data)).unread == ()


def test_a_file_or_a_font_inside_is_told() -> None:
    rows = (("package", "a.xlsx", ""), ("oleObject", "https://e.org", 'TargetMode="External"'))
    read = read_word(with_links(BEFORE, *rows, **{"word/a.xlsx": b"PK"}))
    assert read.unread == (Unread(kind=UnreadKind.EMBEDDED, part="word/a.xlsx"),)
    assert [danger.kind for danger in read.dangers] == ["embedded", "remote"]


def alternatives(first: str, last: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{first}</mc:Choice>'
        f"<mc:Fallback>{last}</mc:Fallback></mc:AlternateContent>"
    )


def test_a_text_box_that_stands_there_twice_is_read_once() -> None:
    inside = paragraph(run("in the box"))
    both = alternatives(drawing(inside), old_box(inside))
    read = read_word(package(paragraph(run("a"), f"<w:r>{both}</w:r>", run("b")) + BEFORE))
    assert [(line.text, line.place) for line in read.accepted] == [
        ("ab", StoryType.BODY),
        ("in the box", StoryType.TEXT_BOX),
        ("first", StoryType.BODY),
    ]
    assert read.alternatives == ()


def test_alternatives_that_differ_are_told_both() -> None:
    both = alternatives(run("must"), run("may"))
    read = read_word(package(BEFORE + paragraph(both)))
    assert [line.text for line in read.accepted] == ["first", "must"]
    assert read.alternatives == (Alternative(part="", line=1, read="must", other="may"),)


def test_a_choice_that_word_does_not_understand_is_not_what_it_shows() -> None:
    both = alternatives(run("must"), run("may"), "odd")
    neither = '<mc:AlternateContent><mc:Choice Requires="odd"><odd:x>must</odd:x></mc:Choice></mc:AlternateContent>'
    read = read_word(package(paragraph(both) + paragraph(neither)))
    assert [line.text for line in read.accepted] == ["may", ""]
    assert [(found.read, found.other) for found in read.alternatives] == [
        ("may", "must"),
        ("", "must"),
    ]


def test_boxes_come_after_their_line_with_the_changes_around_them() -> None:
    box = f"<w:ins {WHO}>{drawing(paragraph(come('new'), gone('old')))}</w:ins>"
    read = read_word(package(paragraph(run("a"), box, mark="del") + paragraph(run("b"))))
    assert [line.text for line in read.marked] == ["a", "newold", "b"]
    assert [line.text for line in read.accepted] == ["ab", "new"]
    assert [line.text for line in read.rejected] == ["a", "", "b"]


def test_a_box_before_a_table_and_at_the_end_of_a_cell_keeps_its_place() -> None:
    box = drawing(paragraph(run("box")))
    body = paragraph(run("a"), box, mark="del") + table(row(paragraph(box, mark="del")))
    read = read_word(package(body))
    assert [line.text for line in read.accepted] == ["a", "box", "", "box"]
    assert [line.text for line in read.marked] == ["a", "box", "", "box"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    body = paragraph(run("a"), char("begin"), run("b")) + paragraph(
        run("c"), field(" REF x ", run("d"))
    )
    read = read_word(package(body))
    assert [line.text for line in read.accepted] == ["ab", "cd"]
    # Programs differ about it, so it is told.
    assert told(read) == [("field", "", 0)]


def test_spaces_at_the_ends_of_text_count_where_the_file_says_so() -> None:
    def text(inside: str, keep: str = "") -> str:
        return f"<w:r><w:t{keep}>{inside}</w:t></w:r>"

    keep = ' xml:space="preserve"'
    body = paragraph(text("a"), text("\n b "), text(" "), text(" c\nd ", keep), text("e"))
    assert read_word(package(body)).marked[0].text == "ab c d e"


@pytest.mark.parametrize(
    "between", ["<!-- aside -->", "<?aside?>", "<w:proofErr/>", "<![CDATA[]]>"]
)
def test_nothing_cuts_a_text_in_two(between: str) -> None:
    body = paragraph(f"<w:r><w:t>The Employer must {between}not</w:t></w:r>{between}")
    foreign = f"<m:oMath><m:t>a{between}b</m:t></m:oMath>" if "w:" not in between else ""
    read = read_word(package(f"{between}{body}{paragraph(foreign)}"))
    assert read.marked[0].text == "The Employer must not"
    assert [found.words for found in read.unread] == (["ab"] if foreign else [])


def test_notes_are_lines_and_their_marks_stand_where_they_hang() -> None:
    marks = (
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
    )
    lines = (
        '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    )
    said = f'<w:footnote w:id="1" w:type="separator">{paragraph(run("line"))}</w:footnote>'
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph("<w:r><w:footnoteRef/></w:r>", run(text))}</w:footnote>'
        for number, text in ((2, "two"), (3, "three"))
    )
    ends = f'<w:endnote w:id="2" w:type="normal">{paragraph(run("end"))}</w:endnote>'
    read = read_word(
        package(
            paragraph(run("a"), marks[0], gone("b"), marks[1], run("c")),
            footnotes=lines + said + notes,
            endnotes=ends,
        )
    )
    assert [(line.text, line.place.value, line.note) for line in read.accepted] == [
        ("ac", "body", ""),
        ("end", "endnote", "endnote 2"),
        ("line", "footnote", "footnote 1"),
        ("two", "footnote", "footnote 2"),
    ]
    assert [(each.text, each.note) for each in read.accepted[0].text_runs] == [
        ("a", ""),
        ("", "footnote 2"),
        ("", "endnote 2"),
        ("c", ""),
    ]
    [lost] = read.unread
    assert (lost.kind, lost.words, lost.part) == (
        UnreadKind.UNLINKED,
        "three",
        "word/footnotes.xml",
    )


def test_characters_with_elements_of_their_own_are_characters() -> None:
    inside = (
        "<w:softHyphen/><w:noBreakHyphen/><w:cr/><w:br/>"
        '<w:br w:type="textWrapping"/><w:br w:type="page"/><w:br w:type="column"/>'
    )
    [line] = read_word(package(paragraph(f"<w:r>{inside}</w:r>"))).marked
    assert line.text == "\u00ad\u2011\n\n\n"


def test_our_tags_stand_on_the_lines_that_their_text_is_in() -> None:
    name = "agk:agk_0123456789ab"
    inline = paragraph(control(run("a"), name), control(run("b"), "other"))
    moved = paragraph(f"<w:del {WHO}>{control(run('c'), name)}</w:del>", run("d"))
    empty = paragraph(control("", name))
    read = read_word(package(inline + moved + control(paragraph(run("e")), name) + empty))
    assert [line.tags for line in read.marked] == [(name,), (name,), (name,), (name,)]
    assert [line.tags for line in read.accepted] == [(name,), (), (name,), (name,)]


def test_every_name_of_ours_is_on_its_line() -> None:
    names = ("agk_0123456789ab", "agk_0123456789ab_b_Copy_1", "_Ref1", "agk_0123456789ab_Copy_2")
    marks = "".join(f'<w:bookmarkStart w:id="1" w:name="{name}"/>' for name in names)
    [line] = read_word(package(paragraph(marks, run("a")))).marked
    assert line.bookmarks == ("agk_0123456789ab", "agk_0123456789ab_b")
    assert line.anchor == line.bookmarks[0]


def test_changes_of_looks_are_noted_with_their_kind() -> None:
    section = f"<w:sectPr><w:sectPrChange {WHO}/></w:sectPr>"
    numbers = f'<w:numPr><w:numberingChange {WHO} w:original="%1."/></w:numPr>'
    style = f'<w:pPrChange {WHO}><w:pPr><w:pStyle w:val="Top"/></w:pPr></w:pPrChange>'
    mark = f"<w:rPr><w:rPrChange {WHO}/></w:rPr>"
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Under"/>{numbers}{mark}{section}{style}</w:pPr></w:p>'
        f"<w:p><w:pPr><w:pPrChange {WHO}/></w:pPr></w:p>"
        f"<w:tbl><w:tblPr><w:tblPrChange {WHO}/></w:tblPr><w:tr><w:trPr><w:trPrChange {WHO}/>"
        f"</w:trPr><w:tc><w:tcPr><w:tcPrChange {WHO}/><w:cellMerge {WHO}/></w:tcPr><w:p/></w:tc>"
        f"</w:tr></w:tbl>{section}"
    )
    read = read_word(package(body, styles=STYLES))
    assert [(each.of, each.line, each.before, each.after) for each in read.reformatted] == [
        ("numbering", 0, "%1.", ""),
        ("section", 0, "", ""),
        ("paragraph", 0, "Top", "Under"),
        ("mark", 0, "", ""),
        ("paragraph", 1, "", ""),
        ("table", 2, "", ""),
        ("row", 2, "", ""),
        ("cell", 2, "", ""),
        ("cell", 2, "", ""),
        ("section", 2, "", ""),
    ]
    assert {each.author for each in read.reformatted} == {"Employer side"}
    assert read.changes == ()


def test_cells_come_and_go() -> None:
    def cell(text: str, mark: str) -> str:
        return f"<w:tc><w:tcPr><w:{mark} {WHO}/></w:tcPr>{paragraph(run(text))}</w:tc>"

    body = f"<w:tbl><w:tr>{cell('a', 'cellDel')}{cell('b', 'cellIns')}{cell('c', 'vAlign')}</w:tr></w:tbl>"
    read = read_word(package(body))
    assert [(line.text, line.cell and line.cell.column) for line in read.accepted] == [
        ("b", 0),
        ("c", 1),
    ]
    assert [line.text for line in read.rejected] == ["a", "c"]
    assert [line.text for line in read.marked] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("settings", "tracking", "protection"),
    [
        ("", False, ""),
        ("<w:trackRevisions/>", True, ""),
        ('<w:trackRevisions w:val="0"/>', False, ""),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', False, "readOnly"),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', False, ""),
        ('<w:documentProtection w:enforcement="1"/>', False, ""),
    ],
)
def test_what_the_settings_say_of_changes(settings: str, tracking: bool, protection: str) -> None:
    read = read_word(package(BEFORE, settings=settings))
    assert (read.tracking, read.protection) == (tracking, protection)


def test_a_part_that_is_linked_twice_is_read_once() -> None:
    rows = (("header", "document.xml", ""), ("header", "h.xml", ""), ("header", "h.xml", ""))
    parts = {"word/h.xml": f"<w:hdr {SPACES}>{BEFORE}</w:hdr>".encode()}
    read = read_word(with_links(BEFORE, *rows, **parts))
    assert [line.part for line in read.marked] == ["", "word/h.xml"]
