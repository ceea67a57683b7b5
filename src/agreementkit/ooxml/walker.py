"""The walk over a part, element by element: paragraphs, tables, and who changed what.

Content controls, hyperlinks, smart tags and simple fields are looked through. Of a
complex field (17.16.18) its result is read and its instruction is not. Every piece of
text knows the tracked changes (17.13.5) that it lies in, and how it looks.

Where the walk is, is one value, `_Position`. What has text of its own is walked over at a
position of its own, and afterwards the walk goes on at the one from before.

The file is long because it is one walk: what an element means depends on where it stands, and
that is told in one place. It is read from the outside in: the walk, what surrounds paragraphs,
paragraphs, what stands in them, drawings.
"""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from agreementkit.model.redline import Change
from agreementkit.ooxml.appearance import (
    OF_PARAGRAPHS,
    UNCONCEALED,
    Appearances,
    Ground,
    InTable,
    TableAppearance,
)
from agreementkit.ooxml.compatibility import (
    CUSTOM_MARKUP,
    RUN_CONTAINERS,
    branches,
    is_known,
    shown_branch,
)
from agreementkit.ooxml.drawing import MEASURES, box_of, description_of, frame_of, words_in
from agreementkit.ooxml.fields import CODES, FIELD_ENDS, FieldMark, OpenFields, form_words, shown_by
from agreementkit.ooxml.nodes import (
    CHANGES,
    LOOKS,
    OLD_LOOKS,
    Node,
    Piece,
    ReadCell,
    ReadParagraph,
    ReadRow,
    ReadTable,
    Revisions,
    Span,
    Story,
    is_plain,
    joined,
    marked,
    placed,
    reformatting,
    revision,
)
from agreementkit.ooxml.numbering import numbering_in, numbering_properties
from agreementkit.ooxml.properties import properties_of
from agreementkit.ooxml.reading import Alternative, Concealment, Reformatting, Unread, UnreadKind
from agreementkit.ooxml.tables import is_shut
from agreementkit.ooxml.xml import (
    ALTERNATE,
    CHOICE,
    DRAWN_TEXT,
    FALLBACK,
    MAIN,
    MATHS_TEXT,
    PICTURE,
    RELATIONSHIP_ID,
    SPACE,
    VML_IMAGE,
    WORD_ART,
    attribute,
    name,
)

if TYPE_CHECKING:
    from lxml import etree


def _names(tags: str) -> tuple[str, ...]:
    return tuple(map(name, tags.split()))


_W = f"{{{MAIN}}}"
_VALUE, _ID, _TYPE = name("val"), name("id"), name("fldCharType")
_P, _PPR, _RPR = name("p"), name("pPr"), name("rPr")
_RPR_CHANGE, _STYLE = name("rPrChange"), name("pStyle")
_NOTED = frozenset(_names("pPrChange numPr sectPr"))
_TR_PR, _TC_PR, _ROW_CHANGE = name("trPr"), name("tcPr"), name("trPrChange")
_TABLE_CHANGES = f"{name('tblPr')}/{name('tblPrChange')}"
_CELL_CHANGES, _MERGED = frozenset(_names("tcPrChange cellMerge")), name("vMerge")
_CHARACTERS = {
    name("tab"): "\t",
    name("ptab"): "\t",
    name("cr"): "\n",
    name("noBreakHyphen"): "\u2011",
    name("softHyphen"): "\u00ad",
}
"""The characters that have an element of their own (17.3.3)."""
_NOTE_MARKS = {name("footnoteReference"): "footnote", name("endnoteReference"): "endnote"}
_NOTE_TEXTS = {name("footnote"): "footnote", name("endnote"): "endnote"}
_COMPUTED = _names("pgNum dayLong dayShort monthLong monthShort yearLong yearShort")
"""What Word works out each time the file is opened (17.3.3): there are no words to read."""
_IMPORTS = _names("altChunk subDoc")
_DRAWINGS = _names("drawing pict object")
# Roots, and the words that a reading aid stands over, have nothing of their own either.
_LOOKED_THROUGH = (*CUSTOM_MARKUP, *RUN_CONTAINERS, *_names("body comment ruby rubyBase"))
_PASSED_OVER = _names(
    "pPr sdtEndPr tblPr tblGrid tblPrEx trPr tcPr rubyPr smartTagPr customXmlPr fldData"
    " bookmarkEnd proofErr permStart permEnd lastRenderedPageBreak background",
)
_OWN_TAG = "agk:"
_SYMBOL, _REVERSED = frozenset({Concealment.SYMBOL}), frozenset({Concealment.REVERSED})
_SPACES = " \t\r\n"
_UNREAD_TEXTS = {DRAWN_TEXT: UnreadKind.DRAWING, MATHS_TEXT: UnreadKind.MATHS}
_PIECEMEAL = frozenset({UnreadKind.DRAWING, UnreadKind.MATHS, UnreadKind.UNKNOWN})
_DEEPEST = 8
"""Alternatives in one another that are compared."""


