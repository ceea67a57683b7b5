"""Consent of staff without a way to say no."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import ClauseFinder, SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="consent-without-choice",
    family="law",
    severity=Severity.WARNING,
    title="Staff are asked for consent and have no equal way to refuse",
    why="Consent counts only if it is free, can be taken back, and costs nothing to refuse.",
    laws=("serco-2024",),
    mend="Say that the choice is free, can be withdrawn, and leaves the same work and pay.",
    find=ClauseFinder(
        lacks=(
            r"\bfree(?:ly)?\b",
            r"works as well|\bthe same work\b",
            r"withdraw|changes their mind",
        ),
        said=SentenceFinder(
            words=("consent", "consents", "consented", "opt", "opts", "chosen"),
            wrong=r"\b(?:Employees?|who)\b.*\b(?:consent(?:s|ed)?|opt-in|opts? in|freely chosen)\b",
            unless=r"\bthe Union with their written consent\b|\bnot\b.*\b(?:legal|lawful) basis\b",
            message=(
                "{words}: the clause does not say that the choice is free, can be withdrawn and has "
                "an equal alternative"
            ),
            remedy=(
                "add all three: a free choice, a way to take it back, and another way that works as "
                "well"
            ),
        ),
    ),
    short=Example(clause="1. The Employer may scan the face of an Employee who has given consent."),
    holds=Example(
        clause=(
            "1. The Employer may scan the face of an Employee who has freely chosen it. The "
            "Employer must offer a card that works as well.\n"
            "2. If the Employee changes their mind, the Employer must delete the scan within 5 "
            "days."
        )
    ),
)
