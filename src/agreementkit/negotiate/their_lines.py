"""Lines of ours and lines that came back: which is which, and what is alive in them."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache

from agreementkit.compare.likeness import aligned, likeness
from agreementkit.compare.words import words_in
from agreementkit.model.document import Run, Spans, text_of
from agreementkit.model.numbering import with_labels
from agreementkit.negotiate.alike import is_number
from agreementkit.negotiate.respan import respanned

__all__ = ["Labels", "alike_lines", "alive", "paired", "without_number"]

Labels = Mapping[str, str]
"""The numbers of clauses and schedules by id, as references name them."""


def paired(
    ours: Sequence[Hashable],
    theirs: Sequence[Hashable],
    alike: Callable[[int, int], float],
) -> Mapping[int, int]:
    """The place of ours for each place of theirs that has one, rising on both sides.

    Args:
        ours: what our lines are known by.
        theirs: the same of what came back.
        alike: how alike two of them are, from 0 to 1.
    """
    return {j: i for i, j in aligned(ours, theirs, alike)}


def without_number(text: str, ours: str) -> str:
    """A line without a number that was typed before it, where it is ours otherwise.

    Programs that lose lists write their numbers out.

    >>> without_number("7.1 The Employer must not.", "The Employer must not.")
    'The Employer must not.'
    """
    typed = bool(ours) and text.endswith(ours) and is_number(text.removesuffix(ours))
    return ours if typed else text


def alive(ours: Spans, text: str, labels: Sequence[Labels]) -> Spans:
    """A line as it came back, with every span of ours that is whole in it.

    References are whole with the number that we sent, and with one that a word processor
    may have counted since.

    Args:
        ours: the line as we sent it.
        text: as it came back.
        labels: the numbers of clauses and schedules, by id, as programs may count them now.
    """
    text = without_number(text, text_of(ours))
    kept = respanned(ours, text)
    if kept == ours:
        return kept
    counted_anew = {with_labels(ours, each) for each in labels} - {ours}
    # Of equals the first is taken: our own numbers before any other.
    found = (kept, *(respanned(each, text) for each in sorted(counted_anew, key=text_of)))
    return max(found, key=_living)


def _living(spans: Spans) -> int:
    return sum(1 for span in spans if not isinstance(span, Run))


def alike_lines(ours: Sequence[str], theirs: Sequence[str]) -> Callable[[int, int], float]:
    """How alike two lines are, by their places; words are counted when first asked for."""

    @cache
    def words(text: str) -> Counter[str]:
        return Counter(words_in((Run(text=text),)))

    return lambda i, j: likeness(words(ours[i]), words(theirs[j]))
