"""The paragraphs and tables of a part as lines: accepted, rejected, or with all that is in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve

from agreementkit.model.redline import Change
from agreementkit.ooxml.fields import FieldMark, fields_in_line
from agreementkit.ooxml.nodes import Node, ReadParagraph, ReadTable, Revisions
from agreementkit.word.counting import Counter, Label, Rules
from agreementkit.word.oxml.anchor import own_name, plain_name
from agreementkit.word.reading import Cell, Line, Place, Stretch

__all__ = ["View"]


class View:
    """One side of a part's changes, or the part with all of them.

    Args:
        part: the name of the member; empty for the main text.
        place: what its lines stand in.
        levels: of the styles of headings, by id.
        gone: the kind of change whose text is not there; None shows all text.
        rules: how the file counts.
    """

    def __init__(
        self,
        *,
        part: str,
        place: Place,
        levels: Mapping[str, int],
        gone: Change | None,
        rules: Rules,
    ) -> None:
        self.part = part
        self.place = place
        self.levels = levels
        self.gone = gone
        self.tables = 0
        self.counter = Counter(rules)
        self.boxed = Counter(rules)
        """Text boxes are counted by themselves: what stands in one moves nothing outside."""
        self.numbers: list[int] = []
        """Of the paragraphs that its lines end with, in their order."""

    def _there(self, revisions: Revisions) -> bool:
        return not revisions or all(each.change is not self.gone for each in revisions)

    def lines(self, nodes: Sequence[Node], cell: Cell | None = None) -> Iterator[Line]:
        """The lines of some paragraphs and tables that stand together."""
        # What has lost the mark at its end, and so runs on into the next paragraph.
        held: list[ReadParagraph] = []
        stretches: list[Stretch] = []
        boxes: list[Sequence[Node]] = []
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
            if last and last.note != node.note:
                # Notes are texts by themselves: the last mark of one cannot go.
                if stretches or not after_table:
                    yield self._line(held, last, stretches, cell)
                yield from self._boxes(boxes)
                held, stretches, boxes, last, after_table = [], [], [], None, False
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

    def _boxes(self, boxes: Sequence[Sequence[Node]]) -> Iterator[Line]:
        """The lines of the text boxes that hang on what has just ended."""
        for nodes in boxes:
            yield from self.lines(nodes)

    def _text(self, node: ReadParagraph) -> Sequence[Stretch]:
        if self.gone is Change.INSERTED and node.old_stretches is not None:
            return node.old_stretches
        return node.stretches

    def _plain(self, node: ReadParagraph, cell: Cell | None) -> Line:
        """The line of a paragraph that is the same in every view; made once."""
        if node.line is None or node.line.cell != cell:
            node.line = self._line([node], node, node.stretches, cell)
            return node.line
        self.numbers.append(node.number)
        label = self._label(node)
        if node.line.full_number != label.full or node.line.number != label.text:
            return evolve(node.line, number=label.text, full_number=label.full)
        return node.line

    def _label(self, node: ReadParagraph) -> Label:
        """The number of the paragraph that comes next."""
        counter = self.boxed if node.boxed else self.counter
        if self.gone is Change.INSERTED:
            return counter.label(node.old_style, node.old_numbering)
        return counter.label(node.style, node.numbering)

    def _line(
        self,
        paragraphs: Sequence[ReadParagraph],
        last: ReadParagraph,
        stretches: Sequence[Stretch],
        cell: Cell | None,
    ) -> Line:
        self.numbers.append(last.number)
        style = last.old_style if self.gone is Change.INSERTED else last.style
        label = self._label(last)
        targets: list[str] = []
        marked = False
        tags: list[str] = []
        for each in paragraphs:
            if each.bookmarks:
                targets += [name for name, around in each.bookmarks if self._there(around)]
            marked = marked or bool(each.fields)
            if each.tags:
                tags += [tag for tag, spots in each.tags if any(map(self._there, spots))]
        bookmarks = tuple(dict.fromkeys(filter(None, map(own_name, targets)))) if targets else ()
        return Line(
            text="".join([each.text for each in stretches]),
            style=style,
            level=self.levels.get(style, 0),
            anchor=bookmarks[0] if bookmarks else "",
            bookmarks=bookmarks,
            targets=tuple(targets),
            tags=tuple(dict.fromkeys(tags)),
            cell=cell,
            part=self.part,
            place=Place.TEXT_BOX if last.boxed else self.place,
            note=last.note,
            number=label.text,
            full_number=label.full,
            fields=fields_in_line(
                (piece for each in paragraphs for piece in in_pieces(each, self._there)),
                plain_name,
            )
            if marked
            else (),
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


def in_pieces(
    node: ReadParagraph,
    there: Callable[[Revisions], bool],
) -> Iterator[tuple[str, FieldMark | None]]:
    """The text of a paragraph as far as it is there, with the ends of fields between its pieces.

    Args:
        node: the paragraph.
        there: whether what lies in some changes is there.
    """
    marks = iter(node.fields)
    next_ = next(marks, None)
    at = 0
    for stretch in node.stretches:
        start, end, shown = at, at + len(stretch.text), there(stretch.revisions)
        while next_ and next_[0] < end:
            if shown:
                yield stretch.text[start - at : next_[0] - at], None
            start = next_[0]
            if there(next_[1]):
                yield "", next_[2]
            next_ = next(marks, None)
        if shown:
            yield stretch.text[start - at :], None
        at = end
    while next_:
        if there(next_[1]):
            yield "", next_[2]
        next_ = next(marks, None)
