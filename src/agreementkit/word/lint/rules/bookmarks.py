"""Bookmarks, and what leads to them: ISO/IEC 29500-1, 17.13.6 and 17.16.22."""

from collections import Counter
from collections.abc import Iterator

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.fields import REFERENCES, fields_in_part
from agreementkit.ooxml.xml import RELATIONSHIP_ID, attribute, name
from agreementkit.word.lint.rule import FoundPlaces, rule
from agreementkit.word.lint.story import WordFile

_START, _END = name("bookmarkStart"), name("bookmarkEnd")
_TOP = "_top"
"""Where Word takes every link of that name: the beginning of the document."""


@rule(Severity.ERROR, "A bookmark begins and does not end, or the other way about")
def bookmark_unclosed(file: WordFile) -> FoundPlaces:
    """Word drops the bookmark, and the references to it with it."""
    for story in file.stories:
        ends = Counter(attribute(end, "id") for end in story.root.iter(_END))
        for start in story.root.iter(_START):
            id_ = attribute(start, "id")
            ends[id_] -= 1
            if ends[id_] < 0:
                yield (
                    story.place(start),
                    f"the bookmark “{attribute(start, 'name')}” begins and never ends",
                    "set it again under Insert, Bookmark",
                )
        for end in story.root.iter(_END):
            id_ = attribute(end, "id")
            if ends[id_] > 0:
                ends[id_] -= 1
                yield (
                    story.place(end),
                    "a bookmark ends that has not begun",
                    "open the file in Word and save it again: Word takes the end away",
                )


@rule(Severity.ERROR, "Two bookmarks have the same name")
def bookmark_repeated(file: WordFile) -> FoundPlaces:
    """Word keeps one of them, whatever the case of their letters, and takes the other away."""
    seen: dict[str, str] = {}
    for story in file.stories:
        for start in story.root.iter(_START):
            known = (attribute(start, "name") or "").casefold()
            if known in seen:
                yield (
                    story.place(start),
                    f"the bookmark “{attribute(start, 'name')}” stands here and at {seen[known]}",
                    "keep one of them under Insert, Bookmark",
                )
            else:
                seen[known] = story.place(start)


@rule(Severity.ERROR, "A reference or link leads to no bookmark")
def target_missing(file: WordFile) -> FoundPlaces:
    """Word prints “Error! Reference source not found.” in the middle of a clause."""
    known = {
        (attribute(start, "name") or "").casefold()
        for story in file.stories
        for start in story.root.iter(_START)
    }
    for place, target in _targets(file):
        if target.casefold() not in known and target.casefold() != _TOP:
            yield (
                place,
                f"it refers to the bookmark “{target}”, and there is none of that name",
                "delete the reference and insert it again (References, Cross-reference)",
            )


def _targets(file: WordFile) -> Iterator[tuple[str, str]]:
    """Every bookmark that something leads to, with the place of what does."""
    for story in file.stories:
        for link in story.root.iter(name("hyperlink")):
            anchor = attribute(link, "anchor")
            # With a relationship the anchor is a place in another file.
            if anchor and link.get(RELATIONSHIP_ID) is None:
                yield story.place(link), anchor
        for each in fields_in_part(story.root):
            words = each.arguments
            if each.kind in REFERENCES and len(words) > 1 and not words[1].startswith("\\"):
                yield story.place(each.start), words[1]
            elif each.kind == "HYPERLINK" and len(words) > 2 and words[1] == "\\l":
                yield story.place(each.start), words[2]
