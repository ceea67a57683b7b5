"""Tracked changes: what is deleted is marked as such all through, and each has its own id.

ISO/IEC 29500-1, 17.13.5, and 17.3.3.7 (deleted text).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.xml import attribute, name
from agreementkit.word.lint.rule import FoundPlaces, rule
from agreementkit.word.lint.story import StoryPart, WordFile

if TYPE_CHECKING:
    from lxml import etree


_SAVE_AGAIN = "open the file in Word and save it again: Word gives each its own"
_BOOKMARK = name("bookmarkStart")
_CHANGES = [
    name(tag)
    for tag in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "numberingChange",
        "cellIns",
        "cellDel",
        "cellMerge",
        "moveFromRangeStart",
        "moveToRangeStart",
        "customXmlInsRangeStart",
        "customXmlDelRangeStart",
        "customXmlMoveFromRangeStart",
        "customXmlMoveToRangeStart",
    )
]


@rule(Severity.ERROR, "Deleted text is marked as live")
def deleted_text_live(file: WordFile) -> FoundPlaces:
    """Word shows the words again, or refuses the file, once the change is looked at."""
    for story in file.stories:
        for deleted in story.root.iter(name("del")):
            texts = [text.text or "" for text in deleted.iter(name("t"))]
            if texts:
                yield (
                    story.place(deleted),
                    f"“{''.join(texts)[:40]}” stands in a deletion as live text",
                    "reject the change, and delete the words again with tracking on",
                )


@rule(Severity.ERROR, "Two changes, or two bookmarks, have the same id")
def annotation_id_repeated(file: WordFile) -> FoundPlaces:
    """Programs that accept one of two such changes accept both, or neither."""
    for kind, tags in (("change", _CHANGES), ("bookmark", [_BOOKMARK])):
        seen: dict[str, tuple[StoryPart, etree._Element]] = {}
        for story, element, id_ in _marked(file, tags):
            if id_ in seen:
                other, first = seen[id_]
                yield (
                    story.place(element),
                    f"a {kind} has the id {id_}, as has the one at {other.place(first)}",
                    _SAVE_AGAIN,
                )
            else:
                seen[id_] = story, element


@rule(Severity.WARNING, "A change and a bookmark share an id")
def annotation_id_shared(file: WordFile) -> FoundPlaces:
    """Every annotation should have an id of its own; LibreOffice counts the two kinds apart."""
    changes = {id_ for _, _, id_ in _marked(file, _CHANGES)}
    shared = [each for each in _marked(file, [_BOOKMARK]) if each[2] in changes]
    if shared:
        story, element, id_ = shared[0]
        more = f", and so have {len(shared) - 1} more" if len(shared) > 1 else ""
        yield (
            story.place(element),
            f"the bookmark has the id {id_}, which a tracked change has as well{more}",
            _SAVE_AGAIN,
        )


def _marked(
    file: WordFile,
    tags: list[str],
) -> "Iterator[tuple[StoryPart, etree._Element, str]]":
    """Every such mark that has an id."""
    for story in file.stories:
        for element in story.root.iter(*tags):
            id_ = attribute(element, "id")
            if id_ is not None:
                yield story, element, id_
