"""What is odd about a character in an English or Welsh text, and what it reads as.

Signs that a word processor or a good typist puts in are not odd: curly quotation marks,
dashes, hard and thin spaces, fractions, the letters of Welsh with their circumflexes.
"""

import unicodedata
from enum import StrEnum
from functools import lru_cache

from attrs import frozen

from agreementkit.text.look_alikes import BLANK_LETTERS, LOOK_ALIKES, TAGS

__all__ = ["PLAIN_SPACES", "Oddity", "OddityKind", "belongs", "oddity"]

PLAIN_SPACES = " \t\n\r\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
"""The spaces that are typography and no more."""


class OddityKind(StrEnum):
    """In what way a character is not what it seems."""

    LOOK_ALIKE = "look-alike"
    """A letter that looks like a Latin one."""
    FOREIGN = "foreign"
    """Any other letter or digit that is not Latin."""
    STYLED = "styled"
    """A full-width, mathematical or circled form of a plain character."""
    MARK = "mark"
    """An accent that English and Welsh do not have on that letter."""
    SPACE = "space"
    """A space of unusual width, or a line or page separator."""
    UNSEEN = "unseen"
    """A character without width."""
    DIRECTION = "direction"
    """A control that turns round the order in which characters show."""
    TAG = "tag"
    VARIATION = "variation"
    FILLER = "filler"
    """A blank that counts as a letter or a sign."""
    PRIVATE = "private"
    """A character that means nothing outside its own font."""


@frozen(kw_only=True)
class Oddity:
    """A character that is not what it seems."""

    character: str
    kind: OddityKind
    reads: str
    """What a person reads; empty where it cannot be seen."""
    name: str
    """What it is, in plain words."""

    @property
    def code(self) -> str:
        """Its code point: `U+0430`."""
        return f"U+{ord(self.character):04X}"


