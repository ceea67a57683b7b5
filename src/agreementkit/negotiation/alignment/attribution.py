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

_Attribution = tuple[str, datetime | None] | None
"""Who made a change and when; None where it was not tracked."""
_Attributions = Sequence[_Attribution]
"""The credit of each letter of a line."""


def counterparty_redline(
    before: Document,
    theirs: Document,
    reading: Reading,
    *,
    employer: Author,
    side: str = "",
) -> Redline:
    """What the employer made of a document, each change with its author and date.

    Rejected it is `before`, and accepted `theirs`, whatever the returned file tracked. Nobody
    knows when a change was made that nobody tracked, so that has no date.

    Args:
        before: what we sent.
        theirs: the returned file, accepted (`their_document`).
        reading: the returned file as it was read.
        employer: whose the changes are that nobody tracked.
        side: the name of our side: what differs from our text is none of ours, whatever mark of
            ours it was typed into or given.
    """
    redline = compare(before, theirs, author=employer, when=None)
    attributor = _Attributor(redline, reading, employer, side)
    return evolve(redline, blocks=tuple(map(attributor.block, redline.blocks)))


class _AttributedLines:
    """Lines of one block, with who tracked each letter."""

    def __init__(self, texts: Sequence[str], attributions: Sequence[_Attributions]) -> None:
        self.texts = texts
        self.attributions = attributions

    def __getitem__(self, places: slice) -> "_AttributedLines":
        return _AttributedLines(self.texts[places], self.attributions[places])

    def whole(self) -> _Attribution:
        """Whose all of it is; None where some is nobody's."""
        attributions = [attribution for line in self.attributions for attribution in line]
        return _common_attribution("".join(self.texts), attributions)


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
        self.attributions = _attribute_lines(self.texts, lines, change)
        self.at = 0

    def take(self, block: DocumentBlock | None) -> "_AttributedLines":
        start = self.at
        self.at += len(printed_lines(block)) if block is not None else 0
        return _AttributedLines(self.texts[start : self.at], self.attributions[start : self.at])


