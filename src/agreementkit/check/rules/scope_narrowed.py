"""The scope leaves out departments, or systems that are in use already."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]

_GAPS = {
    "all_departments": (
        "not every department is bound: at Politico the employer argued that the team was outside "
        "the agreement, and it took an arbitrator's award in 2025 to settle it (source g3)"
    ),
    "existing": (
        "systems already in use are not covered: PCS had to call for formal talks so that AI "
        "comes by prior agreement (source p1), and at Politico the employer argued that its team "
        "was outside the agreement (source g3)"
    ),
}


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    for name, message in _GAPS.items():
        if case.value("scope", name) is False:
            yield case.place("scope"), message, f"write {name} = true under [clauses.scope]"


RULE = Rule(
    id="scope-narrowed",
    severity=Severity.WARNING,
    title="The scope leaves out departments or existing systems",
    find=_find,
)
