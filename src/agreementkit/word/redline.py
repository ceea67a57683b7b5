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
    sides,
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
from agreementkit.word.struck import Beside, Placed, placed, rows_placed
from agreementkit.word.tracked import Tracked, target_of
from agreementkit.word.write import parts_around, sound

__all__ = ["redline_bytes", "redline_parts"]

Pieces = tuple[Piece, ...]


def redline_bytes(
    redline: Redline,
    style: HouseStyle | None = None,
    identifier: str = "",
) -> bytes:
    """A redline as a Word file (.docx) with tracked changes.

    Accepting them all gives the new document, and rejecting them all the old one: text,
    numbers, references, cover, contents and header. The properties of the file, which
    Word cannot track, are those of the new document.

    Where one side's changes lie over the other's, each has its own name and date. What
    one inserted and the other struck out is in both changes, on either side gone; a whole
    paragraph of that kind stands on a line of its own in one beside it that stays.

    Args:
        redline: what to write.
        style: the look and letterhead of a branch; None takes the plain style.
        identifier: by which the file is known again when it comes back; empty leaves it out.

    Raises:
        InvalidError: the text holds a character that no Word file can, or it is not an
            agreement but a paper that goes beside one.
    """
    return packed(assembled(redline_parts(redline, identifier), style))


def redline_parts(redline: Redline, identifier: str = "") -> Mapping[str, str]:
    """The parts of a redline's file that differ from file to file; see `redline_bytes`."""
    for text in (redline.old, redline.new):
        if text.layout is not Layout.AGREEMENT or text.front:
            raise InvalidError([_PAPER])
    body = _Body(redline)
    main = document("".join(body.xml()), landscape=False, bare_first_page=True)
    head = header_lines(redline, body.tracked)
    parts = {
        **parts_around(redline.new, main, head, identifier),
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
        blocks = placed(self.redline.blocks)
        marks = [mark_of(each.marked) for each in blocks]
        follows = [*marks[1:], None]
        for mark, run in groupby(range(len(blocks)), key=marks.__getitem__):
            start, end = self.tracked.moved(mark)
            for place in run:
                yield from self.block(blocks[place], start, follows[place])
                start = ""
            yield end

    def block(self, each: Placed, start: str, follows: Mark | None) -> Iterator[str]:
        """The paragraphs, or the table, of one block.

        Args:
            each: the block, and what is struck out beside it.
            start: what stands first in its first paragraph.
            follows: the mark of the next block.
        """
        marked = each.marked
        match marked:
            case ChangedTable():
                yield self.table(marked.new, marked.rows, None)
            case Kept(block=Table() as table):
                yield self.table(table, [_row(cells, None) for cells in table.rows], None)
            case Deleted(block=Table() as table) | Inserted(block=Table() as table):
                rows = [_row(cells, marked.mark) for cells in table.rows]
                yield self.table(table, rows, marked.mark)
            case _:
                mark = mark_of(marked)
                block = next(side for side in reversed(sides(marked)) if side)
                # What is struck out behind a line closes it.
                on = None if each.behind else follows
                line = self.tracked.line(_printed(block, _line(marked), mark), on=on)
                start += self.tracked.beside(each.before, front=True)
                yield from self.lines(block, line, mark, (start, self.tracked.beside(each.behind)))

    def lines(
        self,
        block: DocumentBlock,
        line: str,
        mark: Mark | None,
        around: tuple[str, str],
    ) -> Iterator[str]:
        """The paragraphs of a block whose line has been written, with what is around it."""
        before, behind = around
        if not isinstance(block, SignatureBlock):
            content = self.content(block, line, mark)
            yield paragraph(style_of(block), before, content, behind, mark=self.tracked.end(mark))
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
        above, stay = rows_placed(rows, len(block.header))
        heads = [
            self.tracked.runs(mark, (Run(text=cell),)) + self.tracked.beside(beside)
            for cell, beside in zip(block.header, above, strict=True)
        ]
        return table(
            style=styles.TABLE,
            widths=column_widths(block, self.blocks.width),
            caption=block.caption,
            header=[paragraph(styles.TABLE_HEADING, head) for head in heads],
            rows=[
                [
                    (self.cell(cell, struck), fill)
                    for cell, struck, fill in zip(row.cells, beside, fills, strict=True)
                ]
                for (row, beside), fills in zip(stay, fills_of(block, len(stay)), strict=True)
            ],
            marks=[self.tracked.row(mark), *(self.tracked.row(row.mark) for row, _ in stay)],
        )

    def cell(self, line: Pieces, struck: Sequence[Beside]) -> str:
        content = self.tracked.line(line), self.tracked.beside(struck)
        return paragraph(styles.TABLE_TEXT, *content)


def _line(marked: MarkedBlock) -> Sequence[Piece]:
    """The line of a block piece by piece."""
    match marked:
        case Changed():
            return marked.pieces
        case Inserted() | Deleted() if marked.pieces:
            return marked.pieces
        case _:
            mark = mark_of(marked)
            block = next(side for side in sides(marked) if side)
            return [Piece(span=span, mark=mark) for span in line_of(block)]


def _printed(block: DocumentBlock, line: Sequence[Piece], mark: Mark | None) -> Pieces:
    """A line with what prints before it."""
    if isinstance(block, SignatureBlock):
        return (Piece(span=Run(text=SIGNED_FOR), mark=mark), *line)
    return tuple(line)


def _row(cells: Sequence[Spans], mark: Mark | None) -> Row:
    marked = tuple(tuple(Piece(span=span, mark=mark) for span in cell) for cell in cells)
    return Row(cells=marked, mark=mark)
