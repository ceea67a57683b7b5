"""The words that give a sentence its force, or take it away.

Kept apart from the grammar so that a negotiator can read and correct them. Each is
a regular expression, compiled when first asked for, and read against a sentence
with single blanks.
"""

import re
from collections.abc import Mapping
from functools import cache

__all__ = [
    "ATTEMPTS",
    "FREEDOMS",
    "PARTIES",
    "SOFTENERS",
    "attempt",
    "duty",
    "foreign_duty",
    "opinion",
    "participle",
    "release",
    "softener",
    "weak_duty",
]

PARTIES = (
    *("parties", "each party", "either party", "neither party", "every party"),
    *("both sides", "each side", "either side", "neither side", "two sides"),
)
"""Both sides at once, in words that every agreement uses without defining them."""

_ASIDE = r"(?: (?:\w+ly|also|then|always|in good faith)|,[^,;]*,)*"
"""What can stand between a modal verb and its main verb."""

_NEVER = r"(?: (?:not|never|no longer))?"
_MODAL_TAIL = rf"(?: (?:always|also|then|only|at all times|by then))?{_NEVER}"

_TRY_TO = r"(?:endeavours?|seeks?|aims?|tr(?:y|ies)|strives?|intends?|hopes?) to"

ATTEMPTS = {
    "seek to": _TRY_TO,
    "look to": r"(?:attempts?|looks?|plans?|expects?|wish(?:es)?|wants?) to",
    "use its best endeavours": (
        r"(?:use|make)s? (?:its|their|all|every|best|reasonable)"
        r"(?: (?:own|best|reasonable|possible|commercially))* (?:endeavours?|efforts?)"
    ),
    "do its best": r"do(?:es)? (?:its|their) (?:very )?best",
    "do what it can": r"do(?:es)? (?:all|what) (?:that )?(?:it|they) can",
    "take reasonable steps": (
        r"takes? (?:all |such |any )?(?:reasonable|appropriate|practicable) (?:steps|measures)"
    ),
    "work with": r"works? (?:towards|(?:closely |together )?with)",
    "consider": r"(?:considers?|explores?|promotes?|encourages?|supports?)",
    "have regard to": r"(?:have|has) (?:due )?regard to",
    "bear in mind": r"bears? in mind",
    "take into account": r"takes? (?:into account|account of)",
    "give consideration to": r"gives? (?:due |careful |full )?consideration to",
    "be mindful of": r"be mindful of",
}
"""What makes a duty a try or a thought, right after its verb or in the place of it."""

FREEDOMS = {
    "be entitled to": r"be (?:entitled|free|at liberty|permitted|allowed) to",
    "have the right to": r"(?:have|has|reserves?|retains?) the (?:right|discretion) to",
    "have no duty": r"(?:have|has|be under) no (?:duty|obligation|liability)",
}
"""What makes of the one who is bound one who may choose."""

_ENOUGH = (
    r"(?:practicable|possible|practical|feasible|viable|affordable|appropriate|reasonable"
    r"|desirable)"
)


def _ends(following: str) -> str:
    """Where a phrase ends: at a stop, or before one of the words that follow it."""
    return rf"(?= ?[,.;:)]|$| (?:{following})\b)"


_NEW_PHRASE = _ends(
    "and|or|but|for|in|on|at|by|with|within|without|the|an?|each|every|any|all|its|their|it|they"
    "|after|before|must|shall|will|may|should|to do so|to do it|to do this",
)
"""Tells "where appropriate, …" from "where appropriate evidence exists"."""
_VAGUE = (
    r"(?!,? (?:and|but) (?:in any (?:event|case)|at the latest|not? later than|at most|always"
    r"|within|by)\b)"
)
"""A vague time lets nobody out where a firm one stands beside it."""
_EMPLOYER = r"(?:it|they|the employer)"
_MEANS = (
    r"(?:budgets?|budgetary|resources?|funding|funds|affordability|operational|exigencies"
    r"|(?:business|service) (?:needs?|requirements?|demands?|reasons?|case|pressures?|delivery)"
    r"|needs of the (?:service|business))"
)
_ROUGHLY = r"(?:normally|usually|generally|ordinarily|typically)"
_AFTER_DUTY = r"(?:(?<=must )|(?<=shall )|(?<=will ))"

