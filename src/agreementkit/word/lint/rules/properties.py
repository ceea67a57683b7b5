"""What the file says of itself: its title and its languages.

WCAG 2.2, 2.4.2 (titled), 3.1.1 and 3.1.2 (language); PDF/UA asks for the same.
"""

import re
from collections import Counter

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.properties import value_of
from agreementkit.ooxml.xml import CORE_TITLE
from agreementkit.word.lint.rule import FoundPlaces, grouped, rule
from agreementkit.word.lint.story import WordFile

_PLACE = "the file’s properties"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@rule(Severity.ERROR, "The file has no title")
def title_missing(file: WordFile) -> FoundPlaces:
    """A reader of many files, and a screen reader, begin with the title."""
    title = None if file.core is None else file.core.findtext(CORE_TITLE)
    if not (title or "").strip():
        yield (
            _PLACE,
            "the file has no title, so it is announced by its file name",
            "give it one in Word under File, Info, Title",
        )


@rule(Severity.ERROR, "A property of the file stands twice")
def core_property_repeated(file: WordFile) -> FoundPlaces:
    """Word cannot open a file that says its title twice: ISO/IEC 29500-2, M4.2."""
    children = () if file.core is None else file.core.iterchildren("*")
    for tag, times in Counter(str(child.tag) for child in children).items():
        if times > 1:
            yield (
                _PLACE,
                f"the property {tag.rpartition('}')[2]} stands {times} times",
                "keep one of them: Word may refuse to open the file",
            )


@rule(Severity.ERROR, "The file has no language of its own")
def language_missing(file: WordFile) -> FoundPlaces:
    """Text that is typed in later has the default language."""
    default = file.styles.text(file.styles.paragraph_default)
    if not _known(value_of(default, "lang")):
        yield (
            "the default style",
            "the file does not say which language it is in",
            "set the language in Word under Review, Language, and make it the default",
        )


@rule(Severity.ERROR, "Text is in no known language")
def language_unknown(file: WordFile) -> FoundPlaces:
    """A screen reader chooses its voice by the language of each run of text."""
    cases = (
        (value_of(run.properties, "lang"), paragraph.place)
        for paragraph in file.paragraphs()
        for run in paragraph.runs
        if run.text.strip() and not _known(value_of(run.properties, "lang"))
    )
    for language, place in grouped(cases):
        why = f"it is marked as “{language}”, which is no language" if language else "none is set"
        yield (
            place,
            f"the language of the text is not known: {why}",
            "select the text in Word and choose its language under Review, Language",
        )


def _known(language: str | None) -> bool:
    """Whether this is the tag of a language: BCP 47, without its codes for none."""
    tag = (language or "").casefold()
    return bool(_LANGUAGE.fullmatch(tag)) and tag.partition("-")[0] not in ("und", "zxx", "mis")
