"""The reader: every place where text can stand, on both sides of every kind of change."""

from datetime import datetime
from zipfile import ZIP_STORED

import pytest
from hypothesis import given

import agreementkit as ak
from agreementkit import read_word
from agreementkit.documents import (
    CellPosition,
    Change,
    Line,
    Paragraph,
    Table,
    TrackedChange,
    text_of,
)
from agreementkit.testing import agreements
from tests.ooxml.markup import SPACES, STYLES, WHO, come, gone, package, paragraph, row, run
from tests.ooxml.packages import DOCUMENT, SMALL, document, links, packed, small, types

PACK = ak.load_pack()


def sides(body: str) -> tuple[list[str], list[str]]:
    """The text of the lines with the changes accepted, and rejected."""
    read = read_word(package(body))
    return [line.text for line in read.accepted], [line.text for line in read.rejected]


@given(agreement=agreements(PACK))
def test_a_draft_of_ours_reads_as_it_was_written(agreement: ak.Agreement) -> None:
    document = ak.compose(agreement, PACK)
    read = read_word(ak.word_bytes(document))
    assert read.changes == ()
    assert read.accepted == read.rejected
    paragraphs = [text_of(block.spans) for block in document.blocks if isinstance(block, Paragraph)]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    cells = [
        text
        for table in tables
        for text in (*table.header, *(text_of(cell) for row in table.rows for cell in row))
    ]
    texts = iter([line.text for line in read.accepted if line.cell is None])
    assert all(text in texts for text in paragraphs)
    assert [line.text for line in read.accepted if line.cell] == cells
    headings = [heading.title for heading, _ in document.clauses()]
    assert [line.text for line in read.accepted if line.level == 2] == headings
    anchors = [line.anchor for line in read.accepted if line.level == 2]
    assert len(set(anchors)) == len(headings)
    assert all(anchors)


