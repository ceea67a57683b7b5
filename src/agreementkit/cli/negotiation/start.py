"""`agreementkit negotiation start`: a folder for all that is to come."""

from pathlib import Path

from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.hand import hand
from agreementkit.cli.negotiation.options import By, Dated, OwnClauses
from agreementkit.cli.negotiation.place import Place
from agreementkit.cli.negotiation.said import say_recorded

__all__ = ["start"]


def start(
    folder: Path,
    /,
    *,
    agreement: Path,
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Begin a negotiation: everything about it will be kept in one folder.

    Parameters
    ----------
    folder
        A new folder, such as kent-talks. It is made if it is not there.
    agreement
        The agreement file to begin with. It is kept as it is.
    """
    from agreementkit import start_negotiation

    place = Place(folder=folder, own=pack, by=by)
    who = hand(by, dated)
    start_negotiation(folder, agreement, place.pack, by=who.by, when=who.when)
    say_recorded(place)
    return Exit.FINE
