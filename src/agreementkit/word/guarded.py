"""A document written and passed through the gate: the only way for a shared copy to go out."""

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256

from attrs import evolve

from agreementkit.errors import Fault, LeakError
from agreementkit.model import Document
from agreementkit.model.comment import Author, Comment
from agreementkit.model.document import ClauseHeading, Paragraph
from agreementkit.model.house_style import HouseStyle
from agreementkit.model.redline import Redline
from agreementkit.text.leaks import Private
from agreementkit.word.allowed import Allowed
from agreementkit.word.gate import gate
from agreementkit.word.package import assembled, packed
from agreementkit.word.redline import redline_parts
from agreementkit.word.said import texts_of
from agreementkit.word.write import shared_parts

__all__ = ["allowed_for", "guarded_redline_bytes", "guarded_reply_bytes", "guarded_word_bytes"]

_OWN = ("word/document.xml", "docProps/core.xml")
"""Parts that are ours in every style, and are looked at element by element."""


def guarded_word_bytes(
    text: Document,
    private: Private,
    style: HouseStyle | None = None,
    identifier: str = "",
) -> bytes:
    """A document as a Word file that holds nothing private and nothing unknown.

    Args:
        text: what to write.
        private: what the file may not hold.
        style: the look and letterhead of a branch; None takes the plain style.
        identifier: by which the file is known again when it comes back; it says nothing of
            what the file holds. Empty leaves it out.

    Raises:
        InvalidError: the text holds a character that no Word file can.
        LeakError: the finished file holds what may not go out; nothing is returned.
    """
    return _passed(
        shared_parts(text, identifier),
        style,
        private,
        evolve(allowed_for(text), identifier=identifier),
        texts_of(text),
    )


def guarded_redline_bytes(
    redline: Redline,
    private: Private,
    style: HouseStyle | None = None,
    identifier: str = "",
) -> bytes:
    """A redline as a Word file that holds nothing private and nothing unknown.

    Args:
        redline: what to write; the author of its own mark may stand in the file, those of
            the new comments, and no other.
        private: what the file may not hold.
        style: the look and letterhead of a branch; None takes the plain style.
        identifier: by which the file is known again when it comes back; it says nothing of
            what the file holds. Empty leaves it out.

    Raises:
        InvalidError: the text holds a character that no Word file can.
        LeakError: the finished file holds what may not go out; nothing is returned.
    """
    allowed = allowed_for(redline.new)
    # One side makes the whole redline: a change in anyone else's name is not of its making.
    authors = dict.fromkeys((*allowed.authors, redline.mark.author))
    return _passed(
        redline_parts(redline, identifier),
        style,
        private,
        evolve(allowed, authors=tuple(authors), tracked=True, identifier=identifier),
        texts_of(redline.old, redline.new),
    )


def guarded_reply_bytes(  # noqa: PLR0913 - each is a wall of its own
    redline: Redline,
    private: Private,
    *,
    theirs: Document,
    others: Collection[Author],
    earlier: Collection[Document] = (),
    style: HouseStyle | None = None,
    identifier: str = "",
) -> bytes:
    """A reply as a Word file: our changes over theirs, and nothing private or unknown.

    Args:
        redline: what to write (`agreementkit.compare.over`).
        private: what the file may not hold.
        theirs: the other side's text as it came back, with its comments.
        others: in whose names the other side's changes and comments stand, as its file
            has them. Beside these and the author of the redline's own mark nobody may
            stand in the file.
        earlier: texts that stood between rounds before, whose words may be struck out in
            the other side's file.
        style: the look and letterhead of a branch; None takes the plain style.
        identifier: by which the file is known again when it comes back; it says nothing of
            what the file holds. Empty leaves it out.

    Raises:
        InvalidError: the text holds a character that no Word file can.
        LeakError: the finished file holds what may not go out, or a comment in the other
            side's name that it did not make; nothing is returned.
    """
    said = {*_words_of(theirs)}
    ours = redline.mark.author
    if any(
        author != ours and (author, text) not in said for author, text in _words_of(redline.new)
    ):
        raise LeakError([_NOT_THEIRS])
    return _passed(
        redline_parts(redline, identifier),
        style,
        private,
        evolve(
            allowed_for(redline.new),
            authors=tuple(dict.fromkeys((ours, *others))),
            tracked=True,
            identifier=identifier,
        ),
        texts_of(redline.old, theirs, redline.new, *earlier),
    )


_NOT_THEIRS = Fault(
    key="word/comments.xml",
    message="this copy holds a comment in the other side's name that its own file does not have",
    remedy="make it a comment of ours, or take it out",
)


def _passed(
    parts: Mapping[str, str],
    style: HouseStyle | None,
    private: Private,
    allowed: Allowed,
    texts: Collection[str],
) -> bytes:
    """Parts as a package that has passed the gate."""
    members = assembled(parts, style)
    if style is not None:
        # What a house style brings was cleaned when it was read; nothing else may differ.
        plain = assembled(parts, None)
        house = {
            name: sha256(data).hexdigest()
            for name, data in members.items()
            if name not in _OWN and plain.get(name) != data
        }
        allowed = evolve(allowed, parts=house)
    return gate(packed(members), private, allowed=allowed, document_texts=texts)


def allowed_for(text: Document) -> Allowed:
    """What a document's file may hold beside its text, in the plain style."""
    return Allowed(
        title=text.title,
        authors=tuple(dict.fromkeys(author for author, _ in _words_of(text))),
        comments=any(True for _ in _comments(text)),
    )


def _comments(text: Document) -> Iterator[Comment]:
    for block in (*text.front, *text.blocks):
        if isinstance(block, ClauseHeading | Paragraph):
            yield from block.comments


def _words_of(text: Document) -> Iterator[tuple[Author, tuple[str, ...]]]:
    """Whose every comment and reply is, and what it says."""
    for comment in _comments(text):
        for each in (comment, *comment.replies):
            yield each.author, each.text
