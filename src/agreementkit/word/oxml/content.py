"""What a part holds, read element by element: paragraphs, tables, and who changed what.

Content controls, hyperlinks, smart tags and simple fields are looked through. Of a
complex field (17.16.18) its result is read and its instruction is not. Every piece of
text knows the tracked changes (17.13.5) that it lies in, and how it looks.
"""

from collections.abc import Callable, Collection, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal

from attrs import evolve

from agreementkit.word.looks import Looks
from agreementkit.word.oxml.changes import CHANGES, marked, reformatting
from agreementkit.word.oxml.cursor import Around, Piece
from agreementkit.word.oxml.drawn import words_in
from agreementkit.word.oxml.inline import CHARACTERS, NOTES
from agreementkit.word.oxml.nodes import Marked, ReadParagraph, Story
from agreementkit.word.oxml.numbering import direct_numbering, number_given
from agreementkit.word.oxml.tables import Tables
from agreementkit.word.oxml.tree import attribute, name
from agreementkit.word.oxml.vocabulary import (
    ALTERNATE,
    DRAWN_TEXT,
    MATHS_TEXT,
    PICTURE,
    VML_IMAGE,
    WORD_ART,
)
from agreementkit.word.reading import Look, Stretch, Unread, UnreadKind
from agreementkit.word.telling import OF_PARAGRAPHS

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["story"]

