"""A line of ours against the line that came back: what now stands where each value stood.

Both are cut into words, and an amount counts as one word, known by what it comes to: so
"26 weeks" ties to "twenty-six weeks" and to "182 days", and to no other amount.
"""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from agreementkit.comparing.alignment import Pair, common_subsequence
from agreementkit.model.document import Blank, Figure, Spans
from agreementkit.model.values import Value
from agreementkit.negotiation.figures.rungs import Rung
from agreementkit.text.confusables import without_confusables
from agreementkit.text.normalisation import normalise_typography
from agreementkit.text.quantities import Amount, find_amounts


class Direction(StrEnum):
    """What a move is to members."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    """No better and no worse, in another unit."""
    OPEN = "open"
    """A person must say."""


_UNDECIDABLE = (Rung.NO_LADDER, Rung.UNREAD)


@frozen(kw_only=True)
class SlotMove:
    """A value of ours that a returned line has moved."""

    parameter: str
    label: str
    sent: str
    """As our line has it: `26 weeks`."""
    sent_value: Value | None
    """In the parameter's own unit; None for a blank, and for what our words do not tell."""
    offered: str
    """What stands there now, as it reads; empty where nothing does."""
    amount: Amount | None = None
    """The number that was read, with its unit; its place is in the returned line as it reads."""
    value: Value | None = None
    """What was read for a choice, a flag, a date or a text."""
    rung: Rung
    exact: bool
    """False where the rung is the worst of several, or where a person should look."""
    direction: Direction
    distance: Decimal | None = None
    """What is offered less what we sent, in the parameter's own unit and at its worst for
    members, to two places; None where either is no number."""
    bound: str = ""
    """How the words beside the figure turned it round: "“at least” became “at most”"."""
    elsewhere: bool = False
    """Whether it is gone from its place, and an amount of its kind now stands elsewhere in
    the line."""

    @property
    def gone(self) -> bool:
        """Whether nothing stands in its place."""
        return not self.offered

    @property
    def phrase(self) -> str:
        """The move in plain words.

        >>> from agreementkit.model.clause import Parameter
        >>> from agreementkit.model.document import Figure
        >>> notice = Parameter(name="notice", kind="weeks", label="Notice", range=(4, 52),
        ...                    better="higher", opening=26, target=17, fallback=13,
        ...                    source=["proposal"])
        >>> from agreementkit.negotiation.figures.offers import slot_moves
        >>> line = (Figure(text="26 weeks", parameter="notice"),)
        >>> print(slot_moves(line, "eight weeks", {"notice": notice})[0].phrase)
        Notice: 26 weeks became eight weeks, below fallback: a red line
        """
        became = f"became {self.offered}" if self.offered else "is gone"
        if self.elsewhere:
            became = f"is gone from its place, and {self.offered} stands elsewhere in the line"
        bound = f" ({self.bound})" if self.bound else ""
        sure = self.exact or self.gone or self.bound or self.rung in _UNDECIDABLE
        qualifier = "" if sure else ", at its worst"
        return f"{self.label}: {self.sent} {became}{bound}, {self.rung.phrase}{qualifier}"


# Where each value stood, and what stands there now.

_WORD = re.compile(r"\w+(?:['’‑-]\w+)*|[^\w\s]")
CONTEXT_LENGTH = 80
"""Characters beside a value in which the words that bound it are looked for."""
_SMALLER_UNITS: dict[str, tuple[str, int]] = {
    "weeks": ("days", 7),
    "years": ("months", 12),
    "hours": ("minutes", 60),
}


@frozen(kw_only=True)
class SlotPlace:
    """Where a value stood in a line of ours, and what stands there now."""

    span: Figure | Blank
    sent: tuple[str, str]
    """The words of ours before it and behind it."""
    gap: tuple[int, int]
    """Where what stands there now begins and ends, in the line that came back."""
    kept: Amount | None
    """The amount itself, where it still stands there with the same value."""


