"""A file that is no answer to our last draft: another one, an earlier one, or one that was there before."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from agreementkit.model.document import Document
from agreementkit.model.ledger import ObjectionKind, Sent
from agreementkit.negotiation.agreed_text import clause_lines
from agreementkit.negotiation.alignment.sections import is_main_text
from agreementkit.negotiation.alignment.sent_draft import SentDraft
from agreementkit.negotiation.intake.objection import Objection
from agreementkit.negotiation.state import (
    NegotiationState,
    reading_of,
    record_of,
    sent_document,
)
from agreementkit.ooxml.reading import Line, ReadComment, Reading
from agreementkit.text.normalisation import alphanumeric_words, alphanumerics

# Another file: of another round, another employer, or about something else.


def draft_answered(state: NegotiationState, reading: Reading) -> Sent:
    """The draft whose mark a file carries; where it carries none, that whose words it has."""
    last = state.drafts[-1]
    if marked := state.draft(reading.identifier):
        return marked
    theirs = {line.text for line in reading.accepted}
    if str(sent_document(state.folder, last).version) in theirs:
        return last
    now = {line.text for line in reading_of(state, last.file).accepted}
    for draft in reversed(state.drafts[:-1]):
        before = {line.text for line in reading_of(state, draft.file).accepted}
        if len(theirs & (before - now)) > len(theirs & (now - before)):
            return draft
    return last


def earlier(state: NegotiationState, draft: Sent) -> Iterator[Objection]:
    last = state.drafts[-1]
    if draft != last:
        yield Objection(
            kind=ObjectionKind.EARLIER_ROUND,
            message=f"this was made from our draft of round {draft.round}, and round {last.round} "
            f"went out on {last.when:%d.%m.%Y}",
            remedy=f"ask the employer for their answer to {last.file.name}",
        )


_ENOUGH_LINES = 1 / 2
"""The share of our lines, word for word, at which nobody needs to count clauses."""
FEWEST_CLAUSES = 1 / 4
"""The share of our clauses below which a file is about something else, or cut to pieces."""
_FOUND = 1 / 3
"""The share of a clause's words, three in a row, by which it is found in a file."""


def other_file(state: NegotiationState, draft: Sent, reading: Reading) -> tuple[Objection, ...]:
    """Why a file is no answer to a draft at all; nothing where it is one."""
    ours = record_of(state, draft)
    found = tuple(
        _few_words(ours, draft, reading) or _other_employer(state, ours.document, reading)
    )
    if found or not re.fullmatch("[0-9a-f]{32}", reading.identifier):
        return found
    if state.draft(reading.identifier) is None:
        message = "this was made from a draft that this negotiation did not send"
        remedy = "look whether it belongs to another negotiation"
        return (Objection(kind=ObjectionKind.OTHER_NEGOTIATION, message=message, remedy=remedy),)
    return ()


def _few_words(ours: SentDraft, draft: Sent, reading: Reading) -> tuple[Objection, ...]:
    there = {line.text for line in (*reading.marked, *reading.accepted)}
    lines = {line.text for line in ours.lines if is_main_text(line)}
    if len(lines & there) >= _ENOUGH_LINES * len(lines):
        return ()
    count, of = clauses_found(ours.document, there)
    if count >= FEWEST_CLAUSES * of:
        return ()
    return (
        Objection(
            kind=ObjectionKind.FEW_WORDS,
            message=f"this has the words of {count} of {of} clauses of {draft.file.name}",
            remedy="look for the file that the employer sent",
        ),
    )


def clauses_found(document: Document, lines: Iterable[str]) -> tuple[int, int]:
    """How many clauses of a document some lines have the words of, and how many it has.

    A clause is found where a third of its words are, three in a row.

    Args:
        document: what was sent.
        lines: what came back.
    """
    clauses = [clause_lines(document, heading.clause) for heading, _ in document.clauses()]
    theirs = _triples(lines)
    wanted = map(_triples, clauses)
    return sum(len(each & theirs) >= _FOUND * len(each) > 0 for each in wanted), len(clauses)


def _triples(lines: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Every three words in a row."""
    words = map(alphanumeric_words, lines)
    return frozenset(
        tuple(each[at : at + 3]) for each in words for at in range(max(len(each) - 2, 0))
    )


def _other_employer(
    state: NegotiationState, document: Document, reading: Reading
) -> Iterator[Objection]:
    ours = {alphanumerics(each) for each in (*document.parties, state.started.employer)}
    cover = [
        alphanumerics(line.text)
        for lines in (reading.accepted, reading.rejected, reading.marked)
        for line in _cover(lines)
    ]
    if any(each and each in line for line in cover for each in ours - _unions(state)):
        return
    directory = state.pack.sector(state.agreement.sector).employers
    others = {alphanumerics(n): e.name for e in directory for n in (e.name, e.legal_name)}
    named = next((others[line] for line in cover if line in others), None)
    if named:
        yield Objection(
            kind=ObjectionKind.OTHER_EMPLOYER,
            message=f"its cover names {named}, and not {state.started.employer}",
            remedy="look whether it belongs to another negotiation",
        )


def _unions(state: NegotiationState) -> set[str]:
    return {alphanumerics(each) for each in state.started.unions}


def _cover(lines: Sequence[Line]) -> Iterable[Line]:
    """The main text before the first heading."""
    return takewhile(lambda line: not line.level, filter(is_main_text, lines))


# What was received before, under other bytes.


def as_received(state: NegotiationState, draft: Sent, reading: Reading) -> Iterator[Objection]:
    """A copy of what came back before: saved again, or under another name."""
    said: tuple[object, ...] | None = None
    for receipt in reversed(state.receipts):
        if receipt.answers != draft.draft:
            continue
        said = said or _said(reading)
        if _said(reading_of(state, receipt.file)) == said:
            yield Objection(
                kind=ObjectionKind.AS_RECEIVED,
                message="this says word for word what was received on "
                f"{receipt.when:%d.%m.%Y} as “{receipt.original}”",
                remedy="look for the file that the employer sent since",
            )
            return


def _said(reading: Reading) -> tuple[object, ...]:
    """All that a file says: its words, whose changes they are, and what stands in the margin."""
    words = tuple(
        (line.text, tuple((run.text, run.revisions) for run in line.text_runs if run.revisions))
        for line in reading.marked
    )
    return words, tuple(map(_said_beside, reading.comments)), reading.unread


def _said_beside(comment: ReadComment) -> tuple[object, ...]:
    return comment.author, comment.paragraphs, tuple(map(_said_beside, comment.replies))
