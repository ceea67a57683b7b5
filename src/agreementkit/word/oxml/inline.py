"""What stands in a paragraph: runs, fields, links, marks of notes and comments, controls."""

from typing import TYPE_CHECKING

from attrs import evolve

from agreementkit.model.redline import Change
from agreementkit.word.oxml.changes import reformatting, revision
from agreementkit.word.oxml.cursor import Around, Cursor, with_changes
from agreementkit.word.oxml.drawn import words_in
from agreementkit.word.oxml.form import form_words
from agreementkit.word.oxml.nodes import Span
from agreementkit.word.oxml.open_fields import shown_by
from agreementkit.word.oxml.tree import MAIN, attribute, name
from agreementkit.word.oxml.vocabulary import RELATIONSHIP_ID, SPACE
from agreementkit.word.reading import Look, UnreadKind

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["CHARACTERS", "NOTES", "Inline"]

CHARACTERS = {
    name(tag): text
    for tag, text in (
        ("tab", "\t"),
        ("ptab", "\t"),
        ("cr", "\n"),
        ("noBreakHyphen", "\u2011"),
        ("softHyphen", "\u00ad"),
    )
}
"""The characters that have an element of their own (17.3.3)."""
NOTES = {name("footnoteReference"): "footnote", name("endnoteReference"): "endnote"}
_W = f"{{{MAIN}}}"
_VALUE, _ID, _TYPE = name("val"), name("id"), name("fldCharType")
_RPR, _RPR_CHANGE = name("rPr"), name("rPrChange")
_OWN_TAG = "agk:"
_SYMBOL = frozenset({Look.SYMBOL})
_REVERSED = frozenset({Look.REVERSED})
_SPACES = " \t\r\n"


