"""The changes of a redline one by one, so that some can be taken and the others left.

One change is what a reader decides on at once: a stretch of words that gives way to another, a
whole paragraph or row put in or taken out. Words with nothing but a space between them are one
stretch, and what moved is one change at both of its places.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count, groupby

from attrs import evolve, frozen

from agreementkit.comparing.word_diff import join_pieces
from agreementkit.model.document import (
    ClauseHeading,
    DocumentBlock,
    Figure,
    Heading,
    PartHeading,
    ScheduleHeading,
    SignatureBlock,
    Spans,
    Table,
    line_of,
    text_of,
)
from agreementkit.model.redline import (
    Change,
    Changed,
    ChangedRow,
    ChangedTable,
    Deleted,
    Inserted,
    MarkedBlock,
    MarkedSpan,
    RevisionMark,
    Unchanged,
    in_new,
    in_old,
)


@frozen(kw_only=True)
class SingleChange:
    """One of several changes, with its words."""

    number: int
    """Among the changes of its clause, from 1."""
    before: str = ""
    """The words that go; empty where none do."""
    after: str = ""
    """The words that come; empty where none do."""
    where: str = ""
    """The number of its paragraph, as it stood; empty for what has none."""
    parameters: tuple[str, ...] = ()
    """Whose figures are among the words that go."""
    figures_only: bool = False
    """Whether nothing but figures goes."""

    @property
    def phrase(self) -> str:
        """The change in a few words.

        >>> SingleChange(number=1, before="26 weeks", after="8 weeks", where="7.1").phrase
        '7.1: “26 weeks” became “8 weeks”'
        """
        where = f"{self.where}: " if self.where else ""
        if self.before and self.before == self.after:
            return f"{where}“{self.before}” moved"
        if self.before and self.after:
            return f"{where}“{self.before}” became “{self.after}”"
        return where + (f"“{self.after}” came in" if self.after else f"“{self.before}” is gone")


def single_changes(blocks: Iterable[MarkedBlock]) -> tuple[SingleChange, ...]:
    """Every change of some blocks, in the order of the text.

    Args:
        blocks: of one clause, as `compare` gives them: one side's changes, no others over them.
    """
    found: dict[int, SingleChange] = {}
    for marked in _counted(blocks):
        for number, change in _of_block(marked):
            before = found.get(number)
            found[number] = change if before is None else evolve(before, after=change.after)
    return tuple(found[number] for number in sorted(found))


def with_some_accepted(
    blocks: Iterable[MarkedBlock], numbers: Collection[int]
) -> tuple[DocumentBlock, ...]:
    """The blocks with some of their changes accepted, and the others rejected.

    Args:
        blocks: of one clause, as `compare` gives them.
        numbers: of the changes to accept (`single_changes`).
    """
    return tuple(
        block for marked in _counted(blocks) for block in _resolved(marked, frozenset(numbers))
    )


# The changes counted: each place of a change with its number.

_Stretch = tuple[int, tuple[MarkedSpan, ...]]
"""Pieces that stand or fall together, with the number of their change; 0 where nothing changes."""


@frozen
class _Counted:
    """A block with the numbers of the changes in it."""

    marked: MarkedBlock
    number: int = 0
    """Of the change that the whole block is."""
    lines: tuple[tuple[_Stretch, ...], ...] = ()
    """The stretches of its line, or of each cell of its table, row by row."""
    rows: tuple[int, ...] = ()
    """The number of each row that is a change as a whole; 0 for the others."""


def _counted(blocks: Iterable[MarkedBlock]) -> Iterator[_Counted]:
    numbers = count(1)
    moves: dict[str, int] = {}
    for marked in blocks:
        match marked:
            case Changed():
                yield _Counted(marked, lines=(tuple(_stretches(marked.pieces, numbers)),))
            case ChangedTable():
                rows = tuple(next(numbers) if row.mark else 0 for row in marked.rows)
                cells = tuple(
                    tuple(_stretches(cell, numbers))
                    for row in marked.rows
                    if row.mark is None
                    for cell in row.cells
                )
                yield _Counted(marked, rows=rows, lines=cells)
            case Inserted() | Deleted():
                move = marked.mark.move
                number = moves.get(move) or next(numbers)
                if move:
                    moves[move] = number
                yield _Counted(marked, number=number)
            case _:
                yield _Counted(marked)


def _stretches(pieces: Sequence[MarkedSpan], numbers: Iterator[int]) -> Iterator[_Stretch]:
    """A line in stretches. A space that stays between two changes goes with them."""
    marked = [_joins(pieces, place) for place in range(len(pieces))]
    for changes, run in groupby(zip(marked, pieces, strict=True), key=lambda pair: pair[0]):
        yield (next(numbers) if changes else 0), tuple(piece for _, piece in run)


def _joins(pieces: Sequence[MarkedSpan], place: int) -> bool:
    if pieces[place].mark:
        return True
    between = 0 < place < len(pieces) - 1 and pieces[place - 1].mark and pieces[place + 1].mark
    return bool(between) and pieces[place].span.text.isspace()


# What each change says.


def _of_block(counted: _Counted) -> Iterator[tuple[int, SingleChange]]:
    marked = counted.marked
    match marked:
        case Changed():
            where = getattr(marked.old, "number", "")
            yield from _of_line(counted.lines[0], where)
        case ChangedTable():
            for number, row in zip(counted.rows, marked.rows, strict=True):
                if row.mark:
                    words = " | ".join(map(_words, row.cells))
                    yield number, _whole(number, words, row.mark)
            for stretches in counted.lines:
                yield from _of_line(stretches, "")
        case Inserted() | Deleted():
            words = _block_words(marked.block)
            where = getattr(marked.block, "number", "") if isinstance(marked, Deleted) else ""
            yield counted.number, evolve(_whole(counted.number, words, marked.mark), where=where)
        case _:
            pass


def _of_line(stretches: Iterable[_Stretch], where: str) -> Iterator[tuple[int, SingleChange]]:
    for number, pieces in stretches:
        if number:
            gone = [piece for piece in pieces if in_old(piece.mark)]
            yield (
                number,
                SingleChange(
                    number=number,
                    before=_words(gone),
                    after=_words([piece for piece in pieces if in_new(piece.mark)]),
                    where=where,
                    parameters=tuple(
                        piece.span.parameter for piece in gone if isinstance(piece.span, Figure)
                    ),
                    figures_only=bool(gone)
                    and all(isinstance(piece.span, Figure) for piece in gone),
                ),
            )


def _words(pieces: Iterable[MarkedSpan]) -> str:
    return text_of(tuple(piece.span for piece in pieces)).strip()


def _whole(number: int, words: str, mark: RevisionMark) -> SingleChange:
    if mark.change is Change.DELETED:
        return SingleChange(number=number, before=words)
    return SingleChange(number=number, after=words)


def _block_words(block: DocumentBlock) -> str:
    if isinstance(block, Table):
        return "; ".join(" | ".join(map(text_of, row)) for row in block.rows)
    return text_of(line_of(block))


# Some accepted, the others rejected.


def _resolved(counted: _Counted, numbers: frozenset[int]) -> Iterator[DocumentBlock]:
    marked, accepted = counted.marked, counted.number in numbers
    match marked:
        case Unchanged():
            yield marked.block
        case Inserted():
            if accepted:
                yield marked.block
        case Deleted():
            if not accepted:
                yield marked.block
        case Changed():
            yield with_line(marked.old, _line(counted.lines[0], numbers))
        case ChangedTable():
            yield evolve(marked.old, rows=tuple(_rows(counted, marked.rows, numbers)))
        case _:
            message = "a redline with the changes of two sides has no single changes"
            raise TypeError(message)


def _rows(
    counted: _Counted, rows: Iterable[ChangedRow], numbers: frozenset[int]
) -> Iterator[tuple[Spans, ...]]:
    lines = iter(counted.lines)
    for number, row in zip(counted.rows, rows, strict=True):
        if row.mark is None:
            yield tuple(_line(next(lines), numbers) for _ in row.cells)
        elif (row.mark.change is Change.INSERTED) == (number in numbers):
            yield tuple(tuple(piece.span for piece in cell) for cell in row.cells)


def _line(stretches: Iterable[_Stretch], numbers: frozenset[int]) -> Spans:
    stays = {True: in_new, False: in_old}
    kept = (
        MarkedSpan(span=piece.span)
        for number, pieces in stretches
        for piece in pieces
        if stays[number in numbers](piece.mark)
    )
    return tuple(piece.span for piece in join_pieces(kept))


def with_line(block: DocumentBlock, spans: Spans) -> DocumentBlock:
    """A block with another line of text; of a heading, the words alone.

    Args:
        block: any but a table, which is no line.
        spans: what it says from now on.
    """
    match block:
        case ClauseHeading() | PartHeading() | ScheduleHeading():
            return evolve(block, title=text_of(spans))
        case Heading():
            return evolve(block, text=text_of(spans))
        case SignatureBlock():
            return evolve(block, party=text_of(spans))
        case Table():
            return block
        case _:
            return evolve(block, spans=spans)