_P, _PPR, _RPR = name("p"), name("pPr"), name("rPr")
_CODES = (name("instrText"), name("delInstrText"))
_COUNTED = tuple(
    name(tag)
    for tag in (
        *("pgNum", "dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort"),
    )
)
"""What Word works out each time the file is opened (17.3.3): there are no words to read."""
_NOTE_TEXTS = {name("footnote"): "footnote", name("endnote"): "endnote"}
_IMPORTS = (name("altChunk"), name("subDoc"))
_DRAWN = tuple(name(tag) for tag in ("drawing", "pict", "object"))
_LOOKED_THROUGH = tuple(
    name(tag)
    for tag in (
        *("body", "hyperlink", "smartTag", "customXml", "sdtContent", "dir", "rubyBase"),
        "comment",
    )
)
_PASSED_OVER = tuple(
    name(tag)
    for tag in (
        *("pPr", "sdtEndPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "rubyPr"),
        *("smartTagPr", "customXmlPr", "fldData", "bookmarkEnd", "proofErr", "permStart"),
        *("permEnd", "lastRenderedPageBreak", "background"),
    )
)
_BOX = name("txbxContent")
_NOTED = frozenset(name(tag) for tag in ("pPrChange", "numPr", "sectPr"))
_RPR_CHANGE, _STYLE = name("rPrChange"), name("pStyle")
_VALUE, _ID = name("val"), name("id")
_NOTHING_AROUND = Around()
_LOOKS: Final = 2
_OLD: Final = 3


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


class _Walk(Tables):
    """One pass over a part. Fields and comments may begin in one paragraph and end in another."""

    def __init__(
        self,
        looks: Looks,
        known: Collection[str] | None,
        ignored: Collection[int] = (),
    ) -> None:
        super().__init__(looks, known, ignored)
        self.handlers = self._handlers()

    def _handlers(self) -> "dict[object, Callable[[etree._Element, Around], None]]":
        return {
            _P: self.paragraph,
            name("r"): self.run,
            name("tbl"): self.table,
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
            name("bdo"): self.turned,
            name("br"): self.line_break,
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
            **dict.fromkeys(_CODES, self.instruction),
            **dict.fromkeys(CHARACTERS, self.character),
            **dict.fromkeys(_COUNTED, self.counted),
            **dict.fromkeys(NOTES, self.note_mark),
            **dict.fromkeys(_NOTE_TEXTS, self.note),
            **dict.fromkeys(_IMPORTS, self.imported),
            **dict.fromkeys(CHANGES, self.changed),
            **dict.fromkeys(_DRAWN, self.drawing),
            **dict.fromkeys(_LOOKED_THROUGH, self.inside),
            **dict.fromkeys(_PASSED_OVER, self.skip),
        }

    def story(self) -> Story:
        """All that was found."""
        for span in self.open_spans.values():
            # A comment whose end is missing spans the rest.
            span.end = len(self.log)
        return Story(
            nodes=self.nodes,
            paragraphs=self.count,
            spans=self.spans,
            log=self.log,
            notes=frozenset(self.notes),
            unread=[
                Unread(kind=kind, part="", words=" ".join(words), line=line)
                for kind, line, words in self.missed
            ],
            alternatives=self.alternatives,
            reformatted=self.reformatted,
            bound=self.bound,
            plain=self.all_plain,
        )

    def paragraph(self, element: "etree._Element", around: Around) -> None:
        """A paragraph; one in a text box begins before the one around it has ended."""
        outer = self.now and (self.now, self.ground, self.pieces, self.plain, self.look, self.old)
        now = self.now = ReadParagraph(number=self.count, boxed=around.boxed, note=around.note)
        self.count += 1
        self.nodes.append(now)
        if self.bookmarks:
            now.bookmarks, self.bookmarks = self.bookmarks, []
        if self.tags:
            now.tags = [(tag, (around.revisions,)) for tag in self.tags]
            self.tags = []
        pieces: list[Piece] = []
        self.pieces = pieces
        self.paragraph_properties(next(element.iterchildren(_PPR), None), now, around)
        self.inside(element, around)
        if pieces:
            now.stretches = joined(pieces, _LOOKS)
            # Rare enough that it is not asked of each piece of each paragraph.
            if self.aged and any(piece[_OLD] is not piece[_LOOKS] for piece in pieces):
                now.old_stretches = joined(pieces, _OLD)
        if now.fields:
            now.fields = placed(now.fields, pieces)
        now.plain = is_plain(now)
        self.all_plain = self.all_plain and now.plain
        self.log.append("\n")
        if outer:
            self.now, self.ground, self.pieces, self.plain, self.look, self.old = outer
        else:
            self.now = self.ground = None

    def paragraph_properties(
        self,
        properties: "etree._Element | None",
        now: ReadParagraph,
        around: Around,
    ) -> None:
        mark = told = None
        for child in () if properties is None else properties:
            tag = child.tag
            if tag == _STYLE:
                now.style = now.old_style = child.get(_VALUE, "")
            elif tag == _RPR:
                mark = child
            elif tag in _NOTED:
                self.noted(child, now)
            elif tag in OF_PARAGRAPHS:
                told = properties
        self.ground = self.looks.paragraph(told, now.style, around.within, around.fill)
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
            now.numbering = number_given(element)
            now.old_numbering = number_given(element, before=True)
        else:
            now.old_numbering = direct_numbering(element.find(_PPR), before=True)
            style = element.find(f"{_PPR}/{_STYLE}")
            now.old_style = "" if style is None else style.get(_VALUE, "")
            before, after = now.old_style, now.style
            changed = (before, after) if before != after else ("", "")
            self.reformatted.append(reformatting(element, "paragraph", now.number, *changed))

    def section(self, element: "etree._Element", _around: Around) -> None:
        """The last section, which has no paragraph of its own."""
        for change in element.iterchildren(name("sectPrChange")):
            self.reformatted.append(reformatting(change, "section", self.here()))

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


def joined(pieces: Sequence[Piece], looks: Literal[2, 3]) -> tuple[Stretch, ...]:
    """Pieces alike and side by side as one stretch.

    Args:
        pieces: at least one.
        looks: which of their looks: 2 for those they have, 3 for those they had.
    """
    like = pieces[0]
    if len(pieces) == 1:
        return (_stretch(like[0], like, looks),)
    found: list[Stretch] = []
    texts: list[str] = []
    for piece in pieces:
        if texts and (piece[1], piece[looks], piece[4]) != (like[1], like[looks], like[4]):
            found.append(_stretch("".join(texts), like, looks))
            texts, like = [], piece
        texts.append(piece[0])
    return (*found, _stretch("".join(texts), like, looks))


def placed(fields: Sequence[Marked], pieces: Sequence[Piece]) -> list[Marked]:
    """The ends of fields, each told by the text before it.

    Args:
        fields: each told by the number of pieces before it.
        pieces: of the paragraph.
    """
    before = [0, *accumulate(len(piece[0]) for piece in pieces)]
    return [(before[at], revisions, mark) for at, revisions, mark in fields]


def _stretch(text: str, like: Piece, looks: Literal[2, 3]) -> Stretch:
    return Stretch(text=text, revisions=like[1], looks=like[looks], note=like[4])


def is_plain(node: ReadParagraph) -> bool:
    """Whether a paragraph reads the same in every view, by itself."""
    if node.mark or node.boxes or node.old_stretches is not None or node.old_style != node.style:
        return False
    if node.numbering is not node.old_numbering and node.numbering != node.old_numbering:
        return False
    for each in node.stretches:
        if each.revisions:
            return False
    if node.fields and any(revisions for _, revisions, _ in node.fields):
        return False
    return not any(around for _, around in node.bookmarks) and not any(
        any(spots) for _, spots in node.tags
    )
