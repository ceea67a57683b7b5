"""Law that does not reach Crown staff, cited in an agreement with a Crown employer."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

_REMEDY = "write out what the Employer must do, as a duty of the agreement's own"

_in_words = SentenceFinder(
    words=("188", "189", "183", "184", "185", "central", "cac"),
    wrong=r"\bsections? 18[34589]\b|\b(?:and|to) 18[589]\b|Central Arbitration Committee|\bCAC\b",
    among=lambda case: case.in_crown_employment,
    message="{words} does not apply to Crown employment",
    remedy=_REMEDY,
)


def _find(case: Case) -> Iterator[Found]:
    said: set[str | None] = set()
    for found in _in_words(case):
        said.add(found.clause)
        yield found
    for clause, citation in case.marks.citations if case.in_crown_employment else ():
        law = case.pack.laws.get(citation.law)
        if law and law.binds_crown is False and clause not in said:
            said.add(clause)
            yield Found(
                clause=clause,
                message=f'"{citation.text}" does not apply to Crown employment',
                remedy=_REMEDY,
            )


_CROWN = 'sector = "probation"\nemployer = "Probation Service"\nunions = ["Napo"]'

RULE = Rule(
    id="crown-excluded",
    family="law",
    severity=Severity.ERROR,
    title="It sends Crown staff to law that leaves them out",
    why=(
        "Section 273 takes Crown employment out of redundancy consultation and of the enforcement "
        "of disclosure, so the right would be empty."
    ),
    laws=("tulrca-273",),
    mend=(
        "Write the duty itself into the agreement: who consults whom, for how long, with which "
        "papers."
    ),
    find=_find,
    short=Example(
        clause="1. The Employer must meet its duties under section 188 of the 1992 Act.",
        file=_CROWN,
    ),
    holds=Example(
        clause=(
            "1. If the Employer proposes 100 or more redundancies, it must consult the Union for "
            "45 days."
        ),
        file=_CROWN,
    ),
)
