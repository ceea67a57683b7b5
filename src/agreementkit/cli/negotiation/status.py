"""`agreementkit negotiation status`: where every clause stands."""

from pathlib import Path

from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.options import Folder, OwnClauses
from agreementkit.cli.negotiation.place import Place
from agreementkit.cli.negotiation.said import say_next, say_written
from agreementkit.cli.negotiation.standing import show_standing
from agreementkit.cli.progress import working
from agreementkit.cli.show import show_json
from agreementkit.cli.targets import must_end, private_name
from agreementkit.files import write_whole

__all__ = ["status"]


def status(
    folder: Folder,
    /,
    *,
    picture: Path | None = None,
    report: Path | None = None,
    json: bool = False,
    pack: OwnClauses = None,
) -> Exit:
    """Say where every clause stands, and what to do next. For our side only.

    Parameters
    ----------
    picture
        Write the whole negotiation as one HTML page: a row a clause, a column a round.
    report
        Write the report on what came back last once more, as a Word file.
    json
        Print one JSON object instead of words.
    """
    must_end(picture, ".html", "The picture is a web page", "--picture")
    must_end(report, ".docx", "The report is a Word file", "--report")
    place = Place(folder=folder, own=pack)
    now = place.talks.state
    written = []
    if report:
        with place.advised(), working("Reading what came back last"):
            data = place.talks.report()
        written.append(write_whole(private_name(report), data))
    if picture:
        written.append(write_whole(private_name(picture), place.talks.picture().encode()))
    if json:
        from agreementkit.negotiate.telling.standing_json import standing_json

        show_json(standing_json(now))
    else:
        show_standing(now)
    for file in written:
        say_written(file, json=json)
    if not json:
        say_next(place, now)
    return Exit.FINE
