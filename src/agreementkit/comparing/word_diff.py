"""The difference between two lines of text, word by word.

Plain words are split at spaces and signs. A figure, a blank, a term, a reference or a
citation is replaced as a whole: half a figure struck out is how people misread one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from agreementkit.comparing.alignment import common_subsequence, with_gaps
from agreementkit.model.document import Reference, Span, Spans, text_of
from agreementkit.model.redline import MarkedSpan, RevisionMark
from agreementkit.model.template import Run

_TOKEN = re.compile(r"\s+|\w+(?:[’'‑-]\w+)*|[^\w\s]")

MarkPair = tuple[RevisionMark, RevisionMark]
"""The mark of what was deleted, and that of what was inserted."""


def without_reference_numbers(spans: Spans) -> tuple[Span, ...]:
    """A line without what renumbering alone changes: two are alike where these are equal."""
    return tuple(
        evolve(span, text="") if isinstance(span, Reference) else span for span in _joined(spans)
    )


def words_of_spans(spans: Spans) -> Iterator[str]:
    """The words of a line, those of figures and terms among them."""
    for span in spans:
        if not isinstance(span, Reference):
            yield from (word for word in _TOKEN.findall(span.text) if not word.isspace())


def diff_words(old: Spans, new: Spans, marks: MarkPair) -> tuple[MarkedSpan, ...]:
    """Both lines in one: what was deleted stands before what was inserted in its place.

    Without the pieces that were inserted it reads as the old line, and without those
    that were deleted as the new one.
    """
    before, after = _tokens(old), _tokens(new)
    found: list[MarkedSpan] = []
    i = j = 0
    for left, right in (*_words_matched(before, after), (len(before), len(after))):
        found += _between(before[i:left], after[j:right], marks)
        if left < len(before):
            found.append(MarkedSpan(span=before[left]))
        i, j = left + 1, right + 1
    return tuple(join_pieces(found))


def merge_words(base: Spans, ours: Spans, theirs: Spans) -> Spans | None:
    """A line with the changes of both sides; None where they changed the same words differently.

    Words that follow upon one another count as the same place: whether two changes side by side
    still make sense together is for a person to say.

    Args:
        base: the line that both began from.
        ours: what one side made of it.
        theirs: what the other side made of it.

    >>> from agreementkit.model.document import plain_spans
    >>> base, ours, theirs = map(plain_spans, (
    ...     "Notice of 26 weeks in writing.", "Notice of 20 weeks in writing.",
    ...     "Notice of 26 weeks by e-mail."))
    >>> text_of(merge_words(base, ours, theirs))
    'Notice of 20 weeks by e-mail.'
    >>> merge_words(base, ours, plain_spans("Notice of 8 weeks in writing.")) is None
    True
    """
    words = _tokens(base)
    both = (*_hunks(words, _tokens(theirs)), *_hunks(words, _tokens(ours)))
    # The same words are the same change, though what is a figure with us is typed with them.
    hunks = {(start, end, tuple(text_of(instead).split())): instead for start, end, instead in both}
    merged: list[Span] = []
    at = 0
    for place, ((start, end, _), instead) in enumerate(sorted(hunks.items())):
        between = words[at:start]
        if start < at or (place and all(span.text.isspace() for span in between)):
            return None
        merged += [*between, *instead]
        at = end
    return tuple(_joined((*merged, *words[at:])))


_Hunk = tuple[int, int, tuple[Span, ...]]
"""A stretch of a line's words, from one place to before another, and what stands there instead."""


def _hunks(base: Sequence[Span], new: Sequence[Span]) -> Iterator[_Hunk]:
    for (before, after), _ in with_gaps(_words_matched(base, new), len(base), len(new)):
        front, back = _same_ends([base[i] for i in before], [new[j] for j in after])
        start, end = before.start + front, before.stop - back
        instead = tuple(new[after.start + front : after.stop - back])
        if instead or end > start:
            yield start, end, instead


def _tokens(spans: Spans) -> list[Span]:
    """Spans with their runs cut into words, signs and spaces."""
    cut: list[Span] = []
    for span in _joined(spans):
        if isinstance(span, Run):
            cut += [evolve(span, text=token) for token in _TOKEN.findall(span.text)]
        else:
            cut.append(span)
    return cut


def _words_matched(old: Sequence[Span], new: Sequence[Span]) -> list[tuple[int, int]]:
    """Places of the words that stay. Spaces follow the words: alone they tie nothing."""
    here = [place for place, span in enumerate(old) if not span.text.isspace()]
    there = [place for place, span in enumerate(new) if not span.text.isspace()]
    pairs = common_subsequence([old[place] for place in here], [new[place] for place in there])
    return [(here[i], there[j]) for i, j in pairs]


def _between(old: Sequence[Span], new: Sequence[Span], marks: MarkPair) -> Iterator[MarkedSpan]:
    """What lies between two words that stay: the spaces at its ends may stay as well."""
    front, back = _same_ends(old, new)
    deleted, inserted = marks
    yield from (MarkedSpan(span=span) for span in old[:front])
    yield from (MarkedSpan(span=span, mark=deleted) for span in old[front : len(old) - back])
    yield from (MarkedSpan(span=span, mark=inserted) for span in new[front : len(new) - back])
    yield from (MarkedSpan(span=span) for span in old[len(old) - back :])


def _same_ends(old: Sequence[Span], new: Sequence[Span]) -> tuple[int, int]:
    """How many spans two stretches begin with in common, and how many more they end with."""
    least = min(len(old), len(new))
    front = next((n for n in range(least) if old[n] != new[n]), least)
    back = next((n for n in range(least - front) if old[-1 - n] != new[-1 - n]), least - front)
    return front, back


def join_pieces(found: Iterable[MarkedSpan]) -> Iterator[MarkedSpan]:
    """Pieces with neighbouring runs joined that look alike and have the same mark."""
    waiting: list[MarkedSpan] = []
    for piece in found:
        if waiting and not (
            waiting[-1].mark == piece.mark and _can_join(waiting[-1].span, piece.span)
        ):
            yield _joined_piece(waiting)
            waiting.clear()
        waiting.append(piece)
    if waiting:
        yield _joined_piece(waiting)


def _joined_piece(waiting: Sequence[MarkedSpan]) -> MarkedSpan:
    first = waiting[0]
    if isinstance(first.span, Run) and len(waiting) > 1:
        words = text_of(tuple(piece.span for piece in waiting))
        return evolve(first, span=evolve(first.span, text=words))
    return first


def _can_join(one: Span, other: Span) -> bool:
    return (
        isinstance(one, Run)
        and isinstance(other, Run)
        and (one.bold, one.italic) == (other.bold, other.italic)
    )


def _joined(spans: Spans) -> Iterator[Span]:
    """The same line, however its runs were cut."""
    printed = (span for span in spans if span.text or not isinstance(span, Run))
    for piece in join_pieces(MarkedSpan(span=span) for span in printed):
        yield piece.span
