"""Pay is protected for longer than the agreement lasts, and nothing more outlasts it."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.times import counted
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    protected = case.time("pay-protection", "months")
    term = case.time("review-and-term", "term")
    survives = case.value("review-and-term", "survives")
    if protected and term and protected.days > term.days and survives is False:
        yield Found(
            clause="pay-protection",
            message=f"pay is protected for {protected}, longer than the term of {term} in "
            f"{case.place('review-and-term')}, where survives is false{counted(protected, term)}",
            remedy="write survives = true under [clauses.review-and-term], or make term as long as "
            "months",
            key=("clauses", "review-and-term", "survives"),
        )


RULE = Rule(
    id="pay-protection-outlasts-term",
    family="values",
    severity=Severity.WARNING,
    title="Pay protection lasts longer than an agreement that does not survive its end",
    why="The last months of the protection would be promised and not owed.",
    mend="Let the agreement's protections survive its end, or make its term longer.",
    find=_find,
    short=Example(
        file="[clauses.pay-protection]\nmonths = 48\n\n"
        "[clauses.review-and-term]\nterm = 36\nsurvives = false",
    ),
    holds=Example(
        file="[clauses.pay-protection]\nmonths = 48\n\n"
        "[clauses.review-and-term]\nterm = 36\nsurvives = true",
    ),
)
