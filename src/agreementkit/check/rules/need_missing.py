"""A clause stands without one that it needs."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    for id_ in case.clauses:
        for need in case.pack[id_].needs if id_ in case.pack else ():
            if need not in case.clauses:
                yield (
                    case.place(id_),
                    f'it needs the clause "{need}", which the agreement leaves out',
                    f'add "{need}", or leave out "{id_}" as well',
                )


RULE = Rule(
    id="need-missing",
    severity=Severity.ERROR,
    title="A clause stands without one that it needs",
    find=_find,
)
