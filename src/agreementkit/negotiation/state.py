"""The state of a negotiation: one value, and everything else follows from it.

It holds where the negotiation is kept, its ledger and the pack. Where each clause stands, the
agreement with every move, what was sent last and what came back for it are worked out from
these when somebody first asks: nothing else is stored, so nothing can disagree with the ledger.
Files are read as late, which is safe: the ledger names each with its hash, so it is what was
recorded or an error.

A decision (`acts`) takes a state and gives an entry; recording an entry (`record`) takes a
state and gives the next one.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property, reduce
from operator import sub
from pathlib import Path

from attrs import evolve, field, frozen

from agreementkit.errors import Fault, InvalidError, LedgerError
from agreementkit.files.agreement_file import read_agreement
from agreementkit.files.ledger import Ledger
from agreementkit.files.negotiation_folder import begun, in_force, read_kept
from agreementkit.files.records import document_from
from agreementkit.model.agreement import Agreement
from agreementkit.model.clause import Bundle, Provision
from agreementkit.model.document import Document
from agreementkit.model.ledger import (
    Agreed,
    ClauseState,
    Closed,
    Entry,
    KeptFile,
    Moved,
    Outcome,
    Package,
    Received,
    Sent,
    Started,
    Tabled,
    Taken,
    Undone,
    Withdrawn,
    standing,
)
from agreementkit.model.numbering import reference_labels
from agreementkit.model.pack import Pack
from agreementkit.negotiation.alignment.align import (
    align_sections,
    section_comments,
    sections_of_lines,
)
from agreementkit.negotiation.alignment.counterparty_document import counterparty_document
from agreementkit.negotiation.alignment.sent_draft import (
    SentDraft,
    read_sent_draft,
    read_word_cached,
    with_our_label,
)
from agreementkit.negotiation.assessment.assess import assess
from agreementkit.negotiation.assessment.response import DraftIdentity, Response
from agreementkit.negotiation.assessment.typed_numbers import without_typed_numbers
from agreementkit.negotiation.status import ClauseStatus, LedgerStatus, status_after
from agreementkit.ooxml.reading import ReadComment, Reading

_SETTLED = (ClauseState.AGREED, ClauseState.WITHDRAWN, ClauseState.CLOSED)


@frozen(kw_only=True)
class NegotiationState:
    """A negotiation as its ledger records it.

    What the ledger alone tells (`clauses`, `packages`, `drafts`, ...) is there whatever became
    of other files. What needs one of them raises `LedgerError` where that file is gone, or is
    not what was recorded.

    Raises:
        LedgerError: the entries of the ledger do not begin with the start.
    """

    folder: Path
    ledger: Ledger = field(repr=False)
    """All that was recorded, as it was read: whoever records more is refused if it has grown."""
    pack: Pack = field(repr=False)
    """The clauses that our drafts are made from."""
    agreement_read: Agreement | None = field(default=None, eq=False, repr=False)
    """What the agreement file in force says, where it was read already; None reads it when asked."""

    @ledger.validator
    def _begins(self, _: object, ledger: Ledger) -> None:
        if not isinstance(next(iter(ledger.entries), None), Started):
            message = "the entries do not begin with the start of the negotiation"
            remedy = "give all entries of the ledger, in order"
            raise LedgerError([Fault(message=message, remedy=remedy)])

    # What the ledger tells.

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was recorded, in order."""
        return self.ledger.entries

    @property
    def started(self) -> Started:
        """How the negotiation began."""
        return next(each for each in self.entries if isinstance(each, Started))

    @cached_property
    def drafts(self) -> tuple[Sent, ...]:
        """Every draft and reply that went out, the oldest first."""
        return tuple(each for each in self.entries if isinstance(each, Sent))

    @cached_property
    def receipts(self) -> tuple[Received, ...]:
        """Every file that came back, the oldest first, but for those that were undone."""
        return tuple(each for each in standing(self.entries) if isinstance(each, Received))

    @cached_property
    def undone(self) -> tuple[tuple[Received, Undone], ...]:
        """Every receipt that was undone, with the act that says why."""
        receipts = {e.file.name: e for e in self.entries if isinstance(e, Received)}
        acts = (each for each in self.entries if isinstance(each, Undone))
        return tuple((receipts[act.receipt], act) for act in acts if act.receipt in receipts)

    @property
    def closed(self) -> Closed | None:
        """The end of the negotiation; None while it goes on."""
        return next((each for each in reversed(self.entries) if isinstance(each, Closed)), None)

    @property
    def outcome(self) -> Outcome | None:
        """How it ended; None while it goes on."""
        return self.closed.outcome if self.closed else None

    @property
    def round(self) -> int:
        """The round under way: how many drafts went out."""
        return len(self.drafts)

    @property
    def clauses(self) -> Mapping[str, ClauseStatus]:
        """Where each clause stands, by id, in the order in which they came to the table."""
        return self._status.clauses

    @property
    def packages(self) -> Mapping[str, Package]:
        """The clauses that are tied together, by the name of the package."""
        return self._status.packages

    @cached_property
    def _status(self) -> LedgerStatus:
        return status_after(self.entries)

    def package_of(self, clause: str) -> Package | None:
        """The package that a clause belongs to; None where it stands by itself."""
        return self._status.package_of(clause)

    def without_packages(self, names: Iterable[str]) -> tuple[str, ...]:
        """The clauses that these names stand for, each once: a package stands for its own."""
        packages = self.packages
        every = (packages[name].clauses if name in packages else (name,) for name in names)
        return tuple(dict.fromkeys(id_ for clauses in every for id_ in clauses))

    def receipt_of(self, clause: str) -> Received | None:
        """The last file that came back with a clause; None where none has."""
        found = (each for each in reversed(self.receipts) if clause in each.facts)
        return next(found, None)

    def draft(self, id_: str) -> Sent | None:
        """The draft with that id; None where we sent none such."""
        return next((each for each in self.drafts if each.draft == id_), None)

    def unsettled(self) -> tuple[ClauseStatus, ...]:
        """The clauses that are neither agreed nor withdrawn nor closed."""
        return tuple(each for each in self.clauses.values() if each.state not in _SETTLED)

    # What the agreement file says, and every move since.

    @cached_property
    def agreement_file(self) -> Agreement:
        """What the agreement file in force says.

        Raises:
            LedgerError: it is gone, or is not what was recorded.
            AgreementFileError: it no longer fits the clauses of the pack.
        """
        if self.agreement_read is not None:
            return self.agreement_read
        file = in_force(self.ledger)
        read_kept(self.folder, file)
        return read_agreement(self.folder / file.name, self.pack)

    @cached_property
    def agreement(self) -> Agreement:
        """Our agreement as it stands now: the file in force, and every move since."""
        return with_moves(self.agreement_file, self.entries)

    # What was sent last, and what came back for it.

    @property
    def last_draft(self) -> Sent | None:
        """The draft or reply that went out last; None before any has."""
        return self.drafts[-1] if self.drafts else None

    @property
    def last_receipt(self) -> Received | None:
        """The file that came back last for the last draft; None before any has."""
        last = self.last_draft
        answers = (each for each in reversed(self.receipts) if last and each.answers == last.draft)
        return next(answers, None)

    @cached_property
    def sent_text(self) -> Document | None:
        """The text of the last draft, with every change accepted; None before any was sent."""
        return None if self.last_draft is None else sent_document(self.folder, self.last_draft)

    @cached_property
    def counter_draft(self) -> Reading | None:
        """The last receipt as it reads; None before the last draft has come back."""
        if self.last_receipt is None or self.sent_text is None:
            return None
        return with_our_label(reading_of(self, self.last_receipt.file), self.sent_text)

    @cached_property
    def offer(self) -> Document | None:
        """The counter-draft with every change accepted; None before there is one."""
        if self._sent_record is None or self.counter_draft is None:
            return None
        untyped = without_typed_numbers(self.counter_draft, self._sent_record.lines)
        matching = align_sections(self._sent_record, untyped.reading.accepted)
        known = reference_labels(self._sent_record.document.blocks)
        return counterparty_document(self._sent_record, matching, known=known)

    @cached_property
    def comments(self) -> Mapping[str, tuple[ReadComment, ...]]:
        """What stands in the margin of the counter-draft, by the id of the clause."""
        if self._sent_record is None or self.counter_draft is None:
            return {}
        marked = self.counter_draft.marked
        places = sections_of_lines(align_sections(self._sent_record, marked), marked)
        return section_comments(self.counter_draft, places).by_section

    @cached_property
    def response(self) -> Response | None:
        """What the counter-draft comes to, clause by clause; None before there is one."""
        draft, sent, reading = self.last_draft, self._sent_record, self.counter_draft
        if draft is None or sent is None or reading is None:
            return None
        return _judged(self, draft, sent, reading)

    @cached_property
    def _sent_record(self) -> SentDraft | None:
        """Our own record of the last draft, with the lines of its file; None before any was sent."""
        return None if self.last_draft is None else record_of(self, self.last_draft)


