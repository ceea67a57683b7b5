"""The verbs that bind someone, and those that stand in their place and do not.

Each is a regular expression, compiled when first asked for, and read against a sentence
with single blanks.
"""

import re
from functools import cache

from agreementkit.text.phrases import ATTEMPTS, FREEDOMS, TRY_TO, any_of

__all__ = [
    "attempt",
    "ban",
    "benefit",
    "duty",
    "first_word",
    "foreign_duty",
    "freedom",
    "in_place_of_duty",
    "opinion",
    "participle",
    "release",
    "statement_of_practice",
    "view",
]

_ASIDE = r"(?: (?:\w+ly|also|still|then|always|first|instead|therefore|each|all|both|in good faith)|,[^,;]{1,120},)*"
"""What can stand between a modal verb and its main verb."""

_NOT = r"(?: (?:not|never|no longer|under no circumstances|in no case|at no time))?"
_MODAL_TAIL = rf"(?: (?:always|also|then|only|first|instead|therefore|at all times|by then))?{_NOT}"
_BOUND = r"(?:required|obliged|obligated|bound)"
_FORBIDDEN = r"(?:prohibited|barred|forbidden|precluded)"


@cache
def duty() -> re.Pattern[str]:
    """The one duty verb of our own style."""
    return re.compile(rf"\bmust{_MODAL_TAIL}\b", re.IGNORECASE)


@cache
def foreign_duty() -> re.Pattern[str]:
    """Duty verbs in text that the other side has written."""
    promise = (
        r"(?:undertakes?|pledges?|promises?|covenants?|warrants?|agrees?|agreed"
        r"|commits?"
        r"|(?:commits?|binds?|obliges?) (?:itself|themselves|ourselves))"
    )
    verbs = (
        rf"(?:must|shall|will) be {_BOUND} to"
        rf"|(?:is|are|shall be|will be) {_FORBIDDEN} from"
        rf"|(?:must|shall|will){_MODAL_TAIL}|(?:may|can) not(?! to\b)|cannot|may never"
        # "may only … once", "may use it solely after": barred until then.
        r"|may(?= (?:[^,;]{1,80} )?(?:only|solely)\b)"
        rf"|(?:is|are) (?:{_BOUND} )?to|(?:has|have) to"
        r"|(?:has|have|is under|are under) (?:an?|the) (?:duty|obligation) (?:not )?to"
        rf"|{promise}(?:,[^,;]{{1,60}},)? (?:not )?to"
        r"|guarantees?(?= (?:that|to|every|each|all|the|any)\b)"
    )
    return re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)


@cache
def statement_of_practice() -> re.Pattern[str]:
    """The present tense of translated agreements, right after a name: "the employer informs"."""
    verbs = (
        r"informs?|notif(?:y|ies)|consults?|submits?|appoints?|grants?|hands? over|ensures?"
        r"|communicates?|makes? available|transmits?|invites?|refrains? from|repeals?|reimburses?"
        r"|provides?(?= (?:the|every|each|all)\b)"
    )
    return re.compile(rf" (?:{verbs})\b", re.IGNORECASE)


@cache
def ban() -> re.Pattern[str]:
    """What makes a verb of duty a ban."""
    return re.compile(
        rf"\b(?:not|not to|never|no longer|no circumstances|no case|no time|cannot|{_FORBIDDEN} from"
        r"|may)\Z",
        re.IGNORECASE,
    )


@cache
def attempt() -> re.Pattern[str]:
    """What follows a verb of duty and makes it a try or a thought."""
    return re.compile(rf"{_ASIDE} {any_of(ATTEMPTS)}\b", re.IGNORECASE)


@cache
def freedom() -> re.Pattern[str]:
    """What follows a verb of duty and makes it a freedom."""
    return re.compile(rf"{_ASIDE} {any_of(FREEDOMS)}\b", re.IGNORECASE)


@cache
def release() -> re.Pattern[str]:
    """What follows "must not" and lets someone off: "be required to"."""
    bound = (
        "required|obliged|obligated|bound|liable|responsible|prevented|precluded|restricted"
        "|expected|construed"
    )
    return re.compile(
        rf"{_ASIDE} (?:be (?:{bound})(?: (?:to|for|from|by))?|have to|need to)\b",
        re.IGNORECASE,
    )


