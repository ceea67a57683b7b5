"""What a package holds beside the text that is read: words that a person must look for."""

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

from agreementkit.ooxml.drawing import words_in
from agreementkit.word.opening import root_of, xml_parts
from agreementkit.word.oxml.opc import TYPES, content_types
from agreementkit.word.oxml.tree import MAIN, name
from agreementkit.word.oxml.vocabulary import CHART_TEXT, DRAWN_TEXT, MATHS_TEXT
from agreementkit.word.reading import Unread, UnreadKind
from agreementkit.word.relationships import Relationship

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["beside_the_text", "imported_words"]

_WITHOUT_WORDS = tuple(
    f"{kind}+xml"
    for kind in (
        *("relationships", "styles", "styleswitheffects", "settings", "fonttable", "theme"),
        *("websettings", "numbering", "core-properties", "extended-properties", "people"),
        *("custom-properties", "customxmlproperties", "commentsextended", "commentsids"),
        *("commentsextensible", "themeoverride", "chartcolorstyle", "chartstyle"),
        *("diagramstyle", "diagramcolors", "diagramlayout"),
    )
)
"""How the content types of parts end that hold no words of a text."""
_EMBEDDED = frozenset({"oleobject", "package", "control", "activexcontrolbinary", "font"})
_WORDS = (name("t"), name("delText"), DRAWN_TEXT, MATHS_TEXT, CHART_TEXT)
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_TEXTS = (".htm", ".html", ".xhtml", ".mht", ".txt", ".xml")


def beside_the_text(
    package: Mapping[str, bytes],
    read: Collection[str],
    links: Collection[Relationship],
    *,
    bound: bool,
) -> Iterator[Unread]:
    """Everything in a package that may show words, and is not read.

    Args:
        package: what `opening.opened` returned.
        read: the names of the parts that are read.
        links: all relationships of the package.
        bound: whether content controls take words from data beside the text.
    """
    for link in links:
        if not link.outside and link.kind.lower() in _EMBEDDED:
            yield Unread(kind=UnreadKind.EMBEDDED, part=link.target)
    known = {name.lower() for name in read} | {TYPES.lower()}
    imported = {link.target.lower() for link in links if link.kind.lower() == "afchunk"}
    types = content_types(package[TYPES])
    for part in xml_parts(package):
        if part.lower() in known | imported or types.of(part).endswith(_WITHOUT_WORDS):
            continue
        root = root_of(package, part)
        kind, words = _kind(root), _words(root)
        if kind is UnreadKind.UNKNOWN and not words and bound:
            # Data of a form of its own, which content controls may show.
            kind, words = UnreadKind.BOUND, " ".join("".join(map(str, root.itertext("*"))).split())
        if words:
            yield Unread(kind=kind, part=part, words=words)


def _words(root: "etree._Element") -> str:
    """The words of a part, of a text or piece by piece."""
    if root.tag.startswith(f"{{{MAIN}}}"):
        return words_in(root)
    return " ".join(filter(None, (each.text for each in root.iter(*_WORDS))))


def _kind(root: "etree._Element") -> UnreadKind:
    """What a part is, by its root."""
    namespace, _, short = root.tag.removeprefix("{").rpartition("}")
    if namespace == MAIN:
        return UnreadKind.BUILDING_BLOCK if short == "glossaryDocument" else UnreadKind.UNLINKED
    if "/chart" in namespace:
        return UnreadKind.CHART
    drawn = "/diagram" in namespace or "/drawing" in namespace
    return UnreadKind.DRAWING if drawn else UnreadKind.UNKNOWN


def imported_words(part: str, data: bytes) -> str:
    """The words of a file that is to be drawn in, where they can be had without a program.

    >>> imported_words("word/a.html", b"<p>The Employer <b>may</b></p>")
    'The Employer may'
    """
    if not part.lower().endswith(_TEXTS):
        return ""
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    return " ".join(unescape(_MARKUP.sub(" ", text)).split())
