"""Where a walk over a part is, and what it has gathered on its way."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.word.looks import NO_LOOK, Ground, InTable, Looks
from agreementkit.word.oxml.drawn import MEASURES, is_known, words_in
from agreementkit.word.oxml.field_read import FIELD_ENDS, FieldMark
from agreementkit.word.oxml.nodes import Node, ReadParagraph, Revisions, Span
from agreementkit.word.oxml.open_fields import OpenFields
from agreementkit.word.oxml.tree import MAIN
from agreementkit.word.reading import Alternative, Look, Reformatting, UnreadKind

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Around", "Cursor", "Missed", "Piece", "with_changes"]

_W = f"{{{MAIN}}}"
_PIECEMEAL = frozenset({UnreadKind.DRAWING, UnreadKind.MATHS, UnreadKind.UNKNOWN})

Piece = tuple[str, Revisions, frozenset[Look], frozenset[Look], str]
"""Words, the changes that they lie in, how they look and looked, and the note they mark."""

Missed = tuple[UnreadKind, int, list[str]]
"""What is not read: its kind, the number of its paragraph, and its words piece by piece."""


@frozen(kw_only=True, eq=False)
class Around:
    """What stands around a piece of text and bears on it."""

    revisions: Revisions = ()
    looks: frozenset[Look] = NO_LOOK
    within: InTable | None = None
    fill: str | None = None
    boxed: bool = False
    note: str = ""


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


class Cursor:
    """The state of one pass over a part. What each element means is said by those that follow.

    Args:
        looks: of the file.
        known: the notes that the text leads to; None where every note counts.
        ignored: the numbers of the fields that begin and never end.
    """

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
        self.pieces: list[Piece] = []
        self.plain = self.look = self.old = NO_LOOK
        self.bookmarks: list[tuple[str, Revisions]] = []
        self.tags: list[str] = []
        self.spans: dict[str, Span] = {}
        self.open_spans: dict[str, Span] = {}
        self.log: list[str] = []
        """All text so far, piece by piece: what comments span is cut out of it."""
        self.notes: set[str] = set()
        self.missed: list[Missed] = []
        self.alternates = 0
        self.alternatives: list[Alternative] = []
        self.reformatted: list[Reformatting] = []
        self.bound = False
        self.all_plain = True
        self.aged = False
        """Whether any words so far looked otherwise before a change of looks."""
        self.handlers: dict[object, Callable[[etree._Element, Around], None]] = {}

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
        """An element without a meaning here: what is inside counts, and stray words are told.

        Of a vocabulary that Word does not know it shows nothing (ISO/IEC 29500-3, 9.2).
        """
        tag = str(element.tag)
        if not tag.startswith(_W):
            if not is_known(element):
                self._stray(words_in(element), element.tail)
                return
            if not tag.startswith(MEASURES):
                self._stray(element.text, element.tail)
        self.inside(element, around)

    def _stray(self, *texts: str | None) -> None:
        """Tell of text that stands where none is."""
        if found := " ".join(filter(None, (text and text.strip() for text in texts))):
            self.miss(UnreadKind.UNKNOWN, found)

    def mark(self, around: Around, kind: str, code: str = "") -> None:
        """An end of a field where the walk is, or a piece of its instruction."""
        if self.now:
            found = FieldMark(kind=kind, code=code) if code else FIELD_ENDS[kind]
            self.now.fields.append((len(self.pieces), around.revisions, found))

    def here(self) -> int:
        """The number of the paragraph that the walk is in, or has just left."""
        return self.now.number if self.now else max(self.count - 1, 0)

    def miss(self, kind: UnreadKind, words: str = "") -> None:
        """Tell of something that is not read; pieces of one thing are told as one."""
        line = self.here()
        last = self.missed[-1] if self.missed else None
        if last and words and kind in _PIECEMEAL and last[:2] == (kind, line):
            last[2].append(words)
        else:
            self.missed.append((kind, line, [words]))

    def say(self, text: str, around: Around, more: frozenset[Look] = NO_LOOK) -> None:
        """Take words where the walk is."""
        if self.fields.instructions:
            self.fields.keep(text)
        elif self.now is None:
            self.miss(UnreadKind.UNKNOWN, text)
        else:
            look, old = self.look, self.old
            if more:
                look, old = look | more, old | more
                old = look if old == look else old
            self.pieces.append((text, around.revisions, look, old, ""))
            self.log.append(text)
