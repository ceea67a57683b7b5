"""A document to a Word file."""

from collections.abc import Iterator, Mapping

from agreementkit.errors import Fault, InvalidError
from agreementkit.model import Document
from agreementkit.model.document import PRIVATE, Layout, PrivateDocument, spans_in
from agreementkit.model.fixed_wording import WrittenWords
from agreementkit.model.house_style import HouseStyle
from agreementkit.word import styles
from agreementkit.word.blocks import Blocks
from agreementkit.word.front import contents, cover
from agreementkit.word.oxml.field import field
from agreementkit.word.oxml.paragraph import paragraph
from agreementkit.word.oxml.part import (
    core_properties,
    custom_property,
    document,
    footer,
    header,
)
from agreementkit.word.oxml.run import TAB, forbidden, run
from agreementkit.word.package import assembled, packed

__all__ = [
    "LANGUAGE",
    "PRIVATE",
    "on_one_line",
    "parts_around",
    "private_word_bytes",
    "shared_parts",
    "sound",
    "word_bytes",
]

LANGUAGE = "en-GB"
_LINE, _WIDE_LINE = 80, 130
"""Letters that are sure to fit on one line of a header."""
_LONGEST_TITLE = 255
"""In characters: longer properties are not taken by Word."""


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
    return sound(text, _parts(text, identifier, private=False))


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
        **_parts(text, "", private=True),
        "docProps/custom.xml": custom_property("Handling", PRIVATE),
    }
    return packed(assembled(sound(text, parts), style))


def _parts(text: Document, identifier: str, *, private: bool) -> Mapping[str, str]:
    """The parts that differ from file to file, by member name."""
    wide = text.layout is Layout.TABLE
    blocks = Blocks(styles.WIDE if wide else styles.WIDTH)
    body = "".join(_body(text, blocks))
    bare = text.layout is Layout.AGREEMENT and not private
    style = styles.HEADER_WIDE if wide else styles.HEADER
    head = "".join(paragraph(style, *line) for line in _heads(text, private=private))
    main = document(body, landscape=wide, bare_first_page=bare)
    return {**parts_around(text, main, head, identifier), **dict(blocks.margin.parts())}


def parts_around(text: Document, main: str, head: str, identifier: str) -> Mapping[str, str]:
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
        "word/document.xml": main,
        "word/header1.xml": header(head),
        "word/footer1.xml": footer(foot),
        "docProps/core.xml": core_properties(text.title, LANGUAGE, identifier),
    }


def _heads(text: Document, *, private: bool) -> Iterator[tuple[str, ...]]:
    """The lines at the top of every page; title and label on one where they fit."""
    if private:
        yield (run(PRIVATE, bold=True),)
    label = str(text.version)
    if on_one_line(text):
        yield run(text.title), TAB, run(label)
    else:
        yield (run(text.title),)
        yield (run(label),)


def on_one_line(text: Document) -> bool:
    """Whether the title and the label fit on one line at the head of each page."""
    line = _WIDE_LINE if text.layout is Layout.TABLE else _LINE
    return len(text.title) + len(str(text.version)) < line


def _body(text: Document, blocks: Blocks) -> Iterator[str]:
    for block in text.front:
        yield from blocks.xml(block)
    if text.layout is Layout.AGREEMENT:
        yield from cover(text)
        yield from contents(text)
    else:
        yield paragraph(styles.PAPER_TITLE, run(text.title))
    for block in text.blocks:
        yield from blocks.xml(block)


def sound(text: Document, parts: Mapping[str, str]) -> Mapping[str, str]:
    """The same parts, unless one holds what no Word file can.

    Raises:
        InvalidError: a character that XML has no place for, or a title that Word has none for.
    """
    if len(text.title) > _LONGEST_TITLE:
        raise InvalidError([_too_long(text.title)])
    for xml in parts.values():
        if character := forbidden(xml):
            raise InvalidError([_unprintable(text, character)])
    return parts


def _too_long(title: str) -> Fault:
    return Fault(
        message=f"the title has {len(title)} characters, and Word takes {_LONGEST_TITLE} at most",
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
