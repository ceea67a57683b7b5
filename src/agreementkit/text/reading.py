"""One statement: its verb, and how far that binds whoever it speaks of."""

import re
from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from agreementkit.model.obligation import Force
from agreementkit.text import verbs
from agreementkit.text.subjects import Bearer, People

__all__ = [
    "NOBODY",
    "REFRAIN",
    "Verb",
    "after_names",
    "as_verb",
    "main_verb",
    "read_statement",
]

NOBODY = re.compile(
    r"(?:no(?!t\b| later\b| more\b| fewer\b| less\b)|neither|none of|in no (?:case|event)|at no time"
    r"|under no circumstances|on no account|never)\b",
    re.IGNORECASE,
)
"""What makes a ban of all that follows."""
REFRAIN = re.compile(r" refrains? from\b", re.IGNORECASE)
"""A verb that makes a ban of what follows it."""
_RIGHT = re.compile(r"\b(?:right|entitled)\b", re.IGNORECASE)
_DESCRIBES = re.compile(
    r"\b(?:that|which|whom|who|what|how|whether) (?:the |an? |each )?\Z", re.IGNORECASE
)
_INSIDE = re.compile(
    r"\b(?:that|which|who|whom|if|where|when|because|unless|until)\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"(?:^|(?<=, )|(?<=and ))(?:it|they|we)\b", re.IGNORECASE)


@frozen(kw_only=True)
class Verb:
    """The words that say how far someone is bound, and where they stand in the statement."""

    text: str
    start: int
    end: int
    force: Force


def as_verb(first: re.Match[str], last: re.Match[str], force: Force) -> Verb:
    """The verb that reaches from one match to the end of another."""
    whole = first.string[first.start() : last.end()]
    text = whole.lstrip(" ,")
    return Verb(
        text=text,
        start=first.start() + len(whole) - len(text),
        end=last.end(),
        force=force,
    )


def main_verb(text: str, who: People, duty: re.Pattern[str]) -> re.Match[str] | None:
    """The first verb of duty that is not part of a condition or of a description."""
    # The limit keeps a sentence made to stall from being read once for each of its verbs.
    found = islice(duty.finditer(text), 20)
    return next((verb for verb in found if _is_main(verb, who)), None)


def _is_main(verb: re.Match[str], who: People) -> bool:
    before = verb.string[: verb.start()]
    if who.subordinate(before):
        return False
    # "Until the Union has agreed to it": what is no modal verb often only describes.
    modal = verb.group().lower().startswith(("must", "shall", "will", "may"))
    return modal or not _INSIDE.search(before.rsplit(",", maxsplit=1)[-1])


def read_statement(
    text: str,
    who: People,
    duty: re.Pattern[str],
    spoken_of: str,
    *,
    foreign: bool = False,
) -> tuple[Verb, Bearer] | None:
    """The verb of a statement and who bears it; None where it says nothing of what to do."""
    first = main_verb(text, who, duty)
    verb = _weak_verb(text, who, foreign=foreign) if first is None else _firm(text, who, first)
    if verb is None:
        return None
    before, after = text[: verb.start], text[verb.end :]
    right = verb.force is Force.MAY and bool(_RIGHT.search(verb.text))
    bearer = who.subject(before, after, verb_end=verb.end, right=right, spoken_of=spoken_of)
    return verb, bearer


def _firm(text: str, who: People, duty: re.Match[str]) -> Verb:
    """The verb of duty, or what takes its place."""
    # "The aim is to" has the look of a duty, and "the employer is to" is one.
    end = duty.end() if duty.group().lower() in ("is to", "are to") else duty.start()
    if framed := _framed(text, who, end):
        return as_verb(framed, framed, Force.WISH)
    banned = verbs.ban().search(duty.group())
    if banned:
        # "must not be required to" lets someone off; "must not seek to" does not.
        rest = verbs.release().match(text, duty.end())
        return as_verb(duty, rest or duty, Force.MAY if rest else Force.MUST_NOT)
    # "must seek to": the try takes the place of the duty.
    if rest := verbs.attempt().match(text, duty.end()):
        return as_verb(duty, rest, Force.WISH)
    if rest := verbs.freedom().match(text, duty.end()):
        return as_verb(duty, rest, Force.MAY)
    negative = NOBODY.match(text[: duty.start()]) or REFRAIN.match(text, duty.end())
    return as_verb(duty, duty, Force.MUST_NOT if negative else Force.MUST)


def _framed(text: str, who: People, end: int) -> re.Match[str] | None:
    """What makes a mere view of all that follows: "the aim is that", "the Employer notes that"."""
    before = f"{text[:end]} ".lower()
    if " that " not in before and " to " not in before:
        return None
    seen = verbs.view().search(text, 0, end)
    views = [seen] if seen else []
    views += [seen for seen in after_names(text, who, verbs.opinion()) if seen.end() < end]
    return next((one for one in views if one.group().lower().endswith((" that", " to"))), None)


def _weak_verb(text: str, who: People, *, foreign: bool) -> Verb | None:
    """What stands in the place of a duty: the first wish, freedom or view."""
    found = []
    weak = verbs.in_place_of_duty(foreign=foreign)
    for word in islice(verbs.first_word().finditer(text), 40):
        seen = weak.match(text, word.start())
        if seen is None or who.subordinate(text[: seen.start()]):
            continue
        force = Force.MAY if seen.lastgroup == "freedom" else Force.WISH
        found.append(as_verb(seen, verbs.attempt().match(text, seen.end()) or seen, force))
        break
    says_only = (verbs.attempt(), verbs.opinion())
    found += [as_verb(one, one, Force.WISH) for one in after_names(text, who, *says_only)]
    for pronoun in _PRONOUN.finditer(text):
        after = (pattern.match(text, pronoun.end()) for pattern in says_only)
        found += [as_verb(one, one, Force.WISH) for one in after if one]
    return min(found, key=lambda verb: verb.start, default=None)


def after_names(
    text: str,
    who: People,
    *patterns: re.Pattern[str],
) -> Iterator[re.Match[str]]:
    """What matches a pattern right after the name of someone who can bear a duty."""
    for name in who.one.finditer(text):
        after = (pattern.match(text, name.end()) for pattern in patterns)
        found = next(filter(None, after), None)
        # "the machinery that the Employer recognises" says nothing of what it thinks.
        if found and not _DESCRIBES.search(text, 0, name.start()):
            yield found
