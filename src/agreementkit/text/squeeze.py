"""Text made plain for looking things up: nothing left but its letters and digits.

Two texts that read alike come out alike, whatever was put between or upon their
letters: typographic marks, accents, full-width forms, letters of other scripts that
look Latin, marks that cannot be seen.
"""

import re
import unicodedata
from functools import lru_cache

from agreementkit.text.look_alikes import BLANK_LETTERS, LOOK_ALIKES, TAGS

__all__ = ["squeezed", "words"]

_WORD = re.compile(r"[^\W_]+")
_RARE = re.compile(r"[^\x00-\x7f]+")
_PLAIN = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_UNSEEN = frozenset({"Cf", "Mn", "Me"})


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


def _plain(rare: "re.Match[str]") -> str:
    return _plain_text(rare.group())


@lru_cache(maxsize=4096)
def _plain_text(rare: str) -> str:
    """What stands for a stretch of characters beyond ASCII."""
    seen = "".join(_seen(character) for character in rare)
    loose = unicodedata.normalize("NFKD", seen)
    latin = loose.translate(LOOK_ALIKES).casefold().translate(LOOK_ALIKES)
    kept = (c for c in latin if unicodedata.category(c) not in _UNSEEN)
    return "".join(c if c.isalnum() else " " for c in kept)


def _seen(character: str) -> str:
    if ord(character) in TAGS:
        return chr(ord(character) - TAGS.start + 0x20)
    return "" if character in BLANK_LETTERS else character
