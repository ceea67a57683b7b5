"""On which line of a TOML text a key stands; the standard parser does not tell."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from agreementkit.errors import Fault

__all__ = ["KeyPath", "Placed", "key_lines", "line_of", "located", "statements"]

KeyPath = tuple[str | int, ...]
Placed = tuple[KeyPath, Fault]
"""A fault with the path of the key that it is about."""

_PIECE = re.compile(
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
    stated = list(statements(text))
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


def statements(text: str) -> Iterator[tuple[KeyPath, int]]:
    """The path and line of every table header and key, in the order of the text."""
    items: Counter[KeyPath] = Counter()
    table: KeyPath = ()
    for head, line in _heads(text):
        if head.startswith("[["):
            *around, name = _parts(head[2:-2])
            path = (*_placed(around, items), name)
            table = (*path, items[path])
            items[path] += 1
            yield table, line
        elif head.startswith("["):
            table = _placed(_parts(head[1:-1]), items)
            yield table, line
        else:
            yield (*table, *_parts(head)), line


def _heads(text: str) -> Iterator[tuple[str, int]]:
    """What stands before the equals sign of each statement, or the whole of a table header."""
    head, depth, complete = "", 0, False
    first = line = 1
    for piece in _PIECE.findall(text + "\n"):
        line += piece.count("\n")
        if piece == "\n" and depth == 0:
            if head.strip():
                yield head.strip(), first
            head, first, complete = "", line, False
            continue
        complete = complete or (piece == "=" and depth == 0)
        depth += (piece in ("[", "{")) - (piece in ("]", "}"))
        if not complete and not piece.startswith("#"):
            head += piece


def _parts(dotted: str) -> list[str]:
    """The names in a dotted key, whichever quotation marks and escapes it has."""
    held: object = tomllib.loads(f"{dotted} = 0")
    parts = []
    while isinstance(held, Mapping):
        ((name, held),) = held.items()
        parts.append(name)
    return parts


def _placed(names: list[str], items: "Counter[KeyPath]") -> KeyPath:
    """A table's path, with the number of the item it belongs to put in."""
    path: KeyPath = ()
    for name in names:
        path = (*path, name)
        if items[path]:
            path = (*path, items[path] - 1)
    return path