_NOUNS = (
    r"(?:aim|ambition|aspiration|desire|expectation|goal|hope|intent|intention|objective|policy"
    r"|priority|wish)s?"
)
_STATES = (
    r"(?:advisable|desirable|envisaged|expected|good practice|hoped|important|intended|preferable"
    r"|recommended)"
)
_VIEW = (
    rf"(?:(?:it )?(?:is|are|was) (?:\w+[’']?s? ){{0,4}}?{_NOUNS}(?: of (?:the )?\w+)?(?: not)?(?: to| that)"
    rf"|{_NOUNS}(?: \w+){{0,3}}? (?:is|are|will be) (?:not )?(?:to|that)"
    rf"|it (?:is|would be) {_STATES}(?: (?:to|that|for))?|good practice is"
    r"|every (?:reasonable )?effort(?:s)? (?:will|shall|must|should) be made)"
)
_OPINION = (
    r"(?:acknowledges?|anticipates?|appreciates?|believes?|desires?|expects?|hopes?|notes?"
    r"|recogni[sz]es?|values?|wants?|wish(?:es)?|shares?|deems?|attach(?:es)?|welcomes?|favou?rs?"
    r"|pays? (?:particular |special )?attention|declares? (?:its|their) willingness"
    r"|accepts? (?:in principle )?the (?:need|importance|principle|value)"
    r"|agrees? (?:in principle|on the importance))\b(?: that\b)?"
)
_LIKELY = (
    r"(?:committed|keen|willing|minded|open|prepared|happy|ready|encouraged|expected|advised"
    r"|invited|asked|urged|due|intending|determined|pleased)"
)
_NO_NOUN = "".join(
    rf"(?<!\b{word} )" for word in ("of", "the", "an", "any", "its", "their", "such")
)
_WISH = rf"(?:is|are) {_LIKELY}(?: \w+)? (?:not )?to|{_NO_NOUN}{TRY_TO}"
_WEAK_MODALS = r"should|might|could|would|ought(?= (?:\w+ )?(?:not )?to)"
_FREE = (
    r"(?:(?:may|can|need not)\b(?! not\b)"
    r"|(?:is|are|remains?) (?:(?:\w+ly |also |instead |then )?(?:entitled|free|at liberty|permitted|allowed"
    r"|authori[sz]ed|empowered)) to"
    rf"|(?:is|are) (?:not (?:also |then |only |first |instead )?{_BOUND}|under no (?:duty|obligation)) to"
    r"|(?:has|have|reserves?|retains?) (?:the |an? )?(?:\w+ ){0,2}?(?:right|discretion|faculty|power)"
    r"(?: (?:not )?to)?"
    r"|ha(?:s|ve) no (?:duty|obligation|liability)(?: to)?)"
)


@cache
def view() -> re.Pattern[str]:
    """What says only what somebody thinks or wants, whoever that is: "the aim is to"."""
    return re.compile(rf"\b{_VIEW}\b", re.IGNORECASE)


@cache
def opinion() -> re.Pattern[str]:
    """What follows a name and says only what that side thinks, whatever the rest says."""
    return re.compile(rf"{_ASIDE} {_OPINION}", re.IGNORECASE)


_FIRST_WORDS = (
    r"aim\w*|ambition|are|aspiration|attempts?|can|could|desire\w*|endeavou?rs?|every|expectation|goal"
    r"|good|has|have|hopes?|inten\w+|is|it|may|might|need|objective|ought|plans?|policy|priority"
    r"|remains?|reserves?|retains?|seeks?|shall|should|strives?|tr(?:y|ies)|was|will|wish\w*|would"
)


@cache
def first_word() -> re.Pattern[str]:
    """A word with which something in the place of a duty can begin: quick to look for."""
    return re.compile(rf"\b(?:{_FIRST_WORDS})\b", re.IGNORECASE)


@cache
def in_place_of_duty(*, foreign: bool) -> re.Pattern[str]:
    """What stands in the place of a duty without being one; the group `freedom` sets free."""
    modals = _WEAK_MODALS + ("" if foreign else "|will|shall|(?:may|can)(?= not\\b)")
    return re.compile(
        rf"(?:(?P<wish>(?:{modals}){_NOT}(?: to\b)?"
        rf"|{_WISH}|{_VIEW})|(?P<freedom>{_FREE}))\b",
        re.IGNORECASE,
    )


@cache
def benefit() -> re.Pattern[str]:
    """What follows a verb of duty and is a gain to its subject, not a burden."""
    return re.compile(
        rf"{_ASIDE} (?:receive|retain|enjoy|gain|benefit|suffer no|be (?:entitled|eligible|paid|free)"
        r"|have (?:access|at least|the right|an? (?:opportunity|choice|right|say)|\d)"
        r"|(?:keep|get) their (?:\w+ )?(?:grade|job|pay|pension|post|rate|rights?|salary|seniority|terms))\b",
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
