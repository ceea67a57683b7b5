"""What comes in: a returned file, found to answer a draft, judged, and kept as it came."""

import hashlib

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.ledger import Received, Sent
from agreementkit.negotiation.alignment.sent_draft import read_word_cached
from agreementkit.negotiation.assessment.response import Response, facts_by_clause
from agreementkit.negotiation.decision import Stamp
from agreementkit.negotiation.record import ReturnedFile, record_received
from agreementkit.negotiation.state import NegotiationState, response_to


def receive(
    state: NegotiationState,
    returned: ReturnedFile,
    stamp: Stamp,
) -> tuple[NegotiationState, Response]:
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
    for receipt in state.receipts:
        if receipt.file.sha256 == digest:
            raise InvalidError([_received_already(receipt)])
    reading = read_word_cached(returned.data)
    draft = _draft_answered(state, reading.identifier)
    response = response_to(state, draft, reading)
    after = record_received(state, returned, facts_by_clause(response), stamp, answers=draft.draft)
    return after, response


def _draft_answered(state: NegotiationState, identifier: str) -> Sent:
    if not state.drafts:
        message = "nothing was sent yet, so nothing can have come back"
        raise InvalidError([Fault(message=message, remedy="send a draft first")])
    return state.draft(identifier) or state.drafts[-1]


def _received_already(receipt: Received) -> Fault:
    return Fault(
        file=receipt.original,
        message=f"this very file was received already, on {receipt.when:%d.%m.%Y}, in round {receipt.round}",
        remedy="look at what was found then",
    )
