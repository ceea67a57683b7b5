"""A document to a Word file.

From the inside out: spans become runs, blocks paragraphs and tables, the cover and the contents
come before them, and the parts of a file around them. What an element looks like in XML is
`markup_writer`'s business, and the package `package_writer`'s; how changes are marked, `redline`'s.

The file is long because `redline` writes the same things with marks: what both share, down to
the widths of columns, stands here once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

from attrs import frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.copies import HouseStyle
from agreementkit.model.document import (
    PRIVATE,
    SIGNED_WITH,
    Blank,
    Bullet,
    ClauseHeading,
    Comment,
    Document,
    DocumentBlock,
    Heading,
    Layout,
    Note,
    Paragraph,
    PartHeading,
    PrivateDocument,
    Reference,
    ScheduleHeading,
    SignatureBlock,
    Span,
    Spans,
    Table,
    TermUse,
    Unconfirmed,
    spans_in,
)
from agreementkit.model.fixed_wording import WrittenWords
from agreementkit.model.template import Run
from agreementkit.ooxml.xml import forbidden
from agreementkit.word import parts as part_names, styles
from agreementkit.word.markup_writer import (
    LANGUAGE,
    LONGEST_TITLE,
    TAB,
    bookmark_name,
    comment,
    comment_ex,
    comment_range,
    comments,
    comments_extended,
    core_properties,
    custom_property,
    document,
    field,
    field_end,
    field_start,
    footer,
    header,
    in_bookmark,
    link,
    paragraph,
    run,
    table,
)
from agreementkit.word.package_writer import assembled, packed, tracking_settings

# Spans of text to runs.


def runs(
    spans: Spans,
    *,
    deleted: bool = False,
    anchor: Callable[[str], str] = bookmark_name,
) -> str:
    """Spans as runs; neighbours that look alike share one, as if typed in one go.

    Args:
        spans: the line.
        deleted: whether they stand inside a tracked deletion.
        anchor: gives the bookmark of what a reference names.
    """
    return "".join(_runs(spans, deleted, anchor))


def _runs(spans: Spans, deleted: bool, anchor: Callable[[str], str]) -> Iterator[str]:  # noqa: FBT001
    together: list[str] = []
    for span in spans:
        if _is_plain(span):
            together.append(span.text)
            continue
        if together:
            yield run("".join(together), deleted=deleted)
            together.clear()
        yield _formatted(span, deleted, anchor)
    if together:
        yield run("".join(together), deleted=deleted)


def _is_plain(span: Span) -> bool:
    """Whether a span prints as nothing but its words."""
    match span:
        case Run():
            return not (span.bold or span.italic)
        case TermUse():
            return not span.defining
        case Blank() | Reference() | Unconfirmed():
            return False
        case _:
            return True


def _formatted(span: Span, deleted: bool, anchor: Callable[[str], str]) -> str:  # noqa: FBT001
    """A span that has a look or a life of its own."""
    match span:
        case Run():
            return run(span.text, bold=span.bold, italic=span.italic, deleted=deleted)
        case Blank() | Unconfirmed():
            return run(span.text, style=styles.BLANK, highlight=True, deleted=deleted)
        case Reference():
            code = rf"REF {anchor(span.target)} \r \h"
            return field(code, run(span.text, deleted=deleted), deleted=deleted)
        case _:
            return run(span.text, style=styles.DEFINED_TERM, deleted=deleted)


# Comments: their marks in the text, and the two parts that hold their words.


class _CommentWriter:
    """The comments met in one pass over a document."""

    def __init__(self) -> None:
        self._numbers = count(0)
        self._comments: list[str] = []
        self._threads: list[str] = []

    def commented(self, comments: tuple[Comment, ...], content: str) -> str:
        """A paragraph's content inside the marks of its comments, which are noted."""
        for each in comments:
            top = next(self._numbers)
            numbers = [top, *(next(self._numbers) for _ in each.replies)]
            self._note(each, top, parent=None)
            for number, reply in zip(numbers[1:], each.replies, strict=True):
                self._note(reply, number, parent=top)
            # Word drops a reply that has no range of its own in the text.
            content = comment_range(numbers, content)
        return content

    def _note(self, each: Comment, number: int, parent: int | None) -> None:
        self._comments.append(
            comment(
                number,
                style=styles.COMMENT_TEXT,
                author=each.author.name,
                initials=each.author.initials,
                date=each.when.isoformat() if each.when else None,
                lines=each.text,
            ),
        )
        self._threads.append(comment_ex(number, parent, done=each.resolved))

    def parts(self) -> Iterator[tuple[str, str]]:
        """The parts by member name; none where nobody commented."""
        if self._comments:
            yield part_names.COMMENTS, comments("".join(self._comments))
            yield part_names.THREADS, comments_extended("".join(self._threads))


