"""Their document over another one as a redline, each change in the name of whoever made it.

What they changed is told by comparing. Their own tracked changes say no more than who did
it and when, where they cover the very words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from attrs import evolve

from agreementkit.comparing.alignment import aligned_pairs
from agreementkit.comparing.two_way import compare
from agreementkit.model.document import SIGNED_FOR, Author, Document, DocumentBlock, SignatureBlock
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
    RevisionMark,
    old_and_new,
)
from agreementkit.model.template import Run
from agreementkit.negotiation.alignment.counterparty_document import line_similarity, map_characters
from agreementkit.negotiation.alignment.sent_draft import printed_lines
from agreementkit.ooxml.reading import Line, Reading

Attribution = tuple[str, datetime | None] | None
"""Who made a change and when; None where it was not tracked."""
Attributions = Sequence[Attribution]
"""The credit of each letter of a line."""


def counterparty_redline(
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
    credited = _Attributor(redline, reading, employer)
    return evolve(redline, blocks=tuple(map(credited.block, redline.blocks)))


class _AttributedLines:
    """Lines of one block, with who tracked each letter."""

    def __init__(self, texts: Sequence[str], letters: Sequence[Attributions]) -> None:
        self.texts = texts
        self.letters = letters

    def __getitem__(self, places: slice) -> "_AttributedLines":
        return _AttributedLines(self.texts[places], self.letters[places])

    def whole(self) -> Attribution:
        """Whose all of it is; None where some is nobody's."""
        letters = [credit for line in self.letters for credit in line]
        return common_attribution("".join(self.texts), letters)


class _AttributedSide:
    """The lines of one side of a redline, taken from the front with who tracked them."""

    def __init__(
        self,
        blocks: Iterable[DocumentBlock | None],
        lines: Sequence[Line],
        change: Change,
    ) -> None:
        self.texts = [
            text for block in blocks if block is not None for text in printed_lines(block)
        ]
        self.letters = attribute_lines(self.texts, lines, change)
        self.at = 0

    def taken(self, block: DocumentBlock | None) -> "_AttributedLines":
        start = self.at
        self.at += len(printed_lines(block)) if block is not None else 0
        return _AttributedLines(self.texts[start : self.at], self.letters[start : self.at])


class _Attributor:
    """One pass over a redline."""

    def __init__(self, redline: Redline, reading: Reading, employer: Author) -> None:
        both = [*map(old_and_new, redline.blocks)]
        self.old = _AttributedSide((old for old, _ in both), reading.rejected, Change.DELETED)
        self.new = _AttributedSide((new for _, new in both), reading.accepted, Change.INSERTED)
        self.authors = {employer.name: employer, "": employer}
        self.moves: dict[tuple[Change, str], RevisionMark] = {}

    def block(self, marked: MarkedBlock) -> MarkedBlock:
        """A block with its marks in the right names."""
        old, new = old_and_new(marked)
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

    def moved(self, mark: RevisionMark, credit: Attribution) -> RevisionMark:
        """The mark of a whole block; what moved together has one."""
        if not mark.move:
            return self.mark(mark, credit)
        return self.moves.setdefault((mark.change, mark.move), self.mark(mark, credit))

    def mark(self, mark: RevisionMark, credit: Attribution) -> RevisionMark:
        if credit is None:
            return mark
        name, when = credit
        author = self.authors.setdefault(name, Author.named(name))
        return evolve(mark, author=author, when=when or mark.when)

    def rows(
        self, rows: Iterable[ChangedRow], was: _AttributedLines, now: _AttributedLines
    ) -> Iterator[ChangedRow]:
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

    def whole_row(self, row: ChangedRow, mark: RevisionMark, lines: _AttributedLines) -> ChangedRow:
        mark = self.mark(mark, lines.whole())
        cells = tuple(tuple(evolve(piece, mark=mark) for piece in cell) for cell in row.cells)
        return evolve(row, mark=mark, cells=cells)

    def pieces(
        self, line: Iterable[MarkedSpan], was: Attributions, now: Attributions
    ) -> Iterator[MarkedSpan]:
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

    def piece(
        self, piece: MarkedSpan, mark: RevisionMark, letters: Attributions
    ) -> Iterator[MarkedSpan]:
        span = piece.span
        if not isinstance(span, Run):
            credit = common_attribution(span.text, letters)
            yield evolve(piece, mark=self.mark(mark, credit))
            return
        for text, credit in split_by_attribution(span.text, letters):
            yield MarkedSpan(span=evolve(span, text=text), mark=self.mark(mark, credit))


# Who tracked which letters of a line, and when.


def attribute_lines(
    texts: Sequence[str], lines: Sequence[Line], change: Change
) -> list[Attributions]:
    """Who tracked each letter of each line of a document.

    Args:
        texts: the lines of the document.
        lines: the lines of a file that they were read from, references perhaps with other
            numbers.
        change: which changes count.
    """
    read = [line.text for line in lines]
    found: list[Attributions] = [(None,) * len(text) for text in texts]
    for i, j in aligned_pairs(texts, read, line_similarity(texts, read)):
        tracked = _tracked_characters(lines[j], change)
        if any(tracked):
            places = (
                range(len(texts[i])) if texts[i] == read[j] else map_characters(texts[i], read[j])
            )
            found[i] = [tracked[place] if place >= 0 else None for place in places]
    return found


def _tracked_characters(line: Line, change: Change) -> Attributions:
    letters: list[Attribution] = []
    for each in line.text_runs:
        by = [(one.author, one.when) for one in each.revisions if one.change is change]
        letters += [by[0] if by else None] * len(each.text)
    # A line without stretches is one that nobody has changed.
    return letters or [None] * len(line.text)


def common_attribution(text: str, letters: Attributions) -> Attribution:
    """Whose all the words are; None where some are nobody's."""
    counts = Counter(
        credit for letter, credit in zip(text, letters, strict=True) if not letter.isspace()
    )
    return None if None in counts or not counts else counts.most_common(1)[0][0]


def split_by_attribution(text: str, letters: Attributions) -> Iterator[tuple[str, Attribution]]:
    """A text cut where its credit changes; a space goes with what stands before it."""
    filled: list[Attribution] = []
    for letter, credit in zip(text, letters, strict=True):
        filled.append(filled[-1] if letter.isspace() and filled else credit)
    at = 0
    for credit, run in groupby(filled):
        end = at + sum(1 for _ in run)
        yield text[at:end], credit
        at = end