# Read from a folder.


def read_state(folder: Path, pack: Pack) -> NegotiationState:
    """The state that a folder records. Nothing is written, and no other file is looked at.

    Raises:
        LedgerError: there is no negotiation, or its ledger is broken.
    """
    return NegotiationState(folder=folder, ledger=begun(folder), pack=pack)


def open_state(folder: Path, pack: Pack) -> NegotiationState:
    """The state that a folder records, ready for the next act: its agreement file is read at once.

    Raises:
        LedgerError: there is no negotiation, or what was recorded is not there as it was.
        AgreementFileError: the agreement file no longer fits the clauses.
    """
    state = read_state(folder, pack)
    return evolve(state, agreement_read=state.agreement_file)


def require_open(state: NegotiationState) -> None:
    """Raise `InvalidError` where the negotiation is closed."""
    if state.closed:
        message = f"this negotiation is closed ({state.closed.outcome})"
        remedy = "start a new one, in a folder of its own"
        raise InvalidError([Fault(message=message, remedy=remedy)])


def sent_document(folder: Path, sent: Sent) -> Document:
    """The text of a draft, as it was composed when it was sent.

    Raises:
        LedgerError: the record is gone, or is not what was recorded.
    """
    return document_from(read_kept(folder, sent.record), sent.record.name)