class _Attributor:
    """One pass over a redline."""

    def __init__(self, redline: Redline, reading: Reading, employer: Author, side: str) -> None:
        both = [*map(old_and_new, redline.blocks)]
        self.old = _AttributedSide((old for old, _ in both), reading.rejected, Change.DELETED)
        self.new = _AttributedSide((new for _, new in both), reading.accepted, Change.INSERTED)
        self.authors = {employer.name: employer, "": employer}
        self.side = side
        self.moves: dict[tuple[Change, str], RevisionMark] = {}

    def block(self, marked: MarkedBlock) -> MarkedBlock:
        """A block with its marks in the right names."""
        old, new = old_and_new(marked)
        old_lines, new_lines = self.old.take(old), self.new.take(new)
        match marked:
            case Inserted():
                return evolve(marked, mark=self.moved(marked.mark, new_lines.whole()))
            case Deleted():
                return evolve(marked, mark=self.moved(marked.mark, old_lines.whole()))
            case Changed():
                before = len(SIGNED_FOR) if isinstance(new, SignatureBlock) else 0
                attributions = (
                    old_lines.attributions[0][before:],
                    new_lines.attributions[0][before:],
                )
                return evolve(marked, pieces=tuple(self.pieces(marked.pieces, *attributions)))
            case ChangedTable():
                header = len(marked.new.header)
                rows = self.rows(marked.rows, old_lines[header:], new_lines[header:])
                return evolve(marked, rows=tuple(rows))
            case _:
                return marked

    def moved(self, mark: RevisionMark, attribution: _Attribution) -> RevisionMark:
        """The mark of a whole block; what moved together has one."""
        if not mark.move:
            return self.mark(mark, attribution)
        return self.moves.setdefault((mark.change, mark.move), self.mark(mark, attribution))

    def mark(self, mark: RevisionMark, attribution: _Attribution) -> RevisionMark:
        if attribution is None or attribution[0] == self.side:
            return mark
        name, when = attribution
        author = self.authors.setdefault(name, Author.named(name))
        return evolve(mark, author=author, when=when)

    def rows(
        self, rows: Iterable[ChangedRow], old_lines: _AttributedLines, new_lines: _AttributedLines
    ) -> Iterator[ChangedRow]:
        for row in rows:
            columns = len(row.cells)
            if row.mark is None:
                cells = zip(row.cells, old_lines.attributions, new_lines.attributions, strict=False)
                found = tuple(tuple(self.pieces(*each)) for each in cells)
                yield evolve(row, cells=found)
                old_lines, new_lines = old_lines[columns:], new_lines[columns:]
            elif row.mark.change is Change.DELETED:
                yield self.whole_row(row, row.mark, old_lines[:columns])
                old_lines = old_lines[columns:]
            else:
                yield self.whole_row(row, row.mark, new_lines[:columns])
                new_lines = new_lines[columns:]

    def whole_row(self, row: ChangedRow, mark: RevisionMark, lines: _AttributedLines) -> ChangedRow:
        mark = self.mark(mark, lines.whole())
        cells = tuple(tuple(evolve(piece, mark=mark) for piece in cell) for cell in row.cells)
        return evolve(row, mark=mark, cells=cells)

    def pieces(
        self, line: Iterable[MarkedSpan], old: _Attributions, new: _Attributions
    ) -> Iterator[MarkedSpan]:
        """The pieces of a line; a run that several people typed is cut between them."""
        for piece in line:
            length = len(piece.span.text)
            if piece.mark is None:
                yield piece
                old, new = old[length:], new[length:]
            elif piece.mark.change is Change.DELETED:
                yield from self.piece(piece, piece.mark, old[:length])
                old = old[length:]
            else:
                yield from self.piece(piece, piece.mark, new[:length])
                new = new[length:]

    def piece(
        self, piece: MarkedSpan, mark: RevisionMark, attributions: _Attributions
    ) -> Iterator[MarkedSpan]:
        span = piece.span
        if not isinstance(span, Run):
            attribution = _common_attribution(span.text, attributions)
            yield evolve(piece, mark=self.mark(mark, attribution))
            return
        for text, attribution in _split_by_attribution(span.text, attributions):
            yield MarkedSpan(span=evolve(span, text=text), mark=self.mark(mark, attribution))


# Who tracked which letters of a line, and when.


def _attribute_lines(
    texts: Sequence[str], lines: Sequence[Line], change: Change
) -> list[_Attributions]:
    """Who tracked each letter of each line of a document.

    Args:
        texts: the lines of the document.
        lines: the lines of a file that they were read from, references perhaps with other
            numbers.
        change: which changes count.
    """
    read = [line.text for line in lines]
    found: list[_Attributions] = [(None,) * len(text) for text in texts]
    for i, j in aligned_pairs(texts, read, line_similarity(texts, read)):
        tracked = _tracked_characters(lines[j], change)
        if any(tracked):
            places = (
                range(len(texts[i])) if texts[i] == read[j] else map_characters(texts[i], read[j])
            )
            found[i] = [tracked[place] if place >= 0 else None for place in places]
    return found


def _tracked_characters(line: Line, change: Change) -> _Attributions:
    attributions: list[_Attribution] = []
    for each in line.text_runs:
        by = [(one.author, one.when) for one in each.revisions if one.change is change]
        attributions += [by[0] if by else None] * len(each.text)
    # A line without stretches is one that nobody has changed.
    return attributions or [None] * len(line.text)


def _common_attribution(text: str, attributions: _Attributions) -> _Attribution:
    """Whose all the words are; None where some are nobody's."""
    counts = Counter(
        attribution
        for character, attribution in zip(text, attributions, strict=True)
        if not character.isspace()
    )
    return None if None in counts or not counts else counts.most_common(1)[0][0]


def _split_by_attribution(
    text: str, attributions: _Attributions
) -> Iterator[tuple[str, _Attribution]]:
    """A text cut where its credit changes; a space goes with what stands before it."""
    filled: list[_Attribution] = []
    for character, attribution in zip(text, attributions, strict=True):
        filled.append(filled[-1] if character.isspace() and filled else attribution)
    at = 0
    for attribution, run in groupby(filled):
        end = at + sum(1 for _ in run)
        yield text[at:end], attribution
        at = end
