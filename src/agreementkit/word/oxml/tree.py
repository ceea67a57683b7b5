"""Parts as trees: parsed without entities, without the network, and with names in full."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["MAIN", "attribute", "name", "parsed", "well_formed", "without_layout"]

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{MAIN}}}"


def name(tag: str) -> str:
    """The full name of a WordprocessingML element or attribute: `p` for a paragraph."""
    return _W + tag


def attribute(element: "etree._Element", tag: str) -> str | None:
    """An element's WordprocessingML attribute; None where it has none of that name."""
    value = element.get(_W + tag)
    return None if value is None else str(value)


def parsed(data: bytes) -> "etree._Element":
    """The root element of a part, without comments: they would cut a text in two.

    Raises:
        lxml.etree.XMLSyntaxError: the part is not well formed.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)


def without_layout(data: bytes) -> bytes:
    """A part of our own without the blanks and line ends that lay it out for people."""
    from lxml import etree

    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, remove_blank_text=True))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def well_formed(data: bytes) -> bool:
    """Whether a part can be parsed at all."""
    from lxml import etree

    try:
        parsed(data)
    except etree.XMLSyntaxError:
        return False
    return True
