"""What a Word file says, as values: lines with their changes and looks, comments, what is unread."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from attrs import field, frozen

from agreementkit.model.redline import Change
from agreementkit.ooxml.dangers import Danger
from agreementkit.ooxml.fields import FieldUse

SWITCHED_ON = "on"
"""How the key of what is unexpected begins where a property is on or off, and on."""


class Concealment(StrEnum):
    """A way in which words do not look like what they are; plain words have none."""

    HIDDEN = "hidden"
    """Hidden text, whoever says so: the words, their style, their row, the file's defaults."""
    WHITE = "white"
    """Of the colour of what lies behind them, or so near that nobody reads them."""
    TINY = "tiny"
    """Under 5 points, or squeezed or clipped to as little."""
    SYMBOL = "symbol"
    """Letters in a font of symbols: they print as other signs."""
    OFF_PAGE = "off-page"
    """Placed outside of the page, or in a box without any size."""
    REVERSED = "reversed"
    """Letters that are made to run from right to left: they read backwards."""
    STRUCK = "struck"
    """Struck through by hand: it looks deleted, and is not."""


class StoryType(StrEnum):
    """What a line stands in."""

    BODY = "body"
    TEXT_BOX = "text box"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


@frozen(kw_only=True)
class Revision:
    """A tracked change as a Word file holds it."""

    change: Change
    author: str
    when: datetime | None
    """As it prints, without a zone; None where the file gives none."""
    moved: bool = False


@frozen(kw_only=True)
class TextRun:
    """Words in a row that share their tracked changes and their look."""

    text: str
    revisions: tuple[Revision, ...] = ()
    """The outermost first: what one person inserted and another deleted has both."""
    looks: frozenset[Concealment] = frozenset()
    note: str = ""
    """Of the mark of a note, which has no text of its own: which note, as in `Line.note`."""


@frozen(kw_only=True)
class CellPosition:
    """The place of a line in a table, each number counted from 0."""

    table: int
    row: int
    column: int


@frozen(kw_only=True)
class Line:
    """A paragraph as it reads; the number that Word counts for it stands beside its text.

    Two lines are equal when they read alike and stand alike. How they came to it, how they
    look, and what is counted of what stands before them, does not count.
    """

    text: str
    """A tab is a tab, and a line break a new line. A soft hyphen stays one."""
    style: str
    """The id of its style; empty for the default one."""
    level: int = 0
    """Of a heading, from 1; 0 for any other line."""
    anchor: str = ""
    """The bookmark by which a clause is found again: the first of `bookmarks`."""
    bookmarks: tuple[str, ...] = field(default=(), eq=False)
    """All our own on it, by the names that we gave them."""
    targets: tuple[str, ...] = field(default=(), eq=False)
    """Every bookmark on it as the file names it, other people's too: references lead there."""
    tags: tuple[str, ...] = field(default=(), eq=False)
    """Of our own content controls (`agk:…`) that have text in it."""
    cell: CellPosition | None = None
    part: str = ""
    """The member that it stands in; empty for the main text."""
    place: StoryType = StoryType.BODY
    note: str = ""
    """Which note it belongs to, such as `footnote 2`, by the number that the file knows it by,
    which is not the one that prints; empty outside of notes."""
    number: str = field(default="", eq=False)
    """As it prints on this side of the changes: `4.2`, `(a)`; `?` where programs may differ."""
    full_number: str = field(default="", eq=False)
    """With the numbers above it: `4.2(a)`."""
    fields: tuple[FieldUse, ...] = field(default=(), eq=False)
    """In the order in which they end."""
    text_runs: tuple[TextRun, ...] = field(default=(), eq=False, repr=False)
    """Its text piece by piece; joined, their texts are its text."""
    mark: tuple[Revision, ...] = field(default=(), eq=False)
    """Changes of the mark at its end."""
    mark_hidden: bool = field(default=False, eq=False)
    """Whether that mark is hidden text, so that Word shows the next line run on."""

    @property
    def looks(self) -> frozenset[Concealment]:
        """Every look that any of its words have."""
        return frozenset(look for stretch in self.text_runs for look in stretch.looks)


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
class Reformatting:
    """A tracked change of looks: no word of the text comes or goes."""

    of: str
    """What was changed: `text`, `paragraph`, `numbering`, `table`, `row`, `cell`, `section`."""
    author: str
    when: datetime | None
    line: int
    """The place in `Reading.marked` of the line that it is in or begins with."""
    before: str = ""
    """The id of the style before, where that is what changed."""
    after: str = ""


