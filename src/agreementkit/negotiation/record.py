"""To start a negotiation, and to record what was sent, what came back and what was decided.

Each function writes to the folder, whole or not at all, and gives the state of the negotiation
as it then is. None decides anything, and none reads a clock.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from attrs import evolve, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.files.folder_damage import RECEIVED, SENT
from agreementkit.files.negotiation_folder import (
    AGREEMENT,
    begin,
    commit,
    free_name,
    kept,
    text_to_keep,
)
from agreementkit.files.output import safe_name
from agreementkit.files.records import draft_id, record_json
from agreementkit.model.agreement import Agreement, Employer
from agreementkit.model.document import ClauseHeading, Document, ScheduleHeading
from agreementkit.model.ledger import (
    Act,
    ClauseFacts,
    DraftKind,
    Entry,
    Received,
    Replaced,
    Sent,
    Started,
    Undone,
)
from agreementkit.model.pack import Pack
from agreementkit.model.values import did_you_mean
from agreementkit.negotiation.decision import Stamp
from agreementkit.negotiation.state import NegotiationState, require_open


@frozen(kw_only=True)
class ReturnedFile:
    """A file as the other side sent it back."""

    name: str
    """The name that it came under."""
    data: bytes


def start(  # noqa: PLR0913 - what is kept, and who starts it
    folder: Path,
    file: bytes,
    agreement: Agreement,
    pack: Pack,
    stamp: Stamp,
    *,
    negotiation: str,
    own_clauses: Path | None = None,
    sent: tuple[Document, bytes] | None = None,
) -> NegotiationState:
    """A new negotiation in a folder, which is made if it is not there.

    Args:
        folder: empty, or with nothing in the way.
        file: the agreement file, kept byte for byte.
        agreement: what the file says.
        pack: the clauses it is made from.
        stamp: who starts it, and when.
        negotiation: an opaque name for it, such as 32 random hexadecimal digits.
        own_clauses: the folder that the pack was read from; None is the model's own.
        sent: the draft that went out before there was a negotiation, and its Word file;
            recorded as that of round 1, with the start or not at all.

    Raises:
        BusyError: somebody else is at it.
        OutputError: the folder holds a negotiation already, or something is in the way.
    """
    employer = agreement.employer
    entry = Started(
        when=stamp.when,
        by=stamp.by,
        negotiation=negotiation,
        employer=employer.name if isinstance(employer, Employer) else employer,
        unions=agreement.unions,
        agreement=kept(AGREEMENT, file),
        text=text_to_keep(file),
        own_clauses="" if own_clauses is None else _seen_from(folder, own_clauses),
    )
    also: tuple[Entry, ...] = ()
    files: dict[str, bytes] = {}
    if sent is not None:
        files = {_FIRST_WORD: sent[1], _FIRST_RECORD: record_json(sent[0])}
        also = (_first_sent(entry, sent[0], files),)
    ledger = begin(folder, entry, file, also=also, files=files)
    return NegotiationState(folder=folder, ledger=ledger, pack=pack)


_FIRST_WORD, _FIRST_RECORD = f"{SENT}/round-1.docx", f"{SENT}/round-1.json"


def _first_sent(begun: Started, document: Document, files: Mapping[str, bytes]) -> Sent:
    """A draft that went out before there was a negotiation."""
    return Sent(
        when=begun.when,
        by=begun.by,
        round=1,
        draft=draft_id(begun.negotiation, 1, files[_FIRST_RECORD]),
        kind=DraftKind.DRAFT,
        file=kept(_FIRST_WORD, files[_FIRST_WORD]),
        record=kept(_FIRST_RECORD, files[_FIRST_RECORD]),
        clauses=dict(_headings(document)),
    )


def _seen_from(folder: Path, other: Path) -> str:
    """The way from one folder to another, which stays right when both are moved together."""
    try:
        return PurePath(os.path.relpath(other.absolute(), folder.absolute())).as_posix()
    except ValueError:
        # On Windows, from one drive to another there is no way.
        return other.absolute().as_posix()


def next_round_and_id(state: NegotiationState, document: Document) -> tuple[int, str]:
    """The round and the id that a document would go out with if it were sent next.

    Raises:
        InvalidError: the negotiation is closed.
    """
    require_open(state)
    round_ = state.round + 1
    return round_, draft_id(state.started.negotiation, round_, record_json(document))


def record_sent(  # noqa: PLR0913 - the file, and what is kept beside it
    state: NegotiationState,
    document: Document,
    word: bytes,
    stamp: Stamp,
    *,
    base: Document | None = None,
    left_out: Iterable[str] = (),
) -> NegotiationState:
    """A draft that goes out, kept with our own record of its text.

    Args:
        state: the negotiation as read.
        document: the text as both sides have it, with every change accepted.
        word: the file; the id in it is the one that `next_round_and_id` gave for this document.
        stamp: who sends it, and when.
        base: of a reply, the text that it is written over; None for a clean draft.
        left_out: of a reply, what of theirs it does not hold, each in a sentence.

    Raises:
        InvalidError: the negotiation is closed.
        BusyError: somebody else is writing, or has written since the state was read.
        OutputError: it cannot be written; what was recorded before still stands.
    """
    round_, draft = next_round_and_id(state, document)
    record = record_json(document)
    word_name = _free_name(state, f"{SENT}/round-{round_}", ".docx")
    record_name = _free_name(state, f"{SENT}/round-{round_}", ".json")
    files = {word_name: word, record_name: record}
    base_file = None
    if base is not None:
        base_name = _free_name(state, f"{SENT}/round-{round_}-below", ".json")
        files[base_name] = record_json(base)
        base_file = kept(base_name, files[base_name])
    entry = Sent(
        when=stamp.when,
        by=stamp.by,
        round=round_,
        draft=draft,
        kind=DraftKind.DRAFT if base is None else DraftKind.REPLY,
        file=kept(word_name, word),
        record=kept(record_name, record),
        clauses=dict(_headings(document)),
        below=base_file,
        left_out=left_out,
    )
    return _recorded(state, entry, files=files)


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


def record_received(  # noqa: PLR0913 - the file, and what is to be said of it
    state: NegotiationState,
    returned: ReturnedFile,
    facts: Mapping[str, ClauseFacts],
    stamp: Stamp,
    *,
    answers: str,
    despite: Iterable[str] = (),
    outside: Iterable[str] = (),
    instead: Undone | None = None,
) -> NegotiationState:
    """A file that came back, kept byte for byte.

    Args:
        state: the negotiation as read.
        returned: the file.
        facts: what was found about each clause, by its id.
        stamp: who records it, and when.
        answers: the id of the draft that it answers.
        despite: what speaks against taking it for a return, by its code.
        outside: what was found in no clause, each in a sentence.
        instead: that the last receipt counts no longer; recorded with this one or not at all.

    Raises:
        InvalidError: the negotiation is closed, or sent no such draft.
        BusyError: somebody else is writing, or has written since the state was read.
        OutputError: it cannot be written; what was recorded before still stands.
    """
    require_open(state)
    sent = state.draft(answers)
    if sent is None:
        message = f'this negotiation sent no draft with the id "{answers}"'
        remedy = did_you_mean(answers, [each.draft for each in state.drafts])
        raise InvalidError([Fault(key="answers", message=message, remedy=remedy)])
    stem = safe_name(PurePath(returned.name).stem)
    name = _free_name(state, f"{RECEIVED}/round-{sent.round}-{stem}", ".docx")
    entry = Received(
        when=stamp.when,
        by=stamp.by,
        round=sent.round,
        answers=answers,
        file=kept(name, returned.data),
        original=returned.name,
        facts=facts,
        despite=tuple(despite),
        outside=tuple(outside),
    )
    entries = (entry,) if instead is None else (instead, entry)
    return _recorded(state, *entries, files={name: returned.data})


def record_act(state: NegotiationState, act: Act | Undone) -> NegotiationState:
    """What was decided, as a function of `acts` gave it.

    Raises:
        InvalidError: the negotiation is closed.
        BusyError: somebody else is writing, or has written since the state was read.
        OutputError: it cannot be written; what was recorded before still stands.
    """
    require_open(state)
    return _recorded(state, act)


def record_replaced(
    state: NegotiationState,
    entry: Replaced,
    agreement: bytes,
) -> NegotiationState:
    """A new agreement file, under the name that the entry gives it; see `acts.replace`.

    Raises:
        InvalidError: the negotiation is closed.
        BusyError: somebody else is writing, or has written since the state was read.
        OutputError: it cannot be written; what was recorded before still stands.
    """
    require_open(state)
    after = _recorded(state, entry, files={entry.agreement.name: agreement})
    return evolve(after, agreement_read=None)


def _free_name(state: NegotiationState, stem: str, suffix: str) -> str:
    return free_name(state.folder, state.ledger, stem, suffix)


def _recorded(
    state: NegotiationState,
    entry: Entry,
    *also: Entry,
    files: Mapping[str, bytes] | None = None,
) -> NegotiationState:
    """The state with these entries more, once they are on the disk with the files that they name."""
    return evolve(state, ledger=commit(state.folder, state.ledger, entry, files, also=also))
