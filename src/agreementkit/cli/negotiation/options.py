"""Options that several commands of a negotiation have, each explained once."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

__all__ = ["Approved", "Because", "By", "Dated", "Folder", "OwnClauses", "Style"]

Folder = Annotated[Path, Parameter(help="The folder of the negotiation.")]

OwnClauses = Annotated[
    Path | None,
    Parameter(name="--pack", help="A folder of your own clauses, laid over the model clauses."),
]

By = Annotated[
    str | None,
    Parameter(
        help='Who does this, as a role, such as "Branch secretary". Without it: the environment '
        "variable AGREEMENTKIT_BY.",
    ),
]

Dated = Annotated[
    str | None,
    Parameter(
        name="--date",
        help="When it was done, such as 2027-01-15 or 2027-01-15T10:00. Without it: now, by the "
        "clock of this computer.",
    ),
]

Because = Annotated[
    str | None,
    Parameter(help="Why, in a sentence. It is kept in the log, for our side only."),
]

Approved = Annotated[
    str,
    Parameter(help="Who has approved it, where it crosses a red line."),
]

Style = Annotated[
    Path | None,
    Parameter(
        name="--house-style",
        help="A Word file of your branch, whose fonts, colours, logo, header and footer the "
        "draft takes.",
    ),
]
