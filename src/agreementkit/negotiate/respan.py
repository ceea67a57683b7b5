"""A line of ours with other words: what is still ours stays alive, the rest was typed."""

import re
from collections.abc import Iterator, Sequence

from agreementkit.compare.sequence import matched
from agreementkit.model.document import Figure, Run, Span, Spans, text_of

__all__ = ["places_in", "respanned"]

_TOKEN = re.compile(r"\s|\w+|[^\w\s]")
_GOES_ON = re.compile(r"[.,:/]?\d|\s?%")
"""What makes another figure of one that it follows."""
_BEFORE = re.compile(r"\d[.,:/]?$")


def respanned(ours: Spans, text: str) -> Spans:
    """A line as it was returned, with every span of ours that is still whole.

    References, terms, figures, citations and blanks stay what they are where their words
    stand as we wrote them; so do our own runs. All other words are plain runs.

    Args:
        ours: the line as we sent it.
        text: the line as it came back; the words of the result are exactly these.

    >>> line = (Run(text="at least "), Figure(text="26 weeks", parameter="notice"), Run(text="."))
    >>> [span.text for span in respanned(line, "in general at least 26 weeks.")]
    ['in general ', 'at least ', '26 weeks', '.']
    >>> [type(span).__name__ for span in respanned(line, "at least 6 weeks.")]
    ['Run', 'Run', 'Run']
    """
    before = text_of(ours)
    if text == before:
        return ours
    return tuple(_filled(_kept(ours, before, text), text))


def _kept(ours: Spans, before: str, text: str) -> Iterator[tuple[int, Span]]:
    """The spans that are whole in the new text, each with the place where it begins."""
    moved = places_in(before, text)
    start, free = 0, 0
    for span in ours:
        end = start + len(span.text)
        place = moved[start] if start < end else -1
        whole = place >= free and moved[start:end] == [*range(place, place + end - start)]
        if whole and not _another(span, (before[:start], before[end:]), text, place):
            yield place, span
            free = place + len(span.text)
        start = end


def places_in(before: str, text: str) -> list[int]:
    """The new place of each letter, -1 where it is gone; words and signs stay whole."""
    here, there = _tokens(before), _tokens(text)
    moved = [-1] * len(before)
    for i, j in matched([each for each, _ in here], [each for each, _ in there]):
        word, at = here[i]
        for offset in range(len(word)):
            moved[at + offset] = there[j][1] + offset
    return moved


def _tokens(text: str) -> Sequence[tuple[str, int]]:
    return [(found[0], found.start()) for found in _TOKEN.finditer(text)]


def _another(span: Span, around: tuple[str, str], text: str, place: int) -> bool:
    """Whether digits beside a figure have made another one of it."""
    if not isinstance(span, Figure):
        return False
    left, right = text[:place], text[place + len(span.text) :]
    on, before = _GOES_ON.match(right), _BEFORE.search(left)
    grew = bool(on) and not _GOES_ON.match(around[1])
    return grew or (bool(before) and not _BEFORE.search(around[0]))


def _filled(kept: Iterator[tuple[int, Span]], text: str) -> Iterator[Span]:
    """The spans, with runs for what lies between them."""
    at = 0
    for place, span in kept:
        if place > at:
            yield Run(text=text[at:place])
        yield span
        at = place + len(span.text)
    if at < len(text):
        yield Run(text=text[at:])
