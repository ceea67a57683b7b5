"""Comments, each with its mark in the text: ISO/IEC 29500-1, 17.13.4."""

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.xml import attribute, name
from agreementkit.word.lint.rule import FoundPlaces, rule
from agreementkit.word.lint.story import WordFile

_MARKS = [name(tag) for tag in ("commentReference", "commentRangeStart", "commentRangeEnd")]


@rule(Severity.ERROR, "A comment stands nowhere in the text")
def comment_unreferenced(file: WordFile) -> FoundPlaces:
    """Word does not show the comment, and whoever receives the file can still find it."""
    marked = {
        attribute(mark, "id") for story in file.stories for mark in story.root.iter(_MARKS[0])
    }
    for story in file.stories:
        for comment in story.root.iter(name("comment")):
            if attribute(comment, "id") not in marked:
                yield (
                    story.place(comment),
                    "the comment belongs to no place in the text",
                    "delete the comment, or write it again where it belongs",
                )


@rule(Severity.ERROR, "The text is marked for a comment that is not there")
def comment_missing(file: WordFile) -> FoundPlaces:
    """Word takes the file for damaged."""
    known = {
        attribute(comment, "id")
        for story in file.stories
        for comment in story.root.iter(name("comment"))
    }
    reported = set()
    for story in file.stories:
        for mark in story.root.iter(*_MARKS):
            id_ = attribute(mark, "id")
            if id_ not in known and id_ not in reported:
                reported.add(id_)
                yield (
                    story.place(mark),
                    f"the text is marked for the comment {id_}, which is not there",
                    "open the file in Word and save it again: Word takes the mark away",
                )
