"""The paragraphs and tables of a part as lines: accepted, rejected, or with all that is in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from agreementkit.model.redline import Change
from agreementkit.word.oxml.nodes import Node, ReadParagraph, ReadTable, Revisions
from agreementkit.word.reading import Cell, Line, Place, Stretch

__all__ = ["View", "own_name"]

_ANCHOR = re.compile(r"(agk_[0-9a-f]{12}(?:_b)?)(?:_old)?(?:_Copy_\d+)?")


@lru_cache(maxsize=4096)
def own_name(bookmark: str) -> str:
    """The name that we gave a bookmark, whatever it came back as; empty for other people's.

    >>> own_name("agk_0123456789ab_b_Copy_1")
    'agk_0123456789ab_b'
    >>> own_name("_GoBack")
    ''
    """
    found = _ANCHOR.fullmatch(bookmark)
    return found[1] if found else ""


class View:
    """One side of a part's changes, or the part with all of them.

    Args:
        part: the name of the member; empty for the main text.
        place: what its lines stand in.
        levels: of the styles of headings, by id.
        gone: the kind of change whose text is not there; None shows all text.
    """

    def __init__(
        self,
        *,
        part: str,
        place: Place,
        levels: Mapping[str, int],
        gone: Change | None,
    ) -> None:
        self.part = part
        self.place = place
        self.levels = levels
        self.gone = gone
        self.tables = 0
        self.numbers: list[int] = []
        """Of the paragraphs that its lines end with, in their order."""

    def _there(self, revisions: Revisions) -> bool:
        return not revisions or all(each.change is not self.gone for each in revisions)

    def lines(self, nodes: Sequence[Node], cell: Cell | None = None) -> Iterator[Line]:
        """The lines of some paragraphs and tables that stand together."""
        # What has lost the mark at its end, and so runs on into the next paragraph.
        held: list[ReadParagraph] = []
        stretches: list[Stretch] = []
        boxes: list[Node] = []
        last: ReadParagraph | None = None
        after_table = False
        for node in nodes:
            if isinstance(node, ReadTable):
                if last and stretches:
                    yield self._line(held, last, stretches, cell)
                yield from self._boxes(boxes)
                held, stretches, boxes, last, after_table = [], [], [], None, True
                yield from self._table(node)
                continue
            there = self._there(node.mark)
            if there and not last and node.plain:
                yield self._plain(node, cell)
                after_table = False
                continue
            last = node
            stretches += [each for each in self._text(node) if self._there(each.revisions)]
            boxes += node.boxes
            if stretches or there:
                held.append(node)
            if there:
                yield self._line(held, node, stretches, cell)
                yield from self._boxes(boxes)
                held, stretches, boxes, last, after_table = [], [], [], None, False
        if last and (stretches or not after_table):
            # The last mark of a text or a cell cannot go: something always ends with it.
            yield self._line(held, last, stretches, cell)
        yield from self._boxes(boxes)

    def _boxes(self, nodes: Sequence[Node]) -> Iterator[Line]:
        """The lines of the text boxes that hang on what has just ended."""
        if nodes:
            yield from self.lines(nodes)

    def _text(self, node: ReadParagraph) -> Sequence[Stretch]:
        if self.gone is Change.INSERTED and node.old_stretches is not None:
            return node.old_stretches
        return node.stretches

    def _plain(self, node: ReadParagraph, cell: Cell | None) -> Line:
        """The line of a paragraph that is the same in every view; made once."""
        if node.line is None or node.line.cell != cell:
            node.line = self._line([node], node, node.stretches, cell)
        else:
            self.numbers.append(node.number)
        return node.line

    def _line(
        self,
        paragraphs: Sequence[ReadParagraph],
        last: ReadParagraph,
        stretches: Sequence[Stretch],
        cell: Cell | None,
    ) -> Line:
        self.numbers.append(last.number)
        style = last.old_style if self.gone is Change.INSERTED else last.style
        bookmarks: list[str] = []
        tags: list[str] = []
        for each in paragraphs:
            if each.bookmarks:
                there = (own_name(name) for name, around in each.bookmarks if self._there(around))
                bookmarks += filter(None, there)
            if each.tags:
                tags += [tag for tag, spots in each.tags if any(map(self._there, spots))]
        return Line(
            text="".join([each.text for each in stretches]),
            style=style,
            level=self.levels.get(style, 0),
            anchor=bookmarks[0] if bookmarks else "",
            bookmarks=tuple(dict.fromkeys(bookmarks)),
            tags=tuple(dict.fromkeys(tags)),
            cell=cell,
            part=self.part,
            place=Place.TEXT_BOX if last.boxed else self.place,
            note=last.note,
            stretches=tuple(stretches),
            mark=last.mark,
            mark_hidden=last.mark_hidden,
        )

    def _table(self, table: ReadTable) -> Iterator[Line]:
        rows = [row for row in table.rows if self._there(row.revisions)]
        if rows:
            number = self.tables
            self.tables += 1
            for row, each in enumerate(rows):
                cells = [cell for cell in each.cells if self._there(cell.revisions)]
                for column, cell in enumerate(cells):
                    yield from self.lines(cell.nodes, Cell(table=number, row=row, column=column))
