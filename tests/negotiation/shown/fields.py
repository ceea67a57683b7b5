"""Words of ours that became fields: another program, or the next print, shows something else."""

from .kind import shows
from .sheet import FIGURE, Sheet

_RESULTS = {
    "the number of the page": "PAGE",
    "the number of pages": "NUMPAGES",
    "the number of the section": "SECTION",
    "the number of words": "NUMWORDS",
    "the number of saves": "REVNUM",
    "a sum": "= 8",
    "a quotation of another figure": 'QUOTE "8"',
    "a choice of another figure": 'IF 1 = 1 "8" "13"',
    "a comparison": "COMPARE 1 = 1",
    "a property of the file": "DOCPROPERTY Weeks",
    "a variable of the file": "DOCVARIABLE weeks",
    "a field of a mailing": "MERGEFIELD weeks",
    "today's date": 'DATE \\@ "d"',
    "the date of the print": 'PRINTDATE \\@ "d"',
    "the time": 'TIME \\@ "H"',
    "a sequence": "SEQ weeks \\r 8",
    "a number of a list": "LISTNUM LegalDefault \\l 1 \\s 8",
    "the words of a style": 'STYLEREF "heading 2" \\n',
    "a question to the reader": 'FILLIN "Weeks?" \\d "8"',
    "a question that sets a bookmark": 'ASK weeks "Weeks?" \\d "8"',
    "words of another file": 'INCLUDETEXT "C:\\\\weeks.docx"',
    "the name of the user": 'USERNAME "8"',
    "the title": 'TITLE "8"',
    "the file's name": "FILENAME",
    "the author": "AUTHOR",
    "an equation": "EQ \\o(13,8)",
    "a sign by its number": 'SYMBOL 56 \\f "Arial"',
    "a reference to a page": "PAGEREF agk_9f9659544dc9",
    "a reference to a heading": "REF agk_9f9659544dc9 \\r",
    "an entry of the address book": "USERADDRESS",
    "a link to another program": 'LINK Excel.Sheet.12 "C:\\\\weeks.xlsx" "R1C1"',
    "a bar code": 'DISPLAYBARCODE "13" QR',
    "a field that nobody knows": "WEEKS 8",
}
_START = '<w:r><w:fldChar w:fldCharType="begin"{1}/></w:r><w:r><w:instrText xml:space="preserve"> {0} </w:instrText></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _field(code: str, result: str, attributes: str = "") -> str:
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
    return _START.format(code, attributes) + shown + _END


def _over_the_figure(what: str, code: str) -> None:
    @shows(f"the figure as {what}", "another figure, once it is updated")
    def _(sheet: Sheet) -> None:
        sheet.instead(sheet.run(FIGURE), _field(code, FIGURE))


for _what, _code in _RESULTS.items():
    _over_the_figure(_what, _code)


@shows("the figure as a simple field", "the number of the page")
def _(sheet: Sheet) -> None:
    simple = f'<w:fldSimple w:instr=" PAGE "><w:r><w:t>{FIGURE}</w:t></w:r></w:fldSimple>'
    sheet.instead(sheet.run(FIGURE), simple)


@shows("the figure as a field to be updated at once", "another figure when the file is opened")
def _(sheet: Sheet) -> None:
    sheet.instead(sheet.run(FIGURE), _field("NUMWORDS", FIGURE, ' w:dirty="true"'))


@shows("the figure as a field locked", "our figure until somebody unlocks it")
def _(sheet: Sheet) -> None:
    sheet.instead(sheet.run(FIGURE), _field("PAGE", FIGURE, ' w:fldLock="true"'))


@shows("the figure as a property that is in the file", "8 in LibreOffice")
def _(sheet: Sheet) -> None:
    sheet.xml(
        "docProps/custom.xml",
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property'
        ' fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Weeks">'
        "<vt:lpwstr>8</vt:lpwstr></property></Properties>",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    )
    sheet.link("custom-properties", "docProps/custom.xml", "")
    sheet.instead(sheet.run(FIGURE), _field("DOCPROPERTY Weeks", FIGURE))


@shows("the figure as a variable that is in the file", "8 when the file is opened")
def _(sheet: Sheet) -> None:
    sheet.settings('<w:updateFields w:val="true"/>')
    sheet.settings(
        '<w:docVars><w:docVar w:name="weeks" w:val="8"/></w:docVars>', before="decimalSymbol"
    )
    sheet.instead(sheet.run(FIGURE), _field("DOCVARIABLE weeks", FIGURE))


@shows("the figure as a bookmark set to another", "8 once it is updated")
def _(sheet: Sheet) -> None:
    set_ = _START.format('SET weeks "8"', "") + _END
    sheet.instead(sheet.run(FIGURE), set_ + _field("REF weeks", FIGURE))


@shows("the figure as a field inside a field", "another figure, once it is updated")
def _(sheet: Sheet) -> None:
    inner = _field("PAGE", "1")
    start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> = 12 + </w:instrText></w:r>'
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{FIGURE}</w:t></w:r>'
    sheet.instead(sheet.run(FIGURE), start + inner + shown + _END)


@shows("a duty as a choice", "may, once it is updated")
def _(sheet: Sheet) -> None:
    sheet.instead(sheet.run("must"), _field('IF 1 = 1 "may" "must"', "must"))


@shows("a field that shows nothing yet", "words, once it is updated")
def _(sheet: Sheet) -> None:
    sheet.before(sheet.run(), _START.format('QUOTE "where practicable "', "") + _END)


@shows("words moved over others by a field", "two words in one place")
def _(sheet: Sheet) -> None:
    sheet.before(sheet.run(FIGURE), _START.format("ADVANCE \\u 200 \\l 300", "") + _END)


@shows("a list to choose from in a form", "may, at one click")
def _(sheet: Sheet) -> None:
    data = (
        '<w:ffData><w:name w:val="D"/><w:enabled/><w:ddList><w:result w:val="0"/><w:listEntry'
        ' w:val=" not"/></w:ddList></w:ffData>'
    )
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    code = "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
    sheet.before(sheet.run(" give the Union"), begin + code + _END)


@shows("a field of a form round the figure", "whatever somebody types")
def _(sheet: Sheet) -> None:
    data = (
        '<w:ffData><w:name w:val="T"/><w:enabled/><w:textInput><w:default w:val="8"/>'
        "</w:textInput></w:ffData>"
    )
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    code = "<w:r><w:instrText> FORMTEXT </w:instrText></w:r>"
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{FIGURE}</w:t></w:r>'
    sheet.instead(sheet.run(FIGURE), begin + code + shown + _END)


@shows("a date for the year at the end of a clause", "a date that moves", clause="review-and-term")
def _(sheet: Sheet) -> None:
    sheet.instead(sheet.run("2027", "This agreement starts on"), _field('DATE \\@ "yyyy"', "2027"))


@shows("the number of pages in the footer as a figure", "1 of 8", clause="")
def _(sheet: Sheet) -> None:
    sheet.rewrite("word/footer1.xml", " NUMPAGES ", " = 8 ")
