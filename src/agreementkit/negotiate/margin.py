"""The margin of a reply: what was said in earlier rounds, and what we say to the other side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from agreementkit.model import Document
from agreementkit.model.comment import Author, Comment
from agreementkit.model.document import ClauseHeading, DocumentBlock, Paragraph, line_of, text_of
from agreementkit.model.redline import Change
from agreementkit.word.reading import Line, ReadComment, Reading

__all__ = ["as_comment", "authors_of", "with_all_said", "with_margin"]


def with_margin(
    text: Document,
    comments: Mapping[str, Sequence[ReadComment]],
    marked: Sequence[Line],
    said: Mapping[str, Comment],
) -> Document:
    """A text with the comments of the file that came back, and with ours to answer it.

    A comment stands where it stood, or beside the heading of its clause where its paragraph
    is gone. One whose clause is gone has nowhere to stand, and is in the response alone.

    Args:
        text: what we send next.
        comments: those of the file that came back, by clause.
        marked: the lines of the file that came back, with every change.
        said: what we say of a clause, by its id.
    """
    came = {
        id_: [(_words(marked, comment), as_comment(comment)) for comment in each]
        for id_, each in comments.items()
    }
    return evolve(text, blocks=tuple(_blocks(text.blocks, came, said)))


def as_comment(read: ReadComment) -> Comment:
    """A comment as it was read, in the name of whoever made it."""
    return Comment(
        author=Author(name=read.author, initials=read.initials),
        when=read.when,
        text=read.paragraphs,
        replies=tuple(as_comment(reply) for reply in read.replies),
        resolved=read.resolved,
    )


def authors_of(reading: Reading) -> tuple[Author, ...]:
    """Everybody in whose name something stands in a file, each once."""
    found = {change.author: Author.named(change.author) for change in reading.changes}
    for each in _every(reading.comments):
        found[each.author] = Author(name=each.author, initials=each.initials)
    return tuple(author for name, author in found.items() if name)


def _every(comments: Iterable[ReadComment]) -> Iterator[ReadComment]:
    for each in comments:
        yield each
        yield from _every(each.replies)


def with_all_said(theirs: Document, reading: Reading) -> Document:
    """Their text with every comment of their file beside its first clause.

    Whoever asks what they said finds it there, also what hung in a clause that is gone.
    """
    said = tuple(as_comment(each) for each in reading.comments)
    blocks = [*theirs.blocks]
    for place, block in enumerate(blocks):
        if isinstance(block, ClauseHeading):
            blocks[place] = evolve(block, comments=said)
            break
    return evolve(theirs, blocks=tuple(blocks))


Came = Mapping[str, Sequence[tuple[str, Comment]]]


def _blocks(
    blocks: Iterable[DocumentBlock],
    came: Came,
    said: Mapping[str, Comment],
) -> Iterator[DocumentBlock]:
    below: dict[str, set[str]] = {}
    every = tuple(blocks)
    for block in every:
        if isinstance(block, Paragraph) and block.clause:
            below.setdefault(block.clause, set()).add(text_of(line_of(block)))
    done: set[tuple[str, str]] = set()
    for block in every:
        if isinstance(block, ClauseHeading):
            there = below.get(block.clause, set())
            mine = [each for line, each in came.get(block.clause, ()) if line not in there]
            ours = [said[block.clause]] if block.clause in said else []
            yield evolve(block, comments=_together(block.comments, [*mine, *ours]))
        elif isinstance(block, Paragraph) and block.clause:
            line = text_of(line_of(block))
            first = (block.clause, line) not in done
            done.add((block.clause, line))
            mine = [each for text, each in came.get(block.clause, ()) if text == line and first]
            yield evolve(block, comments=_together(block.comments, mine))
        else:
            yield block


def _together(ours: Sequence[Comment], came: Sequence[Comment]) -> tuple[Comment, ...]:
    """Comments, each once: one of ours that came back has its replies with it."""
    back = {(each.author.name, each.text) for each in came}
    return (*(each for each in ours if (each.author.name, each.text) not in back), *came)


def _words(marked: Sequence[Line], comment: ReadComment) -> str:
    """The line that a comment begins in, as it reads with every change accepted."""
    if comment.line is None:
        return ""
    return "".join(
        stretch.text
        for stretch in marked[comment.line].stretches
        if all(each.change is not Change.DELETED for each in stretch.revisions)
    )
