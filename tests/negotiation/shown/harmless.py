"""What Word and other programs put into a file that nobody edited, or that nobody can see."""

from collections.abc import Callable

from tests.negotiation.silent_edits.editable_draft import MAIN

from .kind import harmless
from .parts import theme
from .sheet import FIGURE, LEVEL_2, LEVEL_3, NOTICE, Sheet, fragment

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_STYLES = "word/styles.xml"


def _in_words(name: str, markup: str) -> None:
    @harmless(name)
    def _(sheet: Sheet) -> None:
        sheet.look(markup)


def _in_layout(name: str, markup: str) -> None:
    @harmless(name)
    def _(sheet: Sheet) -> None:
        sheet.layout(markup)


def _in_settings(name: str, markup: str) -> None:
    @harmless(name)
    def _(sheet: Sheet) -> None:
        sheet.settings(markup)


def _between_words(name: str, markup: str) -> None:
    @harmless(name)
    def _(sheet: Sheet) -> None:
        sheet.before(sheet.run(), markup)


_in_words("a language of some words", '<w:lang w:val="en-US"/>')
_in_words("words not to be spelt", "<w:noProof/>")
_in_words("kerning", '<w:kern w:val="28"/>')
_in_words("ligatures", '<w14:ligatures w14:val="standardContextual"/>')
_in_words("old-style figures", '<w14:numForm w14:val="oldStyle"/>')
_in_words("alternates by context", "<w14:cntxtAlts/>")
_in_words("bold switched off", '<w:b w:val="0"/><w:bCs w:val="0"/>')
_in_words("italic switched off", '<w:i w:val="false"/>')
_in_words("hidden switched off", '<w:vanish w:val="0"/>')
_in_words("hidden on the web switched off", '<w:webHidden w:val="false"/>')
_in_words("struck switched off", '<w:strike w:val="off"/>')
_in_words("raised switched off", '<w:vertAlign w:val="baseline"/>')
_in_words("the letters at their usual distance", '<w:spacing w:val="0"/><w:w w:val="100"/>')
_in_words("the letters on their line", '<w:position w:val="0"/>')
_in_words("the same size as before", '<w:sz w:val="24"/><w:szCs w:val="24"/>')
_in_words("the same font as before", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>')
_in_words("black", '<w:color w:val="000000"/>')
_in_words("a colour by itself", '<w:color w:val="auto"/>')
_in_words("no shading", '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>')
_in_words("white shading", '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>')
_in_words("no underline", '<w:u w:val="none"/>')
_in_words("no highlight", '<w:highlight w:val="none"/>')
_in_words("not on the grid", '<w:snapToGrid w:val="0"/>')

_in_layout("a mark's language", '<w:rPr><w:lang w:val="en-US"/></w:rPr>')
_in_layout("widows kept", "<w:widowControl/>")
_in_layout("not on the grid of lines", '<w:snapToGrid w:val="0"/>')
_in_layout("spaces between alphabets", '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>')
_in_layout("no hyphens", "<w:suppressAutoHyphens/>")
_in_layout("at the left as before", '<w:jc w:val="left"/>')
_in_layout("kept with the next", "<w:keepNext/>")
_in_layout("kept together", "<w:keepLines/>")
_in_layout("a part of a page on the web", '<w:divId w:val="1830"/>')
_in_layout(
    "the number given to the paragraph itself",
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
)
_in_layout("the same indent as before", '<w:ind w:left="720" w:hanging="720"/>')
_in_layout(
    "the same space as before",
    '<w:spacing w:before="0" w:after="120" w:line="276" w:lineRule="auto"/>',
)

_in_settings("errors of spelling not shown", "<w:hideSpellingErrors/><w:hideGrammaticalErrors/>")
_in_settings("spelling done", '<w:proofState w:spelling="clean" w:grammar="clean"/>')
_in_settings(
    "the time of a save",
    '<w:rsids><w:rsidRoot w:val="00AB12CD"/><w:rsid w:val="00AB12CD"/></w:rsids>',
)
_in_settings("two pages not drawn apart", "<w:doNotDisplayPageBoundaries/>")
_in_settings("no grid drawn", '<w:drawingGridHorizontalSpacing w:val="120"/>')
_in_settings("characters squeezed nowhere", '<w:characterSpacingControl w:val="doNotCompress"/>')
_in_settings(
    "defaults for new shapes",
    '<w:shapeDefaults><o:shapedefaults v:ext="edit" spidmax="1026"/></w:shapeDefaults>',
)
_in_settings(
    "a chart's colours follow the text",
    '<w15:chartTrackingRefBased/><w15:docId w15:val="{6C9F0F1B-31C6-4C27-8D2E-2C1B4C1E90A1}"/>',
)
_in_settings(
    "properties of formulas",
    '<m:mathPr><m:mathFont m:val="Cambria Math"/><m:brkBin m:val="before"/></m:mathPr>',
)
_in_settings("what a list of styles shows", '<w:stylePaneFormatFilter w:val="3F01"/>')
_in_settings("no snapshot", "<w:savePreviewPicture/>")

_between_words(
    "a mark of spelling", '<w:proofErr w:type="spellStart"/><w:proofErr w:type="spellEnd"/>'
)
_between_words("a page's end remembered", "<w:r><w:lastRenderedPageBreak/></w:r>")
_between_words(
    "where Word was", '<w:bookmarkStart w:id="9001" w:name="_GoBack"/><w:bookmarkEnd w:id="9001"/>'
)
_between_words(
    "a link of another program",
    '<w:bookmarkStart w:id="9002" w:name="OLE_LINK1"/><w:bookmarkEnd w:id="9002"/>',
)
_between_words("an empty run", "<w:r/>")
_between_words("an empty text", "<w:r><w:t></w:t></w:r>")


def _around(name: str, before: str, after: str) -> None:
    @harmless(name)
    def _(sheet: Sheet) -> None:
        words = '<w:r><w:t xml:space="preserve">written </w:t></w:r>'
        sheet.instead(sheet.run(), f"{before}{words}{after}")


_around("a smart tag round a word", '<w:smartTag w:uri="urn:x" w:element="place">', "</w:smartTag>")
_around(
    "a control round a word",
    '<w:sdt><w:sdtPr><w:id w:val="4713"/></w:sdtPr><w:sdtContent>',
    "</w:sdtContent></w:sdt>",
)
_around(
    "a control of Google's round a word",
    '<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_7"/><w:id w:val="4714"/></w:sdtPr><w:sdtContent>',
    "</w:sdtContent></w:sdt>",
)


@harmless("numbers of saves throughout")
def _(sheet: Sheet) -> None:
    for each in sheet.root().iter(_WORD + "p", _WORD + "r"):
        each.set(_WORD + "rsidR", "00AB12CD")
        if each.tag == _WORD + "p":
            each.set(_WORD + "rsidRDefault", "00AB12CD")
            each.set(_WORD + "rsidP", "00AB12CE")


@harmless("names of paragraphs throughout")
def _(sheet: Sheet) -> None:
    for number, each in enumerate(sheet.root().iter(_WORD + "p")):
        each.set(_W14 + "paraId", f"{number + 0x20000000:08X}")
        each.set(_W14 + "textId", "77777777")


@harmless("every run cut in two")
def _(sheet: Sheet) -> None:
    for words in ("written ", FIGURE, "The Project Sponsor must give it", "live work"):
        sheet.run(words)


@harmless("a comment of XML inside a word")
def _(sheet: Sheet) -> None:
    sheet.rewrite(MAIN, "written notice", "wri<!-- x -->tten notice")


@harmless("the default styles of Word named")
def _(sheet: Sheet) -> None:
    names = "".join(
        f'<w:lsdException w:name="{name}" w:uiPriority="9" w:qFormat="1"/>'
        for name in ("Normal", "heading 1", "heading 2", "toc 1", "List Bullet")
    )
    sheet.rewrite(
        _STYLES,
        "</w:docDefaults>",
        '</w:docDefaults><w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:count="376">'
        f"{names}</w:latentStyles>",
    )


@harmless("a heading's style for letters")
def _(sheet: Sheet) -> None:
    sheet.rewrite(
        _STYLES,
        "</w:styles>",
        '<w:style w:type="character" w:customStyle="1" w:styleId="Heading2Char"><w:name'
        ' w:val="Heading 2 Char"/><w:basedOn w:val="DefaultParagraphFont"/><w:link'
        ' w:val="Heading2"/><w:rPr><w:b/><w:color w:val="1F2A44"/><w:sz w:val="26"/></w:rPr>'
        "</w:style></w:styles>",
    )
    sheet.style("Heading2", "rPr", '<w:lang w:val="en-GB"/>')


@harmless("styles that nothing has")
def _(sheet: Sheet) -> None:
    sheet.rewrite(
        _STYLES,
        "</w:styles>",
        '<w:style w:type="paragraph" w:styleId="BalloonText"><w:name w:val="Balloon Text"/>'
        '<w:basedOn w:val="Normal"/><w:semiHidden/><w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="PlaceholderText"><w:name'
        ' w:val="Placeholder Text"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style></w:styles>',
    )


@harmless("our styles with a number of a save")
def _(sheet: Sheet) -> None:
    for name in (LEVEL_2, LEVEL_3):
        sheet.rewrite(
            _STYLES, f'w:styleId="{name}">', f'w:styleId="{name}"><w:rsid w:val="00AB12CD"/>'
        )


@harmless("a theme of Word's own")
def _(sheet: Sheet) -> None:
    theme(sheet)


@harmless("black by way of the theme")
def _(sheet: Sheet) -> None:
    theme(sheet)
    sheet.look('<w:color w:val="000000" w:themeColor="text1"/>')


@harmless("a grid for East Asian text")
def _(sheet: Sheet) -> None:
    sheet.section('<w:cols w:space="720"/><w:docGrid w:linePitch="360"/>')


@harmless("the section named after a save")
def _(sheet: Sheet) -> None:
    sheet.rewrite(MAIN, "<w:sectPr", '<w:sectPr w:rsidR="00AB12CD"')


@harmless("a level's own number")
def _(sheet: Sheet) -> None:
    sheet.rewrite(
        "word/numbering.xml",
        '<w:abstractNum w:abstractNumId="1">',
        '<w:abstractNum w:abstractNumId="1"><w:nsid w:val="1A2B3C4D"/>',
    )


@harmless("the compatibility of an older Word")
def _(sheet: Sheet) -> None:
    sheet.rewrite(
        "word/settings.xml",
        "<w:compat>",
        '<w:compat><w:compatSetting w:name="differentiateMultirowTableHeaders"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>',
    )


@harmless("another zoom")
def _(sheet: Sheet) -> None:
    sheet.rewrite("word/settings.xml", 'w:percent="100"', 'w:percent="80"')


@harmless("another font in the table of fonts")
def _(sheet: Sheet) -> None:
    sheet.rewrite(
        "word/fontTable.xml",
        "</w:fonts>",
        '<w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset'
        ' w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>',
    )


@harmless("a font with its name in its own script")
def _(sheet: Sheet) -> None:
    sheet.rewrite(
        "word/fontTable.xml",
        "</w:fonts>",
        '<w:font w:name="MS Mincho"><w:altName w:val="ＭＳ 明朝"/><w:charset w:val="80"/></w:font>'
        "</w:fonts>",
    )


def _part_of_word(name: str, path: str, markup: str, content_type: str, role: str) -> None:
    @harmless(name)
    def _(sheet: Sheet) -> None:
        sheet.xml(path, markup, content_type)
        source = "" if path.startswith("docProps") else MAIN
        sheet.link(role, path.removeprefix("word/"), source)


_OPEN = "application/vnd.openxmlformats-officedocument"
_part_of_word(
    "the program's own properties",
    "docProps/app.xml",
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application><Pages>12</Pages></Properties>",
    f"{_OPEN}.extended-properties+xml",
    "extended-properties",
)
_part_of_word(
    "properties of a house's filing",
    "docProps/custom.xml",
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property'
    ' fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="DocumentId">'
    "<vt:lpwstr>HR-1042</vt:lpwstr></property></Properties>",
    f"{_OPEN}.custom-properties+xml",
    "custom-properties",
)
_part_of_word(
    "settings for the web",
    "word/webSettings.xml",
    "<w:webSettings><w:optimizeForBrowser/><w:allowPNG/></w:webSettings>",
    f"{_OPEN}.wordprocessingml.webSettings+xml",
    "webSettings",
)
_part_of_word(
    "a list of people",
    "word/people.xml",
    '<w15:people><w15:person w15:author="HR"><w15:presenceInfo w15:providerId="None"'
    ' w15:userId="HR"/></w15:person></w15:people>',
    f"{_OPEN}.wordprocessingml.people+xml",
    "http://schemas.microsoft.com/office/2011/relationships/people",
)
_part_of_word(
    "a house's data that nothing is bound to",
    "customXml/item1.xml",
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>',
    "application/xml",
    "customXml",
)


def _notes(role: str) -> Callable[[Sheet], None]:
    def make(sheet: Sheet) -> None:
        lines = "".join(
            f'<w:{role} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:{role}>'
            for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        kind = f"{_OPEN}.wordprocessingml.{role}s+xml"
        sheet.xml(f"word/{role}s.xml", f"<w:{role}s>{lines}</w:{role}s>", kind)
        sheet.link(f"{role}s", f"{role}s.xml")
        sheet.settings(
            f'<w:{role}Pr><w:{role} w:id="-1"/><w:{role} w:id="0"/></w:{role}Pr>', before="compat"
        )

    return make


harmless("lines over footnotes, and no footnote")(_notes("footnote"))
harmless("lines over endnotes, and no endnote")(_notes("endnote"))


@harmless("a picture of the first page")
def _(sheet: Sheet) -> None:
    sheet.part("docProps/thumbnail.jpeg", b"\xff\xd8\xff\xd9", "image/jpeg")
    role = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    sheet.link(role, "docProps/thumbnail.jpeg", "")


@harmless("a reference as a simple field")
def _(sheet: Sheet) -> None:
    words = "“Disputes Procedure” means"
    [instruction] = sheet.references(words)
    field = f'<w:fldSimple w:instr="{instruction.text}"><w:r><w:t>9</w:t></w:r></w:fldSimple>'
    runs = [run for run in sheet.paragraph(words) if run.tag == _WORD + "r"]
    first = instruction.getparent()
    assert first is not None
    at = runs.index(first) - 1
    for run in runs[at + 1 : at + 5]:
        sheet.paragraph(words).remove(run)
    sheet.instead(runs[at], field)


@harmless("a paragraph's end after the last table")
def _(sheet: Sheet) -> None:
    sheet.before(sheet.body[-1], "<w:p/>")


@harmless("the whole in one hand's control")
def _(sheet: Sheet) -> None:
    paragraph = sheet.paragraph(NOTICE)
    [control] = fragment('<w:sdt><w:sdtPr><w:id w:val="4715"/></w:sdtPr><w:sdtContent/></w:sdt>')
    paragraph.addprevious(control)
    control[1].append(paragraph)
