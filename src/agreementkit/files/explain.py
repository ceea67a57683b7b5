"""What most likely went wrong in a text that is not TOML, in words for those who wrote it.

The parser stops at the first line that it cannot read, and speaks to programmers. Here that
line is looked at again for the mistakes that people make.
"""

import re
import tomllib

from agreementkit.errors import Fault
from agreementkit.files.lines import statements

__all__ = ["explained"]

_LONGEST = 80

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
_QUOTED_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*')
_CURLY = re.compile(r"[“”„‘’]")
_CURLY_VALUE = re.compile(r"(?:^|[=\[,{])\s*[“”„‘’]")
_BACKSLASHED = re.compile(r'"([^"]*\\[^"]*)"')

_KEY = r"([\w.-]+)\s*=\s*"
_NOTE = r"\s*(?:#.*)?"
_DATE = r"\d{1,2}\W\d{1,2}\W\d{2,4}|\d{4}\W\d{1,2}\W\d{1,2}|\d{1,2}\w* [A-Za-z]+ \d{2,4}"
_MISTAKES = tuple(
    (re.compile(shape), remedy)
    for shape, remedy in (
        (rf"{_KEY}\"([^\"#]+?){_NOTE}", r'close the quotation marks: \1 = "\2"'),
        (rf"{_KEY}([^\"\[\{{]+)\"{_NOTE}", r'open the quotation marks: \1 = "\2"'),
        (rf"{_KEY}(?i:true|yes|on){_NOTE}", r"write \1 = true"),
        (rf"{_KEY}(?i:false|no|off){_NOTE}", r"write \1 = false"),
        (
            rf"{_KEY}(?:{_DATE}){_NOTE}",
            r"write year-month-day, without quotation marks, such as \1 = 2027-04-01",
        ),
        (rf"{_KEY}£?(\d+(?:\.\d+)?)[^\d\"'\]]*", r"write the number alone: \1 = \2"),
        (rf"{_KEY}£?\d[^\"'\]]*", r"write the number in figures alone, such as \1 = 2000"),
        (rf"{_KEY}([^\W\d][^\"#]*?){_NOTE}", r'put the text in quotation marks: \1 = "\2"'),
        (r"([\w.-]+)\s*:\s*(.+)", r"write = in place of the colon: \1 = \2"),
        (r"\[([\w.-]+)", r"close the square bracket: [\1]"),
        (r"\[\[([\w.-]+)\]?", r"close the square brackets: [[\1]]"),
        (r"[^=\"'\[\]{}]*", 'each line reads name = value, such as position = "opening"'),
        (r".*", "look for a missing quotation mark, bracket or comma on this line or above it"),
    )
)
"""Shapes of a line that cannot be read, each with its edit; the first that fits is taken."""


def explained(said: str, text: str, file: str, first_line: int) -> list[Fault]:
    """The faults of a text that the parser refused.

    Args:
        said: what the parser said.
        text: the text.
        file: its name, for messages.
        first_line: the line of the file on which `text` begins, from 1.
    """
    lines = text.split("\n")
    place = re.search(r"at line (\d+), column", said)
    failed = int(place[1]) if place else text.rstrip("\n").count("\n") + 1
    found = {
        number: usual
        for number, line in enumerate(lines, 1)
        if (usual := _usual(line, _CURLY if number == failed else _CURLY_VALUE))
    }
    if failed not in found:
        twice = _twice(said, "\n".join(lines[:failed]), first_line)
        found[failed] = twice or _unreadable(lines[failed - 1].strip())
    return [
        Fault(file=file, line=first_line + number - 1, message=message, remedy=remedy)
        for number, (message, remedy) in sorted(found.items())
    ]


def _usual(line: str, curly: re.Pattern[str]) -> tuple[str, str] | None:
    """What Word and Windows do to a line; every line that has it is reported."""
    if curly.search(_QUOTED_OR_COMMENT.sub("", line)):
        message = "the quotation marks are curly, as a word processor makes them"
        return message, f"write {line.strip().translate(_STRAIGHT)}"
    for found in _BACKSLASHED.finditer(line):
        try:
            tomllib.loads(f"path = {found.group()}")
        except tomllib.TOMLDecodeError:
            message = "a backslash has a meaning of its own between double quotation marks"
            straight = found[1].replace("\\", "/")
            return message, f'use forward slashes: "{straight}"'
    return None


def _twice(said: str, text: str, first_line: int) -> tuple[str, str] | None:
    """That a key stands twice, where the parser said so; `text` ends with the second."""
    remedy = "keep one of them, and delete the other"
    if "Duplicate" in said:
        return "a key stands twice between these braces", remedy
    if "Cannot" not in said:
        return None
    *before, (path, _) = statements(text)
    name = ".".join(map(str, path))
    earlier = [line for other, line in before if other == path[: len(other)]]
    where = f"on line {first_line + earlier[-1] - 1} and here" if earlier else "above and here"
    return f'"{name}" stands twice, {where}', remedy


def _unreadable(line: str) -> tuple[str, str]:
    shown = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    fitting = (found.expand(edit) for shape, edit in _MISTAKES if (found := shape.fullmatch(line)))
    return f"this line cannot be read: {shown}", next(fitting)
