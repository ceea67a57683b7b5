"""What a part holds, read element by element: paragraphs, tables, and who changed what.

Content controls, hyperlinks, smart tags and simple fields are looked through. Of a
complex field (17.16.18) its result is read and its instruction is not. Every piece of
text knows the tracked changes (17.13.5) that it lies in.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.model.redline import Change
from agreementkit.word.oxml.field_read import FieldMark
from agreementkit.word.oxml.numbering import Direct, direct_numbering
from agreementkit.word.oxml.tree import attribute, local, name

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Fragment", "Node", "ReadParagraph", "ReadRow", "ReadTable", "Revision", "content"]


@frozen(kw_only=True)
class Revision:
    """A tracked change as a Word file holds it."""

    change: Change
    author: str
    when: datetime | None
    moved: bool = False


Revisions = tuple[Revision, ...]


@frozen(kw_only=True)
class Fragment:
    """A piece of text with the changes that it lies in, the outermost first."""

    text: str
    revisions: Revisions = ()
    field: FieldMark | None = None
    """Where a field begins, turns or ends; such a piece has no text."""


@frozen(kw_only=True)
class ReadParagraph:
    """A paragraph with what both sides of its changes need."""

    style: str
    old_style: str
    """What rejecting a change of style gives back."""
    fragments: tuple[Fragment, ...]
    mark: Revisions
    """Changes of the mark at its end: without the mark, it runs on into the next."""
    bookmarks: tuple[str, ...]
    numbering: Direct
    old_numbering: Direct


@frozen(kw_only=True)
class ReadRow:
    """A row of a table, cell by cell."""

    cells: "tuple[tuple[Node, ...], ...]"
    revisions: Revisions


@frozen(kw_only=True)
class ReadTable:
    """A table, row by row."""

    rows: tuple[ReadRow, ...]


Node = ReadParagraph | ReadTable

_CHANGES = {
    "ins": (Change.INSERTED, False),
    "del": (Change.DELETED, False),
    "moveTo": (Change.INSERTED, True),
    "moveFrom": (Change.DELETED, True),
}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑"}
_TEXTS = frozenset({"t", "delText"})
_CODES = frozenset({"instrText", "delInstrText"})
_BEGIN, _SEPARATE, _END = (FieldMark(kind=kind) for kind in ("begin", "separate", "end"))
_PROPERTIES = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr"})


def content(root: "etree._Element") -> tuple[Node, ...]:
    """The paragraphs and tables of a part, in order.

    Args:
        root: of the main document, a header, a footer or a note.
    """
    return tuple(_Walk().nodes(root, ()))


class _Walk:
    """One pass over a part. Fields may begin in one paragraph and end in another."""

    def __init__(self) -> None:
        self.fields: list[str] = []
        self.bookmarks: list[str] = []

    def nodes(self, element: "etree._Element", around: Revisions) -> Iterator[Node]:
        for child in element:
            match local(child):
                case "p":
                    yield self.paragraph(child, around)
                case "tbl":
                    yield ReadTable(rows=tuple(self.rows(child, around)))
                case "bookmarkStart":
                    self.bookmarks.append(attribute(child, "name") or "")
                case tag if tag not in _PROPERTIES:
                    yield from self.nodes(child, around + _revision(child))
                case _:
                    pass

    def rows(self, element: "etree._Element", around: Revisions) -> Iterator[ReadRow]:
        for child in element:
            if local(child) != "tr":
                if local(child) not in _PROPERTIES:
                    yield from self.rows(child, around + _revision(child))
                continue
            own = around + _marked(child.find(name("trPr")))
            yield ReadRow(cells=tuple(self.cells(child, own)), revisions=own)

    def cells(
        self,
        element: "etree._Element",
        around: Revisions,
    ) -> Iterator[tuple[Node, ...]]:
        for child in element:
            if local(child) == "tc":
                yield tuple(self.nodes(child, around))
            elif local(child) not in _PROPERTIES:
                yield from self.cells(child, around + _revision(child))

    def paragraph(self, element: "etree._Element", around: Revisions) -> ReadParagraph:
        properties = element.find(name("pPr"))
        style = _style(properties)
        before = element.find(f"{name('pPr')}/{name('pPrChange')}/{name('pPr')}")
        fragments = tuple(self.fragments(element, around))
        bookmarks, self.bookmarks = tuple(self.bookmarks), []
        return ReadParagraph(
            style=style,
            old_style=style if before is None else _style(before),
            fragments=fragments,
            mark=around + _marked(element.find(f"{name('pPr')}/{name('rPr')}")),
            bookmarks=bookmarks,
            numbering=direct_numbering(properties),
            old_numbering=direct_numbering(properties if before is None else before, before=True),
        )

    def fragments(self, element: "etree._Element", around: Revisions) -> Iterator[Fragment]:
        for child in element:
            match local(child):
                case "r":
                    yield from self.run(child, around)
                case "bookmarkStart":
                    self.bookmarks.append(attribute(child, "name") or "")
                case "fldSimple":
                    code = attribute(child, "instr") or ""
                    for mark in (_BEGIN, FieldMark(kind="code", code=code), _SEPARATE):
                        yield Fragment(text="", revisions=around, field=mark)
                    yield from self.fragments(child, around)
                    yield Fragment(text="", revisions=around, field=_END)
                case tag if tag not in _PROPERTIES:
                    yield from self.fragments(child, around + _revision(child))
                case _:
                    pass

    def run(self, element: "etree._Element", around: Revisions) -> Iterator[Fragment]:
        for child in element:
            tag = local(child)
            if tag == "fldChar":
                kind = attribute(child, "fldCharType") or ""
                self.field(kind)
                yield Fragment(text="", revisions=around, field=FieldMark(kind=kind))
            elif tag in _CODES:
                mark = FieldMark(kind="code", code=child.text or "")
                yield Fragment(text="", revisions=around, field=mark)
            elif "begin" in self.fields:
                continue
            elif tag in _TEXTS:
                yield Fragment(text=child.text or "", revisions=around)
            elif tag in _CHARACTERS:
                yield Fragment(text=_CHARACTERS[tag], revisions=around)

    def field(self, kind: str) -> None:
        """Keep count of the fields that are open: instructions are not text, results are."""
        if kind == "begin":
            self.fields.append(kind)
        elif self.fields and kind == "separate":
            self.fields[-1] = kind
        elif self.fields:
            self.fields.pop()


def _style(properties: "etree._Element | None") -> str:
    style = None if properties is None else properties.find(name("pStyle"))
    return "" if style is None else attribute(style, "val") or ""


def _marked(properties: "etree._Element | None") -> Revisions:
    """The changes that stand among the properties of a paragraph's mark or a row."""
    if properties is None:
        return ()
    return tuple(each for child in properties for each in _revision(child))


def _revision(element: "etree._Element") -> Revisions:
    """The change that an element stands for; none where it stands for something else."""
    if (tag := local(element)) not in _CHANGES:
        return ()
    change, moved = _CHANGES[tag]
    return (
        Revision(
            change=change,
            author=attribute(element, "author") or "",
            when=_moment(attribute(element, "date")),
            moved=moved,
        ),
    )


def _moment(text: str | None) -> datetime | None:
    """A moment as it prints. Word calls it universal time and means the writer's own."""
    try:
        return datetime.fromisoformat(text or "").replace(tzinfo=None)
    except ValueError:
        return None
