"""The fingerprint of a clause's words: what was agreed, whatever file it stands in."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator

from agreementkit.compare.section import sections
from agreementkit.model import Document
from agreementkit.model.document import Table, line_of, text_of

__all__ = ["clause_lines", "fingerprint"]


def fingerprint(lines: Iterable[str]) -> str:
    """The SHA-256 of some lines of text, without what no reader would call a change of words.

    Blanks at the ends and runs of blanks do not count, nor does the way in which a letter with
    its accent is stored. Numbers of clauses are not part of the lines: a clause that is
    renumbered says the same. An office program changes the bytes of a file whenever it saves
    it, so a hash of the file would prove nothing about the words.

    >>> fingerprint(["26  weeks "]) == fingerprint(["26 weeks"]) != fingerprint(["16 weeks"])
    True
    """
    plain = (" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)
    return hashlib.sha256("\n".join(line for line in plain if line).encode()).hexdigest()


def clause_lines(document: Document, clause: str) -> tuple[str, ...]:
    """The lines of one clause or schedule: its title, its paragraphs, the cells of its tables."""
    return tuple(_lines(document, clause))


def _lines(document: Document, clause: str) -> Iterator[str]:
    for (kind, id_, _), blocks in sections(document).items():
        if kind not in ("clause", "schedule") or id_ != clause:
            continue
        for block in blocks:
            if isinstance(block, Table):
                yield from block.header
                yield from (text_of(cell) for row in block.rows for cell in row)
            else:
                yield text_of(line_of(block))
