"""Tables whose cells are merged, narrowed, clipped, moved, covered or hidden."""

from copy import deepcopy

from tests.negotiation.silent_edits.xml import Element, W

from .kind import looks, shows
from .sheet import NOTICE, Sheet

_TERMS = "schedule-key-terms"
_REGISTER = "schedule-register"
_NOTICE_ROW = "Notice before a new system"
_SYSTEM_ROW = "Case notes"
_WORDS = {"register": "System and supplier", "terms": "What is agreed"}


def _value(sheet: Sheet, markup: str) -> None:
    sheet.add(sheet.cell(_NOTICE_ROW), "tcPr", markup)


def _row(sheet: Sheet, markup: str) -> None:
    sheet.add(sheet.row(_NOTICE_ROW), "trPr", markup)


def _terms(sheet: Sheet, markup: str) -> None:
    sheet.add(sheet.table(_WORDS["terms"]), "tblPr", markup)


def _runs(sheet: Sheet, cell: Element, markup: str) -> None:
    for run in list(cell.iter("{*}r")):
        sheet.add(run, "rPr", markup)


looks(
    _value,
    {
        "a value pushed out of its cell": (
            '<w:tcMar><w:left w:w="3200" w:type="dxa"/></w:tcMar>',
            "no value",
        ),
        "a value fitted into its cell": (
            '<w:tcW w:w="60" w:type="dxa"/><w:tcFitText/>',
            "a blot",
        ),
        "a cell too narrow for its value": (
            '<w:tcW w:w="20" w:type="dxa"/><w:noWrap/>',
            "no value",
        ),
        "a value read from bottom to top": ('<w:textDirection w:val="btLr"/>', "a turned value"),
        "a value struck by the cell's border": (
            (
                '<w:tcBorders><w:tl2br w:val="single" w:sz="24" w:color="FF0000"/><w:tr2bl'
                ' w:val="single" w:sz="24" w:color="FF0000"/></w:tcBorders>'
            ),
            "a red cross",
        ),
        "a cell as a part of the one above": ('<w:vMerge w:val="continue"/>', "no value"),
        "a cell as a part of the one before": ('<w:hMerge w:val="continue"/>', "no value"),
        "a value black on black": (
            '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
            "a black cell, its words white",
        ),
        "a cell over two columns": ('<w:gridSpan w:val="2"/>', "the row is longer than the table"),
    },
    group="tables",
    clause=_TERMS,
)
looks(
    _row,
    {
        "a row of two points": ('<w:trHeight w:val="40" w:hRule="exact"/>', "no row"),
        "a row hidden": ("<w:hidden/>", "no row"),
        "a row that starts off the sheet": (
            '<w:gridBefore w:val="1"/><w:wBefore w:w="12000" w:type="dxa"/>',
            "no row",
        ),
        "a row at the right": ('<w:jc w:val="right"/>', "the row stands elsewhere"),
        "a row's cells far apart": ('<w:tblCellSpacing w:w="1500" w:type="dxa"/>', "narrow cells"),
    },
    group="tables",
    clause=_TERMS,
)
looks(
    _terms,
    {
        "a table indented off the sheet": ('<w:tblInd w:w="15000" w:type="dxa"/>', "no table"),
        "a table placed off the sheet": (
            '<w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="30000" w:tblpY="1"/>',
            "no table",
        ),
        "a table placed over what stands before it": (
            '<w:tblpPr w:vertAnchor="page" w:horzAnchor="margin" w:tblpX="1" w:tblpY="1440"/>',
            "two texts in one place",
        ),
        "a table from right to left": ("<w:bidiVisual/>", "the columns are exchanged"),
        "a table no wider than a letter": (
            '<w:tblW w:w="300" w:type="dxa"/><w:tblLayout w:type="autofit"/>',
            "columns of letters",
        ),
        "a table with far cells": ('<w:tblCellSpacing w:w="700" w:type="dxa"/>', "narrow cells"),
        "a table without its style": ('<w:tblStyle w:val="TableNormal"/>', "no lines"),
    },
    group="tables",
    clause=_TERMS,
)


