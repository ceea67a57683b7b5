"""`agreementkit compare`: two agreement files, or Word files, to one with tracked changes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Annotated

from attrs import asdict, frozen
from cyclopts import Parameter

import agreementkit
from agreementkit import Agreement, Pack, draft, read_agreement, redline, redline_file
from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.inputs import parse_moment, read_pack
from agreementkit.cli.output import results_console, show_json, show_paragraph
from agreementkit.documents import (
    Author,
    ClauseChange,
    Deleted,
    Inserted,
    NotCompared,
    Redline,
    clause_changes,
    printable_name,
    redline_bytes,
    safe_name,
    write_outputs,
)

_WORD = ".docx"
_SAVED_ANEW = frozenset({".doc", ".docm", ".dot", ".dotx", ".odt", ".pdf", ".rtf"})
"""What a person may take for a Word file, and must save as one first."""


def compare(
    old: Path,
    new: Path,
    /,
    *,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    author: str | None = None,
    date: str | None = None,
    pack: Path | None = None,
    numbers: Annotated[bool, Parameter(negative="--no-numbers")] = True,
    json: bool = False,
    force: Annotated[bool, Parameter(negative="")] = False,
) -> Exit:
    """Write a Word file that shows what changed from one draft to the next.

    Accepting every change gives the new draft, and rejecting every change the old one. Either
    may be a Word file (.docx), whoever wrote it: then the texts are compared as Word shows them.

    Parameters
    ----------
    old
        The agreement file of the earlier draft, or a Word file.
    new
        The agreement file of the later draft, or a Word file.
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
    numbers
        Whether the numbers that Word counts in a Word file are compared too.
    json
        Print JSON instead of a table.
    force
        Write over a file that was edited since it was written.
    """
    if output and output.suffix.lower() not in ("", _WORD):
        raise UsageError(
            f"A redline is a Word file: name one that ends in .docx with -o, not {output}.",
        )
    if any(file.suffix.lower() in (_WORD, *_SAVED_ANEW) for file in (old, new)):
        return _compare_text(old, new, output, _Asked(author, date, pack, numbers, json, force))
    clauses = read_pack(pack)
    first, second = (read_agreement(file, clauses) for file in (old, new))
    whose = _author(author, second, new)
    made = redline(first, second, clauses, author=whose, when=_when(date, second, new))
    data = redline_file(made, first, second, clauses)
    [written] = write_outputs({_target(first, second, output): data}, force=force)
    changes = clause_changes(made)
    if json:
        show_json(_plain(made, written))
        return Exit.FINE
    _show(changes)
    results_console().print(f"Redline: {printable_name(written)}", soft_wrap=True)
    return Exit.FINE


def _plain(made: Redline, written: Path) -> dict[str, object]:
    """A redline as plain values; `docs/reference/json.md` fixes their names."""
    return {
        "format": 1,
        "redline": str(written),
        "author": made.mark.author.name,
        "date": made.mark.when and made.mark.when.isoformat(),
        "changes": [asdict(change) for change in clause_changes(made)],
    }


# ---
# Where either is a Word file.


@frozen
class _Asked:
    """What else stood on the command line."""

    author: str | None
    date: str | None
    pack: Path | None
    numbers: bool
    json: bool
    force: bool


def _compare_text(old: Path, new: Path, output: Path | None, asked: _Asked) -> Exit:
    name = safe_name(f"{old.stem} to {new.stem}", _WORD, what="changes")
    target = _named(output, name)
    if target.resolve() in (old.resolve(), new.resolve()):
        raise UsageError(f"{target} is one of the two files: name another with -o.")
    clauses = read_pack(asked.pack)
    agreements = {file: read_agreement(file, clauses) for file in (old, new) if not _is_word(file)}
    made = agreementkit.compare(
        _text(old, agreements, clauses),
        _text(new, agreements, clauses),
        author=_author(asked.author, agreements.get(new), new),
        when=_when(asked.date, agreements.get(new), new),
        numbers=asked.numbers,
    )
    [written] = write_outputs({target: redline_bytes(made)}, force=asked.force)
    if asked.json:
        left_out = [asdict(each) for each in made.not_compared]
        show_json({**_plain(made, written), "not_compared": left_out})
        return Exit.FINE
    _show_words(made)
    for file, side in ((old, "old"), (new, "new")):
        _show_left_out(file, [each for each in made.not_compared if each.side == side])
    results_console().print(f"Redline: {printable_name(written)}", soft_wrap=True)
    return Exit.FINE


def _is_word(file: Path) -> bool:
    """Whether it is a Word file by its name, and not an agreement file."""
    ending = file.suffix.lower()
    if ending in _SAVED_ANEW:
        raise UsageError(
            f"{file} is no Word file that can be compared: "
            f"open it and save it as Word Document ({_WORD}).",
        )
    return ending == _WORD


def _text(file: Path, agreements: Mapping[Path, Agreement], clauses: Pack) -> Path | bytes:
    """A Word file, or an agreement as the employer's copy, which has passed the gate."""
    return draft(agreements[file], clauses).data if file in agreements else file


def _show_words(made: Redline) -> None:
    changes = clause_changes(made)
    out = sum(change.words_deleted for change in changes)
    in_ = sum(change.words_inserted for change in changes)
    moved = any(isinstance(each, Inserted | Deleted) for each in made.blocks)
    same = "No word differs, and some lines moved." if moved else "No word differs."
    show_paragraph(f"Words: {out} out and {in_} in." if out or in_ else same)


def _show_left_out(file: Path, left_out: Sequence[NotCompared]) -> None:
    """What of a Word file a person must look at beside the redline."""
    counted = Counter(each.what for each in left_out)
    if counted:
        kinds = ", ".join(f"{what} ({count})" for what, count in counted.items())
        show_paragraph(f"Not compared in {file}: {kinds}.", hang=4)


# ---
# Names, dates, and what is said.


def _author(name: str | None, agreement: Agreement | None, file: Path) -> Author:
    chosen = name or (agreement.version.side if agreement else "")
    if not chosen:
        raise UsageError(
            'Say whose the changes are with --author, such as --author "Union side": '
            f"{file} names no side{_under(agreement)}.",
        )
    return Author.named(chosen)


def _when(text: str | None, agreement: Agreement | None, file: Path) -> datetime:
    if text is None:
        if agreement is None or agreement.version.dated is None:
            raise UsageError(
                "Say when the changes were made with --date, such as --date 2027-01-15: "
                f"{file} names no date{_under(agreement)}.",
            )
        return datetime.combine(agreement.version.dated, time())
    return parse_moment(text)


def _under(agreement: Agreement | None) -> str:
    """Where a file would name it; a Word file has no such place."""
    return " under [version]" if agreement else ""


def _target(old: Agreement, new: Agreement, output: Path | None) -> Path:
    employer = new.employer if isinstance(new.employer, str) else new.employer.name
    numbers = f"{old.version.number} to {new.version.number}"
    name = safe_name(employer, _WORD, what=f"{new.version.status} {numbers} changes")
    return _named(output, name)


def _named(output: Path | None, name: str) -> Path:
    """The file that was named, or one in the folder that was, or in the present one."""
    if output is None:
        return Path(name)
    return output if output.suffix.lower() == _WORD and not output.is_dir() else output / name


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
