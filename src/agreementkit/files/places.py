"""The line of a key in a file of a pack, once the file is no more than values."""

import re
from pathlib import Path

from agreementkit.files.clause import split_clause
from agreementkit.files.lines import key_lines, line_of
from agreementkit.files.source import read_text

__all__ = ["line_in"]


def line_in(path: Path, key: str) -> int | None:
    """The line of a key; None where it has none.

    Args:
        path: the file, which has been read before.
        key: the dotted key; in `terms.toml`, the term.
    """
    if not key:
        return None
    text = read_text(path)
    if path.name == "terms.toml":
        entry = re.search(rf"^\s*name\s*=\s*[\"']{re.escape(key)}[\"']", text, re.MULTILINE)
        return text.count("\n", 0, entry.end()) + 1 if entry else None
    keys = tuple(int(part) if part.isdecimal() else part for part in key.split("."))
    if path.suffix != ".md":
        return line_of(keys, key_lines(text))
    head, _, _ = split_clause(text)
    line = line_of(keys, key_lines(head))
    return None if line is None else line + 1
