"""Who must do what, by when: obligations found in plain English by fixed rules.

No model and no network: each answer can be explained by the words that decided it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, pairwise
from string import ascii_lowercase, ascii_uppercase

from attrs import frozen

from agreementkit.model.obligation import Obligation
from agreementkit.text import phrases, times
from agreementkit.text.subjects import People, people

__all__ = ["find_obligations", "split_sentences"]

LONGEST = 3000
"""Characters of the longest sentence that anyone could be held to."""

_SHORT = ("No", "no", "Nos", "Art", "Reg", "reg", "Sch", "s", "ss", "para", "cl", "v", "Dr", "St")
_SENTENCE = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][”\"’')\]]))"
    + "".join(rf"(?<!\b{word}\.)" for word in _SHORT)
    + r"\s+(?=[“\"'(\[]?[A-Z0-9])",
)
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_NEVER = re.compile(r" (?:not|never|no longer)\Z", re.IGNORECASE)
_NOBODY = re.compile(r"(?:no|neither) ", re.IGNORECASE)


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph.

    >>> split_sentences("It stops. The rule in 4.2 holds.")
    ['It stops.', 'The rule in 4.2 holds.']
    """
    return [sentence for part in _SENTENCE.split(text) if (sentence := part.strip())]


def find_obligations(
    text: str,
    *,
    roles: Mapping[str, str],
    foreign: bool = False,
) -> tuple[Obligation, ...]:
    """Every statement of what someone is to do, sentence by sentence.

    Args:
        text: one paragraph; a lead-in stands before each of its items.
        roles: who can bear a duty, in lower case, with `employer`, `union` or `joint`.
        foreign: whether the other side wrote it, so that "shall" and "will" count.

    >>> roles = {"employer": "employer"}
    >>> [duty] = find_obligations("The Employer must reply within 5 working days.", roles=roles)
    >>> duty.grade.name, duty.timing
    ('OPERATIVE', 'within 5 working days')
    >>> [duty] = find_obligations("The Employer will endeavour to reply.", roles=roles)
    >>> duty.grade.name, duty.softeners
    ('ASPIRATIONAL', ('will endeavour to',))
    """
    known = frozenset(roles.items())
    return tuple(
        duty
        for sentence in split_sentences(text)
        if len(sentence) <= LONGEST
        for duty in _in_sentence(" ".join(sentence.split()), known, foreign)
    )


@lru_cache(maxsize=4096)
def _in_sentence(
    sentence: str,
    roles: frozenset[tuple[str, str]],
    foreign: bool,  # noqa: FBT001 - a cache wants its arguments in one order
) -> tuple[Obligation, ...]:
    """What one sentence obliges to; remembered, since drafts repeat most of theirs."""
    who = people(roles)
    verbs = phrases.foreign_duty() if foreign else phrases.duty()
    plain = sentence.translate(_LOWER)
    soft = [found.span() for found in phrases.softener().finditer(plain)]
    for start, end in soft:
        # "as soon as possible" is no time; blanks in its place keep every other place.
        plain = plain[:start] + " " * (end - start) + plain[end:]

    def timing(start: int, end: int) -> str:
        for pattern in (times.deadline(), times.trigger()):
            if found := pattern.search(plain, start, end):
                return sentence[found.start() : found.end()]
        return ""

    words = [sentence[start:end] for start, end in soft]
    duties = []
    opening, subject, side = 0, "", ""
    for start, end in _statements(sentence, who, verbs):
        part = sentence[start:end]
        verb = _verb(part, who, verbs)
        if verb is None:
            continue
        # What opens a sentence holds for every statement in it; so does its subject, where
        # a second verb has none of its own: "must meet the Union and must answer".
        opening = opening or verb.start
        before, after = part[: verb.start], part[verb.end :]
        if before or phrases.participle().match(after):
            subject, side = who.subject(before, after)
        standing = _NEVER.search(verb.text) or _NOBODY.match(before)
        duties.append(
            Obligation(
                sentence=sentence,
                subject=subject,
                side=side,
                duty=verb.text,
                softeners=words if verb.binds else [verb.text, *words],
                timing=timing(start, end)
                or timing(0, opening)
                or ("at all times" if standing else ""),
            ),
        )
    return tuple(duties)


def _statements(
    sentence: str,
    who: People,
    verbs: re.Pattern[str],
) -> Iterator[tuple[int, int]]:
    """Where the parts of a sentence stand that each have someone who must do something."""
    first = _main_verb(sentence, who, verbs)
    starts = [0]
    if first is not None:
        further = _further(who.names, verbs.pattern).finditer(sentence, first.end())
        starts += [found.start("statement") for found in further]
    return pairwise([*starts, len(sentence)])


@lru_cache(maxsize=16)
def _further(names: str, verbs: str) -> re.Pattern[str]:
    joined = rf"(?:;|,? (?:and|but|while|whereas)) (?P<statement>(?:{names} )?{verbs})"
    return re.compile(joined, re.IGNORECASE)


@frozen(kw_only=True)
class _Verb:
    """The words that say how far someone is bound, and where they stand."""

    text: str
    start: int
    end: int
    binds: bool


def _as_verb(first: re.Match[str], last: re.Match[str], *, binds: bool) -> _Verb:
    whole = first.string[first.start() : last.end()]
    text = whole.lstrip(" ,")
    return _Verb(
        text=text,
        start=first.start() + len(whole) - len(text),
        end=last.end(),
        binds=binds,
    )


def _main_verb(text: str, who: People, verbs: re.Pattern[str]) -> re.Match[str] | None:
    """The first verb of duty that is not part of a condition or of a description."""
    # The limit keeps a sentence made to stall from being read once for each of its verbs.
    found = islice(verbs.finditer(text), 20)
    return next((verb for verb in found if not who.subordinate(text[: verb.start()])), None)


def _verb(text: str, who: People, verbs: re.Pattern[str]) -> _Verb | None:
    duty = _main_verb(text, who, verbs)
    if duty is None:
        weak = [_as_verb(found, found, binds=False) for found in _weak_verbs(text, who)]
        return min(weak, key=lambda verb: verb.start, default=None)
    for view in _after_names(text, who, phrases.opinion()):
        if view.end() < duty.start() and view.group().lower().endswith(" that"):
            return _as_verb(view, view, binds=False)
    empty = phrases.release() if _NEVER.search(duty.group()) else phrases.attempt()
    # "must seek to": the try takes the place of the duty.
    rest = empty.match(text, duty.end())
    return _as_verb(duty, rest or duty, binds=rest is None)


def _weak_verbs(text: str, who: People) -> Iterator[re.Match[str]]:
    if found := phrases.weak_duty().search(text):
        yield found
    for pattern in (phrases.attempt(), phrases.opinion()):
        yield from _after_names(text, who, pattern)


def _after_names(text: str, who: People, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for name in who.one.finditer(text):
        if found := pattern.match(text, name.end()):
            yield found
