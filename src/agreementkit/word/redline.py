"""A redline to a Word file with real tracked changes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from attrs import evolve

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.document import (
    SIGNED_FOR,
    ClauseHeading,
    DocumentBlock,
    Layout,
    Paragraph,
    Run,
    SignatureBlock,
    Spans,
    Table,
    line_of,
)
from agreementkit.model.house_style import HouseStyle
from agreementkit.model.redline import (
    Change,
    Changed,
    ChangedTable,
    Deleted,
    Inserted,
    Kept,
    Mark,
    MarkedBlock,
    Piece,
    Redline,
    Row,
    mark_of,
)
from agreementkit.word import styles
from agreementkit.word.blocks import SIGNATURE, Blocks, column_widths, fills_of, style_of
from agreementkit.word.oxml.anchor import bookmarked
from agreementkit.word.oxml.paragraph import paragraph
from agreementkit.word.oxml.part import document
from agreementkit.word.oxml.run import TAB
from agreementkit.word.oxml.table import table
from agreementkit.word.package import assembled, packed
from agreementkit.word.redline_front import front, header_lines
from agreementkit.word.tracked import Tracked, target_of
from agreementkit.word.write import parts_around, sound

__all__ = ["redline_bytes", "redline_parts"]

Pieces = tuple[Piece, ...]


def redline_bytes(redline: Redline, style: HouseStyle | None = None) -> bytes:
    """A redline as a Word file (.docx) with tracked changes.

    Accepting them all gives the new document, and rejecting them all the old one: text,
    numbers, references, cover, contents and header. The properties of the file, which
    Word cannot track, are those of the new document.

    Args:
        redline: what to write.
        style: the look and letterhead of a branch; None takes the plain style.

    Raises:
        InvalidError: the text holds a character that no Word file can, or it is not an
            agreement but a paper that goes beside one.
    """
    return packed(assembled(redline_parts(redline), style))


def redline_parts(redline: Redline) -> Mapping[str, str]:
    """The parts of a redline's file that differ from file to file; see `redline_bytes`."""
    for text in (redline.old, redline.new):
        if text.layout is not Layout.AGREEMENT or text.front:
            raise InvalidError([_PAPER])
    body = _Body(redline)
    main = document("".join(body.xml()), landscape=False, bare_first_page=True)
    head = header_lines(redline, body.tracked)
    parts = {
        **parts_around(redline.new, main, head),
        **dict(body.blocks.margin.parts()),
    }
    both = evolve(redline.new, blocks=(*redline.new.blocks, *redline.old.blocks))
    return sound(both, parts)


_PAPER = Fault(
    message="only an agreement can be shown with tracked changes, with nothing before its cover",
    remedy="compare the two agreements as both sides may see them",
)


class _Body:
    """One pass over a redline."""

    def __init__(self, redline: Redline) -> None:
        self.redline = redline
        self.blocks = Blocks()
        self.tracked = Tracked(self.blocks.numbers, redline)

    def xml(self) -> Iterator[str]:
        yield from front(self.redline, self.tracked)
        blocks = self.redline.blocks
        follows = [*map(mark_of, blocks[1:]), None]
        for mark, run in groupby(enumerate(blocks), key=lambda each: mark_of(each[1])):
            start, end = self.tracked.moved(mark)
            for place, marked in run:
                yield from self.block(marked, start, follows[place])
                start = ""
            yield end

    def block(self, marked: MarkedBlock, before: str, follows: Mark | None) -> Iterator[str]:
        """The paragraphs, or the table, of one block.

        Args:
            marked: the block.
            before: what stands first in its first paragraph.
            follows: the mark of the next block.
        """
        match marked:
            case ChangedTable():
                yield self.table(marked.new, marked.rows, None)
            case Changed():
                line = self.tracked.line(_printed(marked.new, marked.pieces, None), on=follows)
                yield from self.lines(marked.new, line, None, before)
            case Kept(block=Table() as table):
                yield self.table(table, [_row(cells, None) for cells in table.rows], None)
            case Deleted(block=Table() as table) | Inserted(block=Table() as table):
                rows = [_row(cells, marked.mark) for cells in table.rows]
                yield self.table(table, rows, marked.mark)
            case _:
                mark = mark_of(marked)
                line = self.tracked.line(_line(marked.block, mark), on=follows)
                yield from self.lines(marked.block, line, mark, before)

    def lines(
        self,
        block: DocumentBlock,
        line: str,
        mark: Mark | None,
        before: str,
    ) -> Iterator[str]:
        """The paragraphs of a block whose line has been written."""
        if not isinstance(block, SignatureBlock):
            content = self.content(block, line, mark)
            yield paragraph(style_of(block), before, content, mark=self.tracked.end(mark))
            return
        yield paragraph(styles.SIGNATURE_PARTY, before, line, mark=self.tracked.end(mark))
        for label, style in SIGNATURE.items():
            words = self.tracked.bare(mark, (Run(text=label),)) + TAB + TAB
            content = self.tracked.around(mark, words)
            yield paragraph(style, content, mark=self.tracked.end(mark))

    def content(self, block: DocumentBlock, line: str, mark: Mark | None) -> str:
        """A line in its bookmarks and comments. What is struck out keeps a heading's only."""
        if target := target_of(block):
            name = self.tracked.anchor(mark, target)
            if mark is None and isinstance(block, ClauseHeading):
                line = self.blocks.heading(block, line)
            else:
                # No control: accepted or rejected, Word would leave it behind, empty.
                line = bookmarked(name, next(self.blocks.numbers), line)
        if mark and mark.change is Change.DELETED:
            return line
        if isinstance(block, ClauseHeading):
            self.blocks.first_below = block.clause
        if isinstance(block, Paragraph):
            line = self.blocks.anchored(block, line)
        if isinstance(block, ClauseHeading | Paragraph):
            line = self.blocks.margin.beside(block.comments, line)
        return line

    def table(self, block: Table, rows: Sequence[Row], mark: Mark | None) -> str:
        """A table, each of its rows with its own mark; `mark` is that of the whole."""
        heads = [self.tracked.runs(mark, (Run(text=cell),)) for cell in block.header]
        return table(
            style=styles.TABLE,
            widths=column_widths(block, self.blocks.width),
            caption=block.caption,
            header=[paragraph(styles.TABLE_HEADING, head) for head in heads],
            rows=[
                [
                    (paragraph(styles.TABLE_TEXT, self.tracked.line(cell)), fill)
                    for cell, fill in zip(row.cells, fills, strict=True)
                ]
                for row, fills in zip(rows, fills_of(block, len(rows)), strict=True)
            ],
            marks=[self.tracked.row(mark), *(self.tracked.row(row.mark) for row in rows)],
        )


def _line(block: DocumentBlock, mark: Mark | None) -> Pieces:
    """The line of a whole block, with its mark."""
    return _printed(block, [Piece(span=span, mark=mark) for span in line_of(block)], mark)


def _printed(block: DocumentBlock, line: Sequence[Piece], mark: Mark | None) -> Pieces:
    """A line with what prints before it."""
    if isinstance(block, SignatureBlock):
        return (Piece(span=Run(text=SIGNED_FOR), mark=mark), *line)
    return tuple(line)


def _row(cells: Sequence[Spans], mark: Mark | None) -> Row:
    marked = tuple(tuple(Piece(span=span, mark=mark) for span in cell) for cell in cells)
    return Row(cells=marked, mark=mark)
