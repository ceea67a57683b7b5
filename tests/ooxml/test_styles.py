"""Styles over the styles that they are based on, worked out one by one."""

import tracemalloc

import pytest
from hypothesis import given, strategies as st

from agreementkit.ooxml.properties import is_on
from agreementkit.ooxml.styles import (
    NOTHING,
    Formatting,
    Styles,
    custom_styles,
    names_in,
    outline_levels,
    style_names,
    styles_in,
    text_format,
)
from agreementkit.ooxml.xml import parsed

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

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


def styles_of(*styles: str, defaults: str = "") -> Styles:
    return styles_in(
        parsed(
            f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr>'
            f"</w:rPrDefault></w:docDefaults>{''.join(styles)}</w:styles>".encode()
        )
    )


def style(
    id_: str,
    run: str = "",
    *,
    kind: str = "paragraph",
    based: str = "",
    more: str = "",
    attributes: str = "",
) -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}" {attributes}><w:name w:val="{id_}"/>'
        f'<w:basedOn w:val="{based}"/><w:rPr>{run}</w:rPr>{more}</w:style>'
    )


KINDS = ("paragraph", "character")
SWITCH = {None: "", True: "<w:vanish/>", False: '<w:vanish w:val="off"/>'}
IDS = [f"s{number}" for number in range(6)]


@st.composite
def definitions(draw: st.DrawFn) -> list[tuple[str, str, str, bool | None]]:
    """Id, kind, what it is based on, and what it says of hiding: circles and mistakes too."""
    return [
        (
            id_,
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from([*IDS, "nowhere"])),
            draw(st.sampled_from([None, True, False])),
        )
        for id_ in IDS
    ]


def told(
    named: str,
    kind: str,
    every: dict[str, tuple[str, str, bool | None]],
    seen: frozenset[str] = frozenset(),
) -> bool:
    """Whether a style hides its text, as 17.7.3 says: the nearest that says anything."""
    if named in seen or named not in every or every[named][0] != kind:
        return False
    _, parent, own = every[named]
    return told(parent, kind, every, seen | {named}) if own is None else own


@given(
    definitions(),
    st.tuples(st.sampled_from([*IDS, ""]), st.sampled_from([*IDS, ""])),
    st.tuples(st.booleans(), st.booleans()),
    st.sampled_from([None, True, False]),
)
def test_what_hides_text_is_told_as_the_standard_has_it(
    defined: list[tuple[str, str, str, bool | None]],
    named: tuple[str, str],
    beneath: tuple[bool, bool],
    direct: bool | None,
) -> None:
    (paragraph, character), (by_table, by_default) = named, beneath
    styles = styles_of(
        *(style(id_, SWITCH[own], kind=kind, based=up) for id_, kind, up, own in defined),
        defaults=SWITCH[True] if by_default else "",
    )
    every = {id_: (kind, parent, own) for id_, kind, parent, own in defined}
    levels = (
        by_table,
        told(paragraph, "paragraph", every),
        told(character, "character", every),
    )
    expected = by_default or sum(levels) % 2 == 1
    if direct is not None:
        expected = direct
    table = Formatting(run={"vanish": {}}) if by_table else NOTHING
    own = {} if direct is None else {"vanish": {"val": "1" if direct else "0"}}
    found = styles.run(table, styles.of_paragraph(paragraph), character, own)
    assert is_on(found, "vanish") is expected


def test_a_style_inherits_from_its_own_kind_alone() -> None:
    styles = styles_of(
        style("P", "<w:i/>"),
        style("C", "<w:b/>", kind="character", based="P"),
        style("T", kind="table", based="C"),
    )
    assert styles.by_id["C"].formatting.run == {"b": {}}
    assert styles.by_id["T"].formatting.run == {}
    assert styles.formatting("C") == NOTHING
    assert styles.run(NOTHING, "P", "P", {}) == styles.text("P")
    assert styles.named("P") == "P"
    assert styles.named("nowhere") == "nowhere"


def test_text_and_tables_that_name_no_style_have_the_default_one() -> None:
    styles = styles_of(
        style("N", "<w:i/>", attributes='w:default="on"'),
        style("D", '<w:b/><w:sz w:val="9"/>', kind="character", attributes='w:default="true"'),
        style("C", "<w:caps/>", kind="character"),
        style("T", kind="table", attributes='w:default="1"'),
        style("Off", attributes='w:default="0"'),
    )
    assert styles.of_paragraph("") == styles.of_paragraph("C") == "N"
    assert styles.of_paragraph("Off") == "Off"
    assert styles.of_table(None) == styles.of_table("N") == styles.table_default == "T"
    assert set(styles.run(NOTHING, "N", "", {})) == {"i", "b", "sz"}
    assert set(styles.run(NOTHING, "N", "C", {})) == {"i", "caps"}


