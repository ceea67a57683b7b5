"""How text looks, once all that it inherits is known, and colours by their roles in a theme."""

import pytest

from agreementkit.ooxml.appearance import text_appearance
from agreementkit.ooxml.colour import NO_THEME, Theme, theme_in
from agreementkit.word.oxml.tree import parsed

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
