"""What may be in a returned file: of each rule a value that fits, and one that is told."""

from collections.abc import Mapping

import pytest

from agreementkit.ooxml.expected_markup import PROPERTIES, oddity, setting_words

Said = Mapping[str, str]
CASES: tuple[tuple[str, str, Said, Said], ...] = (
    ("rPr", "color", {"val": "595959"}, {"val": "DEDEDE"}),
    ("rPr", "color", {"themeColor": "text1"}, {"themeColor": "background1"}),
    ("rPr", "color", {"themeColor": "accent1"}, {"themeColor": "accent1", "themeTint": "33"}),
    ("rPr", "color", {"themeColor": "text2"}, {"themeColor": "text2", "themeTint": "pale"}),
    ("rPr", "rFonts", {"ascii": "Arial;Calibri"}, {"ascii": "Adobe Blank"}),
    ("rPr", "rFonts", {"eastAsia": "SimSun"}, {"eastAsia": "Wingdings"}),
    ("rPr", "sz", {"val": "24"}, {"val": "2"}),
    ("rPr", "w", {"val": "100%"}, {"val": "20"}),
    ("rPr", "vanish", {"val": "0"}, {}),
    ("rPr", "shd", {"val": "clear", "fill": "auto"}, {"val": "clear", "fill": "FF0000"}),
    ("rPr", "shd", {"val": "nil"}, {"val": "clear", "themeFill": "accent1"}),
    ("pPr", "spacing", {"line": "276"}, {"line": "100", "lineRule": "exact"}),
    ("pPr", "spacing", {"line": "12", "lineRule": "atLeast"}, {"line": "many"}),
    ("pPr", "spacing", {"beforeLines": "100"}, {"beforeLines": "9000"}),
    ("tblGrid", "gridCol", {"w": "1299"}, {"w": "5"}),
    ("tcPr", "tcW", {"w": "20%", "type": "pct"}, {"w": "1%", "type": "pct"}),
    ("pPr", "ind", {"left": "1287", "leftChars": "0"}, {"leftChars": "200"}),
    ("pBdr", "top", {"val": "none"}, {"val": "single", "color": "000000"}),
    ("pBdr", "top", {"val": "single", "color": "FFFFFF"}, {"val": "single", "color": "auto"}),
    ("tblPr", "tblW", {"w": "5000", "type": "pct"}, {"w": "100", "type": "pct"}),
    ("tblPr", "tblW", {"w": "100%", "type": "pct"}, {"w": "5%", "type": "pct"}),
    ("tblPr", "tblW", {"w": "9000"}, {"w": "20"}),
    ("tblPr", "tblW", {"w": "0", "type": "auto"}, {"w": "1", "type": "dxa"}),
    ("tcPr", "tcW", {"w": "400", "type": "pct"}, {"w": "5", "type": "dxa"}),
    ("tcPr", "tcW", {"w": "0", "type": "auto"}, {"w": "5", "type": "pct"}),
    ("tcBorders", "top", {"val": "single", "sz": "4"}, {"val": "single", "sz": "900"}),
    ("trPr", "trHeight", {"val": "20", "hRule": "atLeast"}, {"val": "20", "hRule": "exact"}),
    ("sectPr", "cols", {"space": "708"}, {"num": "45"}),
    ("lvl", "numFmt", {"val": "decimal"}, {"val": "chicago"}),
)


@pytest.mark.parametrize(("block", "name", "fits", "odd"), CASES)
def test_a_value_is_judged(block: str, name: str, fits: Said, odd: Said) -> None:
    assert oddity(block, name, fits) == ""
    assert oddity(block, name, odd)


def test_what_is_on_no_list_is_told_unless_it_is_switched_off() -> None:
    assert oddity("rPr", "twirl", {"val": "fast"}).endswith("(twirl)")
    assert oddity("rPr", "twirl", {"val": "0"}) == oddity("rPr", "twirl", {"val": "none"}) == ""


def test_a_rule_has_words_and_a_setting_too() -> None:
    every = [rule for rules in PROPERTIES.values() for rule in rules.values() if rule]
    assert all(rule.words for rule in every)
    assert setting_words(["zoom", "docVars"]) == ("it holds values that fields may show",)
