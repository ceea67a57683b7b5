"""Styles of ours that are defined anew: every clause that has them looks otherwise."""

from .kind import looks, shows
from .parts import theme
from .sheet import LEVEL_2, LEVEL_3, Sheet

_PART = "word/styles.xml"
_PROVISOS = "status-quo"


def _third_letters(sheet: Sheet, markup: str) -> None:
    sheet.style(LEVEL_3, "rPr", markup)


def _second_layout(sheet: Sheet, markup: str) -> None:
    sheet.style(LEVEL_2, "pPr", markup)


def _every_letter(sheet: Sheet, markup: str) -> None:
    sheet.defaults("rPr", markup)


def _every_line(sheet: Sheet, markup: str) -> None:
    sheet.defaults("pPr", markup)


looks(
    _third_letters,
    {
        "provisos white by their style": ('<w:color w:val="FFFFFF"/>', "no provisos"),
        "provisos hidden by their style": ("<w:vanish/>", "no provisos"),
        "provisos of one point by their style": ('<w:sz w:val="2"/>', "no provisos"),
        "provisos of one point for complex scripts": ('<w:cs/><w:szCs w:val="2"/>', "no provisos"),
        "provisos raised by their style": ('<w:vertAlign w:val="superscript"/>', "like notes"),
        "provisos struck by their style": ("<w:strike/>", "deleted provisos"),
        "provisos piled up by their style": ('<w:spacing w:val="-110"/>', "blots"),
        "provisos lowered by their style": ('<w:position w:val="-40"/>', "two lines in one place"),
        "provisos transparent by their style": (
            "<w14:textFill><w14:noFill/></w14:textFill>",
            "no provisos",
        ),
        "provisos in Wingdings by their style": (
            '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>',
            "pictures",
        ),
        "provisos black on black by their style": (
            '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
            "black bars",
        ),
    },
    group="styles",
    clause=_PROVISOS,
    whole=True,
)
looks(
    _second_layout,
    {
        "paragraphs indented off the sheet by their style": (
            '<w:ind w:left="10300" w:firstLine="0"/>',
            "no paragraphs",
        ),
        "paragraphs framed off the sheet by their style": (
            (
                '<w:framePr w:w="100" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="30000"'
                ' w:y="1"/>'
            ),
            "no paragraphs",
        ),
        "lines of five points by their style": (
            '<w:spacing w:line="100" w:lineRule="exact"/>',
            "cut lines",
        ),
        "a page for every paragraph": ("<w:pageBreakBefore/>", "a page for every paragraph"),
        "paragraphs without their numbers": (
            '<w:numPr><w:numId w:val="0"/></w:numPr>',
            "no numbers",
        ),
        "paragraphs from right to left by their style": ("<w:bidi/>", "numbers at the right"),
    },
    group="styles",
    whole=True,
)


@shows("paragraphs counted on another level", "(a) for 1.1", clause="", whole=True)
def _(sheet: Sheet) -> None:
    _second_layout(sheet, '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>')


looks(
    _every_letter,
    {
        "every word white": ('<w:color w:val="FFFFFF"/>', "white pages"),
        "every word of one point": ('<w:sz w:val="2"/><w:szCs w:val="2"/>', "dots"),
        "every word in Wingdings": (
            '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>',
            "pictures",
        ),
        "every letter piled up": ('<w:spacing w:val="-110"/>', "blots"),
        "every word raised": ('<w:vertAlign w:val="superscript"/>', "small letters"),
    },
    group="styles",
    whole=True,
)
looks(
    _every_line,
    {
        "every line of five points": (
            '<w:spacing w:after="120" w:line="100" w:lineRule="exact"/>',
            "cut lines",
        ),
        "every paragraph at the right": ('<w:jc w:val="right"/>', "another layout"),
    },
    group="styles",
    whole=True,
)


@shows("a style defined twice, hidden the second time", "no provisos", clause=_PROVISOS, whole=True)
def _(sheet: Sheet) -> None:
    again = (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{LEVEL_3}"><w:name'
        ' w:val="Clause Level 3"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="2"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    sheet.rewrite(_PART, "</w:styles>", f"{again}</w:styles>")


@shows("a style that rests on another", "white provisos", clause=_PROVISOS, whole=True)
def _(sheet: Sheet) -> None:
    own = '<w:name w:val="Clause Level 3"/><w:basedOn w:val="{0}"/>'
    sheet.rewrite(_PART, own.format("Normal"), own.format("TableHeading"))


@shows("another style for paragraphs without one", "white paragraphs", clause="", whole=True)
def _(sheet: Sheet) -> None:
    sheet.style("Normal", "rPr", '<w:color w:val="FFFFFF"/>')


@shows("headings hidden by their style", "no headings", whole=True)
def _(sheet: Sheet) -> None:
    sheet.style("Heading2", "rPr", "<w:vanish/>")


@shows("the contents hidden by their style", "no contents", clause="", whole=True)
def _(sheet: Sheet) -> None:
    sheet.style("TOC2", "rPr", "<w:vanish/>")


@shows("the header white by its style", "no header", clause="", whole=True)
def _(sheet: Sheet) -> None:
    sheet.style("Header", "rPr", '<w:color w:val="FFFFFF"/>')


@shows("the signatures hidden by their style", "no line to sign on", clause="", whole=True)
def _(sheet: Sheet) -> None:
    sheet.style("SignatureLine", "rPr", "<w:vanish/>")


@shows("every word in the theme's font, which is Wingdings", "pictures", whole=True)
def _(sheet: Sheet) -> None:
    theme(sheet, font="Wingdings")
    ours = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"'
    sheet.rewrite(_PART, ours, '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"')


@shows("a style for letters that hides, round a word", "the word is gone")
def _(sheet: Sheet) -> None:
    own = (
        '<w:style w:type="character" w:customStyle="1" w:styleId="Still"><w:name w:val="Still"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
    )
    sheet.rewrite(_PART, "</w:styles>", f"{own}</w:styles>")
    sheet.look('<w:rStyle w:val="Still"/>')
