"""Parts as trees: parsed without entities, without the network, and with names in full."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{MAIN}}}"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def escaped(text: str) -> str:
    """Text as it may stand in an element or an attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def forbidden(text: str) -> str | None:
    """The first character that no XML file can hold; None where there is none."""
    found = _FORBIDDEN.search(text)
    return found and found.group()


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


# ---
# Names in full from the vocabularies that stand beside WordprocessingML in a Word file.
#
# Relationships and core properties: ISO/IEC 29500-2. Drawings: ISO/IEC 29500-1, chapter 20.
# Older drawings (VML): ISO/IEC 29500-4. Paragraph ids and decorative pictures: [MS-DOCX].

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DOCUMENT = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML = "{urn:schemas-microsoft-com:vml}"
ALTERNATE = f"{_COMPATIBLE}AlternateContent"
CHOICE = f"{_COMPATIBLE}Choice"
FALLBACK = f"{_COMPATIBLE}Fallback"
PICTURE_FRAMES = (f"{_DRAWING}inline", f"{_DRAWING}anchor")
PICTURE_NAMES = f"{_DRAWING}docPr"
EXTENT = f"{_DRAWING}extent"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
VML_IMAGE = f"{_VML}imagedata"
VML_TITLE = "{urn:schemas-microsoft-com:office:office}title"
WORD_ART = f"{_VML}textpath"
_ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
PICTURE_OWN = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
DRAWN_TEXT = f"{_ART}t"
CHART_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"
MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WORD_2012 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
TEXT_FILL = f"{_WORD_2010}textFill"
THREAD = f"{_WORD_2012}commentEx"
THREAD_ID = f"{_WORD_2012}paraId"
THREAD_PARENT = f"{_WORD_2012}paraIdParent"
THREAD_DONE = f"{_WORD_2012}done"
PARAGRAPH_ID = f"{_WORD_2010}paraId"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
RELATIONSHIP_ID = f"{_DOCUMENT}id"
CORE_TITLE = f"{_DUBLIN}title"


# ---
# A part read as the characters that it is, before anything interprets them.
#
# What we write has one form: tags with double-quoted attributes, text in the few elements
# that hold text, four entities. A part in any other form was not written by us, whatever
# a parser would make of it.

_DECLARATION = re.compile(
    r"""<\?xml version=["']1\.0["'] encoding=["']UTF-8["'] standalone=["']yes["']\?>\s*""",
)
_TAG = re.compile(r"<[^>]*>")
_FORM = re.compile(r'<(/?)((?:\w+:)?\w+)((?: (?:\w+:)?\w+="[^"<]*")*)(/?)>\Z')
_ATTRIBUTE = re.compile(r' ((?:\w+:)?\w+)="([^"<]*)"')
_TEXT = re.compile(r">([^<]*[^<\s][^<]*)<")
_HOLDS_TEXT = r"w:t|w:delText|w:instrText|w:delInstrText|dc:title|dc:language|dc:identifier"
_LEAVES = re.compile(
    rf'<({_HOLDS_TEXT})(?: xml:space="preserve")?>([^<]*)</(?:{_HOLDS_TEXT})>|(</w:p>)',
)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot);)")


@frozen(kw_only=True)
class Tag:
    """A tag taken apart."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    closing: bool


Leaf = tuple[str, str]
"""The name of an element that holds text, and its text."""


def tags(xml: str) -> frozenset[str]:
    """Every different tag of a part, as it is written."""
    return frozenset(_TAG.findall(_DECLARATION.sub("", xml, count=1)))


@lru_cache(maxsize=8192)
def tag(written: str) -> Tag | None:
    """A tag taken apart; None where it is not in our form.

    >>> tag('<w:pStyle w:val="Normal"/>')
    Tag(name='w:pStyle', attributes=(('w:val', 'Normal'),), closing=False)
    >>> tag("<!-- a comment -->") is None
    True
    """
    found = _FORM.match(written)
    if found is None:
        return None
    attributes = tuple((name, unescaped(value)) for name, value in _ATTRIBUTE.findall(found[3]))
    names = [name for name, _ in attributes]
    if len(names) != len(set(names)) or (found[1] and (attributes or found[4])):
        return None
    return Tag(name=found[2], attributes=attributes, closing=bool(found[1]))


def form_faults(xml: str, paragraphs: Iterable[tuple[Leaf, ...]]) -> tuple[str, ...]:
    """What is wrong with the form of a part, tags apart: text in a place that holds none.

    Args:
        xml: the part.
        paragraphs: the same part's texts.
    """
    wrong = []
    body = _DECLARATION.sub("", xml, count=1)
    if not body.startswith("<") or not body.rstrip().endswith(">"):
        wrong.append("something stands before or behind its root element")
    held = sum(1 for each in paragraphs for leaf in each if leaf[1].strip())
    if len(_TEXT.findall(body)) != held:
        wrong.append("text stands outside the elements that hold text")
    if _ENTITY.search(body):
        wrong.append("a character is written by its number or by an entity of its own")
    return tuple(wrong)


def paragraphs_in(xml: str) -> tuple[tuple[Leaf, ...], ...]:
    """The texts of a part by paragraph, each with the name of the element that holds it."""
    found: list[tuple[Leaf, ...]] = []
    now: list[Leaf] = []
    for name, text, end in _LEAVES.findall(xml):
        if end:
            found.append(tuple(now))
            now.clear()
        else:
            now.append((name, unescaped(text) if "&" in text else text))
    found.append(tuple(now))
    return tuple(each for each in found if each)


def unescaped(text: str) -> str:
    """Text without its escapes."""
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text