class Inline(Cursor):
    """A walk that knows what stands in paragraphs."""

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
            self.aged = True
            self.reformatted.append(reformatting(change, "text", self.here()))

    def text(self, element: "etree._Element", around: Around) -> None:
        """Words. Unless they are to be kept, spaces at either end are none (17.3.3.31)."""
        text = "".join(map(str, element.itertext())) if len(element) else element.text
        if not text:
            return
        if text[0] in _SPACES or text[-1] in _SPACES or "\n" in text:
            if element.get(SPACE) != "preserve":
                text = text.strip(_SPACES)
            # A line of the markup is none of the text.
            text = text.replace("\n", " ")
        self.say(text, around)

    def deleted_text(self, element: "etree._Element", around: Around) -> None:
        """Words that were deleted; outside of any deletion, programs differ about them."""
        if any(each.change is Change.DELETED for each in around.revisions):
            self.text(element, around)
        elif element.text:
            self.miss(UnreadKind.UNKNOWN, element.text.strip())

    def turned(self, element: "etree._Element", around: Around) -> None:
        """Text whose direction is laid down (17.3.2.3)."""
        if attribute(element, "val") == "rtl":
            around = evolve(around, looks=around.looks | _REVERSED)
        plain = self.plain
        self.plain |= around.looks
        self.inside(element, around)
        self.plain = plain

    def character(self, element: "etree._Element", around: Around) -> None:
        """A character that has an element of its own."""
        self.say(CHARACTERS[str(element.tag)], around)

    def line_break(self, element: "etree._Element", around: Around) -> None:
        """A new line; a new page or column is none, and says nothing."""
        if attribute(element, "type") in (None, "textWrapping"):
            self.say("\n", around)

    def symbol(self, element: "etree._Element", around: Around) -> None:
        """A character of a font of symbols (17.3.3.30)."""
        try:
            text = chr(int(attribute(element, "char") or "", 16))
        except (ValueError, OverflowError):
            text = "\ufffd"
        self.say(text, around, _SYMBOL)

    def counted(self, element: "etree._Element", _around: Around) -> None:
        """A page number or a day that Word fills in."""
        self.miss(UnreadKind.FIELD, str(element.tag).removeprefix(_W))

    def note_mark(self, element: "etree._Element", around: Around) -> None:
        """Where a note hangs."""
        note = f"{NOTES[str(element.tag)]} {element.get(_ID, '')}"
        self.notes.add(note)
        if self.now:
            self.pieces.append(("", around.revisions, self.look, self.old, note))

    def control(self, element: "etree._Element", around: Around) -> None:
        """A content control: what it holds, with our tag if it has one."""
        tag = ""
        for properties in element.iterchildren(name("sdtPr")):
            for child in properties:
                if child.tag == name("tag"):
                    tag = child.get(_VALUE, "")
        own, now, start = tag.startswith(_OWN_TAG), self.now, len(self.pieces)
        if own and not now:
            self.tags.append(tag)
        self.inside(element, around)
        if own and now:
            spots = tuple({piece[1]: None for piece in self.pieces[start:]})
            now.tags.append((tag, spots or (around.revisions,)))

    def control_properties(self, element: "etree._Element", _around: Around) -> None:
        """What a control says of itself: whether its words are taken from data."""
        if any(str(child.tag).endswith("}dataBinding") for child in element):
            self.bound = True

    def bookmark(self, element: "etree._Element", around: Around) -> None:
        """The beginning of a bookmark; between paragraphs it belongs to the next."""
        found = self.now.bookmarks if self.now else self.bookmarks
        found.append((attribute(element, "name") or "", around.revisions))

    def changed(self, element: "etree._Element", around: Around) -> None:
        """Text that was inserted, deleted or moved."""
        self.inside(element, with_changes(around, (revision(element),)))

    def comment_start(self, element: "etree._Element", _around: Around) -> None:
        """Where what a comment is about begins."""
        id_ = element.get(_ID, "")
        line, at = self.now.number if self.now else self.count, len(self.log)
        self.spans[id_] = self.open_spans[id_] = Span(line=line, start=at, end=at)

    def comment_end(self, element: "etree._Element", _around: Around) -> None:
        """Where it ends."""
        if span := self.open_spans.pop(element.get(_ID, ""), None):
            span.end = len(self.log)

    def comment_mark(self, element: "etree._Element", _around: Around) -> None:
        """The comment's own mark, which some programs write without a beginning and an end."""
        at = len(self.log)
        self.spans.setdefault(element.get(_ID, ""), Span(line=self.here(), start=at, end=at))

    def field(self, element: "etree._Element", around: Around) -> None:
        """The beginning, middle or end of a complex field."""
        match element.get(_TYPE):
            case "begin":
                self.mark(around, "begin")
                if not self.fields.begin():
                    self.miss(UnreadKind.FIELD)
                if shown := form_words(element):
                    self.miss(UnreadKind.FIELD, shown)
            case "separate":
                self.mark(around, "separate")
                self.fields.part()
            case _:
                self.mark(around, "end")
                if shown := self.fields.end():
                    self.miss(UnreadKind.FIELD, shown)

    def simple_field(self, element: "etree._Element", around: Around) -> None:
        """A field in one element, with its result inside."""
        code = attribute(element, "instr") or ""
        if shown := shown_by(code, has_result=len(element) > 0):
            self.miss(UnreadKind.FIELD, shown)
        self.mark(around, "begin")
        self.mark(around, "code", code)
        self.mark(around, "separate")
        self.inside(element, around)
        self.mark(around, "end")

    def instruction(self, element: "etree._Element", around: Around) -> None:
        """What a field is told; outside of any, nobody knows who shows it."""
        if not element.text:
            return
        self.mark(around, "code", element.text)
        if not self.fields.instruct(element.text):
            self.miss(UnreadKind.FIELD, element.text)

    def ruby(self, element: "etree._Element", around: Around) -> None:
        """Words with small ones above them."""
        look, old = self.look, self.old
        self.inside(element, around)
        self.look, self.old = look, old

    def reading_aid(self, element: "etree._Element", _around: Around) -> None:
        """The small words."""
        self.miss(UnreadKind.READING_AID, words_in(element))

    def imported(self, element: "etree._Element", _around: Around) -> None:
        """Another file that Word draws in here."""
        self.miss(UnreadKind.IMPORT, element.get(RELATIONSHIP_ID, ""))
