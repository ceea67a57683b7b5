"""Text with the changes evened out that a word processor makes by itself.

Word, LibreOffice and Google Docs turn straight quotation marks into curly ones, a hyphen
between spaces into a dash, three full stops into one sign, "(c)" into a copyright sign. A
change of words is never evened out: a dash becomes another dash, and never nothing, so
"1–2" and "12" stay apart.
"""

import re

__all__ = ["evened"]

_EVEN = {
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
_TABLE = str.maketrans(_EVEN)
_SPACES = re.compile("[ \t\n\r\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]+")


def evened(text: str) -> str:
    """A text that is equal to another where a word processor alone made the difference.

    For comparing only: the result is not for people to read. Give it what `undisguised`
    returns, where a text comes from outside.

    >>> evened("“Not later than” 26\N{NO-BREAK SPACE}weeks – see paragraph ©")
    '"Not later than" 26 weeks - see paragraph (c)'
    >>> evened("1–2") == evened("1-2"), evened("1–2") == evened("12")
    (True, False)
    """
    if not text.isascii():
        text = text.translate(_TABLE)
    return _SPACES.sub(" ", re.sub(r"--+", "-", text))
