"""What a letterhead is written with: paragraphs set in place, runs in a look, plain tables."""

from collections.abc import Sequence

from agreementkit.ooxml.styles import TextFormat
from agreementkit.word.oxml.run import escaped

__all__ = [
    "LINE_MARK",
    "TAB_MARK",
    "layout_table",
    "set_paragraph",
    "styled_run",
    "text_in_run",
]

_PLAIN = TextFormat()
_FACES = ("ascii", "hAnsi", "eastAsia", "cs")
TAB_MARK = "<w:tab/>"
LINE_MARK = "<w:br/>"


def text_in_run(text: str) -> str:
    """Text as it stands inside a run."""
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'


def set_paragraph(
    style: str,
    content: str,
    *,
    align: str = "",
    tabs: Sequence[tuple[int, str]] = (),
) -> str:
    """A paragraph of a style, close to its neighbours and with its own stops.

    Schema order: pStyle, tabs, spacing, jc.

    Args:
        style: its id.
        content: the runs.
        align: `center` or `right`; empty for the left.
        tabs: position in twentieths of a point, and kind.
    """
    stops = "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for at, kind in sorted(tabs))
    properties = f'<w:pStyle w:val="{style}"/>'
    properties += f"<w:tabs>{stops}</w:tabs>" if stops else ""
    properties += '<w:spacing w:before="0" w:after="0"/>'
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def styled_run(content: str, look: TextFormat = _PLAIN) -> str:
    """A run that says only where it differs from its paragraph's style.

    Args:
        content: markup from `text_in_run`, or a mark.
        look: what it differs in. Schema order: rFonts, b, bCs, i, iCs, color, sz, szCs.
    """
    properties = ""
    if look.font is not None:
        faces = " ".join(f'w:{face}="{escaped(look.font)}"' for face in _FACES)
        properties += f"<w:rFonts {faces}/>"
    for tag, on in (("b", look.bold), ("i", look.italic)):
        if on is not None:
            value = "" if on else ' w:val="0"'
            properties += f"<w:{tag}{value}/><w:{tag}Cs{value}/>"
    if look.colour is not None:
        properties += f'<w:color w:val="{look.colour}"/>'
    if look.size is not None:
        properties += f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


def layout_table(widths: Sequence[int], rows: Sequence[Sequence[tuple[int, str]]]) -> str:
    """A table without borders that only sets things side by side.

    Args:
        widths: of the columns, in twentieths of a point.
        rows: for each cell how many columns it covers, and its paragraphs.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = ""
    for row in rows:
        at, cells = 0, ""
        for span, content in row:
            width = f'<w:tcW w:w="{sum(widths[at : at + span])}" w:type="dxa"/>'
            over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            cells += f"<w:tc><w:tcPr>{width}{over}</w:tcPr>{content}</w:tc>"
            at += span
        body += f"<w:tr>{cells}</w:tr>"
    properties = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
