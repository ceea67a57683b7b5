"""`agreementkit check-pack`: whether anything that a pack allows composes with an error."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from agreementkit import Clause, check_pack as prove
from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.inputs import read_pack
from agreementkit.cli.output import (
    finding_as_json,
    show_findings,
    show_json,
    show_paragraph,
    with_progress,
)
from agreementkit.packs import bank_folder
from agreementkit.reports import PackReport


def check_pack(
    folder: Path | None = None,
    /,
    *,
    pack: Path | None = None,
    json: bool = False,
) -> Exit:
    """Show that no combination a pack allows has an error, or print one that does.

    Parameters
    ----------
    folder
        A folder of your own clauses, laid over the model clauses. Without it, the
        model clauses themselves.
    pack
        The same folder, named as for other commands.
    json
        Print one JSON object instead of the text.
    """
    if folder is not None and pack is not None:
        message = f"Name your folder once: either {folder} or --pack {pack}."
        raise UsageError(message)
    own = folder or pack
    report = prove(read_pack(own), folder=own or bank_folder(), watch=_watched)
    if json:
        show_json(_as_json(report))
    else:
        show_paragraph(report.title, style="bold")
        for line in report.tried:
            show_paragraph(f"Tried: {line}.", hang=2)
        for line in report.unproved:
            show_paragraph(f"Not proved: {line}.", hang=2)
        show_findings(report.findings)
        show_paragraph(report.verdict)
    return Exit.FINE if report.holds else Exit.FINDINGS


def _watched(clauses: Sequence[Clause]) -> Iterable[Clause]:
    return with_progress(clauses, "Trying every combination", len(clauses))


def _as_json(report: PackReport) -> dict[str, object]:
    return {
        "format": 1,
        "title": report.title,
        "holds": report.holds,
        "clauses": report.clauses,
        "combinations": report.combinations,
        "tried": list(report.tried),
        "unproved": list(report.unproved),
        "findings": [finding_as_json(finding) for finding in report.findings],
    }
