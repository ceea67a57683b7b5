"""What a Word file says, as a document: the words alone, with nothing of ours around them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from attrs import evolve

from agreementkit.model.agreement import Version
from agreementkit.model.document import (
    Document,
    DocumentBlock,
    Heading,
    Layout,
    Paragraph,
    Spans,
    Table,
)
from agreementkit.model.redline import NotCompared
from agreementkit.model.template import Run
from agreementkit.ooxml.reading import Line, ReadComment, Reading, StoryType
from agreementkit.word.markup_writer import LONGEST_TITLE

# ---
# The cells of a table, from its lines.

CellTexts = Sequence[Sequence[str]]


def cell_texts(lines: Sequence[Line]) -> CellTexts:
    """The texts of a table's cells, row by row; all rows as long as the longest."""
    cells: dict[tuple[int, int], list[str]] = {}
    placed = ((line.cell, line.text) for line in lines if line.cell)
    for cell, text in placed:
        cells.setdefault((cell.row, cell.column), []).append(text)
    rows = sorted({row for row, _ in cells})
    columns = range(max(column for _, column in cells) + 1)
    return [["\n".join(cells.get((row, column), ())) for column in columns] for row in rows]


def plain_table(grid: CellTexts, *, caption: str, clause: str | None = None) -> Table:
    """A table of plain text.

    Args:
        grid: the texts of its cells; the first row is its header.
        caption: what it is called.
        clause: where it stands.
    """
    header, *rows = grid
    return Table(
        caption=caption,
        header=tuple(header),
        rows=tuple(tuple(map(plain_cell, row)) for row in rows),
        clause=clause,
    )


def plain_cell(text: str) -> Spans:
    """A cell of plain text."""
    return (Run(text=text),)


# ---
# All lines of one side of a file as blocks.

_CAPTION = "Table"
"""One for all tables, so that none is another for what stands before it."""


def text_document(reading: Reading, *, numbers: bool = True) -> Document:
    """The text of a Word file with every change accepted, as a document.

    Every word of every line is in it, in the order of the lines; text boxes stand where they
    hang, and headers, footers and notes at the end, each under a heading that says what they
    are. Headings keep their level. Lines without a word are left out.

    Args:
        reading: what the file says.
        numbers: whether what Word counts, and the signs of lists without numbers, are typed
            before their lines; else they are left out.
    """
    lines = [_typed(line) if numbers else line for line in reading.accepted]
    title = next((" ".join(text.split()) for line in lines if (text := line.text.strip())), "")
    parts = groupby(lines, key=lambda line: line.part)
    blocks = (block for part, run in parts for block in _part([*run], part))
    return Document(
        title=title[:LONGEST_TITLE],
        parties=(),
        version=Version(),
        blocks=tuple(_apart(blocks)),
        layout=Layout.TEXT,
    )


def _typed(line: Line) -> Line:
    """A line with its number as text. Else whatever names it by its number names nothing."""
    return evolve(line, text=f"{line.number}\t{line.text}") if line.number else line


def _part(lines: Sequence[Line], part: str) -> Iterator[DocumentBlock]:
    blocks = [*_blocks(lines)]
    if part and blocks:
        places = [line.place for line in lines if line.place is not StoryType.TEXT_BOX]
        yield Heading(text=str(places[0] if places else lines[0].place).capitalize())
    yield from blocks


def _blocks(lines: Sequence[Line]) -> Iterator[DocumentBlock]:
    for table, run in groupby(lines, key=lambda line: line.cell.table if line.cell else None):
        if table is not None:
            yield plain_table(cell_texts([*run]), caption=_CAPTION)
            continue
        for line in run:
            if not line.text.strip():
                continue
            if line.level:
                yield Heading(text=line.text, level=line.level)
            else:
                yield Paragraph(spans=(Run(text=line.text),))


def _apart(blocks: Iterable[DocumentBlock]) -> Iterator[DocumentBlock]:
    """The blocks with an empty line between two tables, which Word would show as one."""
    before: DocumentBlock | None = None
    for block in blocks:
        if isinstance(before, Table) and isinstance(block, Table):
            yield Paragraph(spans=())
        yield block
        before = block


def not_in_text(
    reading: Reading, side: Literal["old", "new"], *, numbers: bool = True
) -> Iterator[NotCompared]:
    """What a Word file holds that is not in its text: `text_document` leaves it out.

    Args:
        reading: what the file says.
        side: which side of a comparison it is.
        numbers: as `text_document` was asked.
    """
    if not numbers and any(line.number for line in reading.accepted):
        yield NotCompared(side=side, what="numbers and signs of lists")
    if reading.changes:
        yield NotCompared(side=side, what="tracked changes, read as accepted")
    for comment in _comments(reading.comments):
        yield NotCompared(side=side, what="comment", words="\n".join(comment.paragraphs))
    for unread in reading.unread:
        yield NotCompared(side=side, what=str(unread.kind), words=unread.words)
    for each in reading.alternatives:
        yield NotCompared(side=side, what="text that other programs show", words=each.other)


def _comments(comments: Iterable[ReadComment]) -> Iterator[ReadComment]:
    for comment in comments:
        yield comment
        yield from comment.replies
