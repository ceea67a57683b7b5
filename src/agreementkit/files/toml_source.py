"""TOML on disk to plain values; faults get the line on which their key stands.

The journey of a file: its bytes, whatever Word or Windows has done to them, become a text
(`read_text`); the text becomes a table (`parse_toml`), or the mistakes that people make are
explained to them; what TOML can hold and no agreement can is refused (`forbidden_values`).
Whoever reads the table later says what is wrong by the path of a key, and `located` finds
the line of it, which the standard parser does not tell.
"""

import codecs
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from attrs import evolve

from agreementkit.errors import Fault, InputError

KeyPath = tuple[str | int, ...]
"""Where a value stands: the names of the keys around it, and the numbers in lists."""

Placed = tuple[KeyPath, Fault]
"""A fault with the path of the key that it is about."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that neither a text file nor a Word file may hold."""

_WORD_PROCESSORS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")
"""How files of word processors begin."""

_LARGEST_FILE = 16 * 2**20
"""Of a text file, in bytes: no agreement and no clause comes near it."""

_DOCUMENT_SUFFIXES = (".doc", ".docx", ".odt", ".pdf", ".rtf", ".xlsx", ".zip")


def read_text(path: Path) -> str:
    """The text of a file, with line ends as `\\n`.

    Raises:
        InputError: it is not there, cannot be opened, or is not text.
    """
    try:
        if path.is_dir():
            raise _unreadable(path, "this is a folder", "name a file inside it")
        # Both are known without opening it: a pipe would be waited for, a device never ends.
        if path.exists() and not path.is_file():
            raise _unreadable(path, "this is a device or a pipe", "name a text file")
        if path.stat().st_size > _LARGEST_FILE:
            raise _unreadable(path, "it is larger than 16 MB", "name a text file")
        data = path.read_bytes()
    except FileNotFoundError:
        raise _unreadable(path, "there is no such file", _near_name(path)) from None
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or "this cannot be a file's name").lower()
        raise _unreadable(path, why, "close it in other programs and try again") from None
    return decoded_text(data, path)


def _near_name(path: Path) -> str:
    """The edit that mends a file's name: the file beside it that has nearly that name."""
    from difflib import get_close_matches

    try:
        names = sorted(each.name for each in path.parent.iterdir() if each.is_file())
    except OSError:
        names = []
    near = [f"{path.name}.toml"] if f"{path.name}.toml" in names else []
    near = near or get_close_matches(path.name, names, n=1, cutoff=0.7)
    return f'did you mean "{path.with_name(near[0])}"?' if near else "check the name and the folder"


def decoded_text(data: bytes, path: Path) -> str:
    """Text from bytes in UTF-8 or UTF-16, with or without a byte order mark.

    Args:
        data: the bytes.
        path: of the file that they are from, for messages.

    Raises:
        InputError: they are no text.
    """
    if data.startswith(_WORD_PROCESSORS):
        remedy = (
            f"write it in a text editor such as Notepad, and save it as {path.suffix or 'text'}"
        )
        if path.suffix.lower() in _DOCUMENT_SUFFIXES:
            remedy = "name the text file that it was made from, such as kent.toml"
        raise _unreadable(path, "this is a document of another program, not a text file", remedy)
    encoding = _encoding(data)
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"a letter here was not saved as {encoding[:6]}"
        remedy = 'save the file again, and choose the encoding "UTF-8"'
        raise _unreadable(path, message, remedy, line) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"a character here is not text (U+{ord(found[0]):04X})"
        remedy = "delete it, or write the line again in a text editor such as Notepad"
        raise _unreadable(path, message, remedy, line)
    return text


def _encoding(data: bytes) -> str:
    """The encoding by its mark, or by the empty half of a first plain letter in UTF-16."""
    if data.startswith(codecs.BOM_UTF16_LE) or data[1:2] == b"\0":
        return "UTF-16-LE"
    if data.startswith(codecs.BOM_UTF16_BE) or data[:1] == b"\0":
        return "UTF-16-BE"
    return "UTF-8"


def _unreadable(path: Path, message: str, remedy: str, line: int | None = None) -> InputError:
    return InputError([Fault(file=str(path), line=line, message=message, remedy=remedy)])


