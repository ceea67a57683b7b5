"""`agreementkit negotiation reply`: our next draft, written over their text."""

from collections.abc import Mapping

from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.negotiation.hand import hand
from agreementkit.cli.negotiation.names import clause_named
from agreementkit.cli.negotiation.options import By, Dated, Folder, OwnClauses, Style
from agreementkit.cli.negotiation.place import Place
from agreementkit.cli.negotiation.said import say_sent
from agreementkit.cli.progress import working
from agreementkit.cli.reading import read_style

__all__ = ["reply"]


def reply(
    folder: Folder,
    /,
    *,
    say: tuple[str, ...] = (),
    style: Style = None,
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Write our next draft over their text, with tracked changes, and record it as sent.

    What is agreed stands as it was agreed. Everything else is in our words again, as our
    position now has them.

    Parameters
    ----------
    say
        Words to the employer in the margin of a clause, such as
        advance-notice="We can meet on this." Give it again for each clause.
    """
    place = Place(folder=folder, own=pack, by=by)
    who = hand(by, dated)
    look = None if style is None else read_style(style)
    said = _said(say, place)
    with place.advised(), working("Writing the reply over their text"):
        file = place.talks.reply(by=who.by, when=who.when, comments=said, style=look)
    say_sent(place, file)
    return Exit.FINE


def _said(say: tuple[str, ...], place: Place) -> Mapping[str, str]:
    """The comments on the command line, by clause.

    Raises:
        UsageError: one has no clause or no words, or a clause has two.
    """
    now = place.talks.state if say else None
    said: dict[str, str] = {}
    for each in say:
        name, equals, words = each.partition("=")
        if now is None or not equals or not words.strip():
            raise UsageError(
                f'Write the clause, an equals sign and the words: --say "{(equals and name) or "CLAUSE"}=…".',
            )
        id_ = clause_named(name.strip(), now, place.pack)
        if id_ in said:
            raise UsageError(f'"{id_}" has two comments: put both into one.')
        said[id_] = words.strip()
    return said
