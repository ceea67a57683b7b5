"""Confusable characters: those that are not what they seem, to a reader or to a comparison.

An employer's draft is English or Welsh. So any letter of another script is named, also in a
word that is foreign throughout, where a test for mixed scripts would see nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from attrs import frozen

# ---
# Homoglyphs, blanks and tags.

BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"
"""Hangul fillers: letters by their class, and nothing by their look."""
TAG_CHARACTERS = range(0xE0020, 0xE007F)
"""Unseen copies of the ASCII characters, used to carry words past a reader."""
# The Latin letter that each of these looks like: Cyrillic, Greek, Armenian, Lisu, phonetic.
_HOMOGLYPH_ROWS = {
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
HOMOGLYPHS = {ord(odd): latin for latin, row in _HOMOGLYPH_ROWS.items() for odd in row}
"""By code point: the small Latin letter that a letter looks like."""


# ---
# One character: whether it belongs in an English or Welsh text, and what it reads as.
#
# Signs that a word processor or a good typist puts in are not odd: curly quotation marks,
# dashes, hard and thin spaces, fractions, the letters of Welsh with their circumflexes.

_PLAIN_SPACES = " \t\n\r\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
"""The spaces that are typography and no more."""


class ConfusableKind(StrEnum):
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
class ConfusableCharacter:
    """A character that is not what it seems."""

    character: str
    kind: ConfusableKind
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
_BY_CODE: tuple[tuple[frozenset[int], tuple[ConfusableKind, str, str]], ...] = (
    (
        frozenset(
            {*range(0x180B, 0x180E), 0x180F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
        ),
        (ConfusableKind.VARIATION, "", "an unseen mark that asks for another form of a letter"),
    ),
    (
        frozenset({0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}),
        (ConfusableKind.DIRECTION, "", "an unseen control that turns the direction of reading"),
    ),
    (
        frozenset(map(ord, f"{BLANK_LETTERS}\N{BRAILLE PATTERN BLANK}")),
        (ConfusableKind.FILLER, " ", "a blank that counts as a letter or sign"),
    ),
    (
        frozenset(
            map(ord, "\v\f\x1c\x1d\x1e\x1f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"),
        ),
        (ConfusableKind.SPACE, " ", "a line or page separator"),
    ),
    (
        frozenset({ord("\N{COMBINING GRAPHEME JOINER}")}),
        (ConfusableKind.UNSEEN, "", "an unseen mark that joins letters"),
    ),
)
"""What is known by its code point alone."""
_INVISIBLE_NAMES = {
    "\N{SOFT HYPHEN}": "a hyphen that shows only at a line's end",
    "\N{ZERO WIDTH SPACE}": "a space without width",
    "\N{ZERO WIDTH NON-JOINER}": "an unseen mark that keeps letters apart",
    "\N{ZERO WIDTH JOINER}": "an unseen mark that joins letters",
    "\N{WORD JOINER}": "an unseen mark that joins words",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "an unseen mark that joins words",
}


def _accent_belongs(letter: str, mark: str) -> bool:
    """Whether an accent belongs on a letter, in English or Welsh.

    >>> _accent_belongs("w", "\N{COMBINING CIRCUMFLEX ACCENT}"), _accent_belongs("w", "\N{COMBINING DOT BELOW}")
    (True, False)
    """
    return unicodedata.normalize("NFC", letter + mark) in _LETTERS


@lru_cache(maxsize=4096)
def confusable_character(character: str) -> ConfusableCharacter | None:
    """What is odd about one character; None where nothing is.

    An accent that stands alone is odd: whether it belongs where it stands, `_accent_belongs` says.

    >>> found = confusable_character("\N{CYRILLIC SMALL LETTER A}")
    >>> found.name, found.code, found.reads
    ('a Cyrillic letter that looks like “a”', 'U+0430', 'a')
    >>> confusable_character("ŵ") is None and confusable_character("“") is None
    True
    """
    if " " <= character <= "~" or character in _PLAIN_SPACES:
        return None
    found = _invisible(character) or _visible(character)
    if found is None:
        return None
    kind, reads, name = found
    return ConfusableCharacter(character=character, kind=kind, reads=reads, name=name)


_KindAndReading = tuple[ConfusableKind, str, str]


def _invisible(character: str) -> _KindAndReading | None:
    """What cannot be seen, or shows as a gap."""
    code = ord(character)
    if code in TAG_CHARACTERS:
        copied = chr(code - TAG_CHARACTERS.start + 0x20)
        return ConfusableKind.TAG, "", f"an unseen copy of “{copied}”"
    for those, found in _BY_CODE:
        if code in those:
            return found
    if character.isspace():
        return ConfusableKind.SPACE, " ", "a space of unusual width"
    if unicodedata.category(character) in ("Cf", "Cc"):
        name = _INVISIBLE_NAMES.get(character, "a character that cannot be seen")
        return ConfusableKind.UNSEEN, "", name
    return None


def _visible(character: str) -> _KindAndReading | None:
    """What shows, and is not what it shows."""
    group = unicodedata.category(character)
    if group in ("Co", "Cn", "Cs"):
        return ConfusableKind.PRIVATE, character, "a character that only its own font can show"
    if character in _TYPOGRAPHY:
        return None
    plain = unicodedata.normalize("NFKC", character)
    if plain.isascii():
        return ConfusableKind.STYLED, plain, f"another form of “{plain}”"
    if group[0] == "M":
        return ConfusableKind.MARK, "", "an accent that English and Welsh do not have there"
    if group == "Nd":
        digit = str(unicodedata.digit(character))
        return ConfusableKind.FOREIGN, digit, f"{_script(character)} digit {digit}"
    return _letter(character) if group[0] == "L" and plain not in _LETTERS else None


def _letter(character: str) -> _KindAndReading:
    apart = unicodedata.normalize("NFKD", character)
    base, marks = apart[0], apart[1:]
    latin = _latin(base)
    if not latin:
        return ConfusableKind.FOREIGN, character, f"{_script(character)} letter"
    accents = "".join(mark for mark in marks if _accent_belongs(latin, mark))
    reads = unicodedata.normalize("NFC", latin + accents[:1])
    if base.isascii():
        return (
            ConfusableKind.MARK,
            reads,
            f"“{reads}” with an accent that English and Welsh do not have",
        )
    return (
        ConfusableKind.LOOK_ALIKE,
        reads,
        f"{_script(character)} letter that looks like “{reads}”",
    )


def _latin(letter: str) -> str:
    """The Latin letter that one is or looks like, in its own size; empty where it does not."""
    if letter.isascii():
        return letter
    small = HOMOGLYPHS.get(ord(letter), "")
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


# ---
# A text: every confusable in it, word by word, and the text as a person reads it.

_WORD = re.compile(f"[^{_PLAIN_SPACES}]+")
_PLAIN = re.compile(r"[ -~]*\Z")
_RARE = re.compile(r"[ -~]?[^ -~\t\n\r]+")
_CONTEXT_LENGTH = 20
"""Characters of a very long word that are shown on either side."""


@frozen(kw_only=True)
class Confusable:
    """Characters of one kind, in one word, that are not what they seem."""

    kind: ConfusableKind
    start: int
    """The place of the first of them in the text, counted from 0."""
    end: int
    """The place after the last of them."""
    characters: tuple[ConfusableCharacter, ...]
    """Each once, in the order in which it first stands."""
    word: str
    """The word as it is; the part about the first of them where it is very long."""
    reads: str
    """The same as a person reads it."""

    @property
    def words(self) -> str:
        """What is disguised, in a phrase for a person.

        >>> find_confusables("p\N{CYRILLIC SMALL LETTER A}y")[0].words
        '“pay”: a Cyrillic letter that looks like “a” (U+0430)'
        """
        said = "; ".join(f"{each.name} ({each.code})" for each in self.characters)
        return f"“{self.reads}”: {said}"


def find_confusables(text: str) -> tuple[Confusable, ...]:
    """Every character of a text that is not what it seems, word by word.

    Harmless typography is none: curly quotation marks, dashes, hard spaces and hyphens,
    Welsh letters.

    >>> find_confusables("The Employer’s “notice” – 26\N{NO-BREAK SPACE}weeks, in Tŷ Hywel")
    ()
    >>> [(each.kind.value, each.start, each.reads) for each in find_confusables("a du\N{ZERO WIDTH SPACE}ty")]
    [('unseen', 4, 'duty')]
    """
    return tuple(
        disguise
        for word in _WORD.finditer(text)
        if not _PLAIN.match(word.group())
        for disguise in _in_word(word.group(), word.start())
    )


def without_confusables(text: str) -> str:
    """A text as it reads to a person, for comparing.

    What looks like a Latin letter becomes it, what cannot be seen goes, accents that do not
    belong go, every space that is no line's end becomes a plain one. Letters that look like
    nothing Latin stay.

    >>> without_confusables("\N{CYRILLIC CAPITAL LETTER EM}ust re\N{SOFT HYPHEN}ply in ８\N{EM SPACE}weeks")
    'Must reply in 8 weeks'
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _RARE.sub(lambda rare: _visible_form(rare.group()), text))


