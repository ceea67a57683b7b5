"""A ban on automated decisions that does not say where it comes from."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import ClauseFinder, SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="ban-unnegotiated",
    family="law",
    severity=Severity.NOTE,
    title="A ban on automated decisions does not say that the parties agreed it",
    why=(
        "The law sets safeguards and no ban. A ban that says it is agreed cannot be read down "
        "to what the law asks."
    ),
    laws=("uk-gdpr-22a",),
    mend="Add that the parties have negotiated the ban.",
    find=ClauseFinder(
        lacks=(r"\b(?:negotiated|agreed?) (?:these|this) (?:limits?|bans?)\b",),
        said=SentenceFinder(
            words=("let", "allow"),
            wrong=r"must not (?:let|allow) a System (?:to )?(?:make|take|decide)\b[^.]{0,40}",
            message="{words}, and the clause does not say that this is agreed beyond the law",
            remedy=(
                'add "The parties have negotiated these limits, and they go further than Article 22A '
                'of the UK GDPR"'
            ),
        ),
    ),
    short=Example(clause="1. The Employer must not let a System make a Significant Decision."),
    holds=Example(
        clause=(
            "1. The Employer must not let a System make a Significant Decision.\n"
            "2. The parties have negotiated these limits."
        )
    ),
)
