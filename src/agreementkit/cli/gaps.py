"""`agreementkit gaps`: what an agreement leaves open, and the fewest clauses that close it."""

from pathlib import Path
from typing import Literal

from agreementkit import close_gaps
from agreementkit.cli.exits import Exit
from agreementkit.cli.inputs import read_agreement_and_pack
from agreementkit.cli.output import show_json, show_paragraph
from agreementkit.reports import GapClosure


def gaps(
    file: Path,
    /,
    *,
    position: Literal["opening", "target", "fallback"] | None = None,
    pack: Path | None = None,
    json: bool = False,
) -> Exit:
    """Say which topics are open, and the fewest clauses that close them. It changes no file.

    Parameters
    ----------
    file
        The agreement file.
    position
        Look at it with every clause at this position.
    pack
        A folder of your own clauses, laid over the model clauses.
    json
        Print one JSON object instead of the text.
    """
    agreement, clauses = read_agreement_and_pack(file, pack)
    found = close_gaps(agreement, clauses, position=position)
    if json:
        show_json(_as_json(found))
    else:
        for heading, paragraphs in found.sections():
            show_paragraph(heading, style="bold")
            for paragraph in paragraphs:
                show_paragraph(paragraph, indent=2, hang=2)
        if found.additions:
            ids = ", ".join(f'"{each.clause}"' for each in found.additions)
            show_paragraph(
                f"To add them: in {file}, put these into include, and take out of leave_out "
                f"those that stand there: {ids}.",
            )
    return Exit.FINDINGS if found.gaps or found.additions else Exit.FINE


def _as_json(found: GapClosure) -> dict[str, object]:
    return {
        "format": 1,
        "gaps": list(found.gaps),
        "additions": [
            {
                "clause": each.clause,
                "title": each.title,
                "closes": list(each.closes),
                "called_for_by": list(each.called_for_by),
            }
            for each in found.additions
        ],
        "open": list(found.open),
        "covered": found.after.covered,
    }
