"""A Word file to its lines of text, on either side of its tracked changes and with all of them.

This is a walk of our own. The usual library passes over inserted text without a word, and
over every paragraph inside a content control.

`read_word` reads part by part: `ooxml.walker` walks over each once, and the lines of all three
views are made of what it found. Below it stand, in this order, what a `Reading` is made of:
tracked changes, lines, comments, and what is not read. The file is long because these are parts
by the same walk, and say of each other where they stand.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from agreementkit.model.redline import Change
from agreementkit.ooxml.appearance import Appearances
from agreementkit.ooxml.colour import Theme, theme_in
from agreementkit.ooxml.dangers import dangers
from agreementkit.ooxml.data_binding import bound_value
from agreementkit.ooxml.drawing import words_in
from agreementkit.ooxml.fields import FieldMark, fields_in_line
from agreementkit.ooxml.indents import Indents, list_levels
from agreementkit.ooxml.nodes import Node, ReadParagraph, ReadTable, Revisions, Span, Story, moment
from agreementkit.ooxml.numbering import ListCounter, ListNumber, NumberingRules, numbering_rules
from agreementkit.ooxml.opc import CONTENT_TYPES, Relationship, content_types, every_relationship
from agreementkit.ooxml.package import RelatedParts, main_part, root_of, xml_parts
from agreementkit.ooxml.properties import on_off
from agreementkit.ooxml.reading import (
    Alternative,
    CellPosition,
    Line,
    ReadComment,
    Reading,
    StoryType,
    TextRun,
    TrackedChange,
    Unread,
    UnreadKind,
)
from agreementkit.ooxml.settings import identifier_of, page_colour, settings_of, symbol_fonts
from agreementkit.ooxml.styles import Styles, outline_levels, styles_in
from agreementkit.ooxml.unexpected import UnexpectedMarkup
from agreementkit.ooxml.walker import story
from agreementkit.ooxml.xml import (
    CHART_TEXT,
    DRAWN_TEXT,
    MAIN,
    MATHS_TEXT,
    PARAGRAPH_ID,
    THREAD,
    THREAD_DONE,
    THREAD_ID,
    THREAD_PARENT,
    attribute,
    name,
)
from agreementkit.word.markup_writer import own_bookmark_name, plain_bookmark_name
from agreementkit.word.word_source import WordSource, package_of

if TYPE_CHECKING:
    from lxml import etree

_P, _SECTION, _TABLED = (
    name("p"),
    name("sectPr"),
    (name("tc"), name("tr"), name("tbl"), name("sdt")),
)
_STORY_TYPES = {
    "header": StoryType.HEADER,
    "footer": StoryType.FOOTER,
    "footnotes": StoryType.FOOTNOTE,
    "endnotes": StoryType.ENDNOTE,
}
"""How the main part is related to the others that hold text."""


def read_word(source: WordSource) -> Reading:
    """Read a Word file (.docx), whoever wrote it. Nothing in it is repaired.

    Every word that Word shows is in a line, in a comment, among the alternatives or among
    what is unread.

    Args:
        source: the file: its path, its bytes, a file open for bytes, or a document of
            python-docx.

    Raises:
        RefusedError: this is no Word file that can be read and opened safely.

    >>> import docx
    >>> import agreementkit as ak
    >>> document = docx.Document()
    >>> _ = document.add_paragraph("Seen and agreed.")
    >>> [line.text for line in ak.read_word(document).accepted]
    ['Seen and agreed.']
    """
    file = _opened(source)
    styles, theme = styles_in(file.related.root("styles")), _theme_of(file)
    parts = tuple(_read_parts(file, styles, theme))
    margin = _read_comments(file, parts)
    settings = settings_of(file.related.root("settings"))
    names = {file.main, *(each.part for each in parts), *file.related.names("comments")}
    bound = any(each.story.bound for each in parts)
    marked = tuple(line for each in parts for line in each.marked)
    found = _unexpected(file, parts, marked, styles, theme)
    return Reading(
        identifier=identifier_of(file.package),
        accepted=tuple(line for each in parts for line in each.accepted),
        rejected=tuple(line for each in parts for line in each.rejected),
        marked=marked,
        changes=tuple(change for each in parts for change in _changes(each.story, each.part)),
        reformatted=tuple(
            evolve(found, line=each.place_of(found.line))
            for each in parts
            for found in each.story.reformatted
        ),
        comments=margin.comments,
        unread=(
            *(_with_imported_words(found, file) for each in parts for found in each.unread()),
            *(_with_imported_words(found, file) for found in margin.unread),
            *_unread_parts(file.package, names, file.every, bound=bound),
        ),
        alternatives=(
            *(found for each in parts for found in each.alternatives()),
            *margin.alternatives,
        ),
        dangers=dangers(file.package),
        unexpected=found.all(marked),
        indents=found.indents,
        links=found.links,
        page_parts=frozenset(found.page_parts),
        tracking=settings.tracking,
        protection=settings.protection,
    )


@frozen(kw_only=True, eq=False)
class _File:
    """An opened package, and what leads where in it."""

    package: Mapping[str, bytes]
    main: str
    related: RelatedParts
    """To the main part."""
    every: tuple[Relationship, ...]


def _theme_of(file: _File) -> Theme:
    part = next(iter(file.related.names("theme")), None)
    settings = file.related.root("settings")
    return theme_in(None if part is None else file.package[part], settings)


def _opened(source: WordSource) -> _File:
    package = package_of(source)
    main = main_part(package)
    return _File(
        package=package,
        main=main,
        related=RelatedParts(package=package, source=main),
        every=tuple(every_relationship(package)),
    )


@frozen(kw_only=True, eq=False)
class _PartReading:
    """One part as it reads: its story, and its lines on every side."""

    part: str
    """As lines name it: empty for the main text."""
    story: Story
    start: int
    """The place of its first line in the marked view of the whole file."""
    accepted: tuple[Line, ...]
    rejected: tuple[Line, ...]
    marked: tuple[Line, ...]
    _order: Mapping[int, int]

    def place_of(self, number: int | None) -> int:
        """The place of one of its paragraphs in the marked view of the whole file."""
        last = max(len(self.marked) - 1, 0)
        return self.start + self._order.get(-1 if number is None else number, last)

    def place_in(self, element: "etree._Element") -> int | None:
        """The place of the line in which an element stands, or of the first one in it."""
        numbers = self.story.numbers
        if element in numbers:
            return self.place_of(numbers[element])
        for each in element.iterancestors(_P):
            if each in numbers:
                return self.place_of(numbers[each])
        if element.tag == _SECTION:
            # The last one: what it says is of all that goes before.
            return None
        for around in (element, *element.iterancestors(*_TABLED)):
            below = next((each for each in around.iter(_P) if each in numbers), None)
            if below is not None:
                return self.place_of(numbers[below])
        return None

    def unread(self) -> Iterator[Unread]:
        for found in self.story.unread:
            yield evolve(found, part=self.part, line=self.place_of(found.line))

    def alternatives(self) -> Iterator[Alternative]:
        for found in self.story.alternatives:
            yield evolve(found, part=self.part, line=self.place_of(found.line))


def _read_parts(file: _File, styles: Styles, theme: Theme) -> Iterator[_PartReading]:
    """The parts that hold text, in the order of the lines."""
    settings, main = file.related.root("settings"), root_of(file.package, file.main)
    looks = Appearances(
        styles,
        theme=theme,
        page=page_colour(main, settings),
        symbols=symbol_fonts(file.related.root("fontTable")),
    )
    rules = numbering_rules(file.related.root("numbering"), styles)
    levels = outline_levels(styles)
    found = {
        link.target: _STORY_TYPES[link.kind]
        for link in file.related.links
        if link.kind in _STORY_TYPES
    }
    found.pop(file.main, None)
    start, notes = 0, dict[str, bool]()
    for part, place in ((file.main, StoryType.BODY), *sorted(found.items())):
        name = "" if part == file.main else part
        read = story(root_of(file.package, part), looks, notes if name else None)
        notes |= {note: shown or notes.get(note, False) for note, shown in read.notes.items()}
        views = [
            _RevisionView(part=name, place=place, levels=levels, gone=gone, rules=rules)
            for gone in (None, Change.DELETED, Change.INSERTED)
        ]
        marked = tuple(views[0].lines(read.nodes))
        accepted, rejected = (
            marked if read.plain else tuple(view.lines(read.nodes)) for view in views[1:]
        )
        yield _PartReading(
            part=name,
            story=read,
            start=start,
            accepted=accepted,
            rejected=rejected,
            marked=marked,
            order={number: place for place, number in enumerate(views[0].numbers)},
        )
        start += len(marked)


def _unexpected(
    file: _File,
    parts: Sequence[_PartReading],
    marked: Sequence[Line],
    styles: Styles,
    theme: Theme,
) -> UnexpectedMarkup:
    """What the file shows that a draft would not, and no program adds by itself."""
    levels = list_levels(file.related.root("numbering"))
    bound = partial(bound_value, file.package)
    found = UnexpectedMarkup(theme, styles, Indents(styles, levels), bound)
    for each in parts:
        root = root_of(file.package, each.part or file.main)
        found.in_part(root, each.story.unknown, each.part, each.place_in)
    found.in_styles(file.related.root("styles"), range(len(marked)))
    found.in_lists(levels)
    found.in_fields(marked)
    found.in_file(
        file.package, file.every, file.related.root("settings"), file.related.root("fontTable")
    )
    return found


# Tracked changes, gathered.


def _text_runs(nodes: Sequence[Node]) -> Iterator[TextRun]:
    """Every run of text in order, the ends of paragraphs included."""
    for node in nodes:
        if isinstance(node, ReadTable):
            for row in node.rows:
                for cell in row.cells:
                    yield from _text_runs(cell.nodes)
        else:
            yield from node.text_runs
            yield TextRun(text="\n", revisions=node.mark)
            for box in node.boxes:
                yield from _text_runs(box)


def _changes(read: Story, part: str) -> Iterator[TrackedChange]:
    """Every change; what one person did at one time and place is one."""
    every = () if read.plain else _text_runs(read.nodes)
    for revisions, run in groupby(every, key=lambda each: each.revisions):
        if not revisions:
            continue
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


# The paragraphs and tables of a part as lines: accepted, rejected, or with all that is in it.


class _RevisionView:
    """One side of a part's changes, or the part with all of them.

    Args:
        part: the name of the member; empty for the main text.
        place: what its lines stand in.
        levels: of the styles of headings, by id.
        gone: the kind of change whose text is not there; None shows all text.
        rules: how the file counts.
    """

    def __init__(
        self,
        *,
        part: str,
        place: StoryType,
        levels: Mapping[str, int],
        gone: Change | None,
        rules: NumberingRules,
    ) -> None:
        self.part = part
        self.place = place
        self.levels = levels
        self.gone = gone
        self.tables = 0
        self.counter = ListCounter(rules)
        self.boxed = ListCounter(rules)
        """Text boxes are counted by themselves: what stands in one moves nothing outside."""
        self.numbers: list[int] = []
        """Of the paragraphs that its lines end with, in their order."""

    def _is_shown(self, revisions: Revisions) -> bool:
        return not revisions or all(each.change is not self.gone for each in revisions)

    def lines(self, nodes: Sequence[Node], cell: CellPosition | None = None) -> Iterator[Line]:
        """The lines of some paragraphs and tables that stand together."""
        # What has lost the mark at its end, and so runs on into the next paragraph.
        merged: list[ReadParagraph] = []
        runs: list[TextRun] = []
        boxes: list[Sequence[Node]] = []
        last: ReadParagraph | None = None
        after_table = False
        for node in nodes:
            if isinstance(node, ReadTable):
                if last and runs:
                    yield self._line(merged, last, runs, cell)
                yield from self._boxes(boxes)
                merged, runs, boxes, last, after_table = [], [], [], None, True
                yield from self._table(node)
                continue
            if last and last.note != node.note:
                # Notes are texts by themselves: the last mark of one cannot go.
                if runs or not after_table:
                    yield self._line(merged, last, runs, cell)
                yield from self._boxes(boxes)
                merged, runs, boxes, last, after_table = [], [], [], None, False
            there = self._is_shown(node.mark)
            if there and not last and node.plain:
                yield self._plain(node, cell)
                after_table = False
                continue
            last = node
            runs += [each for each in self._text(node) if self._is_shown(each.revisions)]
            boxes += node.boxes
            if runs or there:
                merged.append(node)
            if there:
                yield self._line(merged, node, runs, cell)
                yield from self._boxes(boxes)
                merged, runs, boxes, last, after_table = [], [], [], None, False
        if last and (runs or not after_table):
            # The last mark of a text or a cell cannot go: something always ends with it.
            yield self._line(merged, last, runs, cell)
        yield from self._boxes(boxes)

    def _boxes(self, boxes: Sequence[Sequence[Node]]) -> Iterator[Line]:
        """The lines of the text boxes that hang on what has just ended."""
        for nodes in boxes:
            yield from self.lines(nodes)

    def _text(self, node: ReadParagraph) -> Sequence[TextRun]:
        if self.gone is Change.INSERTED and node.old_text_runs is not None:
            return node.old_text_runs
        return node.text_runs

    def _plain(self, node: ReadParagraph, cell: CellPosition | None) -> Line:
        """The line of a paragraph that is the same in every view; made once."""
        if node.line is None or node.line.cell != cell:
            node.line = self._line([node], node, node.text_runs, cell)
            return node.line
        self.numbers.append(node.number)
        label = self._label(node)
        if node.line.full_number != label.full or node.line.number != label.text:
            return evolve(node.line, number=label.text, full_number=label.full)
        return node.line

    def _label(self, node: ReadParagraph) -> ListNumber:
        """The number of the paragraph that comes next."""
        counter = self.boxed if node.boxed else self.counter
        if self.gone is Change.INSERTED:
            return counter.label(node.old_style, node.old_numbering)
        return counter.label(node.style, node.numbering)

    def _line(
        self,
        paragraphs: Sequence[ReadParagraph],
        last: ReadParagraph,
        runs: Sequence[TextRun],
        cell: CellPosition | None,
    ) -> Line:
        self.numbers.append(last.number)
        style = last.old_style if self.gone is Change.INSERTED else last.style
        label = self._label(last)
        targets: list[str] = []
        marked = False
        tags: list[str] = []
        for each in paragraphs:
            if each.bookmarks:
                targets += [name for name, around in each.bookmarks if self._is_shown(around)]
            marked = marked or bool(each.fields)
            if each.tags:
                tags += [tag for tag, spots in each.tags if any(map(self._is_shown, spots))]
        bookmarks = (
            tuple(dict.fromkeys(filter(None, map(own_bookmark_name, targets)))) if targets else ()
        )
        return Line(
            text="".join([each.text for each in runs]),
            style=style,
            level=self.levels.get(style, 0),
            anchor=bookmarks[0] if bookmarks else "",
            bookmarks=bookmarks,
            targets=tuple(targets),
            tags=tuple(dict.fromkeys(tags)),
            cell=cell,
            part=self.part,
            place=StoryType.TEXT_BOX if last.boxed else self.place,
            note=last.note,
            number=label.text,
            full_number=label.full,
            fields=fields_in_line(
                (piece for each in paragraphs for piece in _text_in_pieces(each, self._is_shown)),
                plain_bookmark_name,
            )
            if marked
            else (),
            text_runs=tuple(runs),
            mark=last.mark,
            mark_hidden=last.mark_hidden,
        )

    def _table(self, table: ReadTable) -> Iterator[Line]:
        rows = [row for row in table.rows if self._is_shown(row.revisions)]
        if rows:
            number = self.tables
            self.tables += 1
            for row, each in enumerate(rows):
                cells = [cell for cell in each.cells if self._is_shown(cell.revisions)]
                for column, cell in enumerate(cells):
                    yield from self.lines(
                        cell.nodes, CellPosition(table=number, row=row, column=column)
                    )


def _text_in_pieces(
    node: ReadParagraph,
    is_shown: Callable[[Revisions], bool],
) -> Iterator[tuple[str, FieldMark | None]]:
    """The text of a paragraph as far as it is there, with the ends of fields between its pieces.

    Args:
        node: the paragraph.
        is_shown: whether what lies in some changes is there.
    """
    marks = iter(node.fields)
    next_ = next(marks, None)
    at = 0
    for run in node.text_runs:
        start, end, shown = at, at + len(run.text), is_shown(run.revisions)
        while next_ and next_[0] < end:
            if shown:
                yield run.text[start - at : next_[0] - at], None
            start = next_[0]
            if is_shown(next_[1]):
                yield "", next_[2]
            next_ = next(marks, None)
        if shown:
            yield run.text[start - at :], None
        at = end
    while next_:
        if is_shown(next_[1]):
            yield "", next_[2]
        next_ = next(marks, None)


# What stands in the margin, thread by thread (17.13.4; [MS-DOCX] 2.5.4.1).

_DEEPEST = 20
"""Word itself writes one level, and a circle has no end."""


@frozen(kw_only=True)
class _MarginContent:
    """What stands in the margin."""

    comments: tuple[ReadComment, ...] = ()
    """Those that answer no other, each with its replies."""
    unread: tuple[Unread, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@frozen(kw_only=True)
class _Thread:
    parent: str
    done: bool


def _read_comments(file: _File, parts: Sequence[_PartReading]) -> _MarginContent:
    """The comments of a file, with where they hang in the parts that have been read."""
    part = next(iter(file.related.names("comments")), None)
    if part is None:
        return _MarginContent()
    extended = file.related.root("commentsExtended")
    threads = {} if extended is None else dict(_threads(extended))
    spans = {id_: (each, span) for each in parts for id_, span in each.story.spans.items()}
    looks = Appearances(styles_in(None))
    first: dict[str, ReadComment] = {}
    replies: dict[str, list[ReadComment]] = {}
    unread: list[Unread] = []
    alternatives: list[Alternative] = []
    for number, element in enumerate(root_of(file.package, part).iter(name("comment"))):
        own = next((p.get(PARAGRAPH_ID) for p in reversed([*element.iter(name("p"))])), None)
        key = own or f"comment {number}"
        text = story(element, looks)
        comment = _comment(element, text, spans.get(attribute(element, "id") or ""))
        unread += (evolve(each, part=part, line=comment.line) for each in text.unread)
        alternatives += (evolve(each, part=part, line=None) for each in text.alternatives)
        thread = threads.get(key)
        comment = evolve(comment, resolved=bool(thread and thread.done))
        above = _thread_start(key, threads)
        if above == key or above not in first:
            first[key if key not in first else f"comment {number}"] = comment
        else:
            replies.setdefault(above, []).append(comment)
    found = (
        evolve(each, replies=tuple(replies[key])) if key in replies else each
        for key, each in first.items()
    )
    return _MarginContent(
        comments=tuple(found),
        unread=tuple(unread),
        alternatives=tuple(alternatives),
    )


def _threads(root: "etree._Element") -> Iterator[tuple[str, _Thread]]:
    for element in root.iter(THREAD):
        parent = element.get(THREAD_PARENT, "")
        done = on_off(element.get(THREAD_DONE), absent=False)
        yield element.get(THREAD_ID, ""), _Thread(parent=parent, done=done)


def _thread_start(key: str, threads: Mapping[str, _Thread]) -> str:
    """The comment that a thread begins with: Word shows all its replies on one level."""
    for _ in range(_DEEPEST):
        if key not in threads or not threads[key].parent:
            return key
        key = threads[key].parent
    return ""


def _comment(
    element: "etree._Element",
    text: Story,
    span: tuple[_PartReading, Span] | None,
) -> ReadComment:
    """One comment without its replies; `span` is the part that it hangs in, and where."""
    view = _RevisionView(
        part="", place=StoryType.BODY, levels={}, rules=NumberingRules(), gone=None
    )
    words, before, after = _spanned(span[0].story, span[1]) if span else ("", "", "")
    return ReadComment(
        author=attribute(element, "author") or "",
        initials=attribute(element, "initials") or "",
        when=moment(attribute(element, "date")),
        paragraphs=tuple(line.text for line in view.lines(text.nodes)),
        line=span[0].place_of(span[1].line) if span else None,
        words=words,
        words_before=before,
        words_after=after,
    )


def _spanned(text: Story, span: Span) -> tuple[str, str, str]:
    """What a comment spans; and on either side of its changes, where it has any."""
    words = text.spanned(span)
    before, after = (text.spanned(span, each) for each in (Change.INSERTED, Change.DELETED))
    return (words, "", "") if before == after else (words, before, after)


# What a package holds beside the text that is read: words that a person must look for.

_WITHOUT_WORDS = tuple(
    f"{kind}+xml"
    for kind in (
        *("relationships", "styles", "styleswitheffects", "settings", "fonttable", "theme"),
        *("websettings", "numbering", "core-properties", "extended-properties", "people"),
        *("custom-properties", "customxmlproperties", "commentsextended", "commentsids"),
        *("commentsextensible", "themeoverride", "chartcolorstyle", "chartstyle"),
        *("diagramstyle", "diagramcolors", "diagramlayout"),
    )
)
"""How the content types of parts end that hold no words of a text."""
_EMBEDDED_KINDS = frozenset({"oleobject", "package", "control", "activexcontrolbinary", "font"})
_TEXT_ELEMENTS = (name("t"), name("delText"), DRAWN_TEXT, MATHS_TEXT, CHART_TEXT)
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_TEXT_ENDINGS = (".htm", ".html", ".xhtml", ".mht", ".txt", ".xml")


def _unread_parts(
    package: Mapping[str, bytes],
    read: Collection[str],
    links: Collection[Relationship],
    *,
    bound: bool,
) -> Iterator[Unread]:
    """Everything in a package that may show words, and is not read.

    Args:
        package: what `package.open_package` returned.
        read: the names of the parts that are read.
        links: all relationships of the package.
        bound: whether content controls take words from data beside the text.
    """
    for link in links:
        if not link.outside and link.kind.lower() in _EMBEDDED_KINDS:
            yield Unread(kind=UnreadKind.EMBEDDED, part=link.target)
    known = {name.lower() for name in read} | {CONTENT_TYPES.lower()}
    imported = {link.target.lower() for link in links if link.kind.lower() == "afchunk"}
    types = content_types(package[CONTENT_TYPES])
    for part in xml_parts(package):
        if part.lower() in known | imported or types.of(part).endswith(_WITHOUT_WORDS):
            continue
        root = root_of(package, part)
        kind, words = _kind_of_part(root), _words_of_part(root)
        if kind is UnreadKind.UNKNOWN and not words and bound:
            # Data of a form of its own, which content controls may show.
            kind, words = UnreadKind.BOUND, " ".join("".join(map(str, root.itertext("*"))).split())
        if words:
            yield Unread(kind=kind, part=part, words=words)


def _words_of_part(root: "etree._Element") -> str:
    """The words of a part, of a text or piece by piece."""
    if root.tag.startswith(f"{{{MAIN}}}"):
        return words_in(root)
    return " ".join(filter(None, (each.text for each in root.iter(*_TEXT_ELEMENTS))))


def _kind_of_part(root: "etree._Element") -> UnreadKind:
    """What a part is, by its root."""
    namespace, _, short = root.tag.removeprefix("{").rpartition("}")
    if namespace == MAIN:
        return UnreadKind.BUILDING_BLOCK if short == "glossaryDocument" else UnreadKind.UNLINKED
    if "/chart" in namespace:
        return UnreadKind.CHART
    drawn = "/diagram" in namespace or "/drawing" in namespace
    return UnreadKind.DRAWING if drawn else UnreadKind.UNKNOWN


def imported_words(part: str, data: bytes) -> str:
    """The words of a file that is to be drawn in, where they can be had without a program.

    >>> imported_words("word/a.html", b"<p>The Employer <b>may</b></p>")
    'The Employer may'
    """
    if not part.lower().endswith(_TEXT_ENDINGS):
        return ""
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    return " ".join(unescape(_MARKUP.sub(" ", text)).split())


def _with_imported_words(unread: Unread, file: _File) -> Unread:
    """What is unread, with the words of a file that it draws in."""
    if unread.kind is not UnreadKind.IMPORT:
        return unread
    source = unread.part or file.main
    for link in file.every:
        if (link.source, link.id) == (source, unread.words):
            there = not link.outside and link.target in file.package
            words = imported_words(link.target, file.package[link.target]) if there else ""
            return evolve(unread, part=link.target, words=words)
    return evolve(unread, words="")
