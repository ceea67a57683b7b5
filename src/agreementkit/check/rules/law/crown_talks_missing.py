"""Crown staff without the talks on redundancy that the law gives to others."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.words import says
from agreementkit.model import Severity

__all__ = ["RULE"]

_TALKS = r"\bconsult\b.*\bwith a view to (?:reaching )?agreement\b"


def _find(case: Case) -> Iterator[Found]:
    clause = "no-compulsory-redundancy"
    if not case.in_crown_employment or clause not in case.clauses:
        return
    if not any(says(sentence.text, _TALKS) for sentence in case.wording.having(["consult"])):
        yield Found(
            clause=clause,
            message="Crown staff are outside the law on redundancy consultation, and no clause "
            "gives them talks with a view to agreement",
            remedy="use the model clause; or write that the Employer must consult the Union with a "
            "view to agreement, 30 days before it makes 20 or more redundant and 45 days before it "
            "makes 100 or more",
        )


_CROWN = 'sector = "probation"\nemployer = "Probation Service"\nunions = ["Napo"]'

RULE = Rule(
    id="crown-talks-missing",
    family="law",
    severity=Severity.WARNING,
    title="Crown staff have no talks on redundancy, by law or by agreement",
    why="Section 188 does not reach Crown employment, so what others have by law must be agreed.",
    laws=("tulrca-188", "tulrca-273"),
    mend="Write the duty to consult, with its times and papers, into the agreement.",
    find=_find,
    short=Example(
        id="no-compulsory-redundancy",
        clause="1. The Employer must not make an Employee redundant for 24 months.",
        file=_CROWN,
    ),
    holds=Example(
        id="no-compulsory-redundancy",
        clause=(
            "1. The Employer must not make an Employee redundant for 24 months.\n"
            "2. The Employer must consult the Union with a view to agreement 45 days before it "
            "makes 100 or more redundant."
        ),
        file=_CROWN,
    ),
)
