"""The texts that a document may put on a page, and whether a part says anything else."""

from collections.abc import Collection, Iterable, Iterator

from agreementkit.model import Document
from agreementkit.model.comment import Comment
from agreementkit.model.document import (
    SIGNED_FOR,
    SIGNED_WITH,
    Bullet,
    ClauseHeading,
    DocumentBlock,
    Heading,
    Note,
    Paragraph,
    PartHeading,
    ScheduleHeading,
    Table,
)
from agreementkit.model.span import text_of
from agreementkit.word.oxml.lexical import Leaf
from agreementkit.word.struck import PILCROW

__all__ = ["odd_words", "texts_of"]

_WRITERS_OWN = frozenset(
    {
        *("between", "and", "Contents", "Page ", " of ", "1", " ", ", ", " · ", SIGNED_FOR),
        *SIGNED_WITH,
        PILCROW,
    },
)
"""Words that stand in every draft and in no document."""
_MOST = 8


def texts_of(*documents: Document) -> frozenset[str]:
    """Every text that a draft of some documents may have as a paragraph, or in one.

    A draft that shows changes is made of two: the old text and the new.
    """
    found = set(_WRITERS_OWN)
    for document in documents:
        version = document.version
        found |= {document.title, str(version), f"{document.title}{version}"}
        found |= {*document.parties, *version.reservations}
        for block in (*document.front, *document.blocks):
            found.update(_said(block))
    # A text of several lines is put on the page line by line.
    lines = {line for text in found if "\n" in text for line in text.split("\n")}
    return frozenset(found | lines)


def _said(block: DocumentBlock) -> Iterator[str]:
    match block:
        case PartHeading() | ScheduleHeading():
            yield from (block.number, block.title, f"{block.number} {block.title}")
        case ClauseHeading():
            yield from (block.number, block.title, f"{block.number}{block.title}")
            yield from _commented(block.comments)
        case Paragraph():
            yield text_of(block.spans)
            yield from _commented(block.comments)
        case Bullet() | Note():
            yield text_of(block.spans)
        case Heading():
            yield block.text
        case Table():
            yield from (block.caption, *block.header)
            yield from (text_of(cell) for row in block.rows for cell in row)
        case _:
            yield from (block.party, block.heading)


def _commented(comments: Iterable[Comment]) -> Iterator[str]:
    for comment in comments:
        yield from comment.text
        yield from _commented(comment.replies)


def odd_words(
    paragraphs: Iterable[tuple[Leaf, ...]],
    known: Collection[str],
    *,
    tracked: bool,
) -> Iterator[str]:
    """What is said of each paragraph whose text is not among those known.

    Args:
        paragraphs: the texts of a part.
        known: what it may say, paragraph by paragraph (`texts_of`).
        tracked: whether paragraphs may hold an old text and a new one, so that only
            their pieces can be looked up.
    """
    lines = "\n".join(known) if tracked else ""
    for leaves in paragraphs:
        said = [text for name, text in leaves if not name.endswith("nstrText")]
        text = "".join(said)
        if text in known or not text or _joins(text, known, _MOST):
            continue
        if not (tracked and all(piece in lines for piece in said)):
            yield "a paragraph that the document does not have"


def _joins(text: str, known: Collection[str], most: int) -> bool:
    """Whether a text is a few known ones, one after another."""
    if text in known:
        return True
    return most > 1 and any(
        text[:cut] in known and _joins(text[cut:], known, most - 1) for cut in range(1, len(text))
    )
