"""Their document over another one as a redline, each change in the name of whoever made it.

What they changed is told by comparing. Their own tracked changes say no more than who did
it and when, where they cover the very words.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from attrs import evolve

from agreementkit.compare import compare
from agreementkit.model import Document
from agreementkit.model.comment import Author
from agreementkit.model.document import SIGNED_FOR, DocumentBlock, Run, SignatureBlock
from agreementkit.model.redline import (
    Change,
    Changed,
    ChangedTable,
    Deleted,
    Inserted,
    Mark,
    MarkedBlock,
    Piece,
    Redline,
    Row,
    sides,
)
from agreementkit.negotiate.credit import Credit, Letters, credit_of_all, credits_of, stretches
from agreementkit.negotiate.record import printed
from agreementkit.word.reading import Line, Reading

__all__ = ["their_redline"]


def their_redline(
    before: Document,
    theirs: Document,
    reading: Reading,
    *,
    employer: Author,
    when: datetime,
) -> Redline:
    """What the employer made of a document, each change with its author and date.

    Rejected it is `before`, and accepted `theirs`, whatever the returned file tracked.

    Args:
        before: what we sent.
        theirs: the returned file, accepted (`their_document`).
        reading: the returned file as it was read.
        employer: whose the changes are that nobody tracked.
        when: when those were made; a time zone is left out.
    """
    redline = compare(before, theirs, author=employer, when=when)
    credited = _Credited(redline, reading, employer)
    return evolve(redline, blocks=tuple(map(credited.block, redline.blocks)))


class _Side:
    """The lines of one side of a redline, taken from the front with who tracked them."""

    def __init__(
        self,
        blocks: Iterable[DocumentBlock | None],
        lines: Sequence[Line],
        change: Change,
    ) -> None:
        self.texts = [text for block in blocks if block is not None for text in printed(block)]
        self.letters = credits_of(self.texts, lines, change)
        self.at = 0

    def taken(self, block: DocumentBlock | None) -> "_Lines":
        start = self.at
        self.at += len(printed(block)) if block is not None else 0
        return _Lines(self.texts[start : self.at], self.letters[start : self.at])


class _Lines:
    """Lines of one block, with who tracked each letter."""

    def __init__(self, texts: Sequence[str], letters: Sequence[Letters]) -> None:
        self.texts = texts
        self.letters = letters

    def __getitem__(self, places: slice) -> "_Lines":
        return _Lines(self.texts[places], self.letters[places])

    def whole(self) -> Credit:
        """Whose all of it is; None where some is nobody's."""
        letters = [credit for line in self.letters for credit in line]
        return credit_of_all("".join(self.texts), letters)


class _Credited:
    """One pass over a redline."""

    def __init__(self, redline: Redline, reading: Reading, employer: Author) -> None:
        both = [*map(sides, redline.blocks)]
        self.old = _Side((old for old, _ in both), reading.rejected, Change.DELETED)
        self.new = _Side((new for _, new in both), reading.accepted, Change.INSERTED)
        self.authors = {employer.name: employer, "": employer}
        self.moves: dict[tuple[Change, str], Mark] = {}

    def block(self, marked: MarkedBlock) -> MarkedBlock:
        """A block with its marks in the right names."""
        old, new = sides(marked)
        was, now = self.old.taken(old), self.new.taken(new)
        match marked:
            case Inserted():
                return evolve(marked, mark=self.moved(marked.mark, now.whole()))
            case Deleted():
                return evolve(marked, mark=self.moved(marked.mark, was.whole()))
            case Changed():
                before = len(SIGNED_FOR) if isinstance(new, SignatureBlock) else 0
                letters = was.letters[0][before:], now.letters[0][before:]
                return evolve(marked, pieces=tuple(self.pieces(marked.pieces, *letters)))
            case ChangedTable():
                header = len(marked.new.header)
                rows = self.rows(marked.rows, was[header:], now[header:])
                return evolve(marked, rows=tuple(rows))
            case _:
                return marked

    def moved(self, mark: Mark, credit: Credit) -> Mark:
        """The mark of a whole block; what moved together has one."""
        if not mark.move:
            return self.mark(mark, credit)
        return self.moves.setdefault((mark.change, mark.move), self.mark(mark, credit))

    def mark(self, mark: Mark, credit: Credit) -> Mark:
        if credit is None:
            return mark
        name, when = credit
        author = self.authors.setdefault(name, Author.named(name))
        return evolve(mark, author=author, when=when or mark.when)

    def rows(self, rows: Iterable[Row], was: _Lines, now: _Lines) -> Iterator[Row]:
        for row in rows:
            columns = len(row.cells)
            if row.mark is None:
                cells = zip(row.cells, was.letters, now.letters, strict=False)
                found = tuple(tuple(self.pieces(*each)) for each in cells)
                yield evolve(row, cells=found)
                was, now = was[columns:], now[columns:]
            elif row.mark.change is Change.DELETED:
                yield self.whole_row(row, row.mark, was[:columns])
                was = was[columns:]
            else:
                yield self.whole_row(row, row.mark, now[:columns])
                now = now[columns:]

    def whole_row(self, row: Row, mark: Mark, lines: _Lines) -> Row:
        mark = self.mark(mark, lines.whole())
        cells = tuple(tuple(evolve(piece, mark=mark) for piece in cell) for cell in row.cells)
        return evolve(row, mark=mark, cells=cells)

    def pieces(self, line: Iterable[Piece], was: Letters, now: Letters) -> Iterator[Piece]:
        """The pieces of a line; a run that several people typed is cut between them."""
        for piece in line:
            length = len(piece.span.text)
            if piece.mark is None:
                yield piece
                was, now = was[length:], now[length:]
            elif piece.mark.change is Change.DELETED:
                yield from self.piece(piece, piece.mark, was[:length])
                was = was[length:]
            else:
                yield from self.piece(piece, piece.mark, now[:length])
                now = now[length:]

    def piece(self, piece: Piece, mark: Mark, letters: Letters) -> Iterator[Piece]:
        span = piece.span
        if not isinstance(span, Run):
            credit = credit_of_all(span.text, letters)
            yield evolve(piece, mark=self.mark(mark, credit))
            return
        for text, credit in stretches(span.text, letters):
            yield Piece(span=evolve(span, text=text), mark=self.mark(mark, credit))
