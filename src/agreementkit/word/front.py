"""What stands before the text: the cover and the contents."""

from collections.abc import Iterator

from attrs import frozen

from agreementkit.model import Document
from agreementkit.model.document import ClauseHeading, DocumentBlock, PartHeading, ScheduleHeading
from agreementkit.model.fixed_wording import WrittenWords
from agreementkit.word import styles
from agreementkit.word.oxml.anchor import name_of
from agreementkit.word.oxml.field import field_end, field_start, link
from agreementkit.word.oxml.paragraph import paragraph
from agreementkit.word.oxml.run import TAB, run

__all__ = ["CONTENTS", "Entry", "contents", "cover", "cover_lines", "entries", "entry_of"]

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


def cover(document: Document) -> Iterator[str]:
    """The cover; on a page of its own where something stands before it."""
    for style, words in cover_lines(document):
        new_page = style == styles.TITLE and bool(document.front)
        yield paragraph(style, run(words), new_page=new_page)


@frozen(kw_only=True)
class Entry:
    """One line of the contents."""

    style: str
    number: str
    title: str
    target: str

    def linked(self) -> str:
        """The line's content: a link to what it names."""
        gap = TAB if self.style == styles.TOC_CLAUSE else run(WrittenWords.GAP)
        return link(name_of(self.target), run(self.number) + gap + run(self.title))


def entries(document: Document) -> list[Entry]:
    """The lines of the contents."""
    return [entry for block in document.blocks if (entry := entry_of(block))]


def contents(document: Document) -> Iterator[str]:
    """The contents, as the whole result of their field, so that Word has nothing to ask.

    No control is around them: Word updates the field as well without one, and other readers
    do not look into one.
    """
    lines = entries(document)
    last = len(lines) - 1
    yield paragraph(styles.TOC_HEADING, run(WrittenWords.CONTENTS))
    for index, entry in enumerate(lines):
        yield paragraph(
            entry.style,
            field_start(CONTENTS) if index == 0 else "",
            entry.linked(),
            field_end() if index == last else "",
        )


def entry_of(block: DocumentBlock) -> Entry | None:
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
    return Entry(style=style, number=block.number, title=block.title, target=target)
