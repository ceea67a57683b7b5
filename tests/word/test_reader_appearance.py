"""What words look like: everything that hides them, or makes them look like what they are not."""

import pytest

from agreementkit import read_word
from agreementkit.documents import Concealment, Line
from tests.ooxml.markup import WHO, drawing, old_box, package, paragraph, row, run, table
from tests.ooxml.packages import DOCUMENT, document, links, small

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    '<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:themeElements></a:theme>'
)


def style(id_: str, inside: str, kind: str = "paragraph", based: str = "") -> str:
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{id_}"/>{above}{inside}</w:style>'


STYLES = "".join(
    (
        style("Secret", "<w:rPr><w:vanish/></w:rPr>"),
        style("Under", "", based="Secret"),
        style("SecretText", "<w:rPr><w:vanish/></w:rPr>", "character"),
        style("Pale", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'),
        style("PaleText", '<w:rPr><w:color w:val="FEFEFE"/></w:rPr>', "character"),
        style("Icons", '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'),
        style("Dark", '<w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr>'),
        style(
            "Grid",
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
            '<w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr></w:tblStylePr>',
            "table",
        ),
        style(
            "Band",
            '<w:tblStylePr w:type="firstRow">'
            '<w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr></w:tblStylePr>',
            "table",
        ),
        style(
            "Faint",
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
            "</w:tblStylePr>",
            "table",
        ),
        style("White", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>', "table"),
        style(
            "Shut",
            '<w:tblStylePr w:type="firstRow"><w:trPr><w:hidden w:val="on"/></w:trPr></w:tblStylePr>',
            "table",
        ),
        style("Low", '<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>', "table"),
        style("Left", '<w:tblPr><w:tblInd w:w="-20000"/></w:tblPr>', "table"),
        style("Same", "", "table"),
    )
)
NO_INK = "<w:rPr><w14:textFill><w14:noFill/></w14:textFill></w:rPr>"
INKLESS = "".join(
    (
        style("Bare", NO_INK),
        style("BareBelow", "", based="Bare"),
        style("BareText", NO_INK, "character"),
        style("Round", "", based="About"),
        style("About", "", based="Round"),
    )
)
PLAIN: frozenset[Concealment] = frozenset()


def looks(body: str, **others: str) -> frozenset[Concealment]:
    """Of all words of a file with that body."""
    read = read_word(package(body, **{"styles": STYLES, **others}))
    return frozenset(look for line in read.marked for look in line.looks)


def shown(color: str, behind: str = "") -> str:
    return paragraph(run("a", f'<w:color w:val="{color}"/>{behind}'))


def styled(named: str, rows: str) -> str:
    """A table in a style of which it asks for the first row."""
    look = '<w:tblLook w:firstRow="1" w:noHBand="1"/>'
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="{named}"/>{look}</w:tblPr>{rows}</w:tbl>'


UNSEEN = "<w:rPr><w:vanish/></w:rPr>"


def reached(how: str, inside: str) -> str:
    """A row of one cell that belongs to those above or below it."""
    return f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="{how}"/></w:tcPr>{inside}</w:tc></w:tr>'


TEXT = {
    "hidden": ("<w:vanish/>", Concealment.HIDDEN),
    "hidden by its style": ('<w:rStyle w:val="SecretText"/>', Concealment.HIDDEN),
    "always hidden": ("<w:specVanish/>", Concealment.HIDDEN),
    "white": ('<w:color w:val="FFFFFF"/>', Concealment.WHITE),
    "nearly white": ('<w:color w:val="F0F0F0"/>', Concealment.WHITE),
    "white by its style": ('<w:rStyle w:val="PaleText"/>', Concealment.WHITE),
    "black on black": (
        '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
        Concealment.WHITE,
    ),
    "yellow on yellow": (
        '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
        Concealment.WHITE,
    ),
    "without any ink": ("<w14:textFill><w14:noFill/></w14:textFill>", Concealment.WHITE),
    "filled with white": (
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
        Concealment.WHITE,
    ),
    "filled with clear ink": (
        (
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/>'
            "</w14:srgbClr></w14:solidFill></w14:textFill>"
        ),
        Concealment.WHITE,
    ),
    "of 4 points": ('<w:sz w:val="8"/>', Concealment.TINY),
    "of 1 point, with its unit": ('<w:sz w:val="1pt"/>', Concealment.TINY),
    "one per cent wide": ('<w:w w:val="1"/>', Concealment.TINY),
    "fitted into nothing": ('<w:fitText w:val="20"/>', Concealment.TINY),
    "one letter on another": ('<w:spacing w:val="-240"/>', Concealment.TINY),
    "raised out of the page": ('<w:position w:val="3000"/>', Concealment.OFF_PAGE),
    "struck": ("<w:strike/>", Concealment.STRUCK),
    "struck twice": ("<w:dstrike/>", Concealment.STRUCK),
    "in signs": ('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>', Concealment.SYMBOL),
    "in Greek": ('<w:rFonts w:ascii="Symbol"/>', Concealment.SYMBOL),
}


@pytest.mark.parametrize("case", TEXT)
def test_words_that_look_odd_are_told_and_their_neighbours_are_not(case: str) -> None:
    properties, look = TEXT[case]
    read = read_word(package(paragraph(run("a"), run("b", properties)), styles=STYLES))
    [line] = read.marked
    assert [(each.text, each.looks) for each in line.text_runs] == [("a", PLAIN), ("b", {look})]
    assert line.looks == {look}
    assert read.accepted == read.rejected == (Line(text="ab", style=""),)


HARMLESS = {
    "black": '<w:color w:val="000000"/>',
    "grey": '<w:color w:val="BFBFBF"/>',
    "automatic": '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>',
    "white on black": '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>',
    "not hidden": '<w:vanish w:val="0"/>',
    "hidden on the web": "<w:webHidden/>",
    "of 5 points": '<w:sz w:val="10"/>',
    "no number": '<w:sz w:val="small"/>',
    "a number beyond any": '<w:sz w:val="1111111111111"/>',
    "of an unknown style": '<w:rStyle w:val="Unknown"/>',
    "filled with black": (
        '<w:color w:val="FFFFFF"/><w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"/>'
        "</w14:solidFill></w14:textFill>"
    ),
    "filled with half a colour": (
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="red"/></w14:solidFill></w14:textFill>'
    ),
    "of 12 points, with their unit": '<w:sz w:val="12pt"/>',
    "a little raised": '<w:position w:val="6"/>',
    "bold": "<w:b/>",
    "not proofed": "<w:noProof/>",
    "Arial": '<w:rFonts w:ascii="Arial"/>',
}


@pytest.mark.parametrize("case", HARMLESS)
def test_words_that_look_like_words_are_told_of_in_silence(case: str) -> None:
    assert looks(paragraph(run("a", HARMLESS[case]))) == PLAIN


FAINT = '<w:tbl><w:tblPr><w:tblStyle w:val="Faint"/><w:tblLook w:firstRow="1"/></w:tblPr>'
CHOSEN = '<mc:AlternateContent><mc:Choice Requires="w14">{0}</mc:Choice></mc:AlternateContent>'
PARAGRAPHS = {
    "of a hidden style": (paragraph(run("a"), style="Secret"), Concealment.HIDDEN),
    "of a style that is based on a hidden one": (
        paragraph(run("a"), style="Under"),
        Concealment.HIDDEN,
    ),
    "of a white style": (paragraph(run("a"), style="Pale"), Concealment.WHITE),
    "of signs": (paragraph(run("a"), style="Icons"), Concealment.SYMBOL),
    "black, on black": (
        paragraph(run("a", '<w:color w:val="0A0A0A"/>'), style="Dark"),
        Concealment.WHITE,
    ),
    "in a line without height": (
        paragraph(run("a"), more='<w:spacing w:line="20" w:lineRule="exact"/>'),
        Concealment.TINY,
    ),
    "in a frame without height": (
        paragraph(run("a"), more='<w:framePr w:h="20" w:hRule="exact"/>'),
        Concealment.TINY,
    ),
    "left of the page": (
        paragraph(run("a"), more='<w:ind w:left="-20000"/>'),
        Concealment.OFF_PAGE,
    ),
    "hanging out of the page": (
        paragraph(run("a"), more='<w:ind w:hanging="20000"/>'),
        Concealment.OFF_PAGE,
    ),
    "framed out of the page": (
        paragraph(run("a"), more='<w:framePr w:x="-20000" w:y="1"/>'),
        Concealment.OFF_PAGE,
    ),
    "in a hidden row": (
        table(f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph(run('a'))}</w:tc></w:tr>"),
        Concealment.HIDDEN,
    ),
    "in a row without height": (
        table(
            '<w:tr><w:trPr><w:trHeight w:val="10" w:hRule="exact"/></w:trPr>'
            f"<w:tc>{paragraph(run('a', '<w:b/>'))}</w:tc></w:tr>"
        ),
        Concealment.HIDDEN,
    ),
    "in a row that its table hides": (styled("Shut", row(paragraph(run("a")))), Concealment.HIDDEN),
    "in a row that its table hides, by a bold word": (
        styled("Shut", row(paragraph(run("a", "<w:b/>")))),
        Concealment.HIDDEN,
    ),
    "in a table in a row that its table hides": (
        styled("Shut", row(table(row(paragraph(run("a")))) + "<w:p/>")),
        Concealment.HIDDEN,
    ),
    "in a row behind one that was deleted": (
        styled("Shut", f"<w:del {WHO}>{row('<w:p/>')}</w:del>{row(paragraph(run('a')))}"),
        Concealment.HIDDEN,
    ),
    "in a line that its table holds low": (
        styled("Low", row(paragraph(run("a")))),
        Concealment.TINY,
    ),
    "in a table out of the page": (styled("Left", row(paragraph(run("a")))), Concealment.OFF_PAGE),
    "in a table that floats out of the page": (
        f'<w:tbl><w:tblPr><w:tblpPr w:tblpX="20000"/></w:tblPr>{row(paragraph(run("a")))}</w:tbl>',
        Concealment.OFF_PAGE,
    ),
    "in a table in one out of the page": (
        styled("Left", row(table(row(paragraph(run("a")))) + "<w:p/>")),
        Concealment.OFF_PAGE,
    ),
    "in a white table": (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="White"/></w:tblPr>{row(paragraph(run("a")))}</w:tbl>',
        Concealment.WHITE,
    ),
    "in the first row, which is white, in an alternative": (
        FAINT + CHOSEN.format(row(paragraph(run("a")))) + "</w:tbl>",
        Concealment.WHITE,
    ),
    "in the first row, which is white, in an element to look into": (
        FAINT.replace("<w:tbl>", '<w:tbl mc:ProcessContent="odd:x">')
        + f"<odd:x>{row(paragraph(run('a')))}</odd:x></w:tbl>",
        Concealment.WHITE,
    ),
    "in a cell in an alternative in a white row": (
        FAINT + "<w:tr>" + CHOSEN.format(f"<w:tc>{paragraph(run('a'))}</w:tc>") + "</w:tr></w:tbl>",
        Concealment.WHITE,
    ),
    "in a cell that the one above reaches over": (
        table(reached("restart", "<w:p/>") + reached("continue", paragraph(run("a")))),
        Concealment.HIDDEN,
    ),
    "in a table in a cell that the one above reaches over": (
        table(reached("restart", "<w:p/>") + reached("continue", table(row(paragraph(run("a")))))),
        Concealment.HIDDEN,
    ),
    "in a box on hidden text": (
        paragraph(drawing(paragraph(run("a"))).replace("<w:r>", f"<w:r>{UNSEEN}", 1)),
        Concealment.HIDDEN,
    ),
    "in an old box on text that its style hides": (
        paragraph(old_box(paragraph(run("a"))), style="Secret"),
        Concealment.HIDDEN,
    ),
    "some inches left of the page": (
        paragraph(run("a"), more='<w:ind w:start="-5000"/>'),
        Concealment.OFF_PAGE,
    ),
    "raised out of a line that stays as it is": (
        paragraph(
            run("a", '<w:position w:val="-60"/>'),
            more='<w:spacing w:line="240" w:lineRule="exact"/>',
        ),
        Concealment.OFF_PAGE,
    ),
    "in a frame without width": (
        paragraph(run("a"), more='<w:framePr w:w="2"/>'),
        Concealment.TINY,
    ),
    "in a cell of its colour": (
        (
            '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="FF0000"/></w:tcPr>'
            f"{shown('FF0000')}</w:tc></w:tr></w:tbl>"
        ),
        Concealment.WHITE,
    ),
}


@pytest.mark.parametrize("case", PARAGRAPHS)
def test_what_stands_around_words_hides_them_as_well(case: str) -> None:
    body, look = PARAGRAPHS[case]
    assert looks(body) == {look}


AROUND = {
    "a row that shows what its table would hide": styled(
        "Shut",
        f'<w:tr><w:trPr><w:hidden w:val="false"/></w:trPr><w:tc>{paragraph(run("a"))}</w:tc></w:tr>',
    ),
    "the second row of a table that hides its first": styled(
        "Shut", row("<w:p/>") + row(paragraph(run("a")))
    ),
    "a table as wide as any": (
        '<w:tbl><w:tblPr><w:tblInd w:w="20000" w:type="pct"/></w:tblPr>'
        f"{row(paragraph(run('a')))}</w:tbl>"
    ),
    "a style of tables that says nothing": styled("Same", row(paragraph(run("a")))),
    "white in the first row, which is black": (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="1"/></w:tblPr>'
        f"{row(paragraph(run('a')))}</w:tbl>"
    ),
    "white by style in the first row, which is black": (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Band"/><w:tblLook w:firstRow="1"/></w:tblPr>'
        f"{row(paragraph(run('a'), style='Pale'))}</w:tbl>"
    ),
    "white by itself in the first row, which is black": (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Band"/><w:tblLook w:firstRow="1"/></w:tblPr>'
        f"{row(shown('FFFFFF'))}</w:tbl>"
    ),
    "a row of ordinary height": table(
        '<w:tr><w:trPr><w:trHeight w:val="400" w:hRule="exact"/></w:trPr>'
        f"<w:tc>{paragraph(run('a'))}</w:tc></w:tr>"
    ),
    "a row of at least some height": table(
        f'<w:tr><w:trPr><w:trHeight w:val="1"/></w:trPr><w:tc>{paragraph(run("a"))}</w:tc></w:tr>'
    ),
    "a row that is not hidden": table(
        f'<w:tr><w:trPr><w:hidden w:val="0"/></w:trPr><w:tc>{paragraph(run("a"))}</w:tc></w:tr>'
    ),
    "a line of at least some height": paragraph(
        run("a"), more='<w:spacing w:line="20" w:lineRule="atLeast"/>'
    ),
    "a cell that nothing reaches over": table(
        row("<w:p/>") + reached("continue", paragraph(run("a")))
    ),
    "a cell that reaches down, and one beside those that do": table(
        reached("restart", paragraph(run("a")))
        + reached("continue", "<w:p/>").replace(
            "</w:tr>", f"<w:tc>{paragraph(run('a'))}</w:tc></w:tr>"
        )
    ),
    "a box beside hidden text": paragraph(f"<w:r>{UNSEEN}</w:r>" + drawing(paragraph(run("a")))),
    "a frame as wide as its text": paragraph(run("a"), more='<w:framePr w:w="0" w:x="-300"/>'),
    "kept with the next": paragraph(run("a"), more="<w:keepNext/>"),
    "an ordinary indent": paragraph(run("a"), more='<w:ind w:left="720" w:hanging="720"/>'),
    "white in a black box": paragraph(
        drawing(shown("FFFFFF"), shape='<a:solidFill><a:srgbClr val="000000"/></a:solidFill>')
    ),
    "white in an old black box": paragraph(old_box(shown("FFFFFF"), 'fillcolor="#000000 [3]"')),
}


@pytest.mark.parametrize("case", AROUND)
def test_what_is_seen_is_seen(case: str) -> None:
    assert looks(AROUND[case]) == PLAIN


def placed(x: int = 0, y: int = 0, width: int = 900_000, more: str = "") -> str:
    return (
        f"<wp:positionH><wp:posOffset>{x}</wp:posOffset></wp:positionH>"
        f"<wp:positionV><wp:posOffset>{y}</wp:posOffset></wp:positionV>"
        f'<wp:extent cx="{width}" cy="900000"/><wp:docPr id="1" {more}/>'
    )


def test_cells_of_one_row_have_each_their_own_ground() -> None:
    def cell(fill: str) -> str:
        red = run("a", '<w:color w:val="FF0000"/>')
        shade = f'<w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>'
        return f"<w:tc>{shade}{paragraph(red, run('b'), run('c', COLOURED), red)}</w:tc>"

    rows = f"<w:tr>{cell('FF0000')}{cell('FFFFFF')}</w:tr>"
    # Rows in a wrapper that the table's style does not look through are read without it.
    wrapped = f"<w:del {WHO}>{rows}</w:del>"
    red, white, red_again, white_again = read_word(
        package(f"<w:tbl>{rows}{wrapped}</w:tbl>")
    ).marked
    assert [each.looks for each in red.text_runs] == [
        {Concealment.WHITE},
        PLAIN,
        {Concealment.WHITE},
    ]
    assert white.looks == PLAIN
    assert red_again.looks == white_again.looks == PLAIN


COLOURED = '<w:color w:val="00FF00"/><w:b/>'
BOXES = {
    "on the page": (drawing(paragraph(run("a")), frame=placed()), PLAIN),
    "without a frame": (drawing(paragraph(run("a"))), PLAIN),
    "at the left of the page": (
        drawing(paragraph(run("a")), frame=placed(-9_000_000)),
        {Concealment.OFF_PAGE},
    ),
    "below the page": (
        drawing(paragraph(run("a")), frame=placed(0, 20_000_000)),
        {Concealment.OFF_PAGE},
    ),
    "without width": (drawing(paragraph(run("a")), frame=placed(width=0)), {Concealment.OFF_PAGE}),
    "hidden": (drawing(paragraph(run("a")), frame=placed(more='hidden="1"')), {Concealment.HIDDEN}),
    "a shape without size": (
        drawing(paragraph(run("a")), shape='<a:xfrm><a:ext cx="0" cy="9"/></a:xfrm>'),
        {Concealment.OFF_PAGE},
    ),
    "a shape of some size": (
        drawing(paragraph(run("a")), shape='<a:xfrm><a:ext cx="900000" cy="900000"/></a:xfrm>'),
        PLAIN,
    ),
    "an old one on the page": (
        old_box(paragraph(run("a")), 'style="width:100pt;height:auto;margin-left:2cm"'),
        PLAIN,
    ),
    "an old one left of the page": (
        old_box(paragraph(run("a")), 'style="position:absolute; left: -5000pt"'),
        {Concealment.OFF_PAGE},
    ),
    "an old one without height": (
        old_box(paragraph(run("a")), 'style="width:100pt;height:0"'),
        {Concealment.OFF_PAGE},
    ),
    "an old hidden one": (
        old_box(paragraph(run("a")), 'style="visibility:hidden"'),
        {Concealment.HIDDEN},
    ),
    "an old one that is not there": (
        old_box(paragraph(run("a")), 'style="display:none"'),
        {Concealment.HIDDEN},
    ),
}


@pytest.mark.parametrize("case", BOXES)
def test_a_box_that_nobody_sees_is_told(case: str) -> None:
    body, expected = BOXES[case]
    assert looks(paragraph(body)) == expected


def test_a_box_without_a_shape_around_it_is_read_as_it_stands() -> None:
    content = f"<w:txbxContent>{paragraph(run('a'))}</w:txbxContent>"
    read = read_word(package("<w:p/>", header1=content))
    assert [(line.text, line.place.value) for line in read.marked] == [
        ("", "body"),
        ("a", "text box"),
    ]
    assert looks(content) == PLAIN


def test_a_symbol_is_a_sign_of_its_font() -> None:
    signs = '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" w:char="no"/>'
    [line] = read_word(package(paragraph(f"<w:r>{signs}</w:r>"))).marked
    assert line.text == "\uf0fc\ufffd"
    assert line.looks == {Concealment.SYMBOL}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph(run("a"), style="Bare"), {Concealment.WHITE}),
        (paragraph(run("a"), style="BareBelow"), {Concealment.WHITE}),
        (paragraph(run("a", '<w:rStyle w:val="BareText"/>')), {Concealment.WHITE}),
        (paragraph(run("a"), style="Round"), PLAIN),
        (paragraph(run("a")), PLAIN),
    ],
)
def test_a_style_can_leave_letters_without_ink(body: str, expected: set[Concealment]) -> None:
    assert looks(body, styles=INKLESS) == expected
    assert looks(table(row(body)), styles=INKLESS) == expected


