"""Files that are not agreements, though somebody took them for one."""

from pathlib import Path

from agreementkit.errors import Fault, InputError

__all__ = ["refuse_other_files"]

_OF_A_PACK = (
    "issued.toml",
    "law.toml",
    "pack.toml",
    "rules.toml",
    "sources.toml",
    "strategy.toml",
    "terms.toml",
)
_BEGIN = "agreementkit new kent.toml --sector police writes one to begin from"


def refuse_other_files(path: Path, text: str) -> None:
    """Say what a file is, where it plainly is something else than an agreement.

    Args:
        path: the file.
        text: what it holds.

    Raises:
        InputError: it is a clause, a file of a pack, JSON, or empty.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        message, remedy = "nothing is written in this file", _BEGIN
    elif lines[0].strip() == "+++":
        message = "this is a clause, not an agreement"
        remedy = (
            "name an agreement file; to use the clause, name the folder that its area's folder "
            "lies in with --pack"
        )
    elif path.name in _OF_A_PACK:
        message = "this file belongs to a folder of clauses, and is no agreement"
        remedy = f"name an agreement file, and this folder with --pack; {_BEGIN}"
    elif lines[0].lstrip().startswith("{"):
        message = "this is JSON, and an agreement file is TOML"
        remedy = f"write each entry as name = value on a line of its own; {_BEGIN}"
    else:
        return
    raise InputError([Fault(file=str(path), message=message, remedy=remedy)])