@pytest.mark.parametrize(
    ("inside", "accepted", "rejected"),
    [
        (run("a") + come("b") + gone("c"), "ab", "ac"),
        (f"<w:moveTo {WHO}>{run('b')}</w:moveTo>", "b", ""),
        (f"<w:moveFrom {WHO}>{run('b')}</w:moveFrom>", "", "b"),
        (f"<w:ins {WHO}>{gone('b')}{run('c')}</w:ins>", "c", ""),
        (f"<w:hyperlink>{run('a')}{come('b')}</w:hyperlink>", "ab", "a"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>", "a", "a"),
        (f"<w:smartTag><w:smartTagPr/>{run('a')}</w:smartTag>", "a", "a"),
        (f'<w:fldSimple w:instr=" REF x ">{run("12")}</w:fldSimple>', "12", "12"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc", "a\tb\nc"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t/><w:ptab/></w:r>", "a‑\t", "a‑\t"),
        (f"<!-- aside -->{run('a')}<w:proofErr/>", "a", "a"),
    ],
)
def test_text_is_read_wherever_it_stands_in_a_paragraph(
    inside: str,
    accepted: str,
    rejected: str,
) -> None:
    assert sides(paragraph(inside)) == ([accepted], [rejected])


def test_the_result_of_a_field_is_text_and_its_instruction_is_not() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"{char('begin')}<w:r><w:instrText>REF</w:instrText><w:t>code</w:t></w:r>"
    field = f"{code}{char('separate')}{run('12')}{char('end')}"
    nested = f"{char('begin')}{field}{char('separate')}{run('7')}{char('end')}"
    spread = paragraph(code, char("separate"), run("one")) + paragraph(run("two"), char("end"))
    stray = paragraph(char("separate"), char("end"), run("b"))
    body = paragraph(run("a "), field, run(" b")) + paragraph(nested) + spread + stray
    assert sides(body)[0] == ["a 12 b", "7", "one", "two", "b"]


@pytest.mark.parametrize(
    ("body", "accepted", "rejected"),
    [
        (paragraph(gone("a"), mark="del") + paragraph(run("b")), ["b"], ["a", "b"]),
        (paragraph(come("a"), mark="ins") + paragraph(run("b")), ["a", "b"], ["b"]),
        (paragraph(run("a"), mark="del") + paragraph(run("b")), ["ab"], ["a", "b"]),
        (paragraph(run("a"), mark="ins") + paragraph(run("b")), ["a", "b"], ["ab"]),
        (paragraph(gone("a"), mark="moveFrom") + paragraph(run("b")), ["b"], ["a", "b"]),
        (paragraph(gone("a")) + paragraph(run("b")), ["", "b"], ["a", "b"]),
        (paragraph(run("a")) + paragraph(gone("b"), mark="del"), ["a", ""], ["a", "b"]),
        (paragraph(run("a"), mark="del"), ["a"], ["a"]),
        (
            paragraph(gone("a"), mark="del") + f"<w:tbl>{row(paragraph(run('b')))}</w:tbl>",
            ["b"],
            ["a", "b"],
        ),
        (
            paragraph(run("a"), mark="del") + f"<w:tbl>{row(paragraph(run('b')))}</w:tbl>",
            ["a", "b"],
            ["a", "b"],
        ),
        (
            f"<w:tbl>{row(paragraph(run('b')))}</w:tbl>" + paragraph(come("a"), mark="ins"),
            ["b", "a"],
            ["b"],
        ),
    ],
)
def test_without_its_mark_a_paragraph_runs_on_into_the_next(
    body: str,
    accepted: list[str],
    rejected: list[str],
) -> None:
    assert sides(body) == (accepted, rejected)


def test_a_paragraph_that_runs_on_looks_like_the_one_whose_mark_stays() -> None:
    body = paragraph(run("a"), style="Top", mark="del") + paragraph(run("b"), style="Under")
    read = read_word(package(body, styles=STYLES))
    assert read.accepted == (Line(text="ab", style="Under", level=1),)
    assert [line.style for line in read.rejected] == ["Top", "Under"]


def test_rejecting_gives_back_the_style_that_was() -> None:
    change = f'<w:pPrChange {WHO}><w:pPr><w:pStyle w:val="Top"/></w:pPr></w:pPrChange>'
    body = f'<w:p><w:pPr><w:pStyle w:val="Under"/>{change}</w:pPr>{run("a")}</w:p>'
    read = read_word(package(body))
    assert (read.accepted[0].style, read.rejected[0].style) == ("Under", "Top")


def test_rows_come_and_go_and_cells_know_their_place() -> None:
    rows = (
        row(paragraph(run("a")), paragraph(run("b"))),
        row(paragraph(gone("c")), paragraph(gone("d")), mark="del"),
        row(paragraph(come("e")), paragraph(come("f")), mark="ins"),
    )
    whole = f"<w:tbl>{row(paragraph(gone('x')), mark='del')}</w:tbl>"
    control = f"<w:sdt><w:sdtContent>{rows[2]}</w:sdtContent></w:sdt>"
    kept = f"<w:tbl><w:tblPr/><w:tblGrid/>{rows[0]}{rows[1]}{control}</w:tbl>"
    read = read_word(package(whole + kept))
    assert [(line.text, line.cell) for line in read.accepted] == [
        ("a", CellPosition(table=0, row=0, column=0)),
        ("b", CellPosition(table=0, row=0, column=1)),
        ("e", CellPosition(table=0, row=1, column=0)),
        ("f", CellPosition(table=0, row=1, column=1)),
    ]
    assert [line.text for line in read.rejected] == ["x", "a", "b", "c", "d"]
    assert read.rejected[-1].cell == CellPosition(table=1, row=1, column=1)


def test_a_cell_may_stand_in_a_control_and_hold_a_table_or_two_paragraphs() -> None:
    inner = f"<w:tbl>{row(paragraph(run('deep')))}</w:tbl>"
    cell = f"<w:tc><w:tcPr/>{paragraph(run('a'))}{inner}{paragraph(run('b'))}</w:tc>"
    control = f"<w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt>"
    body = f"<w:tbl><w:tr><w:tblPrEx/>{control}</w:tr></w:tbl>"
    assert sides(body)[0] == ["a", "deep", "b"]


def test_paragraphs_are_read_in_controls_and_other_wrappers_of_blocks() -> None:
    inside = paragraph(run("a")) + f"<w:customXml>{paragraph(run('b'))}</w:customXml>"
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt><w:sectPr/>"
    assert sides(body)[0] == ["a", "b"]


def test_headings_have_the_level_of_their_style() -> None:
    styles = ("Top", "Under", "Deeper", "Plain", "Odd", "Chicken", "Unknown", "")
    body = "".join(paragraph(run("a"), style=style) for style in styles)
    read = read_word(package(body, styles=STYLES))
    assert [line.level for line in read.accepted] == [1, 1, 3, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("name", "anchor"),
    [
        ("agk_0123456789ab", "agk_0123456789ab"),
        ("agk_0123456789ab_b", "agk_0123456789ab_b"),
        ("agk_0123456789ab_old", "agk_0123456789ab"),
        ("agk_0123456789ab_Copy_1", "agk_0123456789ab"),
        ("_GoBack", ""),
    ],
)
def test_an_anchor_is_known_by_whatever_name_it_comes_back(name: str, anchor: str) -> None:
    inside = f'<w:bookmarkStart w:id="1" w:name="{name}"/>'
    before = read_word(package(inside + paragraph(run("a"))))
    within = read_word(package(paragraph(inside, run("a"))))
    assert before == within
    assert within.accepted[0].anchor == anchor


def test_an_anchor_goes_with_its_paragraph() -> None:
    inside = '<w:bookmarkStart w:id="1" w:name="agk_0123456789ab"/>'
    body = paragraph(inside, gone("a"), mark="del") + paragraph(run("b"))
    read = read_word(package(body))
    assert [line.anchor for line in read.accepted] == [""]
    assert [line.anchor for line in read.rejected] == ["agk_0123456789ab", ""]


def test_headers_footers_and_notes_come_after_the_text() -> None:
    note = f'<w:footnote w:id="2">{paragraph(run("note"))}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = package(
        paragraph(run("text"), mark),
        header2=paragraph(run("head")),
        footer1=paragraph(come("foot")),
        footnotes=note,
        comments=paragraph(run("aside")),
    )
    read = read_word(data)
    assert [(line.text, line.part) for line in read.accepted] == [
        ("text", ""),
        ("foot", "word/footer1.xml"),
        ("note", "word/footnotes.xml"),
        ("head", "word/header2.xml"),
    ]
    assert [change.part for change in read.changes] == ["word/footer1.xml"]


