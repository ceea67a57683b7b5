"""How text looks, once all that it inherits is known, and colours by their roles in a theme."""

import pytest

import agreementkit as ak
from agreementkit.ooxml.appearance import TextAppearance, text_appearance
from agreementkit.ooxml.colour import NO_THEME, Theme, background, contrast, theme_in
from agreementkit.ooxml.xml import parsed
from agreementkit.word.lint.story import word_file
from tests.word.lint.edits import (
    HEADER_ROW,
    STYLES,
    TEXT,
    Edit,
    add,
    cell,
    edited,
    good,
    p,
    r,
    row,
    style,
    swap,
    table,
)

ART = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
THEME = (
    f'<a:theme xmlns:a="{ART}"><a:themeElements><a:clrScheme name="x">'
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:srgbClr val="ffffff"/></a:lt1><a:accent1><a:srgbClr val="4472C4"/></a:accent1>'
    '</a:clrScheme><a:fontScheme name="x"><a:majorFont><a:latin typeface="Futura"/></a:majorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
).encode()


def test_a_role_in_the_theme_goes_before_the_colour_that_is_kept_beside_it() -> None:
    text = {"color": {"val": "000000", "themeColor": "background1"}}
    shaded = {"shd": {"val": "clear", "fill": "FFFFFF", "themeFill": "accent1"}}
    found = text_appearance(text, {}, shaded, theme=theme_in(THEME))
    assert (found.colour, found.behind) == ("FFFFFF", "4472C4")
    untold = text_appearance(text, {}, shaded)
    assert (untold.colour, untold.behind) == ("000000", "FFFFFF")


@pytest.mark.parametrize(
    ("role", "tint", "shade", "colour"),
    [
        ("accent1", None, None, "4472C4"),
        ("ACCENT1", "FF", "FF", "4472C4"),
        ("text1", None, None, "000000"),
        ("light1", "00", None, "FFFFFF"),
        ("accent1", None, "0", "000000"),
        ("accent1", "zz", "-1", "4472C4"),
        ("accent1", "100", None, "4472C4"),
        ("accent9", None, None, None),
    ],
)
def test_a_role_has_a_colour_lighter_or_darker(
    role: str,
    tint: str | None,
    shade: str | None,
    colour: str | None,
) -> None:
    assert theme_in(THEME).colour(role, tint, shade) == colour


def test_settings_can_turn_the_roles_round() -> None:
    settings = parsed(
        f'<w:settings xmlns:w="{WORD}"><w:clrSchemeMapping w:t1="light1"/></w:settings>'.encode()
    )
    assert theme_in(THEME, settings).colour("text1") == "FFFFFF"
    assert theme_in(THEME, settings).colour("background1") == "FFFFFF"


def test_without_a_theme_there_are_neither_roles_nor_fonts() -> None:
    assert theme_in(None) == NO_THEME == Theme()
    assert NO_THEME.font("majorHAnsi") is None
    assert theme_in(THEME).font("majorHAnsi") == "Futura"


def test_the_font_for_latin_letters_is_the_theme_s_where_it_has_one() -> None:
    fonts = {"rFonts": {"ascii": "A", "asciiTheme": "majorAscii", "hAnsi": "B"}}
    assert theme_in(THEME).latin_fonts(fonts) == ("Futura", "B")
    assert NO_THEME.latin_fonts(fonts) == ("A", "B")
    assert NO_THEME.latin_fonts({}) == ()


# How text looks with all that it inherits: styles, tables, toggles, shading.


NAVY = '<w:shd w:val="clear" w:color="auto" w:fill="000080"/>'


def look(*edits: Edit) -> TextAppearance:
    """Of the last run that holds the planted words."""
    file = word_file(edited(good(), *edits))
    [*_, last] = [
        file.appearance(run, paragraph)
        for paragraph in file.paragraphs()
        for run in paragraph.runs
        if run.text == TEXT
    ]
    return last


