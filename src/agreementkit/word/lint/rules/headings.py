"""Headings: the outline that a screen reader jumps along.

WCAG 2.2, 1.3.1 and 2.4.6; PDF/UA (ISO 14289-1), 7.4: begin at 1, skip none.
"""

from collections.abc import Iterator

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.properties import is_on, value_of
from agreementkit.ooxml.styles import BODY_TEXT, outline_level
from agreementkit.word.lint.rule import FoundPlaces, grouped, rule
from agreementkit.word.lint.story import StoryParagraph, WordFile

_LONG = 30
"""Paragraphs of a document that nobody can find their way about in without headings."""
_SHORT = 80
"""Letters that a line may have and still be meant as a heading."""


def _level(paragraph: StoryParagraph) -> int | None:
    """The level of a heading, counted from 1; None for any other text."""
    level = outline_level(value_of(paragraph.properties, "outlineLvl"))
    if level is None or level >= BODY_TEXT or not paragraph.text.strip():
        return None
    return level + 1


def _headings(file: WordFile) -> Iterator[tuple[StoryParagraph, int]]:
    for paragraph in file.paragraphs("body"):
        level = _level(paragraph)
        if level is not None:
            yield paragraph, level


@rule(Severity.ERROR, "Headings do not begin at level 1, or skip a level")
def heading_order(file: WordFile) -> FoundPlaces:
    """Whoever lists the headings must not look for one that is not there."""
    before = 0
    for paragraph, level in _headings(file):
        if level > before + 1:
            after = f"after one of level {before}" if before else "as the first of the document"
            yield (
                paragraph.place,
                f"a heading of level {level} stands {after}",
                f"make it a heading of level {before + 1}",
            )
        before = level


@rule(Severity.ERROR, "A heading has a style that is not one of Word’s headings")
def heading_style(file: WordFile) -> FoundPlaces:
    """Other programs, and the PDF that Word makes, know a heading by Word’s own styles."""
    styles = file.styles
    cases = (
        ((paragraph.style, level), paragraph.place)
        for paragraph, level in _headings(file)
        if not (paragraph.style in styles.by_id and styles.by_id[paragraph.style].heading)
    )
    for (style, level), place in grouped(cases):
        yield (
            place,
            f"a heading of level {level} has the style “{styles.named(style)}”, none of Word’s own",
            f"base that style on Heading {level}, or use Heading {level} itself",
        )


@rule(Severity.WARNING, "A bold line stands where a heading should")
def heading_typed(file: WordFile) -> FoundPlaces:
    """A line made bold by hand looks like a heading, and is none to a screen reader."""
    lines = [p for p in file.paragraphs("body") if p.where.cell is None and p.text.strip()]
    bold = [_is_bold_by_hand(line, file) for line in lines]
    listed = False
    for index, line in enumerate(lines[:-1]):
        # What a colon announces is a list, such as the names of the parties, however long.
        last = not (bold[index + 1] and _has_form_of_heading(lines[index + 1]))
        if bold[index] and _has_form_of_heading(line) and last and not listed:
            yield (
                line.place,
                "it looks like a heading, and is ordinary text made bold",
                "give it a heading style",
            )
        listed = line.text.rstrip().endswith(":") or (listed and bold[index])


def _is_bold_by_hand(line: StoryParagraph, file: WordFile) -> bool:
    return not is_on(file.styles.text(line.style), "b") and all(
        is_on(run.properties, "b") for run in line.runs if run.text.strip()
    )


def _has_form_of_heading(line: StoryParagraph) -> bool:
    words = line.text.strip()
    return (
        _level(line) is None
        and len(words) <= _SHORT
        and not words.endswith((".", ";", ":", ",", "?", "!"))
        and not line.is_listed
    )


@rule(Severity.WARNING, "A long document has no headings")
def headings_missing(file: WordFile) -> FoundPlaces:
    """Without headings a long document can only be read from its beginning to its end."""
    lines = sum(bool(p.text.strip()) for p in file.paragraphs("body"))
    if lines > _LONG and next(_headings(file), None) is None:
        yield (
            "the body of the document",
            f"it has {lines} paragraphs and no heading",
            "give the title of each section a heading style",
        )
