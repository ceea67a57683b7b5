"""Tables: which rows their style hides, and how wide its bands are."""

import pytest

from agreementkit.documents import Concealment
from agreementkit.ooxml.appearance import Appearances
from agreementkit.ooxml.styles import Styles, styles_in
from agreementkit.ooxml.tables import TableRows, grid_span, is_shut, table_of
from agreementkit.ooxml.xml import name, parsed

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def styles_of(inside: str, bands: str = "") -> Styles:
    return styles_in(
        parsed(
            f'<w:styles xmlns:w="{WORD}"><w:style w:type="table" w:styleId="T">'
            f"<w:tblPr>{bands}</w:tblPr>{inside}</w:style></w:styles>".encode()
        )
    )


def table(
    rows: int, columns: int = 1, look: str = 'w:noVBand="1"', inside: str = "<w:p/>"
) -> bytes:
    row = f"<w:tr>{f'<w:tc>{inside}</w:tc>' * columns}</w:tr>"
    return (
        f'<w:tbl xmlns:w="{WORD}"><w:tblPr><w:tblStyle w:val="T"/><w:tblLook {look}/></w:tblPr>'
        f"{row * rows}</w:tbl>"
    ).encode()


SHADED = "".join(
    f'<w:tblStylePr w:type="{band}"><w:tcPr><w:shd w:fill="{band}"/></w:tcPr></w:tblStylePr>'
    for band in ("band1Horz", "band2Horz", "band1Vert", "band2Vert")
)


@pytest.mark.parametrize(
    ("size", "look", "bands"),
    [
        ("", 'w:noVBand="1"', "121212"),
        ("2", 'w:noVBand="1"', "112211"),
        ("2", 'w:noVBand="1" w:firstRow="1"', "211221"),
        ("0", 'w:noVBand="1"', "121212"),
        ("many", 'w:noVBand="1"', "121212"),
    ],
)
def test_a_band_is_as_many_rows_as_the_style_says(size: str, look: str, bands: str) -> None:
    said = f'<w:tblStyleRowBandSize w:val="{size}"/>' if size else ""
    rows = TableRows(parsed(table(6, look=look)), styles_of(SHADED, said))
    found = [rows.row(index).cells[0].properties["shd"]["fill"] for index in range(6)]
    assert found == [f"band{band}Horz" for band in bands]


def test_a_band_is_as_many_columns_as_the_style_says() -> None:
    styles = styles_of(SHADED, '<w:tblStyleColBandSize w:val="3"/>')
    element = parsed(table(1, 5, 'w:noHBand="1"'))
    [row] = table_of(element, "table 1", nested=False, styles=styles).rows
    fills = [cell.properties["shd"]["fill"] for cell in row.cells]
    assert fills == [f"band{band}Vert" for band in "11122"]


@pytest.mark.parametrize(
    ("said", "columns"),
    [
        ("2", 2),
        ("02", 2),
        (" 2 ", 2),
        ("100", 100),
        ("9999", 9999),
        *((none, 1) for none in ("1", "0", "-1", "", "many", "10000", "1" * 5000)),
    ],
)
def test_a_cell_spans_as_many_columns_as_it_says(said: str, columns: int) -> None:
    assert grid_span({"gridSpan": {"val": said}}) == columns


def test_a_cell_that_says_nothing_spans_one_column() -> None:
    assert grid_span({}) == grid_span({"gridSpan": {}}) == 1


@pytest.mark.parametrize(
    ("row", "shut"),
    [
        ({}, False),
        ({"hidden": {}}, True),
        ({"hidden": {"val": "off"}}, False),
        ({"trHeight": {"val": "99", "hRule": "exact"}}, True),
        ({"trHeight": {"val": "4pt", "hRule": "exact"}}, True),
        ({"trHeight": {"val": "100", "hRule": "exact"}}, False),
        ({"trHeight": {"val": "low", "hRule": "exact"}}, False),
        ({"trHeight": {"val": "1", "hRule": "atLeast"}}, False),
        ({"trHeight": {"val": "1"}}, False),
    ],
)
def test_a_row_is_shut_that_nobody_sees_into(row: dict[str, dict[str, str]], shut: bool) -> None:
    assert is_shut(row) is shut


def test_what_conceals_a_row_conceals_the_tables_in_it_however_deep() -> None:
    hides = '<w:tblStylePr w:type="firstRow"><w:trPr><w:hidden/></w:trPr></w:tblStylePr>'
    deepest = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>"
    for _ in range(40):
        deepest = f"<w:tbl><w:tr><w:tc>{deepest}</w:tc></w:tr></w:tbl><w:p/>"
    root = parsed(table(2, look='w:firstRow="1"', inside=deepest))
    appearances = Appearances(styles_of(hides))
    hidden, shown = ([*row.iter(name("tc"))][-1] for row in root.iterchildren(name("tr")))
    for cell, expected in ((hidden, {Concealment.HIDDEN}), (shown, set())):
        inner = next(cell.iterancestors(name("tbl")))
        assert appearances.table(inner).concealments(cell) == expected


def test_a_cell_that_is_none_of_a_table_has_no_look_there() -> None:
    styles = styles_of("")
    one, other = parsed(table(1)), parsed(table(1))
    appearance = Appearances(styles).table(one)
    [cell] = one.iter(name("tc"))
    [elsewhere] = other.iter(name("tc"))
    found = appearance.cell(cell)
    assert found is not None
    assert found.element is cell
    assert appearance.cell(elsewhere) is None
    assert appearance.row(elsewhere) is None
