"""Words such as "legally binding" that do not settle whether a court would enforce the agreement."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="binding-unexplained",
    family="law",
    severity=Severity.WARNING,
    title="It calls the agreement binding, and does not say whether it can be enforced",
    why=(
        "A collective agreement is a contract only if it says in writing that the parties "
        "intend it to be legally enforceable; other words leave it one in honour."
    ),
    laws=("tulrca-179",),
    mend=(
        "Say that the parties intend, or do not intend, the agreement or named clauses of it "
        "to be legally enforceable."
    ),
    find=SentenceFinder(
        words=("binding", "force", "legal"),
        wrong=(
            r"legally binding|binding in law|binding contract|in full force(?: and effect)?"
            r"|full legal (?:force|effect)"
        ),
        unless=r"\bintend\b",
        message="it says {words}, which does not settle whether the agreement can be enforced",
        remedy=(
            'write "The Employer and the Union intend (or: do not intend) this agreement to be '
            'legally enforceable", and name the clauses if only some are meant'
        ),
    ),
    short=Example(clause="1. This agreement is legally binding on both sides."),
    holds=Example(
        clause=(
            "1. The Employer and the Union do not intend this agreement to be legally enforceable."
        )
    ),
)
