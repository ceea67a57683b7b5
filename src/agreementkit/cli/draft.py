"""`agreementkit draft`: Word drafts, one or one for every employer of a sector."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

from attrs import evolve
from cyclopts import Parameter
from rich.console import Console
from rich.progress import track

from agreementkit import (
    Agreement,
    Draft,
    Fault,
    InvalidError,
    Pack,
    draft_many,
    for_each_employer,
    safe_name,
    write_word,
)
from agreementkit import draft as draft_one
from agreementkit.cli.check import exit_for
from agreementkit.cli.exits import Exit
from agreementkit.cli.reading import read_both, read_pack
from agreementkit.cli.show import results, show_coverage, show_findings, talk

__all__ = ["draft"]


def draft(
    file: Path | None = None,
    *,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    sector: str | None = None,
    every: Annotated[bool, Parameter(name="--all", negative="")] = False,
    position: Literal["opening", "target", "fallback"] | None = None,
    pack: Annotated[Path | None, Parameter(name="--pack")] = None,
    final: Annotated[bool, Parameter(negative="")] = False,
) -> Exit:
    """Write the Word draft of an agreement, and say what it covers.

    Parameters
    ----------
    file
        The agreement file. With --all it is the pattern for every employer.
    output
        The Word file to write, or a folder; with --all, the folder. Without it, a file
        named after the employer in the present folder.
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
    if file is None and not (every and sector):
        return _misused("name an agreement file, or --sector and --all")
    if file is not None and sector:
        return _misused("--sector goes with --all and no file: the file names its own sector")
    if file is None:
        clauses = read_pack(pack)
        found = clauses.sector(sector or "")
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
    written = write_word(made.document, _target(made, output))
    show_coverage(made.report.strategy, {str(made.report.position).capitalize(): made.report})
    show_findings(made.report.findings)
    results().print(f"Draft: {written}", soft_wrap=True)
    return exit_for(made.report)


def _misused(advice: str) -> Exit:
    talk(f"{advice}. For help: agreementkit draft --help")
    return Exit.USAGE


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
    made = (draft_one(each, pack, final=True) for each in agreements) if final else None
    worst = Exit.FINE
    counts: dict[int, int] = {}
    for each in _progress(made or draft_many(agreements, pack), len(agreements)):
        write_word(each.document, folder / _file_name(each))
        covered = sum(area.covered for area in each.report.areas)
        counts[covered] = counts.get(covered, 0) + 1
        worst = max(worst, exit_for(each.report))
    of = len(pack.strategy.areas)
    for covered, count in sorted(counts.items()):
        results().print(
            f"{count} drafts in {folder} cover {covered} of {of} areas.",
            soft_wrap=True,
        )
    return worst


def _each(pattern: Agreement, pack: Pack) -> Iterator[Agreement]:
    directory = {employer.name: employer for employer in pack.sector(pattern.sector).employers}
    if not directory:
        fault = Fault(message="the sector has no directory of employers", remedy="name a file")
        raise InvalidError([fault])
    for each in for_each_employer(pattern, pack):
        own = directory[str(each.employer)].unions
        yield evolve(each, unions=own) if own else each


def _progress(drafts: Iterable[Draft], total: int) -> Iterable[Draft]:
    """A progress bar on a terminal, and nothing where nobody watches."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return drafts
    return track(drafts, description="Drafting", total=total, console=console)
