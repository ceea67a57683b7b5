"""Two clauses that must not stand together do."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    seen = set()
    for id_ in case.clauses:
        for other in case.pack[id_].excludes if id_ in case.pack else ():
            pair = frozenset({id_, other})
            if other in case.clauses and pair not in seen:
                seen.add(pair)
                yield Found(
                    clause=id_,
                    message=f"it cannot stand beside {case.place(other)}",
                    remedy=f'leave out "{id_}" or "{other}"',
                )


RULE = Rule(
    id="excluded-pair",
    family="structure",
    severity=Severity.ERROR,
    title="Two clauses that exclude each other stand together",
    why="They settle the same matter in two ways, and the other side may choose the weaker.",
    mend="Put one of the two into leave_out.",
    find=_find,
    short=Example(
        clause="1. The Employer must tell the Union within 5 days.",
        header='excludes = ["scope"]',
        file='include = ["scope"]',
    ),
    holds=Example(
        clause="1. The Employer must tell the Union within 5 days.",
        header='excludes = ["scope"]',
    ),
)