def test_letters_that_are_made_to_run_backwards_are_told() -> None:
    turned = f'<w:bdo w:val="rtl">{run("ton")}{run(" yam", "<w:b/>")}</w:bdo>'
    left = f'<w:bdo w:val="ltr">{run("must")}</w:bdo>'
    [line] = read_word(package(paragraph(run("a"), turned, run("b"), left))).marked
    assert [(each.text, each.looks) for each in line.text_runs] == [
        ("a", PLAIN),
        ("ton yam", {Concealment.REVERSED}),
        ("bmust", PLAIN),
    ]


def test_a_font_can_be_one_of_symbols_because_the_file_says_so() -> None:
    fonts = (
        '<w:font w:name="Odd"><w:charset w:val="02"/></w:font>'
        '<w:font w:name="Arial"><w:charset w:val="00"/></w:font><w:font w:name="None"/>'
    )
    odd, plain = (paragraph(run("a", f'<w:rFonts w:ascii="{name}"/>')) for name in ("Odd", "Arial"))
    assert looks(odd, fontTable=fonts) == {Concealment.SYMBOL}
    assert looks(odd) == looks(plain, fontTable=fonts) == PLAIN


def test_all_text_can_be_hidden_by_the_defaults_of_the_file() -> None:
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    )
    assert looks(paragraph(run("a")), styles=defaults) == {Concealment.HIDDEN}


