"""The blocks of a document to paragraphs and tables."""

from collections.abc import Iterator, Sequence
from itertools import count

from agreementkit.model.document import (
    SIGNED_WITH,
    Bullet,
    ClauseHeading,
    DocumentBlock,
    Heading,
    Note,
    Paragraph,
    PartHeading,
    ScheduleHeading,
    SignatureBlock,
    Table,
)
from agreementkit.word import styles
from agreementkit.word.margin import Margin
from agreementkit.word.oxml.anchor import bookmarked, name_of
from agreementkit.word.oxml.paragraph import paragraph
from agreementkit.word.oxml.run import TAB, run
from agreementkit.word.oxml.table import table
from agreementkit.word.runs import runs

__all__ = ["SIGNATURE", "Blocks", "column_widths", "fills_of", "style_of"]

# Column widths by their number, beside one another.
_USUAL = {2: (3000, 6026), 3: (1300, 4426, 3300), 4: (1800, 2409, 2409, 2408)}
_FIVE = (1900, 1826, 1800, 1750, 1750)
_STYLES = {
    PartHeading: styles.PART_HEADING,
    ClauseHeading: styles.CLAUSE_HEADING,
    ScheduleHeading: styles.SCHEDULE_HEADING,
    Bullet: styles.BULLET,
    Note: styles.NOTE,
}
SIGNATURE = {
    **dict.fromkeys(SIGNED_WITH, styles.SIGNATURE_LINE),
    SIGNED_WITH[-1]: styles.SIGNATURE_END,
}
"""The lines under a party's name, each with its style."""


class Blocks:
    """One pass over blocks; counts the bookmarks and gathers the comments as it goes."""

    def __init__(self, width: int = styles.WIDTH) -> None:
        self.width = width
        self.numbers = count(1)
        self.margin = Margin()
        self.first_below: str | None = None

    def xml(self, block: DocumentBlock) -> Iterator[str]:
        """The paragraphs, or the table, of one block."""
        match block:
            case SignatureBlock():
                yield from _signature(block)
            case Table():
                yield self.table(block)
            case _:
                yield paragraph(style_of(block), self.content(block))

    def content(self, block: DocumentBlock) -> str:
        """What stands in the paragraph of a block: its runs, in its bookmarks."""
        match block:
            case PartHeading():
                return bookmarked(name_of(block.number), next(self.numbers), run(block.title))
            case ScheduleHeading():
                return bookmarked(name_of(block.id), next(self.numbers), run(block.title))
            case ClauseHeading():
                return self.margin.beside(block.comments, self.heading(block, run(block.title)))
            case Paragraph():
                inside = self.anchored(block, runs(block.spans))
                return self.margin.beside(block.comments, inside)
            case Bullet() | Note():
                return runs(block.spans)
            case Heading():
                return run(block.text)
            case _:
                message = f"a {type(block).__name__} is not one paragraph"
                raise TypeError(message)

    def heading(self, block: ClauseHeading, content: str) -> str:
        """The runs of a clause's heading inside the bookmark by which it is found again."""
        self.first_below = block.clause
        return bookmarked(name_of(block.clause), next(self.numbers), content)

    def anchored(self, block: Paragraph, content: str) -> str:
        """The first paragraph of a clause has a second bookmark, should the heading go."""
        if self.first_below is None or self.first_below != block.clause:
            return content
        name, self.first_below = f"{name_of(self.first_below)}_b", None
        return bookmarked(name, next(self.numbers), content)

    def table(self, block: Table) -> str:
        """A table, its columns as wide as they need."""
        fills = fills_of(block, len(block.rows))
        return table(
            style=styles.TABLE,
            widths=column_widths(block, self.width),
            caption=block.caption,
            header=[paragraph(styles.TABLE_HEADING, run(cell)) for cell in block.header],
            rows=[
                [
                    (paragraph(styles.TABLE_TEXT, runs(cell)), fill)
                    for cell, fill in zip(row, shaded, strict=True)
                ]
                for row, shaded in zip(block.rows, fills, strict=True)
            ],
        )


def column_widths(block: Table, width: int) -> tuple[int, ...]:
    """The widths of a table's columns, which together fill the page's.

    Args:
        block: the table.
        width: between the margins, in twentieths of a point.
    """
    columns = len(block.header)
    usual = _FIVE if columns == len(_FIVE) else _USUAL.get(columns, (1,) * columns)
    weights = block.widths or usual
    widths = [width * weight // sum(weights) for weight in weights]
    return (*widths[:-1], width - sum(widths[:-1]))


def fills_of(block: Table, rows: int) -> Sequence[Sequence[str | None]]:
    """The colour behind each cell.

    Args:
        block: the table.
        rows: how many rows are shown; colours are known for the table's own alone.
    """
    if not block.shades:
        return ((None,) * len(block.header),) * rows
    return tuple(tuple(styles.FILLS.get(shade) for shade in row) for row in block.shades)


def style_of(block: DocumentBlock) -> str:
    """The style of the one paragraph that a block is."""
    match block:
        case Paragraph():
            own = styles.CLAUSE_TEXT if block.clause else styles.BODY
            return styles.LEVELS.get(block.level, own)
        case Heading():
            return styles.PAPER_HEADINGS[block.level]
        case _:
            return _STYLES[type(block)]


def _signature(block: SignatureBlock) -> Iterator[str]:
    yield paragraph(styles.SIGNATURE_PARTY, run(block.heading))
    for line, style in SIGNATURE.items():
        yield paragraph(style, run(line), TAB, TAB)
