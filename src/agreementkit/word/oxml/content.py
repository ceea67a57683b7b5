"""What a part holds, read element by element: paragraphs, tables, and who changed what.

Content controls, hyperlinks, smart tags and simple fields are looked through. Of a
complex field (17.16.18) its result is read and its instruction is not. Every piece of
text knows the tracked changes (17.13.5) that it lies in, and how it looks.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from agreementkit.word.looks import NO_LOOK, Ground, InTable, Looks, TableLooks
from agreementkit.word.oxml.changes import CHANGES, marked, reformatting, revision
from agreementkit.word.oxml.drawn import box_of, frame_of, is_understood, words_in
from agreementkit.word.oxml.nodes import (
    Node,
    ReadCell,
    ReadParagraph,
    ReadRow,
    ReadTable,
    Revisions,
    Span,
    Story,
)
from agreementkit.word.oxml.open_fields import OpenFields, shown_by
from agreementkit.word.oxml.tree import MAIN, attribute, name
from agreementkit.word.oxml.vocabulary import (
    ALTERNATE,
    CHOICE,
    DRAWN_TEXT,
    FALLBACK,
    MATHS_TEXT,
    PICTURE,
    PICTURE_FRAMES,
    PICTURE_NAMES,
    PICTURE_OWN,
    RELATIONSHIP_ID,
    VML_IMAGE,
    VML_TITLE,
    WORD_ART,
)
from agreementkit.word.reading import (
    Alternative,
    Look,
    Reformatting,
    Stretch,
    Unread,
    UnreadKind,
)

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["story"]

_W = f"{{{MAIN}}}"
_P, _PPR, _RPR = name("p"), name("pPr"), name("rPr")
_TEXTS = frozenset({name("t"), name("delText")})
_CODES = frozenset({name("instrText"), name("delInstrText")})
_CHARACTERS = {
    name(tag): text
    for tag, text in (
        ("tab", "\t"),
        ("ptab", "\t"),
        ("br", "\n"),
        ("cr", "\n"),
        ("noBreakHyphen", "\u2011"),
        ("softHyphen", "\u00ad"),
    )
}
_COUNTED = {
    name(tag)
    for tag in (
        *("pgNum", "dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort"),
    )
}
"""What Word works out each time the file is opened (17.3.3): there are no words to read."""
_NOTES = {name("footnoteReference"): "footnote", name("endnoteReference"): "endnote"}
_NOTE_TEXTS = {name("footnote"): "footnote", name("endnote"): "endnote"}
_STYLE, _VALUE, _ID, _TYPE = name("pStyle"), name("val"), name("id"), name("fldCharType")
_OWN_TAG = "agk:"
_BOX = name("txbxContent")
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PLACED_2010 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_IMPORTS = (name("altChunk"), name("subDoc"))
_LOW_ROW = 100
"""Twentieths of a point: nothing can be read in a row that is held lower."""
_NOTED = frozenset(name(tag) for tag in ("pPrChange", "numPr", "sectPr"))
_RPR_CHANGE = name("rPrChange")
_DRAWN = tuple(name(tag) for tag in ("drawing", "pict", "object"))
_LOOKED_THROUGH = tuple(
    name(tag)
    for tag in (
        *("body", "hyperlink", "smartTag", "customXml", "sdtContent", "dir", "bdo", "rubyBase"),
        "comment",
    )
)
_PASSED_OVER = tuple(
    name(tag)
    for tag in (
        *("pPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "rubyPr"),
        *("smartTagPr", "customXmlPr", "fldData", "bookmarkEnd", "proofErr", "permStart"),
        *("permEnd", "lastRenderedPageBreak", "background"),
    )
)
_WRAPPERS = frozenset(
    {*(name(tag) for tag in ("sdt", "sdtContent", "customXml", "smartTag")), *CHANGES},
)
"""What may stand between a table and its rows, or a row and its cells."""
_PIECEMEAL = frozenset({UnreadKind.DRAWING, UnreadKind.MATHS, UnreadKind.UNKNOWN})
_SYMBOL = frozenset({Look.SYMBOL})


@frozen(kw_only=True, eq=False)
class Around:
    """What stands around a piece of text and bears on it."""

    revisions: Revisions = ()
    looks: frozenset[Look] = NO_LOOK
    within: InTable | None = None
    fill: str | None = None
    boxed: bool = False
    note: str = ""


_NOTHING_AROUND = Around()


def story(
    root: "etree._Element",
    looks: Looks,
    notes: Collection[str] | None = None,
) -> Story:
    """The paragraphs and tables of a part, in order, and what hangs on them.

    Args:
        root: of the main document, a header, a footer, a note or a comment.
        looks: of the file.
        notes: those that the text leads to, as in `Line.note`; None takes every note.
    """
    walk = _Walk(looks, notes)
    walk.inside(root, _NOTHING_AROUND)
    if unclosed := walk.fields.unclosed():
        walk = _Walk(looks, notes, unclosed)
        walk.inside(root, _NOTHING_AROUND)
    return walk.story()


@frozen
class _Piece:
    text: str
    revisions: Revisions
    looks: frozenset[Look]
    old: frozenset[Look]
    note: str


Handler = Callable[["etree._Element", Around], None]


class _Walk:
    """One pass over a part. Fields and comments may begin in one paragraph and end in another."""

    def __init__(
        self,
        looks: Looks,
        known: Collection[str] | None,
        ignored: Collection[int] = (),
    ) -> None:
        self.looks = looks
        self.known = known
        self.fields = OpenFields(ignored)
        self.count = 0
        self.nodes: list[Node] = []
        self.now: ReadParagraph | None = None
        self.ground: Ground | None = None
        self.pieces: list[_Piece] = []
        self.plain = self.look = self.old = NO_LOOK
        self.bookmarks: list[tuple[str, Revisions]] = []
        self.tags: list[str] = []
        self.spans: dict[str, Span] = {}
        self.open_spans: dict[str, Span] = {}
        self.notes: set[str] = set()
        self.unread: list[Unread] = []
        self.alternatives: list[Alternative] = []
        self.reformatted: list[Reformatting] = []
        self.bound = False
        self.handlers = self._handlers()

    def _handlers(self) -> dict[object, Handler]:
        return {
            _P: self.paragraph,
            name("r"): self.run,
            name("tbl"): self.table,
            name("sdt"): self.control,
            name("fldSimple"): self.simple_field,
            name("bookmarkStart"): self.bookmark,
            name("commentRangeStart"): self.comment_start,
            name("commentRangeEnd"): self.comment_end,
            name("commentReference"): self.comment_mark,
            name("fldChar"): self.field,
            name("sym"): self.symbol,
            name("rt"): self.reading_aid,
            name("ruby"): self.ruby,
            name("sectPr"): self.section,
            _RPR: self.text_properties,
            _BOX: self.box,
            ALTERNATE: self.alternate,
            PICTURE: self.picture,
            VML_IMAGE: self.picture,
            DRAWN_TEXT: self.drawn,
            MATHS_TEXT: self.maths,
            WORD_ART: self.word_art,
            **dict.fromkeys(_TEXTS, self.text),
            **dict.fromkeys(_CODES, self.instruction),
            **dict.fromkeys(_CHARACTERS, self.character),
            **dict.fromkeys(_COUNTED, self.counted),
            **dict.fromkeys(_NOTES, self.note_mark),
            **dict.fromkeys(_NOTE_TEXTS, self.note),
            **dict.fromkeys(_IMPORTS, self.imported),
            **dict.fromkeys(CHANGES, self.changed),
            **dict.fromkeys(_DRAWN, self.drawing),
            **dict.fromkeys(_LOOKED_THROUGH, self.inside),
            **dict.fromkeys(_PASSED_OVER, self.skip),
        }

    def story(self) -> Story:
        """All that was found."""
        return Story(
            nodes=self.nodes,
            paragraphs=self.count,
            spans=self.spans,
            notes=frozenset(self.notes),
            unread=self.unread,
            alternatives=self.alternatives,
            reformatted=self.reformatted,
            bound=self.bound,
        )

    # Elements of any kind

    def inside(self, element: "etree._Element", around: Around) -> None:
        """What is inside an element, as if it stood there without it."""
        handlers = self.handlers
        for child in element:
            handler = handlers.get(child.tag)
            if handler is None:
                self.other(child, around)
            else:
                handler(child, around)

    def skip(self, element: "etree._Element", around: Around) -> None:
        """What holds no words and leads to none."""

    def other(self, element: "etree._Element", around: Around) -> None:
        """An element without a meaning here: what is inside counts, and stray words are told."""
        tag: object = element.tag
        # Comments and processing instructions have a function for a tag.
        if not isinstance(tag, str):
            return
        if not tag.startswith(_W):
            stray = (element.text or "").strip(), (element.tail or "").strip()
            if any(stray) and not tag.startswith((_PLACED, _PLACED_2010)):
                self.miss(UnreadKind.UNKNOWN, " ".join(filter(None, stray)))
        self.inside(element, around)

    def changed(self, element: "etree._Element", around: Around) -> None:
        """Text that was inserted, deleted or moved."""
        self.inside(element, with_changes(around, (revision(element),)))

    def alternate(self, element: "etree._Element", around: Around) -> None:
        """Alternatives (ISO/IEC 29500-3): the one that Word shows is read, the others told."""
        branches = [child for child in element if child.tag in (CHOICE, FALLBACK)]
        shown = next(
            (each for each in branches if each.tag == FALLBACK or is_understood(each)), None
        )
        read = "" if shown is None else words_in(shown)
        for each in branches:
            if each is not shown and (other := words_in(each)) != read:
                self.alternatives.append(
                    Alternative(part="", line=self.here(), read=read, other=other)
                )
        if shown is not None:
            self.inside(shown, around)

    def here(self) -> int:
        """The number of the paragraph that the walk is in, or has just left."""
        return self.now.number if self.now else max(self.count - 1, 0)

    def miss(self, kind: UnreadKind, words: str = "") -> None:
        """Tell of something that is not read; pieces of one thing are told as one."""
        line = self.here()
        last = self.unread[-1] if self.unread else None
        if last and words and kind in _PIECEMEAL and (last.kind, last.line) == (kind, line):
            self.unread[-1] = evolve(last, words=f"{last.words} {words}")
        else:
            self.unread.append(Unread(kind=kind, part="", words=words, line=line))

    # Paragraphs and what stands in them

    def paragraph(self, element: "etree._Element", around: Around) -> None:
        """A paragraph; one in a text box begins before the one around it has ended."""
        outer = (self.now, self.ground, self.pieces, self.plain, self.look, self.old)
        now = self.now = ReadParagraph(number=self.count, boxed=around.boxed, note=around.note)
        self.count += 1
        self.nodes.append(now)
        if self.bookmarks:
            now.bookmarks, self.bookmarks = self.bookmarks, []
        if self.tags:
            now.tags = [(tag, (around.revisions,)) for tag in self.tags]
            self.tags = []
        self.pieces = []
        self.paragraph_properties(next(element.iterchildren(_PPR), None), now, around)
        self.inside(element, around)
        now.stretches = joined((p.text, p.revisions, p.looks, p.note) for p in self.pieces)
        if any(piece.old is not piece.looks for piece in self.pieces):
            now.old_stretches = joined((p.text, p.revisions, p.old, p.note) for p in self.pieces)
        for span in self.open_spans.values():
            span.words.append("\n")
        self.now, self.ground, self.pieces, self.plain, self.look, self.old = outer

    def paragraph_properties(
        self,
        properties: "etree._Element | None",
        now: ReadParagraph,
        around: Around,
    ) -> None:
        mark = None
        for child in () if properties is None else properties:
            match child.tag:
                case tag if tag == _STYLE:
                    now.style = now.old_style = child.get(_VALUE, "")
                case tag if tag == _RPR:
                    mark = child
                case tag if tag in _NOTED:
                    self.noted(child, now)
                case _:
                    pass
        self.ground = self.looks.paragraph(properties, now.style, around.within, around.fill)
        self.plain = self.ground.plain | around.looks if around.looks else self.ground.plain
        self.look = self.old = self.plain
        now.mark = around.revisions
        now.mark_hidden = Look.HIDDEN in self.plain
        if mark is not None:
            now.mark += marked(mark)
            now.mark_hidden = Look.HIDDEN in self.looks.text(mark, self.ground, around.within)
            for change in mark.iterchildren(_RPR_CHANGE):
                self.reformatted.append(reformatting(change, "mark", now.number))

    def noted(self, element: "etree._Element", now: ReadParagraph) -> None:
        """Tracked changes of a paragraph's looks, and of its number."""
        if element.tag == name("sectPr"):
            for change in element.iterchildren(name("sectPrChange")):
                self.reformatted.append(reformatting(change, "section", now.number))
        elif element.tag == name("numPr"):
            for change in element.iterchildren(name("numberingChange"), *CHANGES):
                before = attribute(change, "original") or ""
                self.reformatted.append(reformatting(change, "numbering", now.number, before))
        else:
            style = element.find(f"{_PPR}/{_STYLE}")
            now.old_style = "" if style is None else style.get(_VALUE, "")
            before, after = now.old_style, now.style
            changed = (before, after) if before != after else ("", "")
            self.reformatted.append(reformatting(element, "paragraph", now.number, *changed))

    def section(self, element: "etree._Element", around: Around) -> None:
        """The last section, which has no paragraph of its own."""
        for change in element.iterchildren(name("sectPrChange")):
            self.reformatted.append(reformatting(change, "section", self.here()))

    def run(self, element: "etree._Element", around: Around) -> None:
        """Words of one look."""
        self.look = self.old = self.plain
        handlers = self.handlers
        for child in element:
            handler = handlers.get(child.tag)
            if handler is None:
                self.other(child, around)
            else:
                handler(child, around)

    def text_properties(self, element: "etree._Element", around: Around) -> None:
        """How the words that follow look, and looked."""
        if self.ground is None:
            return
        self.look = self.old = self.looks.text(element, self.ground, around.within) | around.looks
        for change in element.iterchildren(_RPR_CHANGE):
            before = next(change.iterchildren(_RPR), None)
            old = self.ground.plain
            if before is not None:
                old = self.looks.text(before, self.ground, around.within)
            self.old = old | around.looks
            if self.old == self.look:
                self.old = self.look
            self.reformatted.append(reformatting(change, "text", self.here()))

    def text(self, element: "etree._Element", around: Around) -> None:
        """Words."""
        if element.text:
            self.say(element.text, around)

    def say(
        self, text: str, around: Around, more: frozenset[Look] = NO_LOOK, note: str = ""
    ) -> None:
        """Take words where the walk is."""
        if not self.fields.showing:
            self.fields.keep(text)
        elif self.now is None:
            self.miss(UnreadKind.UNKNOWN, text)
        else:
            look, old = self.look, self.old
            if more:
                look, old = look | more, old | more
                old = look if old == look else old
            self.pieces.append(_Piece(text, around.revisions, look, old, note))
            for span in self.open_spans.values():
                span.words.append(text)

    def character(self, element: "etree._Element", around: Around) -> None:
        """A character that has an element of its own."""
        self.say(_CHARACTERS[str(element.tag)], around)

    def symbol(self, element: "etree._Element", around: Around) -> None:
        """A character of a font of symbols (17.3.3.30)."""
        try:
            text = chr(int(attribute(element, "char") or "", 16))
        except (ValueError, OverflowError):
            text = "\ufffd"
        self.say(text, around, _SYMBOL)

    def counted(self, element: "etree._Element", around: Around) -> None:
        """A page number or a day that Word fills in."""
        self.miss(UnreadKind.FIELD, str(element.tag).removeprefix(_W))

    def note_mark(self, element: "etree._Element", around: Around) -> None:
        """Where a note hangs."""
        note = f"{_NOTES[str(element.tag)]} {element.get(_ID, '')}"
        self.notes.add(note)
        if self.now:
            self.pieces.append(_Piece("", around.revisions, self.look, self.old, note))

    def note(self, element: "etree._Element", around: Around) -> None:
        """The text of a note; of one that nothing leads to, only its words are told."""
        note = f"{_NOTE_TEXTS[str(element.tag)]} {element.get(_ID, '')}"
        if attribute(element, "type") in (None, "normal"):
            if self.known is not None and note not in self.known:
                self.miss(UnreadKind.UNLINKED, words_in(element))
                return
        elif not words_in(element):
            # The lines between the text and its notes.
            return
        self.inside(element, evolve(around, note=note))

    def control(self, element: "etree._Element", around: Around) -> None:
        """A content control: what it holds, with our tag if it has one."""
        tag = ""
        for properties in element.iterchildren(name("sdtPr")):
            for child in properties:
                if child.tag == name("tag"):
                    tag = child.get(_VALUE, "")
                elif str(child.tag).endswith("}dataBinding"):
                    self.bound = True
        own, now, start = tag.startswith(_OWN_TAG), self.now, len(self.pieces)
        if own and not now:
            self.tags.append(tag)
        self.inside(element, around)
        if own and now:
            spots = tuple({piece.revisions: None for piece in self.pieces[start:]})
            now.tags.append((tag, spots or (around.revisions,)))

    def bookmark(self, element: "etree._Element", around: Around) -> None:
        """The beginning of a bookmark; between paragraphs it belongs to the next."""
        found = self.now.bookmarks if self.now else self.bookmarks
        found.append((attribute(element, "name") or "", around.revisions))

    # Comments and fields

    def comment_start(self, element: "etree._Element", around: Around) -> None:
        """Where what a comment is about begins."""
        id_ = element.get(_ID, "")
        line = self.now.number if self.now else self.count
        self.spans[id_] = self.open_spans[id_] = Span(line=line)

    def comment_end(self, element: "etree._Element", around: Around) -> None:
        """Where it ends."""
        self.open_spans.pop(element.get(_ID, ""), None)

    def comment_mark(self, element: "etree._Element", around: Around) -> None:
        """The comment's own mark, which some programs write without a beginning and an end."""
        self.spans.setdefault(element.get(_ID, ""), Span(line=self.here()))

    def field(self, element: "etree._Element", around: Around) -> None:
        """The beginning, middle or end of a complex field."""
        match element.get(_TYPE):
            case "begin":
                self.fields.begin()
            case "separate":
                self.fields.part()
            case _:
                if shown := self.fields.end():
                    self.miss(UnreadKind.FIELD, shown)

    def simple_field(self, element: "etree._Element", around: Around) -> None:
        """A field in one element, with its result inside."""
        if shown := shown_by(attribute(element, "instr") or "", has_result=len(element) > 0):
            self.miss(UnreadKind.FIELD, shown)
        self.inside(element, around)

    def instruction(self, element: "etree._Element", around: Around) -> None:
        """What a field is told; outside of any, nobody knows who shows it."""
        if element.text and not self.fields.instruct(element.text):
            self.miss(UnreadKind.FIELD, element.text)

    # Tables

    def table(self, element: "etree._Element", around: Around) -> None:
        """A table."""
        outer, self.now = self.now, None
        rows: list[ReadRow] = []
        self.nodes.append(ReadTable(rows=rows))
        self.rows(element, around, self.looks.table(element), rows)
        self.now = outer

    def rows(
        self, element: "etree._Element", around: Around, table: TableLooks, rows: list[ReadRow]
    ) -> None:
        for child in element:
            if child.tag == name("tr"):
                rows.append(self.row(child, around, table))
            elif child.tag in _WRAPPERS:
                self.rows(child, wrapped(child, around), table, rows)
            elif child.tag == name("tblPr"):
                for change in child.iterchildren(name("tblPrChange")):
                    self.reformatted.append(reformatting(change, "table", self.count))
            else:
                self.one(child, around)

    def one(self, element: "etree._Element", around: Around) -> None:
        """One element where others are expected."""
        self.handlers.get(element.tag, self.other)(element, around)

    def row(self, element: "etree._Element", around: Around, table: TableLooks) -> ReadRow:
        own, looks = around.revisions, around.looks
        for properties in element.iterchildren(name("trPr")):
            own += marked(properties)
            if is_clipped(properties):
                looks |= {Look.HIDDEN}
            for change in properties.iterchildren(name("trPrChange")):
                self.reformatted.append(reformatting(change, "row", self.count))
        cells: list[ReadCell] = []
        self.cells(element, evolve(around, revisions=own, looks=looks), table, cells)
        return ReadRow(cells=cells, revisions=own)

    def cells(
        self, element: "etree._Element", around: Around, table: TableLooks, cells: list[ReadCell]
    ) -> None:
        for child in element:
            if child.tag == name("tc"):
                cells.append(self.cell(child, around, table))
            elif child.tag in _WRAPPERS:
                self.cells(child, wrapped(child, around), table, cells)
            else:
                self.one(child, around)

    def cell(self, element: "etree._Element", around: Around, table: TableLooks) -> ReadCell:
        own: Revisions = ()
        for properties in element.iterchildren(name("tcPr")):
            own = marked(properties)
            for change in properties.iterchildren(name("tcPrChange"), name("cellMerge")):
                self.reformatted.append(reformatting(change, "cell", self.count))
        outer, self.nodes = self.nodes, []
        inner = Around(
            revisions=around.revisions + own,
            looks=around.looks,
            within=InTable(table=table, element=element),
            fill=around.fill,
            boxed=around.boxed,
            note=around.note,
        )
        self.inside(element, inner)
        nodes, self.nodes = self.nodes, outer
        return ReadCell(nodes=nodes, revisions=inner.revisions)

    # Drawings, and what else is not plain text

    def drawing(self, element: "etree._Element", around: Around) -> None:
        """A drawing, of either kind."""
        frame = frame_of(element)
        self.inside(element, evolve(around, looks=around.looks | frame.looks))

    def box(self, element: "etree._Element", around: Around) -> None:
        """The text of a box: its lines come after that of the paragraph it hangs on."""
        frame = box_of(element)
        inner = Around(
            revisions=around.revisions,
            looks=around.looks | frame.looks,
            fill=frame.fill,
            boxed=True,
            note=around.note,
        )
        now, outer = self.now, self.nodes
        self.nodes = now.boxes if now else outer
        self.inside(element, inner)
        self.nodes = outer

    def picture(self, element: "etree._Element", around: Around) -> None:
        """A picture, by its description."""
        self.miss(UnreadKind.PICTURE, description_of(element))

    def drawn(self, element: "etree._Element", around: Around) -> None:
        """Words in a drawing."""
        if element.text:
            self.miss(UnreadKind.DRAWING, element.text)

    def maths(self, element: "etree._Element", around: Around) -> None:
        """A piece of a formula."""
        if element.text:
            self.miss(UnreadKind.MATHS, element.text)

    def word_art(self, element: "etree._Element", around: Around) -> None:
        """Words along a line."""
        self.miss(UnreadKind.DRAWING, element.get("string", ""))
        self.inside(element, around)

    def ruby(self, element: "etree._Element", around: Around) -> None:
        """Words with small ones above them."""
        look, old = self.look, self.old
        self.inside(element, around)
        self.look, self.old = look, old

    def reading_aid(self, element: "etree._Element", around: Around) -> None:
        """The small words."""
        self.miss(UnreadKind.READING_AID, words_in(element))

    def imported(self, element: "etree._Element", around: Around) -> None:
        """Another file that Word draws in here."""
        self.miss(UnreadKind.IMPORT, element.get(RELATIONSHIP_ID, ""))


