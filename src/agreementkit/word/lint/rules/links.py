"""Links that say where they lead, read alone: WCAG 2.2, 2.4.4 and 2.4.9."""

import re
from collections.abc import Iterator

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.fields import fields_in_part, texts_in
from agreementkit.ooxml.xml import name
from agreementkit.word.lint.rule import FoundPlaces, rule
from agreementkit.word.lint.story import WordFile

_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+", re.IGNORECASE)
_SAYS_NOTHING = {
    "click",
    "click here",
    "details",
    "download",
    "find out more",
    "here",
    "learn more",
    "link",
    "more",
    "more information",
    "read more",
    "see here",
    "this",
    "this link",
    "this page",
    "website",
}


@rule(Severity.ERROR, "A link does not say where it leads")
def link_wording(file: WordFile) -> FoundPlaces:
    """Screen readers list the links of a document without the words around them."""
    for place, words in _links(file):
        plain = " ".join(words.split())
        if not plain:
            why = "a link has no words"
        elif _ADDRESS.fullmatch(plain):
            why = f"the link shows a bare address, “{plain[:60]}”"
        elif plain.casefold().strip(" .:>»…") in _SAYS_NOTHING:
            why = f"the link says only “{plain}”"
        else:
            continue
        yield place, why, "let the link say what it leads to, such as the title of the page"


def _links(file: WordFile) -> Iterator[tuple[str, str]]:
    """Every link with its place and its words, as an element or as a field."""
    for story in file.stories:
        for element in story.root.iter(name("hyperlink")):
            yield story.place(element), texts_in(element)
        for each in fields_in_part(story.root):
            if each.kind == "HYPERLINK":
                yield story.place(each.start), each.result
