"""A party that employs nobody whom the agreement covers, or that cannot sign."""

import re
from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]

_SPOKESMEN = re.compile(
    r"National Police Chiefs|\bNPCC\b|Association of Police and Crime|\bAPCC\b|Home Office"
    r"|Secretary of State for the Home|Police\.?AI\b|College of Policing|Police Staff Council"
    r"|National Police Service",
)
_FORCE = re.compile(
    r"(?!(?:The )?(?:Chief Constable|Commissioner)\b)[\w&, -]+ (?:Police|Constabulary)"
)


def _find(case: Case) -> Iterator[Found]:
    named = [case.employer.legal_name] if case.employer else []
    for name in (*named, *case.agreement.other_employers):
        key = "other_employers" if name in case.agreement.other_employers else "employer"
        if _SPOKESMEN.search(name):
            yield Found(
                place="the parties",
                message=f'"{name}" employs none of the staff of a force',
                remedy='name the corporation that employs them, such as "The Chief Constable of '
                'Kent Police"',
                key=(key,),
            )
        elif _FORCE.fullmatch(name):
            yield Found(
                place="the parties",
                message=f'"{name}" is the name of a force, and a force is no body that can sign',
                remedy=f'write "The Chief Constable of {name.removeprefix("The ")}"',
                key=(key,),
            )


RULE = Rule(
    id="party-without-staff",
    family="law",
    severity=Severity.ERROR,
    title="A party employs nobody, or is no body that can sign",
    why="Only the corporation that employs the staff can bind itself to them; councils, "
    "associations and the Home Office speak for employers, and a force is only a name.",
    laws=("prsra-2011-sch-2",),
    mend="Name the corporation: the chief constable, the commissioner, the minister or the service.",
    find=_find,
    short=Example(file='other_employers = ["The National Police Chiefs’ Council"]'),
    holds=Example(file='other_employers = ["The Police and Crime Commissioner for Kent"]'),
)
