"""A supplier that is made to recognise, consult or negotiate with a union."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="supplier-bound-to-union",
    family="law",
    severity=Severity.ERROR,
    title="It makes a supplier recognise, consult or negotiate with a union",
    why=(
        "A supply contract may not ask for that: the term is void, and refusing a supplier on "
        "that ground can be sued on."
    ),
    laws=("tulrca-186-187",),
    mend=(
        "Bind the Employer: what its contracts must let it inspect, and what it must give to "
        "the Union."
    ),
    find=SentenceFinder(
        words=(
            *("recognise", "recognises", "recognised", "recognition", "negotiate"),
            *("negotiates", "negotiated", "negotiating", "negotiation", "negotiations"),
            *("consult", "consults", "consulted", "consulting", "consultation", "bargain"),
            *("bargains", "bargaining", "deal", "deals", "dealing", "adopt", "keep"),
            *("bound",),
        ),
        beside=(
            *("supplier", "suppliers", "contractor", "contractors", "subcontractor"),
            *("subcontractors", "bidder", "bidders", "body", "bodies", "contract"),
            *("contracts",),
        ),
        wrong=(
            r"\b(?:suppliers?|contractors?|subcontractors?|bidders?|outside bod(?:y|ies)"
            r"|contracts? (?:must|that|which|to|requiring|requires?))\b(?:(?!\b(?:employer|lead"
            r"|owner|sponsor|officer|committee)\b).)*?(?:\b(?:recognis(?!ed (?:trade )?unions?\b)"
            r"|negotiat|consult|bargain|deal)\w*\b(?:(?!\bemployer\b).)*?\bunions?\b|\b(?:adopt"
            r"|keep|be bound by) this agreement\b)|\bunions?\b.*\b(?:recognis|negotiat|consult"
            r"|bargain|deal)\w*\b.*\bby \w+ \b(?:suppliers?|contractors?|subcontractors?"
            r"|bidders?)\b"
        ),
        unless=r"\bmay not require\b|\bvoid\b|\bno term\b|\bforbids\b",
        message="{words}: such a term is void",
        remedy=(
            "bind the Employer, for example to give the Union what the supplier must give the "
            "Employer"
        ),
    ),
    short=Example(clause="1. The Supplier must recognise the Union."),
    holds=Example(
        clause="1. The Employer must consult the Union at least 10 days before it signs a contract."
    ),
)
