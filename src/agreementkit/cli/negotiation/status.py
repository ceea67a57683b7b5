"""`agreementkit negotiation status`: where every clause stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.options import Folder, OwnClauses
from agreementkit.cli.negotiation.place import Place
from agreementkit.cli.negotiation.said import say_next, say_written
from agreementkit.cli.progress import working
from agreementkit.cli.show import results, show, show_json
from agreementkit.cli.targets import must_end, private_name
from agreementkit.files import write_whole
from agreementkit.model.negotiation import ClauseState, Whose

if TYPE_CHECKING:
    from agreementkit.negotiate.standing import ClauseStanding, Standing

__all__ = ["status"]

_ORDER = (
    ClauseState.COUNTERED,
    ClauseState.TABLED,
    ClauseState.PARKED,
    ClauseState.AGREED,
    ClauseState.WITHDRAWN,
    ClauseState.CLOSED,
)
"""What asks for a decision comes first."""

_WHOSE = {Whose.OURS: "our", Whose.THEIRS: "their"}


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
    now = place.talks.standing
    if json:
        from agreementkit.negotiate.standing_json import standing_json

        show_json(standing_json(now))
    else:
        _show(now)
    written = []
    if picture:
        written.append(write_whole(private_name(picture), place.talks.picture().encode()))
    if report:
        with place.advised(), working("Reading what came back last"):
            data = place.talks.report()
        written.append(write_whole(private_name(report), data))
    for file in written:
        say_written(file, json=json)
    if not json:
        say_next(place, now)
    return Exit.FINE


def _show(now: "Standing") -> None:
    show(f"{now.started.employer} and {', '.join(now.started.unions)}", style="bold")
    for words in _rounds(now):
        show(words, hang=2)
    for state in _ORDER:
        held = [each for each in now.clauses.values() if each.state is state]
        if held:
            results().print()
            show(f"{state.capitalize()}: {len(held)}", style="bold")
        told = {each.clause: "; ".join(_told(each, now)) for each in held}
        for each in held:
            if words := told[each.clause]:
                show(f"{each.title} ({each.clause}): {words}.", indent=2, hang=2)
        if quiet := [id_ for id_, words in told.items() if not words]:
            show(f"Nothing to say of {', '.join(quiet)}.", indent=2, hang=2)
    results().print()


def _rounds(now: "Standing") -> Iterator[str]:
    """What crossed the table, round by round."""
    yield f"Begun on {now.started.when:%d.%m.%Y} by {now.started.by}."
    for sent in now.drafts:
        came = [each for each in now.receipts if each.answers == sent.draft]
        back = "; ".join(f"“{each.original}” came back on {each.when:%d.%m.%Y}" for each in came)
        what = f"Round {sent.round}: {sent.kind} written on {sent.when:%d.%m.%Y}"
        yield f"{what}; {back or 'nothing has come back'}."
    if now.closed:
        yield f"Closed on {now.closed.when:%d.%m.%Y}: {now.closed.outcome.replace('-', ' ')}."


def _told(each: "ClauseStanding", now: "Standing") -> Iterator[str]:
    """What there is to say of a clause beside its state; nothing where it came back as sent."""
    from agreementkit.negotiate.found import found_said

    receipt, package = now.receipt_of(each.clause), now.package_of(each.clause)
    if not each.ours:
        yield "put in by the employer"
    if each.agreed and each.state is ClauseState.AGREED:
        yield f"in {_WHOSE[each.agreed.words]} words"
    if each.facts and receipt and each.facts.altered:
        yield f"came back in round {receipt.round}: {found_said(each.facts)}"
    if each.reopened:
        yield "was agreed once"
    if package:
        yield f"in the package “{package.name}”"
