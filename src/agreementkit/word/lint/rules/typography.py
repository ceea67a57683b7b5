"""Type that can be read: size, alignment, and emphasis that is seen and heard.

WCAG 2.2, 1.4.8 (no justified text) and 2.2.2 (nothing that blinks). The sizes are the
project's own, after what GOV.UK and the UK Association for Accessible Formats advise.
"""

import re

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.properties import has_any, is_on, value_of
from agreementkit.word.lint.rule import FoundPlaces, grouped, rule
from agreementkit.word.lint.story import WordFile

_LEAST = 12.0
_LEAST_AT_THE_EDGE = 10.0
_JUSTIFIED = {"both", "distribute", "thaiDistribute", "lowKashida", "mediumKashida", "highKashida"}
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:[ -]+[A-Z]{2,}){3,}\b")
"""Four words in a row; fewer may be the names of unions."""


@rule(Severity.ERROR, "Text is smaller than 12 points, or than 10 in a header or footer")
def text_small(file: WordFile) -> FoundPlaces:
    """Counted with all that the styles say."""
    cases = []
    for kinds, least in (
        (("body", "footnotes", "endnotes"), _LEAST),
        (("header", "footer"), _LEAST_AT_THE_EDGE),
    ):
        for paragraph in file.paragraphs(*kinds):
            sizes = [
                file.appearance(run, paragraph).points for run in paragraph.runs if run.text.strip()
            ]
            if sizes and min(sizes) < least:
                style = file.styles.named(paragraph.style)
                cases.append(((style, min(sizes), least), paragraph.place))
    for (style, points, least), place in grouped(cases):
        yield (
            place,
            f"the text is {points:g} points, where {least:g} is the least",
            f"make it larger, best in the style “{style}”",
        )


@rule(Severity.ERROR, "Text is justified")
def text_justified(file: WordFile) -> FoundPlaces:
    """Stretched blanks run down a page like rivers, and hold up whoever reads with effort."""
    cases = (
        (file.styles.named(paragraph.style), paragraph.place)
        for paragraph in file.paragraphs()
        if value_of(paragraph.properties, "jc") in _JUSTIFIED and paragraph.text.strip()
    )
    for style, place in grouped(cases):
        yield place, "the text is justified", f"align it left, best in the style “{style}”"


@rule(Severity.WARNING, "Text is in capitals throughout")
def text_capitals(file: WordFile) -> FoundPlaces:
    """Words lose their shape in capitals, and some screen readers spell them out."""
    for paragraph in file.paragraphs():
        for run in paragraph.runs:
            shouted = _SHOUTED.search(run.text)
            if is_on(run.properties, "caps") and any(map(str.islower, run.text)):
                words = " ".join(run.text.split())
            elif shouted:
                words = shouted[0]
            else:
                continue
            yield (
                paragraph.place,
                f"“{words[:40]}” is in capitals throughout",
                "write it in ordinary letters, and use bold type if it must stand out",
            )


@rule(Severity.WARNING, "Words are set apart by underlining alone")
def text_underlined(file: WordFile) -> FoundPlaces:
    """What is underlined is taken for a link; some screen readers do not say that it is."""
    for paragraph in file.paragraphs():
        for run in paragraph.runs:
            look = file.appearance(run, paragraph)
            alone = look.underlined and not (look.bold or look.italic or run.link)
            words = " ".join(run.text.split())
            if alone and words:
                yield (
                    paragraph.place,
                    f"“{words[:40]}” is set apart by underlining alone",
                    "use bold type in place of the line",
                )


@rule(Severity.ERROR, "Text blinks or moves")
def text_animated(file: WordFile) -> FoundPlaces:
    """What moves draws the eye from the rest, and can bring on a seizure."""
    for paragraph in file.paragraphs():
        for run in paragraph.runs:
            if has_any(run.properties, "effect") and run.text.strip():
                yield (
                    paragraph.place,
                    f"the text has the effect “{value_of(run.properties, 'effect')}”",
                    "clear the formatting of the text (Ctrl+Space)",
                )
