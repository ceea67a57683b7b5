"""What comes in: a returned file, found to answer a draft, judged, and kept as it came."""

from attrs import evolve

from agreementkit.errors import Fault, NotReceivedError
from agreementkit.negotiation.alignment.sent_draft import read_word_cached
from agreementkit.negotiation.assessment.response import Response, facts_by_clause
from agreementkit.negotiation.decision import Decision, Stamp
from agreementkit.negotiation.intake.intake import facts_despite, intake
from agreementkit.negotiation.intake.objection import Objection
from agreementkit.negotiation.record import ReturnedFile, record_received
from agreementkit.negotiation.report.headlines import describe_outside
from agreementkit.negotiation.state import NegotiationState, require_open, response_to
from agreementkit.negotiation.undo import undo


def receive(
    state: NegotiationState,
    returned: ReturnedFile,
    stamp: Stamp,
    *,
    anyway: bool = False,
    instead: str = "",
) -> tuple[NegotiationState, Response]:
    """Judge a file that came back, and record it with what was found.

    It answers the draft whose mark it carries; where it carries none of ours, the last.

    Args:
        state: the negotiation.
        returned: the file.
        stamp: who receives it, and when.
        anyway: take it although something speaks against it; the record says what.
        instead: why the last receipt is undone, where this file takes its place; empty
            leaves that as it is.

    Raises:
        NotReceivedError: something speaks against taking it for a return; with all of that.
        InvalidError: nothing was sent, the very same file was received before, the last
            receipt cannot be undone, or the negotiation is closed.
        RefusedError: it is no Word file that can be opened safely.
        BusyError: somebody else is writing.
        OutputError: it cannot be written.
    """
    require_open(state)
    undone = None
    now = state
    if instead:
        undone = undo(state, Decision(when=stamp.when, by=stamp.by, because=instead))
        now = evolve(state, ledger=state.ledger.with_entry(undone))
    reading = read_word_cached(returned.data)
    found = intake(now, returned, reading)
    _require_welcome(found.objections, returned, anyway=anyway)
    kinds = tuple(dict.fromkeys(each.kind for each in found.objections))
    response = response_to(now, found.draft, reading)
    after = record_received(
        state,
        returned,
        facts_despite(now, found.draft, facts_by_clause(response), kinds),
        stamp,
        answers=found.draft.draft,
        despite=kinds,
        outside=describe_outside(response),
        instead=undone,
    )
    return after, response


def _require_welcome(
    objections: tuple[Objection, ...], returned: ReturnedFile, *, anyway: bool
) -> None:
    final = any(each.final for each in objections)
    if objections and (final or not anyway):
        raise NotReceivedError(
            (
                Fault(file=returned.name, key=each.place, message=each.message, remedy=each.remedy)
                for each in objections
            ),
            kinds=dict.fromkeys(each.kind for each in objections),
            anyway=not final,
        )