def locate_slots(
    sent: Spans, returned: str
) -> tuple[str, tuple[Amount, ...], tuple[SlotPlace, ...]]:
    """The returned line as it reads, its amounts that are not ours, and each value's place.

    Args:
        sent: a line of ours; its figures and blanks carry the names of parameters.
        returned: the text of the same line as it came back.
    """
    ours, tokens, owned = _tokenised(sent)
    plain = without_confusables(returned)
    theirs = list(_tokens(plain, find_amounts(plain)))
    pairs = common_subsequence([each.key for each in tokens], [each.key for each in theirs])
    counterparts = dict(pairs)
    kept_places = {j for _, j in pairs}
    new = [token.amount for j, token in enumerate(theirs) if token.amount and j not in kept_places]
    found = []
    for span, (first, last) in owned:
        kept = (
            theirs[counterparts[first]].amount
            if last == first + 1 and first in counterparts
            else None
        )
        gap, displaced = _gap(pairs, theirs, first, last, len(tokens))
        if kept and any(at != (first, last) and at[0] in displaced for _, at in owned):
            # What stands beside it may be meant for the other value.
            gap = kept.start, kept.end
        before, behind = tokens[first].start, tokens[last - 1].end
        found.append(
            SlotPlace(
                span=span,
                sent=(
                    ours[max(0, before - CONTEXT_LENGTH) : before],
                    ours[behind : behind + CONTEXT_LENGTH],
                ),
                gap=gap,
                kept=kept,
            ),
        )
    return plain, tuple(filter(None, new)), tuple(found)


@frozen(kw_only=True)
class _Token:
    key: Hashable
    start: int
    end: int
    amount: Amount | None = None


_SlotTokens = list[tuple[Figure | Blank, tuple[int, int]]]


def _tokenised(sent: Spans) -> tuple[str, list[_Token], _SlotTokens]:
    """Our line as text, its tokens, and which of them are whose value."""
    text = ""
    values: list[tuple[Figure | Blank, int, int]] = []
    for span in sent:
        span_text = without_confusables(span.text)
        if isinstance(span, Figure | Blank) and span.parameter:
            values.append((span, len(text), len(text) + len(span_text)))
        text += span_text
    inside = {place for _, start, end in values for place in range(start, end)}
    read = [each for each in find_amounts(text) if not inside & {*range(each.start, each.end)}]
    tokens: list[_Token] = []
    owned: _SlotTokens = []
    end = 0
    for span, start, stop in values:
        tokens += _tokens(text, read, end, start)
        first = len(tokens)
        amounts = find_amounts(text[start:stop]) if isinstance(span, Figure) else ()
        if len(amounts) == 1 and amounts[0].words == text[start:stop]:
            tokens.append(_Token(key=_key(amounts[0]), start=start, end=stop, amount=amounts[0]))
        else:
            tokens += _tokens(text, (), start, stop)
        if len(tokens) > first:
            owned.append((span, (first, len(tokens))))
        end = stop
    tokens += _tokens(text, read, end, len(text))
    return text, tokens, owned


def _tokens(
    text: str,
    read: Iterable[Amount],
    start: int = 0,
    end: int | None = None,
) -> Iterator[_Token]:
    """The words of a stretch of text, each amount in it as one."""
    stop = len(text) if end is None else end
    for amount in read:
        if start <= amount.start and amount.end <= stop:
            yield from _words(text, start, amount.start)
            yield _Token(key=_key(amount), start=amount.start, end=amount.end, amount=amount)
            start = amount.end
    yield from _words(text, start, stop)


def _words(text: str, start: int, end: int) -> Iterator[_Token]:
    for word in _WORD.finditer(text, start, end):
        yield _Token(
            key=normalise_typography(word.group()).casefold(), start=word.start(), end=word.end()
        )


def _key(amount: Amount) -> tuple[Decimal, str, Decimal | None]:
    """What an amount comes to, in the smallest unit that it is always a whole number of."""
    unit, times = _SMALLER_UNITS.get(amount.unit, (amount.unit, 1))
    return amount.value * times, unit, amount.contradicted


def _gap(
    pairs: Sequence[Pair],
    theirs: Sequence[_Token],
    first: int,
    last: int,
    count: int,
) -> tuple[tuple[int, int], range]:
    """The stretch of their line between the words that stay on either side of a value.

    Comes with the places of our own words that stood in that stretch.
    """
    before = bisect_left(pairs, (first, -1)) - 1
    after = bisect_left(pairs, (last, -1))
    left_ours, left_theirs = pairs[before] if before >= 0 else (-1, -1)
    right_ours, right_theirs = pairs[after] if after < len(pairs) else (count, len(theirs))
    between = range(left_ours + 1, right_ours)
    if left_theirs + 1 >= right_theirs:
        place = theirs[left_theirs].end if left_theirs >= 0 else 0
        return (place, place), between
    return (theirs[left_theirs + 1].start, theirs[right_theirs - 1].end), between