# The blocks of a document to paragraphs and tables.

# The usual widths of columns, by how many there are.
_WIDTHS = {
    2: (3000, 6026),
    3: (1300, 4426, 3300),
    4: (1800, 2409, 2409, 2408),
    5: (1900, 1826, 1800, 1750, 1750),
}
_STYLES = {
    PartHeading: styles.PART_HEADING,
    ClauseHeading: styles.CLAUSE_HEADING,
    ScheduleHeading: styles.SCHEDULE_HEADING,
    Bullet: styles.BULLET,
    Note: styles.NOTE,
}
SIGNATURE = {
    **dict.fromkeys(SIGNED_WITH, styles.SIGNATURE_LINE),
    SIGNED_WITH[-1]: styles.SIGNATURE_END,
}
"""The lines under a party's name, each with its style."""


class BlockWriter:
    """One pass over blocks; counts the bookmarks and gathers the comments as it goes."""

    def __init__(self, width: int = styles.WIDTH) -> None:
        self.width = width
        self.numbers = count(1)
        self.margin = _CommentWriter()
        self.first_below: str | None = None
        """The clause whose heading has been written, and its first paragraph not yet."""

    def xml(self, block: DocumentBlock) -> Iterator[str]:
        """The paragraphs, or the table, of one block."""
        match block:
            case SignatureBlock():
                yield from _signature(block)
            case Table():
                yield self.table(block)
            case _:
                yield paragraph(block_style(block), self.content(block))

    def content(self, block: DocumentBlock) -> str:
        """What stands in the paragraph of a block: its runs, in its bookmarks."""
        match block:
            case PartHeading():
                return in_bookmark(
                    bookmark_name(block.number), next(self.numbers), run(block.title)
                )
            case ScheduleHeading():
                return in_bookmark(bookmark_name(block.id), next(self.numbers), run(block.title))
            case ClauseHeading():
                return self.margin.commented(block.comments, self.heading(block, run(block.title)))
            case Paragraph():
                inside = self.anchored(block, runs(block.spans))
                return self.margin.commented(block.comments, inside)
            case Bullet() | Note():
                return runs(block.spans)
            case Heading():
                return run(block.text)
            case _:
                message = f"a {type(block).__name__} is not one paragraph"
                raise TypeError(message)

    def heading(self, block: ClauseHeading, content: str) -> str:
        """The runs of a clause's heading inside the bookmark by which it is found again."""
        self.first_below = block.clause
        return in_bookmark(bookmark_name(block.clause), next(self.numbers), content)

    def anchored(self, block: Paragraph, content: str) -> str:
        """The first paragraph of a clause has a second bookmark, should the heading go."""
        if self.first_below is None or self.first_below != block.clause:
            return content
        name, self.first_below = f"{bookmark_name(self.first_below)}_b", None
        return in_bookmark(name, next(self.numbers), content)

    def table(self, block: Table) -> str:
        """A table, its columns as wide as they need."""
        fills = cell_fills(block, len(block.rows))
        return table(
            style=styles.TABLE,
            widths=column_widths(block, self.width),
            caption=block.caption,
            header=[paragraph(styles.TABLE_HEADING, run(cell)) for cell in block.header],
            rows=[
                [
                    (paragraph(styles.TABLE_TEXT, runs(cell)), fill)
                    for cell, fill in zip(row, shaded, strict=True)
                ]
                for row, shaded in zip(block.rows, fills, strict=True)
            ],
        )


