"""How the file counts, and how its numbers look: one level, and so every clause that has it."""

from .kind import looks, shows
from .parts import picture
from .sheet import Sheet

_PART = "word/numbering.xml"
_OURS = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'


def _second(sheet: Sheet, markup: str) -> None:
    sheet.level(1, markup)


def _third(sheet: Sheet, markup: str) -> None:
    sheet.level(2, markup)


looks(
    _second,
    {
        "numbers white": ('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>', "no numbers"),
        "numbers hidden": ("<w:rPr><w:vanish/></w:rPr>", "no numbers"),
        "numbers of one point": (
            '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>',
            "no numbers",
        ),
        "numbers in Wingdings": (
            '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>',
            "pictures for numbers",
        ),
        "numbers transparent": (
            "<w:rPr><w14:textFill><w14:noFill/></w14:textFill></w:rPr>",
            "no numbers",
        ),
        "numbers with no space behind them": ('<w:suff w:val="nothing"/>', "1.1The words"),
        "numbers that hang off the sheet": (
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="6000"/></w:pPr>',
            "no numbers",
        ),
        "numbers that end where they should start": (
            '<w:lvlJc w:val="right"/>',
            "numbers elsewhere",
        ),
        "paragraphs indented off the sheet by their level": (
            '<w:pPr><w:ind w:left="10300" w:firstLine="0"/></w:pPr>',
            "no paragraphs",
        ),
        "numbers without their clause": ('<w:lvlText w:val=".%2"/>', ".1 for 1.1"),
        "numbers with a word before them": ('<w:lvlText w:val="Guidance %1.%2"/>', "Guidance 1.1"),
        "numbers that are none": ('<w:numFmt w:val="none"/>', "no numbers"),
        "numbers in another script": ('<w:numFmt w:val="ideographDigital"/>', "foreign digits"),
        "numbers that start at two": ('<w:start w:val="2"/>', "1.2 for 1.1"),
        "numbers that never start again": ('<w:lvlRestart w:val="0"/>', "2.7 for 2.1"),
    },
    group="numbers",
    clause="",
    whole=True,
)
looks(
    _third,
    {
        "letters of provisos struck": ("<w:rPr><w:strike/></w:rPr>", "deleted letters"),
        "letters of provisos as numbers": ('<w:numFmt w:val="decimal"/>', "(1) for (a)"),
        "provisos at the margin": (
            '<w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr>',
            "they read as paragraphs of their own",
        ),
        "letters of provisos raised": (
            '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
            "small letters",
        ),
    },
    group="numbers",
    clause="",
    whole=True,
)


@shows("provisos with a picture for a letter", "no letters", clause="", whole=True)
def _(sheet: Sheet) -> None:
    number = picture(sheet, _PART)
    names = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="{}"'.format(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    )
    bullet = (
        f'<w:numPicBullet w:numPicBulletId="0"><w:pict {names}><v:shape id="p"'
        f' style="width:30pt;height:10pt"><v:imagedata r:id="{number}"/></v:shape></w:pict>'
        "</w:numPicBullet>"
    )
    first = '<w:abstractNum w:abstractNumId="1">'
    sheet.rewrite(_PART, first, f"{bullet}{first}")
    sheet.level(2, '<w:lvlPicBulletId w:val="0"/>')


@shows("a number overridden", "1.4 for 1.1", clause="", whole=True)
def _(sheet: Sheet) -> None:
    start = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride>'
    sheet.rewrite(_PART, _OURS, _OURS.replace("</w:num>", f"{start}</w:num>"))


@shows("a level overridden by a white one", "no numbers", clause="", whole=True)
def _(sheet: Sheet) -> None:
    level = (
        '<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt'
        ' w:val="decimal"/><w:pStyle w:val="ClauseLevel2"/><w:suff w:val="tab"/><w:lvlText'
        ' w:val="%1.%2"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="720"/>'
        '</w:pPr><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:lvl></w:lvlOverride>'
    )
    sheet.rewrite(_PART, _OURS, _OURS.replace("</w:num>", f"{level}</w:num>"))
