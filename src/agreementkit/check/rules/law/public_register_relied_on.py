"""A public register in the place of our own."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="public-register-relied-on",
    family="law",
    severity=Severity.WARNING,
    title="It relies on a public register of systems",
    why=(
        "The public registers list tools that meet the public. Those that sort, score or "
        "roster staff are not in them."
    ),
    mend="Keep a register of the agreement's own, of every system.",
    find=SentenceFinder(
        words=("atrs", "algorithmic", "policeai", "police", "public", "national", "published"),
        wrong=(
            r"\bATRS\b|Algorithmic Transparency|\bPolice\.?AI (?:register|registry)|\b(?:public"
            r"|national|published) regist\w+"
        ),
        message="{words} leaves out the systems of the back office",
        remedy="refer to the Register of this agreement",
    ),
    short=Example(clause="1. An entry in the ATRS counts as an entry."),
    holds=Example(clause="1. The Employer must enter every System in the Register within 20 days."),
)
