"""Where the project's own clauses lie: packaged in a wheel, beside `src` in a checkout.

An editable install leaves a stale copy where `importlib.resources` cannot see it,
so the two places are tried by path, the packaged one first.
"""

from pathlib import Path

from agreementkit.errors import Fault, PackError

__all__ = ["bank_folder"]

_PACKAGE = Path(__file__).resolve().parent.parent


def bank_folder() -> Path:
    """The folder of the clauses that come with agreementkit.

    Raises:
        PackError: the installation is incomplete.
    """
    for folder in (_PACKAGE / "_clauses", _PACKAGE.parent.parent / "clauses"):
        if (folder / "pack.toml").is_file():
            return folder
    raise PackError(
        [
            Fault(
                message="the clauses that come with agreementkit are not there",
                remedy="install it again: pip install --force-reinstall agreementkit",
            ),
        ],
    )
