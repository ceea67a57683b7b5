"""The words that take the force out of a duty.

Kept apart from the grammar so that a negotiator can read and correct them. Each is
a regular expression, read against a sentence in lower case with single blanks. A
softener lowers what is owed; a carve-out lets the one who owes it out.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

__all__ = ["ATTEMPTS", "CARVE_OUTS", "FREEDOMS", "SOFTENERS", "TRY_TO", "any_of", "weakening"]

TRY_TO = (
    r"(?:endeavou?rs?|seeks?|aims?|tr(?:y|ies)|strives?|intends?|hopes?|attempts?|plans?)"
    r" (?:\w+ )?(?:not )?to"
)
"""A verb that only tries."""

ATTEMPTS = {
    "seek to": (
        rf"{TRY_TO}|(?:strives?|endeavou?rs?|seeks?|aims?) (?:for|towards)"
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

FREEDOMS = {
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

_ENOUGH = (
    r"(?:practicable|possible|practical|feasible|viable|affordable|appropriate|reasonable"
    r"|desirable|convenient)"
)


def _ends(following: str) -> str:
    """Where a phrase ends: at a stop, or before one of the words that follow it."""
    return rf"(?= ?[,.;:)]|$| (?:{following})\b)"


_NEW_PHRASE = _ends(
    "and|or|but|for|in|on|at|by|with|within|without|the|an?|each|every|any|all|its|their|it|they"
    "|we|after|before|must|shall|will|may|should|to do so|to do it|to do this",
)
"""Tells "where appropriate, …" from "where appropriate evidence exists"."""
_VAGUE = (
    r"(?!,? (?:and|but) (?:in any (?:event|case)|at the latest|not? later than|at most|always"
    r"|within|by)\b)(?!,? (?:at the latest|not? later than)\b)"
)
"""A vague time lets nobody out where a firm one stands beside it."""
_OTHERS = (
    r"(?!employees?\b|unions?\b|members?\b|committee\b|parties\b|workers?\b|works council\b|law\b"
    r"|legislation\b|court\b|tribunal\b|arbitrator\b|other\b|same\b|tester\b|panel\b|expert\b)"
)
_EMPLOYER = rf"(?:it|they|we|management|the {_OTHERS}(?:\w+ ){{0,2}}?\w+)"
"""Whoever owes the duty, as its own judge."""
_MEANS = (
    r"(?:budgets?|budgetary|resources?|resourcing|funding|funds|finances?|affordability|capacity"
    r"|operational(?:ly)?|exigencies|organisational|production|staffing levels"
    r"|(?:business|service) (?:needs?|requirements?|demands?|reasons?|case|pressures?|delivery"
    r"|priorities|continuity)"
    r"|needs of the (?:service|business|organisation)|(?:disrupt|affect)s? (?:the )?service)"
)
_EXTREME = r"(?:exceptional|special|urgent|extreme|unforeseen|exigent|compelling|emergency)"
_ROUGHLY = r"(?:normally|usually|generally|ordinarily|typically|ideally|preferably|hopefully)"
_BACKSTOP = r"(?![^.;]{0,60} but (?:in any (?:event|case) )?(?:not? (?:less|fewer|later|more) than|at least)\b)"
_AFTER_DUTY = (
    r"(?:(?<=must )|(?<=shall )|(?<=will )|(?<=also )|(?<=then )|(?<=first )|(?<=instead )"
    r"|(?<=always ))"
)
_SAVE = r"(?:save|except(?:ing)?|other than|otherwise than|absent)"
_IF = r"(?:where(?:ver)?|when(?:ever)?|if|as|so far as|as far as|in ?so ?far as|in so far as|provided)"

SOFTENERS = {
    "where practicable": (
        rf"(?:where(?:ver)?|when(?:ever)?|if) (?:(?:it|this|that) is )?(?:\w+ly )?{_ENOUGH}"
        rf"{_NEW_PHRASE}|{_AFTER_DUTY}(?:where|when|if) (?:\w+ly )?{_ENOUGH}"
        rf"|(?:where|if) (?:possible|practicable)(?= (?:at least|within)\b)"
    ),
    "if necessary": (
        r"(?:where|when|if|as) (?:necessary|needed|required|applicable|need be)"
        + _ends("and|or|must|shall|will")
    ),
    "so far as practicable": (
        r"(?:so far as|as far as|as much as|in ?so ?far as|to the extent)"
        rf"(?: that)?(?: (?:it|this|that))?(?: is)? (?:\w+ly )?{_ENOUGH}"
    ),
    "as much notice as is practicable": (
        rf"as (?:much|many|long|full) (?:\w+ )?as (?:it |they )?(?:is |are |\w+ly )?(?:\w+ly )?{_ENOUGH}{_VAGUE}"
    ),
    "as appropriate": r"as (?:it considers )?appropriate",
    "as soon as possible": (
        rf"as (?:soon|early|quickly) as (?:it )?(?:is )?(?:\w+ly )?(?:can\b|{_ENOUGH}){_VAGUE}"
    ),
    "in due course": (
        r"(?:in due course|within a reasonable (?:time|period)|in a timely (?:manner|fashion|way)"
        r"|in good time|from time to time|promptly|at an early stage|reasonable notice(?! (?:is|was|has)\b)"
        rf"|at (?:a|an|such) (?:\w+ )?(?:appropriate|convenient|suitable|reasonable) time){_VAGUE}"
    ),
    "or as soon as practicable after that": (
        r"or (?:as soon as|such (?:other|longer|later|further)|at such|whenever|otherwise as)\b[^,;.]{0,60}"
    ),
    "with the aim of doing so": r"with (?:the|an) (?:aim|intention|hope|expectation|target) of(?: doing so)?",
    "with its best endeavours": r"(?:best|reasonable|every) (?:endeavou?rs?|efforts?)",
    "normally": (
        rf"(?:(?:^|{_AFTER_DUTY}|(?<=not )|(?<=, )){_ROUGHLY}"
        rf"|{_ROUGHLY}(?=,| (?:within|not|at least|not? later|must|shall|will)\b)){_BACKSTOP}"
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
        rf"(?:{_SAVE}|unless) (?:in )?(?:cases? of )?(?:an? )?{_EXTREME}"
        r" (?:\w+ )?(?:circumstances|cases?|need|reasons|emergency)"
    ),
    "subject to available resources": (
        rf"(?:subject (?:always )?to|{_SAVE} (?:for|where|when)|compatibly with|consistent with"
        r"|having regard to|depending on)"
        rf" (?:(?!the employer\b)[\w’']+ ){{0,4}}?{_MEANS}(?: (?!the|must|shall|will)\w+){{0,3}}?"
        + _ends("the|must|shall|will")
    ),
    "if resources permit": (
        rf"(?:{_IF} (?:that )?(?:[\w’']+ )?)?(?:resources|funds|funding|budgets?|circumstances|time|capacity"
        r"|requirements|workloads?|needs|priorities|pressures|demands) (?:so )?(?:permit|allow)(?:s|ting|ing)?"
    ),
    "provided that resources are available": (
        rf"(?:{_IF}|provided)(?: that)? (?:there (?:is|are) )?(?:an? |the |its |our |sufficient )*"
        rf"{_MEANS}(?: (?:supports? (?:it|this)|(?:is|are) (?:not affected|maintained|required|sufficient)"
        r"|(?:is |are )?(?:available|convenient|viable|possible|adequate)|exists?|arises?))?"
        + _ends("the|must|shall|will")
    ),
    "within existing resources": (
        r"within (?:available|existing|current|agreed) (?:resources|budgets?|means|funding)"
    ),
    "at its discretion": (
        rf"(?:at|in) (?:its|their|our|the {_OTHERS}(?:\w+ ){{0,2}}?\w+[’']s?) "
        r"(?:(?:sole|absolute|own|reasonable|unfettered|exclusive) )*"
        r"(?:discretion|opinion|view|judge?ment)"
    ),
    "if it thinks fit": (
        rf"(?:{_IF}|to the extent(?: that)?|such \w+ as|at a time that) {_EMPLOYER} (?:\w+ly )?"
        rf"(?:(?:thinks?|sees?) fit|so decides?|(?:considers?|deems?|believes?|judges?|finds?)"
        rf" (?:(?:it|this|that) )?(?:is )?(?:{_ENOUGH}|necessary|fit|proper)"
        rf"|(?:wishes|chooses|can){_ends('must|shall|will')}|is able to|has (?:the )?(?:\w+ )?capacity)"
    ),
    "but reserves the right to refuse": r"(?:reserves?|retains?) the (?:right|discretion)",
    "but may depart from this": (
        r"(?:but|although|though|however,?|or not, as) (?:[\w’']+ ){0,3}?"
        r"(?:(?:may|can)(?! (?:not|only)\b)(?! (?:use|have|see) it\b)|need not|decides?"
        r"|(?:is|are) not (?:bound|obliged|required)|(?:creates?|imposes?|gives?) no)\b"
    ),
}
"""Words that let the one who owes the duty out of it, each group with an example."""


def any_of(*groups: Mapping[str, str]) -> str:
    """One regular expression for any phrase of the groups."""
    return f"(?:{'|'.join(pattern for group in groups for pattern in group.values())})"


_FIRST_WORDS = (
    "absent|although|as|at|best|budgets?|but|capacity|circumstances|compatibly|consistent|demands"
    "|depending|every|except|excepting|for|from|funding|funds|generally|having|hopefully|however"
    "|ideally|if|in|insofar|needs|normally|or|ordinarily|other|otherwise|preferably|pressures|priorities"
    "|promptly|provided|reasonable|requirements|reserves?|resources|retains?|save|so|subject|such"
    "|though|time|to|typically|unless|usually|when|whenever|where|wherever|with|within|workloads?"
)


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(rf"\b(?=[abcdefghinoprstuw])(?:{_FIRST_WORDS})\b")


@cache
def _weakening() -> re.Pattern[str]:
    return re.compile(f"(?P<softener>{any_of(SOFTENERS)})|(?P<carve_out>{any_of(CARVE_OUTS)})")


def weakening(plain: str) -> Iterator[re.Match[str]]:
    """Each softener and carve-out in turn; the name of the group that matched says which.

    Args:
        plain: a sentence in lower case.
    """
    end = 0
    # Few words can begin a phrase: looking for those first halves the time.
    for word in _first_word().finditer(plain):
        if word.start() >= end and (found := _weakening().match(plain, word.start())):
            end = found.end()
            yield found