SOFTENERS = {
    "where practicable": (
        rf"(?:where(?:ver)?|when(?:ever)?|if) (?:(?:it|this|that) is )?(?:\w+ly )?{_ENOUGH}"
        rf"{_NEW_PHRASE}|{_AFTER_DUTY}(?:where|when|if) (?:\w+ly )?{_ENOUGH}"
    ),
    "if necessary": (
        r"(?:where|when|if|as) (?:necessary|needed|required|applicable)"
        + _ends("and|or|must|shall|will")
    ),
    "so far as practicable": (
        r"(?:so far as|as far as|as much as|in ?so ?far as|to the extent) (?:that )?"
        rf"(?:(?:it|this|that) )?(?:is )?(?:\w+ly )?{_ENOUGH}"
    ),
    "as appropriate": r"as (?:it considers )?appropriate",
    "as soon as possible": rf"as (?:soon|early|quickly) as (?:it is )?(?:\w+ly )?{_ENOUGH}{_VAGUE}",
    "in due course": (
        rf"(?:in due course|within a reasonable (?:time|period)|in a timely manner){_VAGUE}"
    ),
    "unless impracticable": (
        r"unless (?:(?:it|this|that) (?:is|would be) )?(?:impracticable|impractical|unreasonable"
        r"|not (?:\w+ly )?practicable|operational(?: \w+)?)"
    ),
    "unless there are good reasons": (
        r"unless there (?:is|are) (?:good|compelling|operational|business)\b"
    ),
    "unless it decides otherwise": (
        rf"unless {_EMPLOYER} (?:\w+ly )?(?:considers?|decides?|determines?|believes?|thinks?)\b"
    ),
    "save in exceptional circumstances": (
        r"(?:except|save|other than|unless) in (?:exceptional|special|urgent|extreme)"
        r" (?:circumstances|cases)"
    ),
    "subject to available resources": (
        r"(?:subject (?:always )?to|(?:save|except) (?:for|where))"
        r" (?:(?:the|any|available|availability|of|sufficient|its) )*"
        rf"{_MEANS}(?: (?!the|must|shall|will)\w+){{0,3}}?" + _ends("the|must|shall|will")
    ),
    "if resources permit": (
        r"(?:(?:where|when|if|as) )?(?:resources|funds|funding|budgets?|circumstances)"
        r" (?:permit|allow)(?:s|ting|ing)?"
    ),
    "within existing resources": (
        r"within (?:available|existing|current) (?:resources|budgets?|means|funding)"
    ),
    "at its discretion": (
        r"(?:at|in) (?:its|their|the employer[’']s) (?:(?:sole|absolute|own|reasonable) )*"
        r"(?:discretion|opinion|view|judge?ment)"
    ),
    "if it thinks fit": (
        rf"(?:if|where|when|as) {_EMPLOYER} (?:\w+ly )?(?:(?:thinks?|sees?) fit|so decides?"
        rf"|(?:considers?|deems?) (?:(?:it|this|that) )?(?:{_ENOUGH}|necessary|fit|proper)"
        rf"|(?:wishes|chooses|can){_ends('must|shall|will')}|is able to)"
    ),
    "but reserves the right to refuse": r"(?:reserves?|retains?) the (?:right|discretion)",
    "with its best endeavours": r"(?:best|reasonable|every) (?:endeavours?|efforts?)",
    "normally": (
        rf"(?:^|{_AFTER_DUTY}|(?<=not )|(?<=, )){_ROUGHLY}"
        rf"|{_ROUGHLY}(?=,| (?:within|not? later|must|shall|will)\b)"
    ),
    "in principle": r"(?:in principle|in most cases|as a (?:general )?rule)",
}
"""Words that let the one who owes the duty out of it, each group with an example."""


def _any(*groups: Mapping[str, str]) -> str:
    return f"(?:{'|'.join(pattern for group in groups for pattern in group.values())})"


@cache
def duty() -> re.Pattern[str]:
    """The one duty verb of our own style."""
    return re.compile(rf"\bmust{_MODAL_TAIL}\b", re.IGNORECASE)


@cache
def foreign_duty() -> re.Pattern[str]:
    """Duty verbs in text that the other side has written."""
    verbs = (
        rf"(?:must|shall|will){_MODAL_TAIL}|may not"
        r"|(?:is|are) (?:(?:required|obliged|bound) )?to|undertakes? to|(?:ha(?:s|ve) )?agree[sd]? to"
    )
    return re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)


@cache
def attempt() -> re.Pattern[str]:
    """What follows a verb of duty and makes it a try, a thought or a freedom."""
    return re.compile(rf"{_ASIDE} {_any(ATTEMPTS, FREEDOMS)}\b", re.IGNORECASE)


@cache
def release() -> re.Pattern[str]:
    """What follows "must not" and lets someone off: "be required to"."""
    bound = "required|obliged|bound|liable|responsible|prevented|precluded|restricted|expected"
    return re.compile(
        rf"{_ASIDE} (?:be (?:{bound})(?: (?:to|for|from|by))?|have to|need to)\b",
        re.IGNORECASE,
    )


@cache
def opinion() -> re.Pattern[str]:
    """What follows a name and says only what that side thinks, whatever the rest says."""
    verbs = "acknowledges?|anticipates?|appreciates?|believes?|expects?|hopes?|notes?|recognises?"
    return re.compile(rf"{_ASIDE} (?:{verbs})\b(?: that\b)?", re.IGNORECASE)


@cache
def weak_duty() -> re.Pattern[str]:
    """What stands in the place of a duty without being one."""
    modals = r"(?:should|may|might|could|can|would|will|shall|need not|ought to)"
    return re.compile(
        rf"\b(?:{modals}{_NEVER}(?:{_ASIDE} {_any(ATTEMPTS, FREEDOMS)})?"
        r"|(?:is|are) (?:committed|keen|willing|minded|open) to"
        r"|(?:is|are) (?:not (?:required|obliged|bound)|under no (?:duty|obligation)) to"
        rf"|{_TRY_TO})\b",
        re.IGNORECASE,
    )


@cache
def participle() -> re.Pattern[str]:
    """The rest of a verb whose subject bears no duty, for something is done to it."""
    irregular = (
        "begun|bought|broken|brought|built|chosen|cut|done|drawn|driven|found|given|gone|heard|held"
        "|kept|known|laid|led|left|lost|made|met|paid|put|read|run|said|seen|sent|set|shown|sold"
        "|spent|sought|taken|taught|told|understood|withdrawn|withheld|won|written"
    )
    # These say what the subject must be, not what is done to it.
    states = "satisfied|prepared|represented|committed"
    return re.compile(
        rf"{_ASIDE} (?:be|have been) (?:\w+ly )?(?!{states})(?:\w+ed|{irregular})\b",
        re.IGNORECASE,
    )


@cache
def softener() -> re.Pattern[str]:
    """Words that let the one who owes the duty out of it."""
    return re.compile(rf"\b{_any(SOFTENERS)}")
