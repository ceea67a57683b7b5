"""The policing covenant as if it bound anyone."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="covenant-as-law",
    family="law",
    severity=Severity.WARNING,
    title="It says that the policing covenant binds the Employer",
    why=(
        "Chief constables agreed to have due regard to it. It creates no right; only a duty "
        "of this agreement does."
    ),
    laws=("covenant-2023",),
    mend="State the duty, and name the Covenant as where it comes from.",
    find=SentenceFinder(
        words=("covenant",),
        wrong=(
            r"\b(?-i:Covenant)\b.*\b(?:requires?|obliges?|binds?|(?:is|are) (?:binding|law))\b"
            r"|\b(?:required|bound|obliged) by the (?-i:Covenant)\b"
        ),
        message="{words}: it asks for due regard, and binds nobody",
        remedy='state the duty itself: "The Employer must …"',
    ),
    short=Example(
        clause=(
            "1. The Covenant for Using Artificial Intelligence (AI) in Policing binds the Employer."
        )
    ),
    holds=Example(
        clause="1. Some are in the Covenant for Using Artificial Intelligence (AI) in Policing."
    ),
)
