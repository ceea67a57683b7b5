"""`agreementkit draft`: Word drafts, one or one for every employer of a sector."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from attrs import evolve
from cyclopts import Parameter

from agreementkit import (
    Agreement,
    Draft,
    Finding,
    Pack,
    draft_many,
    for_each_employer,
    safe_name,
)
from agreementkit import draft as draft_one
from agreementkit.cli.check import exit_for
from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.progress import tracked
from agreementkit.cli.reading import named, read_both, read_pack
from agreementkit.cli.show import results, show_coverage, show_findings

__all__ = ["draft"]

_OTHER_PROGRAMS = (".doc", ".md", ".odt", ".pdf", ".rtf", ".toml", ".txt")


def draft(
    file: Path | None = None,
    /,
    *,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    sector: str | None = None,
    every: Annotated[bool, Parameter(name="--all")] = False,
    position: Literal["opening", "target", "fallback"] | None = None,
    pack: Path | None = None,
    final: bool = False,
) -> Exit:
    """Write the Word draft of an agreement, and say what it covers.

    Parameters
    ----------
    file
        The agreement file. With --all it is the pattern for every employer.
    output
        The Word file to write, or a folder; with --all, the folder. Without it, a file
        named after the employer in the present folder, or with --all the folder drafts.
    sector
        With --all and no file: the sector whose employers to draft for.
    every
        Draft for every employer in the sector's directory.
    position
        Draft with every clause at this position.
    pack
        A folder of your own clauses, laid over the model clauses.
    final
        Refuse to draft while a value is missing.
    """
    if wrong := _misuse(file, output, sector, every=every):
        raise UsageError(wrong)
    if file is None:
        clauses = read_pack(pack)
        found = named(sector or "", clauses.sectors, "sector")
        pattern = Agreement(
            sector=found.id,
            employer=found.employers[0].name,
            unions=found.unions,
            provisions=clauses.bundle(),
        )
    else:
        pattern, clauses = read_both(file, pack)
    if position:
        pattern = pattern.at(position)
    if every:
        return _draft_all(pattern, clauses, output or Path("drafts"), final=final)
    made = draft_one(pattern, clauses, final=final)
    written = made.save(_target(made, output))
    show_coverage(made.report.strategy, {str(made.report.position).capitalize(): made.report})
    show_findings(made.report.findings)
    results().print(f"Draft: {written}", soft_wrap=True)
    return exit_for(made.report)


def _misuse(file: Path | None, output: Path | None, sector: str | None, *, every: bool) -> str:
    """What does not go together on the command line; empty where all does."""
    ending = output.suffix.lower() if output else ""
    if file is None and not (every and sector):
        return "Name an agreement file, or --all and --sector."
    if file is not None and sector:
        return "--sector goes with --all and no file: the file names its own sector."
    if every and ending == ".docx":
        return f"--all writes many drafts: name a folder with -o, not {output}."
    if ending in _OTHER_PROGRAMS:
        return f"A draft is a Word file: name one that ends in .docx with -o, not {output}."
    return ""


def _file_name(draft: Draft) -> str:
    employer = draft.agreement.employer
    name = employer if isinstance(employer, str) else employer.name
    version = draft.agreement.version
    return safe_name(f"{name} {version.status} {version.number}", ".docx")


def _target(made: Draft, output: Path | None) -> Path:
    if output is None:
        return Path(_file_name(made))
    if output.is_dir() or output.suffix.lower() != ".docx":
        return output / _file_name(made)
    return output


def _draft_all(pattern: Agreement, pack: Pack, folder: Path, *, final: bool) -> Exit:
    agreements = list(_each(pattern, pack))
    finals = (draft_one(each, pack, final=True) for each in agreements)
    made = finals if final else draft_many(agreements, pack)
    worst = Exit.FINE
    counts: Counter[int] = Counter()
    findings: dict[Finding, None] = {}
    for each in tracked(made, "Drafting", len(agreements)):
        each.save(folder / _file_name(each))
        counts[sum(area.covered for area in each.report.areas)] += 1
        findings.update(dict.fromkeys(each.report.findings))
        worst = max(worst, exit_for(each.report))
    # Most fall short in the same way, which one look is enough for.
    show_findings(findings)
    for covered, count in sorted(counts.items()):
        drafts = "1 draft" if count == 1 else f"{count} drafts"
        cover = "covers" if count == 1 else "cover"
        of = len(pack.strategy.areas)
        results().print(f"{drafts} in {folder} {cover} {covered} of {of} areas.", soft_wrap=True)
    return worst


def _each(pattern: Agreement, pack: Pack) -> Iterator[Agreement]:
    directory = {employer.name: employer for employer in pack.sector(pattern.sector).employers}
    for each in for_each_employer(pattern, pack):
        own = directory[str(each.employer)].unions
        yield evolve(each, unions=own) if own else each
