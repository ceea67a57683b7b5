"""`agreementkit negotiation execution`: the paper about to be signed against what was agreed."""

from pathlib import Path

from agreementkit.cli.exits import Exit
from agreementkit.cli.inputs import read_house_style
from agreementkit.cli.negotiation.context import CommandContext, Folder, OwnClauses, Style
from agreementkit.cli.output import show_json, show_paragraph, with_spinner
from agreementkit.documents import printable_name


def execution(
    folder: Folder,
    file: Path,
    /,
    *,
    style: Style = None,
    json: bool = False,
    pack: OwnClauses = None,
) -> Exit:
    """Hold the file that is about to be signed against what was agreed: words and looks.

    It passes only where every word is the agreed one and nothing is shown that a paper of ours
    does not show; else each difference is told, and the exit code is 1. Nothing is recorded.

    Parameters
    ----------
    file
        The Word file that somebody puts before you to sign.
    json
        Print one JSON object instead of words.
    """
    look = None if style is None else read_house_style(style)
    context = CommandContext(folder=folder, own_clauses=pack)
    with context.advising(), with_spinner(f"Holding {file.name} against what was agreed"):
        checked = context.negotiation.execution(file, style=look)
    if json:
        from agreementkit.negotiation import execution_json

        show_json(execution_json(checked))
        return Exit.FINE if checked.passes else Exit.FINDINGS
    if checked.passes:
        show_paragraph(f"{printable_name(file)} says and shows what was agreed, and nothing else.")
        return Exit.FINE
    if checked.unsettled:
        show_paragraph("Nobody can sign yet: what was agreed is not complete.", style="bold")
        for words in checked.unsettled:
            show_paragraph(words, indent=2, hang=2)
    if checked.differences:
        number = len(checked.differences)
        things = "1 thing" if number == 1 else f"{number} things"
        show_paragraph(
            f"Do not sign {printable_name(file)}: in {things} it is not what was agreed.",
            style="bold",
        )
        for words in checked.differences:
            show_paragraph(words, indent=2, hang=2)
        again = context.command("final", writes=False)
        show_paragraph(f"The agreed text, clean and ready to sign, is written by: {again}")
    return Exit.FINDINGS