@frozen(kw_only=True)
class ReadComment:
    """What somebody said in the margin, with the replies to it."""

    author: str
    initials: str
    when: datetime | None
    paragraphs: tuple[str, ...]
    replies: "tuple[ReadComment, ...]" = ()
    """In order. A program that loses threads leaves replies as comments of their own."""
    resolved: bool = False
    line: int | None = None
    """The place in `Reading.marked` of the line where it begins; None for a comment that
    hangs nowhere, which Word does not show."""
    words: str = ""
    """What it spans, deleted words too; empty where it hangs at a point."""
    words_before: str = ""
    """The same with every change rejected, where a tracked change lies in it; else empty."""
    words_after: str = ""
    """The same with every change accepted, where a tracked change lies in it; else empty."""


class UnreadKind(StrEnum):
    """Why words, or what may hold words, are in no line."""

    IMPORT = "import"
    """Another file that Word draws in when it opens this one (altChunk, subDoc)."""
    EMBEDDED = "embedded"
    """A file or program of another kind inside."""
    PICTURE = "picture"
    """Its words are the description for those who cannot see it."""
    DRAWING = "drawing"
    """Words in a drawing, a diagram or WordArt."""
    CHART = "chart"
    MATHS = "maths"
    READING_AID = "reading aid"
    """Small text above the words (ruby)."""
    FIELD = "field"
    """Words that a field may show and that are not its result. Without words: a field that
    never ends, so that programs differ in what they show of what follows."""
    BUILDING_BLOCK = "building block"
    """Kept in the file for later use, not shown."""
    BOUND = "bound"
    """Data that content controls show in place of the words they hold."""
    UNLINKED = "unlinked"
    """A note, header or footer that nothing in the text leads to."""
    UNKNOWN = "unknown"
    """In markup that Word leaves out, or that this reader does not know; a program that is
    not Word may show it."""


@frozen(kw_only=True)
class Unread:
    """Something that a person must look at, because this reader does not read it."""

    kind: UnreadKind
    part: str
    """The member of the package."""
    words: str = ""
    """Its words, where they can be had."""
    line: int | None = None
    """The place in `Reading.marked` of the line where it stands; None where it has none."""


@frozen(kw_only=True)
class Alternative:
    """A place for which the file holds two texts: programs differ in which they show."""

    part: str
    line: int | None
    """The place in `Reading.marked` of the line where it stands; None in a comment."""
    read: str
    """What Word shows, and what the lines say."""
    other: str
    """What an older program, or another one, shows."""


@frozen(kw_only=True)
class UnexpectedContent:
    """Something that our writer would not have written, and no program adds by itself."""

    what: str
    """What it is, in words: `superscript or subscript`."""
    part: str
    """The member that it stands in; empty for the main text."""
    lines: tuple[int, ...] = ()
    """The places in `Reading.marked` of the lines that it touches; none where it is of the
    file as a whole."""
    words: str = ""
    """The words that it stands over or holds, where it does."""
    shown: str = ""
    """What a program shows in place of those words, where that is known to differ."""
    said_in: str = ""
    """What says so, where that is not the text itself: `the style “Clause Level 3”`."""
    key: str = ""
    """What tells it from others of its kind."""
    counted: bool = False
    """Whether each one counts, as with pictures; formatting that a file of ours has too is
    nothing, wherever it stands."""


@frozen(kw_only=True)
class Reading:
    """What a Word file says, on either side of its tracked changes and with all of them."""

    identifier: str = ""
    """The draft that the file says it is: a claim to look up, and never a proof."""
    accepted: tuple[Line, ...]
    """With every change accepted: the main text, then headers, footers and notes."""
    rejected: tuple[Line, ...]
    """With every change rejected."""
    marked: tuple[Line, ...] = ()
    """As it stands: each paragraph a line, with what was inserted and what was deleted."""
    changes: tuple[TrackedChange, ...] = ()
    reformatted: tuple[Reformatting, ...] = ()
    comments: tuple[ReadComment, ...] = ()
    unread: tuple[Unread, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    dangers: tuple[Danger, ...] = ()
    unexpected: tuple[UnexpectedContent, ...] = ()
    """What drafts do not have, and programs do not add by themselves."""
    indents: Mapping[int, int] = field(factory=dict, repr=False)
    """How far in each line stands, in twentieths of a point, by its place in `marked`."""
    links: Mapping[int, str] = field(factory=dict, repr=False)
    """The bookmark to which the first link of a line leads, by its place in `marked`."""
    page_parts: frozenset[str] = field(default=frozenset(), repr=False)
    """Which headers and footers its pages show, in words."""
    tracking: bool = False
    """Whether Word goes on tracking changes when the file is opened."""
    protection: str = ""
    """What the file lets a reader do, such as `trackedChanges`; empty for anything."""
