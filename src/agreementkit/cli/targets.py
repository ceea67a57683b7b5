"""Where a draft is written, under which name, and what of a command line does not go together."""

from pathlib import Path

from agreementkit import Copy, Draft, Form, safe_name

__all__ = ["file_name", "misuse", "target", "unfit"]

_FILES = {".doc", ".docx", ".htm", ".html", ".md", ".odt", ".pdf", ".rtf", ".toml", ".txt"}


def misuse(file: Path | None, output: Path | None, sector: str | None, *, every: bool) -> str:
    """What does not go together on the command line; empty where all does."""
    ending = output.suffix.lower() if output else ""
    if file is None and not (every and sector):
        return "Name an agreement file, or --all and --sector."
    if file is not None and sector:
        return "--sector goes with --all and no file: the file names its own sector."
    if every and ending == ".docx":
        return f"--all writes many drafts: name a folder with -o, not {output}."
    return ""


def unfit(copies: list[Copy], output: Path | None, form: Form) -> str:
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


def target(made: Draft, output: Path | None) -> Path:
    """Where a draft goes: the file that was named, or a file in the folder that was."""
    if output is None:
        return Path(file_name(made))
    if output.is_dir() or output.suffix.lower() != made.form.suffix:
        return output / file_name(made)
    if made.copy.private and not output.name.upper().startswith("PRIVATE"):
        # Whoever sees the file in a folder must see what it is.
        return output.with_name(f"PRIVATE-{output.name}")
    return output