@frozen(eq=False)
class _Around:
    """What stands around a piece of text and bears on it."""

    revisions: Revisions = ()
    looks: frozenset[Concealment] = UNCONCEALED
    within: InTable | None = None
    fill: str | None = None
    boxed: bool = False
    note: str = ""

    def but(self, revisions: Revisions, within: InTable | None) -> "_Around":
        """The same with other changes, or in another cell; `evolve` takes three times as long."""
        return _Around(revisions, self.looks, within, self.fill, self.boxed, self.note)


_NOTHING_AROUND = _Around()


@define(eq=False)
class _Position:
    """Where the walk is: between paragraphs, or in one."""

    nodes: list[Node]
    """The paragraphs and tables of the text so far."""
    bookmarks: list[tuple[str, Revisions]] = field(factory=list)
    """Those between paragraphs, which belong to the next one of the same text."""
    tags: list[str] = field(factory=list)
    """Of our own content controls around the next paragraph."""
    paragraph: ReadParagraph | None = None
    pieces: list[Piece] = field(factory=list)
    """The text of the paragraph so far."""
    table: TableAppearance | None = None
    """Of the table whose rows come here."""
    rows: list[ReadRow] | None = None
    cells: list[ReadCell] | None = None
    """Of the row whose cells come here."""
    ground: Ground | None = None
    """What the paragraph gives its text."""
    plain: frozenset[Concealment] = UNCONCEALED
    """How text looks that says nothing of its own."""
    look: frozenset[Concealment] = UNCONCEALED
    """How the run looks."""
    old: frozenset[Concealment] = UNCONCEALED
    """How it looked before it was changed; the same object where it was not."""


def story(
    root: "etree._Element",
    looks: Appearances,
    notes: Mapping[str, bool] | None = None,
) -> Story:
    """The paragraphs and tables of a part, in order, and what hangs on them.

    Args:
        root: of the main document, a header, a footer, a note or a comment.
        looks: of the file.
        notes: those that the text leads to, as in `Story.notes`; None takes every note.
    """
    walk = _Walk(looks, notes)
    walk.own_text(root, _NOTHING_AROUND, walk.at)
    if endless := frozenset(walk.endless):
        # Word shows what follows the beginning of a field that never ends.
        walk = _Walk(looks, notes, endless)
        walk.own_text(root, _NOTHING_AROUND, walk.at)
    return walk.story()


