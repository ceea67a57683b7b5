"""`agreementkit negotiation send`: the draft that goes out, recorded as it is sent."""

from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.hand import hand
from agreementkit.cli.negotiation.options import By, Dated, Folder, OwnClauses, Style
from agreementkit.cli.negotiation.place import Place
from agreementkit.cli.negotiation.said import say_sent
from agreementkit.cli.progress import working
from agreementkit.cli.reading import read_style

__all__ = ["send"]


def send(
    folder: Folder,
    /,
    *,
    style: Style = None,
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Write a clean draft of our text as it stands now, and record it as sent."""
    place = Place(folder=folder, own=pack, by=by)
    who = hand(by, dated)
    look = None if style is None else read_style(style)
    with place.advised(look=True), working("Writing the draft"):
        file = place.talks.send(by=who.by, when=who.when, style=look)
    say_sent(place, file)
    return Exit.FINE