def parse_toml(text: str, file: str, *, first_line: int = 1) -> Mapping[str, object]:
    """A TOML text as plain values, numbers with a point as `Decimal`.

    Args:
        text: the TOML.
        file: its name, for messages.
        first_line: the line of the file on which `text` begins, from 1.

    Raises:
        InputError: the text is not TOML, or holds what no agreement can; the message
            explains the usual causes.
    """
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise InputError(_syntax_faults(str(error), text, file, first_line)) from None
    except (ArithmeticError, RecursionError, ValueError):
        # Numbers of thousands of digits and brackets thousands deep: the parser gives up.
        message = "a number is too long, or brackets stand too deep one inside another"
        remedy = "write the file again from the one that agreementkit new makes"
        raise InputError([Fault(file=file, message=message, remedy=remedy)]) from None
    if placed := list(forbidden_values(table)):
        raise InputError(located(placed, text, file=file, first_line=first_line))
    return table


# ---
# What TOML can hold and no agreement can.

_DEEPEST = 12
_LARGEST = 10**15


def forbidden_values(value: object, path: KeyPath = ()) -> Iterator[Placed]:
    """Every value in a table that no agreement can hold, with its path.

    >>> [fault.message for _, fault in forbidden_values({"share": Decimal("nan")})]
    ['this is not a number that can be written down: NaN']
    """
    if len(path) > _DEEPEST:
        message = "brackets stand too deep one inside another"
        yield path[:_DEEPEST], Fault(message=message, remedy="write it with fewer brackets")
        return
    match value:
        case str():
            if found := _UNPRINTABLE.search(value):
                message = f"this holds a character that cannot be printed (U+{ord(found[0]):04X})"
                remedy = "take it out; where it came from a backslash, write / instead"
                yield path, Fault(message=message, remedy=remedy)
        case Mapping():
            for name, inside in value.items():
                yield from forbidden_values(name, path)
                yield from forbidden_values(inside, (*path, name))
        case list() | tuple():
            for number, inside in enumerate(value):
                yield from forbidden_values(inside, (*path, number))
        case Decimal() | float() if not Decimal(value).is_finite():
            message = f"this is not a number that can be written down: {value}"
            yield path, Fault(message=message, remedy="write a number in figures")
        case (int() | Decimal() | float()) as number if abs(number) > _LARGEST:
            message = "this number is far too large"
            yield path, Fault(message=message, remedy="write the number that you mean")
        case _:
            pass


# ---
# On which line a key stands.

_LEXEME = re.compile(
    r'''
      """(?:[^\\]|\\.)*?"{3,5}      # text over several lines
    | \'\'\'.*?\'{3,5}
    | "(?:[^"\\\n]|\\.)*"
    | '[^'\n]*'
    | \#[^\n]*
    | [^\[\]{}=\n"'\#]+
    | .
    ''',
    re.VERBOSE | re.DOTALL,
)


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line of every table header and key, counted from 1.

    It is read only from text that the standard parser has accepted.

    >>> key_lines('a = 1\\n[[systems]]\\nname = "x"')[("systems", 0, "name")]
    3
    """
    stated = list(_statements(text))
    # Where a table has no header of its own, the first key below it stands for it.
    parts = [(path[:length], line) for path, line in stated for length in range(1, len(path))]
    lines: dict[KeyPath, int] = {}
    for path, line in (*stated, *parts):
        lines.setdefault(path, line)
    return lines


def line_of(path: KeyPath, lines: dict[KeyPath, int]) -> int | None:
    """The line of a key, or of the nearest table around it that has one."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


def located(
    placed: Iterable[Placed],
    text: str,
    *,
    file: str,
    first_line: int = 1,
) -> list[Fault]:
    """The faults of a TOML text, each with its file, line and key.

    Args:
        placed: the faults with their paths.
        text: the TOML.
        file: its name, for messages.
        first_line: the line of the file on which `text` begins, from 1.
    """
    faults = []
    lines: dict[KeyPath, int] = {}
    for path, fault in placed:
        # Most files have no fault, and finding the lines costs as much as reading them.
        lines = lines or key_lines(text)
        line = line_of(path, lines)
        if line is not None:
            line += first_line - 1
        key = ".".join(map(str, path))
        faults.append(evolve(fault, file=file, line=line, key=key))
    return faults


