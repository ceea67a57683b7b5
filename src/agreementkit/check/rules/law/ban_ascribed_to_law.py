"""A ban on automated decisions that is said to come from the law."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="ban-ascribed-to-law",
    family="law",
    severity=Severity.WARNING,
    title="It says that the law forbids automated decisions",
    why=(
        "Articles 22A to 22D set safeguards and forbid little. A ban is something we "
        "negotiate, and it is weaker if it leans on a law that does not say so."
    ),
    laws=(
        "uk-gdpr-22a",
        "uk-gdpr-22b",
    ),
    mend="Say that the parties agree the ban, and that it goes further than the law.",
    find=SentenceFinder(
        words=(
            *("forbid", "forbids", "prohibit", "prohibits", "prohibited", "ban", "bans"),
            *("banned", "outlaw", "outlaws", "unlawful", "allow", "illegal"),
        ),
        beside=("22a", "22b", "22c", "22d", "law", "gdpr", "act"),
        wrong=(
            r"(?:\barticles? 22[A-D]|\bthe law\b|\bGDPR\b|\bData Protection Act\b).*\b(?:forbids?"
            r"|prohibits?|bans?|outlaws?|unlawful|illegal|not allow)\b.*\b(?:automated|Systems?"
            r"|decisions?)\b|\b(?:automated|Systems?|decisions?)\b.*\b(?:forbid(?:s|den)"
            r"|prohibit(?:s|ed)|ban(?:s|ned)|outlaws?|unlawful|illegal|not allow(?:ed)?)\b.*"
            r"(?:\barticles? 22[A-D]|\bthe law\b|\bGDPR\b|\bData Protection Act\b)"
        ),
        unless=r"not a ban",
        message="{words}: the law sets safeguards here, and no ban",
        remedy=(
            'write "The parties agree that …, and this goes further than Articles 22A to 22D of '
            'the UK GDPR"'
        ),
    ),
    short=Example(clause="1. The law bans Systems that decide on pay."),
    holds=Example(
        clause=(
            "1. The Employer must not let a System decide on pay. The parties have negotiated "
            "this limit."
        )
    ),
)
