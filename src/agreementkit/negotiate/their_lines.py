"""Lines of ours and lines that came back: which is which, and what is alive in them."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache

from agreementkit.compare.likeness import aligned, likeness
from agreementkit.compare.words import words_in
from agreementkit.model.document import Run, Spans, text_of
from agreementkit.model.numbering import with_labels
from agreementkit.negotiate.alike import plain_title
from agreementkit.negotiate.respan import respanned

__all__ = ["alike_lines", "alive", "paired", "without_number"]

Labels = Mapping[str, str]


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
    same = text != ours and text.endswith(ours) and plain_title(text) == plain_title(ours)
    return ours if same else text


def alive(ours: Spans, text: str, labels: Labels) -> Spans:
    """A line as it came back, with every span of ours that is whole in it.

    References are whole with the number that we sent, and with the one that a word
    processor counts now.

    Args:
        ours: the line as we sent it.
        text: as it came back.
        labels: the numbers of clauses and schedules as they now stand, by id.
    """
    text = without_number(text, text_of(ours))
    kept = respanned(ours, text)
    counted_anew = with_labels(ours, labels)
    if ours in (kept, counted_anew):
        return kept
    return max((kept, respanned(counted_anew, text)), key=_living)


def _living(spans: Spans) -> int:
    return sum(1 for span in spans if not isinstance(span, Run))


def alike_lines(ours: Sequence[str], theirs: Sequence[str]) -> Callable[[int, int], float]:
    """How alike two lines are, by their places; words are counted when first asked for."""

    @cache
    def words(text: str) -> Counter[str]:
        return Counter(words_in((Run(text=text),)))

    return lambda i, j: likeness(words(ours[i]), words(theirs[j]))
