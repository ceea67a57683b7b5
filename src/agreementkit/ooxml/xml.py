"""The XML of a Word file: the names of its vocabularies, and parts parsed as trees.

A part is parsed without entities, without the network and without comments. Every namespace
stands once, in `NAMESPACES`, by the prefix that the standards give it; nothing else in
`ooxml` and `word` spells one out.

Sources: WordprocessingML and drawings, ISO/IEC 29500-1; packages, 29500-2; markup compatibility,
29500-3; older drawings (VML), 29500-4; `w14` and later, [MS-DOCX].
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

# Names.

_OFFICE = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office"

NAMESPACES: Mapping[str, str] = {
    # Text (29500-1, chapter 17), and what newer versions of Word add to it.
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "w14": f"{_MICROSOFT}/word/2010/wordml",
    "w15": f"{_MICROSOFT}/word/2012/wordml",
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    # Drawings (chapter 20), of Word and in general, and older ones.
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "wp14": f"{_MICROSOFT}/word/2010/wordprocessingDrawing",
    "wps": f"{_MICROSOFT}/word/2010/wordprocessingShape",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "adec": f"{_MICROSOFT}/drawing/2017/decorative",
    "c": f"{_OFFICE}/drawingml/2006/chart",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "o": "urn:schemas-microsoft-com:office:office",
    "v": "urn:schemas-microsoft-com:vml",
    # The package (29500-2) and its properties.
    "ct": f"{_OFFICE}/package/2006/content-types",
    "pr": f"{_OFFICE}/package/2006/relationships",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "cp": f"{_OFFICE}/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "vt": f"{_OFFICE}/officeDocument/2006/docPropsVTypes",
    "custom": f"{_OFFICE}/officeDocument/2006/custom-properties",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
"""By prefix."""
STRICT_MAIN = "http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The `w` of the strict kind of file, which few programs read."""


_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(
    rb"""((?:xmlns(?::[^\s=<>]+)?|\sType|\suri)\s*=\s*["'])http://purl\.oclc\.org/ooxml/(\w+)/(\w+)"""
)
_RENAMED = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
}


def without_strict_names(data: bytes) -> bytes:
    """A part with the namespaces of the strict kind of file (29500-1) as in the common kind.

    Only names change: declarations, and the types of relationships; no word of the text.

    >>> without_strict_names(b'<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>')
    b'<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    """

    def common(found: re.Match[bytes]) -> bytes:
        last = _RENAMED.get(found[3], found[3])
        return found[1] + b"/".join([_OFFICE.encode(), found[2], b"2006", last])

    return _STRICT_NAME.sub(common, data) if _STRICT in data else data


def qualified(prefixed: str) -> str:
    """The full name of an element or attribute of any vocabulary.

    >>> qualified("dc:title")
    '{http://purl.org/dc/elements/1.1/}title'
    """
    prefix, _, short = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{short}"


def declarations(*prefixes: str) -> str:
    """The attributes of a root element that declare these prefixes.

    >>> declarations("dc")
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    """
    return " ".join(f'xmlns:{each}="{NAMESPACES[each]}"' for each in prefixes)


MAIN = NAMESPACES["w"]
_W = f"{{{MAIN}}}"


def name(tag: str) -> str:
    """The full name of a WordprocessingML element or attribute: `p` for a paragraph."""
    return _W + tag


def attribute(element: "etree._Element", tag: str) -> str | None:
    """An element's WordprocessingML attribute; None where it has none of that name."""
    value = element.get(_W + tag)
    return None if value is None else str(value)


# Full names that several modules look for.

ALTERNATE = qualified("mc:AlternateContent")
CHOICE = qualified("mc:Choice")
FALLBACK = qualified("mc:Fallback")
PICTURE = qualified("pic:pic")
PICTURE_OWN = qualified("pic:cNvPr")
PICTURE_FRAMES = (qualified("wp:inline"), qualified("wp:anchor"))
PICTURE_NAMES = qualified("wp:docPr")
EXTENT = qualified("wp:extent")
DECORATIVE = qualified("adec:decorative")
VML_IMAGE = qualified("v:imagedata")
VML_TITLE = qualified("o:title")
WORD_ART = qualified("v:textpath")
DRAWN_TEXT = qualified("a:t")
CHART_TEXT = qualified("c:v")
MATHS_TEXT = qualified("m:t")
TEXT_FILL = qualified("w14:textFill")
PARAGRAPH_ID = qualified("w14:paraId")
THREAD = qualified("w15:commentEx")
THREAD_ID = qualified("w15:paraId")
THREAD_PARENT = qualified("w15:paraIdParent")
THREAD_DONE = qualified("w15:done")
SPACE = qualified("xml:space")
RELATIONSHIP_ID = qualified("r:id")
CORE_TITLE = qualified("dc:title")
CORE_IDENTIFIER = qualified("dc:identifier")

# Parts.


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


# Text.

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""How a part of ours begins."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def escaped(text: str) -> str:
    """Text as it may stand in an element or an attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def forbidden(text: str) -> str | None:
    """The first character that no XML file can hold; None where there is none."""
    found = _FORBIDDEN.search(text)
    return found and found.group()
