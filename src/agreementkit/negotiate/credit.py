"""Who tracked which letters of a line, and when."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from agreementkit.compare.likeness import aligned
from agreementkit.model.redline import Change
from agreementkit.negotiate.respan import places_in
from agreementkit.negotiate.their_lines import alike_lines
from agreementkit.word.reading import Line

__all__ = ["Credit", "Letters", "credit_of_all", "credits_of", "stretches"]

Credit = tuple[str, datetime | None] | None
"""Who made a change and when; None where it was not tracked."""
Letters = Sequence[Credit]
"""The credit of each letter of a line."""


def credits_of(texts: Sequence[str], lines: Sequence[Line], change: Change) -> list[Letters]:
    """Who tracked each letter of each line of a document.

    Args:
        texts: the lines of the document.
        lines: the lines of a file that they were read from, references perhaps with other
            numbers.
        change: which changes count.
    """
    read = [line.text for line in lines]
    found: list[Letters] = [(None,) * len(text) for text in texts]
    for i, j in aligned(texts, read, alike_lines(texts, read)):
        tracked = _letters(lines[j], change)
        if any(tracked):
            places = range(len(texts[i])) if texts[i] == read[j] else places_in(texts[i], read[j])
            found[i] = [tracked[place] if place >= 0 else None for place in places]
    return found


def _letters(line: Line, change: Change) -> Letters:
    letters: list[Credit] = []
    for each in line.stretches:
        by = [(one.author, one.when) for one in each.revisions if one.change is change]
        letters += [by[0] if by else None] * len(each.text)
    # A line without stretches is one that nobody has changed.
    return letters or [None] * len(line.text)


def credit_of_all(text: str, letters: Letters) -> Credit:
    """Whose all the words are; None where some are nobody's."""
    counts = Counter(
        credit for letter, credit in zip(text, letters, strict=True) if not letter.isspace()
    )
    return None if None in counts or not counts else counts.most_common(1)[0][0]


def stretches(text: str, letters: Letters) -> Iterator[tuple[str, Credit]]:
    """A text cut where its credit changes; a space goes with what stands before it."""
    filled: list[Credit] = []
    for letter, credit in zip(text, letters, strict=True):
        filled.append(filled[-1] if letter.isspace() and filled else credit)
    at = 0
    for credit, run in groupby(filled):
        end = at + sum(1 for _ in run)
        yield text[at:end], credit
        at = end
