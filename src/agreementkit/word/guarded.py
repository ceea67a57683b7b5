"""A document written and passed through the gate: the only way for a shared copy to go out."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from agreementkit.model import Document
from agreementkit.model.comment import Author, Comment
from agreementkit.model.document import ClauseHeading, Paragraph
from agreementkit.model.house_style import HouseStyle
from agreementkit.text.leaks import Private
from agreementkit.word.allowed import Allowed
from agreementkit.word.gate import gate
from agreementkit.word.package import assembled, packed
from agreementkit.word.said import texts_of
from agreementkit.word.write import shared_parts

__all__ = ["allowed_for", "guarded_word_bytes"]

_OWN = ("word/document.xml", "docProps/core.xml")
"""Parts that are ours in every style, and are looked at element by element."""


def guarded_word_bytes(
    text: Document,
    private: Private,
    style: HouseStyle | None = None,
) -> bytes:
    """A document as a Word file that holds nothing private and nothing unknown.

    Args:
        text: what to write.
        private: what the file may not hold.
        style: the look and letterhead of a branch; None takes the plain style.

    Raises:
        InvalidError: the text holds a character that no Word file can.
        LeakError: the finished file holds what may not go out; nothing is returned.
    """
    parts = shared_parts(text)
    members = assembled(parts, style)
    house: Mapping[str, bytes] = {}
    if style is not None:
        plain = assembled(parts, None)
        house = {
            name: data
            for name, data in members.items()
            if name not in _OWN and plain.get(name) != data
        }
    return gate(
        packed(members),
        private,
        allowed=allowed_for(text, house),
        document_texts=texts_of(text),
    )


def allowed_for(text: Document, house: Mapping[str, bytes]) -> Allowed:
    """What a document's file may hold beside its text.

    Args:
        text: the document.
        house: parts that a house style gave it, cleaned when the style was read.
    """
    said = list(_comments(text))
    return Allowed(
        title=text.title,
        authors=tuple(dict.fromkeys(_authors(said))),
        comments=bool(said),
        parts={name: sha256(data).hexdigest() for name, data in house.items()},
    )


def _comments(text: Document) -> Iterator[Comment]:
    for block in (*text.front, *text.blocks):
        if isinstance(block, ClauseHeading | Paragraph):
            yield from block.comments


def _authors(comments: list[Comment]) -> Iterator[Author]:
    for comment in comments:
        yield comment.author
        yield from (reply.author for reply in comment.replies)
