"""The test for police operations, taken for decisions on staff."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="adverse-effect-test",
    family="law",
    severity=Severity.WARNING,
    title="It measures a decision on staff by adverse effect",
    why=(
        "Adverse effect is the test of section 50A, for operational data. For staff the law "
        "asks whether the effect is legal or similarly significant."
    ),
    laws=(
        "uk-gdpr-22a",
        "dpa-2018-50a",
    ),
    mend="Use the agreement's own term, Significant Decision.",
    find=SentenceFinder(
        words=("adverse", "adversely"),
        wrong=(
            r"\badverse(?:ly)?\b.*(?:\barticles? 22|\bautomated\b|\bsignificant decisions?\b)"
            r"|(?:\barticles? 22|\bautomated\b|\bsignificant (?:if|where|when|decisions?)\b).*"
            r"\badverse(?:ly)?\b"
        ),
        unless=r"not that of article 22A",
        message="{words}: adverse effect is the test for police operations, and not for staff",
        remedy=(
            'use the defined term "Significant Decision", or write "a legal or similarly '
            'significant effect"'
        ),
    ),
    short=Example(
        clause="1. A decision is significant if it has an adverse effect on an Employee."
    ),
    holds=Example(
        clause=(
            "1. A decision is significant if its effect on an Employee is legal or similarly "
            "serious."
        )
    ),
)
