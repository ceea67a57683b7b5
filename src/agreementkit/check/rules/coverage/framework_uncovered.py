"""A topic of the framework that no clause turns into an enforceable duty."""

from collections.abc import Iterator

from agreementkit.check.gaps import gaps
from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    yield from gaps(case, case.framework)


RULE = Rule(
    id="framework-uncovered",
    family="coverage",
    severity=Severity.WARNING,
    title="A topic of the framework has no enforceable duty",
    why="Consultation, disputes and review are what every other clause is enforced by.",
    mend="Add a clause that bears on the topic, unless another agreement already does its work.",
    find=_find,
    short=Example(file='leave_out = ["disputes", "status-quo"]'),
    holds=Example(file='bundle = "default"'),
)
