"""`agreementkit draft`: Word drafts, one or one for every employer of a sector."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from attrs import evolve, frozen
from cyclopts import Parameter

from agreementkit import (
    Agreement,
    Copy,
    DraftOptions,
    Fault,
    Finding,
    Form,
    OutputError,
    Pack,
    draft as draft_one,
    for_each_employer,
    read_agreement,
)
from agreementkit.cli.check import exit_for
from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.inputs import (
    read_agreement_and_pack,
    read_house_style,
    read_pack,
    resolve_name,
)
from agreementkit.cli.output import results_console, show_coverage, show_findings, with_progress
from agreementkit.cli.output_files import file_name, option_conflict, output_conflict, output_path
from agreementkit.documents import printable_name, write_outputs

_TITLES = {
    Copy.EMPLOYER: "Draft",
    Copy.NEGOTIATOR: "For our side only",
    Copy.MEMBERS: "For members",
    Copy.COMPARISON: "Comparison",
}


def draft(
    file: Path | None = None,
    /,
    *,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    sector: str | None = None,
    every: Annotated[bool, Parameter(name="--all")] = False,
    position: Literal["opening", "target", "fallback"] | None = None,
    copy: Literal["employer", "negotiator", "members", "comparison", "all"] = "employer",
    form: Annotated[Literal["word", "markdown", "html"], Parameter(name="--as")] = "word",
    since: Path | None = None,
    response: Path | None = None,
    house_style: Path | None = None,
    pack: Path | None = None,
    final: bool = False,
    force: Annotated[bool, Parameter(negative="")] = False,
) -> Exit:
    """Write the draft of an agreement, and say what it covers.

    Parameters
    ----------
    file
        The agreement file. With --all it is the pattern for every employer.
    output
        The file to write, or a folder; with --all or --copy all, the folder. Without it, a
        file named after the employer in the present folder, or with --all the folder drafts.
    sector
        With --all and no file: the sector whose employers to draft for.
    every
        Draft for every employer in the sector's directory.
    position
        Draft with every clause at this position.
    copy
        Whom it is for: the employer; our negotiators, with our positions and arguments (never
        send that one); the members, in plain English; or the table, as a comparison. With
        all: each of the four.
    form
        A Word file, or Markdown or one HTML page for e-mail and intranets.
    since
        The agreement file that members saw last: their copy then says what has changed.
    response
        An agreement file with the figures the employer offers, for the comparison.
    house_style
        A Word template of your branch, for fonts, colours, logo, header and footer.
    pack
        A folder of your own clauses, laid over the model clauses.
    final
        Refuse to draft while a value is missing.
    force
        Write over a file that was edited since it was drafted.
    """
    wanted = list(Copy) if copy == "all" else [Copy(copy)]
    if wrong := option_conflict(file, output, sector, every=every) or output_conflict(
        wanted, output, Form(form)
    ):
        raise UsageError(wrong)
    if file is None:
        clauses = read_pack(pack)
        found = resolve_name(sector or "", clauses.sectors, "sector")
        pattern = Agreement(
            sector=found.id,
            employer=found.employers[0].name,
            unions=found.unions,
            provisions=clauses.bundle(),
        )
    else:
        pattern, clauses = read_agreement_and_pack(file, pack)
    elsewhere = position is not None and any(
        each.position not in (None, position) for each in (pattern, *pattern.provisions)
    )
    if position:
        pattern = pattern.at(position)
    options = DraftOptions(
        form=Form(form),
        since=read_agreement(since, clauses) if since else None,
        response=read_agreement(response, clauses) if response else None,
        style=read_house_style(house_style) if house_style else None,
    )
    if every:
        jobs = [(each, one) for each in _write_each(pattern, clauses) for one in wanted]
        made_with = _MadeWith(final=final, options=options, force=force, elsewhere=elsewhere)
        return _draft_all(jobs, clauses, output or Path("drafts"), made_with)
    # Every copy is made before the first is written: a refusal leaves nothing half done.
    made = [draft_one(pattern, clauses, copy=one, final=final, options=options) for one in wanted]
    report = made[0].report
    written = write_outputs(
        {output_path(each, output, position=elsewhere): each.data for each in made}, force=force
    )
    show_coverage(report.strategy, {str(report.position).capitalize(): report})
    show_findings(report.findings)
    for each, path in zip(made, written, strict=True):
        results_console().print(f"{_TITLES[each.copy]}: {printable_name(path)}", soft_wrap=True)
    return exit_for(report)


@frozen(kw_only=True)
class _MadeWith:
    """How many drafts are made."""

    final: bool
    options: DraftOptions
    force: bool
    elsewhere: bool
    """Whether at another position than the file says."""


def _draft_all(
    jobs: list[tuple[Agreement, Copy]], pack: Pack, folder: Path, how: _MadeWith
) -> Exit:
    made = (
        draft_one(each, pack, copy=copy, final=how.final, options=how.options)
        for each, copy in jobs
    )
    worst = Exit.FINE
    counts: Counter[int] = Counter()
    findings: dict[Finding, None] = {}
    kept: list[Fault] = []
    for each in with_progress(made, "Drafting", len(jobs)):
        path = folder / file_name(each, position=how.elsewhere)
        try:
            write_outputs({path: each.data}, force=how.force)
        except OutputError as error:
            # The others are wanted all the same.
            kept += error.faults
            continue
        counts[sum(area.covered for area in each.report.areas)] += 1
        findings.update(dict.fromkeys(each.report.findings))
        worst = max(worst, exit_for(each.report))
    # Most fall short in the same way, which one look is enough for.
    show_findings(findings)
    for covered, count in sorted(counts.items()):
        drafts = "1 draft" if count == 1 else f"{count} drafts"
        cover = "covers" if count == 1 else "cover"
        of = len(pack.strategy.areas)
        results_console().print(
            f"{drafts} in {folder} {cover} {covered} of {of} areas.", soft_wrap=True
        )
    if kept:
        raise OutputError(kept)
    return worst


def _write_each(pattern: Agreement, pack: Pack) -> Iterator[Agreement]:
    directory = {employer.name: employer for employer in pack.sector(pattern.sector).employers}
    for each in for_each_employer(pattern, pack):
        own = directory[str(each.employer)].unions
        yield evolve(each, unions=own) if own else each