def _in_word(word: str, place: int) -> Iterator[Confusable]:
    found: dict[ConfusableKind, list[tuple[int, ConfusableCharacter]]] = {}
    for at, odd in _oddities(word):
        found.setdefault(odd.kind, []).append((at, odd))
    for kind, places in found.items():
        first, last = places[0][0], places[-1][0]
        shown = (
            word
            if len(word) <= 3 * _CONTEXT_LENGTH
            else word[max(0, first - _CONTEXT_LENGTH) : first + _CONTEXT_LENGTH]
        )
        yield Confusable(
            kind=kind,
            start=place + first,
            end=place + last + 1,
            characters=tuple(dict.fromkeys(odd for _, odd in places)),
            word=shown,
            reads=without_confusables(shown),
        )


def _oddities(text: str) -> Iterator[tuple[int, ConfusableCharacter]]:
    """Each odd character with its place; an accent that belongs to its letter is not odd."""
    base = ""
    for place, character in enumerate(text):
        odd = confusable_character(character)
        if odd is None:
            base = character
        elif (
            odd.kind is ConfusableKind.MARK
            and not odd.reads
            and base
            and _accent_belongs(base, character)
        ):
            # A second accent on the same letter belongs to none.
            base = ""
        else:
            yield place, odd
            base = odd.reads


def _visible_form(rare: str) -> str:
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
