"""What goes out: a clean draft, or a reply over their text; through the gate, and recorded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve

from agreementkit.comparing.three_way import three_way_redline
from agreementkit.errors import Fault, InvalidError
from agreementkit.model.copies import HouseStyle
from agreementkit.model.document import (
    Author,
    ClauseHeading,
    Comment,
    Document,
    DocumentBlock,
    Paragraph,
    line_of,
    text_of,
)
from agreementkit.model.redline import Change
from agreementkit.negotiation.alignment.attribution import counterparty_redline
from agreementkit.negotiation.decision import Stamp
from agreementkit.negotiation.next_draft import (
    compose_next,
    next_text,
    reorder_clauses,
    reply_base,
)
from agreementkit.negotiation.offered_changes import with_taken
from agreementkit.negotiation.reasons import guarded, texts_of_reading
from agreementkit.negotiation.record import next_round_and_id, record_sent
from agreementkit.negotiation.state import NegotiationState
from agreementkit.ooxml.reading import Line, ReadComment, Reading
from agreementkit.word.allow_list import texts_of
from agreementkit.word.gate import guarded_reply_bytes, guarded_word_bytes

_UNION = "Union side"
"""In whose name our changes and comments stand, unless the agreement says another."""
_EMPLOYER = Author.named("Employer side")
"""In whose name changes stand that nobody tracked."""


def send(state: NegotiationState, stamp: Stamp, style: HouseStyle | None = None) -> Path:
    """A clean draft of our text, agreed clauses as they were agreed; its file.

    Args:
        state: the negotiation.
        stamp: who sends it, and when.
        style: the look and letterhead of a branch; None takes the plain style.

    Raises:
        InvalidError: the negotiation is closed, or our agreement does not compose.
        LeakError: the file holds what may not go out; nothing is recorded.
        BusyError: somebody else is writing.
        OutputError: it cannot be written.
    """
    composed = compose_next(state)
    document = next_text(with_taken(composed, state), state)
    _, draft = next_round_and_id(state, document)
    word = guarded(
        state,
        lambda private: guarded_word_bytes(document, private, style, identifier=draft),
        composed=composed,
    )
    return _last_file(record_sent(state, document, word, stamp))


def reply(
    state: NegotiationState,
    stamp: Stamp,
    comments: Mapping[str, str],
    style: HouseStyle | None = None,
) -> Path:
    """Our next draft over their text, both sides' changes in their own names; its file.

    Args:
        state: the negotiation.
        stamp: who answers, and when.
        comments: what we say to the employer in the margin of a clause, by its id.
        style: the look and letterhead of a branch; None takes the plain style.

    Raises:
        InvalidError: nothing has come back since we last sent, a comment is for a clause that
            is not there, or the negotiation is closed.
        LeakError: the file holds what may not go out; nothing is recorded.
        BusyError: somebody else is writing.
        OutputError: it cannot be written.
    """
    sent, offer, returned = state.sent_text, state.offer, state.counter_draft
    if sent is None or offer is None or returned is None:
        raise InvalidError([_NOTHING_RETURNED])
    us = Author.named(state.agreement.version.side or _UNION)
    composed = compose_next(state)
    text = next_text(with_taken(composed, state), state)
    _must_hold_clauses(text, comments)
    ours = with_margin(
        text,
        state.comments,
        returned.marked,
        {
            id_: Comment(author=us, when=stamp.when, text=words.splitlines())
            for id_, words in comments.items()
        },
    )
    base = reply_base(sent, state)
    # Where a clause of theirs stands elsewhere and nobody agreed to that, it is answered where
    # it stood: word by word, and not as one clause struck out and another put in.
    theirs = reorder_clauses(offer, base)
    counter = counterparty_redline(base, theirs, returned, employer=_EMPLOYER, when=stamp.when)
    redline = three_way_redline(counter, ours, author=us, when=stamp.when)
    _, draft = next_round_and_id(state, ours)
    word = guarded(
        state,
        lambda private: guarded_reply_bytes(
            redline,
            private,
            theirs=with_all_comments(offer, returned),
            others=(*authors_of(returned), _EMPLOYER),
            earlier=(sent,),
            style=style,
            identifier=draft,
        ),
        composed=composed,
        known={*texts_of(base, offer, sent), *texts_of_reading(returned)},
    )
    return _last_file(record_sent(state, ours, word, stamp, base=redline.rejected()))


def _last_file(state: NegotiationState) -> Path:
    return state.folder / state.drafts[-1].file.name


_NOTHING_RETURNED = Fault(
    message="nothing has come back for what we sent last, so there is nothing to reply to",
    remedy="receive their file first, or send a clean draft",
)


def _must_hold_clauses(text: Document, clauses: Iterable[str]) -> None:
    present = {block.clause for block in text.blocks if isinstance(block, ClauseHeading)}
    faults = [
        Fault(
            key=id_,
            message=f'there is no clause "{id_}" in the reply to put a comment beside',
            remedy="name a clause of it",
        )
        for id_ in clauses
        if id_ not in present
    ]
    if faults:
        raise InvalidError(faults)


# The margin: what was written there in earlier rounds, and what we write to the other side.


def with_margin(
    text: Document,
    comments: Mapping[str, Sequence[ReadComment]],
    marked: Sequence[Line],
    ours: Mapping[str, Comment],
) -> Document:
    """A text with the comments of the file that came back, and with ours to answer it.

    A comment stands where it stood, or beside the heading of its clause where its paragraph
    is gone. One whose clause is gone has nowhere to stand, and is in the response alone.

    Args:
        text: what we send next.
        comments: those of the file that came back, by clause.
        marked: the lines of the file that came back, with every change.
        ours: what we say of a clause, by its id.
    """
    returned = {
        id_: [(_accepted_line(marked, comment), as_comment(comment)) for comment in each]
        for id_, each in comments.items()
    }
    return evolve(text, blocks=tuple(_with_comments(text.blocks, returned, ours)))


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
    for each in _with_replies(reading.comments):
        found[each.author] = Author(name=each.author, initials=each.initials)
    return tuple(author for name, author in found.items() if name)


def _with_replies(comments: Iterable[ReadComment]) -> Iterator[ReadComment]:
    for each in comments:
        yield each
        yield from _with_replies(each.replies)


def with_all_comments(theirs: Document, reading: Reading) -> Document:
    """Their text with every comment of their file beside its first clause.

    Whoever asks what they said finds it there, also what hung in a clause that is gone.
    """
    comments = tuple(as_comment(each) for each in reading.comments)
    blocks = [*theirs.blocks]
    for place, block in enumerate(blocks):
        if isinstance(block, ClauseHeading):
            blocks[place] = evolve(block, comments=comments)
            break
    return evolve(theirs, blocks=tuple(blocks))


_Returned = Mapping[str, Sequence[tuple[str, Comment]]]
"""The comments of a file that came back, by clause, each with the line that it hangs in."""


def _with_comments(
    blocks: Iterable[DocumentBlock],
    returned: _Returned,
    ours: Mapping[str, Comment],
) -> Iterator[DocumentBlock]:
    lines: dict[str, set[str]] = {}
    all_blocks = tuple(blocks)
    for block in all_blocks:
        if isinstance(block, Paragraph) and block.clause:
            lines.setdefault(block.clause, set()).add(text_of(line_of(block)))
    placed: set[tuple[str, str]] = set()
    for block in all_blocks:
        if isinstance(block, ClauseHeading):
            clause_lines = lines.get(block.clause, set())
            displaced = [
                each for line, each in returned.get(block.clause, ()) if line not in clause_lines
            ]
            answer = [ours[block.clause]] if block.clause in ours else []
            yield evolve(block, comments=_each_once(block.comments, [*displaced, *answer]))
        elif isinstance(block, Paragraph) and block.clause:
            line = text_of(line_of(block))
            first = (block.clause, line) not in placed
            placed.add((block.clause, line))
            attached = [
                each for text, each in returned.get(block.clause, ()) if text == line and first
            ]
            yield evolve(block, comments=_each_once(block.comments, attached))
        else:
            yield block


def _each_once(ours: Sequence[Comment], returned: Sequence[Comment]) -> tuple[Comment, ...]:
    """Comments, each once: one of ours that came back has its replies with it."""
    returned_keys = {(each.author.name, each.text) for each in returned}
    return (
        *(each for each in ours if (each.author.name, each.text) not in returned_keys),
        *returned,
    )


def _accepted_line(marked: Sequence[Line], comment: ReadComment) -> str:
    """The line that a comment begins in, as it reads with every change accepted."""
    if comment.line is None:
        return ""
    return "".join(
        run.text
        for run in marked[comment.line].text_runs
        if all(each.change is not Change.DELETED for each in run.revisions)
    )
