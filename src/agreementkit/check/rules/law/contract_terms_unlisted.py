"""The whole agreement, or a policy, made part of contracts of employment."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="contract-terms-unlisted",
    family="law",
    severity=Severity.WARNING,
    title=(
        "The whole agreement, or a policy or procedure, is made part of contracts of employment"
    ),
    why=(
        "Courts take into a contract only terms that are apt for it; a procedure or a policy "
        "is often held not to be, and then takes the good terms down with it. What binds in "
        "contracts should be listed."
    ),
    laws=("tulrca-179",),
    mend=(
        "List the terms that become part of contracts: pay, hours, redundancy, redeployment "
        "and the like."
    ),
    find=SentenceFinder(
        words=("contract", "contracts"),
        beside=("agreement", "policy", "policies", "procedure", "procedures"),
        wrong=(
            r"\b(?:this agreement|polic(?:y|ies)|procedures?)\b[^,;:]*\b(?:is|are|forms?"
            r"|becomes?) (?:a )?(?:(?:binding|express) )?(?:part of|incorporated (?:in|into)"
            r"|terms? of)\b[^.]*\bcontracts?\b"
        ),
        unless=r"\b(?:no|not|nothing)\b|\b(?:these|the) (?:terms|matters)\b",
        message="{words}: only terms that suit a contract will be taken into it",
        remedy="list the terms that are meant, such as pay, hours, redundancy and redeployment",
    ),
    short=Example(clause="1. This agreement is part of each Employee’s contract of employment."),
    holds=Example(
        clause=(
            "1. The terms of this agreement on pay, hours and redundancy are part of each "
            "Employee’s contract of employment."
        )
    ),
)
