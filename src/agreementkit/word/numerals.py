"""A number as a Word list prints it, in the formats of 17.18.59 that every program agrees on."""

__all__ = ["UNKNOWN", "numeral"]

UNKNOWN = "?"
"""What stands for a number whose form is not known here: no guess is made."""

_LETTERS = 26
_MOST_LETTERS = 30 * _LETTERS
"""Past 30 letters Word starts again."""
_MOST = 32_767
_ROMAN = {
    "m": 1000,
    "cm": 900,
    "d": 500,
    "cd": 400,
    "c": 100,
    "xc": 90,
    "l": 50,
    "xl": 40,
    "x": 10,
    "ix": 9,
    "v": 5,
    "iv": 4,
    "i": 1,
}


def numeral(number: int, format_: str) -> str:
    """A number in a format, or `?` where it has no certain form.

    Args:
        number: from 0.
        format_: as a Word file names it.

    >>> numeral(4, "decimal"), numeral(4, "lowerRoman"), numeral(28, "upperLetter")
    ('4', 'iv', 'BB')
    >>> numeral(4, "decimalZero"), numeral(4, "none"), numeral(4, "chicago")
    ('04', '', '?')
    """
    match format_:
        case "none" | "bullet":
            return ""
        case "decimal" if number <= _MOST:
            return str(number)
        case "decimalZero" if number <= _MOST:
            return f"{number:02}"
        case "lowerLetter" | "upperLetter" if 1 <= number <= _MOST_LETTERS:
            times, letter = divmod(number - 1, _LETTERS)
            first = "a" if format_ == "lowerLetter" else "A"
            return chr(ord(first) + letter) * (times + 1)
        case "lowerRoman" | "upperRoman" if 1 <= number <= _MOST:
            roman = _roman(number)
            return roman if format_ == "lowerRoman" else roman.upper()
        case _:
            return UNKNOWN


def _roman(number: int) -> str:
    written = ""
    for sign, value in _ROMAN.items():
        times, number = divmod(number, value)
        written += sign * times
    return written
