"""Our reasons stay on our side: what goes out may quote no reason, and a reason may quote what did.

A reason is recorded for good, so none may stop every draft that follows. What both sides have
explains it, in whichever round they had it; and so does our own text as it is composed, into
which no reason can come. What is left is a reason that somebody put into the text: it stops
the file, and where it would do so already when it is typed, it is not recorded.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from attrs import evolve

from agreementkit.drafting.draft import DraftOptions, private_in
from agreementkit.errors import AgreementKitError, Fault, InvalidError, LeakError
from agreementkit.files.negotiation_folder import read_kept
from agreementkit.model.document import Document
from agreementkit.model.ledger import Act, Entry
from agreementkit.model.values import date_in_words
from agreementkit.negotiation.alignment.sent_draft import read_word_cached
from agreementkit.negotiation.next_draft import compose_next
from agreementkit.negotiation.offered_changes import next_document
from agreementkit.negotiation.state import NegotiationState, base_document, sent_document
from agreementkit.ooxml.reading import ReadComment, Reading
from agreementkit.text.leaks import Private
from agreementkit.word.allow_list import texts_of


def guarded(
    state: NegotiationState,
    write: Callable[[Private], bytes],
    *,
    composed: Document,
    known: Collection[str] = (),
) -> bytes:
    """A file for the employer, if it holds nothing of ours that stays on our side.

    All that was exchanged before is read only where the file would else be refused: mostly
    what it is written over tells enough.

    Args:
        state: the negotiation.
        write: writes the file through the gate.
        composed: our text as composing made it.
        known: texts that both sides have, as far as they are at hand.

    Raises:
        LeakError: the file holds what may not go out.
        LedgerError: a text that was exchanged is gone, or is not what was recorded.
    """
    try:
        return write(_private_texts(state, composed, known))
    except LeakError:
        return write(_private_texts(state, composed, {*known, *_exchanged_texts(state)}))


def refuse_to_record_leaks(state: NegotiationState, act: Act) -> None:
    """Raise `InvalidError` where the reason of an act would stop the draft that follows it.

    Args:
        state: the negotiation before the act.
        act: what is decided, with its reason.
    """
    after = evolve(state, ledger=evolve(state.ledger, entries=(*state.entries, act)))
    try:
        composed = compose_next(after)
        text = next_document(composed, after)
    except AgreementKitError:
        return  # Whoever drafts it is told why there is none.
    wrong = _leaking_reasons(act, text, _private_texts(after, composed, ()))
    if wrong:
        known = _exchanged_texts(state)
        wrong = _leaking_reasons(act, text, _private_texts(after, composed, {*known}))
    if wrong:
        raise InvalidError(
            Fault(
                key=key,
                message=f"the employer’s next draft would hold words of it: “{words}”",
                remedy="what you write here stays on our side: write it in other words",
            )
            for key, words in wrong.items()
        )


def _leaking_reasons(act: Act, text: Document, private: Private) -> Mapping[str, str]:
    """The reasons of an act that a text holds, by where they were typed."""
    ours = {source: (key, words) for key, words, source in _reasons_of(act)}
    lines = (line for line in texts_of(text) if line)
    found = {leak.source for line in lines for leak in private.found_in(line)}
    return dict(ours[source] for source in ours if source in found)


def _private_texts(state: NegotiationState, composed: Document, known: Collection[str]) -> Private:
    """Our notes and ladder, and the reasons in the ledger, but for what both sides have already."""
    reasons = {words: source for each in state.entries for _, words, source in _reasons_of(each)}
    return private_in(
        state.agreement,
        state.pack,
        DraftOptions(),
        reasons=reasons,
        known=known,
        composed=[composed],
    )


_REASONS = {"because": "the reason", "approved_by": "who approved what was decided"}


def _reasons_of(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """What an entry says for our side alone: its key, its words, and where they are recorded."""
    for key, what in _REASONS.items():
        if words := getattr(entry, key, ""):
            clauses = ", ".join(_clauses_of(entry))
            about = f" for {clauses}" if clauses else ""
            yield key, words, f"{what} on {date_in_words(entry.when.date())}{about}"


def _clauses_of(entry: Entry) -> Iterable[str]:
    """The clauses that an entry is about, whatever kind of entry it is."""
    one = getattr(entry, "clause", "")
    provisions = getattr(entry, "provisions", ())
    named = (one, *getattr(entry, "clauses", ()), *(each.clause for each in provisions))
    return dict.fromkeys(filter(None, named))


# What both sides have.


def _exchanged_texts(state: NegotiationState) -> Iterator[str]:
    """Every text that crossed the table, in either direction, in any round."""
    for draft in state.drafts:
        below = base_document(state.folder, draft)
        yield from texts_of(sent_document(state.folder, draft), *([below] if below else []))
    for receipt in state.receipts:
        yield from texts_of_reading(read_word_cached(read_kept(state.folder, receipt.file)))


def texts_of_reading(reading: Reading) -> Iterator[str]:
    """What a file that came back says, with and without its changes, and in its margin."""
    for line in (*reading.accepted, *reading.rejected):
        yield line.text
    yield from _said(reading.comments)


def _said(comments: Iterable[ReadComment]) -> Iterator[str]:
    for comment in comments:
        yield from comment.paragraphs
        yield from _said(comment.replies)
