"""Where in a pack's folder a fault stands, once its files are no more than values."""

import re
from pathlib import Path

from attrs import evolve

from agreementkit.errors import Fault
from agreementkit.files.clause import split_clause
from agreementkit.files.lines import key_lines, line_of
from agreementkit.files.source import read_text

__all__ = ["placed"]


def placed(fault: Fault, folder: Path) -> Fault:
    """A fault with the whole path of its file, and the line of its key.

    Args:
        fault: its file as the pack names it; in `terms.toml` its key is a term.
        folder: the pack's.
    """
    path = folder / fault.file
    line = fault.line
    if not path.is_file():
        return fault  # it is about a pack that this one lies over, or the file is not there
    if line is None and fault.key:
        line = _line(fault.key, read_text(path), path)
    return evolve(fault, file=str(path), line=line)


def _line(key: str, text: str, path: Path) -> int | None:
    if path.name == "terms.toml":
        entry = re.search(rf"^\s*name\s*=\s*[\"']{re.escape(key)}[\"']", text, re.MULTILINE)
        return text.count("\n", 0, entry.end()) + 1 if entry else None
    head, before = text, 0
    if path.suffix == ".md":
        head, _, _ = split_clause(text)
        before = 1
    keys = tuple(int(part) if part.isdecimal() else part for part in key.split("."))
    line = line_of(keys, key_lines(head))
    return None if line is None else line + before
