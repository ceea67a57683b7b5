"""Pay is protected for longer than the agreement lasts, and nothing more outlasts it."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.check.times import counted
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    protected = case.time("pay-protection", "months")
    term = case.time("review-and-term", "term")
    survives = case.value("review-and-term", "survives")
    if protected and term and protected.days > term.days and survives is False:
        yield (
            case.place("pay-protection"),
            (
                f"pay is protected for {protected}, longer than the term of {term} in "
                f"{case.place('review-and-term')}, where survives is false{counted(protected, term)}"
            ),
            "write survives = true under [clauses.review-and-term], or make term as long as months",
        )


RULE = Rule(
    id="pay-protection-outlasts-term",
    severity=Severity.WARNING,
    title="Pay protection lasts longer than an agreement that does not survive its end",
    find=_find,
)
