"""The text that we send next, and what stands under it: agreed clauses as they were agreed."""

from collections.abc import Mapping

from attrs import frozen

from agreementkit.model import Document
from agreementkit.model.negotiation import ClauseState, Whose
from agreementkit.model.numbering import renumbered
from agreementkit.negotiate.merged import merged
from agreementkit.negotiate.standing import ClauseStanding

__all__ = ["Exchange", "next_text", "text_below"]


@frozen(kw_only=True)
class Exchange:
    """What crossed the table last."""

    round: int
    """Of the draft that we sent."""
    sent: Document
    """With every change accepted."""
    theirs: Document | None = None
    """What came back for it, with every change accepted; None before it has."""


def next_text(
    ours: Document,
    clauses: Mapping[str, ClauseStanding],
    last: Exchange | None = None,
) -> Document:
    """Our text as it goes out next.

    An agreed clause stands in the words that were agreed, and every other in ours: nothing
    of theirs is taken in because nobody spoke against it.

    Args:
        ours: our agreement as it stands now, composed.
        clauses: where each clause stands, by its id.
        last: what crossed the table last; None before anything did.
    """
    if last is None:
        return ours
    agreed = {}
    for id_, each in clauses.items():
        if each.state is ClauseState.AGREED and each.agreed:
            new = _theirs_now(each, last)
            agreed[id_] = new or last.sent
    return renumbered(merged(ours, agreed))


def text_below(clauses: Mapping[str, ClauseStanding], last: Exchange) -> Document:
    """What a reply is written over: what we sent, with what we have accepted of theirs since.

    So a point that is accepted shows no change any more.

    Args:
        clauses: where each clause stands, by its id.
        last: what crossed the table last.
    """
    accepted = {
        id_: text
        for id_, each in clauses.items()
        if each.state is ClauseState.AGREED and (text := _theirs_now(each, last))
    }
    return renumbered(merged(last.sent, accepted))


def _theirs_now(clause: ClauseStanding, last: Exchange) -> Document | None:
    """Their text, where the clause was agreed in the words that they sent last."""
    agreed = clause.agreed
    if agreed and agreed.words is Whose.THEIRS and agreed.round == last.round:
        return last.theirs
    return None