def test_a_chain_of_many_styles_is_worked_out_without_recursion() -> None:
    many = 5_000
    chain = [style(f"s{number}", based=f"s{number + 1}", more="<w:pPr/>") for number in range(many)]
    top = style(f"s{many}", "<w:vanish/>", more='<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    styles = styles_of(*chain, top)
    assert is_on(styles.text("s0"), "vanish")
    levels = outline_levels(styles)
    assert set(levels.values()) == {3}
    assert len(levels) == many + 1


def test_conditions_that_the_standard_does_not_know_are_none() -> None:
    more = '<w:tblStylePr w:type="middle"/><w:tblStylePr w:type="firstRow"/><w:tblStylePr/>'
    styles = styles_of(style("T", kind="table", more=more))
    assert set(styles.by_id["T"].conditions) == {"firstRow"}


def test_a_whole_table_is_a_condition_too_and_the_weakest() -> None:
    more = (
        '<w:tblStylePr w:type="wholeTable"><w:rPr><w:b/><w:sz w:val="1"/></w:rPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:sz w:val="2"/></w:rPr></w:tblStylePr>'
    )
    styles = styles_of(style("T", kind="table", more=more))
    assert styles.cell("T", ("firstRow", "lastCol")).run == {"b": {}, "sz": {"val": "2"}}
    assert styles.cell("T", ()).run == {"b": {}, "sz": {"val": "1"}}
    assert styles.cell("nowhere", ("firstRow",)) == NOTHING


def test_styles_have_ids_names_and_other_names() -> None:
    root = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="A"><w:name w:val="Heading 1"/>'
        '<w:aliases w:val="H1, Top"/></w:style><w:style/>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="T"><w:name w:val="House"/></w:style>'
        '<w:style w:type="table" w:customStyle="0" w:styleId="U"/>'
        "</w:styles>"
    ).encode()
    styles = styles_in(parsed(root))
    assert [*names_in(styles)] == [("heading 1", "A"), ("h1", "A"), ("top", "A")]
    assert style_names(root) == {"A", "Heading 1", "T", "House", "U"}
    assert style_names(b"") == frozenset()
    assert [*custom_styles(styles, "table")] == ["T"]
    assert [*custom_styles(styles, "paragraph")] == []


@pytest.mark.parametrize(
    ("said", "level"),
    [("0", 1), ("8", 9), ("9", None), ("-1", None), ("many", None), ("1" * 5000, None)],
)
def test_a_heading_has_a_level_from_one(said: str, level: int | None) -> None:
    more = f'<w:pPr><w:outlineLvl w:val="{said}"/></w:pPr>'
    assert outline_levels(styles_of(style("A", more=more))).get("A") == level


def test_a_small_file_does_not_take_much_room_by_what_its_styles_inherit() -> None:
    junk = "".join(f"<w:x{number}/>" for number in range(5_000))
    odd = "".join(f' w:x{number}="1"' for number in range(5_000))
    root = style("s0", f"<w:sz w:val='9'/>{junk}<w:rFonts w:ascii='A'{odd}/>")
    chain = (
        style(f"s{number}", f'<w:rFonts w:cs="{number}"/>', based=f"s{number - 1}")
        for number in range(1, 2_000)
    )
    styles = styles_of(root, *chain)
    tracemalloc.start()
    try:
        found = styles.text("s1999")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == {"sz": {"val": "9"}, "rFonts": {"ascii": "A", "cs": "1999"}}
    assert most < 10_000_000


@given(st.permutations(range(200)))
def test_a_long_chain_says_the_same_in_whatever_order_it_is_asked(order: list[int]) -> None:
    styles = styles_of(
        style("s0", "<w:b/>"),
        *(style(f"s{n}", f'<w:sz w:val="{n}"/>', based=f"s{n - 1}") for n in range(1, 200)),
    )
    for number in order[:20]:
        own = {"sz": {"val": str(number)}} if number else {}
        assert styles.by_id[f"s{number}"].formatting.run == {"b": {}, **own}


@pytest.mark.parametrize(
    ("size", "space"),
    [("24", "120"), ("12pt", "6pt"), ("1pc", "0.5pc"), ("12.0pt", "6pt")],
)
def test_a_format_is_read_in_whatever_unit_it_is_given(size: str, space: str) -> None:
    paragraph = {"spacing": {"before": space}, "tabs": {space: "left", "wide": "left"}}
    found = text_format({"sz": {"val": size}}, paragraph)
    assert (found.size, found.before, found.tabs) == (24, 120, ((120, "left"),))


@pytest.mark.parametrize("said", ["-1", "-2pt", "many", "9" * 12])
def test_a_size_that_none_can_be_is_none(said: str) -> None:
    assert text_format({"sz": {"val": said}}, {}).size is None