def parts_of_table(**parts: str) -> Edit:
    """A table style whose parts are shaded, each in a colour of its own."""
    inside = "".join(
        f'<w:tblStylePr w:type="{part}"><w:tcPr><w:shd w:val="clear" w:color="auto"'
        f' w:fill="{fill}"/></w:tcPr></w:tblStylePr>'
        for part, fill in parts.items()
    )
    return style("Shaded", inside, "table", "TableNormal")


def shaded(rows: int, columns: int, asked: str) -> Edit:
    """A table in that style whose last cell holds the planted words."""
    plain = cell(p(r("Other words."), style="TableText"))
    cells = [[plain] * columns for _ in range(rows)]
    cells[-1][-1] = cell()
    properties = f"<w:tblLook {asked}/>"
    return add(
        table(*(row(*each) for each in cells), columns=columns, named="Shaded").replace(
            '<w:tblW w:w="8000" w:type="dxa"/></w:tblPr>',
            f'<w:tblW w:w="8000" w:type="dxa"/>{properties}</w:tblPr>',
            1,
        )
    )


@pytest.mark.parametrize(
    ("rows", "columns", "asked", "fill"),
    [
        (1, 1, 'w:firstRow="1" w:noHBand="1" w:noVBand="1"', "000001"),
        (2, 1, 'w:lastRow="1" w:noHBand="1" w:noVBand="1"', "000002"),
        (2, 1, 'w:firstColumn="1" w:noHBand="1" w:noVBand="1"', "000003"),
        (1, 2, 'w:lastColumn="true" w:noHBand="1" w:noVBand="1"', "000004"),
        (1, 1, 'w:noVBand="1"', "000005"),
        (2, 1, 'w:noVBand="1"', "000006"),
        (2, 1, 'w:firstRow="1" w:noVBand="1"', "000005"),
        (1, 1, 'w:noHBand="1"', "000007"),
        (1, 2, 'w:noHBand="1"', "000008"),
        (1, 1, "", "000005"),
        (1, 1, 'w:firstRow="1" w:firstColumn="1"', "000009"),
        (1, 2, 'w:firstRow="1" w:lastColumn="1"', "00000A"),
        (2, 1, 'w:lastRow="1" w:firstColumn="1"', "00000B"),
        (2, 2, 'w:lastRow="1" w:lastColumn="1"', "00000C"),
        (1, 1, 'w:val="0620"', "000001"),
        (2, 2, 'w:val="0740"', "000004"),
        (1, 1, 'w:val="nonsense" w:noVBand="1"', "000005"),
        (1, 1, 'w:noHBand="1" w:noVBand="1"', "FFFFFF"),
    ],
)
def test_a_cell_has_the_strongest_part_of_its_tables_style(
    rows: int,
    columns: int,
    asked: str,
    fill: str,
) -> None:
    names = ["firstRow", "lastRow", "firstCol", "lastCol", "band1Horz", "band2Horz"]
    names += ["band1Vert", "band2Vert", "nwCell", "neCell", "swCell", "seCell"]
    numbered = {name: f"{number:06X}" for number, name in enumerate(names, 1)}
    if "0740" in asked:
        numbered.pop("seCell")
    assert look(parts_of_table(**numbered), shaded(rows, columns, asked)).behind == fill


def test_a_part_of_a_table_style_is_inherited_and_may_be_added_to() -> None:
    child = style(
        "Child",
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:sz w:val="40"/></w:rPr></w:tblStylePr>',
        "table",
        "Shaded",
    )
    asked = 'w:firstRow="1" w:noHBand="1" w:noVBand="1"'
    named = swap('<w:tblStyle w:val="Shaded"/>', '<w:tblStyle w:val="Child"/>')
    plain = swap(
        '<w:pStyle w:val="TableText"/></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">Planted',
        '<w:pStyle w:val="Normal"/></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">Planted',
    )
    found = look(parts_of_table(firstRow="000001"), child, shaded(1, 1, asked), named, plain)
    assert (found.behind, found.points) == ("000001", 20)


