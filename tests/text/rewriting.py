"""How a sentence is rewritten: the moves that the tricks are made of.

Each returns a function from a sentence to its twin, or to None where it cannot be made.
"""

import re
from collections.abc import Callable

__all__ = [
    "after_verb",
    "at_end",
    "at_front",
    "before_verb",
    "no_agent",
    "nobody",
    "timed",
    "to",
    "turned",
    "verb",
]

Rewrite = Callable[[str], str | None]

MUST = re.compile(
    r"\bmust(?P<also> (?:also|then|only|always|first|instead))?(?P<no> (?:not|never|no longer))?\b",
)
NUMBER = r"(?:\d+|one|two|three|fifth)"
UNIT = r"(?:Working Day|working day|hour|day|week|month|year)s?"
ROLE = (
    r"(?:Employer|Project Sponsor|System Owner|HR Lead|Equality Lead|Finance Lead|Learning Lead"
    r"|Data Protection Officer|Committee)"
)
BEARER = re.compile(
    rf"\b(?:(?:The|the|Each|each) {ROLE}(?: and the (?:Union|{ROLE}))?|(?:The|the) parties"
    r"|(?:Either|either|Each|each) side|[Bb]oth sides|[Ii]t)(?= must\b)",
)
END = re.compile(r"(?P<end>(?:; (?:and|or)|[.;:,])?)\Z")
TIMED = re.compile(
    rf"\A(?P<deed>(?:The|Each) {ROLE} must (?!not\b)[^,;]*?),? "
    rf"(?P<time>(?:within|at least) {NUMBER} {UNIT}(?: (?:of|before|after)\b[^,;]*)?)(?P<end>[.;])\Z",
)
TIMED_FIRST = re.compile(
    rf"\A(?P<time>(?:Within|At least) {NUMBER} {UNIT}[^,;]*), "
    rf"(?P<deed>the {ROLE} must (?!not\b)[^;]*?)(?P<end>[.;])\Z",
)
OTHER_TIME = re.compile(
    r"\b(?:\d|before|after|until|if|when|where|while|once|each|every|any|at least|first use|from"
    r"|during|time|by|on)\b",
    re.IGNORECASE,
)


def capital(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text as it goes on in a sentence: only its article or conjunction was capital for that."""
    first = text.split(maxsplit=1)[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def verb(positive: str, negative: str | None) -> Rewrite:
    """Every "must" becomes `positive`, every "must not" `negative`; {} takes "also" and the like."""

    def weaker(sentence: str) -> str | None:
        found = list(MUST.finditer(sentence))
        if not found or (negative is None and any(one["no"] for one in found)):
            return None

        def change(one: re.Match[str]) -> str:
            form = negative if one["no"] and negative else positive
            return form.replace("{}", one["also"] or "")

        return MUST.sub(change, sentence)

    return weaker


def to(words: str) -> Rewrite:
    """The verb becomes an attempt: "will seek to", "will seek not to"."""
    return verb(f"{words}{{}} to", f"{words}{{}} not to")


def at_front(words: str) -> Rewrite:
    """At the head of the sentence."""
    return lambda sentence: f"{capital(words)}, {small(sentence)}"


def before_verb(words: str) -> Rewrite:
    """Between the one who is bound and the verb."""
    return lambda sentence: MUST.sub(lambda one: f", {words}, {one[0]}", sentence).replace(
        " ,", ","
    )


def after_verb(words: str) -> Rewrite:
    """Between the verb of duty and the deed."""
    return lambda sentence: MUST.sub(lambda one: f"{one[0]}, {words},", sentence)


def at_end(words: str, join: str = ", ") -> Rewrite:
    """At the end of the sentence."""
    return lambda sentence: END.sub(lambda one: f"{join}{words}{one['end']}", sentence, count=1)


def timed(change: Callable[[str, str], str]) -> Rewrite:
    """Something done to the one time that a sentence has; None where it has more than one."""

    def changed(sentence: str) -> str | None:
        found = TIMED.match(sentence) or TIMED_FIRST.match(sentence)
        if found is None or OTHER_TIME.search(found["deed"]):
            return None
        return capital(change(found["deed"], small(found["time"]))) + found["end"]

    return changed


def turned(whom: str) -> Rewrite:
    """The duty falls on somebody else."""

    def onto(sentence: str) -> str | None:
        changed = BEARER.sub(lambda one: capital(whom) if one[0][0].isupper() else whom, sentence)
        rest = changed.replace(f"{whom} must", "").replace(f"{capital(whom)} must", "")
        # Every duty must have moved: one left behind still binds the employer's side.
        return None if changed == sentence or "must" in rest else changed

    return onto


ACTIVE = re.compile(
    rf"\A(?P<lead>(?:[^,;]+, )?)(?:The|the) {ROLE} must (?P<deed>give|tell|show|offer|pay|send)"
    r" (?P<whom>the Union|each Employee|the Employee|an Employee|the Committee)\b(?P<rest>[^;]*)\Z",
)
PAST = {
    "give": "given",
    "tell": "told",
    "show": "shown",
    "offer": "offered",
    "pay": "paid",
    "send": "sent",
}


def no_agent(sentence: str) -> str | None:
    """The passive, with nobody named who must do it."""
    found = ACTIVE.match(sentence)
    if found is None or "must" in found["rest"]:
        return None
    whom = found["whom"] if found["lead"] else capital(found["whom"])
    return f"{found['lead']}{whom} must be {PAST[found['deed']]}{found['rest']}"


def nobody(positive: str, negative: str) -> Rewrite:
    """The whole duty becomes something to be done by nobody in particular."""

    def changed(sentence: str) -> str | None:
        whole = re.compile(BEARER.pattern + MUST.pattern.replace(r"\bmust", " must"))
        if len(MUST.findall(sentence)) != 1 or not (found := whole.search(sentence)):
            return None
        words = negative if found["no"] else positive
        words = capital(words) if found[0][0].isupper() else words
        return sentence[: found.start()] + words + sentence[found.end() :]

    return changed
