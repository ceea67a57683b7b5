"""Pictures and drawings: what they show must be said in words.

WCAG 2.2, 1.1.1 (alternative text) and 1.4.5 (no images of text).
"""

import re
from collections.abc import Iterator
from math import prod
from typing import TYPE_CHECKING

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.drawing import coordinate
from agreementkit.ooxml.properties import on_off
from agreementkit.ooxml.xml import (
    DECORATIVE,
    EXTENT,
    FALLBACK,
    PICTURE_FRAMES,
    PICTURE_NAMES,
    VML_IMAGE,
    WORD_ART,
    name,
)
from agreementkit.word.lint.rule import FoundPlaces, rule
from agreementkit.word.lint.story import WordFile

if TYPE_CHECKING:
    from lxml import etree


_SAYS_TEXT = re.compile(
    r"\b(?:scan(?:ned)?|screen ?shot|photo of (?:a|the) (?:page|text))\b", re.IGNORECASE
)
_LONGEST = 250
"""Letters of an alternative text; more of them are text that the picture holds."""
_HALF_A_PAGE = 210 * 297 * 36_000**2 // 2
"""In square English Metric Units, 36,000 to the millimetre."""


@rule(Severity.ERROR, "A picture has no alternative text")
def picture_undescribed(file: WordFile) -> FoundPlaces:
    """Whoever cannot see a picture is told what it shows, or that it only decorates."""
    for place, element, words in _pictures(file):
        decorates = any(on_off(each.get("val"), absent=False) for each in element.iter(DECORATIVE))
        if not words and not decorates:
            yield (
                place,
                "the picture has no alternative text",
                "say what it shows under Edit Alt Text, or mark it as decorative there",
            )


@rule(Severity.WARNING, "A picture seems to hold text")
def picture_of_text(file: WordFile) -> FoundPlaces:
    """Text in a picture cannot be searched, enlarged or read out."""
    for place, element, words in _pictures(file):
        why = None
        if any(True for _ in element.iter(WORD_ART)):
            why = "it is WordArt"
        elif _SAYS_TEXT.search(words):
            why = "its alternative text calls it so"
        elif len(words) > _LONGEST:
            why = f"its alternative text is {len(words)} letters long"
        elif _area(element) > _HALF_A_PAGE:
            why = "it fills more than half a page"
        if why:
            yield (
                place,
                f"the picture seems to hold text: {why}",
                "write the text in the document, and take the picture away if it shows no more",
            )


def _pictures(file: WordFile) -> "Iterator[tuple[str, etree._Element, str]]":
    """Every picture with its place and its alternative text."""
    frames = (*PICTURE_FRAMES, name("pict"), name("object"))
    for story in file.stories:
        for element in story.root.iter(*frames):
            if not any(True for _ in element.iterancestors(FALLBACK)) and _shows(element):
                yield story.place(element), element, _words(element)


def _shows(element: "etree._Element") -> bool:
    """Whether there is something to see: an older text box alone is no picture."""
    if element.tag in PICTURE_FRAMES:
        return next(element.iter(name("txbxContent")), None) is None
    return any(True for _ in element.iter(VML_IMAGE, WORD_ART))


def _words(element: "etree._Element") -> str:
    """The alternative text, in today’s form or the older one."""
    descriptions = [
        each.get(key) for each in element.iter(PICTURE_NAMES) for key in ("descr", "title")
    ]
    descriptions += [each.get("alt") for each in element.iterdescendants("*")]
    return " ".join(words.strip() for words in descriptions if words and words.strip())


def _area(element: "etree._Element") -> int:
    """Of the picture, in square English Metric Units; 0 where it is not said."""
    extent = element.find(EXTENT)
    sides = [] if extent is None else [extent.get("cx"), extent.get("cy")]
    return prod(max(coordinate(side), 0) for side in sides) if sides else 0
