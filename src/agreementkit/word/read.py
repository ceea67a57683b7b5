"""A Word file to its lines of text, as they are with every change accepted or rejected.

This is a walk of our own. The usual library passes over inserted text without a word, and
over every paragraph inside a content control.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from attrs import frozen

from agreementkit.model.redline import Change
from agreementkit.word.counting import Counter, Rules, counting_rules
from agreementkit.word.identity import identifier_of
from agreementkit.word.opening import main_part, opened
from agreementkit.word.oxml.content import Fragment, Node, ReadTable, Revision, content
from agreementkit.word.oxml.field_read import FieldUse, fields_in, is_anchor, plain_anchor
from agreementkit.word.oxml.numbering import Direct
from agreementkit.word.oxml.outline import outline_levels
from agreementkit.word.oxml.tree import parsed
from agreementkit.word.relationships import relationships

__all__ = ["Cell", "Line", "Reading", "TrackedChange", "read_word"]

_BESIDE = frozenset({"header", "footer", "footnotes", "endnotes"})
"""How the main part is related to the others that hold text."""


@frozen(kw_only=True)
class Cell:
    """The place of a line in a table, each number counted from 0."""

    table: int
    row: int
    column: int


@frozen(kw_only=True)
class Line:
    """A paragraph as it reads; the number that Word counts for it stands beside its text."""

    text: str
    """A tab is a tab, and a line break a new line."""
    style: str
    """The id of its style; empty for the default one."""
    level: int = 0
    """Of a heading, from 1; 0 for any other line."""
    anchor: str = ""
    """The bookmark by which a clause is found again."""
    cell: Cell | None = None
    part: str = ""
    """Where it stands: a header, a footer or the notes; empty for the main text."""
    number: str = ""
    """As it prints on this side of the changes: `4.2`, `(a)`; `?` where programs may differ."""
    full_number: str = ""
    """With the numbers above it: `4.2(a)`."""
    bookmarks: tuple[str, ...] = ()
    """All of its bookmarks, ours among them, as the file names them."""
    fields: tuple[FieldUse, ...] = ()


@frozen(kw_only=True)
class TrackedChange:
    """A stretch of text that one person inserted, deleted or moved."""

    change: Change
    author: str
    when: datetime | None
    text: str
    """The end of a paragraph is a new line."""
    moved: bool = False
    part: str = ""


@frozen(kw_only=True)
class Reading:
    """What a Word file says, on either side of its tracked changes."""

    accepted: tuple[Line, ...]
    """With every change accepted: the main text, then headers, footers and notes."""
    rejected: tuple[Line, ...]
    """With every change rejected."""
    changes: tuple[TrackedChange, ...]
    identifier: str = ""
    """The draft that the file says it is: a claim to look up, and never a proof."""


def read_word(data: bytes) -> Reading:
    """Read a Word file (.docx), whoever wrote it. Nothing in it is repaired.

    Raises:
        RefusedError: this is no Word file that can be opened safely.
    """
    package = opened(data)
    levels, rules = _levels(package), counting_rules(package)
    parts = dict(_parts(package))
    accepted, rejected = (
        tuple(
            line
            for part, nodes in parts.items()
            for line in _View(part=part, levels=levels, rules=rules, gone=gone).lines(nodes)
        )
        for gone in (Change.DELETED, Change.INSERTED)
    )
    changes = tuple(change for part, nodes in parts.items() for change in _changes(nodes, part))
    return Reading(
        accepted=accepted,
        rejected=rejected,
        changes=changes,
        identifier=identifier_of(package),
    )


def _parts(package: Mapping[str, bytes]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """The parts that hold text, by the names that lines give them: the main one first."""
    main = main_part(package)
    linked = {link.target for link in relationships(package, main) if link.kind in _BESIDE}
    for part in (main, *sorted(linked & {*package})):
        yield "" if part == main else part, content(parsed(package[part]))


def _levels(package: Mapping[str, bytes]) -> Mapping[str, int]:
    for link in relationships(package, main_part(package)):
        if link.kind == "styles" and link.target in package:
            return outline_levels(parsed(package[link.target]))
    return {}


class _View:
    """One side of a part's changes: all accepted, or all rejected."""

    def __init__(
        self,
        *,
        part: str,
        levels: Mapping[str, int],
        rules: Rules,
        gone: Change,
    ) -> None:
        self.part = part
        self.levels = levels
        self.gone = gone
        self.tables = 0
        self.counter = Counter(rules)

    def there(self, revisions: Sequence[Revision]) -> bool:
        return all(revision.change is not self.gone for revision in revisions)

    def lines(self, nodes: Sequence[Node], cell: Cell | None = None) -> Iterator[Line]:
        """The lines of some paragraphs and tables that stand together."""
        # What has lost the mark at its end, and so runs on into the next paragraph.
        text, style, direct = "", "", Direct()
        pieces: list[Fragment] = []
        bookmarks: list[str] = []
        waiting, after_table = False, False
        for node in nodes:
            if isinstance(node, ReadTable):
                if text:
                    yield self.line(pieces, style, direct, bookmarks, cell)
                text, pieces, bookmarks = "", [], []
                waiting, after_table = False, True
                yield from self.table(node)
                continue
            pieces += [each for each in node.fragments if self.there(each.revisions)]
            text = "".join(each.text for each in pieces)
            if self.gone is Change.DELETED:
                style, direct = node.style, node.numbering
            else:
                style, direct = node.old_style, node.old_numbering
            waiting = not self.there(node.mark)
            if text or not waiting:
                bookmarks += node.bookmarks
            if not waiting:
                yield self.line(pieces, style, direct, bookmarks, cell)
                text, pieces, bookmarks, after_table = "", [], [], False
        if waiting and (text or not after_table):
            # The last mark of a text or a cell cannot go: something always ends with it.
            yield self.line(pieces, style, direct, bookmarks, cell)

    def line(
        self,
        pieces: Sequence[Fragment],
        style: str,
        direct: Direct,
        bookmarks: Sequence[str],
        cell: Cell | None,
    ) -> Line:
        anchors = [each for name in bookmarks if is_anchor(each := plain_anchor(name))]
        label = self.counter.label(style, direct)
        return Line(
            text="".join(each.text for each in pieces),
            style=style,
            level=self.levels.get(style, 0),
            anchor=anchors[0] if anchors else "",
            cell=cell,
            part=self.part,
            number=label.text,
            full_number=label.full,
            bookmarks=tuple(bookmarks),
            fields=fields_in((each.text, each.field) for each in pieces),
        )

    def table(self, table: ReadTable) -> Iterator[Line]:
        rows = [row for row in table.rows if self.there(row.revisions)]
        if rows:
            number = self.tables
            self.tables += 1
            for row, each in enumerate(rows):
                for column, nodes in enumerate(each.cells):
                    yield from self.lines(nodes, Cell(table=number, row=row, column=column))


def _stretches(nodes: Sequence[Node]) -> Iterator[Fragment]:
    """Every stretch of text in order, the ends of paragraphs included."""
    for node in nodes:
        if isinstance(node, ReadTable):
            for row in node.rows:
                for cell in row.cells:
                    yield from _stretches(cell)
        else:
            yield from (each for each in node.fragments if each.field is None)
            yield Fragment(text="\n", revisions=node.mark)


def _changes(nodes: Sequence[Node], part: str) -> Iterator[TrackedChange]:
    """Every change; what one person did at one time and place is one."""
    for revisions, run in groupby(_stretches(nodes), key=lambda each: each.revisions):
        text = "".join(each.text for each in run)
        for revision in revisions:
            yield TrackedChange(
                change=revision.change,
                author=revision.author,
                when=revision.when,
                text=text,
                moved=revision.moved,
                part=part,
            )
