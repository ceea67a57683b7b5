"""Nothing in the agreement says whether it is meant to be legally enforceable."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.words import says
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    # A pack of one's own may have no such clause to add.
    if "legal-status" not in case.pack or "parties" not in case.clauses:
        return
    said = any(
        says(sentence.text, r"\bintend\b.*\blegally enforceable")
        for sentence in case.wording.having(["enforceable"])
    )
    if not said:
        yield Found(
            place="the whole agreement",
            message="nothing says whether it is meant to be legally enforceable",
            remedy='add "legal-status", or say in a clause of your own that the parties intend, or '
            "do not intend, the agreement to be legally enforceable",
            key=("leave_out",),
        )


RULE = Rule(
    id="enforceability-unsaid",
    family="law",
    severity=Severity.WARNING,
    title="Nothing says whether the agreement is meant to be legally enforceable",
    why="Silence means that it is not, whatever the parties meant.",
    laws=("tulrca-179",),
    mend="State the choice, and name the clauses if only some are meant.",
    find=_find,
    short=Example(file='leave_out = ["legal-status"]'),
    holds=Example(file='bundle = "default"'),
)
