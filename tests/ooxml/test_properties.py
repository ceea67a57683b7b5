"""Properties as plain maps: what is on, how long a length is, what lies over what."""

import pytest
from hypothesis import given, strategies as st

from agreementkit.ooxml.properties import (
    Properties,
    has_any,
    has_on,
    inherited,
    is_on,
    measure,
    on_off,
    properties_of,
    text_fill,
    whole_number,
)
from agreementkit.ooxml.xml import parsed

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"


def block(inside: str) -> Properties:
    return properties_of(parsed(root(inside)))


def root(inside: str) -> bytes:
    return f'<w:rPr xmlns:w="{WORD}" xmlns:w14="{WORD_2010}">{inside}</w:rPr>'.encode()


@pytest.mark.parametrize("said", ["1", "true", "on", "True", " 1 "])
def test_what_is_on_is_on_wherever_it_is_said(said: str) -> None:
    assert on_off(said)
    assert on_off(said, absent=False)
    assert is_on(block(f'<w:vanish w:val="{said}"/>'), "vanish")
    assert has_on(parsed(root(f'<w:vanish w:val="{said}"/>')), "vanish")


@pytest.mark.parametrize("said", ["0", "false", "off", "False", " off "])
def test_what_is_off_is_off_wherever_it_is_said(said: str) -> None:
    assert not on_off(said)
    assert not on_off(said, absent=False)
    assert not is_on(block(f'<w:vanish w:val="{said}"/>'), "vanish")
    assert not has_on(parsed(root(f'<w:vanish w:val="{said}"/>')), "vanish")


def test_an_element_without_a_value_is_on_and_one_that_is_not_there_is_off() -> None:
    assert is_on(block("<w:vanish/>"), "vanish")
    assert has_on(parsed(root("<w:vanish/>")), "vanish")
    assert not is_on(block(""), "vanish")
    assert not has_on(parsed(root("")), "vanish")
    assert not has_on(None, "vanish")
    assert properties_of(None) == {}


def test_what_has_kinds_has_one_for_none() -> None:
    assert has_any(block('<w:u w:val="single"/>'), "u")
    assert not has_any(block('<w:u w:val="none"/>'), "u")
    assert not has_any(block(""), "u")


@pytest.mark.parametrize(
    ("said", "per_point", "found"),
    [
        ("24", 2, 24),
        ("-240", 20, -240),
        ("12pt", 2, 24),
        ("0.5pt", 20, 10),
        ("1in", 20, 1440),
        ("2.54cm", 20, 1440),
        ("25.4mm", 20, 1440),
        ("1pc", 20, 240),
        ("1pi", 20, 240),
        ("12 pt", 20, None),
        ("wide", 20, None),
        ("1" * 10, 20, None),
        ("", 20, None),
        (None, 20, None),
    ],
)
def test_a_length_is_the_same_in_any_unit(
    said: str | None,
    per_point: int,
    found: float | None,
) -> None:
    assert measure(said, per_point=per_point) == (found and pytest.approx(found))


@given(st.integers(-999_999_999, 999_999_999))
def test_a_whole_number_is_itself(number: int) -> None:
    assert whole_number(str(number)) == number


@given(st.text())
def test_no_text_is_more_than_no_number(said: str) -> None:
    assert whole_number(said) is None or str(int(said)) == str(whole_number(said))


@given(st.integers(-99, 99), st.integers(-99, 99), st.integers(-99, 99))
def test_a_whole_number_out_of_bounds_is_none(number: int, least: int, most: int) -> None:
    found = whole_number(str(number), least=least, most=most)
    assert found == (number if least <= number <= most else None)


@pytest.mark.parametrize("said", [" 7", "7\n", "\t7\r", "007"])
def test_a_whole_number_is_the_same_with_space_around_it_and_zeros_before(said: str) -> None:
    assert whole_number(said) == 7


def test_a_list_s_level_and_a_paragraph_s_stops_are_values_too() -> None:
    found = block(
        '<w:numPr w:val="x"><w:ilvl w:val="1"/><w:numId w:val="3"/><w:ins w:id="1"/></w:numPr>'
        '<w:tabs><w:tab w:val="right" w:pos="720"/><w:tab w:pos="10"/><w:tab/></w:tabs>'
    )
    assert found == {
        "numPr": {"val": "x", "ilvl": "1", "numId": "3"},
        "tabs": {"720": "right", "10": "left"},
    }


def test_no_more_stops_are_kept_than_word_keeps() -> None:
    many = "".join(f'<w:tab w:val="left" w:pos="{at}"/>' for at in range(1000))
    assert len(block(f"<w:tabs>{many}</w:tabs>")["tabs"]) == 64


@pytest.mark.parametrize(
    ("below", "above", "together"),
    [
        # One thing said in two ways: the nearer way counts alone.
        ({"ascii": "A", "hAnsi": "A"}, {"ascii": "B"}, {"ascii": "B", "hAnsi": "A"}),
        ({"asciiTheme": "major"}, {"ascii": "B"}, {"ascii": "B"}),
    ],
)
def test_a_font_for_some_letters_leaves_those_for_others(
    below: dict[str, str],
    above: dict[str, str],
    together: dict[str, str],
) -> None:
    assert inherited({"rFonts": below}, {"rFonts": above}) == {"rFonts": together}


def test_each_indent_and_space_is_inherited_by_itself_and_a_colour_is_whole() -> None:
    below = {
        "ind": {"left": "1", "hanging": "2"},
        "spacing": {"before": "1", "line": "20", "lineRule": "exact"},
        "color": {"val": "FF0000", "themeColor": "text1"},
    }
    above = {
        "ind": {"firstLine": "3"},
        "spacing": {"line": "240"},
        "color": {"val": "00FF00"},
    }
    assert inherited(below, above) == {
        "ind": {"left": "1", "firstLine": "3"},
        "spacing": {"before": "1", "line": "240"},
        "color": {"val": "00FF00"},
    }


def test_letters_are_filled_with_a_colour_a_role_or_nothing() -> None:
    def filled(inside: str) -> dict[str, str]:
        fill = parsed(root(f"<w14:textFill>{inside}</w14:textFill>"))[0]
        return dict(text_fill(fill))

    assert filled("<w14:noFill/>") == {"none": "1"}
    assert filled('<w14:srgbClr w14:val="FF0000"/>') == {"val": "FF0000"}
    assert filled('<w14:schemeClr w14:val="bg1"/>') == {"role": "bg1"}
    clear, faint = (
        filled(f'<w14:srgbClr w14:val="FF0000"><w14:alpha w14:val="{of}"/></w14:srgbClr>')
        for of in ("100000", "50000")
    )
    assert clear == {"val": "FF0000", "none": "1"}
    assert faint == {"val": "FF0000"}


def test_stops_are_added_to_those_below_and_take_them_away() -> None:
    below, above = {"720": "left", "1440": "left"}, {"1440": "clear", "2000": "right"}
    together = {"720": "left", "1440": "clear", "2000": "right"}
    assert inherited({"tabs": below}, {"tabs": above}) == {"tabs": together}
    many = {str(at): "left" for at in range(64)}
    assert len(inherited({"tabs": many}, {"tabs": above})["tabs"]) == 64