_LETTERS = frozenset("àáâãäåçèéêëìíîïñòóôõöùúûüýÿŵŷẁẃẅỳæœÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸŴŶẀẂẄỲÆŒß")
"""The letters beyond a to z of Welsh, of English, and of the names of its neighbours."""
_TYPOGRAPHY = frozenset("\N{MODIFIER LETTER APOSTROPHE}ªº¹²³™…№ﬀﬁﬂﬃﬄ")
_BY_CODE: tuple[tuple[frozenset[int], tuple[OddityKind, str, str]], ...] = (
    (
        frozenset(
            {*range(0x180B, 0x180E), 0x180F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
        ),
        (OddityKind.VARIATION, "", "an unseen mark that asks for another form of a letter"),
    ),
    (
        frozenset({0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}),
        (OddityKind.DIRECTION, "", "an unseen control that turns the direction of reading"),
    ),
    (
        frozenset(map(ord, f"{BLANK_LETTERS}\N{BRAILLE PATTERN BLANK}")),
        (OddityKind.FILLER, " ", "a blank that counts as a letter or sign"),
    ),
    (
        frozenset(
            map(ord, "\v\f\x1c\x1d\x1e\x1f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"),
        ),
        (OddityKind.SPACE, " ", "a line or page separator"),
    ),
    (
        frozenset({ord("\N{COMBINING GRAPHEME JOINER}")}),
        (OddityKind.UNSEEN, "", "an unseen mark that joins letters"),
    ),
)
"""What is known by its code point alone."""
_UNSEEN_NAMES = {
    "\N{SOFT HYPHEN}": "a hyphen that shows only at a line's end",
    "\N{ZERO WIDTH SPACE}": "a space without width",
    "\N{ZERO WIDTH NON-JOINER}": "an unseen mark that keeps letters apart",
    "\N{ZERO WIDTH JOINER}": "an unseen mark that joins letters",
    "\N{WORD JOINER}": "an unseen mark that joins words",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "an unseen mark that joins words",
}


def belongs(letter: str, mark: str) -> bool:
    """Whether an accent belongs on a letter, in English or Welsh.

    >>> belongs("w", "\N{COMBINING CIRCUMFLEX ACCENT}"), belongs("w", "\N{COMBINING DOT BELOW}")
    (True, False)
    """
    return unicodedata.normalize("NFC", letter + mark) in _LETTERS


@lru_cache(maxsize=4096)
def oddity(character: str) -> Oddity | None:
    """What is odd about one character; None where nothing is.

    An accent that stands alone is odd: whether it belongs where it stands, `belongs` says.

    >>> found = oddity("\N{CYRILLIC SMALL LETTER A}")
    >>> found.name, found.code, found.reads
    ('a Cyrillic letter that looks like “a”', 'U+0430', 'a')
    >>> oddity("ŵ") is None and oddity("“") is None
    True
    """
    if " " <= character <= "~" or character in PLAIN_SPACES:
        return None
    found = _unseen(character) or _seen(character)
    if found is None:
        return None
    kind, reads, name = found
    return Oddity(character=character, kind=kind, reads=reads, name=name)


_Found = tuple[OddityKind, str, str]


def _unseen(character: str) -> _Found | None:
    """What cannot be seen, or shows as a gap."""
    code = ord(character)
    if code in TAGS:
        copied = chr(code - TAGS.start + 0x20)
        return OddityKind.TAG, "", f"an unseen copy of “{copied}”"
    for those, found in _BY_CODE:
        if code in those:
            return found
    if character.isspace():
        return OddityKind.SPACE, " ", "a space of unusual width"
    if unicodedata.category(character) in ("Cf", "Cc"):
        name = _UNSEEN_NAMES.get(character, "a character that cannot be seen")
        return OddityKind.UNSEEN, "", name
    return None


def _seen(character: str) -> _Found | None:
    """What shows, and is not what it shows."""
    group = unicodedata.category(character)
    if group in ("Co", "Cn", "Cs"):
        return OddityKind.PRIVATE, character, "a character that only its own font can show"
    if character in _TYPOGRAPHY:
        return None
    plain = unicodedata.normalize("NFKC", character)
    if plain.isascii():
        return OddityKind.STYLED, plain, f"another form of “{plain}”"
    if group[0] == "M":
        return OddityKind.MARK, "", "an accent that English and Welsh do not have there"
    if group == "Nd":
        digit = str(unicodedata.digit(character))
        return OddityKind.FOREIGN, digit, f"{_script(character)} digit {digit}"
    return _letter(character) if group[0] == "L" and plain not in _LETTERS else None


def _letter(character: str) -> _Found:
    apart = unicodedata.normalize("NFKD", character)
    base, marks = apart[0], apart[1:]
    latin = _latin(base)
    if not latin:
        return OddityKind.FOREIGN, character, f"{_script(character)} letter"
    accents = "".join(mark for mark in marks if belongs(latin, mark))
    reads = unicodedata.normalize("NFC", latin + accents[:1])
    if base.isascii():
        return (
            OddityKind.MARK,
            reads,
            f"“{reads}” with an accent that English and Welsh do not have",
        )
    return OddityKind.LOOK_ALIKE, reads, f"{_script(character)} letter that looks like “{reads}”"


def _latin(letter: str) -> str:
    """The Latin letter that one is or looks like, in its own size; empty where it does not."""
    if letter.isascii():
        return letter
    small = LOOK_ALIKES.get(ord(letter), "")
    # The capitals of Lisu have no small letters, and so are not told to be capitals.
    capital = letter.isupper() or unicodedata.name(letter, "").startswith("LISU")
    return small.upper() if capital else small


def _script(character: str) -> str:
    """Whose letter it is, with its article: `a Cyrillic`."""
    script = unicodedata.name(character, "FOREIGN").split()[0]
    if script == "LATIN":
        return "an unusual Latin"
    if script in ("CJK", "HANGUL", "FOREIGN"):
        return {"CJK": "a Chinese", "HANGUL": "a Korean"}.get(script, "a foreign")
    return f"{'an' if script[0] in 'AEIOU' else 'a'} {script.title()}"
