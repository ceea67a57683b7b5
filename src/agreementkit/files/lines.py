"""On which line of a TOML text a key stands; the standard parser does not tell."""

import re
from collections import Counter

__all__ = ["KeyPath", "key_lines", "line_of"]

KeyPath = tuple[str | int, ...]

_PART = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_TABLE = re.compile(rf"\s*\[({_DOTTED})\]\s*(?:#.*)?$")
_ITEM = re.compile(rf"\s*\[\[({_DOTTED})\]\]\s*(?:#.*)?$")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=(.*)$")
_SPLIT = re.compile(_PART)


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line of every table header and key, counted from 1.

    It is read only from text that the standard parser has accepted.

    >>> key_lines('a = 1\\n[[systems]]\\nname = "x"')[("systems", 0, "name")]
    3
    """
    lines: dict[KeyPath, int] = {}
    items: Counter[KeyPath] = Counter()
    table: KeyPath = ()
    inside = ""
    for number, line in enumerate(text.split("\n"), 1):
        if inside:
            if inside in line:
                inside = ""
            continue
        if found := _ITEM.match(line):
            name = _parts(found[1])
            table = (*_placed(name[:-1], items), name[-1], items[name])
            items[name] += 1
            lines.setdefault(table, number)
            lines.setdefault(table[:-1], number)
        elif found := _TABLE.match(line):
            table = _placed(_parts(found[1]), items)
            lines.setdefault(table, number)
        elif found := _KEY.match(line):
            lines.setdefault((*table, *_parts(found[1])), number)
            for quotes in ('"""', "'''"):
                if found[2].count(quotes) == 1:
                    inside = quotes
    return lines


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _SPLIT.findall(dotted))


def _placed(name: tuple[str, ...], items: "Counter[KeyPath]") -> KeyPath:
    """A table's path, with the number of the item it belongs to put in."""
    path: KeyPath = ()
    for index, part in enumerate(name):
        path = (*path, part)
        held = items.get(name[: index + 1])
        if held:
            path = (*path, held - 1)
    return path


def line_of(path: KeyPath, lines: dict[KeyPath, int]) -> int | None:
    """The line of a key, or of the nearest table around it that has one."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None