def _statements(text: str) -> Iterator[tuple[KeyPath, int]]:
    """The path and line of every table header and key, in the order of the text."""
    items: Counter[KeyPath] = Counter()
    table: KeyPath = ()
    for head, line in _statement_heads(text):
        if head.startswith("[["):
            *around, name = _names_in(head[2:-2])
            path = (*_numbered(around, items), name)
            table = (*path, items[path])
            items[path] += 1
            yield table, line
        elif head.startswith("["):
            table = _numbered(_names_in(head[1:-1]), items)
            yield table, line
        else:
            yield (*table, *_names_in(head)), line


def _statement_heads(text: str) -> Iterator[tuple[str, int]]:
    """What stands before the equals sign of each statement, or the whole of a table header."""
    head, depth, complete = "", 0, False
    first = line = 1
    for lexeme in _LEXEME.findall(text + "\n"):
        line += lexeme.count("\n")
        if lexeme == "\n" and depth == 0:
            if head.strip():
                yield head.strip(), first
            head, first, complete = "", line, False
            continue
        complete = complete or (lexeme == "=" and depth == 0)
        depth += (lexeme in ("[", "{")) - (lexeme in ("]", "}"))
        if not complete and not lexeme.startswith("#"):
            head += lexeme


def _names_in(dotted: str) -> list[str]:
    """The names in a dotted key, whichever quotation marks and escapes it has."""
    held: object = tomllib.loads(f"{dotted} = 0")
    parts = []
    while isinstance(held, Mapping):
        ((name, held),) = held.items()
        parts.append(name)
    return parts


def _numbered(names: list[str], items: Counter[KeyPath]) -> KeyPath:
    """A table's path, with the number of the item it belongs to put in."""
    path: KeyPath = ()
    for name in names:
        path = (*path, name)
        if items[path]:
            path = (*path, items[path] - 1)
    return path


# ---
# What went wrong in a text that is not TOML.

# The parser stops at the first line that it cannot read, and speaks to programmers. Here that
# line is looked at again for the mistakes that people make.

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


def _syntax_faults(error: str, text: str, file: str, first_line: int) -> list[Fault]:
    """The faults of a text that the parser refused.

    Args:
        error: what the parser said.
        text: the text.
        file: its name, for messages.
        first_line: the line of the file on which `text` begins, from 1.
    """
    lines = text.split("\n")
    place = re.search(r"at line (\d+), column", error)
    failed = int(place[1]) if place else text.rstrip("\n").count("\n") + 1
    found = {
        number: damage
        for number, line in enumerate(lines, 1)
        if (damage := _editor_damage(line, _CURLY if number == failed else _CURLY_VALUE))
    }
    if failed not in found:
        duplicate = _duplicate_key(error, "\n".join(lines[:failed]), first_line)
        found[failed] = duplicate or _unreadable_line(lines[failed - 1].strip())
    return [
        Fault(file=file, line=first_line + number - 1, message=message, remedy=remedy)
        for number, (message, remedy) in sorted(found.items())
    ]


def _editor_damage(line: str, curly: re.Pattern[str]) -> tuple[str, str] | None:
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


def _duplicate_key(error: str, text: str, first_line: int) -> tuple[str, str] | None:
    """That a key stands twice, where the parser said so; `text` ends with the second."""
    remedy = "keep one of them, and delete the other"
    if "Duplicate" in error:
        return "a key stands twice between these braces", remedy
    if "Cannot" not in error:
        return None
    *before, (path, _) = _statements(text)
    name = ".".join(map(str, path))
    earlier = [line for other, line in before if other == path[: len(other)]]
    where = f"on line {first_line + earlier[-1] - 1} and here" if earlier else "above and here"
    return f'"{name}" stands twice, {where}', remedy


def _unreadable_line(line: str) -> tuple[str, str]:
    shown = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    fitting = (found.expand(edit) for shape, edit in _MISTAKES if (found := shape.fullmatch(line)))
    return f"this line cannot be read: {shown}", next(fitting)
