"""Tables (17.4): rows and cells through whatever wraps them, and which of them come or go."""

from typing import TYPE_CHECKING

from attrs import evolve

from agreementkit.word.looks import InTable, TableLooks
from agreementkit.word.oxml.changes import CHANGES, marked, reformatting, revision
from agreementkit.word.oxml.cursor import Around, with_changes
from agreementkit.word.oxml.drawings import Drawings
from agreementkit.word.oxml.nodes import ReadCell, ReadRow, ReadTable, Revisions
from agreementkit.word.oxml.tree import name
from agreementkit.word.reading import Look
from agreementkit.word.telling import is_clipped

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Tables"]

_TR, _TC, _TR_PR, _TC_PR = (name(tag) for tag in ("tr", "tc", "trPr", "tcPr"))
_TABLE_CHANGES = f"{name('tblPr')}/{name('tblPrChange')}"
_ROW_CHANGE = name("trPrChange")
_CELL_CHANGES = (name("tcPrChange"), name("cellMerge"))
_WRAPPERS = frozenset(
    {*(name(tag) for tag in ("sdt", "sdtContent", "customXml", "smartTag")), *CHANGES},
)
"""What may stand between a table and its rows, or a row and its cells."""


class Tables(Drawings):
    """A walk that knows tables as well."""

    def table(self, element: "etree._Element", around: Around) -> None:
        """A table."""
        outer, self.now = self.now, None
        rows: list[ReadRow] = []
        self.nodes.append(ReadTable(rows=rows))
        for change in element.iterfind(_TABLE_CHANGES):
            self.reformatted.append(reformatting(change, "table", self.count))
        self._rows(element, around, self.looks.table(element), rows)
        self.now = outer

    def _rows(
        self,
        element: "etree._Element",
        around: Around,
        table: TableLooks,
        rows: list[ReadRow],
    ) -> None:
        for child in element:
            if child.tag == _TR:
                within = InTable(table=table, element=child, row=len(rows))
                rows.append(self._row(child, around, within))
            elif child.tag in _WRAPPERS:
                self._rows(child, wrapped(child, around), table, rows)
            else:
                self._one(child, around)

    def _one(self, element: "etree._Element", around: Around) -> None:
        """One element where others are expected."""
        self.handlers.get(element.tag, self.other)(element, around)

    def _row(self, element: "etree._Element", around: Around, within: InTable) -> ReadRow:
        own, looks = around.revisions, around.looks
        for properties in element.iterchildren(_TR_PR):
            own += marked(properties)
            if is_clipped(properties):
                looks |= {Look.HIDDEN}
            for change in properties.iterchildren(_ROW_CHANGE):
                self.reformatted.append(reformatting(change, "row", self.count))
        cells: list[ReadCell] = []
        self._cells(element, evolve(around, revisions=own, looks=looks, within=within), cells)
        self.all_plain = self.all_plain and not own
        return ReadRow(cells=cells, revisions=own)

    def _cells(self, element: "etree._Element", around: Around, cells: list[ReadCell]) -> None:
        for child in element:
            if child.tag == _TC:
                cells.append(self._cell(child, around))
            elif child.tag in _WRAPPERS:
                self._cells(child, wrapped(child, around), cells)
            else:
                self._one(child, around)

    def _cell(self, element: "etree._Element", around: Around) -> ReadCell:
        own: Revisions = ()
        for properties in element.iterchildren(_TC_PR):
            own = marked(properties)
            for change in properties.iterchildren(*_CELL_CHANGES):
                self.reformatted.append(reformatting(change, "cell", self.count))
        row = around.within
        inner = Around(
            revisions=around.revisions + own if own else around.revisions,
            looks=around.looks,
            within=row and InTable(table=row.table, element=element, row=row.row),
            fill=around.fill,
            boxed=around.boxed,
            note=around.note,
        )
        outer, self.nodes = self.nodes, []
        self.inside(element, inner)
        nodes, self.nodes = self.nodes, outer
        self.all_plain = self.all_plain and not own
        return ReadCell(nodes=nodes, revisions=inner.revisions)


def wrapped(element: "etree._Element", around: Around) -> Around:
    """The surroundings of rows or cells inside a wrapper."""
    return with_changes(around, (revision(element),)) if element.tag in CHANGES else around
