"""The sheet itself: its size, margins, columns, headers, and the settings of the whole file."""

from tests.negotiation.silent_edits.editable_draft import MAIN

from .kind import looks, shows
from .sheet import NOTICE, Sheet

_OPEN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MARGINS = '<w:pgMar w:top="{0}" w:right="{1}" w:bottom="{2}" w:left="{3}" w:header="{4}" w:footer="708" w:gutter="{5}"/>'


def _margins(
    *, top: int = 1440, right: int = 1440, bottom: int = 1440, left: int = 1440,
    header: int = 708, gutter: int = 0,
) -> str:  # fmt: skip
    return _MARGINS.format(top, right, bottom, left, header, gutter)


looks(
    Sheet.section,
    {
        "margins that leave no room": (_margins(left=11800, right=-9000), "text off the sheet"),
        "margins of one letter": (_margins(left=5600, right=5600), "columns of letters"),
        "a binding that takes the sheet": (_margins(gutter=9000), "columns of letters"),
        "a header over the text": (_margins(top=-200, header=3000), "two texts in one place"),
        "a sheet of paper like a stamp": ('<w:pgSz w:w="3000" w:h="3000"/>', "a word a line"),
        "a sheet of paper laid on its side": (
            '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
            "other pages",
        ),
        "forty-five columns": ('<w:cols w:num="45" w:space="0"/>', "columns of letters"),
        "two columns": ('<w:cols w:num="2" w:space="720"/>', "another order of reading"),
        "letters piled up by the page's grid": (
            '<w:docGrid w:type="linesAndChars" w:linePitch="360" w:charSpace="-40960"/>',
            "blots",
        ),
        "numbers beside the lines": ('<w:lnNumType w:countBy="1"/>', "a number beside each line"),
        "pages that start at nine": ('<w:pgNumType w:start="9"/>', "Page 9 of 8"),
        "pages counted in letters": ('<w:pgNumType w:fmt="lowerLetter"/>', "Page a"),
        "text at the foot of the page": ('<w:vAlign w:val="bottom"/>', "it stands elsewhere"),
        "pages read from top to bottom": ('<w:textDirection w:val="tbRl"/>', "turned pages"),
        "a border round each page": (
            '<w:pgBorders><w:top w:val="single" w:sz="48" w:space="1" w:color="FF0000"/></w:pgBorders>',
            "a red line",
        ),
        "pages that only a form may be typed into": ("<w:formProt/>", "nothing can be typed"),
        "columns from right to left": ("<w:bidi/>", "another order of reading"),
    },
    group="pages",
    clause="",
    whole=True,
)


@shows("columns of one letter round a paragraph", "a column of letters")
def _(sheet: Sheet) -> None:
    section = (
        '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/>'
        + _margins()
        + '<w:cols w:num="{0}" w:space="0"/></w:sectPr>'
    )
    sheet.add(sheet.heading("Notice of new systems"), "pPr", section.format(1))
    sheet.layout(section.format(45), NOTICE)


@shows("a sheet without a foot", "last lines are off the sheet", clause="", whole=True)
def _(sheet: Sheet) -> None:
    sheet.layout(
        f'<w:sectPr><w:pgSz w:w="11906" w:h="2500"/>{_margins(bottom=0)}</w:sectPr>', NOTICE
    )


@shows(
    "a page of its own for each Part, with another header",
    "other words over some pages",
    clause="",
    whole=True,
)
def _(sheet: Sheet) -> None:
    number = _header(sheet, "Discussion paper")
    own = f'<w:sectPr><w:headerReference w:type="default" r:id="{number}"/><w:pgSz w:w="11906" w:h="16838"/>{_margins()}</w:sectPr>'
    sheet.layout(own, NOTICE)


def _header(sheet: Sheet, words: str, markup: str = "") -> str:
    sheet.xml(
        "word/header9.xml",
        f'<w:hdr><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{markup}<w:r><w:t>{words}</w:t></w:r>'
        "</w:p></w:hdr>",
        f"{_OPEN}.header+xml",
    )
    return sheet.link("header", "header9.xml")


_COVER = (
    '<w:r><w:pict><v:rect style="position:absolute;margin-left:0;margin-top:90pt;width:450pt;'
    'height:560pt;z-index:9" fillcolor="white" stroked="f"/></w:pict></w:r>'
)


@shows("a header for the first page", "Not binding", clause="")
def _(sheet: Sheet) -> None:
    number = _header(sheet, "Not binding")
    sheet.section(f'<w:headerReference w:type="first" r:id="{number}"/>')


@shows("a header for even pages that covers them", "every second page is white", clause="")
def _(sheet: Sheet) -> None:
    number = _header(sheet, "", _COVER)
    sheet.section(f'<w:headerReference w:type="even" r:id="{number}"/>')
    sheet.settings("<w:evenAndOddHeaders/>")


@shows("an empty header for even pages", "no header on every second page", clause="")
def _(sheet: Sheet) -> None:
    number = _header(sheet, "")
    sheet.section(f'<w:headerReference w:type="even" r:id="{number}"/>')
    sheet.settings("<w:evenAndOddHeaders/>")


@shows("a footer for a header", "Page 1 at the head", clause="")
def _(sheet: Sheet) -> None:
    sheet.rewrite(MAIN, 'w:type="default" r:id="rId5"', 'w:type="default" r:id="rId6"')


@shows("the header taken off", "no header", clause="")
def _(sheet: Sheet) -> None:
    sheet.rewrite(MAIN, '<w:headerReference w:type="default" r:id="rId5"/>', "")


@shows("the first page like the others", "a header over the title", clause="")
def _(sheet: Sheet) -> None:
    sheet.rewrite(MAIN, "<w:titlePg/>", "")


@shows("words of the header white", "no draft number over the pages", clause="")
def _(sheet: Sheet) -> None:
    for run in list(sheet.root("word/header1.xml").iter("{*}r")):
        sheet.add(run, "rPr", '<w:color w:val="FFFFFF"/>')


looks(
    Sheet.settings,
    {
        "a file that may not be changed": (
            '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>',
            "we cannot type",
        ),
        "a file that only takes comments": (
            '<w:documentProtection w:edit="comments" w:enforcement="1"/>',
            "we cannot type",
        ),
        "a file that only takes forms": (
            '<w:documentProtection w:edit="forms" w:enforcement="1"/>',
            "we cannot type",
        ),
        "a file that asks to be only read": (
            '<w:writeProtection w:recommended="1"/>',
            "a question",
        ),
        "changes that are not shown": (
            '<w:revisionView w:markup="0" w:comments="0" w:insDel="0" w:formatting="0"/>',
            "no marks",
        ),
        "fields updated when the file is opened": ('<w:updateFields w:val="true"/>', "a question"),
        "margins that mirror one another": ("<w:mirrorMargins/>", "other margins"),
        "pages folded into a book": ("<w:bookFoldPrinting/>", "two pages on a sheet"),
        "styles taken from a template": ("<w:linkStyles/>", "whatever the template says"),
        "letters addressed to many": (
            (
                '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/>'
                "</w:mailMerge>"
            ),
            "whatever the data says",
        ),
    },
    group="settings",
    clause="",
    whole=True,
)


@shows("a template from elsewhere", "whatever the template says", clause="")
def _(sheet: Sheet) -> None:
    address = "https://example.org/t.dotm"
    number = sheet.link("attachedTemplate", address, "word/settings.xml", outside=True)
    sheet.settings(f'<w:attachedTemplate r:id="{number}"/>')
