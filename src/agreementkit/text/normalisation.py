"""Text made ready for comparing: what must make no difference is taken out or made equal."""

import re
import unicodedata
from functools import lru_cache

from agreementkit.text.confusables import BLANK_LETTERS, HOMOGLYPHS, TAG_CHARACTERS

# ---
# Without the changes that a word processor makes by itself.
#
# Word, LibreOffice and Google Docs turn straight quotation marks into curly ones, a hyphen
# between spaces into a dash, three full stops into one sign, "(c)" into a copyright sign. A
# change of words is never evened out: a dash becomes another dash, and never nothing, so
# "1–2" and "12" stay apart.

_EQUIVALENTS = {
    **dict.fromkeys("‘’‛\N{MODIFIER LETTER APOSTROPHE}", "'"),
    **dict.fromkeys("“”‟", '"'),
    **dict.fromkeys("\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}–—\N{HORIZONTAL BAR}−", "-"),
    "…": "...",
    "©": "(c)",
    "®": "(r)",
    "™": "(tm)",
    "½": " 1/2",
    "¼": " 1/4",
    "¾": " 3/4",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
}
_TABLE = str.maketrans(_EQUIVALENTS)
_SPACES = re.compile("[ \t\n\r\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]+")


def normalise_typography(text: str) -> str:
    """A text that is equal to another where a word processor alone made the difference.

    For comparing only: the result is not for people to read. Give it what `undisguised`
    returns, where a text comes from outside.

    >>> normalise_typography("“Not later than” 26\N{NO-BREAK SPACE}weeks – see paragraph ©")
    '"Not later than" 26 weeks - see paragraph (c)'
    >>> normalise_typography("1–2") == normalise_typography("1-2"), normalise_typography("1–2") == normalise_typography("12")
    (True, False)
    """
    if not text.isascii():
        text = text.translate(_TABLE)
    return _SPACES.sub(" ", re.sub(r"--+", "-", text))


# ---
# Nothing left but letters and digits, for looking things up.
#
# Two texts that read alike come out alike, whatever was put between or upon their
# letters: typographic marks, accents, full-width forms, letters of other scripts that
# look Latin, marks that cannot be seen.

_WORD = re.compile(r"[^\W_]+")
_RARE = re.compile(r"[^\x00-\x7f]+")
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_INVISIBLE_CATEGORIES = frozenset({"Cf", "Mn", "Me"})


def alphanumeric_words(text: str) -> list[str]:
    """The words of a text in order, each of small letters and digits.

    >>> alphanumeric_words("The “Union’s” re\N{SOFT HYPHEN}ply; ｗｉｔｈｉｎ 10\N{NO-BREAK SPACE}days")
    ['the', 'union', 's', 'reply', 'within', '10', 'days']
    """
    if not text.isascii():
        text = _RARE.sub(_plain, text)
    if text.isascii():
        # The same, by the fastest way that there is.
        return text.translate(_ASCII).split()
    return _WORD.findall(text.lower())


def alphanumerics(text: str) -> str:
    """A text's letters and digits alone, without a gap.

    >>> alphanumerics("N-o-t-i-c-e: 10 d a y s")
    'notice10days'
    """
    return "".join(alphanumeric_words(text))


def _plain(rare: "re.Match[str]") -> str:
    return _plain_text(rare.group())


@lru_cache(maxsize=4096)
def _plain_text(rare: str) -> str:
    """What stands for a stretch of characters beyond ASCII."""
    seen = "".join(_seen(character) for character in rare)
    loose = unicodedata.normalize("NFKD", seen)
    latin = loose.translate(HOMOGLYPHS).casefold().translate(HOMOGLYPHS)
    kept = (c for c in latin if unicodedata.category(c) not in _INVISIBLE_CATEGORIES)
    return "".join(c if c.isalnum() else " " for c in kept)


def _seen(character: str) -> str:
    if ord(character) in TAG_CHARACTERS:
        return chr(ord(character) - TAG_CHARACTERS.start + 0x20)
    return "" if character in BLANK_LETTERS else character


# ---
# Without its numbers.

_NUMBER_OR_BLANK = re.compile(r"\d[\d,.]*(?<![,.])|\[[^\]]+\]")
"""A number, or the bracket that prints where one is missing."""


def mask_numbers(text: str) -> str:
    """A text with every number masked, to find it again where only numbers have moved.

    >>> mask_numbers("Within 1,000 days of clause 4.") == mask_numbers("Within 7 days of clause 12.")
    True
    """
    masked = _NUMBER_OR_BLANK.sub("#", text).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"(# \w+?)s\b", r"\1", masked)
