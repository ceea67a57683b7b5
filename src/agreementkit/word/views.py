"""The paragraphs and tables of a part as lines: accepted, rejected, or with all that is in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from agreementkit.model.redline import Change
from agreementkit.word.oxml.content import Node, ReadParagraph, ReadTable
from agreementkit.word.reading import Cell, Line, Place, Revision, Stretch

__all__ = ["View", "own_name"]

_ANCHOR = re.compile(r"(agk_[0-9a-f]{12}(?:_b)?)(?:_old)?(?:_Copy_\d+)?")


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

    def _there(self, revisions: Sequence[Revision]) -> bool:
        return all(revision.change is not self.gone for revision in revisions)

    def lines(self, nodes: Sequence[Node], cell: Cell | None = None) -> Iterator[Line]:
        """The lines of some paragraphs and tables that stand together."""
        # What has lost the mark at its end, and so runs on into the next paragraph.
        stretches: list[Stretch] = []
        bookmarks: list[str] = []
        last: ReadParagraph | None = None
        after_table = False
        for node in nodes:
            if isinstance(node, ReadTable):
                if last and stretches:
                    yield self._line(last, stretches, bookmarks, cell)
                stretches, bookmarks, last, after_table = [], [], None, True
                yield from self._table(node)
                continue
            stretches += (each for each in node.stretches if self._there(each.revisions))
            last = node
            there = self._there(node.mark)
            if stretches or there:
                bookmarks += node.bookmarks
            if there:
                yield self._line(node, stretches, bookmarks, cell)
                stretches, bookmarks, last, after_table = [], [], None, False
        if last and (stretches or not after_table):
            # The last mark of a text or a cell cannot go: something always ends with it.
            yield self._line(last, stretches, bookmarks, cell)

    def _line(
        self,
        last: ReadParagraph,
        stretches: Sequence[Stretch],
        names: Sequence[str],
        cell: Cell | None,
    ) -> Line:
        style = last.old_style if self.gone is Change.INSERTED else last.style
        bookmarks = tuple(dict.fromkeys(filter(None, map(own_name, names))))
        joined = tuple(_joined(stretches))
        return Line(
            text="".join(each.text for each in joined),
            style=style,
            level=self.levels.get(style, 0),
            anchor=bookmarks[0] if bookmarks else "",
            bookmarks=bookmarks,
            cell=cell,
            part=self.part,
            place=self.place,
            stretches=joined,
            mark=last.mark,
        )

    def _table(self, table: ReadTable) -> Iterator[Line]:
        rows = [row for row in table.rows if self._there(row.revisions)]
        if rows:
            number = self.tables
            self.tables += 1
            for row, each in enumerate(rows):
                for column, nodes in enumerate(each.cells):
                    yield from self.lines(nodes, Cell(table=number, row=row, column=column))


def _joined(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Stretches alike and side by side as one."""
    for (revisions, looks, note), run in groupby(
        stretches, key=lambda each: (each.revisions, each.looks, each.note)
    ):
        text = "".join(each.text for each in run)
        yield Stretch(text=text, revisions=revisions, looks=looks, note=note)