def test_what_one_person_did_at_one_place_is_one_change() -> None:
    body = (
        paragraph(run("a"), gone("b"), gone("c"), mark="del")
        + paragraph(gone("d"), come("e"))
        + paragraph(f"<w:moveTo {WHO}>{run('f')}</w:moveTo>")
    )
    when = datetime(2027, 2, 1, 9, 30)  # noqa: DTZ001 - Word keeps no zone
    assert read_word(package(body)).changes == tuple(
        TrackedChange(change=change, author="Employer side", when=when, text=text, moved=moved)
        for change, text, moved in (
            (Change.DELETED, "bc\nd", False),
            (Change.INSERTED, "e", False),
            (Change.INSERTED, "f", True),
        )
    )


@pytest.mark.parametrize("date", ["", 'w:date=""', 'w:date="yesterday"'])
def test_a_change_without_a_date_or_a_name_is_read_all_the_same(date: str) -> None:
    body = paragraph(f"<w:ins {date}>{run('a')}</w:ins>")
    [change] = read_word(package(body)).changes
    assert (change.author, change.when, change.text) == ("", None, "a")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"not a package", "text"),
        (package("<w:p>"), "malformed"),
        (package("", styles="<w:style>"), "malformed"),
        (small(**{DOCUMENT: None}), "corrupt"),
    ],
)
def test_what_is_no_word_file_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ak.RefusedError) as caught:
        read_word(data)
    assert caught.value.reason == reason


def test_a_file_without_styles_has_no_headings() -> None:
    assert [line.level for line in read_word(package(paragraph(run("a")))).accepted] == [0]
    assert read_word(small()).accepted == (Line(text="The Employer must not.", style=""),)


def test_a_main_part_of_any_name_is_read_and_it_may_have_notes() -> None:
    parts = {
        "[Content_Types].xml": types().replace(b"/word/document.xml", b"/word/other.xml"),
        "_rels/.rels": links(("officeDocument", "word/other.xml", "")),
        "word/other.xml": document(paragraph(run("a"))),
        "word/_rels/other.xml.rels": links(("endnotes", "ends.xml", "")),
        "word/ends.xml": f"<w:endnotes {SPACES}>{paragraph(run('b'))}</w:endnotes>".encode(),
    }
    read = read_word(packed(parts))
    assert [(line.text, line.part) for line in read.accepted] == [("a", ""), ("b", "word/ends.xml")]


def test_a_file_with_a_very_large_part_beside_the_text_is_read_all_the_same() -> None:
    large = f"<odd>{'a b c d e f g ' * 700_000}</odd>".encode()
    parts = {**SMALL, "customXml/item1.xml": large}
    assert [line.text for line in read_word(packed(parts, ZIP_STORED)).accepted] == [
        "The Employer must not."
    ]
