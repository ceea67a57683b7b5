"""A promise that there will be no industrial action."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="peace-promised",
    family="law",
    severity=Severity.ERROR,
    title="The text promises peace, or limits industrial action",
    why=("Such a promise can reach each member's contract, and no draft of ours should offer it."),
    laws=("tulrca-180",),
    mend=(
        "Take the promise out. The model clause says that nothing limits the freedom to take "
        "industrial action."
    ),
    find=SentenceFinder(
        words=(
            *("industrial", "strike", "strikes", "striking", "disrupt", "disruption"),
            *("stoppage", "stoppages", "overtime", "peace", "rule", "normal"),
        ),
        wrong=(
            r"\b(?:industrial (?:action|peace)|strik(?:e|es|ing)(?! (?:out|off|through|(?:a"
            r"|the) balance)\b)|stoppages?(?! (?:from|of) (?:pay|wages)\b)"
            r"|normal working(?! (?:hours?|day|week|time)\b)|work[- ]to[- ]rule|overtime ban"
            r"|peace (?:clause|obligation)|(?:no|without|not cause|avoid) (?:any )?disruption"
            r"|(?:union|parties|members|employees?)\b[^,;]*\b(?:not disrupt|disruption))\b"
        ),
        unless=(
            r"^nothing in this agreement (?:limits|restricts)[^,;]*$|\b(?:no|nothing)\b.*"
            r"\b(?:takes? away|affects?|removes?)\b[^,;]*\b(?:right|freedom) to [^,;]*$"
            r"|\b(?:employer|supplier|lead|owner|sponsor|officer) must not\b"
        ),
        message="{words} limits what members may do in a dispute",
        remedy=(
            'take the sentence out, or write "Nothing in this agreement limits the freedom to '
            'take industrial action"'
        ),
    ),
    short=Example(clause="1. The Union must not call a strike while the Disputes Procedure runs."),
    holds=Example(
        clause="1. Nothing in this agreement limits the freedom to take industrial action."
    ),
)
