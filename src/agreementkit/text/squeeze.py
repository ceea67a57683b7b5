"""Text made plain for looking things up: nothing left but its letters and digits.

Two texts that read alike come out alike, whatever was put between or upon their
letters: typographic marks, accents, full-width forms, letters of other scripts that
look Latin, marks that cannot be seen.
"""

import re
import unicodedata
from functools import lru_cache

__all__ = ["rotated", "squeezed", "words"]

_WORD = re.compile(r"[^\W_]+")
_RARE = re.compile(r"[^\x00-\x7f]+")
_PLAIN = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_UNSEEN = frozenset({"Cf", "Mn", "Me"})
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"
"""Hangul fillers: letters by their class, and nothing by their look."""
_TAGS = range(0xE0020, 0xE007F)
"""Unseen copies of the ASCII characters, used to carry words past a reader."""

# The Latin letter that each of these looks like: Cyrillic, Greek, Armenian, Lisu, phonetic.
_LOOKS_LIKE = {
    "a": "аАαΑӓɑᴀꓮ",
    "b": "ВΒьꓐ",
    "c": "сСᴄцꓚ",
    "d": "ԁđꓓ",
    "e": "еЕεΕᴇꓰ",
    "f": "ꓝ",
    "g": "ɡցԌꓖ",
    "h": "һНΗհħꓧ",
    "i": "іІιΙıɩꓲ",
    "j": "јЈյꓙ",
    "k": "кКκΚᴋꓗ",
    "l": "łӏꓡ",
    "m": "мМΜᴍꓟ",
    "n": "пηΝոꓠ",
    "o": "оОοΟσօՕøᴏꓳ",
    "p": "рРρΡᴘꓑ",
    "q": "ԛԚզ",
    "r": "гꓣ",
    "s": "ѕЅՏꓢ",
    "t": "тТτΤŧᴛꓔ",
    "u": "υսՍᴜꓴ",
    "v": "νѵᴠꓦ",
    "w": "ԝԜшᴡꓪ",
    "x": "хХχΧꓫ",
    "y": "уУγΥʏꓬ",
    "z": "Ζᴢꓜ",
}
_LOOK_ALIKES = {ord(odd): latin for latin, row in _LOOKS_LIKE.items() for odd in row}
_ROTATED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz",
    "nopqrstuvwxyzabcdefghijklm",
)


def words(text: str) -> list[str]:
    """The words of a text in order, each of small letters and digits.

    >>> words("The “Union’s” re\N{SOFT HYPHEN}ply; ｗｉｔｈｉｎ 10\N{NO-BREAK SPACE}days")
    ['the', 'union', 's', 'reply', 'within', '10', 'days']
    """
    if not text.isascii():
        text = _RARE.sub(_plain, text)
    if text.isascii():
        # The same, by the fastest way that there is.
        return text.translate(_PLAIN).split()
    return _WORD.findall(text.lower())


def squeezed(text: str) -> str:
    """A text's letters and digits alone, without a gap.

    >>> squeezed("N-o-t-i-c-e: 10 d a y s")
    'notice10days'
    """
    return "".join(words(text))


def rotated(text: str) -> str:
    """Squeezed text with each letter moved on by thirteen places (ROT13)."""
    return text.translate(_ROTATED)


def _plain(rare: "re.Match[str]") -> str:
    return _plain_text(rare.group())


@lru_cache(maxsize=4096)
def _plain_text(rare: str) -> str:
    """What stands for a stretch of characters beyond ASCII."""
    seen = "".join(_seen(character) for character in rare)
    loose = unicodedata.normalize("NFKD", seen)
    latin = loose.translate(_LOOK_ALIKES).casefold().translate(_LOOK_ALIKES)
    kept = (c for c in latin if unicodedata.category(c) not in _UNSEEN)
    return "".join(c if c.isalnum() else " " for c in kept)


def _seen(character: str) -> str:
    if ord(character) in _TAGS:
        return chr(ord(character) - _TAGS.start + 0x20)
    return "" if character in _BLANK_LETTERS else character
