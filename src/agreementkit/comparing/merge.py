"""Three-way merge of one clause: what each side made of the same blocks, in one text.

Unlike a redline of two sides (`three_way`), it gives plain blocks, and gives up where both
sides changed the same words.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from attrs import frozen

from agreementkit.comparing.single_changes import with_line
from agreementkit.comparing.two_way import compare, form_of
from agreementkit.comparing.word_diff import merge_words, without_reference_numbers
from agreementkit.model.agreement import Version
from agreementkit.model.document import Author, Document, DocumentBlock, Table, line_of
from agreementkit.model.redline import Inserted, old_and_new

_Blocks = Sequence[DocumentBlock]


def merge_blocks(base: _Blocks, ours: _Blocks, theirs: _Blocks) -> tuple[DocumentBlock, ...] | None:
    """The blocks of a clause with the changes of both sides; None where they cannot both stand.

    Numbers are those of the blocks that they come from: whoever needs them right counts anew.

    Args:
        base: the blocks that both began from.
        ours: what one side made of them.
        theirs: what the other side made of them.
    """
    one, other = _edits(base, ours), _edits(base, theirs)
    merged: list[DocumentBlock] = []
    for place, (block, left, right) in enumerate(
        zip(base, one.instead, other.instead, strict=True)
    ):
        merged += _either(one.before.get(place, ()), other.before.get(place, ()))
        if left is None or right is None:
            changed = right if left is None else left
            if changed is not None and not _alike(changed, block):
                return None
            continue
        both = _merged(block, left, right)
        if both is None:
            return None
        merged.append(both)
    end = len(base)
    return (*merged, *_either(one.before.get(end, ()), other.before.get(end, ())))


@frozen
class _Edits:
    """What one side made of some blocks."""

    instead: Sequence[DocumentBlock | None]
    """Of each block, what stands in its place; None where nothing does."""
    before: Mapping[int, Sequence[DocumentBlock]]
    """What was put in, by the place of the block before which it stands."""


_NOBODY = Author(name="", initials="")


def _edits(base: _Blocks, new: _Blocks) -> _Edits:
    old, made = (
        Document(title="", parties=(), version=Version(), blocks=tuple(blocks))
        for blocks in (base, new)
    )
    instead: list[DocumentBlock | None] = []
    before: dict[int, list[DocumentBlock]] = {}
    for marked in compare(old, made, author=_NOBODY, when=datetime.min).blocks:  # noqa: DTZ901 - no mark is kept
        if isinstance(marked, Inserted):
            before.setdefault(len(instead), []).append(marked.block)
        else:
            instead.append(old_and_new(marked)[1])
    return _Edits(instead, before)


def _either(ours: _Blocks, theirs: _Blocks) -> Iterator[DocumentBlock]:
    """What both put in at one place: once where it is the same, else ours first."""
    yield from ours
    yield from (block for block in theirs if not any(_alike(block, each) for each in ours))


def _merged(
    base: DocumentBlock, ours: DocumentBlock, theirs: DocumentBlock
) -> DocumentBlock | None:
    if _alike(theirs, base) or _alike(ours, theirs):
        return ours
    if _alike(ours, base):
        return theirs
    if isinstance(base, Table):
        return None
    words = merge_words(line_of(base), line_of(ours), line_of(theirs))
    return None if words is None else with_line(ours, words)


def _alike(one: DocumentBlock, other: DocumentBlock) -> bool:
    """Whether two blocks say the same, whatever their numbers."""
    if isinstance(one, Table) and isinstance(other, Table):
        cells = ([*map(without_reference_numbers, row)] for row in one.rows)
        return form_of(one) == form_of(other) and [*cells] == [
            [*map(without_reference_numbers, row)] for row in other.rows
        ]
    return form_of(one) == form_of(other) and without_reference_numbers(
        line_of(one)
    ) == without_reference_numbers(line_of(other))