def with_changes(around: Around, more: Revisions) -> Around:
    """The same surroundings with more changes."""
    return Around(
        revisions=around.revisions + more,
        looks=around.looks,
        within=around.within,
        fill=around.fill,
        boxed=around.boxed,
        note=around.note,
    )


def wrapped(element: "etree._Element", around: Around) -> Around:
    """The surroundings of rows or cells inside a wrapper."""
    return with_changes(around, (revision(element),)) if element.tag in CHANGES else around


def is_clipped(properties: "etree._Element") -> bool:
    """Whether a row is hidden, or held so low that its text cannot be seen (17.4.20, 17.4.80)."""
    hidden = properties.find(name("hidden"))
    if hidden is not None and hidden.get(_VALUE) not in ("0", "false", "off"):
        return True
    height = properties.find(name("trHeight"))
    if height is None or attribute(height, "hRule") != "exact":
        return False
    said = height.get(_VALUE, "")
    return said.isascii() and said.isdigit() and len(said) < 10 and int(said) < _LOW_ROW


def description_of(picture: "etree._Element") -> str:
    """What a picture is said to show; empty where nobody says."""
    said = [picture.get(VML_TITLE, "")]
    for element in picture.iter(PICTURE_OWN):
        said += (element.get("descr", ""), element.get("title", ""))
    for above in picture.iterancestors(*PICTURE_FRAMES):
        for element in above.iterchildren(PICTURE_NAMES):
            said += (element.get("descr", ""), element.get("title", ""))
    return next(filter(None, said), "")


def joined(
    pieces: Iterable[tuple[str, Revisions, frozenset[Look], str]],
) -> Sequence[Stretch]:
    """Pieces alike and side by side as one stretch."""
    found = []
    for (revisions, looks, note), run in groupby(pieces, key=itemgetter(1, 2, 3)):
        text = "".join(piece[0] for piece in run)
        found.append(Stretch(text=text, revisions=revisions, looks=looks, note=note))
    return tuple(found)
