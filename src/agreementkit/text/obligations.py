"""Who must do what, by when: obligations found in plain English by fixed rules.

No model and no network: each answer can be explained by the words that decided it. A text is
cut into sentences, a sentence into statements (`statements`), and of each statement the verb,
the bearer, the action, the time and the consequence are quoted from the sentence.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

from attrs import frozen

from agreementkit.model.coverage_report import Grade
from agreementkit.model.obligation import Modality, Obligation, RoleSpan, SemanticRole
from agreementkit.text.deadlines import TextRange, find_timing
from agreementkit.text.disclaimers import find_disclaimer
from agreementkit.text.duty_bearers import DutyBearer, bearer_patterns
from agreementkit.text.modals import find_weakeners
from agreementkit.text.statements import Statement, statements

LONGEST_SENTENCE = 3000
"""Characters of the longest sentence that anyone could be held to."""


def find_obligations(
    text: str,
    *,
    roles: Mapping[str, str],
    foreign: bool = False,
) -> tuple[Obligation, ...]:
    """Every statement of what someone is to do, sentence by sentence.

    "It must" and "they must" mean whoever the sentence before spoke of.

    Args:
        text: one paragraph; a lead-in stands before each of its items.
        roles: who can bear a duty, in lower case, with `employer`, `union` or `joint`.
        foreign: whether the other side wrote it, so that "shall" and "will" count, and so
            that "the Trust", "managers" and "we" are known for an employer.

    >>> roles = {"employer": "employer"}
    >>> [duty] = find_obligations("The Employer must reply within 5 working days.", roles=roles)
    >>> duty.grade.name, duty.timing
    ('OPERATIVE', 'within 5 working days')
    >>> [duty] = find_obligations("The Employer will endeavour to reply.", roles=roles)
    >>> duty.grade.name, duty.softeners
    ('ASPIRATIONAL', ('will endeavour to',))
    """
    return tuple(each_obligation(text, roles=roles, foreign=foreign))


def each_obligation(
    text: str,
    *,
    roles: Mapping[str, str],
    foreign: bool = False,
) -> Iterator[Obligation]:
    """As `find_obligations`, one at a time, for whoever needs no more than the first that binds.

    Args:
        text: one paragraph.
        roles: as for `find_obligations`.
        foreign: as for `find_obligations`.
    """
    known = frozenset(roles.items())
    antecedent = ""
    for sentence in split_sentences(text):
        if len(sentence) > LONGEST_SENTENCE:
            antecedent = ""
            continue
        duties = _in_sentence(" ".join(sentence.split()), known, antecedent, foreign)
        yield from duties
        antecedent = duties[-1].side if duties else antecedent


def grade_of(text: str, *, roles: Mapping[str, str], foreign: bool = False) -> Grade:
    """How far a provision binds the employer's side: the best grade of its obligations.

    No more than aspirational where another sentence of it takes them back.

    Args:
        text: one paragraph.
        roles: as for `find_obligations`.
        foreign: as for `find_obligations`.

    >>> str(grade_of("Systems are tools.", roles={}))
    'none'
    """
    duties = find_obligations(text, roles=roles, foreign=foreign)
    best = max((duty.grade for duty in duties), default=Grade.NONE)
    return min(best, Grade.ASPIRATIONAL) if find_disclaimer(text) else best


# ---
# Where the sentences of a paragraph end.

_ABBREVIATIONS = [
    "No",
    "no",
    "Nos",
    "Art",
    "Reg",
    "reg",
    "Sch",
    "s",
    "ss",
    "para",
    "cl",
    "v",
    "Dr",
    "St",
]
_SENTENCE_END = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][”\"’')\]]))"
    + "".join(rf"(?<!\b{word}\.)" for word in _ABBREVIATIONS)
    + r"\s+(?=[“\"'(\[]?[A-Z0-9])",
)


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph.

    >>> split_sentences("It stops. The rule in 4.2 holds.")
    ['It stops.', 'The rule in 4.2 holds.']
    """
    return [sentence for part in _SENTENCE_END.split(text) if (sentence := part.strip())]


# ---
# The obligations of one sentence.

_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_AT_ALL_TIMES = "at all times"


@frozen(kw_only=True)
class _Sentence:
    """A sentence as it is read: its words, and what holds for every statement in it."""

    text: str
    plain: str
    """In lower case, with blanks where something weakens it."""
    weak: tuple[RoleSpan, ...]
    opening: TextRange


