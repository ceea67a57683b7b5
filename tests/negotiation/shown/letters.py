"""Words that are still in the file, and do not look like it."""

from .kind import looks, shows
from .parts import embedded_font, theme
from .sheet import FIGURE, Sheet


def _white_stop(place: int) -> str:
    return f'<w14:gs w14:pos="{place}"><w14:srgbClr w14:val="FFFFFF"/></w14:gs>'


looks(
    Sheet.look,
    {
        "a word transparent": (
            (
                '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000">'
                '<w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>'
            ),
            "the word is gone",
        ),
        "a word without a fill": ("<w14:textFill><w14:noFill/></w14:textFill>", "the word is gone"),
        "a word filled from white to white": (
            (
                f"<w14:textFill><w14:gradFill><w14:gsLst>{_white_stop(0)}{_white_stop(100000)}"
                "</w14:gsLst></w14:gradFill></w14:textFill>"
            ),
            "the word is gone",
        ),
        "a word eaten by a white outline": (
            (
                '<w14:textOutline w14:w="63500"><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/>'
                "</w14:solidFill></w14:textOutline>"
            ),
            "the word is gone",
        ),
        "a word in a black glow": (
            '<w14:glow w14:rad="228600"><w14:srgbClr w14:val="000000"/></w14:glow>',
            "a black cloud",
        ),
        "a word hollow and white": ('<w:outline/><w:color w:val="FFFFFF"/>', "a pale word"),
        "a word in the palest grey": ('<w:color w:val="EDEDED"/>', "a pale word"),
        "a word white": ('<w:color w:val="FFFFFF"/>', "the word is gone"),
        "a word hidden": ("<w:vanish/>", "the word is gone"),
        "a word hidden on the web": ("<w:webHidden/>", "the word is gone in one view"),
        "a word hidden with its mark": ("<w:vanish/><w:specVanish/>", "the word is gone"),
        "a word struck": ("<w:strike/>", "the word looks deleted"),
        "a word struck twice": ("<w:dstrike/>", "the word looks deleted"),
        "a word blacked out by its ground": (
            '<w:color w:val="000000"/><w:highlight w:val="black"/>',
            "a black bar",
        ),
        "a word blacked out by its shading": (
            '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
            "a black bar",
        ),
        "a word blacked out by a pattern": (
            '<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>',
            "a black bar",
        ),
        "a word of one point for complex scripts": ('<w:cs/><w:szCs w:val="2"/>', "a dot"),
        "a word of one point from right to left": ('<w:rtl/><w:szCs w:val="2"/>', "a dot"),
        "a word of one point": ('<w:sz w:val="2"/><w:szCs w:val="2"/>', "a dot"),
        "a word as large as the page": ('<w:sz w:val="1600"/><w:szCs w:val="1600"/>', "one letter"),
        "a word's letters piled up": ('<w:spacing w:val="-95"/>', "a blot"),
        "a word's letters thrown far apart": ('<w:spacing w:val="1584"/>', "single letters"),
        "a word squeezed to a hair": ('<w:w w:val="1"/>', "a line"),
        "a word squeezed and small": ('<w:w w:val="20"/><w:sz w:val="8"/>', "a smudge"),
        "a word lowered into the next line": (
            '<w:position w:val="-28"/>',
            "two words in one place",
        ),
        "a word raised off its line": ('<w:position w:val="120"/>', "the word stands elsewhere"),
        "a word fitted into nothing": ('<w:fitText w:val="60" w:id="77"/>', "a blot"),
        "a word of two lines in one": (
            '<w:eastAsianLayout w:id="1" w:combine="1"/>',
            "a stack of small letters",
        ),
        "a word laid on its side": ('<w:eastAsianLayout w:id="1" w:vert="1"/>', "a turned word"),
        "dots over a word": ('<w:em w:val="dot"/>', "marks over each letter"),
        "a heavy border round a word": (
            '<w:bdr w:val="single" w:sz="48" w:space="0" w:color="000000"/>',
            "a box",
        ),
        "a word in Wingdings": ('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>', "pictures"),
        "a word in Webdings": ('<w:rFonts w:ascii="Webdings" w:hAnsi="Webdings"/>', "pictures"),
        "a word in Symbol": ('<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>', "Greek letters"),
        "a word in a font of bars": (
            '<w:rFonts w:ascii="Libre Barcode 39" w:hAnsi="Libre Barcode 39"/>',
            "bars",
        ),
        "a word in a font of blanks": (
            '<w:rFonts w:ascii="Adobe Blank" w:hAnsi="Adobe Blank"/>',
            "a gap",
        ),
        "a word in Wingdings as if East Asian": (
            '<w:rFonts w:eastAsia="Wingdings" w:hint="eastAsia"/>',
            "pictures",
        ),
        "a word in Wingdings as a complex script": (
            '<w:rFonts w:cs="Wingdings"/><w:cs/>',
            "pictures",
        ),
    },
    group="letters",
)


