"""Paragraphs whose end no tracked change can take away.

A paragraph that is deleted or inserted as a whole joins the next one when it goes. It
cannot join a table, and the last of a document has nothing to join. Such a paragraph is
changed in place instead, into one that takes its place on the other side, though the two
have no word in common.
"""

from collections.abc import Hashable, Sequence

from agreementkit.compare.sequence import Pair
from agreementkit.model.document import DocumentBlock, Table

__all__ = ["Stretch", "new_first", "stuck_places", "tied"]

Stretch = tuple[Sequence[Hashable], range, frozenset[int]]
"""The forms of all blocks of a section, a stretch of it, and which blocks are stuck."""


def stuck_places(blocks: Sequence[DocumentBlock], *, last: bool) -> frozenset[int]:
    """The places of paragraphs that a table follows, or nothing at all.

    Args:
        blocks: a section.
        last: whether nothing follows it.
    """
    tables = [isinstance(block, Table) for block in blocks]
    follows = [*tables[1:], last]
    return frozenset(
        place
        for place, (table, stuck) in enumerate(zip(tables, follows, strict=True))
        if stuck and not table
    )


def tied(old: Stretch, new: Stretch) -> Pair | None:
    """Two paragraphs of one form that must be one; None where none must or none can.

    Args:
        old: a stretch without a fellow in the new document.
        new: the same the other way round.
    """
    (forms, before, stuck), (others, after, stuck_there) = old, new
    here = [place for place in before if place in stuck]
    there = [place for place in after if place in stuck_there]
    if not here and not there:
        return None
    for i in reversed(here or before):
        for j in reversed(there or after):
            if forms[i] == others[j]:
                return i, j
    return None


def new_first(gone: Sequence[DocumentBlock], came: Sequence[DocumentBlock]) -> bool:
    """Whether what was inserted must stand before what was deleted, to keep a table apart.

    Else it stands after: people look for the new words behind the old.
    """
    if not gone or not came or isinstance(gone[-1], Table) or not isinstance(came[0], Table):
        return False
    return isinstance(came[-1], Table) or not isinstance(gone[0], Table)
