"""The scope leaves out departments, or systems that are in use already."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
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


def _find(case: Case) -> Iterator[Found]:
    for name, message in _GAPS.items():
        if case.value("scope", name) is False:
            yield Found(
                clause="scope",
                message=message,
                remedy=f"write {name} = true under [clauses.scope]",
                key=("clauses", "scope", name),
            )


RULE = Rule(
    id="scope-narrowed",
    family="values",
    severity=Severity.WARNING,
    title="The scope leaves out departments or existing systems",
    why="What the scope leaves out is where the next system will be brought in.",
    mend="Widen the scope again.",
    find=_find,
    short=Example(file="[clauses.scope]\nexisting = false"),
    holds=Example(file="[clauses.scope]\nexisting = true"),
)
