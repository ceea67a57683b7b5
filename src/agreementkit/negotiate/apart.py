"""Where two lines of text differ, word by word, with no difference that typography makes."""

import re
from collections.abc import Iterator

from attrs import frozen

from agreementkit.compare.sequence import in_turn, matched
from agreementkit.text.evened import evened
from agreementkit.text.sentences import split_sentences

__all__ = ["Apart", "apart", "around", "sentence_at", "words_of"]

_WORD = re.compile(r"\w+(?:[’'‑-]\w+)*|[^\w\s]")
_ABOUT = 30
"""Characters of context on either side, at most; a word is never cut."""


@frozen(kw_only=True)
class Apart:
    """One place where two lines differ; the places are in characters, counted from 0."""

    before: tuple[int, int]
    after: tuple[int, int]
    tokens: tuple[int, int]
    """The words of the first line that went, counted from 0: from, and up to."""


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words and signs of a line, each evened out, with where it begins and ends."""
    return [(evened(word.group()), word.start(), word.end()) for word in _WORD.finditer(text)]


def apart(before: str, after: str) -> tuple[Apart, ...]:
    """Every place where two lines differ; none where a word processor alone made it.

    >>> found, = apart("at least 26 weeks", "at least 8 weeks")
    >>> found.before, found.after
    ((9, 11), (9, 10))
    >>> apart("the “notice” – at once", 'the "notice" - at once')
    ()
    """
    if evened(before).strip() == evened(after).strip():
        return ()
    return tuple(_hunks(before, after)) or (_spaces(before, after),)


def _hunks(before: str, after: str) -> Iterator[Apart]:
    here, there = words_of(before), words_of(after)
    pairs = matched([word for word, _, _ in here], [word for word, _, _ in there])
    for (old, new), _ in in_turn(pairs, len(here), len(there)):
        if not old and not new:
            continue
        was, now = _range(here, old), _range(there, new)
        if evened(before[slice(*was)]) != evened(after[slice(*now)]):
            yield Apart(before=was, after=now, tokens=(old.start, old.stop))


def _range(words: list[tuple[str, int, int]], places: range) -> tuple[int, int]:
    if places:
        return words[places[0]][1], words[places[-1]][2]
    at = words[places.start - 1][2] if places.start else 0
    return at, at


def _spaces(before: str, after: str) -> Apart:
    """The one difference of two lines that have the same words: spaces within or between them."""
    front = next(
        (n for n, (one, two) in enumerate(zip(before, after, strict=False)) if one != two),
        min(len(before), len(after)),
    )
    words = words_of(before)
    first = next((n for n, (_, _, end) in enumerate(words) if end >= front), len(words))
    start = words[first][1] if first < len(words) else front
    back = 0
    while back < min(len(before), len(after)) - start and before[-1 - back] == after[-1 - back]:
        back += 1
    last = next((n for n, word in enumerate(words) if word[2] >= len(before) - back), first)
    return Apart(
        before=(start, len(before) - back),
        after=(start, len(after) - back),
        tokens=(first, last + 1),
    )


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """A few words in front of a stretch of text, and a few behind it."""
    front, back = text[:start], text[end:]
    if len(front) > _ABOUT:
        front = front[-_ABOUT:]
        front = front[front.find(" ") + 1 :]
    if len(back) > _ABOUT:
        back = back[:_ABOUT]
        back = back[: back.rfind(" ")] if " " in back else back
    return front, back


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence in which a stretch of text stands; all of them where it is in several."""
    found: list[str] = []
    at = 0
    for sentence in split_sentences(text):
        first = text.index(sentence, at)
        at = first + len(sentence)
        if first <= end and start <= at:
            found.append(sentence)
        if start == end and found and at > end:
            break
    return " ".join(found)
