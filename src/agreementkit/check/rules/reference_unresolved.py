"""The text refers to a clause or schedule that the agreement does not have."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    seen = set()
    for block, blank in case.document.blanks():
        if blank.target and (block.clause, blank.target) not in seen:
            seen.add((block.clause, blank.target))
            yield (
                case.place(block.clause),
                f'it refers to the clause "{blank.target}", which is not in the agreement',
                f'add "{blank.target}", or take the reference out with a clause of your own',
            )


RULE = Rule(
    id="reference-unresolved",
    severity=Severity.ERROR,
    title="A cross-reference leads to no clause of the agreement",
    find=_find,
)
