"""What crossed the table last, read again from the folder."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from attrs import evolve, frozen

from agreementkit.files import read_agreement
from agreementkit.files.negotiation_folder import Held, read_folder, read_kept
from agreementkit.model import Agreement, Document, Pack
from agreementkit.model.entry import Entry, Received, Replaced, Started
from agreementkit.model.entry import Sent as SentEntry
from agreementkit.negotiate.judging.beside import Beside
from agreementkit.negotiate.judging.judging import judge
from agreementkit.negotiate.judging.response import Knowledge, Response
from agreementkit.negotiate.matching.finding import match_sections
from agreementkit.negotiate.matching.sent import Sent, as_read, as_sent
from agreementkit.negotiate.matching.theirs import their_document
from agreementkit.negotiate.next_text import Exchange
from agreementkit.negotiate.table.recording import sent_document, text_sent_over
from agreementkit.negotiate.table.talks import Talks, talks
from agreementkit.word.reading import ReadComment, Reading

T = TypeVar("T")

__all__ = ["Return", "Table", "as_it_was_sent", "came_back", "exchange", "our_name", "sit_down"]

_OURS = "Union side"


@frozen(kw_only=True)
class Table:
    """A negotiation as it was read from its folder, ready for the next act."""

    held: Held
    talks: Talks

    @property
    def pack(self) -> Pack:
        """The clauses that our drafts are made from."""
        return self.talks.pack


@frozen(kw_only=True)
class Return:
    """A file that came back for a draft. What is asked of it is worked out once, and only then."""

    entry: SentEntry
    """Of the draft."""
    sent: Sent
    """Our own record of it."""
    reading: Reading
    talks: Talks

    @cached_property
    def theirs(self) -> Document:
        """Its text with every change accepted."""
        return their_document(self.sent, match_sections(self.sent, self.reading.accepted))

    @cached_property
    def comments(self) -> Mapping[str, tuple[ReadComment, ...]]:
        """What is said in its margin, by the id of the clause."""
        return Beside(self.sent, self.reading).comments

    @cached_property
    def response(self) -> Response:
        """What it comes to, clause by clause."""
        judged = judge(self.sent, self.reading, self.talks.agreement, self.talks.pack)
        carried = self.reading.identifier
        known = Knowledge.OTHER if carried else Knowledge.NONE
        return evolve(
            judged,
            draft=carried,
            knowledge=Knowledge.SAME if carried == self.entry.draft else known,
            round=self.entry.round,
        )


def sit_down(folder: Path, pack: Pack) -> Table:
    """A negotiation read from its folder. Nothing is written.

    Raises:
        LedgerError: there is none, or what was recorded is not there as it was.
        AgreementFileError: the agreement file no longer fits the clauses.
    """
    held = read_folder(folder)
    agreement = _in_force(held, pack)
    return Table(held=held, talks=talks(held.entries, agreement, pack))


def _in_force(held: Held, pack: Pack) -> Agreement:
    last = [each for each in held.entries if isinstance(each, Started | Replaced)][-1]
    return read_agreement(held.folder / last.agreement.name, pack)


def as_it_was_sent(table: Table, entry: SentEntry) -> Sent:
    """Our own record of a draft.

    Raises:
        LedgerError: a file of it is gone, or is not what was recorded.
    """
    held = table.held
    return as_sent(
        sent_document(held, entry),
        read_kept(held.folder, entry.file),
        below=text_sent_over(held, entry),
        # No two rounds give two clauses one name.
        new=f"round-{entry.round}-new",
    )


def our_name(agreement: Agreement) -> str:
    """In whose name our changes and comments stand."""
    return agreement.version.side or _OURS


def came_back(table: Table, entry: SentEntry, reading: Reading) -> Return:
    """A file that came back for a draft.

    Args:
        table: the negotiation.
        entry: the draft that it answers.
        reading: the file as it was read.

    Raises:
        LedgerError: our record of the draft is gone, or is not what was recorded.
    """
    sent = as_it_was_sent(table, entry)
    return Return(entry=entry, sent=sent, reading=reading, talks=table.talks)


def exchange(table: Table) -> tuple[Exchange | None, Return | None]:
    """What crossed the table last, and what came back for it; None for what did not yet."""
    sent = _last(table.held.entries, SentEntry)
    if sent is None:
        return None, None
    came = _last((e for e in table.held.entries if _answers(e, sent)), Received)
    back = None
    if came is not None:
        back = came_back(table, sent, as_read(read_kept(table.held.folder, came.file)))
    last = Exchange(
        round=sent.round,
        sent=back.sent.document if back else sent_document(table.held, sent),
        theirs=back.theirs if back else None,
    )
    return last, back


def _answers(entry: Entry, sent: SentEntry) -> bool:
    return isinstance(entry, Received) and entry.answers == sent.draft


def _last(entries: Iterable[Entry], kind: type[T]) -> T | None:
    found = [entry for entry in entries if isinstance(entry, kind)]
    return found[-1] if found else None
