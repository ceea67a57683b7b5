"""Where two lines of text differ, word by word, with no difference that typography makes."""

import re
from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from agreementkit.compare.sequence import in_turn, matched
from agreementkit.text.evened import evened
from agreementkit.text.sentences import split_sentences

__all__ = ["Apart", "apart", "around", "bag_of", "sentence_at", "words_of"]

_WORD = re.compile(r"\w+(?:[’'‑-]\w+)*|[^\w\s]")
_BLOCK = re.compile(r"\S+")
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
    return _cut(text, _WORD)


def bag_of(text: str) -> Counter[str]:
    """How often each word and sign stands in a line, evened out."""
    return Counter(_WORD.findall(evened(text)))


def _cut(text: str, word: re.Pattern[str]) -> list[tuple[str, int, int]]:
    found = [(each.group(), each.start(), each.end()) for each in word.finditer(text)]
    if text.isascii():
        return found
    return [(evened(said), start, end) for said, start, end in found]


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
    # Where all words and signs are the same, spaces within or between them are not.
    return tuple(_hunks(before, after, _WORD)) or tuple(_hunks(before, after, _BLOCK))


def _hunks(before: str, after: str, word: re.Pattern[str]) -> Iterator[Apart]:
    here, there = _cut(before, word), _cut(after, word)
    pairs = matched([word for word, _, _ in here], [word for word, _, _ in there])
    for (old, new), _ in in_turn(pairs, len(here), len(there)):
        if not old and not new:
            continue
        was, now = _range(here, old), _range(there, new)
        if evened(before[slice(*was)]) != evened(after[slice(*now)]):
            first = len(_WORD.findall(before[: was[0]]))
            size = len(_WORD.findall(before[slice(*was)]))
            yield Apart(before=was, after=now, tokens=(first, first + size))


def _range(words: list[tuple[str, int, int]], places: range) -> tuple[int, int]:
    if places:
        return words[places[0]][1], words[places[-1]][2]
    at = words[places.start - 1][2] if places.start else 0
    return at, at


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