def test_a_cells_own_shading_wins_over_its_style_even_if_it_is_none() -> None:
    asked = 'w:firstRow="1" w:noHBand="1" w:noVBand="1"'
    auto = '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
    own = swap(
        f'<w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{p(style="TableText")}',
        f'<w:tcW w:w="4000" w:type="dxa"/>{auto}</w:tcPr>{p(style="TableText")}',
    )
    assert look(parts_of_table(firstRow="000001"), shaded(1, 1, asked), own).behind == "FFFFFF"


def test_white_on_the_dark_header_of_our_tables_can_be_read_and_black_cannot() -> None:
    look_ = '<w:tblLook w:firstRow="1"/>'
    header = row(cell(p(style="TableHeading")), cell(p(style="TableHeading")), header=True)
    asked = '<w:tblW w:w="8000" w:type="dxa"/>'
    with_look = table(header, row(cell(), cell())).replace(asked, f"{asked}{look_}", 1)
    assert not [f for f in ak.lint_word(edited(good(), add(with_look))) if f.rule == "contrast-low"]
    black = with_look.replace("<w:rPr></w:rPr>", '<w:rPr><w:color w:val="000000"/></w:rPr>', 1)
    [finding] = ak.lint_word(edited(good(), add(black)))
    assert finding.rule == "contrast-low"
    assert "#000000 on #1F2A44" in finding.message


def test_the_nearest_shading_counts() -> None:
    paragraph = '<w:shd w:val="clear" w:fill="111111"/>'
    run = '<w:shd w:val="clear" w:fill="222222"/>'
    marked = '<w:highlight w:val="darkCyan"/>'
    inside = cell(p(style="TableText"), NAVY)
    assert look(add(table(HEADER_ROW, row(cell(), inside)))).behind == "000080"
    whole = table(HEADER_ROW, row(cell(), cell()), properties=NAVY.replace("000080", "000070"))
    assert look(add(whole)).behind == "000070"
    assert look(add(whole.replace(cell(), inside))).behind == "000080"
    assert look(add(p("", paragraph))).behind == "111111"
    assert look(add(p(r(TEXT, run), paragraph))).behind == "222222"
    assert look(add(p(r(TEXT, run + marked), paragraph))).behind == "008080"
    assert look(add(p(r(TEXT, '<w:highlight w:val="none"/>'), paragraph))).behind == "111111"


def test_a_page_in_colour_counts_where_word_shows_it() -> None:
    page = swap("<w:body>", '<w:background w:color="FFEE00"/><w:body>')
    shown = swap("<w:zoom", "<w:displayBackgroundShape/><w:zoom", "word/settings.xml")
    assert look(add(p()), page).behind == "FFFFFF"
    assert look(add(p()), page, shown).behind == "FFEE00"
    assert look(add(p()), shown).behind == "FFFFFF"


@pytest.mark.parametrize(
    ("shading", "behind"),
    [
        ({"val": "nil", "fill": "000000"}, "FFFFFF"),
        ({"val": "solid", "color": "00ff00", "fill": "000000"}, "00FF00"),
        ({"val": "solid", "color": "auto"}, "000000"),
        ({"val": "pct50", "color": "000000", "fill": "FFFFFF"}, "808080"),
        ({"val": "pct²", "fill": "ABCDEF"}, "ABCDEF"),
        ({"val": "pct1000", "fill": "ABCDEF"}, "ABCDEF"),
        ({"val": "horzStripe", "fill": "ABCDEF"}, "ABCDEF"),
        ({"val": "clear", "fill": "nocolr"}, "FFFFFF"),
        ({"val": "clear", "fill": "red"}, "FFFFFF"),
    ],
)
def test_shading_is_a_mixture_of_two_colours(shading: dict[str, str], behind: str) -> None:
    assert background(None, {"shd": shading}) == behind


def test_contrast_is_that_of_wcag_and_the_same_either_way() -> None:
    assert contrast("FFFFFF", "000000") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.005)
    assert contrast("FFFFFF", "767676") == contrast("767676", "FFFFFF")
    assert contrast("ABCDEF", "ABCDEF") == 1


