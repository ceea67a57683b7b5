"""Staff are to move to other posts, and nothing protects their pay."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    # A pack of one's own may have no such clause to add.
    to_add = "pay-protection" in case.pack and "pay-protection" not in case.clauses
    if to_add and "redeployment" in case.clauses:
        yield Found(
            clause="redeployment",
            message="staff may have to move and no clause protects their pay, which is a one-sided "
            "trade: at Bank of Ireland, staff gave flexibility in return for limits on AI "
            "(source g11)",
            remedy='add "pay-protection"',
            key=("leave_out",),
        )


RULE = Rule(
    id="one-sided-move",
    family="values",
    severity=Severity.WARNING,
    title="Staff are redeployed without pay protection",
    why="Staff would give flexibility and have nothing for it.",
    mend="Add the clause on pay protection.",
    find=_find,
    short=Example(file='leave_out = ["pay-protection"]'),
    holds=Example(file='leave_out = ["pay-protection", "redeployment"]'),
)
