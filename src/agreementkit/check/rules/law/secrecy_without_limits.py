"""A bar on secrecy that names no exception."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="secrecy-without-limits",
    family="law",
    severity=Severity.NOTE,
    title="It forbids all secrecy, without an exception",
    why=(
        "The law lets an employer keep some things back. A bar without any exception invites "
        "the other side to write its own."
    ),
    laws=("tulrca-182",),
    mend="Name the exceptions in the same sentence, measured by section 182.",
    find=SentenceFinder(
        words=("withhold", "keep", "hide", "leave"),
        wrong=r"must not (?:keep back|withhold|hide|leave out)\b[^.]*",
        unless=r"except|unless",
        message="{words}, without an exception",
        remedy='add "except on a ground in section 182 of the 1992 Act"',
    ),
    short=Example(clause="1. The Employer must not withhold anything from the Union."),
    holds=Example(
        clause=(
            "1. The Employer must not withhold anything except on a ground in section 182 of the "
            "1992 Act."
        )
    ),
)
