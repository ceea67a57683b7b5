"""A document to a Word file."""

from collections.abc import Iterator
from itertools import count

from agreementkit.errors import Fault, InvalidError
from agreementkit.model import Document
from agreementkit.model.document import (
    Blank,
    ClauseHeading,
    DocumentBlock,
    Heading,
    Paragraph,
    PartHeading,
    Reference,
    Run,
    ScheduleHeading,
    SignatureBlock,
    Span,
    Spans,
    Table,
    TermUse,
    spans_in,
)
from agreementkit.word import styles
from agreementkit.word.oxml.anchor import bookmarked, name_of, tagged
from agreementkit.word.oxml.field import field, field_end, field_start, link
from agreementkit.word.oxml.paragraph import paragraph
from agreementkit.word.oxml.part import (
    contents_control,
    core_properties,
    document,
    footer,
    header,
)
from agreementkit.word.oxml.run import TAB, forbidden, run
from agreementkit.word.oxml.table import table
from agreementkit.word.package import packed

__all__ = ["word_bytes"]

LANGUAGE = "en-GB"
# Column widths in twentieths of a point; each set fills the 9026 between the margins.
_WIDTHS = {2: (3000, 6026), 3: (1100, 4626, 3300), 4: (1800, 2409, 2409, 2408)}
_FIVE = (1900, 1826, 1800, 1750, 1750)
_SIGNATURE = ("Signature", "Name", "Position", "Date")


def word_bytes(text: Document) -> bytes:
    """A document as a Word file (.docx): the same document gives the same bytes.

    The file carries no author and no date of its own, and nothing that the document
    does not hold.

    Raises:
        InvalidError: the text holds a character that no Word file can.
    """
    body = _Body(text)
    page = (run("Page "), field("PAGE", run("1")), run(" of "), field("NUMPAGES", run("1")))
    parts = {
        "word/document.xml": document("".join(body.xml())),
        "word/header1.xml": header(
            paragraph(styles.HEADER, run(text.title), TAB, run(str(text.version))),
        ),
        "word/footer1.xml": footer(paragraph(styles.FOOTER, TAB, *page)),
        "docProps/core.xml": core_properties(text.title, LANGUAGE),
    }
    for xml in parts.values():
        if character := forbidden(xml):
            raise InvalidError([_unprintable(text, character)])
    return packed(parts)


def _unprintable(text: Document, character: str) -> Fault:
    where = next(
        (
            f"clause {block.clause}" if block.clause else "a schedule"
            for block in text.blocks
            if any(character in span.text for span in spans_in([block]))
        ),
        "the title, the version or a party's name",
    )
    return Fault(
        message=f"{where} holds the character U+{ord(character):04X}, which no Word file can hold",
        remedy="delete it: it cannot be seen, and was pasted in with other text",
    )


