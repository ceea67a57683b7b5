"""`agreementkit negotiation update` and `restore`: an edited agreement file, and a damaged folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.context import (
    Approved,
    Because,
    By,
    CommandContext,
    Dated,
    Folder,
    OwnClauses,
    decision_from,
    show_next,
    show_recorded,
    who_and_when,
)
from agreementkit.cli.output import show_paragraph

if TYPE_CHECKING:
    from agreementkit.negotiation import AgreementUpdate


def update(
    folder: Folder,
    /,
    *,
    agreement: Path,
    because: Because = None,
    approved_by: Approved = "",
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Take up an agreement file that was edited after the start. What was moved since stands.

    Parameters
    ----------
    agreement
        The edited file. It may be the copy in the folder itself.
    """
    context = CommandContext(folder=folder, own_clauses=pack, by=by)
    decision = decision_from(because, approved_by, by, dated)
    again = context.command(
        *("update", "--agreement", agreement),
        *("--because", decision.because, "--approved-by", "…"),
    )
    with context.advising(again=again):
        changed = context.negotiation.update(agreement, decision)
    _show_update(changed)
    show_recorded(context)
    return Exit.FINE


def _show_update(changed: "AgreementUpdate") -> None:
    """What is on the table now that was not, and what is there no more."""
    if changed.added:
        show_paragraph(", ".join(changed.added), label="Added:", hang=2)
    if changed.left_out:
        show_paragraph(", ".join(changed.left_out), label="Left out:", hang=2)
    for move in changed.figures:
        way = f" ({move.way} for members)" if move.way != "open" else ""
        words = f"{move.clause}, {move.label}: {move.before} became {move.after}{way}"
        show_paragraph(words, hang=2)
    for words in changed.other:
        show_paragraph(words, hang=2)
    for move in changed.standing:
        show_paragraph(
            f"{move.clause}, {move.label}: edited in the file from {move.before} to {move.after}, "
            "but moved at the table since. It stands as it was moved.",
            hang=2,
        )


def restore(
    folder: Folder, /, *, by: By = None, dated: Dated = None, pack: OwnClauses = None
) -> Exit:
    """Put back what was recorded and is not there as it was. Nothing is lost, nothing recorded.

    The exit code is 1 where the folder cannot give something back.
    """
    context = CommandContext(folder=folder, own_clauses=pack, by=by)
    role, when = who_and_when(by, dated)
    # What it began with is not asked for: its ledger may be what is to be restored.
    restored = context.record.restore(by=role, when=when)
    for words in restored.done:
        show_paragraph(words, hang=2)
    for fault in restored.missing:
        for line in str(fault).splitlines():
            show_paragraph(line.strip(), indent=len(line) - len(line.lstrip()), hang=2)
    if not (restored.done or restored.missing):
        show_paragraph("Everything that was recorded is there as it was. Nothing was put back.")
    show_next(context)
    return Exit.FINDINGS if restored.missing else Exit.FINE
