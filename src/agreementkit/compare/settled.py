"""Paragraphs that the changes of two sides share, where a program could not undo them.

A paragraph that comes or goes as a whole joins the next one when it does. LibreOffice
then gives the next one its style, unless one single change covers the paragraph. So one
that holds the changes of two sides must be followed by others of its own form, as far as
the first that stays; else it is shown another way.
"""

from collections.abc import Hashable, Sequence

from agreementkit.compare.forms import form_of
from agreementkit.model.redline import MarkedBlock, mark_of, sides

__all__ = ["Choice", "settled"]

Choice = tuple[MarkedBlock, tuple[MarkedBlock, ...]]
"""A block, and what to show instead where it cannot stand; nothing where it always can."""


def settled(choices: Sequence[Choice]) -> tuple[MarkedBlock, ...]:
    """The block of each choice, or what to show instead."""
    found: list[MarkedBlock] = []
    # The forms of what follows, as far as the first block that stays.
    follow: set[Hashable] = set()
    for marked, instead in reversed(choices):
        chosen = instead if instead and follow != _forms(marked) else (marked,)
        for each in reversed(chosen):
            found.append(each)
            if mark_of(each) is None:
                follow = _forms(each)
            else:
                follow |= _forms(each)
    return tuple(reversed(found))


def _forms(marked: MarkedBlock) -> set[Hashable]:
    """None of a block that is on neither side."""
    return {form_of(side) for side in sides(marked) if side}
