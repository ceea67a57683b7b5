"""Clauses and packages as a person names them: by id, by title, or by the package's name."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from agreementkit.cli.exits import UsageError
from agreementkit.cli.reading import meant
from agreementkit.model.negotiation import ClauseState

if TYPE_CHECKING:
    from agreementkit import Pack
    from agreementkit.negotiate.state import NegotiationState

__all__ = ["as_sent", "clause_named", "expanded"]


def clause_named(name: str, now: "NegotiationState", pack: "Pack") -> str:
    """The id of the clause, or the name of the package, that a person means.

    A clause of the pack that is not on the table keeps its id, so that the negotiation itself
    says why it cannot be meant.

    Args:
        name: as typed.
        now: what is on the table.
        pack: the clauses that our drafts are made from.

    Raises:
        UsageError: nothing has that name; says what is nearest.
    """
    known = [*now.clauses, *now.packages]
    if name in known or name in pack:
        return name
    titles = {clause.title: id_ for id_, clause in pack.clauses.items()}
    titles |= {each.title: id_ for id_, each in now.clauses.items()}
    same = [id_ for title, id_ in titles.items() if title.casefold() == name.casefold()]
    if len(same) == 1:
        return same[0]
    advice = meant(name, known or pack.clauses, {})
    message = f'No clause or package is called "{name}": {advice}'
    raise UsageError(message)


def expanded(names: Iterable[str], now: "NegotiationState") -> tuple[str, ...]:
    """The clauses that these names stand for, a package for each of its own."""
    packages = now.packages
    return tuple(
        dict.fromkeys(
            id_
            for name in names
            for id_ in (packages[name].clauses if name in packages else [name])
        ),
    )


def as_sent(now: "NegotiationState") -> tuple[str, ...]:
    """The clauses on the table that came back, for the last draft, just as we sent them."""
    last = now.drafts[-1].draft if now.drafts else ""
    answers = [each for each in now.receipts if each.answers == last]
    facts = answers[-1].facts if answers else {}
    return tuple(
        id_
        for id_, each in facts.items()
        if not each.altered and now.clauses[id_].state is ClauseState.TABLED
    )
