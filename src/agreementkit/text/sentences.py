"""Where the sentences of a paragraph end."""

import re

__all__ = ["split_sentences"]

_SHORT = ("No", "no", "Nos", "Art", "Reg", "reg", "Sch", "s", "ss", "para", "cl", "v", "Dr", "St")
_SENTENCE = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][”\"’')\]]))"
    + "".join(rf"(?<!\b{word}\.)" for word in _SHORT)
    + r"\s+(?=[“\"'(\[]?[A-Z0-9])",
)


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph.

    >>> split_sentences("It stops. The rule in 4.2 holds.")
    ['It stops.', 'The rule in 4.2 holds.']
    """
    return [sentence for part in _SENTENCE.split(text) if (sentence := part.strip())]
