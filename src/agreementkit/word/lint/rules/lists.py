"""Lists that are lists: WCAG 2.2, 1.3.1."""

import re

from agreementkit.model.coverage_report import Severity
from agreementkit.word.lint.rule import FoundPlaces, rule
from agreementkit.word.lint.story import StoryParagraph, WordFile

_TYPED = re.compile(
    r"\s*(?P<mark>\d{1,3}[.)]|\((?:[A-Za-z]|[ivx]+|\d{1,3})\)|[a-z]\.|[A-Za-z]\)"
    r"|\d{1,3}(?:\.\d{1,3})+(?:[.)]|(?=\t|\s+[A-Z]))|[•◦▪‣●○■·*–—-])\s+\S",
)
"""A number, a letter or a bullet with words after it; but neither “2.5 hours” nor “A. Name”."""
_CONTENTS = "toc "


@rule(Severity.WARNING, "A list is typed by hand")
def list_typed(file: WordFile) -> FoundPlaces:
    """Word counts a real list again when an item is put in, and a screen reader says how long it is."""
    for paragraph in file.paragraphs():
        found = _TYPED.match(paragraph.text)
        if found and not paragraph.is_listed and not _of_contents(paragraph, file):
            yield (
                paragraph.place,
                f"it begins with “{found['mark']}” typed by hand",
                "take the mark away and give the paragraph a numbered or bulleted style",
            )


def _of_contents(paragraph: StoryParagraph, file: WordFile) -> bool:
    """Whether it is an entry of the contents, where Word itself writes the number as text."""
    return file.styles.named(paragraph.style).casefold().startswith(_CONTENTS)
