"""What was done in a negotiation, said in plain English: the lines of the log."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from agreementkit.model import Provision
from agreementkit.model.entry import (
    Agreed,
    Entry,
    Moved,
    Packaged,
    Parked,
    Received,
    Replaced,
    Sent,
    Started,
    Tabled,
    Withdrawn,
)
from agreementkit.model.kind import as_written
from agreementkit.model.negotiation import AgreedText, ClauseFacts, DraftKind, Outcome, Side
from agreementkit.negotiate.telling.found import found_said
from agreementkit.negotiate.telling.said import opened

__all__ = ["entry_said"]

_ENDINGS = {Outcome.AGREED: "with an agreement", Outcome.NO_AGREEMENT: "without an agreement"}
_WORDS = {Side.OURS: "our", Side.THEIRS: "their"}


def entry_said(entry: Entry) -> str:
    """What was done, then the reason and the approval where there are any.

    >>> from datetime import datetime
    >>> parked = Parked(when=datetime(2027, 2, 1), by="Branch secretary",
    ...                 because="Wait for the budget", clauses=["gain-share"])
    >>> entry_said(parked)
    'Set aside gain-share. Reason: Wait for the budget.'
    """
    because = getattr(entry, "because", "")
    approved = getattr(entry, "approved_by", "")
    parts = [f"{opened(_done(entry))}."]
    if because:
        parts.append(f"Reason: {because if because.endswith(('.', '?', '!')) else f'{because}.'}")
    if approved:
        parts.append(f"Approved by: {approved.rstrip('.')}.")
    return " ".join(parts)


def _done(entry: Entry) -> str:  # noqa: C901, PLR0911 - one answer a kind
    match entry:
        case Started():
            return f"began the negotiation with {entry.employer} for {_list(entry.unions)}"
        case Replaced():
            return f"put a new agreement file in place of the one before ({entry.agreement.name})"
        case Sent():
            what = "a draft" if entry.kind is DraftKind.DRAFT else "a reply over their text"
            return f"wrote {what} to send, round {entry.round} ({entry.file.name})"
        case Received():
            return f"received “{entry.original}” in round {entry.round}: {_found(entry.facts)}"
        case Moved():
            return f"moved our position: {'; '.join(map(_position, entry.provisions))}"
        case Tabled():
            return f"put on the table again, in our words: {_list(entry.clauses)}"
        case Agreed():
            return f"agreed provisionally: {'; '.join(_agreed(entry.clauses))}"
        case Parked():
            return f"set aside {_list(entry.clauses)}"
        case Withdrawn():
            return f"took off the table: {_list(entry.clauses)}"
        case Packaged(clauses=()):
            return f"dissolved the package “{entry.name}”"
        case Packaged():
            return f"tied together as the package “{entry.name}”: {_list(entry.clauses)}"
        case _:
            left = f"; not agreed: {_list(entry.open)}" if entry.open else ""
            return f"closed the negotiation {_ENDINGS[entry.outcome]}{left}"


def _found(facts: Mapping[str, ClauseFacts]) -> str:
    altered = {id_: each for id_, each in facts.items() if each.altered}
    if not altered:
        return "nothing is changed"
    return ". ".join(f"{id_}: {found_said(each)}" for id_, each in altered.items())


def _position(each: Provision) -> str:
    own = ", ".join(f"{name} = {as_written(value)}" for name, value in each.settings)
    where = each.position or "the position of the whole agreement"
    return f"{each.clause} is now at {where}{own and f', with {own}'}"


def _agreed(clauses: Mapping[str, AgreedText]) -> Iterable[str]:
    """The clauses that are agreed in our words, and those in theirs."""
    by_side = sorted(clauses.items(), key=lambda item: item[1].words)
    for side, named in groupby(by_side, key=lambda item: item[1].words):
        yield f"{_list(id_ for id_, _ in named)} in {_WORDS[side]} words"


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
