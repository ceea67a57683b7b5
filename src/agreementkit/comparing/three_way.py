"""Three-way merge: our changes over theirs, in one redline.

Both redlines share the text between them: what theirs comes to is what ours begins from. So
they are walked side by side, line, table and block, as far as that text goes.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import datetime

from attrs import evolve, frozen

from agreementkit.comparing.two_way import (
    compare,
    form_of,
    inserted_before_deleted,
    with_surviving_moves,
)
from agreementkit.comparing.word_diff import join_pieces
from agreementkit.model.document import Author, Document, DocumentBlock, Span, Spans, line_of
from agreementkit.model.redline import (
    Change,
    Changed,
    ChangedRow,
    ChangedTable,
    Deleted,
    Inserted,
    MarkedBlock,
    MarkedSpan,
    Redline,
    RejectedInsertion,
    RevisionMark,
    Unchanged,
    in_new,
    in_old,
    mark_of,
    old_and_new,
)
from agreementkit.model.template import Run

# ---
# One line with the changes of two sides.

PieceLine = tuple[MarkedSpan, ...]


def pieces_of(marked: MarkedBlock) -> PieceLine:
    """The line of a block piece by piece."""
    match marked:
        case Changed():
            return marked.pieces
        case Inserted() | Deleted() if marked.pieces:
            return marked.pieces
        case Inserted() | Deleted():
            return with_one_mark(line_of(marked.block), marked.mark)
        case _:
            raise TypeError(type(marked).__name__)


def with_one_mark(line: Spans, mark: RevisionMark | None) -> PieceLine:
    """A line all of which has one mark, or none."""
    return tuple(MarkedSpan(span=span, mark=mark) for span in line)


def three_way_line(theirs: Sequence[MarkedSpan], ours: Sequence[MarkedSpan]) -> PieceLine:
    """The line of a text between two others, with what each side changed.

    What they deleted stands before what we inserted at the same place.

    Args:
        theirs: the line before with their changes, which make it the line between.
        ours: the line between with our changes.
    """
    return tuple(join_pieces(_merged(theirs, ours)))


def _merged(theirs: Sequence[MarkedSpan], ours: Sequence[MarkedSpan]) -> Iterator[MarkedSpan]:
    below, above = _stack(theirs), _stack(ours)
    while below or above:
        if below and not in_new(below[-1].mark):
            yield below.pop()
        elif above and not in_old(above[-1].mark):
            yield above.pop()
        else:
            lower, upper = below.pop(), above.pop()
            length = min(len(lower.span.text), len(upper.span.text))
            below += _rest(lower, length)
            above += _rest(upper, length)
            span = _part_of_span(upper.span, 0, length)
            yield MarkedSpan(span=span, mark=_stacked_mark(lower.mark, upper.mark))


def _stack(line: Sequence[MarkedSpan]) -> list[MarkedSpan]:
    """The pieces that say anything, the first on top."""
    return [piece for piece in reversed(line) if piece.span.text]


def _stacked_mark(theirs: RevisionMark | None, ours: RevisionMark | None) -> RevisionMark | None:
    """The mark of what stands in the text between, of their mark and of ours."""
    if theirs and ours:
        # What is nowhere has moved nowhere.
        return evolve(ours, move="", over=evolve(theirs, move=""))
    return ours or theirs


def _rest(piece: MarkedSpan, start: int) -> list[MarkedSpan]:
    end = len(piece.span.text)
    return [evolve(piece, span=_part_of_span(piece.span, start, end))] if end > start else []


def _part_of_span(span: Span, start: int, end: int) -> Span:
    """A part of a span; a figure or a term that is cut is mere words from then on."""
    if end - start == len(span.text):
        return span
    text = span.text[start:end]
    return evolve(span, text=text) if isinstance(span, Run) else Run(text=text)


# ---
# One table with the changes of two sides.


def _three_way_table(theirs: ChangedTable, ours: ChangedTable, usual: RevisionMark) -> ChangedTable:
    """A table that both sides changed.

    A row that they inserted and we changed is struck out, and comes again in our words:
    programs do not give up a row that holds the changes of two sides.

    Args:
        theirs: the table before with their changes.
        ours: the table between with ours.
        usual: the mark of what we insert.
    """
    rows = tuple(_rows(theirs.rows, ours.rows, usual))
    return ChangedTable(old=theirs.old, new=ours.new, rows=rows)


def _rows(
    theirs: Sequence[ChangedRow], ours: Sequence[ChangedRow], usual: RevisionMark
) -> Iterator[ChangedRow]:
    below, above = [*reversed(theirs)], [*reversed(ours)]
    while below or above:
        if below and not in_new(below[-1].mark):
            yield below.pop()
        elif above and not in_old(above[-1].mark):
            yield above.pop()
        else:
            yield from _merged_row(below.pop(), above.pop(), usual)


def _merged_row(theirs: ChangedRow, ours: ChangedRow, usual: RevisionMark) -> Iterator[ChangedRow]:
    touched = any(piece.mark for cell in ours.cells for piece in cell)
    if touched and theirs.mark is not None and ours.mark is None:
        yield _accepted_row(
            theirs, _stacked_mark(theirs.mark, evolve(usual, change=Change.DELETED))
        )
        yield _accepted_row(ours, usual)
        return
    both = zip(theirs.cells, ours.cells, strict=True)
    cells = tuple(three_way_line(lower, upper) for lower, upper in both)
    yield ChangedRow(cells=cells, mark=_stacked_mark(theirs.mark, ours.mark))


def _accepted_row(row: ChangedRow, mark: RevisionMark | None) -> ChangedRow:
    """What a row says when all is accepted, in one mark."""
    cells = tuple(
        tuple(evolve(piece, mark=mark) for piece in cell if in_new(piece.mark))
        for cell in row.cells
    )
    return ChangedRow(cells=cells, mark=mark)


# ---
# Paragraphs with the changes of two sides that a program could not undo.
#
# A paragraph that comes or goes as a whole joins the next one when it does. LibreOffice
# then gives the next one its style, unless one single change covers the paragraph. So one
# that holds the changes of two sides must be followed by others of its own form, as far as
# the first that stays; else it is shown another way.

_BlockAlternatives = tuple[MarkedBlock, tuple[MarkedBlock, ...]]
"""A block, and what to show instead where it cannot stand; nothing where it always can."""


def _resolved_blocks(choices: Sequence[_BlockAlternatives]) -> tuple[MarkedBlock, ...]:
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
    return {form_of(side) for side in old_and_new(marked) if side}


# ---
# The whole merge.


def three_way_redline(
    theirs: Redline, ours: Document, *, author: Author, when: datetime
) -> Redline:
    """A redline of three texts: what stood, what they made of it, what we make of theirs.

    Their changes stay in their names and with their dates; ours lie over them. What they
    inserted and we strike out is in both changes, and what they deleted and we want back
    is their deletion and then our insertion. What one side moved and the other touched is
    shown as deleted and inserted.

    Title, parties and version are compared as they first stood and as they now are, in our
    name: their changes of those are not shown.

    Args:
        theirs: the first text with their changes, by whichever of them and on whatever day.
        ours: what accepting every change gives, exactly. Rejecting every change gives
            what it gave before.
        author: whose our changes are.
        when: when we made them; a time zone is left out.

    >>> import agreementkit as ak
    >>> from agreementkit.model.document import Paragraph, Run
    >>> stood, theirs, ours = (
    ...     ak.Document(title="Deal", parties=["Us"], version=ak.Version(),
    ...                 blocks=(Paragraph(spans=(Run(text=f"It lasts {time}."),)),))
    ...     for time in ("26 weeks", "20 weeks", "24 weeks"))
    >>> employer, union = (Author(name=name, initials="") for name in ("Employer", "Union"))
    >>> below = ak.compare(stood, theirs, author=employer, when=datetime(2027, 1, 15))
    >>> reply = three_way_redline(below, ours, author=union, when=datetime(2027, 2, 1))
    >>> for piece in reply.blocks[0].pieces:
    ...     mark = piece.mark
    ...     whose = [each.author.name for each in (mark, mark and mark.over) if each]
    ...     print(piece.span.text.strip(), mark and mark.change.value, *whose)
    It lasts None
    26 deleted Employer
    20 deleted Union Employer
    24 inserted Union
    weeks. None
    """
    made = compare(theirs.accepted(), ours, author=author, when=when)
    layers = _ThreeWayMerge(mark=made.mark)
    blocks = with_surviving_moves(_resolved_blocks([*layers.blocks(theirs.blocks, made.blocks)]))
    return Redline(old=theirs.old, new=ours, blocks=blocks, mark=made.mark)


@frozen(kw_only=True)
class _ThreeWayMerge:
    """Our changes, laid over theirs block by block."""

    mark: RevisionMark
    """Of what we insert."""

    def blocks(
        self,
        theirs: Sequence[MarkedBlock],
        ours: Sequence[MarkedBlock],
    ) -> Iterator[_BlockAlternatives]:
        """The blocks of both redlines in one row; the text between ties them together."""
        below, above = [*reversed(theirs)], [*reversed(ours)]
        while below or above:
            deletions = [*_popped_while_absent(below, lambda marked: old_and_new(marked)[1])]
            insertions = [*_popped_while_absent(above, lambda marked: old_and_new(marked)[0])]
            yield from map(_untouched_block, _ordered(deletions, insertions))
            if below:
                yield from self.one(below.pop(), above.pop())

    def one(self, theirs: MarkedBlock, ours: MarkedBlock) -> Iterator[_BlockAlternatives]:
        """A block of the text between, with what each side did to it."""
        match theirs, ours:
            case Unchanged(), _:
                yield ours, ()
            case _, Unchanged():
                yield _untouched_block(theirs)
            case Inserted(), _:
                yield from self.inserted(theirs, ours)
            case ChangedTable(), ChangedTable():
                yield _three_way_table(theirs, ours, self.mark), ()
            case Changed(), Changed():
                pieces = three_way_line(theirs.pieces, ours.pieces)
                yield Changed(old=theirs.old, new=ours.new, pieces=pieces), ()
            case Changed() | ChangedTable(), Deleted():
                yield from self.deleted(theirs, ours)
            case _:
                message = "a block was changed by each side as if it were of two kinds"
                raise TypeError(message)

    def inserted(self, theirs: Inserted, ours: MarkedBlock) -> Iterator[_BlockAlternatives]:
        """What they inserted and we struck out or changed."""
        struck = self.struck(theirs.block, theirs.mark)
        _, new = old_and_new(ours)
        if new is None:
            yield struck, ()
            return
        anew = Inserted(block=new, mark=self.mark)
        line = ours.pieces if isinstance(ours, Changed) else None
        if line and not any(piece.mark for piece in line):
            yield _untouched_block(evolve(theirs, block=new))
        elif line and not theirs.mark.move:
            pieces = three_way_line(pieces_of(theirs), line)
            yield evolve(theirs, block=new, pieces=pieces), (struck, anew)
        else:
            yield struck, ()
            yield anew, ()

    def deleted(
        self, theirs: Changed | ChangedTable, ours: Deleted
    ) -> Iterator[_BlockAlternatives]:
        """What they changed and we deleted."""
        mark = _first_mark(theirs)
        if mark is None:
            yield evolve(ours, block=theirs.old), ()
            return
        deletion = Deleted(block=theirs.old, mark=evolve(mark, change=Change.DELETED))
        struck = self.struck(theirs.new, evolve(mark, change=Change.INSERTED))
        if isinstance(theirs, Changed) and not ours.mark.move:
            pieces = three_way_line(theirs.pieces, pieces_of(ours))
            yield Deleted(block=theirs.old, mark=ours.mark, pieces=pieces), (deletion, struck)
        else:
            yield deletion, ()
            yield struck, ()

    def struck(self, block: DocumentBlock, mark: RevisionMark) -> RejectedInsertion:
        """A block that they inserted, with our deletion over it."""
        deleted = evolve(self.mark, change=Change.DELETED, over=evolve(mark, move=""))
        return RejectedInsertion(block=block, mark=deleted)


def _untouched_block(marked: MarkedBlock) -> _BlockAlternatives:
    """A block that no change of ours lies over; with several of theirs inside, or without."""
    if isinstance(marked, Inserted | Deleted) and marked.pieces:
        return marked, (evolve(marked, pieces=()),)
    return marked, ()


def _popped_while_absent(
    stack: list[MarkedBlock],
    between: Callable[[MarkedBlock], DocumentBlock | None],
) -> Iterator[MarkedBlock]:
    """The blocks on top of a stack that the text between does not have."""
    while stack and between(stack[-1]) is None:
        yield stack.pop()


def _ordered(
    deletions: Sequence[MarkedBlock], insertions: Sequence[MarkedBlock]
) -> Sequence[MarkedBlock]:
    """What they deleted and what we insert at one place."""
    were, are = (
        [block for marked in each for block in old_and_new(marked) if block]
        for each in (deletions, insertions)
    )
    return (
        [*insertions, *deletions]
        if inserted_before_deleted(were, are)
        else [*deletions, *insertions]
    )


def _first_mark(marked: Changed | ChangedTable) -> RevisionMark | None:
    """The mark of the first change in a block."""
    found: Iterator[RevisionMark | None]
    if isinstance(marked, Changed):
        found = (piece.mark for piece in marked.pieces)
    else:
        found = (piece.mark for row in marked.rows for cell in row.cells for piece in cell)
    mark = next((mark for mark in found if mark), None)
    return mark and evolve(mark, over=None)
