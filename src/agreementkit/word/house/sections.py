"""Where a template's headers and footers are: the only thing read of its body."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.ooxml.properties import has_on, measure
from agreementkit.word.oxml.tree import attribute, name

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Sections", "sections_of"]

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WIDTH = 9026
_PLACES = ("header", "footer")


@frozen(kw_only=True)
class Sections:
    """The references of a template's sections, and how wide its text is."""

    references: Mapping[tuple[str, str], str]
    """Relationship ids by place and pages: `("header", "default")`; the first one counts."""
    first_differs: bool
    """Whether the first page has a header and footer of its own."""
    width: int
    """Between the margins, in twentieths of a point."""


def sections_of(document: "etree._Element") -> Sections:
    """The sections of a main document part."""
    references: dict[tuple[str, str], str] = {}
    now: dict[tuple[str, str], str] = {}
    first = False
    width = _WIDTH
    for section in document.iter(name("sectPr")):
        parent = section.getparent()
        if parent is not None and parent.tag == name("sectPrChange"):
            continue
        for place in _PLACES:
            for each in section.iterfind(name(f"{place}Reference")):
                # A section without its own goes on with those of the one before it.
                pages = attribute(each, "type") or "default"
                now[place, pages] = each.get(f"{_R}id") or ""
        own_first = has_on(section, "titlePg")
        first = first or own_first
        for key, reference in now.items():
            if key[1] != "first" or own_first:
                references.setdefault(key, reference)
        width = _width(section) or width
    return Sections(references=references, first_differs=first, width=width)


def _width(section: "etree._Element") -> int | None:
    """The width of the text, where it is a sane one."""
    page, margins = section.find(name("pgSz")), section.find(name("pgMar"))
    if page is None or margins is None:
        return None
    found = [
        measure(attribute(element, tag), per_point=20)
        for element, tag in ((page, "w"), (margins, "left"), (margins, "right"))
    ]
    if None in found:
        return None
    width, left, right = (int(each or 0) for each in found)
    return width - left - right if 4_000 <= width - left - right <= 20_000 else None
