"""Runs of text (17.3.2)."""

import re

__all__ = ["BREAK", "NEW_LINE", "TAB", "escaped", "forbidden", "run"]

TAB = "<w:r><w:tab/></w:r>"
NEW_LINE = "<w:r><w:br/></w:r>"
BREAK = '<w:r><w:br w:type="page"/></w:r>'

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def escaped(text: str) -> str:
    """Text as it may stand in an element or an attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def forbidden(text: str) -> str | None:
    """The first character that no XML file can hold; None where there is none."""
    found = _FORBIDDEN.search(text)
    return found and found.group()


def run(  # noqa: PLR0913 - each is a property of its own
    text: str,
    *,
    style: str = "",
    bold: bool = False,
    italic: bool = False,
    highlight: bool = False,
    deleted: bool = False,
) -> str:
    """A run. Properties stand in schema order: rStyle, b, bCs, i, iCs, highlight.

    Text inside a tracked deletion has a tag of its own (17.3.3.7). A line end in the text is
    one on the page.
    """
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if bold:
        properties += "<w:b/><w:bCs/>"
    if italic:
        properties += "<w:i/><w:iCs/>"
    if highlight:
        properties += '<w:highlight w:val="yellow"/>'
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    tag = "delText" if deleted else "t"
    inside = "<w:br/>".join(
        f'<w:{tag} xml:space="preserve">{escaped(line)}</w:{tag}>' for line in text.split("\n")
    )
    return f"<w:r>{properties}{inside}</w:r>"
