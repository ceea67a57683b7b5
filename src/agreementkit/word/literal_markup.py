"""A part read as the characters that it is, before anything interprets them.

What we write has one form: tags with double-quoted attributes, text in the few elements
that hold text, four entities. A part in any other form was not written by us, whatever
a parser would make of it. So the gate reads what goes out here, and not as a tree.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from attrs import frozen

from agreementkit.ooxml.xml import parsed

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
    attributes = tuple((name, _unescaped(value)) for name, value in _ATTRIBUTE.findall(found[3]))
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
    holding = sum(1 for each in paragraphs for leaf in each if leaf[1].strip())
    if len(_TEXT.findall(body)) != holding:
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
            now.append((name, _unescaped(text) if "&" in text else text))
    found.append(tuple(now))
    return tuple(each for each in found if each)


def _unescaped(text: str) -> str:
    """Text without its escapes."""
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def is_well_formed(data: bytes) -> bool:
    """Whether a part can be parsed at all."""
    from lxml import etree

    try:
        parsed(data)
    except etree.XMLSyntaxError:
        return False
    return True
