"""Paragraphs that the changes of two sides share, where a program could not undo them.

A paragraph that comes or goes as a whole joins the next one when it does. LibreOffice
then gives the next one its style, unless one single change covers the paragraph. So one
that holds the changes of two sides must be followed by one of its own form; else it is
shown another way.
"""

from collections.abc import Hashable, Sequence

from agreementkit.compare.forms import form_of
from agreementkit.model.redline import MarkedBlock, Struck, sides

__all__ = ["Choice", "settled"]

Choice = tuple[MarkedBlock, tuple[MarkedBlock, ...]]
"""A block, and what to show instead where it cannot stand; nothing where it always can."""


def settled(choices: Sequence[Choice]) -> tuple[MarkedBlock, ...]:
    """The block of each choice, or what to show instead."""
    found: list[MarkedBlock] = []
    follows: MarkedBlock | None = None
    for marked, instead in reversed(choices):
        chosen = instead if instead and not _alike(marked, follows) else (marked,)
        for each in reversed(chosen):
            found.append(each)
            if not isinstance(each, Struck):
                follows = each
    return tuple(reversed(found))


def _alike(marked: MarkedBlock, follows: MarkedBlock | None) -> bool:
    return follows is not None and _forms(marked) == _forms(follows)


def _forms(marked: MarkedBlock) -> set[Hashable]:
    return {form_of(side) for side in sides(marked) if side}
