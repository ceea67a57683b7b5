"""Colour: text that can be read on what it stands on, and nothing said by colour alone.

WCAG 2.2, 1.4.3 (4.5 to 1; 3 to 1 for large text) and 1.4.1 (use of colour).
"""

from itertools import pairwise

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.appearance import TextAppearance
from agreementkit.ooxml.properties import is_on
from agreementkit.word.lint.rule import FoundPlaces, grouped, rule
from agreementkit.word.lint.story import StoryRun, WordFile

_LEAST = 4.5
_LEAST_LARGE = 3.0


@rule(Severity.ERROR, "Text is too pale, or too dark, for what it stands on")
def contrast_low(file: WordFile) -> FoundPlaces:
    """Counted with all that styles, tables and highlighting say of either colour."""
    cases = []
    for paragraph in file.paragraphs():
        for run in paragraph.runs:
            look = file.appearance(run, paragraph)
            least = _LEAST_LARGE if look.large else _LEAST
            seen = run.text.strip() and not is_on(run.properties, "vanish")
            if seen and look.contrast < least:
                cases.append(((look.colour, look.behind, look.contrast, least), paragraph.place))
    for (colour, behind, found, least), place in grouped(cases):
        yield (
            place,
            f"the text is #{colour} on #{behind}: {found:.2f} to 1, where {least:g} is the least",
            "make the text darker or what it stands on lighter, or the other way about",
        )


@rule(Severity.WARNING, "Words are set apart by colour alone")
def colour_alone(file: WordFile) -> FoundPlaces:
    """Colour is lost in print, and to many eyes; brackets, bold type or words are not."""
    for paragraph in file.paragraphs():
        runs = [
            (run, file.appearance(run, paragraph)) for run in paragraph.runs if run.text.strip()
        ]
        for (one, before), (two, after) in pairwise(runs):
            if _differ_in_colour_alone(before, after) and not any(map(_told_apart, (one, two))):
                words = " ".join(two.text.split())
                yield (
                    paragraph.place,
                    f"“{words[:40]}” differs from the words before it in colour alone",
                    "set it apart by words or by bold type as well, or take the colour away",
                )
                break


def _differ_in_colour_alone(one: TextAppearance, other: TextAppearance) -> bool:
    return one.shape == other.shape and (one.colour, one.behind) != (other.colour, other.behind)


def _told_apart(run: StoryRun) -> bool:
    """Whether the words say by themselves that they are apart: in brackets, or a link."""
    words = run.text.strip()
    return run.link or (words.startswith("[") and words.endswith("]"))