def column_widths(block: Table, width: int) -> tuple[int, ...]:
    """The widths of a table's columns, which together fill the page's.

    Args:
        block: the table.
        width: between the margins, in twentieths of a point.
    """
    columns = len(block.header)
    usual = _WIDTHS.get(columns, (1,) * columns)
    weights = block.widths or usual
    widths = [width * weight // sum(weights) for weight in weights]
    return (*widths[:-1], width - sum(widths[:-1]))


def cell_fills(block: Table, rows: int) -> Sequence[Sequence[str | None]]:
    """The colour behind each cell.

    Args:
        block: the table.
        rows: how many rows are shown; colours are known for the table's own alone.
    """
    if not block.shades:
        return ((None,) * len(block.header),) * rows
    return tuple(tuple(styles.FILLS.get(shade) for shade in row) for row in block.shades)


def block_style(block: DocumentBlock) -> str:
    """The style of the one paragraph that a block is."""
    match block:
        case Paragraph():
            own = styles.CLAUSE_TEXT if block.clause else styles.BODY
            return styles.LEVELS.get(block.level, own)
        case Heading():
            # Word files of others have up to nine levels.
            return styles.PAPER_HEADINGS[min(block.level, len(styles.PAPER_HEADINGS))]
        case _:
            return _STYLES[type(block)]


def _signature(block: SignatureBlock) -> Iterator[str]:
    yield paragraph(styles.SIGNATURE_PARTY, run(block.heading))
    for line, style in SIGNATURE.items():
        yield paragraph(style, run(line), TAB, TAB)


# What stands before the text: the cover and the contents.

# Without page numbers: only Word knows where its pages end.
CONTENTS = r'TOC \o "1-2" \n \h \z \t "Schedule Heading,1"'


def cover_lines(document: Document) -> Iterator[tuple[str, str]]:
    """The lines of the cover, each with its style."""
    yield styles.TITLE, document.title
    yield styles.COVER_LABEL, WrittenWords.BETWEEN
    for index, party in enumerate(document.parties):
        if index:
            yield styles.COVER_LABEL, WrittenWords.AND
        yield styles.COVER_PARTY, party
    yield styles.COVER_VERSION, str(document.version)
    for words in document.version.reservations:
        yield styles.COVER_RESERVATION, words


def _cover(document: Document) -> Iterator[str]:
    """The cover; on a page of its own where something stands before it."""
    for style, words in cover_lines(document):
        new_page = style == styles.TITLE and bool(document.front)
        yield paragraph(style, run(words), new_page=new_page)


@frozen(kw_only=True)
class ContentsEntry:
    """One line of the contents."""

    style: str
    number: str
    title: str
    target: str

    def linked(self) -> str:
        """The line's content: a link to what it names."""
        gap = TAB if self.style == styles.TOC_CLAUSE else run(WrittenWords.GAP)
        return link(bookmark_name(self.target), run(self.number) + gap + run(self.title))


def contents_entries(document: Document) -> list[ContentsEntry]:
    """The lines of the contents."""
    return [entry for block in document.blocks if (entry := contents_entry_of(block))]


def _contents(document: Document) -> Iterator[str]:
    """The contents, as the whole result of their field, so that Word has nothing to ask.

    No control is around them: Word updates the field as well without one, and other readers
    do not look into one.
    """
    lines = contents_entries(document)
    last = len(lines) - 1
    yield paragraph(styles.TOC_HEADING, run(WrittenWords.CONTENTS))
    for index, entry in enumerate(lines):
        yield paragraph(
            entry.style,
            field_start(CONTENTS) if index == 0 else "",
            entry.linked(),
            field_end() if index == last else "",
        )


def contents_entry_of(block: DocumentBlock) -> ContentsEntry | None:
    """A heading's line in the contents; None for any other block."""
    match block:
        case PartHeading():
            style, target = styles.TOC_PART, block.number
        case ClauseHeading():
            style, target = styles.TOC_CLAUSE, block.clause
        case ScheduleHeading():
            style, target = styles.TOC_PART, block.id
        case _:
            return None
    return ContentsEntry(style=style, number=block.number, title=block.title, target=target)


# Whole files.

_LINE, _WIDE_LINE = 80, 130
"""Letters that are sure to fit on one line of a header."""


def word_bytes(text: Document, style: HouseStyle | None = None, identifier: str = "") -> bytes:
    """A document as a Word file (.docx): the same document gives the same bytes.

    The file carries no author and no date of its own, and nothing that the document
    does not hold.

    Args:
        text: what to write.
        style: the look and letterhead of a branch; None takes the plain style.
        identifier: by which the file is known again when it comes back; empty leaves it out.

    Raises:
        InvalidError: the text holds a character that no Word file can.
    """
    return packed(assembled(shared_parts(text, identifier), style))


def shared_parts(text: Document, identifier: str = "") -> Mapping[str, str]:
    """The parts of a document's file that differ from file to file, by member name.

    Args:
        text: the document.
        identifier: of the file; see `word_bytes`.

    Raises:
        InvalidError: the text holds a character that no Word file can.
    """
    parts = _document_parts(text, identifier, private=False)
    if text.layout is Layout.AGREEMENT:
        # What the other side types into it is to be seen.
        parts = {**parts, part_names.SETTINGS: tracking_settings()}
    return checked_parts(text, parts)


def private_word_bytes(private: PrivateDocument, style: HouseStyle | None = None) -> bytes:
    """A document for our own side as a Word file: every page of it says PRIVATE.

    Args:
        private: what to write.
        style: the look and letterhead of a branch; None takes the plain style.

    Raises:
        InvalidError: the text holds a character that no Word file can.
    """
    text = private.document
    parts = {
        **_document_parts(text, "", private=True),
        part_names.CUSTOM_PROPERTIES: custom_property("Handling", PRIVATE),
        part_names.CORE_PROPERTIES: core_properties(f"PRIVATE: {text.title}", LANGUAGE),
    }
    return packed(assembled(checked_parts(text, parts), style))


def _document_parts(text: Document, identifier: str, *, private: bool) -> Mapping[str, str]:
    """The parts that differ from file to file, by member name."""
    wide = text.layout is Layout.TABLE
    blocks = BlockWriter(styles.WIDE if wide else styles.WIDTH)
    body = "".join(_body(text, blocks))
    bare = text.layout is Layout.AGREEMENT and not private
    style = styles.HEADER_WIDE if wide else styles.HEADER
    head = "".join(paragraph(style, *line) for line in _header_lines(text, private=private))
    main = document(body, landscape=wide, bare_first_page=bare)
    return {**common_parts(text, main, head, identifier), **dict(blocks.margin.parts())}


def common_parts(text: Document, main: str, head: str, identifier: str) -> Mapping[str, str]:
    """The parts that every file has, by member name.

    Args:
        text: the document.
        main: the main part.
        head: the paragraphs at the head of each page.
        identifier: of the file; empty leaves it out.
    """
    wide = text.layout is Layout.TABLE
    first = run(WrittenWords.FIRST_PAGE)
    page = (
        run(WrittenWords.PAGE),
        field("PAGE", first),
        run(WrittenWords.OF),
        field("NUMPAGES", first),
    )
    foot = paragraph(styles.FOOTER_WIDE if wide else styles.FOOTER, TAB, *page)
    return {
        part_names.MAIN: main,
        part_names.HEADER: header(head),
        part_names.FOOTER: footer(foot),
        part_names.CORE_PROPERTIES: core_properties(text.title, LANGUAGE, identifier),
    }


def _header_lines(text: Document, *, private: bool) -> Iterator[tuple[str, ...]]:
    """The lines at the top of every page; title and label on one where they fit."""
    if private:
        yield (run(PRIVATE, bold=True),)
    if text.layout is Layout.TEXT:
        yield ()
        return
    label = str(text.version)
    if fits_on_one_line(text):
        yield run(text.title), TAB, run(label)
    else:
        yield (run(text.title),)
        yield (run(label),)


def fits_on_one_line(text: Document) -> bool:
    """Whether the title and the label fit on one line at the head of each page."""
    line = _WIDE_LINE if text.layout is Layout.TABLE else _LINE
    return len(text.title) + len(str(text.version)) < line


def _body(text: Document, blocks: BlockWriter) -> Iterator[str]:
    for block in text.front:
        yield from blocks.xml(block)
    if text.layout is Layout.AGREEMENT:
        yield from _cover(text)
        yield from _contents(text)
    elif text.layout is not Layout.TEXT:
        yield paragraph(styles.PAPER_TITLE, run(text.title))
    for block in text.blocks:
        yield from blocks.xml(block)


def checked_parts(text: Document, parts: Mapping[str, str]) -> Mapping[str, str]:
    """The same parts, unless one holds what no Word file can.

    Raises:
        InvalidError: a character that XML has no place for, or a title that Word has none for.
    """
    if len(text.title) > LONGEST_TITLE:
        raise InvalidError([_too_long(text.title)])
    for xml in parts.values():
        if character := forbidden(xml):
            raise InvalidError([_unprintable(text, character)])
    return parts


def _too_long(title: str) -> Fault:
    return Fault(
        message=f"the title has {len(title)} characters, and Word takes {LONGEST_TITLE} at most",
        remedy=f"shorten it; it begins: {title[:60]}",
    )


def _unprintable(text: Document, character: str) -> Fault:
    where = next(
        (
            f"clause {block.clause}" if block.clause else "a schedule"
            for block in text.blocks
            if any(character in span.text for span in spans_in([block]))
        ),
        "the title, the version, a comment or a party's name",
    )
    return Fault(
        message=f"{where} holds the character U+{ord(character):04X}, which no Word file can hold",
        remedy="delete it: it cannot be seen, and was pasted in with other text",
    )
