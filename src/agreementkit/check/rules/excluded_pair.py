"""Two clauses that must not stand together do."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    seen = set()
    for id_ in case.clauses:
        for other in case.pack[id_].excludes if id_ in case.pack else ():
            pair = frozenset({id_, other})
            if other in case.clauses and pair not in seen:
                seen.add(pair)
                yield (
                    case.place(id_),
                    f"it cannot stand beside {case.place(other)}",
                    f'leave out "{id_}" or "{other}"',
                )


RULE = Rule(
    id="excluded-pair",
    severity=Severity.ERROR,
    title="Two clauses that exclude each other stand together",
    find=_find,
)