class _Body:
    """One pass over a document's blocks; counts the bookmarks as it goes."""

    def __init__(self, text: Document) -> None:
        self.text = text
        self.numbers = count(1)
        self.first_below: str | None = None

    def xml(self) -> Iterator[str]:
        yield from self.cover()
        yield contents_control("".join(self.contents()))
        for block in self.text.blocks:
            yield from self.block(block)

    def cover(self) -> Iterator[str]:
        yield paragraph(styles.TITLE, run(self.text.title))
        yield paragraph(styles.COVER_LABEL, run("between"))
        for index, party in enumerate(self.text.parties):
            if index:
                yield paragraph(styles.COVER_LABEL, run("and"))
            yield paragraph(styles.COVER_PARTY, run(party))
        yield paragraph(styles.COVER_VERSION, run(str(self.text.version)))

    def contents(self) -> Iterator[str]:
        """The whole result of the field, so that Word has nothing to ask."""
        yield paragraph(styles.TOC_HEADING, run("Contents"))
        entries = [entry for block in self.text.blocks if (entry := _entry(block))]
        # Without page numbers: only Word knows where its pages end.
        opening = field_start(r'TOC \o "1-2" \n \h \z \t "Schedule Heading,1"')
        for index, (style, number, title, target) in enumerate(entries):
            gap = TAB if style == styles.TOC_CLAUSE else run(" ")
            yield paragraph(
                style,
                opening if index == 0 else "",
                link(name_of(target), run(number) + gap + run(title)),
                field_end() if index == len(entries) - 1 else "",
            )

    def block(self, block: DocumentBlock) -> Iterator[str]:
        match block:
            case PartHeading():
                content = bookmarked(name_of(block.number), next(self.numbers), run(block.title))
                yield paragraph(styles.PART_HEADING, content)
            case ClauseHeading():
                yield paragraph(styles.CLAUSE_HEADING, self.heading(block))
                self.first_below = block.clause
            case Paragraph():
                yield paragraph(_style_of(block), self.anchored(block, self.spans(block.spans)))
            case Table():
                yield self.table(block)
            case ScheduleHeading():
                content = bookmarked(name_of(block.id), next(self.numbers), run(block.title))
                yield paragraph(styles.SCHEDULE_HEADING, content)
            case SignatureBlock():
                yield from _signature(block)
            case Heading():
                yield paragraph(styles.BODY, run(block.text, bold=True))
            case _:
                yield paragraph(styles.BODY, self.spans(block.spans))

    def heading(self, block: ClauseHeading) -> str:
        name, number = name_of(block.clause), next(self.numbers)
        return bookmarked(name, number, tagged(f"agk:{name}", number, run(block.title)))

    def anchored(self, block: Paragraph, content: str) -> str:
        """The first paragraph of a clause has a second bookmark, should the heading go."""
        if self.first_below is None or self.first_below != block.clause:
            return content
        name, self.first_below = f"{name_of(self.first_below)}_b", None
        return bookmarked(name, next(self.numbers), content)

    def spans(self, spans: Spans) -> str:
        return "".join(_runs(spans))

    def table(self, block: Table) -> str:
        columns = len(block.header)
        widths = _FIVE if columns == len(_FIVE) else _WIDTHS.get(columns)
        even = (9026 // columns,) * columns
        return table(
            style=styles.TABLE,
            widths=widths or even,
            caption=block.caption,
            header=[paragraph(styles.TABLE_HEADING, run(cell)) for cell in block.header],
            rows=[
                [paragraph(styles.TABLE_TEXT, self.spans(cell)) for cell in row]
                for row in block.rows
            ],
        )


def _signature(block: SignatureBlock) -> Iterator[str]:
    yield paragraph(styles.SIGNATURE_PARTY, run(f"Signed for {block.party}"))
    for line in _SIGNATURE:
        style = styles.SIGNATURE_END if line == _SIGNATURE[-1] else styles.SIGNATURE_LINE
        yield paragraph(style, run(line), TAB, TAB)


def _entry(block: DocumentBlock) -> tuple[str, str, str, str] | None:
    """A block's line in the contents: style, number, title and what it leads to."""
    match block:
        case PartHeading():
            return styles.TOC_PART, block.number, block.title, block.number
        case ClauseHeading():
            return styles.TOC_CLAUSE, block.number, block.title, block.clause
        case ScheduleHeading():
            return styles.TOC_PART, block.number, block.title, block.id
        case _:
            return None


def _style_of(block: Paragraph) -> str:
    if block.level in styles.LEVELS:
        return styles.LEVELS[block.level]
    return styles.CLAUSE_TEXT if block.clause else styles.BODY


def _runs(spans: Spans) -> Iterator[str]:
    """Spans as runs; neighbours that look alike share one, as if typed in one go."""
    plain: list[str] = []
    for span in spans:
        if _is_plain(span):
            plain.append(span.text)
            continue
        if plain:
            yield run("".join(plain))
            plain.clear()
        yield _marked(span)
    if plain:
        yield run("".join(plain))


def _is_plain(span: Span) -> bool:
    match span:
        case Run():
            return not (span.bold or span.italic)
        case TermUse():
            return not span.defining
        case Blank() | Reference():
            return False
        case _:
            return True


def _marked(span: Span) -> str:
    match span:
        case Run():
            return run(span.text, bold=span.bold, italic=span.italic)
        case Blank():
            return run(span.text, style=styles.BLANK, highlight=True)
        case Reference():
            return field(rf"REF {name_of(span.target)} \r \h", run(span.text))
        case _:
            return run(span.text, style=styles.DEFINED_TERM)