@shows("three cells of a register merged", "the last two are gone", clause=_REGISTER)
def _(sheet: Sheet) -> None:
    row = sheet.row(_SYSTEM_ROW)
    cells = row.findall("{*}tc")
    again = deepcopy(row)
    row.addnext(again)
    for cell in cells[2:]:
        sheet.add(cell, "tcPr", '<w:vMerge w:val="restart"/>')
    for cell in again.findall("{*}tc")[2:]:
        sheet.add(cell, "tcPr", "<w:vMerge/>")


@shows("a column of the register merged with its head", "the entry is gone", clause=_REGISTER)
def _(sheet: Sheet) -> None:
    sheet.add(sheet.cell("System and supplier", 2), "tcPr", '<w:vMerge w:val="restart"/>')
    sheet.add(sheet.cell(_SYSTEM_ROW, 2), "tcPr", "<w:vMerge/>")


@shows("columns of the register without width", "the entries are gone", clause=_REGISTER)
def _(sheet: Sheet) -> None:
    for each in sheet.table(_WORDS["register"]).iter("{*}gridCol", "{*}tcW"):
        each.set(W + "w", "40")


@shows("a value black on the table's black ground", "a black field", clause=_TERMS)
def _(sheet: Sheet) -> None:
    _terms(sheet, '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>')
    _runs(sheet, sheet.cell(_NOTICE_ROW), '<w:color w:val="000000"/>')


@shows("a value white", "no value", clause=_TERMS)
def _(sheet: Sheet) -> None:
    _runs(sheet, sheet.cell(_NOTICE_ROW), '<w:color w:val="FFFFFF"/>')


def _conditional(name: str, part: str, look: str, bit: str, value: str) -> None:
    @shows(name, "words are gone", clause=_TERMS, whole=True)
    def _(sheet: Sheet) -> None:
        own = f'<w:tblStylePr w:type="{part}"><w:rPr>{look}</w:rPr></w:tblStylePr>'
        first = '<w:tblStylePr w:type="firstRow">'
        sheet.rewrite("word/styles.xml", first, own + first)
        for each in sheet.root().iter("{*}tblLook"):
            each.set(W + bit, "1")
            each.set(W + "val", value)


_conditional(
    "a last row white by its style", "lastRow", '<w:color w:val="FFFFFF"/>', "lastRow", "0060"
)
_conditional("a last column hidden by its style", "lastCol", "<w:vanish/>", "lastColumn", "0120")
_conditional(
    "a last column of one point by its style", "lastCol", '<w:sz w:val="2"/>', "lastColumn", "0120"
)


@shows("a table's words white by its style", "no words", clause=_TERMS, whole=True)
def _(sheet: Sheet) -> None:
    sheet.style("AgreementTable", "rPr", '<w:color w:val="FFFFFF"/>')


@shows("an empty table of white laid over a paragraph", "the paragraph is covered")
def _(sheet: Sheet) -> None:
    sheet.before(
        sheet.paragraph(),
        '<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="text" w:horzAnchor="margin" w:tblpX="1"'
        ' w:tblpY="1"/><w:tblOverlap w:val="overlap"/><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="1200"'
        ' w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/><w:shd'
        ' w:val="clear" w:color="auto" w:fill="FFFFFF"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
    )


@shows("an empty table between two paragraphs", "an empty box")
def _(sheet: Sheet) -> None:
    sheet.before(
        sheet.paragraph("Time runs only once"),
        '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol'
        ' w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcBorders><w:top w:val="single"'
        ' w:sz="48"/></w:tcBorders></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
    )


@shows("a clause's paragraph in a hidden table", "the paragraph is gone")
def _(sheet: Sheet) -> None:
    paragraph = sheet.paragraph(NOTICE)
    sheet.before(
        paragraph,
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:hidden/></w:trPr>"
        "<w:tc><w:p/></w:tc></w:tr></w:tbl>",
    )
    table = paragraph.getprevious()
    assert table is not None
    cell = next(table.iter("{*}tc"))
    cell.replace(cell[0], paragraph)
