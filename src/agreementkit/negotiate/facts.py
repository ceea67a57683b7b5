"""A response as the ledger keeps it: a few facts for each clause, and no judgement on them."""

from collections.abc import Mapping

from agreementkit.model.negotiation import ClauseFacts, FigureFact
from agreementkit.negotiate.edit import EditKind
from agreementkit.negotiate.ladder import Rung
from agreementkit.negotiate.match import Fate
from agreementkit.negotiate.response import ClauseResponse, Response

__all__ = ["facts_in", "facts_of"]


def facts_in(response: Response) -> Mapping[str, ClauseFacts]:
    """The facts of every clause and schedule, by its id; a new one is called `new-1` and so on."""
    return {each.id: facts_of(each) for each in response.clauses if each.id}


def facts_of(clause: ClauseResponse) -> ClauseFacts:
    """The facts of one clause."""
    return ClauseFacts(
        title=clause.title,
        number=_number(clause),
        fate=_fate(clause),
        changed=any(edit.kind is not EditKind.MOVED for edit in clause.offer),
        silent=len(clause.base),
        below=tuple(
            dict.fromkeys(
                move.parameter for move in clause.slots if move.rung is Rung.BELOW_FALLBACK
            ),
        ),
        figures=tuple(
            FigureFact(
                parameter=move.parameter,
                label=move.label,
                sent=move.sent,
                offered=move.offered,
                rung=move.rung.phrase,
            )
            for move in clause.slots
        ),
        lost=tuple(loss.id for loss in clause.coverage if loss.falls),
    )


def _number(clause: ClauseResponse) -> str:
    """As the returned file prints it; as we sent it where it is gone."""
    return clause.numbers[0].after if clause.numbers else clause.number


def _fate(clause: ClauseResponse) -> str:
    if not clause.sure:
        return "unsure"
    if clause.fate is Fate.STAYS:
        return "changed" if clause.base or clause.offer else "same"
    return clause.fate.value
