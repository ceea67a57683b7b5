"""The register, said to be a right under the law on disclosure."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="register-called-statutory",
    family="law",
    severity=Severity.WARNING,
    title="It rests standing information on section 181",
    why=(
        "Section 181 gives information on request and with exceptions. A register that is "
        "kept up to date goes further, and is negotiated."
    ),
    laws=(
        "tulrca-181",
        "tulrca-182",
    ),
    mend="Say that the parties agree it in addition to section 181.",
    find=SentenceFinder(
        words=("181",),
        wrong=r"\bsection 181\b.*",
        unless=r"\brequests?\b|\basks?\b|in addition to|goes? further|\bwhatever\b",
        message="{words}: that section gives information only on request",
        remedy='write "in addition to section 181"',
    ),
    short=Example(clause="1. Section 181 of the 1992 Act entitles the Union to the Register."),
    holds=Example(clause="1. The Register goes further than section 181 of the 1992 Act."),
)