class _Walk:
    """One pass over a part.

    Args:
        looks: of the file.
        linked: the notes that the text leads to, as in `Story.notes`; None where all count.
        ignored: the numbers of the fields that begin and never end, counted from 0 among all.
    """

    def __init__(
        self,
        looks: Appearances,
        linked: Mapping[str, bool] | None,
        ignored: Collection[int] = (),
    ) -> None:
        self.looks = looks
        self.linked = linked
        self.ignored = ignored
        self.nodes: list[Node] = []
        self.at = _Position(self.nodes)
        self.numbers: dict[etree._Element, int] = {}
        self.unknown: list[etree._Element] = []
        self.begun = 0
        self.fields: OpenFields[int] = OpenFields()
        """Each with its number."""
        self.endless: list[int] = []
        self.spans: dict[str, Span] = {}
        self.open_spans: dict[str, Span] = {}
        self.log: list[tuple[str, Revisions]] = []
        """All text so far, piece by piece with its changes: what comments span is cut out of it."""
        self.notes: dict[str, bool] = {}
        self.unread: list[tuple[UnreadKind, int, list[str]]] = []
        """What is not read: its kind, the number of its paragraph, and its words in pieces."""
        self.alternates = 0
        """How many alternatives the walk is inside of."""
        self.alternatives: list[Alternative] = []
        self.reformatted: list[Reformatting] = []
        self.bound = False
        self.all_plain = True
        self.has_old_looks = False
        """Whether any words so far looked otherwise before a change of looks."""
        self.handlers: dict[object, Callable[[etree._Element, _Around], None]] = {
            **dict.fromkeys(_LOOKED_THROUGH, self.inside),
            _P: self.paragraph,
            name("tbl"): self.table,
            name("tr"): self.row,
            name("tc"): self.cell,
            name("r"): self.run,
            name("sdt"): self.control,
            name("sdtPr"): self.control_properties,
            name("fldSimple"): self.simple_field,
            name("bookmarkStart"): self.bookmark,
            name("commentRangeStart"): self.comment_start,
            name("commentRangeEnd"): self.comment_end,
            name("commentReference"): self.comment_mark,
            name("fldChar"): self.field,
            name("t"): self.text,
            name("delText"): self.deleted_text,
            name("bdo"): self.override,
            name("br"): self.line_break,
            name("sym"): self.symbol,
            name("rt"): self.reading_aid,
            name("sectPr"): self.section,
            _RPR: self.text_properties,
            name("txbxContent"): self.box,
            ALTERNATE: self.alternate,
            PICTURE: self.picture,
            VML_IMAGE: self.picture,
            WORD_ART: self.word_art,
            **dict.fromkeys(CODES, self.instruction),
            **dict.fromkeys(_CHARACTERS, self.character),
            **dict.fromkeys(_COMPUTED, self.computed),
            **dict.fromkeys(_NOTE_MARKS, self.note_mark),
            **dict.fromkeys(_NOTE_TEXTS, self.note),
            **dict.fromkeys(_IMPORTS, self.imported),
            **dict.fromkeys(CHANGES, self.changed),
            **dict.fromkeys(_DRAWINGS, self.drawing),
            **dict.fromkeys(_UNREAD_TEXTS, self.unread_text),
            **dict.fromkeys(_PASSED_OVER, self.skip),
        }

    def story(self) -> Story:
        """All that was found."""
        for span in self.open_spans.values():
            # A comment whose end is missing spans the rest.
            span.end = len(self.log)
        return Story(
            nodes=self.nodes,
            numbers=self.numbers,
            unknown=self.unknown,
            spans=self.spans,
            log=self.log,
            notes=self.notes,
            unread=[
                Unread(kind=kind, part="", words=" ".join(words), line=line)
                for kind, line, words in self.unread
            ],
            alternatives=self.alternatives,
            reformatted=self.reformatted,
            bound=self.bound,
            plain=self.all_plain,
        )

    def inside(self, element: "etree._Element", around: _Around) -> None:
        """What is inside an element, as if it stood there without it."""
        handlers = self.handlers
        for child in element:
            handler = handlers.get(child.tag)
            if handler is None:
                self.other(child, around)
            else:
                handler(child, around)

    def inside_at(self, position: _Position, element: "etree._Element", around: _Around) -> None:
        """What is inside an element, at a position of its own."""
        outer, self.at = self.at, position
        self.inside(element, around)
        self.at = outer

    def own_text(self, element: "etree._Element", around: _Around, position: _Position) -> None:
        """A text that runs by itself: no field that begins in it goes on after it."""
        self.fields.enter()
        self.inside_at(position, element, around)
        self.endless += (each.data for each in self.fields.leave())

    def skip(self, element: "etree._Element", around: _Around) -> None:
        """What holds no words and leads to none."""

    def other(self, element: "etree._Element", around: _Around) -> None:
        """An element without a meaning here: what is inside counts, and stray words are told.

        Of a vocabulary that Word does not know it shows nothing (ISO/IEC 29500-3, 9.2).
        """
        tag = str(element.tag)
        self.unknown.append(element)
        if not tag.startswith(_W):
            if not is_known(element):
                self._add_stray_text(words_in(element), element.tail)
                return
            if not tag.startswith(MEASURES):
                self._add_stray_text(element.text, element.tail)
        self.inside(element, around)

    def _add_stray_text(self, *texts: str | None) -> None:
        """Note text that stands where none is read."""
        if found := " ".join(filter(None, (text and text.strip() for text in texts))):
            self.add_unread(UnreadKind.UNKNOWN, found)

    def paragraph_number(self) -> int:
        """The number of the paragraph that the walk is in, or has just left."""
        now = self.at.paragraph
        return now.number if now else max(len(self.numbers) - 1, 0)

    def add_unread(self, kind: UnreadKind, words: str = "") -> None:
        """Note something that is not read; pieces of one thing are one."""
        line = self.paragraph_number()
        last = self.unread[-1] if self.unread else None
        if last and words and kind in _PIECEMEAL and last[:2] == (kind, line):
            last[2].append(words)
        else:
            self.unread.append((kind, line, [words]))

    def add_text(
        self, text: str, around: _Around, more: frozenset[Concealment] = UNCONCEALED
    ) -> None:
        """Take words where the walk is."""
        at = self.at
        if self.fields.hidden:
            self.fields.keep(text)
        elif at.paragraph is None:
            self.add_unread(UnreadKind.UNKNOWN, text)
        else:
            look, old = at.look, at.old
            if more:
                look, old = look | more, old | more
                old = look if old == look else old
            at.pieces.append((text, around.revisions, look, old, ""))
            self.log.append((text, around.revisions))

    # What surrounds paragraphs: notes, sections, tables, content controls, tracked changes.

    def note(self, element: "etree._Element", around: _Around) -> None:
        """The text of a note; of one that nothing leads to, only its words are told."""
        note = f"{_NOTE_TEXTS[str(element.tag)]} {element.get(_ID, '')}"
        if attribute(element, "type") in (None, "normal"):
            if self.linked is not None and note not in self.linked:
                self.add_unread(UnreadKind.UNLINKED, words_in(element))
                return
        elif not words_in(element):
            # The lines between the text and its notes.
            return
        shown = self.linked is None or self.linked.get(note, True)
        looks = around.looks if shown else around.looks | {Concealment.HIDDEN}
        self.own_text(element, evolve(around, note=note, looks=looks), _Position(self.at.nodes))

    def section(self, element: "etree._Element", _around: _Around) -> None:
        """The last section, which has no paragraph of its own."""
        for change in element.iterchildren(name("sectPrChange")):
            self.reformatted.append(reformatting(change, "section", self.paragraph_number()))

    def imported(self, element: "etree._Element", _around: _Around) -> None:
        """Another file that Word draws in here."""
        self.add_unread(UnreadKind.IMPORT, element.get(RELATIONSHIP_ID, ""))

    def table(self, element: "etree._Element", around: _Around) -> None:
        """A table (17.4)."""
        at, rows = self.at, list[ReadRow]()
        at.nodes.append(ReadTable(rows=rows))
        for change in element.iterfind(_TABLE_CHANGES):
            self.reformatted.append(reformatting(change, "table", len(self.numbers)))
        looks = self.looks.table(element)
        self.inside_at(self._between(table=looks, rows=rows), element, around)

    def _between(
        self,
        *,
        table: TableAppearance | None = None,
        rows: list[ReadRow] | None = None,
        cells: list[ReadCell] | None = None,
        nodes: list[Node] | None = None,
    ) -> _Position:
        """A position in a table: bookmarks go on from cell to cell."""
        at = self.at
        return _Position(
            nodes=at.nodes if nodes is None else nodes,
            bookmarks=at.bookmarks,
            tags=at.tags,
            table=table,
            rows=rows,
            cells=cells,
        )

    def row(self, element: "etree._Element", around: _Around) -> None:
        """A row of a table, whatever stands between the two."""
        at = self.at
        if at.rows is None or at.table is None:
            self.inside(element, around)
            return
        own, looks = around.revisions, around.looks
        for properties in element.iterchildren(_TR_PR):
            own += marked(properties)
            if is_shut(properties_of(properties)):
                looks |= {Concealment.HIDDEN}
            for change in properties.iterchildren(_ROW_CHANGE):
                self.reformatted.append(reformatting(change, "row", len(self.numbers)))
        within = InTable(table=at.table, element=element)
        cells: list[ReadCell] = []
        at.rows.append(ReadRow(cells=cells, revisions=own))
        self.all_plain = self.all_plain and not own
        inner = evolve(around, revisions=own, looks=looks, within=within)
        self.inside_at(self._between(cells=cells), element, inner)

    def cell(self, element: "etree._Element", around: _Around) -> None:
        """A cell of a row, whatever stands between the two."""
        cells, row = self.at.cells, around.within
        if cells is None or row is None:
            self.inside(element, around)
            return
        own: Revisions = ()
        covered = False
        for properties in element:
            if properties.tag == _TC_PR:
                own += marked(properties)
                covered = covered or properties.find(_MERGED) is not None
                for change in properties:
                    if change.tag in _CELL_CHANGES:
                        self.reformatted.append(reformatting(change, "cell", len(self.numbers)))
        within = InTable(table=row.table, element=element)
        inner = around.but(around.revisions + own, within)
        if covered and row.table.is_covered(element):
            inner = evolve(inner, looks=inner.looks | {Concealment.HIDDEN})
        nodes: list[Node] = []
        cells.append(ReadCell(nodes=nodes, revisions=inner.revisions))
        self.all_plain = self.all_plain and not own
        self.inside_at(self._between(nodes=nodes), element, inner)

    def control(self, element: "etree._Element", around: _Around) -> None:
        """A content control (17.5.2): what it holds, with our tag if it has one."""
        tag = ""
        for properties in element.iterchildren(name("sdtPr")):
            for child in properties:
                if child.tag == name("tag"):
                    tag = child.get(_VALUE, "")
        if not tag.startswith(_OWN_TAG):
            self.inside(element, around)
            return
        at = self.at
        if at.paragraph:
            start = len(at.pieces)
            self.inside(element, around)
            spots = tuple({piece[1]: None for piece in at.pieces[start:]})
            at.paragraph.tags.append((tag, spots or (around.revisions,)))
        else:
            at.tags.append(tag)
            self.inside(element, around)
            if tag in at.tags:
                # No paragraph was in it: it is not around the next one either.
                at.tags.remove(tag)

    def control_properties(self, element: "etree._Element", _around: _Around) -> None:
        """What a control says of itself: whether its words are taken from data."""
        if any(str(child.tag).endswith("}dataBinding") for child in element):
            self.bound = True

    def changed(self, element: "etree._Element", around: _Around) -> None:
        """What was inserted, deleted or moved."""
        more = (*around.revisions, revision(element))
        self.inside(element, around.but(more, around.within))

    def alternate(self, element: "etree._Element", around: _Around) -> None:
        """Alternatives (ISO/IEC 29500-3): the one that Word shows is read, the others told."""
        shown = shown_branch(element)
        others = [each for each in branches(element) if each is not shown]
        for each in element:
            # What is no alternative, Word does not show; another program may.
            if each.tag not in (CHOICE, FALLBACK):
                self._add_stray_text(words_in(each))
        # Deep inside others it is told without being compared, which would take too long.
        compared = others and shown is not None and self.alternates < _DEEPEST
        read = words_in(shown) if compared and shown is not None else ""
        for each in others:
            if (other := words_in(each)) != read:
                self.alternatives.append(
                    Alternative(part="", line=self.paragraph_number(), read=read, other=other)
                )
        if shown is not None:
            self.alternates += 1
            self.inside(shown, around)
            self.alternates -= 1

    # Paragraphs (17.3.1).

    def paragraph(self, element: "etree._Element", around: _Around) -> None:
        """A paragraph; one in a text box begins before the one around it has ended."""
        outer = self.at
        number = self.numbers[element] = len(self.numbers)
        now = ReadParagraph(number=number, boxed=around.boxed, note=around.note)
        outer.nodes.append(now)
        if outer.bookmarks:
            now.bookmarks += outer.bookmarks
            outer.bookmarks.clear()
        if outer.tags:
            now.tags = [(tag, (around.revisions,)) for tag in outer.tags]
            outer.tags.clear()
        pieces: list[Piece] = []
        at = self.at = _Position(outer.nodes, outer.bookmarks, outer.tags, now, pieces)
        properties = element[0] if len(element) else None
        if properties is not None and properties.tag != _PPR:
            # They come first wherever the schema is kept, and a search takes longer.
            properties = next(element.iterchildren(_PPR), None)
        self.paragraph_properties(properties, now, at, around)
        self.inside(element, around)
        self.at = outer
        if pieces:
            now.text_runs = joined(pieces, LOOKS)
            # Rare enough that it is not asked of each piece of each paragraph.
            if self.has_old_looks and any(piece[OLD_LOOKS] is not piece[LOOKS] for piece in pieces):
                now.old_text_runs = joined(pieces, OLD_LOOKS)
        if now.fields:
            now.fields = placed(now.fields, pieces)
        now.plain = is_plain(now)
        self.all_plain = self.all_plain and now.plain
        self.log.append(("\n", ()))

    def paragraph_properties(
        self,
        properties: "etree._Element | None",
        now: ReadParagraph,
        at: _Position,
        around: _Around,
    ) -> None:
        """What a paragraph says of its text, its number and its mark."""
        mark = own = None
        for child in () if properties is None else properties:
            tag = child.tag
            if tag == _STYLE:
                now.style = now.old_style = child.get(_VALUE, "")
            elif tag == _RPR:
                mark = child
            elif tag in _NOTED:
                self._changed_properties(child, now)
            elif tag in OF_PARAGRAPHS:
                own = properties
        ground = at.ground = self.looks.paragraph(own, now.style, around.within, around.fill)
        plain = ground.plain | around.looks if around.looks else ground.plain
        at.plain = at.look = at.old = plain
        now.mark = around.revisions
        now.mark_hidden = Concealment.HIDDEN in plain
        if mark is not None:
            now.mark += marked(mark)
            now.mark_hidden = Concealment.HIDDEN in self.looks.text(mark, ground, around.within)
            for change in mark.iterchildren(_RPR_CHANGE):
                self.reformatted.append(reformatting(change, "mark", now.number))

    def _changed_properties(self, element: "etree._Element", now: ReadParagraph) -> None:
        """Tracked changes of a paragraph's looks, and of its number."""
        if element.tag == name("sectPr"):
            for change in element.iterchildren(name("sectPrChange")):
                self.reformatted.append(reformatting(change, "section", now.number))
        elif element.tag == name("numPr"):
            for change in element.iterchildren(name("numberingChange"), *CHANGES):
                before = attribute(change, "original") or ""
                self.reformatted.append(reformatting(change, "numbering", now.number, before))
            now.numbering = numbering_in(element)
            now.old_numbering = numbering_in(element, before=True)
        else:
            now.old_numbering = numbering_properties(element.find(_PPR), before=True)
            style = element.find(f"{_PPR}/{_STYLE}")
            now.old_style = "" if style is None else style.get(_VALUE, "")
            before, after = now.old_style, now.style
            changed = (before, after) if before != after else ("", "")
            self.reformatted.append(reformatting(element, "paragraph", now.number, *changed))

    # What stands in paragraphs: runs and their text (17.3.2, 17.3.3).

    def run(self, element: "etree._Element", around: _Around) -> None:
        """Words of one look; in another run (of ruby, for one) they leave that its own."""
        at = self.at
        look, old = at.look, at.old
        at.look = at.old = at.plain
        self.inside(element, around)
        at.look, at.old = look, old

    def text_properties(self, element: "etree._Element", around: _Around) -> None:
        """How the words that follow look, and looked."""
        at = self.at
        if at.ground is None:
            return
        at.look = at.old = self.looks.text(element, at.ground, around.within) | around.looks
        for change in element.iterchildren(_RPR_CHANGE):
            before = next(change.iterchildren(_RPR), None)
            old = at.ground.plain
            if before is not None:
                old = self.looks.text(before, at.ground, around.within)
            at.old = old | around.looks
            if at.old == at.look:
                at.old = at.look
            self.has_old_looks = True
            self.reformatted.append(reformatting(change, "text", self.paragraph_number()))

    def text(self, element: "etree._Element", around: _Around) -> None:
        """Words. Unless they are to be kept, spaces at either end are none (17.3.3.31)."""
        self.unknown += element
        text = "".join(map(str, element.itertext())) if len(element) else element.text
        if not text:
            return
        if text[0] in _SPACES or text[-1] in _SPACES or "\n" in text:
            if element.get(SPACE) != "preserve":
                text = text.strip(_SPACES)
            # A line of the markup is none of the text.
            text = text.replace("\n", " ")
        self.add_text(text, around)

    def deleted_text(self, element: "etree._Element", around: _Around) -> None:
        """Words that were deleted; outside of any deletion, programs differ about them."""
        if any(each.change is Change.DELETED for each in around.revisions):
            self.text(element, around)
        elif element.text:
            self.add_unread(UnreadKind.UNKNOWN, element.text.strip())

    def override(self, element: "etree._Element", around: _Around) -> None:
        """Text whose direction is laid down (17.3.2.3)."""
        if attribute(element, "val") == "rtl":
            around = evolve(around, looks=around.looks | _REVERSED)
        at = self.at
        plain = at.plain
        at.plain |= around.looks
        self.inside(element, around)
        at.plain = plain

    def character(self, element: "etree._Element", around: _Around) -> None:
        """A character that has an element of its own."""
        self.add_text(_CHARACTERS[str(element.tag)], around)

    def line_break(self, element: "etree._Element", around: _Around) -> None:
        """A new line; a new page or column is none, and says nothing."""
        if attribute(element, "type") in (None, "textWrapping"):
            self.add_text("\n", around)

    def symbol(self, element: "etree._Element", around: _Around) -> None:
        """A character of a font of symbols (17.3.3.30)."""
        try:
            text = chr(int(attribute(element, "char") or "", 16))
        except (ValueError, OverflowError):
            text = "\ufffd"
        self.add_text(text, around, _SYMBOL)

    def computed(self, element: "etree._Element", _around: _Around) -> None:
        """A page number or a day that Word fills in."""
        self.add_unread(UnreadKind.FIELD, str(element.tag).removeprefix(_W))

    def reading_aid(self, element: "etree._Element", _around: _Around) -> None:
        """The small words above others (17.3.3.25)."""
        self.add_unread(UnreadKind.READING_AID, words_in(element))

    # Marks in the text: of notes, bookmarks, comments and fields.

    def note_mark(self, element: "etree._Element", around: _Around) -> None:
        """Where a note hangs."""
        note = f"{_NOTE_MARKS[str(element.tag)]} {element.get(_ID, '')}"
        at = self.at
        self.notes[note] = self.notes.get(note, False) or Concealment.HIDDEN not in at.look
        if at.paragraph:
            at.pieces.append(("", around.revisions, at.look, at.old, note))

    def bookmark(self, element: "etree._Element", around: _Around) -> None:
        """The beginning of a bookmark; between paragraphs it belongs to the next."""
        at = self.at
        found = at.paragraph.bookmarks if at.paragraph else at.bookmarks
        found.append((attribute(element, "name") or "", around.revisions))

    def comment_start(self, element: "etree._Element", _around: _Around) -> None:
        """Where what a comment is about begins."""
        id_, now = element.get(_ID, ""), self.at.paragraph
        line, at = now.number if now else len(self.numbers), len(self.log)
        self.spans[id_] = self.open_spans[id_] = Span(line=line, start=at, end=at)

    def comment_end(self, element: "etree._Element", _around: _Around) -> None:
        """Where it ends."""
        if span := self.open_spans.pop(element.get(_ID, ""), None):
            span.end = len(self.log)

    def comment_mark(self, element: "etree._Element", _around: _Around) -> None:
        """The comment's own mark, which some programs write without a beginning and an end."""
        at = len(self.log)
        self.spans.setdefault(
            element.get(_ID, ""), Span(line=self.paragraph_number(), start=at, end=at)
        )

    def mark(self, around: _Around, kind: str, code: str = "") -> None:
        """An end of a field where the walk is, or a piece of its instruction."""
        at = self.at
        if at.paragraph:
            found = FieldMark(kind=kind, code=code) if code else FIELD_ENDS[kind]
            at.paragraph.fields.append((len(at.pieces), around.revisions, found))

    def field(self, element: "etree._Element", around: _Around) -> None:
        """The beginning, middle or end of a complex field."""
        match element.get(_TYPE):
            case "begin":
                self.mark(around, "begin")
                if self.begun in self.ignored:
                    self.add_unread(UnreadKind.FIELD)
                else:
                    self.fields.begin(self.begun)
                self.begun += 1
                if shown := form_words(element):
                    self.add_unread(UnreadKind.FIELD, shown)
            case "separate":
                self.mark(around, "separate")
                self.fields.separate()
            case _:
                self.mark(around, "end")
                if (done := self.fields.end()) and (shown := done.shown):
                    self.add_unread(UnreadKind.FIELD, shown)

    def simple_field(self, element: "etree._Element", around: _Around) -> None:
        """A field in one element, with its result inside."""
        code = attribute(element, "instr") or ""
        if shown := shown_by(code, has_result=len(element) > 0):
            self.add_unread(UnreadKind.FIELD, shown)
        self.mark(around, "begin")
        self.mark(around, "code", code)
        self.mark(around, "separate")
        self.inside(element, around)
        self.mark(around, "end")

    def instruction(self, element: "etree._Element", around: _Around) -> None:
        """What a field is told to do."""
        if not element.text:
            return
        self.mark(around, "code", element.text)
        if not self.fields.instruct(element.text):
            self.add_unread(UnreadKind.FIELD, element.text)

    # What hangs on paragraphs: drawings, text boxes, pictures, formulas.

    def drawing(self, element: "etree._Element", around: _Around) -> None:
        """A drawing, of either kind; on hidden text it is hidden too."""
        looks = around.looks | frame_of(element).looks | (self.at.look & {Concealment.HIDDEN})
        self.inside(element, evolve(around, looks=looks))

    def box(self, element: "etree._Element", around: _Around) -> None:
        """The text of a box: its lines come after that of the paragraph it hangs on."""
        frame = box_of(element)
        looks = around.looks | frame.looks
        inner = evolve(around, looks=looks, within=None, fill=frame.fill, boxed=True)
        outer = self.at
        nodes = outer.nodes
        if outer.paragraph:
            nodes = []
            outer.paragraph.boxes.append(nodes)
        own = _Position(nodes)
        self.own_text(element, inner, own)
        # What begins after its last paragraph begins where the box hangs.
        (outer.paragraph or outer).bookmarks.extend(own.bookmarks)

    def picture(self, element: "etree._Element", _around: _Around) -> None:
        """A picture, by its description."""
        self.add_unread(UnreadKind.PICTURE, description_of(element))

    def unread_text(self, element: "etree._Element", _around: _Around) -> None:
        """Words in a drawing, or a piece of a formula."""
        if element.text:
            self.add_unread(_UNREAD_TEXTS[str(element.tag)], element.text)

    def word_art(self, element: "etree._Element", around: _Around) -> None:
        """Words along a line."""
        self.add_unread(UnreadKind.DRAWING, element.get("string", ""))
        self.inside(element, around)
