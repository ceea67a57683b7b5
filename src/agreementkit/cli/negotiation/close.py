"""`agreementkit negotiation close`: the end, with or without an agreement."""

from typing import Literal

from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.hand import decision, hand
from agreementkit.cli.negotiation.options import (
    Approved,
    Because,
    By,
    Dated,
    Folder,
    OwnClauses,
)
from agreementkit.cli.negotiation.place import Place
from agreementkit.cli.negotiation.said import say_recorded

__all__ = ["close"]


def close(
    folder: Folder,
    /,
    *,
    outcome: Literal["agreed", "no-agreement"] | None = None,
    because: Because = None,
    approved_by: Approved = "",
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """End the negotiation. Nothing can be sent, received or decided in it afterwards.

    Parameters
    ----------
    outcome
        How it ended. Without it: agreed, where every clause is agreed or withdrawn. To close
        as agreed while some are open leaves those out.
    """
    place = Place(folder=folder, own=pack, by=by)
    decided = decision(because, approved_by, hand(by, dated))
    said = ("--outcome", outcome) if outcome else ()
    again = place.command("close", *said, "--because", decided.because, "--approved-by", "…")
    with place.advised(look=True, again=again):
        place.talks.close(decided, outcome=outcome)
    say_recorded(place)
    return Exit.FINE
