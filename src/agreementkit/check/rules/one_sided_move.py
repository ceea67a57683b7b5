"""Staff are to move to other posts, and nothing protects their pay."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    # A pack of one's own may have no such clause to add.
    to_add = "pay-protection" in case.pack and "pay-protection" not in case.clauses
    if to_add and "redeployment" in case.clauses:
        yield (
            case.place("redeployment"),
            (
                "staff may have to move and no clause protects their pay, which is a one-sided trade: "
                "at Bank of Ireland, staff gave flexibility in return for limits on AI (source g11)"
            ),
            'add "pay-protection"',
        )


RULE = Rule(
    id="one-sided-move",
    severity=Severity.WARNING,
    title="Staff are redeployed without pay protection",
    find=_find,
)
