"""Styles over the styles that they are based on, worked out one by one."""

import pytest

from agreementkit.ooxml.styles import styles_in
from agreementkit.word.oxml.tree import parsed

STYLES = parsed(
    b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b'<w:style w:styleId="Low"><w:rPr><w:sz w:val="20"/><w:b/></w:rPr></w:style>'
    b'<w:style w:styleId="High"><w:basedOn w:val="Low"/><w:rPr><w:sz w:val="30"/></w:rPr></w:style>'
    b'<w:style w:styleId="One"><w:basedOn w:val="Other"/><w:rPr><w:i/></w:rPr></w:style>'
    b'<w:style w:styleId="Other"><w:basedOn w:val="One"/></w:style>'
    b'<w:style w:styleId="Lone"><w:basedOn w:val="Missing"/></w:style>'
    b"</w:styles>",
)


def test_all_are_there_in_their_order_and_no_others() -> None:
    by_id = styles_in(STYLES).by_id
    assert [*by_id] == ["Low", "High", "One", "Other", "Lone"]
    assert len(by_id) == 5
    assert "Missing" not in by_id
    with pytest.raises(KeyError):
        by_id["Missing"]


def test_a_style_has_what_it_is_based_on_whichever_is_asked_for_first() -> None:
    for order in (["High", "Low"], ["Low", "High"]):
        by_id = styles_in(STYLES).by_id
        found = {id_: by_id[id_].formatting.run for id_ in order}
        assert found["High"] == {"sz": {"val": "30"}, "b": {}}
        assert found["Low"] == {"sz": {"val": "20"}, "b": {}}


def test_a_circle_of_styles_has_an_end() -> None:
    by_id = styles_in(STYLES).by_id
    assert by_id["Other"].formatting.run == {"i": {}}
    assert by_id["Lone"].formatting.run == {}