def base_document(folder: Path, sent: Sent) -> Document | None:
    """The text that a reply was written over; None for a clean draft.

    Raises:
        LedgerError: the record is gone, or is not what was recorded.
    """
    if sent.below is None:
        return None
    return document_from(read_kept(folder, sent.below), sent.below.name)


def reading_of(state: NegotiationState, file: KeptFile) -> Reading:
    """A Word file of the folder as it reads.

    Raises:
        LedgerError: it is gone, or is not what was recorded.
    """
    return read_word_cached(read_kept(state.folder, file))


def record_of(state: NegotiationState, draft: Sent) -> SentDraft:
    """Our own record of a draft.

    Raises:
        LedgerError: a file of it is gone, or is not what was recorded.
    """
    return read_sent_draft(
        sent_document(state.folder, draft),
        read_kept(state.folder, draft.file),
        base=base_document(state.folder, draft),
        # No two rounds give two clauses one name.
        new_prefix=f"round-{draft.round}-new",
    )


def response_to(state: NegotiationState, draft: Sent, reading: Reading) -> Response:
    """What a file that came back for a draft comes to, recorded or not.

    Args:
        state: of the negotiation.
        draft: the one that it answers.
        reading: the file as it was read.

    Raises:
        LedgerError: our record of the draft is gone, or is not what was recorded.
    """
    return _judged(state, draft, record_of(state, draft), reading)


def _judged(
    state: NegotiationState,
    draft: Sent,
    sent: SentDraft,
    reading: Reading,
) -> Response:
    labelled = with_our_label(reading, sent.document)
    judged = assess(sent, labelled, state.agreement, state.pack)
    carried = reading.identifier
    identity = DraftIdentity.OTHER if carried else DraftIdentity.NONE
    return evolve(
        judged,
        draft=carried,
        draft_identity=DraftIdentity.SAME if carried == draft.draft else identity,
        round=draft.round,
    )


# The agreement after the moves of a ledger.


def with_moves(agreement: Agreement, entries: Iterable[Entry]) -> Agreement:
    """The agreement with the moves of a ledger applied, in their order.

    The file itself is never edited: a move is one line of the ledger. A clause that was
    withdrawn comes back as it was, once it is tabled or sent again. Where a new agreement
    file has taken the place of an old one, the moves made before it stand still.

    Args:
        agreement: what the agreement file in force says.
        entries: of the ledger.
    """
    now = agreement
    withdrawn: dict[str, Provision] = {}
    for entry in entries:
        match entry:
            case Moved() | Agreed() | Taken():
                now += _present(now, entry.provisions)
            case Withdrawn():
                taken_out = [
                    provision for provision in now.provisions if provision.clause in entry.clauses
                ]
                withdrawn |= {provision.clause: provision for provision in taken_out}
                now = reduce(sub, (provision.clause for provision in taken_out), now)
            case Tabled() | Sent():
                now += Bundle(
                    withdrawn.pop(clause) for clause in entry.clauses if clause in withdrawn
                )
            case _:
                pass
    return now


def _present(now: Agreement, provisions: Iterable[Provision]) -> Bundle:
    """Those whose clause the agreement has: a later file may have left one out."""
    return Bundle(each for each in provisions if each.clause in now.provisions)
