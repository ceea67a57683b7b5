"""Everyone in a team is covered, police officers among them."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="whole-team-covered",
    family="law",
    severity=Severity.WARNING,
    title="It covers everyone in a team, police officers included",
    why=(
        "Police officers are no workers under the 1992 Act and may join no union; mixed teams "
        "need the staff to be named."
    ),
    laws=(
        "tulrca-280",
        "police-act-1996-64",
    ),
    mend="Name the staff who are covered.",
    find=SentenceFinder(
        words=("everyone", "anyone", "everybody", "who", "team"),
        beside=("employee", "covered"),
        wrong=(
            r"\b(?:everyone|anyone|everybody|all who|whole team)\b.*\b(?:as an employee|is covered"
            r"|are covered|is an employee)\b"
        ),
        unless=r"\bpolice officers\b",
        among=lambda case: case.agreement.sector.startswith("polic"),
        message="{words}: that takes in police officers",
        remedy='name the staff, or add "except police officers"',
    ),
    short=Example(
        clause="1. Everyone who works in a team that uses a System counts as an Employee."
    ),
    holds=Example(
        clause="1. The Employer must treat an agency worker whom it directs as an Employee."
    ),
)
