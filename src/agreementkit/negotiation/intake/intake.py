"""What may be received: a file that was handed in, and all that speaks against taking it.

Nothing that comes in is fine until it is known to be fine. The wrong file is easily picked:
one of our own, one with our notes in it, one of another round or another employer. What was
taken wrongly would be answered, and would go out with our reply.
"""

import hashlib
from collections.abc import Collection, Mapping

from attrs import frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.ledger import ClauseFacts, ObjectionKind, Received, Sent
from agreementkit.negotiation.agreed_text import clause_lines
from agreementkit.negotiation.intake.objection import Objection
from agreementkit.negotiation.intake.other_file import (
    as_received,
    draft_answered,
    earlier,
    other_file,
)
from agreementkit.negotiation.intake.our_side import (
    marked_private,
    our_comments,
    parts_beside_text,
    private_notes,
)
from agreementkit.negotiation.record import ReturnedFile
from agreementkit.negotiation.state import (
    NegotiationState,
    sent_document,
)
from agreementkit.ooxml.reading import Reading


@frozen(kw_only=True)
class Intake:
    """A file that was handed in, and what is known of it before it is judged."""

    draft: Sent
    """The draft that it answers: the one whose mark it carries or whose words it has."""
    objections: tuple[Objection, ...]


def intake(state: NegotiationState, returned: ReturnedFile, reading: Reading) -> Intake:
    """The draft that a file answers, and all that speaks against taking it for a return.

    Args:
        state: the negotiation.
        returned: the file.
        reading: the same as it was read.

    Raises:
        InvalidError: nothing was sent yet, or the very same file was received before.
    """
    if not state.drafts:
        message = "nothing was sent yet, so nothing can have come back"
        raise InvalidError([Fault(message=message, remedy="send a draft first")])
    digest = hashlib.sha256(returned.data).hexdigest()
    for receipt in state.receipts:
        if receipt.file.sha256 == digest:
            raise InvalidError([_received_already(receipt)])
    as_sent = tuple(each for each in state.drafts if each.file.sha256 == digest)
    if as_sent:
        # It went through the gate, so it holds nothing private, and our own words alone.
        draft = as_sent[-1]
        found = [_as_sent(draft), *earlier(state, draft)]
    else:
        draft = draft_answered(state, reading)
        parts = tuple(parts_beside_text(returned.data))
        # Of a private paper nothing more need be said: no act on it makes it a return.
        found = [*marked_private(returned, reading, parts)] or [
            *private_notes(state, draft, reading, parts),
            *our_comments(state, reading),
            *(other_file(state, draft, reading) or earlier(state, draft)),
            *as_received(state, draft, reading),
        ]
    return Intake(draft=draft, objections=tuple(found))


def _received_already(receipt: Received) -> Fault:
    return Fault(
        file=receipt.original,
        message=f"this very file was received already, on {receipt.when:%d.%m.%Y}, in round {receipt.round}",
        remedy="look at what was found then",
    )


def _as_sent(draft: Sent) -> Objection:
    return Objection(
        kind=ObjectionKind.AS_SENT,
        message=f"this is, byte for byte, the file that we sent in round {draft.round} "
        f"({draft.file.name}), so it is as likely that the wrong file was picked",
        remedy="look for the file that the employer sent",
    )


# A file that was taken all the same is recorded as what it is.


def facts_despite(
    state: NegotiationState,
    draft: Sent,
    facts: Mapping[str, ClauseFacts],
    kinds: Collection[ObjectionKind],
) -> Mapping[str, ClauseFacts]:
    """The facts of a return that was taken although something spoke against it.

    What is missing in a file that is about something else is not struck out: nobody can say
    what became of it. And what an earlier draft said is not what we sent last: a clause that
    has other words since is changed, although it came back as it was.

    Args:
        state: the negotiation.
        draft: the one that the file answers.
        facts: what was found by that draft.
        kinds: what spoke against it.
    """
    found = dict(facts)
    if ObjectionKind.FEW_WORDS in kinds:
        for id_, each in facts.items():
            if each.fate in ("deleted", "merged"):
                found[id_] = ClauseFacts(
                    title=each.title, number=each.number, fate="unsure", changed=True
                )
    last = state.drafts[-1]
    if draft != last:
        before = sent_document(state.folder, draft)
        now = sent_document(state.folder, last)
        for id_, each in found.items():
            if not each.altered and clause_lines(before, id_) != clause_lines(now, id_):
                found[id_] = ClauseFacts(
                    title=each.title, number=each.number, fate="changed", changed=True
                )
    return found
