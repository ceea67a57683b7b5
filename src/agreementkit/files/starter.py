"""A first agreement file, with comments, that already drafts."""

import json

from agreementkit.model.agreement import Employer
from agreementkit.model.clause import Parameter, Position
from agreementkit.model.pack import Pack
from agreementkit.model.values import Kind, as_toml, look_up_by_name

_SYSTEM = """\
# [[systems]]
# name = "Live triage of calls"
# purpose = "Sorts calls from the public by urgency"
# supplier = "Not yet disclosed"
# decides = "The order in which calls are answered"
# people = "Contact-centre staff"
# owner = "Head of contact management"
# status = "in use"
# confirmed = true    # once the employer has confirmed the line
"""


def starter_file(pack: Pack, sector: str, employer: str | None = None) -> str:
    """The text of an agreement file to begin from.

    Args:
        pack: the clauses that it may name.
        sector: the sector's id.
        employer: a name in the sector's directory; None takes the first.

    Raises:
        InvalidError: there is no such sector, or no such employer in it.

    >>> from agreementkit import load_pack
    >>> starter_file(load_pack(), "police").splitlines()[2]
    'format = 1'
    """
    found = pack.sector(sector)
    known = {entry.name: entry for entry in found.employers}
    chosen = (
        found.employers[0] if employer is None else look_up_by_name(employer, known, "employer")
    )
    names = "\n".join(f"#   {name}" for name in known)
    example = pack.clauses.get("advance-notice")
    own = _example(example.id, example.parameters) if example else ""
    return f"""\
#:schema agreement.schema.json
# An agreement for {found.title}. Lines that begin with # are notes and change nothing.
format = 1
sector = {_toml(found.id)}

# Who signs. The employer can be any of these:
{names}
employer = {_toml(chosen.name)}
unions = {_toml(chosen.unions or found.unions)}
{_second(chosen)}
# How much to ask for: "opening", "target" or "fallback".
position = "opening"

# The day on which the agreement begins: take the # away and write the date.
# commencement = 2027-04-01

# How many posts are at risk: the check holds your notice against the law on redundancies.
# headcount = 25

# Clauses to leave out of the model agreement, or to add to it.
# "agreementkit clauses" lists them all.
leave_out = []
include = []

[version]
number = 1
status = "draft"
side = "Union side"
# dated = 2027-01-15
# round = 1
# without_prejudice = true
# subject_to_contract = true

# Figures of your own, clause by clause. Whatever you do not set comes from the model.
{own}
# One such table for each AI system that is in use or proposed.
{_SYSTEM}"""


def _second(employer: Employer) -> str:
    if not employer.policing_body:
        return ""
    return (
        "# The policing body employs staff of its own. To have it sign as well:\n"
        f"# other_employers = {_toml([employer.policing_body])}\n"
    )


def _example(id_: str, parameters: tuple[Parameter, ...]) -> str:
    lines = [f"# [clauses.{id_}]"]
    for parameter in parameters:
        value = parameter.at(Position.TARGET)
        if value is not None and parameter.kind is not Kind.LIST:
            lines.append(f"# {parameter.name} = {_toml(value)}    # {parameter.label}")
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    """A value as TOML; texts stand in quotation marks as they do in JSON, with its escapes."""
    if isinstance(value, str | tuple | list):
        return json.dumps(value, ensure_ascii=False)
    return as_toml(value)
