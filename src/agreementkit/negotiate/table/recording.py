"""To start a negotiation, and to record what was sent, what came back and what was decided.

Each function writes to the folder, whole or not at all, and gives the negotiation as it
then is. None decides anything, and none reads a clock.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path, PurePath

from attrs import frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.files.json_values import document_from, draft_id, record_json
from agreementkit.files.negotiation_folder import (
    AGREEMENT,
    RECEIVED,
    SENT,
    Held,
    begin,
    commit,
    free_name,
    kept,
    read_kept,
)
from agreementkit.files.output import safe_name
from agreementkit.model import Agreement, Document, Employer
from agreementkit.model.document import ClauseHeading, ScheduleHeading
from agreementkit.model.entry import Act, Received, Replaced, Sent, Started
from agreementkit.model.nearest import did_you_mean
from agreementkit.model.negotiation import ClauseFacts, DraftKind
from agreementkit.negotiate.table.standing import Standing, standing

__all__ = [
    "Hand",
    "Returned",
    "next_draft",
    "record_act",
    "record_received",
    "record_replaced",
    "record_sent",
    "sent_document",
    "start",
    "text_sent_over",
]


@frozen(kw_only=True)
class Hand:
    """Whose hand writes in the ledger, and when."""

    when: datetime
    """By the clock of whoever writes."""
    by: str
    """A role, such as "Branch secretary"; never a person's own name."""


@frozen(kw_only=True)
class Returned:
    """A file as it came back."""

    name: str
    """The name that it came under."""
    data: bytes


def start(
    folder: Path,
    file: bytes,
    agreement: Agreement,
    hand: Hand,
    *,
    negotiation: str,
) -> Held:
    """A new negotiation in a folder, which is made if it is not there.

    Args:
        folder: empty, or with nothing in the way.
        file: the agreement file, kept byte for byte.
        agreement: what the file says.
        hand: who starts it, and when.
        negotiation: an opaque name for it, such as 32 random hexadecimal digits.

    Raises:
        BusyError: somebody else is at it.
        OutputError: the folder holds a negotiation already, or something is in the way.
    """
    employer = agreement.employer
    entry = Started(
        when=hand.when,
        by=hand.by,
        negotiation=negotiation,
        employer=employer.name if isinstance(employer, Employer) else employer,
        unions=agreement.unions,
        agreement=kept(AGREEMENT, file),
    )
    return begin(folder, entry, file)


def next_draft(held: Held, document: Document) -> tuple[int, str]:
    """The round and the id that a document would go out with if it were sent next."""
    now = _going_on(held)
    round_ = now.round + 1
    return round_, draft_id(now.started.negotiation, round_, record_json(document))


def record_sent(
    held: Held,
    document: Document,
    word: bytes,
    hand: Hand,
    *,
    below: Document | None = None,
) -> Held:
    """A draft that goes out, kept with our own record of its text.

    Args:
        held: the negotiation as read.
        document: the text as both sides have it, with every change accepted.
        word: the file; the id in it is the one that `next_draft` gave for this document.
        hand: who sends it, and when.
        below: of a reply, the text that it is written over; None for a clean draft.

    Raises:
        InvalidError: the negotiation is closed.
        BusyError: somebody else is writing, or has written since `held` was read.
        OutputError: it cannot be written; what was recorded before still stands.
    """
    round_, draft = next_draft(held, document)
    record = record_json(document)
    word_name = free_name(held, f"{SENT}/round-{round_}", ".docx")
    record_name = free_name(held, f"{SENT}/round-{round_}", ".json")
    files = {word_name: word, record_name: record}
    under = None
    if below is not None:
        under_name = free_name(held, f"{SENT}/round-{round_}-below", ".json")
        files[under_name] = record_json(below)
        under = kept(under_name, files[under_name])
    entry = Sent(
        when=hand.when,
        by=hand.by,
        round=round_,
        draft=draft,
        kind=DraftKind.DRAFT if below is None else DraftKind.REPLY,
        file=kept(word_name, word),
        record=kept(record_name, record),
        clauses=dict(_headings(document)),
        below=under,
    )
    return commit(held, entry, files)


def _headings(document: Document) -> Iterator[tuple[str, str]]:
    """The title of each clause and schedule, by its id."""
    for block in document.blocks:
        match block:
            case ClauseHeading():
                yield block.clause, block.title
            case ScheduleHeading():
                yield block.id, block.title
            case _:
                pass


def sent_document(held: Held, sent: Sent) -> Document:
    """The text of a draft, as it was composed when it was sent.

    Raises:
        LedgerError: the record is gone, or is not what was recorded.
    """
    return document_from(read_kept(held.folder, sent.record), sent.record.name)


def text_sent_over(held: Held, sent: Sent) -> Document | None:
    """The text that a reply was written over; None for a clean draft.

    Raises:
        LedgerError: the record is gone, or is not what was recorded.
    """
    if sent.below is None:
        return None
    return document_from(read_kept(held.folder, sent.below), sent.below.name)


def record_received(
    held: Held,
    returned: Returned,
    facts: Mapping[str, ClauseFacts],
    hand: Hand,
    *,
    answers: str,
) -> Held:
    """A file that came back, kept byte for byte.

    Args:
        held: the negotiation as read.
        returned: the file.
        facts: what was found about each clause, by its id.
        hand: who records it, and when.
        answers: the id of the draft that it answers.

    Raises:
        InvalidError: the negotiation is closed, or sent no such draft.
        BusyError: somebody else is writing, or has written since `held` was read.
        OutputError: it cannot be written; what was recorded before still stands.
    """
    now = _going_on(held)
    sent = now.draft(answers)
    if sent is None:
        message = f'this negotiation sent no draft with the id "{answers}"'
        remedy = did_you_mean(answers, [each.draft for each in now.drafts])
        raise InvalidError([Fault(key="answers", message=message, remedy=remedy)])
    stem = safe_name(PurePath(returned.name).stem)
    name = free_name(held, f"{RECEIVED}/round-{sent.round}-{stem}", ".docx")
    entry = Received(
        when=hand.when,
        by=hand.by,
        round=sent.round,
        answers=answers,
        file=kept(name, returned.data),
        original=returned.name,
        facts=facts,
    )
    return commit(held, entry, {name: returned.data})


def record_act(held: Held, act: Act) -> Held:
    """What was decided, as `moving`, `settling` and `packaging` gave it.

    Raises:
        InvalidError: the negotiation is closed.
        BusyError: somebody else is writing, or has written since `held` was read.
        OutputError: it cannot be written; what was recorded before still stands.
    """
    _going_on(held)
    return commit(held, act)


def record_replaced(held: Held, entry: Replaced, agreement: bytes) -> Held:
    """A new agreement file, under the name that the entry gives it; see `moving.replace`.

    Raises:
        InvalidError: the negotiation is closed.
        BusyError: somebody else is writing, or has written since `held` was read.
        OutputError: it cannot be written; what was recorded before still stands.
    """
    _going_on(held)
    return commit(held, entry, {entry.agreement.name: agreement})


def _going_on(held: Held) -> Standing:
    now = standing(held.entries)
    if now.closed:
        message = f"this negotiation is closed ({now.closed.outcome})"
        remedy = "start a new one, in a folder of its own"
        raise InvalidError([Fault(message=message, remedy=remedy)])
    return now
