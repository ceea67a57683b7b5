"""`agreementkit negotiation final`: what was agreed, for signature, for members and for our side."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from agreementkit.cli.exits import Exit
from agreementkit.cli.inputs import read_house_style
from agreementkit.cli.negotiation.context import (
    CommandContext,
    Folder,
    OwnClauses,
    Style,
    show_next,
)
from agreementkit.cli.output import results_console, show_paragraph, with_spinner
from agreementkit.documents import printable_name, safe_name, write_outputs

if TYPE_CHECKING:
    from agreementkit.negotiation import FinalPapers

_FINAL = "final"


def final(
    folder: Folder,
    /,
    *,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    style: Style = None,
    force: Annotated[bool, Parameter(negative="")] = False,
    pack: OwnClauses = None,
) -> Exit:
    """Write clean copies of what was agreed: for signature, for members, and for our own side.

    Only what is agreed is in them, in the words agreed. While something is open, or a value or
    a clause that the text names is missing, the copy has no lines to sign on and says what is
    missing; the exit code is then 1. Nothing is recorded: it can be asked before the
    negotiation is closed and after.

    Parameters
    ----------
    output
        The folder to write to. Without it: the folder final, in that of the negotiation.
    force
        Write over files there that were edited since.
    """
    context = CommandContext(folder=folder, own_clauses=pack)
    look = None if style is None else read_house_style(style)
    with context.advising(), with_spinner("Writing what was agreed"):
        papers = context.negotiation.final(style=look)
    place = output or folder / _FINAL
    files = {
        place / name: data
        for name, data in _named(papers, context.negotiation.state.started.employer).items()
    }
    signature, members, private = write_outputs(files, force=force)
    ready = papers.settlement.for_signature
    show_file("For signature:" if ready else "Agreed so far, not for signature:", signature)
    show_file("For members:", members)
    show_file("For our side only:", private)
    for words in _to_say(papers):
        show_paragraph(words, hang=2)
    show_next(context)
    return Exit.FINE if ready else Exit.FINDINGS


def show_file(label: str, path: Path) -> None:
    """A file that was written, and whom it is for."""
    results_console().print(f"{label} {printable_name(path)}", soft_wrap=True)


def _named(papers: "FinalPapers", employer: str) -> Mapping[str, bytes]:
    """The files by name: what is not for signature is not called an agreement."""
    what = "agreement" if papers.settlement.for_signature else "agreed so far"
    return {
        safe_name(employer, ".docx", what=what): papers.signature,
        safe_name(employer, ".docx", what=f"{what} members"): papers.members,
        f"PRIVATE-{safe_name(employer, '.docx', what=what)}": papers.private,
    }


def _to_say(papers: "FinalPapers") -> Iterator[str]:
    """What is missing, what was left out, what is theirs, and what to look at."""
    settled = papers.settlement
    theirs = [each.title for each in settled.clauses if each.words == "theirs"]
    yield f"Agreed: {len(settled.clauses)} clauses and schedules."
    if settled.unsettled:
        yield from _listed("To settle before anybody can sign:", settled.unsettled)
    yield from _listed("In the employer’s words:", theirs)
    yield from _listed("Left out:", (each.title for each in settled.left_out))
    yield from settled.notes


def _listed(label: str, names: Iterable[str]) -> Iterator[str]:
    if words := "; ".join(names):
        yield f"{label} {words}."
