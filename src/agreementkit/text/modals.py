"""The modal verbs of obligation, and the phrases that weaken them.

Each is a regular expression, compiled when first asked for, and read against a sentence
with single blanks.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

# ---
# Softeners and carve-outs: the words that take the force out of a duty.
#
# Kept apart from the grammar so that a negotiator can read and correct them. Each is
# a regular expression, read against a sentence in lower case with single blanks. A
# softener lowers what is owed; a carve-out lets the one who owes it out.

_TRY_TO = (
    r"(?:endeavou?rs?|seeks?|aims?|tr(?:y|ies)|strives?|intends?|hopes?|attempts?|plans?)"
    r" (?:\w+ )?(?:not )?to"
)
"""A verb that only tries."""
ATTEMPTS = {
    "seek to": (
        rf"{_TRY_TO}|(?:strives?|endeavou?rs?|seeks?|aims?) (?:for|towards)"
        r"|seeks? (?:solutions?|ways?|opportunities|alternatives)"
    ),
    "look to": r"(?:looks?|expects?|wish(?:es)?|wants?|likes?) (?:\w+ )?(?:not )?to",
    "use its best endeavours": (
        r"(?:use|make)s? (?:its|their|our|all|every|best|reasonable)"
        r"(?: (?:own|best|reasonable|possible|commercially))* (?:endeavou?rs?|efforts?)"
    ),
    "do its best": r"do(?:es)? (?:its|their|our) (?:very )?best",
    "do what it can": r"do(?:es|ing)? (?:all|what|everything) (?:that )?(?:it|they|we) (?:\w+ly )?can",
    "take reasonable steps": (
        r"takes? (?:all |such |any )?(?:reasonable|appropriate|practicable) (?:steps|measures)"
    ),
    "work with": r"works? (?:towards|(?:closely |together )?(?:with|to(?= \w+ )))",
    "cooperate": r"co-?operates?",
    "consider": (
        r"(?:considers?|explores?|promotes?|encourages?|supports?|favou?rs?|examines? (?:together )?the"
        r" possibility|examines? (?:whether|how)|looks? (?:at|into))"
    ),
    "discuss whether": r"(?:discuss(?:es)?|reviews?)(?: [^,;]{1,40})? (?:whether|how)",
    "have regard to": r"(?:have|has|gives?) (?:due )?regard to",
    "bear in mind": r"bears? in mind",
    "take into account": r"takes? (?:into account|account of|note of)",
    "give consideration to": r"gives? (?:due |careful |full |serious )?(?:consideration|thought) to",
    "be mindful": r"be (?:mindful|aware|conscious|guided|open|transparent|sensitive)\b",
    "be expected to": (
        r"be (?:encouraged|expected|invited|asked|prepared|willing|happy|ready|minded|pleased) to"
    ),
    "act reasonably": r"act (?:reasonably|fairly|in good faith|responsibly)",
    "keep them informed": r"keep [^,;]{1,40} informed",
}
"""What makes a duty a try or a thought, right after its verb or in the place of it."""
PERMISSIONS = {
    "be entitled to": r"be (?:\w+ly )?(?:entitled|free|at liberty|permitted|allowed|authori[sz]ed) to",
    "have the right to": (
        r"(?:have|has|reserves?|retains?|enjoys?) (?:the |an? )?(?:\w+ ){0,2}"
        r"(?:right|discretion|faculty)(?: to)?"
    ),
    "have no duty": (
        r"(?:have|has|be under) no (?:\w+ )?(?:duty|obligation|liability|authority|power)(?: to)?"
    ),
}
"""What makes of the one who is bound one who may choose."""
_FEASIBLE = (
    r"(?:practicable|possible|practical|feasible|viable|affordable|appropriate|reasonable"
    r"|desirable|convenient)"
)


def _ends_before(following: str) -> str:
    """Where a phrase ends: at a stop, or before one of the words that follow it."""
    return rf"(?= ?[,.;:)]|$| (?:{following})\b)"


_PHRASE_END = _ends_before(
    "and|or|but|for|in|on|at|by|with|within|without|the|an?|each|every|any|all|its|their|it|they"
    "|we|after|before|must|shall|will|may|should|to do so|to do it|to do this",
)
"""Tells "where appropriate, …" from "where appropriate evidence exists"."""
_NO_FIRM_TIME = (
    r"(?!,? (?:and|but) (?:in any (?:event|case)|at the latest|not? later than|at most|always"
    r"|within|by)\b)(?!,? (?:at the latest|not? later than)\b)"
)
"""A vague time lets nobody out where a firm one stands beside it."""
_NOT_ANOTHER_BODY = (
    r"(?!employees?\b|unions?\b|members?\b|committee\b|parties\b|workers?\b|works council\b|law\b"
    r"|legislation\b|court\b|tribunal\b|arbitrator\b|other\b|same\b|tester\b|panel\b|expert\b)"
)
_EMPLOYER = rf"(?:it|they|we|management|the {_NOT_ANOTHER_BODY}(?:\w+ ){{0,2}}?\w+)"
"""Whoever owes the duty, as its own judge."""
_RESOURCES = (
    r"(?:budgets?|budgetary|resources?|resourcing|funding|funds|finances?|affordability|capacity"
    r"|operational(?:ly)?|exigencies|organisational|production|staffing levels"
    r"|(?:business|service) (?:needs?|requirements?|demands?|reasons?|case|pressures?|delivery"
    r"|priorities|continuity)"
    r"|needs of the (?:service|business|organisation)|(?:disrupt|affect)s? (?:the )?service)"
)
_EXCEPTIONAL = r"(?:exceptional|special|urgent|extreme|unforeseen|exigent|compelling|emergency)"
_USUALLY = r"(?:normally|usually|generally|ordinarily|typically|ideally|preferably|hopefully)"
_NO_LONGSTOP = r"(?![^.;]{0,60} but (?:in any (?:event|case) )?(?:not? (?:less|fewer|later|more) than|at least)\b)"
_AFTER_DUTY = (
    r"(?:(?<=must )|(?<=shall )|(?<=will )|(?<=also )|(?<=then )|(?<=first )|(?<=instead )"
    r"|(?<=always ))"
)
_EXCEPT = r"(?:save|except(?:ing)?|other than|otherwise than|absent)"
_IF = r"(?:where(?:ver)?|when(?:ever)?|if|as|so far as|as far as|in ?so ?far as|in so far as|provided)"
SOFTENERS = {
    "where practicable": (
        rf"(?:where(?:ver)?|when(?:ever)?|if) (?:(?:it|this|that) is )?(?:\w+ly )?{_FEASIBLE}"
        rf"{_PHRASE_END}|{_AFTER_DUTY}(?:where|when|if) (?:\w+ly )?{_FEASIBLE}"
        rf"|(?:where|if) (?:possible|practicable)(?= (?:at least|within)\b)"
    ),
    "if necessary": (
        r"(?:where|when|if|as) (?:necessary|needed|required|applicable|need be)"
        + _ends_before("and|or|must|shall|will")
    ),
    "so far as practicable": (
        r"(?:so far as|as far as|as much as|in ?so ?far as|to the extent)"
        rf"(?: that)?(?: (?:it|this|that))?(?: is)? (?:\w+ly )?{_FEASIBLE}"
    ),
    "as much notice as is practicable": (
        rf"as (?:much|many|long|full) (?:\w+ )?as (?:it |they )?(?:is |are |\w+ly )?(?:\w+ly )?{_FEASIBLE}{_NO_FIRM_TIME}"
    ),
    "as appropriate": r"as (?:it considers )?appropriate",
    "as soon as possible": (
        rf"as (?:soon|early|quickly) as (?:it )?(?:is )?(?:\w+ly )?(?:can\b|{_FEASIBLE}){_NO_FIRM_TIME}"
    ),
    "in due course": (
        r"(?:in due course|within a reasonable (?:time|period)|in a timely (?:manner|fashion|way)"
        r"|in good time|from time to time|promptly|at an early stage|reasonable notice(?! (?:is|was|has)\b)"
        rf"|at (?:a|an|such) (?:\w+ )?(?:appropriate|convenient|suitable|reasonable) time){_NO_FIRM_TIME}"
    ),
    "or as soon as practicable after that": (
        r"or (?:as soon as|such (?:other|longer|later|further)|at such|whenever|otherwise as)\b[^,;.]{0,60}"
    ),
    "with the aim of doing so": r"with (?:the|an) (?:aim|intention|hope|expectation|target) of(?: doing so)?",
    "with its best endeavours": r"(?:best|reasonable|every) (?:endeavou?rs?|efforts?)",
    "normally": (
        rf"(?:(?:^|{_AFTER_DUTY}|(?<=not )|(?<=, )){_USUALLY}"
        rf"|{_USUALLY}(?=,| (?:within|not|at least|not? later|must|shall|will)\b)){_NO_LONGSTOP}"
    ),
    "in principle": (
        r"(?:in principle|in most cases|as a (?:general )?rule|other things being equal"
        r"|in (?:the )?(?:normal|ordinary|usual) (?:circumstances|course(?: of (?:events|things|business))?))"
    ),
    "as guidance only": r"as guidance(?: only)?|for guidance(?: only)?",
}
"""Words that lower what is owed, each group with an example."""
CARVE_OUTS = {
    "unless impracticable": (
        r"(?:unless|save where|except where|except if) (?:(?:it|this|that) (?:is|would be) )?"
        r"(?:impracticable|impractical|unreasonable|inappropriate"
        r"|not (?:\w+ly )?(?:practicable|possible|appropriate|feasible)"
        r"|operational(?: \w+)?)"
    ),
    "unless there are good reasons": (
        r"unless there (?:is|are) (?:an? )?(?:good|compelling|operational|business|sound|overriding)\b"
    ),
    "unless it decides otherwise": (
        rf"unless {_EMPLOYER} (?:\w+ly )?(?:considers?|decides?|determines?|believes?|thinks?|judges?)\b"
    ),
    "save in exceptional circumstances": (
        rf"(?:{_EXCEPT}|unless) (?:in )?(?:cases? of )?(?:an? )?{_EXCEPTIONAL}"
        r" (?:\w+ )?(?:circumstances|cases?|need|reasons|emergency)"
    ),
    "subject to available resources": (
        rf"(?:subject (?:always )?to|{_EXCEPT} (?:for|where|when)|compatibly with|consistent with"
        r"|having regard to|depending on)"
        rf" (?:(?!the employer\b)[\w’']+ ){{0,4}}?{_RESOURCES}(?: (?!the|must|shall|will)\w+){{0,3}}?"
        + _ends_before("the|must|shall|will")
    ),
    "if resources permit": (
        rf"(?:{_IF} (?:that )?(?:[\w’']+ )?)?(?:resources|funds|funding|budgets?|circumstances|time|capacity"
        r"|requirements|workloads?|needs|priorities|pressures|demands) (?:so )?(?:permit|allow)(?:s|ting|ing)?"
    ),
    "provided that resources are available": (
        rf"(?:{_IF}|provided)(?: that)? (?:there (?:is|are) )?(?:an? |the |its |our |sufficient )*"
        rf"{_RESOURCES}(?: (?:supports? (?:it|this)|(?:is|are) (?:not affected|maintained|required|sufficient)"
        r"|(?:is |are )?(?:available|convenient|viable|possible|adequate)|exists?|arises?))?"
        + _ends_before("the|must|shall|will")
    ),
    "within existing resources": (
        r"within (?:available|existing|current|agreed) (?:resources|budgets?|means|funding)"
    ),
    "at its discretion": (
        rf"(?:at|in) (?:its|their|our|the {_NOT_ANOTHER_BODY}(?:\w+ ){{0,2}}?\w+[’']s?) "
        r"(?:(?:sole|absolute|own|reasonable|unfettered|exclusive) )*"
        r"(?:discretion|opinion|view|judge?ment)"
    ),
    "if it thinks fit": (
        rf"(?:{_IF}|to the extent(?: that)?|such \w+ as|at a time that) {_EMPLOYER} (?:\w+ly )?"
        rf"(?:(?:thinks?|sees?) fit|so decides?|(?:considers?|deems?|believes?|judges?|finds?)"
        rf" (?:(?:it|this|that) )?(?:is )?(?:{_FEASIBLE}|necessary|fit|proper)"
        rf"|(?:wishes|chooses|can){_ends_before('must|shall|will')}|is able to|has (?:the )?(?:\w+ )?capacity)"
    ),
    "but reserves the right to refuse": r"(?:reserves?|retains?) the (?:right|discretion)",
    "but may depart from this": (
        r"(?:but|although|though|however,?|or not, as) (?:[\w’']+ ){0,3}?"
        r"(?:(?:may|can)(?! (?:not|only)\b)(?! (?:use|have|see) it\b)|need not|decides?"
        r"|(?:is|are) not (?:bound|obliged|required)|(?:creates?|imposes?|gives?) no)\b"
    ),
}
"""Words that let the one who owes the duty out of it, each group with an example."""


def _any_phrase(*groups: Mapping[str, str]) -> str:
    """One regular expression for any phrase of the groups."""
    return f"(?:{'|'.join(pattern for group in groups for pattern in group.values())})"


_WEAKENER_STARTS = (
    "absent|although|as|at|best|budgets?|but|capacity|circumstances|compatibly|consistent|demands"
    "|depending|every|except|excepting|for|from|funding|funds|generally|having|hopefully|however"
    "|ideally|if|in|insofar|needs|normally|or|ordinarily|other|otherwise|preferably|pressures|priorities"
    "|promptly|provided|reasonable|requirements|reserves?|resources|retains?|save|so|subject|such"
    "|though|time|to|typically|unless|usually|when|whenever|where|wherever|with|within|workloads?"
)


@cache
def _weakener_start() -> re.Pattern[str]:
    # The initials first: most words of a text have another, and are passed over at once.
    initials = "".join(sorted({word[0] for word in _WEAKENER_STARTS.split("|")}))
    return re.compile(rf"\b(?=[{initials}])(?:{_WEAKENER_STARTS})\b")


@cache
def _weakener() -> re.Pattern[str]:
    return re.compile(
        f"(?P<softener>{_any_phrase(SOFTENERS)})|(?P<carve_out>{_any_phrase(CARVE_OUTS)})"
    )


def find_weakeners(plain: str) -> Iterator[re.Match[str]]:
    """Each softener and carve-out in turn; the name of the group that matched says which.

    Args:
        plain: a sentence in lower case.
    """
    end = 0
    # Few words can begin a phrase: looking for those first halves the time.
    for word in _weakener_start().finditer(plain):
        if word.start() >= end and (found := _weakener().match(plain, word.start())):
            end = found.end()
            yield found


# ---
# Verbs of duty, and what after them takes the duty back.

_ASIDE = r"(?: (?:\w+ly|also|still|then|always|first|instead|therefore|each|all|both|in good faith)|,[^,;]{1,120},)*"
"""What can stand between a modal verb and its main verb."""
_NOT = r"(?: (?:not|never|no longer|under no circumstances|in no case|at no time))?"
_MODAL_TAIL = rf"(?: (?:always|also|then|only|first|instead|therefore|at all times|by then))?{_NOT}"
_OBLIGED = r"(?:required|obliged|obligated|bound)"
_PROHIBITED = r"(?:prohibited|barred|forbidden|precluded)"


@cache
def duty_verb() -> re.Pattern[str]:
    """The one duty verb of our own style."""
    return re.compile(rf"\bmust{_MODAL_TAIL}\b", re.IGNORECASE)


@cache
def counterparty_duty_verb() -> re.Pattern[str]:
    """Duty verbs in text that the other side has written."""
    promise = (
        r"(?:undertakes?|pledges?|promises?|covenants?|warrants?|agrees?|agreed"
        r"|commits?"
        r"|(?:commits?|binds?|obliges?) (?:itself|themselves|ourselves))"
    )
    verbs = (
        rf"(?:must|shall|will) be {_OBLIGED} to"
        rf"|(?:is|are|shall be|will be) {_PROHIBITED} from"
        rf"|(?:must|shall|will){_MODAL_TAIL}|(?:may|can) not(?! to\b)|cannot|may never"
        # "may only … once", "may use it solely after": barred until then.
        r"|may(?= (?:[^,;]{1,80} )?(?:only|solely)\b)"
        rf"|(?:is|are) (?:{_OBLIGED} )?to|(?:has|have) to"
        r"|(?:has|have|is under|are under) (?:an?|the) (?:duty|obligation) (?:not )?to"
        rf"|{promise}(?:,[^,;]{{1,60}},)? (?:not )?to"
        r"|guarantees?(?= (?:that|to|every|each|all|the|any)\b)"
    )
    return re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)


@cache
def present_tense_duty() -> re.Pattern[str]:
    """The present tense of translated agreements, right after a name: "the employer informs"."""
    verbs = (
        r"informs?|notif(?:y|ies)|consults?|submits?|appoints?|grants?|hands? over|ensures?"
        r"|communicates?|makes? available|transmits?|invites?|refrains? from|repeals?|reimburses?"
        r"|provides?(?= (?:the|every|each|all)\b)"
    )
    return re.compile(rf" (?:{verbs})\b", re.IGNORECASE)


@cache
def prohibition() -> re.Pattern[str]:
    """What makes a verb of duty a ban."""
    return re.compile(
        rf"\b(?:not|not to|never|no longer|no circumstances|no case|no time|cannot|{_PROHIBITED} from"
        r"|may)\Z",
        re.IGNORECASE,
    )


@cache
def attempt_verb() -> re.Pattern[str]:
    """What follows a verb of duty and makes it a try or a thought."""
    return re.compile(rf"{_ASIDE} {_any_phrase(ATTEMPTS)}\b", re.IGNORECASE)


@cache
def permission() -> re.Pattern[str]:
    """What follows a verb of duty and makes it a permission."""
    return re.compile(rf"{_ASIDE} {_any_phrase(PERMISSIONS)}\b", re.IGNORECASE)


@cache
def release_from_duty() -> re.Pattern[str]:
    """What follows "must not" and lets someone off: "be required to"."""
    bound = (
        "required|obliged|obligated|bound|liable|responsible|prevented|precluded|restricted"
        "|expected|construed"
    )
    return re.compile(
        rf"{_ASIDE} (?:be (?:{bound})(?: (?:to|for|from|by))?|have to|need to)\b",
        re.IGNORECASE,
    )


# ---
# Wishes, opinions and permissions, which stand where a duty could.

_NOUNS = (
    r"(?:aim|ambition|aspiration|desire|expectation|goal|hope|intent|intention|objective|policy"
    r"|priority|wish)s?"
)
_STATES = (
    r"(?:advisable|desirable|envisaged|expected|good practice|hoped|important|intended|preferable"
    r"|recommended)"
)
_INTENT = (
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
_DISPOSED = (
    r"(?:committed|keen|willing|minded|open|prepared|happy|ready|encouraged|expected|advised"
    r"|invited|asked|urged|due|intending|determined|pleased)"
)
_NOT_A_NOUN = "".join(
    rf"(?<!\b{word} )" for word in ("of", "the", "an", "any", "its", "their", "such")
)
_WISH = rf"(?:is|are) {_DISPOSED}(?: \w+)? (?:not )?to|{_NOT_A_NOUN}{_TRY_TO}"
_WEAK_MODALS = r"should|might|could|would|ought(?= (?:\w+ )?(?:not )?to)"
_PERMITTED = (
    r"(?:(?:may|can|need not)\b(?! not\b)"
    r"|(?:is|are|remains?) (?:(?:\w+ly |also |instead |then )?(?:entitled|free|at liberty|permitted|allowed"
    r"|authori[sz]ed|empowered)) to"
    rf"|(?:is|are) (?:not (?:also |then |only |first |instead )?{_OBLIGED}|under no (?:duty|obligation)) to"
    r"|(?:has|have|reserves?|retains?) (?:the |an? )?(?:\w+ ){0,2}?(?:right|discretion|faculty|power)"
    r"(?: (?:not )?to)?"
    r"|ha(?:s|ve) no (?:duty|obligation|liability)(?: to)?)"
)


@cache
def statement_of_intent() -> re.Pattern[str]:
    """What says only what somebody thinks or wants, whoever that is: "the aim is to"."""
    return re.compile(rf"\b{_INTENT}\b", re.IGNORECASE)


@cache
def statement_of_opinion() -> re.Pattern[str]:
    """What follows a name and says only what that side thinks, whatever the rest says."""
    return re.compile(rf"{_ASIDE} {_OPINION}", re.IGNORECASE)


_WEAK_VERB_STARTS = (
    r"aim\w*|ambition|are|aspiration|attempts?|can|could|desire\w*|endeavou?rs?|every|expectation|goal"
    r"|good|has|have|hopes?|inten\w+|is|it|may|might|need|objective|ought|plans?|policy|priority"
    r"|remains?|reserves?|retains?|seeks?|shall|should|strives?|tr(?:y|ies)|was|will|wish\w*|would"
)


@cache
def weak_verb_start() -> re.Pattern[str]:
    """A word with which something in the place of a duty can begin: quick to look for."""
    return re.compile(rf"\b(?:{_WEAK_VERB_STARTS})\b", re.IGNORECASE)


@cache
def weak_verb(*, foreign: bool) -> re.Pattern[str]:
    """What stands in the place of a duty without being one; the group `permission` sets free."""
    modals = _WEAK_MODALS + ("" if foreign else "|will|shall|(?:may|can)(?= not\\b)")
    return re.compile(
        rf"(?:(?P<wish>(?:{modals}){_NOT}(?: to\b)?"
        rf"|{_WISH}|{_INTENT})|(?P<permission>{_PERMITTED}))\b",
        re.IGNORECASE,
    )


# ---
# Verbs that put no burden on their subject.


@cache
def benefit_to_subject() -> re.Pattern[str]:
    """What follows a verb of duty and is a gain to its subject, not a burden."""
    return re.compile(
        rf"{_ASIDE} (?:receive|retain|enjoy|gain|benefit|suffer no|be (?:entitled|eligible|paid|free)"
        r"|have (?:access|at least|the right|an? (?:opportunity|choice|right|say)|\d)"
        r"|(?:keep|get) their (?:\w+ )?(?:grade|job|pay|pension|post|rate|rights?|salary|seniority|terms))\b",
        re.IGNORECASE,
    )


@cache
def passive_participle() -> re.Pattern[str]:
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
