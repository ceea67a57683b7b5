"""Walks over a story that more than one rule takes: fields (17.16), and words inside something."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen, mutable

from agreementkit.word.lint.story import Story
from agreementkit.word.oxml.tree import attribute, name
from agreementkit.word.oxml.vocabulary import FALLBACK

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Field", "fields_in", "texts_in"]

_CHAR, _SIMPLE = name("fldChar"), name("fldSimple")
_CODES = (name("instrText"), name("delInstrText"))
_TEXTS = (name("t"), name("delText"))
_SHOWN = tuple(name(tag) for tag in ("drawing", "pict", "object", "sym", "noBreakHyphen"))
_ENOUGH = 200
"""Letters of a result that any rule looks at."""


@frozen(kw_only=True, eq=False)
class Field:
    """What Word computes, and what stands in its place until then."""

    place: str
    code: str
    result: str
    """The beginning of it."""
    fault: str = ""
    """How it is out of balance, in words."""

    @property
    def words(self) -> list[str]:
        """Its code word by word, the kind first."""
        return [word.strip('"') for word in self.code.split()]

    @property
    def kind(self) -> str:
        """What it computes, such as `REF`."""
        return self.words[0].upper() if self.words else ""


@mutable
class _Open:
    """A field that has begun and not yet ended."""

    start: "etree._Element"
    code: str = ""
    result: str = ""
    parted: bool = False
    fault: str = ""

    def take(self, words: str) -> None:
        if self.parted:
            self.result = (self.result + words)[:_ENOUGH]


def texts_in(element: "etree._Element") -> str:
    """The words inside an element."""
    return "".join(each.text or "" for each in element.iter(*_TEXTS))


def fields_in(story: Story) -> Iterator[Field]:
    """Every field of a story in the order in which they end, simple ones first."""
    hidden = set(story.root.iter(FALLBACK))
    for each in story.root.iter(_SIMPLE):
        yield Field(
            place=story.place(each),
            code=attribute(each, "instr") or "",
            result=texts_in(each)[:_ENOUGH],
        )
    waiting: list[_Open] = []
    for element in story.root.iter(_CHAR, *_CODES, *_TEXTS, *_SHOWN):
        if hidden and not hidden.isdisjoint(element.iterancestors(FALLBACK)):
            continue
        if element.tag == _CHAR:
            yield from _turn(element, waiting, story)
        elif waiting and element.tag in _CODES:
            waiting[-1].code += element.text or ""
        elif waiting:
            waiting[-1].take(element.text or "" if element.tag in _TEXTS else "*")
    for left in waiting:
        left.fault = "a field begins and never ends"
        yield _closed(left, story)


def _turn(element: "etree._Element", waiting: list[_Open], story: Story) -> Iterator[Field]:
    """What the beginning, middle or end of a field does to those that are open."""
    kind = attribute(element, "fldCharType")
    if kind == "begin":
        waiting.append(_Open(element))
    elif not waiting:
        fault = f"a field’s {'end' if kind == 'end' else 'middle'} stands without its beginning"
        yield _closed(_Open(element, fault=fault), story)
    elif kind == "separate":
        if waiting[-1].parted:
            waiting[-1].fault = "a field has two middles"
        waiting[-1].parted = True
    else:
        done = waiting.pop()
        if waiting:
            waiting[-1].take(done.result)
        yield _closed(done, story)


def _closed(done: _Open, story: Story) -> Field:
    place = story.place(done.start)
    return Field(place=place, code=done.code, result=done.result, fault=done.fault)
