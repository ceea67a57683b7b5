"""The agreement as it stands now: the file as it was given, and every move since."""

from collections.abc import Iterable
from functools import reduce
from operator import sub

from agreementkit.model import Agreement, Bundle, Provision
from agreementkit.model.entry import Agreed, Entry, Moved, Sent, Tabled, Withdrawn

__all__ = ["current"]


def current(agreement: Agreement, entries: Iterable[Entry]) -> Agreement:
    """The agreement with the moves of a ledger applied, in their order.

    The file itself is never edited: a move is one line of the ledger. A clause that was
    withdrawn comes back as it was, once it is tabled or sent again. Where a new agreement
    file has taken the place of an old one, the moves made before it stand still.

    Args:
        agreement: what the agreement file in force says.
        entries: of the ledger.
    """
    now = agreement
    gone: dict[str, Provision] = {}
    for entry in entries:
        match entry:
            case Moved() | Agreed():
                now += _known(now, entry.provisions)
            case Withdrawn():
                taken = [held for held in now.provisions if held.clause in entry.clauses]
                gone |= {held.clause: held for held in taken}
                now = reduce(sub, (held.clause for held in taken), now)
            case Tabled() | Sent():
                now += Bundle(gone.pop(clause) for clause in entry.clauses if clause in gone)
            case _:
                pass
    return now


def _known(now: Agreement, provisions: Iterable[Provision]) -> Bundle:
    """Those whose clause the agreement has: a later file may have left one out."""
    return Bundle(each for each in provisions if each.clause in now.provisions)
