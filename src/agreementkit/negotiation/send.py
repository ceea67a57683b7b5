"""What goes out: a clean draft, or a reply over their text; through the gate, and recorded."""

from collections.abc import Iterable
from pathlib import Path

from agreementkit.comparing.three_way import three_way_redline
from agreementkit.errors import Fault, InvalidError
from agreementkit.model.copies import HouseStyle
from agreementkit.model.document import (
    Author,
    ClauseHeading,
    Document,
)
from agreementkit.negotiation.alignment.attribution import counterparty_redline
from agreementkit.negotiation.decision import Stamp
from agreementkit.negotiation.left_out import LeftOut, left_out
from agreementkit.negotiation.margin import (
    MarginNotes,
    answered,
    authors_of,
    beside_clauses,
    thread_named,
    with_all_comments,
    with_margin,
)
from agreementkit.negotiation.next_draft import (
    compose_next,
    reorder_clauses,
    reply_base,
    with_numbers_of,
)
from agreementkit.negotiation.offered_changes import next_document
from agreementkit.negotiation.reasons import guarded, texts_of_reading
from agreementkit.negotiation.record import next_round_and_id, record_sent
from agreementkit.negotiation.state import NegotiationState
from agreementkit.word.allow_list import texts_of
from agreementkit.word.gate import guarded_reply_bytes, guarded_word_bytes

_UNION = "Union side"
"""In whose name our changes and comments stand, unless the agreement says another."""
_EMPLOYER = Author(name="Employer side (not tracked)", initials="ES")
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
    composed = compose_next(state, stamp.when.date())
    document = next_document(composed, state)
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
    margin: MarginNotes,
    style: HouseStyle | None = None,
    *,
    anyway: bool = False,
) -> Path:
    """Our next draft over their text, both sides' changes in their own names; its file.

    Args:
        state: the negotiation.
        stamp: who answers, and when.
        margin: what we say in the margin, which threads are settled, and whose comments we leave
            out.
        style: the look and letterhead of a branch; None takes the plain style.
        anyway: whether things of theirs that a reply cannot hold may be left out of it.

    Raises:
        InvalidError: nothing has come back since we last sent, a comment is for a clause or a
            thread that is not there, something of theirs would be left out, or the negotiation
            is closed.
        LeakError: the file holds what may not go out; nothing is recorded.
        BusyError: somebody else is writing.
        OutputError: it cannot be written.
    """
    sent, offer, returned = state.sent_text, state.offer, state.counter_draft
    if sent is None or offer is None or returned is None:
        raise InvalidError([_NOTHING_RETURNED])
    dropped = left_out(state)
    if dropped and not anyway:
        raise InvalidError(_would_be_left_out(each) for each in dropped)
    us = Author.named(our_name(state))
    composed = compose_next(state, stamp.when.date())
    text = next_document(composed, state)
    _must_hold_clauses(text, margin.say)
    stray = state.response.comments if state.response else ()
    comments = beside_clauses(state.comments, stray, text)
    threads, anew = answered(comments, margin, author=us, when=stamp.when)
    ours = with_margin(text, threads, returned.marked, anew)
    base = reply_base(sent, state)
    # Where a clause of theirs stands elsewhere and nobody agreed to that, it is answered where
    # it stood: word by word, and not as one clause struck out and another put in.
    base, theirs = with_numbers_of(ours, base, reorder_clauses(offer, base))
    counter = counterparty_redline(base, theirs, returned, employer=_EMPLOYER, side=us.name)
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
    return _last_file(
        record_sent(
            state,
            ours,
            word,
            stamp,
            base=redline.rejected(),
            left_out=[each.words for each in dropped],
        )
    )


def _would_be_left_out(each: LeftOut) -> Fault:
    return Fault(
        message=f"a reply cannot hold this of their file: {each.words}",
        remedy="answer it with --say or in your e-mail, then reply with --anyway",
    )


def our_name(state: NegotiationState) -> str:
    """The name that our changes and comments stand in."""
    return state.agreement.version.side or _UNION


def _last_file(state: NegotiationState) -> Path:
    return state.folder / state.drafts[-1].file.name


_NOTHING_RETURNED = Fault(
    message="nothing has come back for what we sent last, so there is nothing to reply to",
    remedy="receive their file first, or send a clean draft",
)


def _must_hold_clauses(text: Document, threads: Iterable[str]) -> None:
    clauses = dict.fromkeys(thread_named(each)[0] for each in threads)
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
