"""What of a template's look can be taken over at all."""

from agreementkit.word.house.contrast import ENOUGH, contrast

__all__ = ["is_for_text", "is_readable"]

_SYMBOLS = ("symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "marlett", "mt extra")


def is_for_text(font: str) -> bool:
    """Whether a font shows letters, and has a name that is one.

    >>> is_for_text("Gill Sans MT"), is_for_text("Wingdings")
    (True, False)
    """
    return font.lower() not in _SYMBOLS and len(font) <= 60 and font.isprintable()


def is_readable(colour: str) -> bool:
    """Whether text in a colour (six hexadecimal digits, or `auto`) can be read on white."""
    return colour == "auto" or contrast(colour) >= ENOUGH
