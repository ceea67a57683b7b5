"""Tables (17.4), with a header row that repeats and rows that do not split."""

from collections.abc import Sequence

from agreementkit.word.oxml.run import escaped

__all__ = ["Cell", "table"]

Cell = tuple[str, str | None]
"""A cell's paragraph, and the colour behind it in hexadecimal; None for none."""


def table(
    *,
    style: str,
    widths: Sequence[int],
    caption: str,
    header: Sequence[str],
    rows: Sequence[Sequence[Cell]],
) -> str:
    """A table.

    Args:
        style: the table style's id.
        widths: of the columns, in twentieths of a point.
        caption: what a screen reader says of it.
        header: one paragraph for each column.
        rows: cells for each row.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escaped(caption)}"/>'
    )
    body = _row([(cell, None) for cell in header], widths, "<w:cantSplit/><w:tblHeader/>")
    body += "".join(_row(row, widths, "<w:cantSplit/>") for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _row(cells: Sequence[Cell], widths: Sequence[int], properties: str) -> str:
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_shading(fill)}</w:tcPr>{inside}</w:tc>'
        for (inside, fill), width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{content}</w:tr>"


def _shading(fill: str | None) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