def test_automatic_text_is_black_or_white_whichever_shows() -> None:
    auto = '<w:color w:val="auto"/>'
    assert look(add(p(r(TEXT, auto)))).colour == "000000"
    assert look(add(p(r(TEXT, auto + NAVY)))).colour == "FFFFFF"


@pytest.mark.parametrize(
    ("properties", "low"),
    [
        ('<w:color w:val="888888"/><w:sz w:val="36"/>', False),
        ('<w:color w:val="888888"/><w:sz w:val="35"/>', True),
        ('<w:b/><w:color w:val="888888"/><w:sz w:val="28"/>', False),
        ('<w:b w:val="0"/><w:color w:val="888888"/><w:sz w:val="28"/>', True),
        ('<w:color w:val="999999"/><w:sz w:val="36"/>', True),
        ('<w:color w:val="888888"/><w:vanish/>', False),
        ('<w:color w:val="767676"/>', False),
    ],
)
def test_large_text_may_be_paler_and_hidden_text_is_not_seen(properties: str, low: bool) -> None:
    found = {f.rule for f in ak.lint_word(edited(good(), add(p(r(TEXT, properties)))))}
    assert ("contrast-low" in found) is low


def test_a_toggle_that_two_styles_set_is_off_again_and_direct_formatting_is_final() -> None:
    heavy = style("Heavy", "<w:rPr><w:b/></w:rPr>")
    strong = style("Strong", "<w:rPr><w:b/></w:rPr>", "character", "")
    both = p(r(TEXT, '<w:rStyle w:val="Strong"/>'), style="Heavy")
    assert look(heavy, strong, add(p(style="Heavy"))).bold
    assert not look(heavy, strong, add(both)).bold
    assert look(heavy, add(p(r(TEXT, "<w:b/>"), style="Heavy"))).bold
    assert not look(heavy, add(p(r(TEXT, '<w:b w:val="false"/>'), style="Heavy"))).bold
    default = swap("<w:rFonts", "<w:b/><w:rFonts", STYLES)
    assert look(default, heavy, strong, add(both)).bold


def test_a_size_is_inherited_through_styles_and_falls_back_to_words_own() -> None:
    chain = [
        style("One", '<w:rPr><w:sz w:val="30"/></w:rPr>'),
        style("Two", "<w:rPr><w:i/></w:rPr>", base="One"),
        style("Three", "", base="Two"),
    ]
    found = look(*chain, add(p(style="Three")))
    assert (found.points, found.italic) == (15, True)
    unsaid = swap('<w:sz w:val="24"/>', "", STYLES)
    assert look(unsaid, add(p())).points == 10
    assert look(add(p(r(TEXT, '<w:sz w:val="large"/>')))).points == 10


def test_styles_that_are_based_on_one_another_come_to_an_end() -> None:
    circle = [
        style("One", '<w:rPr><w:sz w:val="30"/></w:rPr>', base="Two"),
        style("Two", "<w:rPr><w:i/></w:rPr>", base="One"),
    ]
    found = look(*circle, add(p(style="One")))
    assert (found.points, found.italic) == (15, True)
    alone = style("Self", '<w:rPr><w:sz w:val="32"/></w:rPr>', base="Self")
    assert look(alone, add(p(style="Self"))).points == 16


def test_a_style_without_an_id_or_a_name_is_read() -> None:
    nameless = swap(
        "</w:styles>",
        '<w:style w:type="paragraph"/><w:style w:styleId="Bare" w:default="1"/></w:styles>',
        STYLES,
    )
    assert look(nameless, add(p(style="Bare"))).points == 12


def test_a_language_for_other_scripts_leaves_that_of_latin_text() -> None:
    other = add(p(r(TEXT, '<w:lang w:eastAsia="ja-JP"/>')))
    assert ak.lint_word(edited(good(), other)) == ()
