"""Consent of staff as the legal ground for using their data."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="consent-as-basis",
    family="law",
    severity=Severity.WARNING,
    title="It makes the consent of staff the legal ground for using their data",
    why=(
        "An employee can hardly refuse, so consent is a weak ground; in 2024 the Commissioner "
        "stopped an employer where staff had no real choice."
    ),
    laws=("serco-2024",),
    mend="Name another ground, and keep consent as a safeguard on top of it.",
    find=SentenceFinder(
        words=("consent", "consents"),
        wrong=(
            r"\bconsent\b.*\b(?:lawful|legal) (?:basis|ground)\b|\b(?:lawful|legal) (?:basis"
            r"|ground)\b.*\bconsent\b"
        ),
        unless=r"\bnot\b",
        message="{words}: from someone who cannot refuse, consent is hardly a ground",
        remedy=(
            "take the sentence out, or write that consent is asked for as a safeguard and is not "
            "the Employer's lawful basis"
        ),
    ),
    short=Example(clause="1. The Employee’s consent is the lawful basis for this use."),
    holds=Example(clause="1. Consent is a safeguard, and not the Employer’s lawful basis."),
)
