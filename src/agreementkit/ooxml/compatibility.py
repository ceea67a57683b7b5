"""Markup compatibility (ISO/IEC 29500-3): what Word knows, and which of several things it shows.

What follows is what today's Word does; an older one, or another program, may show the rest.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from agreementkit.ooxml.xml import ALTERNATE, CHOICE, FALLBACK, MAIN

if TYPE_CHECKING:
    from lxml import etree

_UNDERSTOOD = frozenset(
    {
        *(f"http://schemas.microsoft.com/office/word/20{year}/wordml" for year in ("10", "12")),
        *(
            f"http://schemas.microsoft.com/office/word/2010/wordprocessing{each}"
            for each in ("Canvas", "Drawing", "Group", "Ink", "Shape")
        ),
        "http://schemas.microsoft.com/office/word/2006/wordml",
        "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://schemas.microsoft.com/office/drawing/2010/main",
        "http://schemas.microsoft.com/office/drawing/2014/chartex",
        "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
        "http://schemas.microsoft.com/office/drawing/2016/ink",
        "http://schemas.microsoft.com/office/drawing/2017/model3d",
        MAIN,
    }
)
"""The vocabularies that today's Word understands, of those that a choice can require."""

_KNOWN = _UNDERSTOOD | {
    "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:word",
    "urn:schemas-microsoft-com:vml",
}
"""And those that nothing requires, because every Word knows them."""
_PROCESSED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}ProcessContent"


def is_known(element: "etree._Element") -> bool:
    """Whether Word shows what is inside an element of another vocabulary than that of text."""
    space, _, short = str(element.tag)[1:].rpartition("}")
    if space in _KNOWN:
        return True
    for above in element.iterancestors():
        for qualified in (above.get(_PROCESSED) or "").split():
            prefix, _, named = qualified.rpartition(":")
            if above.nsmap.get(prefix) == space and named in (short, "*"):
                return True
    return False


def is_understood(choice: "etree._Element") -> bool:
    """Whether Word understands all that a choice requires (ISO/IEC 29500-3, 9.3)."""
    prefixes = (choice.get("Requires") or "").split()
    return all(choice.nsmap.get(prefix) in _UNDERSTOOD for prefix in prefixes)


def branches(alternate: "etree._Element") -> "Sequence[etree._Element]":
    """The alternatives of an element that holds several, as they follow one another (9.3)."""
    return [child for child in alternate if child.tag in (CHOICE, FALLBACK)]


def shown_branch(alternate: "etree._Element") -> "etree._Element | None":
    """The one of several alternatives that Word shows; None where it shows none of them."""
    for each in branches(alternate):
        if each.tag == FALLBACK or is_understood(each):
            return each
    return None


def shown_children(element: "etree._Element") -> "Iterator[etree._Element]":
    """The elements inside an element, those of the branch that is shown in place of alternatives."""
    for child in element.iterchildren("*"):
        if child.tag != ALTERNATE:
            yield child
        elif (branch := shown_branch(child)) is not None:
            yield from shown_children(branch)
