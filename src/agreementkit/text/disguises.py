"""Characters that are not what they seem: what no reader sees and a comparison must.

An employer's draft is English or Welsh. So any letter of another script is named, also in a
word that is foreign throughout, where a test for mixed scripts would see nothing.
"""

import re
import unicodedata
from collections.abc import Iterator

from attrs import frozen

from agreementkit.text.odd_characters import PLAIN_SPACES, Oddity, OddityKind, belongs, oddity

__all__ = ["Disguise", "disguises", "undisguised"]

_WORD = re.compile(f"[^{PLAIN_SPACES}]+")
_PLAIN = re.compile(r"[ -~]*\Z")
_RARE = re.compile(r"[ -~]?[^ -~\t\n\r]+")
_ABOUT = 20
"""Characters of a very long word that are shown on either side."""


@frozen(kw_only=True)
class Disguise:
    """Characters of one kind, in one word, that are not what they seem."""

    kind: OddityKind
    start: int
    """The place of the first of them in the text, counted from 0."""
    end: int
    """The place after the last of them."""
    characters: tuple[Oddity, ...]
    """Each once, in the order in which it first stands."""
    word: str
    """The word as it is; the part about the first of them where it is very long."""
    reads: str
    """The same as a person reads it."""

    @property
    def words(self) -> str:
        """What is disguised, in a phrase for a person.

        >>> disguises("p\N{CYRILLIC SMALL LETTER A}y")[0].words
        '“pay”: a Cyrillic letter that looks like “a” (U+0430)'
        """
        said = "; ".join(f"{each.name} ({each.code})" for each in self.characters)
        return f"“{self.reads}”: {said}"


def disguises(text: str) -> tuple[Disguise, ...]:
    """Every character of a text that is not what it seems, word by word.

    Harmless typography is none: curly quotation marks, dashes, hard spaces and hyphens,
    Welsh letters.

    >>> disguises("The Employer’s “notice” – 26\N{NO-BREAK SPACE}weeks, in Tŷ Hywel")
    ()
    >>> [(each.kind.value, each.start, each.reads) for each in disguises("a du\N{ZERO WIDTH SPACE}ty")]
    [('unseen', 4, 'duty')]
    """
    return tuple(
        disguise
        for word in _WORD.finditer(text)
        if not _PLAIN.match(word.group())
        for disguise in _in_word(word.group(), word.start())
    )


def undisguised(text: str) -> str:
    """A text as it reads to a person, for comparing.

    What looks like a Latin letter becomes it, what cannot be seen goes, accents that do not
    belong go, every space that is no line's end becomes a plain one. Letters that look like
    nothing Latin stay.

    >>> undisguised("\N{CYRILLIC CAPITAL LETTER EM}ust re\N{SOFT HYPHEN}ply in ８\N{EM SPACE}weeks")
    'Must reply in 8 weeks'
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _RARE.sub(lambda rare: _read(rare.group()), text))


def _in_word(word: str, place: int) -> Iterator[Disguise]:
    found: dict[OddityKind, list[tuple[int, Oddity]]] = {}
    for at, odd in _oddities(word):
        found.setdefault(odd.kind, []).append((at, odd))
    for kind, places in found.items():
        first, last = places[0][0], places[-1][0]
        shown = word if len(word) <= 3 * _ABOUT else word[max(0, first - _ABOUT) : first + _ABOUT]
        yield Disguise(
            kind=kind,
            start=place + first,
            end=place + last + 1,
            characters=tuple(dict.fromkeys(odd for _, odd in places)),
            word=shown,
            reads=undisguised(shown),
        )


def _oddities(text: str) -> Iterator[tuple[int, Oddity]]:
    """Each odd character with its place; an accent that belongs to its letter is not odd."""
    base = ""
    for place, character in enumerate(text):
        odd = oddity(character)
        if odd is None:
            base = character
        elif odd.kind is OddityKind.MARK and not odd.reads and base and belongs(base, character):
            # A second accent on the same letter belongs to none.
            base = ""
        else:
            yield place, odd
            base = odd.reads


def _read(rare: str) -> str:
    """What a person reads where some characters stand, a plain one perhaps in front."""
    odd = dict(_oddities(rare))
    return "".join(
        " "
        if character in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
        else odd[place].reads
        if place in odd
        else character
        for place, character in enumerate(rare)
    )
