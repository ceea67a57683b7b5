"""The policing covenant under another name."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="covenant-misnamed",
    family="law",
    severity=Severity.NOTE,
    title="It gives the policing covenant another name",
    why=(
        "It has one exact title; under another name the other side can say that it knows no "
        "such paper."
    ),
    laws=("covenant-2023",),
    mend="Write the exact title.",
    find=SentenceFinder(
        words=("covenant",),
        wrong=r"\b(?-i:Covenant)\b(?: (?:for|on|of) [\w ]{0,40})?",
        unless=r"\bthe (?-i:Covenant for Using Artificial Intelligence \(AI\) in Policing)(?!\w)",
        message="it says {words}",
        remedy='write "the Covenant for Using Artificial Intelligence (AI) in Policing"',
    ),
    short=Example(clause="1. The Employer must keep to the NPCC Covenant on AI."),
    holds=Example(
        clause="1. Some are in the Covenant for Using Artificial Intelligence (AI) in Policing."
    ),
)
