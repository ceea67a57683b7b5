"""Lists and styles that are used and not defined: ISO/IEC 29500-1, 17.7.4 and 17.9."""

from collections.abc import Iterator

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.xml import attribute, name
from agreementkit.word.lint.rule import FoundPlaces, grouped, rule
from agreementkit.word.lint.story import WordFile

_USES = [name(tag) for tag in ("pStyle", "rStyle", "tblStyle")]
_BETWEEN = [name(tag) for tag in ("basedOn", "next", "link")]
_KIND, _OF_KIND = name("abstractNum"), name("abstractNumId")


@rule(Severity.ERROR, "A list is used and not defined")
def list_missing(file: WordFile) -> FoundPlaces:
    """Paragraphs of a list that is not there lose their numbers."""
    known = {"0"}
    if file.numbering is not None:
        kinds = {attribute(each, "abstractNumId") for each in file.numbering.iter(_KIND)}
        known |= {
            attribute(each, "numId") or ""
            for each in file.numbering.iter(name("num"))
            if any(attribute(kind, "val") in kinds for kind in each.iterchildren(_OF_KIND))
        }
    for list_, place in grouped(_uses(file, [name("numId")])):
        if list_ not in known:
            yield (
                place,
                f"it belongs to the list {list_}, which is not defined",
                "choose the list again under Home, Multilevel List",
            )


@rule(Severity.ERROR, "A style is used and not defined")
def style_missing(file: WordFile) -> FoundPlaces:
    """Text in a style that is not there looks like any other."""
    for style, place in grouped(_uses(file, [*_USES, *_BETWEEN])):
        if style not in file.styles.by_id:
            yield (
                place,
                f"it has the style “{style}”, which is not defined",
                "choose a style that the file has",
            )


def _uses(file: WordFile, tags: list[str]) -> Iterator[tuple[str, str]]:
    """Every id that such an element names, with the place."""
    for story in file.stories:
        for element in story.root.iter(*tags):
            yield attribute(element, "val") or "", story.place(element)
    for root, label in ((file.styles_root, "a style"), (file.numbering, "a list")):
        for element in () if root is None else root.iter(*tags):
            above = (each for each in element.iterancestors(name("style")))
            style = next((attribute(each, "styleId") for each in above), None)
            yield attribute(element, "val") or "", f"{label}{f' “{style}”' if style else ''}"
