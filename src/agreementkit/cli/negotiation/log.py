"""`agreementkit negotiation log`: all that was done, in order, with every reason."""

from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.options import Folder, OwnClauses
from agreementkit.cli.negotiation.place import Place
from agreementkit.cli.show import show, show_json

__all__ = ["log"]


def log(folder: Folder, /, *, json: bool = False, pack: OwnClauses = None) -> Exit:
    """Print all that was done, in order: when, by whom, what, and why. For our side only.

    Parameters
    ----------
    json
        Print one JSON object instead of words.
    """
    entries = Place(folder=folder, own=pack).talks.log
    if json:
        from agreementkit.negotiate.log_json import log_json

        show_json(log_json(entries))
        return Exit.FINE
    from agreementkit.negotiate.entry_said import entry_said

    for number, entry in enumerate(entries, 1):
        when = f"{entry.when:%d.%m.%Y %H:%M}"
        show(f"{when}, {entry.by}: {entry_said(entry)}", label=f"{number}.", hang=4)
    return Exit.FINE