@shows("a digit raised", "13 weeks reads 1 to the third")
def _(sheet: Sheet) -> None:
    sheet.look('<w:vertAlign w:val="superscript"/>', "3")


@shows("a digit lowered", "13 weeks reads 1 with a small 3")
def _(sheet: Sheet) -> None:
    sheet.look('<w:vertAlign w:val="subscript"/>', "3")


@shows("a digit too small to be seen", "13 weeks reads 1")
def _(sheet: Sheet) -> None:
    sheet.look('<w:sz w:val="2"/>', "3")


@shows("a figure from right to left", "the figure stands elsewhere in its line")
def _(sheet: Sheet) -> None:
    sheet.look("<w:rtl/>", f"at least {FIGURE}")


@shows("a whole paragraph raised", "a paragraph like a footnote")
def _(sheet: Sheet) -> None:
    for run in list(sheet.paragraph().iter("{*}r")):
        sheet.add(run, "rPr", '<w:vertAlign w:val="superscript"/>')


@shows("a word in a font that is replaced by Wingdings", "pictures")
def _(sheet: Sheet) -> None:
    sheet.rewrite(
        "word/fontTable.xml",
        "</w:fonts>",
        '<w:font w:name="Legal Serif"><w:altName w:val="Wingdings"/></w:font></w:fonts>',
    )
    sheet.look('<w:rFonts w:ascii="Legal Serif" w:hAnsi="Legal Serif"/>')


@shows("our font replaced by Wingdings", "pictures throughout", clause="", whole=True)
def _(sheet: Sheet) -> None:
    sheet.rewrite("word/fontTable.xml", "Liberation Sans", "Wingdings")


@shows("our font said to be one of symbols", "pictures throughout", clause="", whole=True)
def _(sheet: Sheet) -> None:
    sheet.rewrite("word/fontTable.xml", '<w:charset w:val="00"/>', '<w:charset w:val="02"/>')


@shows("our font embedded with other letters", "whatever the font says", clause="", whole=True)
def _(sheet: Sheet) -> None:
    embedded_font(sheet)


@shows("a word in the theme's font, which is Wingdings", "pictures")
def _(sheet: Sheet) -> None:
    theme(sheet, font="Wingdings")
    sheet.look('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')


@shows("a word in a colour of the theme, which is white", "the word is gone")
def _(sheet: Sheet) -> None:
    theme(sheet, accent5="FFFFFF")
    sheet.look('<w:color w:val="000000" w:themeColor="accent5"/>')


@shows("a word in the theme's text colour, which is the window's", "the word is gone")
def _(sheet: Sheet) -> None:
    theme(sheet, dark1='<a:sysClr val="window" lastClr="000000"/>')
    sheet.look('<w:color w:val="000000" w:themeColor="text1"/>')


@shows("a word in the theme's text colour, which is mapped to white", "the word is gone")
def _(sheet: Sheet) -> None:
    theme(sheet)
    names = "accent1 accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink"
    same = " ".join(f'w:{name}="{name}"' for name in names.split())
    mapping = f'w:bg1="light1" w:t1="light1" w:bg2="light2" w:t2="dark2" {same}'
    sheet.settings(f"<w:clrSchemeMapping {mapping}/>", before="decimalSymbol")
    sheet.look('<w:color w:val="000000" w:themeColor="text1"/>')


@shows("a word in a tint of the theme's colour", "the word is gone")
def _(sheet: Sheet) -> None:
    theme(sheet)
    sheet.look('<w:color w:val="000000" w:themeColor="text1" w:themeTint="00"/>')
