"""Blanks that would be lost: XML 1.0, 2.10; ISO/IEC 29500-1, 17.3.3.31."""

from typing import TYPE_CHECKING

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.xml import SPACE, name
from agreementkit.word.lint.rule import FoundPlaces, rule
from agreementkit.word.lint.story import WordFile

if TYPE_CHECKING:
    from lxml import etree


_TEXTS = [name(tag) for tag in ("t", "delText")]
_BLANKS = " \t\r\n"


@rule(Severity.ERROR, "A blank at the edge of a piece of text is lost")
def space_lost(file: WordFile) -> FoundPlaces:
    """Word drops a blank that is not marked to be kept, and two words become one."""
    for story in file.stories:
        for element in story.root.iter(*_TEXTS):
            text = element.text or ""
            if text.strip(_BLANKS) != text and not _kept(element):
                yield (
                    story.place(element),
                    f"Word drops the blank at the edge of “{text[:40]}”",
                    "type the blank again in Word",
                )


def _kept(element: "etree._Element") -> bool:
    """Whether this element, or the nearest around it that says anything, keeps its blanks."""
    for each in (element, *element.iterancestors()):
        space = each.get(SPACE)
        if space is not None:
            return space == "preserve"
    return False
