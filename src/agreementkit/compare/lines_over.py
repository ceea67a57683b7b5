"""One line with the changes of two sides, made from a line with those of each."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from agreementkit.compare.words import joined
from agreementkit.model.document import Run, Span, Spans, line_of
from agreementkit.model.redline import (
    Changed,
    Deleted,
    Inserted,
    Mark,
    MarkedBlock,
    Piece,
    is_new,
    is_old,
)

__all__ = ["Pieces", "line_over", "over_mark", "pieces_of", "whole"]

Pieces = tuple[Piece, ...]


def pieces_of(marked: MarkedBlock) -> Pieces:
    """The line of a block piece by piece."""
    match marked:
        case Changed():
            return marked.pieces
        case Inserted() | Deleted() if marked.pieces:
            return marked.pieces
        case Inserted() | Deleted():
            return whole(line_of(marked.block), marked.mark)
        case _:
            raise TypeError(type(marked).__name__)


def whole(line: Spans, mark: Mark | None) -> Pieces:
    """A line all of which has one mark, or none."""
    return tuple(Piece(span=span, mark=mark) for span in line)


def line_over(theirs: Sequence[Piece], ours: Sequence[Piece]) -> Pieces:
    """The line of a text between two others, with what each side changed.

    What they deleted stands before what we inserted at the same place.

    Args:
        theirs: the line before with their changes, which make it the line between.
        ours: the line between with our changes.
    """
    return tuple(joined(_merged(theirs, ours)))


def _merged(theirs: Sequence[Piece], ours: Sequence[Piece]) -> Iterator[Piece]:
    below, above = _stack(theirs), _stack(ours)
    while below or above:
        if below and not is_new(below[-1].mark):
            yield below.pop()
        elif above and not is_old(above[-1].mark):
            yield above.pop()
        else:
            lower, upper = below.pop(), above.pop()
            length = min(len(lower.span.text), len(upper.span.text))
            below += _rest(lower, length)
            above += _rest(upper, length)
            span = _cut(upper.span, 0, length)
            yield Piece(span=span, mark=over_mark(lower.mark, upper.mark))


def _stack(line: Sequence[Piece]) -> list[Piece]:
    """The pieces that say anything, the first on top."""
    return [piece for piece in reversed(line) if piece.span.text]


def over_mark(theirs: Mark | None, ours: Mark | None) -> Mark | None:
    """The mark of what stands in the text between, of their mark and of ours."""
    if theirs and ours:
        # What is nowhere has moved nowhere.
        return evolve(ours, move="", over=evolve(theirs, move=""))
    return ours or theirs


def _rest(piece: Piece, start: int) -> list[Piece]:
    end = len(piece.span.text)
    return [evolve(piece, span=_cut(piece.span, start, end))] if end > start else []


def _cut(span: Span, start: int, end: int) -> Span:
    """A part of a span; a figure or a term that is cut is mere words from then on."""
    if end - start == len(span.text):
        return span
    text = span.text[start:end]
    return evolve(span, text=text) if isinstance(span, Run) else Run(text=text)
