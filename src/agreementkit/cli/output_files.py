"""Where files are written, under which names, and what of a command line does not go together."""

from pathlib import Path

from agreementkit import Copy, Draft, Form
from agreementkit.cli.exits import UsageError
from agreementkit.documents import is_private, safe_name

# ---
# Names and places.


def output_path(made: Draft, output: Path | None, *, position: bool = False) -> Path:
    """Where a draft goes: the file that was named, or a file in the folder that was.

    Args:
        made: the draft.
        output: what stands after -o.
        position: whether it is at another position than its file says.
    """
    if output is None:
        return Path(file_name(made, position=position))
    if output.is_dir() or output.suffix.lower() != made.form.suffix:
        return output / file_name(made, position=position)
    return private_name(output) if made.copy.private else output


def file_name(draft: Draft, *, position: bool = False) -> str:
    """The name of a draft's file: after its employer, and PRIVATE where it is.

    Args:
        draft: the draft.
        position: whether it is at another position than its file says, which its name then does.
    """
    employer = draft.agreement.employer
    name = employer if isinstance(employer, str) else employer.name
    version = draft.agreement.version
    whom = "" if draft.copy is Copy.EMPLOYER else f" {draft.copy}"
    at = f" at {draft.agreement.position}" if position else ""
    what = f"{version.status} {version.number}{at}{whom}"
    plain = safe_name(name, draft.form.suffix, what=what)
    return f"PRIVATE-{plain}" if draft.copy.private else plain


def private_name(path: Path) -> Path:
    """The same place, under a name that tells whoever sees it in a folder what it is."""
    if is_private(path):
        return path
    return path.with_name(f"PRIVATE-{path.name}")


# ---
# What does not go together.

_FILES = {".doc", ".docx", ".htm", ".html", ".md", ".odt", ".pdf", ".rtf", ".toml", ".txt"}


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
