"""`agreementkit negotiation receive`: what came back, clause by clause, the worst first."""

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from agreementkit import OutputError
from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.hand import hand
from agreementkit.cli.negotiation.options import By, Dated, Folder, OwnClauses
from agreementkit.cli.negotiation.place import Place
from agreementkit.cli.negotiation.response import show_response
from agreementkit.cli.negotiation.said import say_next, say_written
from agreementkit.cli.progress import working
from agreementkit.cli.show import show_json
from agreementkit.cli.targets import must_end, private_name
from agreementkit.files import write_whole

if TYPE_CHECKING:
    from agreementkit import Response

__all__ = ["receive"]


def receive(
    folder: Folder,
    returned: Path,
    /,
    *,
    report: Path | None = None,
    json: bool = False,
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Read a file that came back, judge it against our own record, and record it.

    The exit code is 1 where anything was changed without tracking, or is below a red line.

    Parameters
    ----------
    returned
        The Word file that came back. It is copied into the folder, byte for byte.
    report
        Where to write the report for our side. Without it: a file in the folder, such as
        PRIVATE-round-1-response.docx.
    json
        Print one JSON object instead of words.
    """
    must_end(report, ".docx", "The report is a Word file", "--report")
    place = Place(folder=folder, own=pack, by=by)
    who = hand(by, dated)
    with (
        place.advised(look=True),
        working(f"Reading {returned.name}, and comparing it with our record"),
    ):
        response = place.talks.receive(returned, by=who.by, when=who.when)
    if json:
        from agreementkit import response_json

        show_json(response_json(response))
    else:
        show_response(response)
    written = _written(response, report or _report_file(place, response), place)
    say_written(written, json=json)
    say_next(place)
    return Exit.FINDINGS if response.alarming else Exit.FINE


def _report_file(place: Place, response: "Response") -> Path:
    """In the folder, and a name of its own for each file that came back in a round."""
    came = [each for each in place.talks.state.receipts if each.round == response.round]
    again = f"-{len(came)}" if len(came) > 1 else ""
    return place.folder / f"PRIVATE-round-{response.round}-response{again}.docx"


def _written(response: "Response", file: Path, place: Place) -> Path:
    try:
        return write_whole(private_name(file), place.talks.report(response))
    except OutputError as error:
        [fault] = error.faults
        later = place.command("status", "--report", "response.docx", writes=False)
        remedy = f"{fault.remedy}; their file is recorded all the same, so type: {later}"
        raise OutputError([evolve(fault, remedy=remedy)]) from None
