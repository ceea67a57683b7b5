"""Tracked changes: what is deleted is marked as such all through, and each has its own id.

ISO/IEC 29500-1, 17.13.5, and 17.3.3.7 (deleted text).
"""

from agreementkit.model import Severity
from agreementkit.word.lint.file import WordFile
from agreementkit.word.lint.rule import Found, rule
from agreementkit.word.oxml.tree import attribute, name

__all__ = ["annotation_id_repeated", "deleted_text_live"]

_ANNOTATIONS = [
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
        "bookmarkStart",
    )
]


@rule(Severity.ERROR, "Deleted text is marked as live")
def deleted_text_live(file: WordFile) -> Found:
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


@rule(Severity.ERROR, "Two changes or bookmarks have the same id")
def annotation_id_repeated(file: WordFile) -> Found:
    """Every annotation of a document has an id of its own; programs take two for one."""
    seen: dict[str, str] = {}
    for story in file.stories:
        for element in story.root.iter(*_ANNOTATIONS):
            id_ = attribute(element, "id")
            if id_ is not None and id_ in seen:
                yield (
                    story.place(element),
                    f"a change or bookmark has the id {id_}, as has one at {seen[id_]}",
                    "open the file in Word and save it again: Word gives each its own",
                )
            elif id_ is not None:
                seen[id_] = story.place(element)