@pytest.mark.parametrize("named", ["", "Nowhere", "SecretText"])
def test_all_text_can_be_hidden_by_the_default_style_whatever_else_is_named(named: str) -> None:
    hidden = STYLES + style("Normal", "<w:rPr><w:vanish/></w:rPr>").replace(
        "<w:style ", '<w:style w:default="1" '
    )
    assert looks(paragraph(run("a"), style=named), styles=hidden) == {Concealment.HIDDEN}
    assert looks(paragraph(run("a"), style="Icons"), styles=hidden) == {Concealment.SYMBOL}


def test_a_style_of_another_kind_shows_no_hidden_word() -> None:
    secret = paragraph(run("a", '<w:rStyle w:val="Secret"/>'), style="Secret")
    assert looks(secret) == {Concealment.HIDDEN}
    twice = paragraph(run("a", '<w:rStyle w:val="SecretText"/>'), style="Secret")
    assert looks(twice) == PLAIN


def test_the_font_of_a_theme_can_be_one_of_signs() -> None:
    body = paragraph(run("a", '<w:rFonts w:ascii="Arial" w:asciiTheme="minorHAnsi"/>'))
    assert coloured(body) == PLAIN
    signs = THEME.replace(
        "</a:themeElements>",
        '<a:fontScheme name="x"><a:minorFont><a:latin typeface="Wingdings"/></a:minorFont>'
        "</a:fontScheme></a:themeElements>",
    )
    assert coloured(body, theme=signs) == {Concealment.SYMBOL}


