"""`agreementkit new`: a first agreement file that already drafts."""

from pathlib import Path

from agreementkit import starter_file
from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.inputs import read_pack, resolve_name
from agreementkit.cli.output import print_message, results_console, shell_words
from agreementkit.documents import printable_name, write_whole


def new(
    file: Path,
    /,
    *,
    sector: str,
    employer: str | None = None,
    pack: Path | None = None,
    force: bool = False,
) -> Exit:
    """Write a commented agreement file to begin from.

    Parameters
    ----------
    file
        The file to write, such as kent.toml.
    sector
        Who bargains: police, for example.
    employer
        A name in the sector's directory. Without it, the first one there.
    pack
        A folder of your own clauses, laid over the model clauses.
    force
        Replace the file if it is already there.
    """
    clauses = read_pack(pack)
    directory = {
        entry.name: entry for entry in resolve_name(sector, clauses.sectors, "sector").employers
    }
    if employer is not None:
        resolve_name(
            employer,
            directory,
            "employer",
            {entry.legal_name: entry.name for entry in directory.values()},
        )
    if file.suffix.lower() != ".toml":
        message = f"An agreement file ends in .toml: write {file.with_suffix('.toml')}."
        raise UsageError(message)
    if file.exists() and not force:
        message = f"{file} is already there. Give another name, or --force to replace it."
        raise UsageError(message)
    write_whole(file, starter_file(clauses, sector, employer).encode())
    results_console().print(printable_name(file), soft_wrap=True)
    then = shell_words("agreementkit", "draft", file, *(("--pack", pack) if pack else ()))
    print_message(f"Now look at it in a text editor, and then: {then}")
    return Exit.FINE
