"""Who must do what, by when: obligations found in plain English by fixed rules.

No model and no network: each answer can be explained by the words that decided it.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

from attrs import frozen

from agreementkit.model.finding import Grade
from agreementkit.model.obligation import Force, Mark, Obligation, Role
from agreementkit.text import phrases, times
from agreementkit.text.deeds import deed
from agreementkit.text.sentences import split_sentences
from agreementkit.text.statements import Statement, statements
from agreementkit.text.subjects import Bearer, people
from agreementkit.text.taken_back import taken_back

__all__ = ["each_obligation", "find_obligations", "grade_of"]

LONGEST = 3000
"""Characters of the longest sentence that anyone could be held to."""

_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_STANDING = "at all times"


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
    spoken_of = ""
    for sentence in split_sentences(text):
        if len(sentence) > LONGEST:
            spoken_of = ""
            continue
        duties = _in_sentence(" ".join(sentence.split()), known, spoken_of, foreign)
        yield from duties
        spoken_of = duties[-1].side if duties else spoken_of


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
    return min(best, Grade.ASPIRATIONAL) if taken_back(text) else best


@frozen(kw_only=True)
class _Sentence:
    """A sentence as it is read: its words, and what holds for every statement in it."""

    text: str
    plain: str
    """In lower case, with blanks where something weakens it."""
    weak: tuple[Mark, ...]
    opening: times.Span


@lru_cache(maxsize=4096)
def _in_sentence(
    text: str,
    roles: frozenset[tuple[str, str]],
    spoken_of: str,
    foreign: bool,  # noqa: FBT001 - a cache wants its arguments in one order
) -> tuple[Obligation, ...]:
    """What one sentence obliges to; remembered, since drafts repeat most of theirs."""
    who = people(roles, foreign=foreign)
    found = tuple(statements(text, who, foreign=foreign, spoken_of=spoken_of))
    if not found:
        return ()
    first = found[0]
    bearer, at = first.bearer, first.bearer.start
    plain = _lower(text)
    weak = tuple(_weak(plain))
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


def _weak(plain: str) -> Iterator[Mark]:
    for seen in phrases.weakening(plain):
        role = Role.SOFTENER if seen.lastgroup == "softener" else Role.CARVE_OUT
        yield Mark(role=role, start=seen.start(), end=seen.end())


def _obligation(sentence: _Sentence, statement: Statement, bearer: Bearer, at: int) -> Obligation:
    """One statement as a value, each of its words quoted from the sentence."""
    verb = statement.verb
    end = statement.start + verb.end
    deadline, trigger = times.when(
        sentence.plain, (statement.start, statement.end), sentence.opening
    )
    action, consequence = deed(sentence.plain, (end, statement.end), trigger)
    spans = {
        Role.SUBJECT: (at, at + len(bearer.words)) if bearer.words else None,
        Role.DUTY: (statement.start + verb.start, end),
        Role.ACTION: action,
        Role.DEADLINE: deadline,
        Role.TRIGGER: trigger,
        Role.CONSEQUENCE: consequence,
    }
    said = {role: sentence.text[slice(*span)] if span else "" for role, span in spans.items()}
    marks = [Mark(role=role, start=span[0], end=span[1]) for role, span in spans.items() if span]
    softeners, carve_outs = (
        [sentence.text[mark.start : mark.end] for mark in sentence.weak if mark.role is role]
        for role in (Role.SOFTENER, Role.CARVE_OUT)
    )
    firm = verb.force in (Force.MUST, Force.MUST_NOT)
    standing = _STANDING if verb.force is Force.MUST_NOT else ""
    return Obligation(
        sentence=sentence.text,
        subject=bearer.words,
        side=bearer.side,
        duty=verb.text,
        force=verb.force,
        action=said[Role.ACTION],
        softeners=softeners if firm else [verb.text, *softeners],
        carve_outs=carve_outs,
        timing=said[Role.DEADLINE] or said[Role.TRIGGER] or standing,
        deadline=said[Role.DEADLINE],
        trigger=said[Role.TRIGGER],
        consequence=said[Role.CONSEQUENCE],
        marks=tuple(sorted((*marks, *sentence.weak), key=lambda mark: (mark.start, mark.end))),
    )
