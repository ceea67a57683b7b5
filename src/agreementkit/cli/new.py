"""`agreementkit new`: a first agreement file that already drafts."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from agreementkit import starter_file
from agreementkit.cli.exits import Exit
from agreementkit.cli.reading import read_pack
from agreementkit.cli.show import results, talk
from agreementkit.files import write_whole
from agreementkit.model.nearest import did_you_mean

__all__ = ["new"]


def new(
    file: Path,
    *,
    sector: str,
    employer: str | None = None,
    pack: Annotated[Path | None, Parameter(name="--pack")] = None,
    force: Annotated[bool, Parameter(negative="")] = False,
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
    names = [entry.name for entry in clauses.sector(sector).employers]
    if employer is not None and employer not in names:
        talk(f'The directory has no employer called "{employer}": {did_you_mean(employer, names)}')
        return Exit.USAGE
    if file.exists() and not force:
        talk(f"{file} is already there. Give another name, or --force to replace it.")
        return Exit.USAGE
    write_whole(file, starter_file(clauses, sector, employer).encode())
    results().print(str(file), soft_wrap=True)
    talk(f"Now look at it in a text editor, and then: agreementkit draft {file}")
    return Exit.FINE
