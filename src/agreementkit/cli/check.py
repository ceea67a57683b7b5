"""`agreementkit check`: what an agreement covers, and where it falls short."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from agreementkit import Position, Report, check as check_agreement
from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.inputs import read_agreement_and_pack, resolve_name
from agreementkit.cli.output import (
    report_as_json,
    results_console,
    show_accepted,
    show_coverage,
    show_findings,
    show_json,
)
from agreementkit.cli.output_files import private_name
from agreementkit.documents import printable_name, private_word_bytes, write_outputs
from agreementkit.packs import installed_rules, known_rules, selected
from agreementkit.reports import Severity, appendix, sarif, weakest


def check(
    file: Path,
    /,
    *,
    position: Literal["opening", "target", "fallback", "all"] | None = None,
    pack: Path | None = None,
    also: list[str] | None = None,
    as_at: date | None = None,
    json: bool = False,
    as_sarif: Annotated[bool, Parameter(name="--sarif")] = False,
    form: Annotated[Literal["word", "docx"] | None, Parameter(name="--as")] = None,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    force: Annotated[bool, Parameter(negative="")] = False,
) -> Exit:
    """Say which areas of the strategy an agreement covers, and where it falls short.

    Parameters
    ----------
    file
        The agreement file.
    position
        Look at it with every clause at this position, or at all three side by side.
        Without it: as the file says.
    pack
        A folder of your own clauses, laid over the model clauses.
    also
        A rule that is off by default, or a family of rules, such as plain-english.
    as_at
        The day whose law counts, such as 2027-04-01. Without it: the commencement, or
        else the date of the draft.
    json
        Print one JSON object instead of the table.
    as_sarif
        Print the findings as SARIF 2.1.0, for tools that review files.
    form
        Write the table and the findings as a Word file for the branch's own records. The
        choice docx is another name for word.
    output
        With --as: the file to write, such as kent-check.docx. Its name will begin with PRIVATE.
    force
        Write over a file that was edited since it was written.
    """
    if wrong := _option_conflict(output, json=json, as_sarif=as_sarif, form=form):
        raise UsageError(wrong)
    agreement, clauses = read_agreement_and_pack(file, pack)
    wanted = list(Position) if position == "all" else [position and Position(position)]
    more = installed_rules()
    every = known_rules(clauses, more)
    for name in also or ():
        resolve_name(name, every | {rule.family: rule for rule in every.values()}, "rule or family")
    rules = selected(clauses, also=also or (), more=more)
    reports = [
        check_agreement(agreement, clauses, position=each, rules=rules, as_at=as_at)
        for each in wanted
    ]
    whole = weakest(reports)
    if form is not None and output is not None:
        paper = private_word_bytes(appendix(whole, agreement))
        [written] = write_outputs({private_name(output): paper}, force=force)
        results_console().print(printable_name(written), soft_wrap=True)
    elif as_sarif:
        show_json(sarif(whole, file=file))
    elif json:
        answer = report_as_json(whole, position or str(agreement.position))
        if position == "all":
            answer["positions"] = {
                str(r.position): report_as_json(r, str(r.position)) for r in reports
            }
        show_json(answer)
    else:
        show_coverage(whole.strategy, {str(r.position).capitalize(): r for r in reports})
        show_findings(whole.findings)
        show_accepted(whole.accepted)
    return exit_for(whole)


def _option_conflict(output: Path | None, *, json: bool, as_sarif: bool, form: str | None) -> str:
    """What does not go together on the command line; empty where all does."""
    asked = [
        name
        for name, given in (("--json", json), ("--sarif", as_sarif), (f"--as {form}", form))
        if given
    ]
    if len(asked) > 1:
        return f"{asked[0]} and {asked[1]} are two answers: ask for one at a time."
    if form and output is None:
        return "Name the file to write with -o, such as --as word -o kent-check.docx."
    if output is not None and not form:
        return f"-o goes with --as word: write --as word -o {output.with_suffix('.docx')}."
    if output is not None and output.suffix.lower() != ".docx":
        return f"A Word file ends in .docx: write -o {output.with_suffix('.docx')}."
    return ""


def exit_for(report: Report) -> Exit:
    """Warnings and notes are for people; an error or a gap in coverage is for the exit code."""
    wrong = any(finding.severity is Severity.ERROR for finding in report.findings)
    return Exit.FINDINGS if wrong or not report.covered else Exit.FINE
