"""What every command reads first: the clauses, the agreement, and names on the command line."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from attrs import evolve

from agreementkit import (
    Agreement,
    Copy,
    Draft,
    Fault,
    Form,
    Pack,
    RefusedError,
    house_style,
    load_pack,
    read_agreement,
)
from agreementkit.cli.exits import UsageError
from agreementkit.cli.output import print_message
from agreementkit.documents import HouseStyle, safe_name
from agreementkit.packs import did_you_mean

T = TypeVar("T")


def read_pack(folder: Path | None) -> Pack:
    """The project's clauses, with a folder of the officer's own over them if one is named."""
    return load_pack() if folder is None else load_pack(folder)


def read_agreement_and_pack(file: Path, folder: Path | None) -> tuple[Agreement, Pack]:
    """The agreement in a file, and the clauses that it is made from."""
    pack = read_pack(folder)
    return read_agreement(file, pack), pack


def read_house_style(file: Path) -> HouseStyle:
    """The house style in a branch's template; what was missing or left out is said.

    Raises:
        RefusedError: it is not there, or not safe to use.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        why = (error.strerror or "no file can have this name").lower()
        fault = Fault(
            file=str(file),
            message=f"the template could not be read ({why})",
            remedy="name a Word file of your branch, such as branch.docx",
        )
        raise RefusedError([fault], reason="unreadable") from None
    try:
        style = house_style(data, called=file.name)
    except RefusedError as error:
        faults = [evolve(fault, file=str(file)) for fault in error.faults]
        raise RefusedError(faults, reason=error.reason) from None
    for note in style.notes:
        print_message(note)
    return style


def resolve_name(
    name: str,
    known: Mapping[str, T],
    what: str,
    titles: Mapping[str, str] | None = None,
) -> T:
    """What a name on the command line stands for.

    Args:
        name: as typed.
        known: what there is, by its id.
        what: what such a thing is called.
        titles: other names that people know it by, each with its id.

    Raises:
        UsageError: nothing has that name; says what is nearest.
    """
    if name not in known:
        advice = suggested_name(name, known, titles or {})
        message = f'No {what} is called "{name}": {advice}'
        raise UsageError(message)
    return known[name]


def suggested_name(name: str, known: Iterable[str], titles: Mapping[str, str]) -> str:
    """The edit that mends a name: the id of what has that title, or else the nearest id."""
    ids = {title.casefold(): id_ for title, id_ in titles.items()}
    id_ = ids.get(name.casefold())
    return f'did you mean "{id_}"?' if id_ else did_you_mean(name, known)


def parse_moment(text: str) -> datetime:
    """The day, and perhaps the time, after --date.

    Raises:
        UsageError: it is neither; shows how it is written.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        message = f"--date takes a day such as 2027-01-15, or 2027-01-15T10:00, not {text}."
        raise UsageError(message) from None


# ---
# Where a draft is written, under which name, and what of a command line does not go together.

_FILES = {".doc", ".docx", ".htm", ".html", ".md", ".odt", ".pdf", ".rtf", ".toml", ".txt"}


def option_conflict(
    file: Path | None, output: Path | None, sector: str | None, *, every: bool
) -> str:
    """What does not go together on the command line; empty where all does."""
    ending = output.suffix.lower() if output else ""
    if file is None and not (every and sector):
        return "Name an agreement file, or --all and --sector."
    if file is not None and sector:
        return "--sector goes with --all and no file: the file names its own sector."
    if every and ending == ".docx":
        return f"--all writes many drafts: name a folder with -o, not {output}."
    return ""


def output_conflict(copies: list[Copy], output: Path | None, form: Form) -> str:
    """What of the output does not go with the copies and their form; empty where all does."""
    ending = output.suffix.lower() if output else ""
    if len(copies) > 1 and ending == form.suffix:
        return f"--copy all writes four files: name a folder with -o, not {output}."
    if form is not Form.WORD and Copy.NEGOTIATOR in copies:
        return "The negotiator's copy is private, and is drafted as a Word file only."
    if ending in _FILES - {form.suffix}:
        kind = {Form.WORD: "a Word file", Form.MARKDOWN: "Markdown", Form.HTML: "an HTML page"}
        return (
            f"A draft is {kind[form]}: name one that ends in {form.suffix} with -o, not {output}."
        )
    return ""


def file_name(draft: Draft) -> str:
    """The name of a draft's file: after its employer, and PRIVATE where it is."""
    employer = draft.agreement.employer
    name = employer if isinstance(employer, str) else employer.name
    version = draft.agreement.version
    whom = "" if draft.copy is Copy.EMPLOYER else f" {draft.copy}"
    plain = safe_name(f"{name} {version.status} {version.number}{whom}", draft.form.suffix)
    return f"PRIVATE-{plain}" if draft.copy.private else plain


def require_suffix(file: Path | None, ending: str, what: str, option: str) -> None:
    """Raise `UsageError` where a file to write has another ending than its kind.

    Args:
        file: as named on the command line; None where none is.
        ending: with its dot.
        what: the kind in words, such as "The report is a Word file".
        option: what the name stands behind.
    """
    if file is not None and file.suffix.lower() != ending:
        message = f"{what}: name one that ends in {ending} after {option}, not {file}."
        raise UsageError(message)


def private_name(path: Path) -> Path:
    """The same place, under a name that tells whoever sees it in a folder what it is."""
    if path.name.upper().startswith("PRIVATE"):
        return path
    return path.with_name(f"PRIVATE-{path.name}")


def output_path(made: Draft, output: Path | None) -> Path:
    """Where a draft goes: the file that was named, or a file in the folder that was."""
    if output is None:
        return Path(file_name(made))
    if output.is_dir() or output.suffix.lower() != made.form.suffix:
        return output / file_name(made)
    return private_name(output) if made.copy.private else output
