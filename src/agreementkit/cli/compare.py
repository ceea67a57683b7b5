"""`agreementkit compare`: two agreement files to one Word file with tracked changes."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Annotated

from attrs import asdict
from cyclopts import Parameter

from agreementkit import Agreement, read_agreement, redline, redline_file
from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.inputs import parse_moment, read_pack
from agreementkit.cli.output import results_console, show_json, show_paragraph
from agreementkit.documents import Author, ClauseChange, clause_changes, safe_name, write_whole


def compare(
    old: Path,
    new: Path,
    /,
    *,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    author: str | None = None,
    date: str | None = None,
    pack: Path | None = None,
    json: bool = False,
) -> Exit:
    """Write a Word file that shows what changed from one draft to the next.

    Accepting every change gives the new draft, and rejecting every change the old one.

    Parameters
    ----------
    old
        The agreement file of the earlier draft.
    new
        The agreement file of the later draft.
    output
        The Word file to write, or a folder. Without it, a file named after the employer
        in the present folder.
    author
        Whose the changes are, as Word shows it. Without it, the side that the new file
        names under [version].
    date
        When they were made, such as 2027-01-15 or 2027-01-15T10:00. Without it, the date
        that the new file names under [version].
    pack
        A folder of your own clauses, laid over the model clauses.
    json
        Print JSON instead of a table.
    """
    if output and output.suffix.lower() not in ("", ".docx"):
        raise UsageError(
            f"A redline is a Word file: name one that ends in .docx with -o, not {output}.",
        )
    clauses = read_pack(pack)
    first, second = (read_agreement(file, clauses) for file in (old, new))
    whose = _author(author, second, new)
    made = redline(first, second, clauses, author=whose, when=_when(date, second, new))
    data = redline_file(made, first, second, clauses)
    written = write_whole(_target(first, second, output), data)
    changes = clause_changes(made)
    if json:
        show_json(
            {
                "format": 1,
                "redline": str(written),
                "author": made.mark.author.name,
                "date": made.mark.when.isoformat(),
                "changes": [asdict(change) for change in changes],
            },
        )
        return Exit.FINE
    _show(changes)
    results_console().print(f"Redline: {written}", soft_wrap=True)
    return Exit.FINE


def _author(name: str | None, agreement: Agreement, file: Path) -> Author:
    chosen = name or agreement.version.side
    if not chosen:
        raise UsageError(
            'Say whose the changes are with --author, such as --author "Union side": '
            f"{file} names no side under [version].",
        )
    return Author.named(chosen)


def _when(text: str | None, agreement: Agreement, file: Path) -> datetime:
    if text is None:
        if agreement.version.dated is None:
            raise UsageError(
                "Say when the changes were made with --date, such as --date 2027-01-15: "
                f"{file} names no date under [version].",
            )
        return datetime.combine(agreement.version.dated, time())
    return parse_moment(text)


def _target(old: Agreement, new: Agreement, output: Path | None) -> Path:
    employer = new.employer if isinstance(new.employer, str) else new.employer.name
    numbers = f"{old.version.number} to {new.version.number}"
    name = safe_name(f"{employer} {new.version.status} {numbers} changes", ".docx")
    if output is None:
        return Path(name)
    return output if output.suffix.lower() == ".docx" and not output.is_dir() else output / name


def _show(changes: Sequence[ClauseChange]) -> None:
    """A line for each clause that is not the same, and what they come to."""
    if not changes:
        show_paragraph("No clause and no schedule differs.")
        return
    for change in changes:
        numbers = dict.fromkeys(filter(None, (change.old_number, change.new_number)))
        place = " ".join((", now ".join(numbers), change.title)).strip()
        show_paragraph(f"{place}: {_describe_change(change)}.", hang=4)
    fates = Counter(str(change.fate) for change in changes)
    counted = ", ".join(f"{count} {fate}" for fate, count in fates.items())
    show_paragraph(f"In all: {counted}.")


def _describe_change(change: ClauseChange) -> str:
    """What became of a clause, and how many words of it went and came."""
    counts = ((change.words_deleted, "out"), (change.words_inserted, "in"))
    words = " and ".join(f"{count} {way}" for count, way in counts if count)
    return f"{change.fate}, words: {words}" if words else str(change.fate)
