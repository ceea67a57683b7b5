"""How text lies on the page: in one stream, without boxes, gaps made by hand or orphans.

WCAG 2.2, 1.3.2 (a meaningful sequence).
"""

from typing import TYPE_CHECKING

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.properties import is_on
from agreementkit.ooxml.xml import FALLBACK, name
from agreementkit.word.lint.rule import FoundPlaces, grouped, rule
from agreementkit.word.lint.story import WordFile

if TYPE_CHECKING:
    from lxml import etree


_HOLDS = [
    name(tag)
    for tag in ("drawing", "pict", "object", "sym", "br", "sectPr", "fldChar", "fldSimple")
]
_HOLDS += [name("footnoteRef"), name("endnoteRef"), name("separator")]
_HOLDS += [name("continuationSeparator"), name("del"), name("moveFrom")]


@rule(Severity.ERROR, "Text stands in a text box")
def text_box(file: WordFile) -> FoundPlaces:
    """A screen reader meets a text box out of its order, or not at all."""
    for story in file.stories:
        for element in story.root.iter(name("txbxContent")):
            if not any(True for _ in element.iterancestors(FALLBACK)):
                yield (
                    story.place(element),
                    "there is a text box",
                    "move its words into the text, with borders if they must stand out",
                )


@rule(Severity.ERROR, "A paragraph or a table floats beside the text")
def frame_floating(file: WordFile) -> FoundPlaces:
    """What floats has no certain place in the order of reading."""
    for paragraph in file.paragraphs():
        if "framePr" in paragraph.properties:
            yield (
                paragraph.place,
                "the paragraph stands in a frame of its own",
                "take the frame away under Format, Frame",
            )
    for story in file.stories:
        for table in story.tables:
            if "tblpPr" in table.properties:
                yield (
                    table.place,
                    "the text flows round the table",
                    "choose Text wrapping: None under Table Properties",
                )


@rule(Severity.WARNING, "An empty paragraph makes a gap")
def paragraph_empty(file: WordFile) -> FoundPlaces:
    """A screen reader says “blank” at each; the gap belongs in the style."""
    cases = (
        (paragraph.style, paragraph.place)
        for paragraph in file.paragraphs("body", "header", "footer")
        if not paragraph.text.strip() and not _is_needed(paragraph.element)
    )
    for style, place in grouped(cases):
        yield (
            place,
            "the paragraph is empty",
            f"delete it, and set the space before or after in the style “{file.styles.named(style)}”",
        )


def _is_needed(element: "etree._Element") -> bool:
    """Whether Word needs the paragraph, or it holds something other than text.

    The last of a part and the one after a table at the end must be there.
    """
    if any(True for _ in element.iter(*_HOLDS)):
        return True
    after = next(element.itersiblings(name("p"), name("tbl")), None)
    before = next(element.itersiblings("*", preceding=True), None)
    return after is None and (before is None or before.tag != name("p"))


@rule(Severity.WARNING, "Single lines may be left alone on a page")
def widow_control_off(file: WordFile) -> FoundPlaces:
    """A line alone at the top or foot of a page is easily missed."""
    cases = (
        (file.styles.named(paragraph.style), paragraph.place)
        for paragraph in file.paragraphs("body")
        if "widowControl" in paragraph.properties
        and not is_on(paragraph.properties, "widowControl")
        and paragraph.text.strip()
    )
    for style, place in grouped(cases):
        yield (
            place,
            "widow control is off, so one line of it may stand alone on a page",
            f"switch it on, best in the style “{style}” (Paragraph, Line and Page Breaks)",
        )
