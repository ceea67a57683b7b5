"""How alike two sections are, by the words that tell one section from another."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from agreementkit.word.reading import Line

__all__ = ["Rarity", "Words", "body_words", "is_number", "known_text", "plain_title", "words_of"]

_WORD = re.compile(r"\w+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_TYPED = re.compile(
    r"(?:part|clause|schedule|section|article)?\s*"
    r"(?:\d+(?:\.\d+)*|\([a-z]{1,4}\)|[ivxlc]+(?=[.)]))[.):]?(?:\s*[-–—:]\s*|\s+)",
)

Words = frozenset[str]


def known_text(text: str) -> str:
    """What a line is looked up by: neither case, spaces nor what cannot be seen count.

    Only for finding: what was changed is told from the text itself.

    >>> known_text("The  Employer\N{NO-BREAK SPACE}must ")
    'the employer must'
    """
    return " ".join(_UNSEEN.sub("", text).casefold().split())


def plain_title(text: str) -> str:
    """What a heading is looked up by: also without a number that was typed before it.

    >>> plain_title("7. Notice of new systems"), plain_title("Part 2 – Consultation")
    ('notice of new systems', 'consultation')
    """
    known = known_text(text)
    found = _TYPED.match(known)
    return known[found.end() :] if found and found.end() < len(known) else known


def is_number(text: str) -> bool:
    """Whether a text is nothing but a number as it is typed before a line.

    >>> is_number("7.1\t"), is_number("(a) "), is_number("not ")
    (True, True, False)
    """
    return _TYPED.fullmatch(_UNSEEN.sub("", text).casefold()) is not None


def words_of(texts: Iterable[str]) -> Words:
    """The words of some lines, each once."""
    return frozenset(word for text in texts for word in _WORD.findall(known_text(text)))


def body_words(lines: Sequence[Line]) -> Words:
    """The words below a section's heading."""
    return words_of(line.text for line in lines[1:])


class Rarity:
    """How much a word tells: the fewer sections have it, the more.

    Args:
        sections: the words of each section of what was sent.
    """

    def __init__(self, sections: Sequence[Words]) -> None:
        counts = Counter(word for words in sections for word in words)
        self._weights = {word: 1 / count for word, count in counts.items()}

    def weight(self, words: Words) -> float:
        """What some words tell together; one that we never wrote tells as much as any."""
        weights = self._weights
        return sum([weights.get(word, 1.0) for word in words])

    def likeness(self, one: Words, other: Words) -> float:
        """The share of what two sections say that both say, from 0 to 1."""
        both = self.weight(one) + self.weight(other)
        return 2 * self.weight(one & other) / both if both else 0.0

    def share(self, part: Words, whole: Words) -> float:
        """How much of a part is in a whole, from 0 to 1."""
        weight = self.weight(part)
        return self.weight(part & whole) / weight if weight else 0.0