def test_a_change_of_looks_hides_or_shows_on_one_side_only() -> None:
    before = f"<w:rPrChange {WHO}><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    same = f"<w:vanish/>{before}"
    assert read_word(package(paragraph(run("a", same)))).rejected[0].looks == {Concealment.HIDDEN}
    was_hidden = read_word(package(paragraph(run("a"), run("b", before))))
    assert [line.looks for line in was_hidden.accepted] == [PLAIN]
    assert [line.looks for line in was_hidden.rejected] == [{Concealment.HIDDEN}]
    now = f"<w:vanish/><w:rPrChange {WHO}/>"
    is_hidden = read_word(package(paragraph(run("a"), run("b", now))))
    assert [line.looks for line in is_hidden.accepted] == [{Concealment.HIDDEN}]
    assert [line.looks for line in is_hidden.rejected] == [PLAIN]
    assert [found.of for found in is_hidden.reformatted] == ["text"]


def test_a_hidden_mark_runs_its_paragraph_on() -> None:
    hidden = paragraph(run("a")).replace("</w:pPr>", "<w:rPr><w:vanish/></w:rPr></w:pPr>")
    read = read_word(package(hidden + paragraph(run("b"))))
    assert [line.mark_hidden for line in read.marked] == [True, False]


THEMED = {
    "white by its role": ('w:val="000000" w:themeColor="background1"', {Concealment.WHITE}),
    "black by its role": ('w:val="FFFFFF" w:themeColor="text1"', PLAIN),
    "a role that no theme has": ('w:val="FFFFFF" w:themeColor="accent9"', {Concealment.WHITE}),
    "nearly white by a tint": (
        'w:val="4472C4" w:themeColor="accent1" w:themeTint="0A"',
        {Concealment.WHITE},
    ),
    "a tint that is no number": ('w:themeColor="accent1" w:themeTint="zz"', PLAIN),
}


