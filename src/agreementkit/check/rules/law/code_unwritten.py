"""A code or guidance on automated decisions that was not there when last looked up."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="code-unwritten",
    family="law",
    severity=Severity.WARNING,
    title="It relies on a code on automated decisions that may not exist",
    why=(
        "The Commissioner must write a code; when last looked up there was a draft of "
        "guidance and no code."
    ),
    mend=("State the duty itself, or write that the parties will meet when the code is in force."),
    find=SentenceFinder(
        words=("code", "guidance", "recruitment", "adm"),
        wrong=(
            r"\b(?:code(?: of practice)?|guidance) on (?:artificial|automated|AI\b"
            r"|ADM\b)[\w ]{0,30}|Recruitment Rewired|\bADM (?:guidance|code)"
        ),
        unless=r"\b(?:when|once|after)\b.*\b(?:in force|published|issued)\b",
        message="{words} was not in force when last looked up",
        remedy='state the duty itself, or write "once … is in force"',
    ),
    short=Example(
        clause="1. The Employer must keep to the code of practice on automated decisions."
    ),
    holds=Example(
        clause=(
            "1. The parties must meet within 20 days once a code of practice on automated "
            "decisions is in force."
        )
    ),
)
