"""Rules on automated decisions that are no longer in the law."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="data-law-replaced",
    family="law",
    severity=Severity.ERROR,
    title="It cites data protection law that has been replaced",
    why=(
        "Article 22 of the UK GDPR and sections 14, 49 and 50 of the 2018 Act gave way to new "
        "articles and sections on 5 February 2026; a right that rests on them rests on "
        "nothing."
    ),
    laws=(
        "duaa-80",
        "uk-gdpr-22a",
    ),
    mend="Cite Articles 22A to 22D of the UK GDPR.",
    find=SentenceFinder(
        words=("22", "14", "49", "50"),
        wrong=(
            r"(?<!old )\bart(?:icles?|s?\.)? ?22(?!\w)|\bs(?:ections?|s?\.) ?(?:14|49|50)\b(?=.*"
            r"\b(?:Data Protection Act|DPA)\b)"
        ),
        message="it cites {words}, which is no longer in force",
        remedy="cite Articles 22A to 22D of the UK GDPR in its place",
    ),
    short=Example(clause="1. This clause adds to Article 22 of the UK GDPR."),
    holds=Example(clause="1. This clause adds to Article 22A of the UK GDPR."),
)
