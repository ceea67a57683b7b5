"""`agreementkit negotiation package`: clauses that stand or fall together."""

from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.hand import decision, hand
from agreementkit.cli.negotiation.names import clause_named
from agreementkit.cli.negotiation.options import Because, By, Dated, Folder, OwnClauses
from agreementkit.cli.negotiation.place import Place
from agreementkit.cli.negotiation.said import say_recorded

__all__ = ["package"]


def package(
    folder: Folder,
    name: str,
    /,
    *clauses: str,
    because: Because = None,
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Tie clauses together: they are moved and agreed together, or not at all.

    Parameters
    ----------
    name
        What to call the package, such as jobs-for-data.
    clauses
        Two clauses or more, by id or title. With none, the package is dissolved.
    """
    place = Place(folder=folder, own=pack, by=by)
    decided = decision(because, "", hand(by, dated))
    now = place.talks.state
    tied = [clause_named(each, now, place.pack) for each in clauses]
    with place.advised(look=True):
        place.talks.package(name, tied, decided)
    say_recorded(place)
    return Exit.FINE
