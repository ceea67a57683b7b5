"""What goes out: a clean draft, or a reply over their text; through the gate, and recorded."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from agreementkit.compare import over
from agreementkit.compose import compose
from agreementkit.drafting.copies import Beside, private_to_us
from agreementkit.errors import Fault, InvalidError
from agreementkit.files.folder import Held
from agreementkit.model import Agreement, Author, Document
from agreementkit.model.comment import Comment
from agreementkit.model.document import ClauseHeading
from agreementkit.model.house_style import HouseStyle
from agreementkit.negotiate.exchange import Return, Table, exchange, our_name
from agreementkit.negotiate.margin import as_comment, authors_of, with_all_said, with_margin
from agreementkit.negotiate.matching.marks import their_redline
from agreementkit.negotiate.merged import in_the_order_of
from agreementkit.negotiate.next_text import Exchange, next_text, text_below
from agreementkit.negotiate.table.recording import Hand, next_draft, record_sent
from agreementkit.negotiate.table.standing import standing
from agreementkit.word import guarded_reply_bytes, guarded_word_bytes
from agreementkit.word.allow_list import texts_of

if TYPE_CHECKING:
    from agreementkit.text.leaks import Private

__all__ = ["answer", "send"]

_EMPLOYER = Author.named("Employer side")
"""In whose name changes stand that nobody tracked."""


def send(table: Table, hand: Hand, style: HouseStyle | None = None) -> Path:
    """A clean draft of our text, agreed clauses as they were agreed; its file.

    Raises:
        InvalidError: the negotiation is closed, or our agreement does not compose.
        LeakError: the file holds what may not go out; nothing is recorded.
        BusyError: somebody else is writing.
        OutputError: it cannot be written.
    """
    last, _ = exchange(table)
    document = _next(table, last)
    _, draft = next_draft(table.held, document)
    private = _private(table, ())
    word = guarded_word_bytes(document, private, style, identifier=draft)
    return _sent(record_sent(table.held, document, word, hand))


def answer(
    table: Table,
    hand: Hand,
    said: Mapping[str, str],
    style: HouseStyle | None = None,
) -> Path:
    """Our next draft over their text, both sides' changes in their own names; its file.

    Args:
        table: the negotiation.
        hand: who answers, and when.
        said: what we say to the employer in the margin of a clause, by its id.
        style: the look and letterhead of a branch; None takes the plain style.

    Raises:
        InvalidError: nothing has come back since we last sent, a comment is for a clause that
            is not there, or the negotiation is closed.
        LeakError: the file holds what may not go out; nothing is recorded.
        BusyError: somebody else is writing.
        OutputError: it cannot be written.
    """
    last, back = exchange(table)
    if last is None or back is None:
        raise InvalidError([_UNANSWERED])
    us = Author.named(our_name(table.talks.agreement))
    text = _next(table, last)
    _must_stand(text, said)
    ours = with_margin(
        text,
        back.comments,
        back.reading.marked,
        {
            id_: Comment(author=us, when=hand.when, text=words.splitlines())
            for id_, words in said.items()
        },
    )
    clauses = table.talks.standing.clauses
    below = text_below(clauses, last)
    # Where a clause of theirs stands elsewhere and nobody agreed to that, it is answered where
    # it stood: word by word, and not as one clause struck out and another put in.
    theirs = in_the_order_of(back.theirs, below)
    came = their_redline(below, theirs, back.reading, employer=_EMPLOYER, when=hand.when)
    redline = over(came, ours, author=us, when=hand.when)
    _, draft = next_draft(table.held, ours)
    word = guarded_reply_bytes(
        redline,
        _private(table, (below, back.theirs, last.sent), back),
        theirs=with_all_said(back.theirs, back.reading),
        others=(*authors_of(back.reading), _EMPLOYER),
        earlier=(last.sent,),
        style=style,
        identifier=draft,
    )
    return _sent(record_sent(table.held, ours, word, hand, below=redline.rejected()))


def _sent(held: Held) -> Path:
    return held.folder / standing(held.entries).drafts[-1].file.name


_UNANSWERED = Fault(
    message="nothing has come back for what we sent last, so there is nothing to reply to",
    remedy="receive their file first, or send a clean draft",
)


def _next(table: Table, last: Exchange | None) -> Document:
    composed = compose(_numbered(table), table.pack)
    return next_text(composed, table.talks.standing.clauses, last)


def _numbered(table: Table) -> Agreement:
    """Our agreement with the round on its cover, and the number of its draft."""
    agreement, round_ = table.talks.agreement, table.talks.standing.round
    version = agreement.version
    return evolve(
        agreement,
        version=evolve(version, number=version.number + round_, round=round_ + 1),
    )


def _private(
    table: Table,
    known: tuple[Document, ...],
    back: Return | None = None,
) -> "Private":
    """What may not go out: our notes and ladder, and the reasons in the ledger."""
    theirs = set(texts_of(*known))
    if back is not None:
        theirs |= set(_margin(back))
    return private_to_us(
        table.talks.agreement,
        table.pack,
        Beside(),
        ours=frozenset(_reasons(table)),
        known=theirs,
    )


def _reasons(table: Table) -> Iterator[str]:
    for entry in table.held.entries:
        for name in ("because", "approved_by"):
            if words := getattr(entry, name, ""):
                yield words


def _margin(back: Return) -> Iterator[str]:
    for comment in back.reading.comments:
        made = as_comment(comment)
        for each in (made, *made.replies):
            yield from each.text


def _must_stand(text: Document, said: Mapping[str, str]) -> None:
    there = {block.clause for block in text.blocks if isinstance(block, ClauseHeading)}
    faults = [
        Fault(
            key=id_,
            message=f'there is no clause "{id_}" in the reply to put a comment beside',
            remedy="name a clause of it",
        )
        for id_ in said
        if id_ not in there
    ]
    if faults:
        raise InvalidError(faults)
