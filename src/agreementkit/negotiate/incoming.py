"""What comes in: a returned file, found to answer a draft, judged, and kept as it came."""

import hashlib

from agreementkit.errors import Fault, InvalidError
from agreementkit.files.negotiation_folder import Held
from agreementkit.model.entry import Received
from agreementkit.model.entry import Sent as SentEntry
from agreementkit.negotiate.exchange import Table, came_back
from agreementkit.negotiate.judging.facts import facts_in
from agreementkit.negotiate.judging.response import Response
from agreementkit.negotiate.matching.sent import as_read
from agreementkit.negotiate.table.recording import Hand, Returned, record_received

__all__ = ["receive"]


def receive(table: Table, returned: Returned, hand: Hand) -> tuple[Held, Response]:
    """Judge a file that came back, and record it with what was found.

    It answers the draft whose mark it carries; where it carries none of ours, the last.

    Raises:
        InvalidError: nothing was sent, the very same file was received before, or the
            negotiation is closed.
        RefusedError: it is no Word file that can be opened safely.
        BusyError: somebody else is writing.
        OutputError: it cannot be written.
    """
    digest = hashlib.sha256(returned.data).hexdigest()
    for entry in table.held.entries:
        if isinstance(entry, Received) and entry.file.sha256 == digest:
            raise InvalidError([_again(entry)])
    reading = as_read(returned.data)
    answers = _answered(table, reading.identifier)
    back = came_back(table, answers, reading)
    held = record_received(
        table.held,
        returned,
        facts_in(back.response),
        hand,
        answers=answers.draft,
    )
    return held, back.response


def _answered(table: Table, carried: str) -> SentEntry:
    drafts = table.talks.standing.drafts
    if not drafts:
        message = "nothing was sent yet, so nothing can have come back"
        raise InvalidError([Fault(message=message, remedy="send a draft first")])
    return table.talks.standing.draft(carried) or drafts[-1]


def _again(entry: Received) -> Fault:
    return Fault(
        file=entry.original,
        message=f"this very file was received already, on {entry.when:%d.%m.%Y}, in round {entry.round}",
        remedy="look at what was found then",
    )
