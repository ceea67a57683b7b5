"""Who must do what, by when: obligations found in plain English by fixed rules.

No model and no network: each answer can be explained by the words that decided it.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from agreementkit.model.obligation import Obligation
from agreementkit.text import phrases

__all__ = ["find_obligations", "split_sentences"]

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[“\"'(\[]?[A-Z0-9])")
_DETERMINER = r"(?:(?:and|then|but|or|neither|nor|the|a|an|each|every|any|no|both|either|that)\s+)*"


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph.

    >>> split_sentences("It stops. The rule in 4.2 holds.")
    ['It stops.', 'The rule in 4.2 holds.']
    """
    return [sentence for part in _SENTENCE.split(text) if (sentence := part.strip())]


@lru_cache(maxsize=16)
def _named(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _subject(before: str, after: str, roles: Mapping[str, str]) -> tuple[str, str]:
    """The subject's words and side, from what stands before and after the verb."""
    named = _named(frozenset(roles))
    # The subject is the phrase right before the verb: after the last comma, or,
    # where a comma stands right before the verb, at the sentence's beginning.
    phrases = [phrase.strip() for phrase in re.split(r"[,:;]", before) if phrase.strip()]
    for phrase in (*phrases[-1:], *phrases[:1]):
        found = list(named.finditer(phrase))
        opening = re.match(_DETERMINER, phrase, re.IGNORECASE)
        start = opening.end() if opening else 0
        held = [match for match in found if match.start() == start or match.end() == len(phrase)]
        if held:
            sides = {roles[match.group().lower()] for match in held}
            side = sides.pop() if len(sides) == 1 else "joint"
            return phrase, side
    agent = re.search(r"\bby\s+(?:the|a|an|each)\s+(?=\w)", after)
    if agent and (match := named.match(after, agent.end())):
        return match.group(), roles[match.group().lower()]
    return (phrases[-1] if phrases else ""), ""


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
    verbs = phrases.foreign_duty() if foreign else phrases.duty()
    weak_verbs, softeners, timings = phrases.weak_duty(), phrases.softener(), phrases.timing()
    found = []
    for sentence in split_sentences(text):
        flat = " ".join(sentence.split())
        duty = verbs.search(flat)
        if duty is None:
            verb = weak_verbs.search(flat)
        else:
            # "must seek to": the try takes the place of the duty.
            weak = weak_verbs.match(flat, duty.start())
            verb = weak if weak and weak.end() > duty.end() else duty
        if verb is None:
            continue
        before, after = flat[: verb.start()], flat[verb.end() :]
        subject, side = _subject(before, after, roles)
        soft = [match.group() for match in softeners.finditer(flat)]
        if verb is not duty:
            soft.insert(0, verb.group())
        when = timings.search(softeners.sub(" ", flat) if soft else flat)
        standing = verb.group().endswith(" not") or before.lower().startswith("no ")
        found.append(
            Obligation(
                sentence=flat,
                subject=subject,
                side=side,
                duty=verb.group(),
                softeners=soft,
                timing=when.group().strip() if when else "at all times" if standing else "",
            ),
        )
    return tuple(found)
