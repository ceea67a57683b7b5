"""A clause stands without one that it needs."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    for id_ in case.clauses:
        for need in case.pack[id_].needs if id_ in case.pack else ():
            if need not in case.clauses:
                yield Found(
                    clause=id_,
                    message=f'it needs the clause "{need}", which the agreement leaves out',
                    remedy=f'add "{need}", or leave out "{id_}" as well',
                    key=("leave_out",),
                )


RULE = Rule(
    id="need-missing",
    family="structure",
    severity=Severity.ERROR,
    title="A clause stands without one that it needs",
    why="A clause rests on what another sets up; without it, its duties have nothing to work on.",
    mend="Add the clause that is needed to include, or put the one that needs it into leave_out.",
    find=_find,
    short=Example(file='leave_out = ["system-register"]'),
    holds=Example(file='leave_out = ["right-to-disconnect"]\nbundle = "full"'),
)
