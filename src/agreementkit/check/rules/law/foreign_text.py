"""Law of the European Union, or a bill that was never passed, cited as law here."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="foreign-text",
    family="law",
    severity=Severity.WARNING,
    title="It cites texts that are no law in the United Kingdom",
    why=(
        "The EU's AI Act and directives, and the TUC's bill, are models to borrow from and "
        "bind nobody here."
    ),
    mend="Write the duty into the agreement in its own words.",
    find=SentenceFinder(
        words=("act", "annex", "directive", "omnibus", "tuc", "eu", "european", "bill", "gdpr"),
        wrong=(
            r"\b(?-i:AI) Act\b|\b(?-i:Annex) III\b|\b(?-i:Directive)\b|\bDigital Omnibus\b"
            r"|\bTUC bill\b|\b(?-i:EU) (?:law|AI|GDPR|regulation)\b|\blaw of the European Union\b"
            r"|\bEuropean Union (?:law|regulation)\b|Regulation and Employment Rights\) Bill"
            r"|(?<!UK )\b(?-i:GDPR)\b"
        ),
        message="{words} is no law in the United Kingdom",
        remedy="state the duty in the agreement's own words, or cite the UK GDPR",
    ),
    short=Example(clause="1. The Employer must inform the Union as the EU AI Act requires."),
    holds=Example(clause="1. This adds to Article 22A of the UK GDPR."),
)