@lru_cache(maxsize=4096)
def _in_sentence(
    text: str,
    roles: frozenset[tuple[str, str]],
    antecedent: str,
    foreign: bool,  # noqa: FBT001 - a cache wants its arguments in one order
) -> tuple[Obligation, ...]:
    """What one sentence obliges to; remembered, since drafts repeat most of theirs."""
    who = bearer_patterns(roles, foreign=foreign)
    found = tuple(statements(text, who, foreign=foreign, antecedent=antecedent))
    if not found:
        return ()
    first = found[0]
    bearer, at = first.bearer, first.bearer.start
    plain = _lower(text)
    weak = tuple(_weakeners(plain))
    for mark in weak:
        # "as soon as possible" is no time; blanks in its place keep every other place.
        plain = plain[: mark.start] + " " * (mark.end - mark.start) + plain[mark.end :]
    sentence = _Sentence(
        text=text,
        plain=plain,
        weak=weak,
        opening=(0, at if 0 < at < first.verb.start else first.verb.start),
    )
    duties = []
    for statement in found:
        # What opens a sentence holds for every statement in it; so does its subject, where
        # a second verb has none of its own: "must meet the Union and must answer".
        if not statement.inherits:
            bearer, at = statement.bearer, statement.start + statement.bearer.start
        duties.append(_obligation(sentence, statement, bearer, at))
    return tuple(duties)


def _lower(text: str) -> str:
    """In lower case, as far as its letters are ours, and as long as it was."""
    lower = text.lower()
    # Of all that only looks like an English letter, the sign for Kelvin alone becomes one.
    return lower if len(lower) == len(text) and "\u212a" not in text else text.translate(_LOWER)


def _weakeners(plain: str) -> Iterator[RoleSpan]:
    for seen in find_weakeners(plain):
        role = SemanticRole.SOFTENER if seen.lastgroup == "softener" else SemanticRole.CARVE_OUT
        yield RoleSpan(role=role, start=seen.start(), end=seen.end())


def _obligation(
    sentence: _Sentence, statement: Statement, bearer: DutyBearer, at: int
) -> Obligation:
    """One statement as a value, each of its words quoted from the sentence."""
    verb = statement.verb
    end = statement.start + verb.end
    deadline, trigger = find_timing(
        sentence.plain, (statement.start, statement.end), sentence.opening
    )
    action, consequence = _action_and_consequence(sentence.plain, (end, statement.end), trigger)
    spans = {
        SemanticRole.SUBJECT: (at, at + len(bearer.words)) if bearer.words else None,
        SemanticRole.DUTY: (statement.start + verb.start, end),
        SemanticRole.ACTION: action,
        SemanticRole.DEADLINE: deadline,
        SemanticRole.TRIGGER: trigger,
        SemanticRole.CONSEQUENCE: consequence,
    }
    quoted = {role: sentence.text[slice(*span)] if span else "" for role, span in spans.items()}
    marks = [
        RoleSpan(role=role, start=span[0], end=span[1]) for role, span in spans.items() if span
    ]
    softeners, carve_outs = (
        [sentence.text[mark.start : mark.end] for mark in sentence.weak if mark.role is role]
        for role in (SemanticRole.SOFTENER, SemanticRole.CARVE_OUT)
    )
    firm = verb.modality in (Modality.MUST, Modality.MUST_NOT)
    standing = _AT_ALL_TIMES if verb.modality is Modality.MUST_NOT else ""
    return Obligation(
        sentence=sentence.text,
        subject=bearer.words,
        side=bearer.side,
        duty=verb.text,
        modality=verb.modality,
        action=quoted[SemanticRole.ACTION],
        softeners=softeners if firm else [verb.text, *softeners],
        carve_outs=carve_outs,
        timing=quoted[SemanticRole.DEADLINE] or quoted[SemanticRole.TRIGGER] or standing,
        deadline=quoted[SemanticRole.DEADLINE],
        trigger=quoted[SemanticRole.TRIGGER],
        consequence=quoted[SemanticRole.CONSEQUENCE],
        marks=tuple(sorted((*marks, *sentence.weak), key=lambda mark: (mark.start, mark.end))),
    )


# ---
# What is to be done, and what follows where it is not.

_CONSEQUENCE = re.compile(
    r"(?:[,;]|(?= (?:and|or) ))(?: and| or)? (?P<what>(?:failing (?:which|that)|or else|otherwise|in default of which"
    r"|after which|(?:if|where) (?:it|they) (?:does|do|fails?)(?: not)?)\b.*)",
)
_BREACH = re.compile(
    r"\b(?:breaks?|breach(?:es)?|fails?|misses|is late|non-compliance|does not|has not|do not|without)\b"
)


def _action_and_consequence(
    plain: str, rest: TextRange, trigger: TextRange | None
) -> tuple[TextRange | None, TextRange | None]:
    """Where the words of the action stand, and those of a consequence; None where there are none.

    A duty that a breach sets going is itself what follows from the breach.

    Args:
        plain: the sentence in lower case.
        rest: the statement after its verb.
        trigger: the words of the event that sets the duty going.
    """
    start, end = rest
    follows = _CONSEQUENCE.search(plain, start, end)
    action = _trimmed(plain, start, follows.start() if follows else end)
    if follows:
        return action, _trimmed(plain, follows.start("what"), end)
    broken = trigger is not None and _BREACH.search(plain, *trigger)
    return action, action if broken else None


def _trimmed(plain: str, start: int, end: int) -> TextRange | None:
    """Without the stops and blanks at either end."""
    while start < end and plain[start] in " ,":
        start += 1
    while start < end and plain[end - 1] in " ,;:.":
        end -= 1
    return (start, end) if start < end else None
