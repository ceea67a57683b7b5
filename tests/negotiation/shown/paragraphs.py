"""Paragraphs that stand elsewhere, cannot be read, or run into one another."""

from .kind import looks, shows
from .sheet import NOTICE, PROVISO, Sheet

_WHITE_FRAME = (
    '<w:p><w:pPr><w:framePr w:w="9000" w:h="1200" w:hRule="exact" w:wrap="auto"'
    ' w:vAnchor="text" w:hAnchor="margin" w:x="1" w:y="1"/>'
    '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/></w:pPr></w:p>'
)

looks(
    Sheet.layout,
    {
        "a paragraph indented off the sheet": ('<w:ind w:left="10300" w:firstLine="0"/>', "gone"),
        "a paragraph indented off the sheet by its start": (
            '<w:ind w:start="10300" w:firstLine="0"/>',
            "gone",
        ),
        "a paragraph outdented off the sheet": (
            '<w:ind w:left="-11000" w:right="10000" w:firstLine="0"/>',
            "gone",
        ),
        "a paragraph of one letter a line": (
            '<w:ind w:left="0" w:right="8900" w:firstLine="0"/>',
            "a column of letters",
        ),
        "a paragraph indented by characters": (
            '<w:ind w:leftChars="9000" w:left="720" w:hanging="720"/>',
            "gone",
        ),
        "a first line that starts off the sheet": (
            '<w:ind w:left="720" w:firstLine="14000"/>',
            "its first words are gone",
        ),
        "a number that hangs off the sheet": (
            '<w:ind w:left="720" w:hanging="9000"/>',
            "no number",
        ),
        "lines of five points": ('<w:spacing w:line="100" w:lineRule="exact"/>', "cut lines"),
        "lines of no height": ('<w:spacing w:line="1" w:lineRule="exact"/>', "no lines"),
        "a page's space before a paragraph": (
            '<w:spacing w:before="20000"/>',
            "it stands elsewhere",
        ),
        "a page's space after a paragraph": ('<w:spacing w:after="20000"/>', "a gap"),
        "a paragraph framed at the foot of the page": (
            (
                '<w:framePr w:w="4000" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
                ' w:x="7000" w:y="15800"/>'
            ),
            "it stands elsewhere",
        ),
        "a paragraph framed off the sheet": (
            (
                '<w:framePr w:w="4000" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
                ' w:x="30000" w:y="1"/>'
            ),
            "gone",
        ),
        "a paragraph as a dropped capital": (
            (
                '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text"'
                ' w:hAnchor="text"/>'
            ),
            "it runs into the next",
        ),
        "a paragraph from right to left": ("<w:bidi/>", "its number stands at the right"),
        "a paragraph at the right": ('<w:jc w:val="right"/>', "no clause of ours stands so"),
        "a paragraph's words spread out": ('<w:jc w:val="distribute"/>', "single letters"),
        "a paragraph in a black field": (
            (
                '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
                '<w:rPr><w:color w:val="000000"/></w:rPr>'
            ),
            "a black field, its words white",
        ),
        "a paragraph behind stripes": (
            '<w:shd w:val="pct90" w:color="000000" w:fill="FFFFFF"/>',
            "a dark field",
        ),
        "a paragraph boxed in": (
            (
                '<w:pBdr><w:top w:val="single" w:sz="24" w:space="1" w:color="FF0000"/>'
                '<w:left w:val="single" w:sz="24" w:space="4" w:color="FF0000"/>'
                '<w:bottom w:val="single" w:sz="24" w:space="1" w:color="FF0000"/>'
                '<w:right w:val="single" w:sz="24" w:space="4" w:color="FF0000"/></w:pBdr>'
            ),
            "a red box",
        ),
        "a page of its own for a paragraph": ("<w:pageBreakBefore/>", "a page begins"),
        "tabs that lead off the sheet": (
            '<w:tabs><w:tab w:val="clear" w:pos="720"/><w:tab w:val="left" w:pos="30000"/></w:tabs>',
            "no words after the number",
        ),
        "a paragraph read from top to bottom": ('<w:textDirection w:val="tbRl"/>', "turned words"),
        "a paragraph without its number": (
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>',
            "no number",
        ),
        "a paragraph that joins the next": (
            "<w:rPr><w:vanish/><w:specVanish/></w:rPr>",
            "two paragraphs in one",
        ),
        "a paragraph's hidden mark": ("<w:rPr><w:vanish/></w:rPr>", "two paragraphs in one"),
        "a number white": ('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>', "no number"),
        "a number struck": ("<w:rPr><w:strike/></w:rPr>", "a deleted number"),
        "a number of one point": ('<w:rPr><w:sz w:val="2"/></w:rPr>', "no number"),
        "a number in Wingdings": (
            '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>',
            "pictures for a number",
        ),
        "a number raised": ('<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "a small number"),
        "a number transparent": (
            "<w:rPr><w14:textFill><w14:noFill/></w14:textFill></w:rPr>",
            "no number",
        ),
    },
    group="paragraphs",
)


@shows("a proviso outdented", "it reads as a clause of its own", clause="status-quo")
def _(sheet: Sheet) -> None:
    sheet.layout('<w:ind w:left="0" w:firstLine="0"/>', PROVISO)


@shows("a paragraph indented like a proviso", "it reads as a part of the one before")
def _(sheet: Sheet) -> None:
    sheet.layout('<w:ind w:left="1287" w:hanging="567"/>', "Time runs only once")


@shows("a heading centred and large", "another heading")
def _(sheet: Sheet) -> None:
    heading = sheet.heading("Notice of new systems")
    sheet.add(heading, "pPr", '<w:ind w:left="9000" w:firstLine="0"/>')


@shows("a paragraph in the style of the contents", "it reads as no clause")
def _(sheet: Sheet) -> None:
    sheet.layout('<w:pStyle w:val="TOC2"/>', "Time runs only once")


@shows("an empty white frame over a paragraph", "the paragraph is covered")
def _(sheet: Sheet) -> None:
    sheet.before(sheet.paragraph(), _WHITE_FRAME)


@shows("empty paragraphs up to the next page", "the clause is torn apart")
def _(sheet: Sheet) -> None:
    sheet.before(sheet.paragraph("Time runs only once"), "<w:p/>" * 60)


@shows("the look of a whole paragraph hidden in its style", "the paragraph is gone")
def _(sheet: Sheet) -> None:
    sheet.rewrite(
        "word/styles.xml",
        "</w:styles>",
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Quiet"><w:name w:val="Quiet"/>'
        '<w:basedOn w:val="ClauseLevel2"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
    )
    sheet.layout('<w:pStyle w:val="Quiet"/>', NOTICE)
