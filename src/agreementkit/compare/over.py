"""Our changes over theirs: three texts in one redline."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from attrs import evolve, frozen

from agreementkit.compare.ends import new_first
from agreementkit.compare.lines_over import line_over, pieces_of
from agreementkit.compare.moves import still_moved
from agreementkit.compare.settled import Choice, settled
from agreementkit.compare.table_over import table_over
from agreementkit.compare.whole import compare
from agreementkit.model import Document
from agreementkit.model.comment import Author
from agreementkit.model.document import DocumentBlock
from agreementkit.model.redline import (
    Change,
    Changed,
    ChangedTable,
    Deleted,
    Inserted,
    Kept,
    Mark,
    MarkedBlock,
    Redline,
    Struck,
    sides,
)

__all__ = ["over"]


def over(theirs: Redline, ours: Document, *, author: Author, when: datetime) -> Redline:
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
    >>> reply = over(below, ours, author=union, when=datetime(2027, 2, 1))
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
    layers = _Layers(mark=made.mark)
    blocks = still_moved(settled([*layers.blocks(theirs.blocks, made.blocks)]))
    return Redline(old=theirs.old, new=ours, blocks=blocks, mark=made.mark)


@frozen(kw_only=True)
class _Layers:
    """Our changes, laid over theirs block by block."""

    mark: Mark
    """Of what we insert."""

    def blocks(
        self,
        theirs: Sequence[MarkedBlock],
        ours: Sequence[MarkedBlock],
    ) -> Iterator[Choice]:
        """The blocks of both redlines in one row; the text between ties them together."""
        below, above = [*reversed(theirs)], [*reversed(ours)]
        while below or above:
            gone = [*_taken(below, lambda marked: sides(marked)[1])]
            came = [*_taken(above, lambda marked: sides(marked)[0])]
            yield from map(_alone, _in_order(gone, came))
            if below:
                yield from self.one(below.pop(), above.pop())

    def one(self, theirs: MarkedBlock, ours: MarkedBlock) -> Iterator[Choice]:
        """A block of the text between, with what each side did to it."""
        match theirs, ours:
            case Kept(), _:
                yield ours, ()
            case _, Kept():
                yield _alone(theirs)
            case Inserted(), _:
                yield from self.inserted(theirs, ours)
            case ChangedTable(), ChangedTable():
                yield table_over(theirs, ours, self.mark), ()
            case Changed(), Changed():
                pieces = line_over(theirs.pieces, ours.pieces)
                yield Changed(old=theirs.old, new=ours.new, pieces=pieces), ()
            case Changed() | ChangedTable(), Deleted():
                yield from self.deleted(theirs, ours)
            case _:
                message = "a block was changed by each side as if it were of two kinds"
                raise TypeError(message)

    def inserted(self, theirs: Inserted, ours: MarkedBlock) -> Iterator[Choice]:
        """What they inserted and we struck out or changed."""
        struck = self.struck(theirs.block, theirs.mark)
        _, new = sides(ours)
        if new is None:
            yield struck, ()
            return
        anew = Inserted(block=new, mark=self.mark)
        line = ours.pieces if isinstance(ours, Changed) else None
        if line and not any(piece.mark for piece in line):
            yield _alone(evolve(theirs, block=new))
        elif line and not theirs.mark.move:
            pieces = line_over(pieces_of(theirs), line)
            yield evolve(theirs, block=new, pieces=pieces), (struck, anew)
        else:
            yield struck, ()
            yield anew, ()

    def deleted(self, theirs: Changed | ChangedTable, ours: Deleted) -> Iterator[Choice]:
        """What they changed and we deleted."""
        mark = _first_mark(theirs)
        if mark is None:
            yield evolve(ours, block=theirs.old), ()
            return
        gone = Deleted(block=theirs.old, mark=evolve(mark, change=Change.DELETED))
        struck = self.struck(theirs.new, evolve(mark, change=Change.INSERTED))
        if isinstance(theirs, Changed) and not ours.mark.move:
            pieces = line_over(theirs.pieces, pieces_of(ours))
            yield Deleted(block=theirs.old, mark=ours.mark, pieces=pieces), (gone, struck)
        else:
            yield gone, ()
            yield struck, ()

    def struck(self, block: DocumentBlock, mark: Mark) -> Struck:
        """A block that they inserted, with our deletion over it."""
        deleted = evolve(self.mark, change=Change.DELETED, over=evolve(mark, move=""))
        return Struck(block=block, mark=deleted)


def _alone(marked: MarkedBlock) -> Choice:
    """A block that no change of ours lies over; with several of theirs inside, or without."""
    if isinstance(marked, Inserted | Deleted) and marked.pieces:
        return marked, (evolve(marked, pieces=()),)
    return marked, ()


def _taken(
    stack: list[MarkedBlock],
    between: Callable[[MarkedBlock], DocumentBlock | None],
) -> Iterator[MarkedBlock]:
    """The blocks on top of a stack that the text between does not have."""
    while stack and between(stack[-1]) is None:
        yield stack.pop()


def _in_order(gone: Sequence[MarkedBlock], came: Sequence[MarkedBlock]) -> Sequence[MarkedBlock]:
    """What they deleted and what we insert at one place."""
    were, are = (
        [block for marked in each for block in sides(marked) if block] for each in (gone, came)
    )
    return [*came, *gone] if new_first(were, are) else [*gone, *came]


def _first_mark(marked: Changed | ChangedTable) -> Mark | None:
    """The mark of the first change in a block."""
    found: Iterator[Mark | None]
    if isinstance(marked, Changed):
        found = (piece.mark for piece in marked.pieces)
    else:
        found = (piece.mark for row in marked.rows for cell in row.cells for piece in cell)
    mark = next((mark for mark in found if mark), None)
    return mark and evolve(mark, over=None)