@pytest.mark.parametrize("case", THEMED)
def test_the_role_of_a_colour_is_what_word_shows(case: str) -> None:
    attributes, expected = THEMED[case]
    body = paragraph(run("a", f"<w:color {attributes}/>"))
    assert coloured(body) == expected


def coloured(body: str, settings: str = "", theme: str = THEME) -> frozenset[Concealment]:
    """Of the words of a file with a theme and settings."""
    parts = {
        "word/theme.xml": theme.encode(),
        "word/settings.xml": f"<w:settings {SPACE}>{settings}</w:settings>".encode(),
        "word/_rels/document.xml.rels": links(
            ("theme", "theme.xml", ""), ("settings", "settings.xml", "")
        ),
        DOCUMENT: document(body).replace(
            b"<w:document ",
            b'<w:document xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ',
        ),
    }
    [line] = read_word(small(**parts)).marked
    return line.looks


def test_the_settings_can_turn_the_roles_round() -> None:
    body = paragraph(run("a", '<w:color w:themeColor="text1"/>'))
    assert coloured(body) == PLAIN
    turned = '<w:clrSchemeMapping w:bg1="dark1" w:t1="light1"/>'
    assert coloured(body, turned) == {Concealment.WHITE}


def test_letters_can_be_filled_with_a_role() -> None:
    def filled(role: str) -> str:
        fill = f'<w14:solidFill><w14:schemeClr w14:val="{role}"/></w14:solidFill>'
        return paragraph(run("a", f"<w14:textFill>{fill}</w14:textFill>"))

    assert coloured(filled("bg1")) == {Concealment.WHITE}
    assert coloured(filled("tx1")) == PLAIN


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("<w:displayBackgroundShape/>", {Concealment.WHITE}),
        ('<w:displayBackgroundShape w:val="0"/>', PLAIN),
        ("", PLAIN),
    ],
)
def test_words_can_have_the_colour_of_the_page(settings: str, expected: set[Concealment]) -> None:
    body = paragraph(run("a", '<w:color w:val="202020"/>'))
    parts = {
        DOCUMENT: document(body).replace(b"<w:body>", b'<w:background w:color="202020"/><w:body>'),
        "word/settings.xml": f"<w:settings {SPACE}>{settings}</w:settings>".encode(),
        "word/_rels/document.xml.rels": links(("settings", "settings.xml", "")),
    }
    [line] = read_word(small(**parts)).marked
    assert line.looks == expected


def test_a_note_is_hidden_where_its_mark_is() -> None:
    note = f'<w:footnote w:id="2">{paragraph(run("a"))}</w:footnote>'
    mark = '<w:r>{0}<w:footnoteReference w:id="2"/></w:r>'
    unseen, seen = mark.format(UNSEEN), mark.format("")
    assert looks(paragraph(run("b"), unseen), footnotes=note) == {Concealment.HIDDEN}
    assert looks(paragraph(unseen, style="Secret"), footnotes=note) == {Concealment.HIDDEN}
    assert looks(paragraph(seen), footnotes=note) == PLAIN
    both = read_word(package(paragraph(unseen, seen), footnotes=note)).marked
    assert [line.looks for line in both if line.note] == [PLAIN]
