"""A part read as the characters that it is, before anything interprets them.

What we write has one form: tags with double-quoted attributes, text in the few elements
that hold text, four entities. A part in any other form was not written by us, whatever
a parser would make of it.
"""

import re
from functools import lru_cache

from attrs import frozen

__all__ = ["Leaf", "Tag", "leaves", "odd_forms", "paragraphs", "plain", "tag", "tags"]

_DECLARATION = re.compile(
    r"""<\?xml version=["']1\.0["'] encoding=["']UTF-8["'] standalone=["']yes["']\?>\s*""",
)
_TAG = re.compile(r"<[^>]*>")
_FORM = re.compile(r'<(/?)((?:\w+:)?\w+)((?: (?:\w+:)?\w+="[^"<]*")*)(/?)>\Z')
_ATTRIBUTE = re.compile(r' ((?:\w+:)?\w+)="([^"<]*)"')
_TEXT = re.compile(r">([^<]*[^<\s][^<]*)<")
_HOLDS_TEXT = r"w:t|w:delText|w:instrText|w:delInstrText|dc:title|dc:language|dc:identifier"
_LEAF = re.compile(rf'<({_HOLDS_TEXT})(?: xml:space="preserve")?>([^<]*)</\1>')
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot);)")
_PARAGRAPH_END = "</w:p>"


@frozen(kw_only=True)
class Tag:
    """A tag taken apart."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    closing: bool


@frozen(kw_only=True)
class Leaf:
    """An element that holds text, and its text."""

    name: str
    text: str


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
    attributes = tuple((name, plain(value)) for name, value in _ATTRIBUTE.findall(found[3]))
    names = [name for name, _ in attributes]
    if len(names) != len(set(names)) or (found[1] and (attributes or found[4])):
        return None
    return Tag(name=found[2], attributes=attributes, closing=bool(found[1]))


def odd_forms(xml: str) -> tuple[str, ...]:
    """What is wrong with the form of a part, tags apart: text in a place that holds none."""
    wrong = []
    body = _DECLARATION.sub("", xml, count=1)
    if not body.startswith("<") or not body.rstrip().endswith(">"):
        wrong.append("something stands before or behind its root element")
    held = sum(1 for _, text in _LEAF.findall(body) if text.strip())
    if len(_TEXT.findall(body)) != held:
        wrong.append("text stands outside the elements that hold text")
    if _ENTITY.search(body):
        wrong.append("a character is written by its number or by an entity of its own")
    return tuple(wrong)


def leaves(xml: str) -> tuple[Leaf, ...]:
    """Every element that holds text, in order."""
    return tuple(Leaf(name=name, text=plain(text)) for name, text in _LEAF.findall(xml))


def paragraphs(xml: str) -> tuple[tuple[Leaf, ...], ...]:
    """The leaves of each paragraph that has any."""
    each = (leaves(piece) for piece in xml.split(_PARAGRAPH_END))
    return tuple(held for held in each if held)


def plain(text: str) -> str:
    """Text without its escapes."""
    if "&" not in text:
        return text
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text
