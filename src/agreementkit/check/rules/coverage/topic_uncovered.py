"""A topic of the strategy that no clause turns into an enforceable duty."""

from collections.abc import Iterator

from agreementkit.check.gaps import gaps
from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    for area in case.areas:
        yield from gaps(case, area)


RULE = Rule(
    id="topic-uncovered",
    family="coverage",
    severity=Severity.ERROR,
    title="A topic of the strategy has no enforceable duty",
    why="The strategy asks for a duty that someone can be held to: who, what and by when.",
    mend="Add a clause that bears on the topic, or take the softening words out of the one there is.",
    acceptable=False,
    find=_find,
    short=Example(file='leave_out = ["savings-ledger", "reinvestment-share"]'),
    holds=Example(file='bundle = "default"'),
)
