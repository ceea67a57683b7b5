"""One statement of a sentence: its verb, and how far that binds whoever it speaks of."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

from attrs import evolve, frozen

from agreementkit.model.obligation import Force
from agreementkit.text import names, verbs
from agreementkit.text.subjects import Bearer, People

__all__ = ["Statement", "Verb", "statements"]

_NOBODY = re.compile(
    r"(?:no(?!t\b| later\b| more\b| fewer\b| less\b)|neither|none of|in no (?:case|event)|at no time"
    r"|under no circumstances|on no account|never)\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"(?:in no (?:case|event)|at no time|under no circumstances|on no account|never)\Z",
    re.IGNORECASE,
)
_PAPER = re.compile(rf"{names.PAPER}(?: (?:in|of|under) .*)?\Z", re.IGNORECASE)
_TECHNOLOGY = re.compile(rf"{names.TECHNOLOGY}\Z", re.IGNORECASE)
_RIGHT = re.compile(r"\b(?:right|entitled)\b", re.IGNORECASE)
_DESCRIBES = re.compile(r"\b(?:that|which|whom|who|what|how|whether) (?:the |an? |each )?\Z", re.IGNORECASE)
_DESCRIPTION = re.compile(
    r"(?: not)? (?:mean|include|apply(?= (?:to|from|in|only|where|if|when|equally|also)\b|[.;])|commence|expire|consist|constitute|prevail|supersede|take effect"
    r"|come into|enter into|be (?:deemed|construed|governed|interpreted|effective|final))\b",
    re.IGNORECASE,
)
"""What a text says of itself or of its words, and of nobody's conduct."""
_JOINED = re.compile(r"(?:;|,? (?:and|but|while|whereas)) ", re.IGNORECASE)
_INSIDE = re.compile(r"\b(?:that|which|who|whom|if|where|when|because|unless|until)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:^|(?<=, )|(?<=and ))(?:it|they|we)\b", re.IGNORECASE)
_REFRAIN = re.compile(r" refrains? from\b", re.IGNORECASE)


@frozen(kw_only=True)
class Verb:
    """The words that say how far someone is bound, and where they stand in the statement."""

    text: str
    start: int
    end: int
    force: Force


@frozen(kw_only=True)
class Statement:
    """Part of a sentence in which one verb says what someone is to do."""

    start: int
    end: int
    verb: Verb
    bearer: Bearer
    inherits: bool = False
    """Whether it has no subject of its own, and so that of the statement before it."""


def statements(sentence: str, who: People, *, foreign: bool, spoken_of: str) -> Iterator[Statement]:
    """Each statement of a sentence that says what someone is to do, in order."""
    duty = verbs.foreign_duty() if foreign else verbs.duty()
    for start, end in _parts(sentence, who, duty):
        part = sentence[start:end]
        reader = _foreign_statement if foreign else _statement
        if found := reader(part, who, duty, spoken_of):
            verb, bearer = found
            after = part[verb.end :]
            inherits = not part[: verb.start] and not verbs.participle().match(after)
            yield Statement(start=start, end=end, verb=verb, bearer=bearer, inherits=inherits)


def _parts(sentence: str, who: People, duty: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where the parts of a sentence stand that each have someone who must do something."""
    first = _main_verb(sentence, who, duty)
    starts = [0]
    if first is not None:
        taken = first.end()
        for joiner in _JOINED.finditer(sentence, taken):
            if joiner.start() < taken:
                continue
            named = who.listed.match(sentence, joiner.end())
            at = named.end() + 1 if named else joiner.end()
            if verb := duty.match(sentence, at):
                starts.append(joiner.end())
                taken = verb.end()
    return pairwise([*starts, len(sentence)])


def _as_verb(first: re.Match[str], last: re.Match[str], force: Force) -> Verb:
    whole = first.string[first.start() : last.end()]
    text = whole.lstrip(" ,")
    return Verb(
        text=text,
        start=first.start() + len(whole) - len(text),
        end=last.end(),
        force=force,
    )


def _main_verb(text: str, who: People, duty: re.Pattern[str]) -> re.Match[str] | None:
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


def _statement(
    text: str,
    who: People,
    duty: re.Pattern[str],
    spoken_of: str,
    *,
    foreign: bool = False,
) -> tuple[Verb, Bearer] | None:
    """The verb of a statement and who bears it; None where it says nothing of what to do."""
    first = _main_verb(text, who, duty)
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
        return _as_verb(framed, framed, Force.WISH)
    banned = verbs.ban().search(duty.group())
    if banned:
        # "must not be required to" lets someone off; "must not seek to" does not.
        rest = verbs.release().match(text, duty.end())
        return _as_verb(duty, rest or duty, Force.MAY if rest else Force.MUST_NOT)
    # "must seek to": the try takes the place of the duty.
    if rest := verbs.attempt().match(text, duty.end()):
        return _as_verb(duty, rest, Force.WISH)
    if rest := verbs.freedom().match(text, duty.end()):
        return _as_verb(duty, rest, Force.MAY)
    negative = _NOBODY.match(text[: duty.start()]) or _REFRAIN.match(text, duty.end())
    return _as_verb(duty, duty, Force.MUST_NOT if negative else Force.MUST)


def _framed(text: str, who: People, end: int) -> re.Match[str] | None:
    """What makes a mere view of all that follows: "the aim is that", "the Employer notes that"."""
    before = f"{text[:end]} ".lower()
    if " that " not in before and " to " not in before:
        return None
    seen = verbs.view().search(text, 0, end)
    views = [seen] if seen else []
    views += [seen for seen in _after_names(text, who, verbs.opinion()) if seen.end() < end]
    return next((one for one in views if one.group().lower().endswith((" that", " to"))), None)


def _weak_verb(text: str, who: People, *, foreign: bool) -> Verb | None:
    """What stands in the place of a duty: the first wish, freedom or view."""
    found = []
    for seen in islice(verbs.in_place_of_duty(foreign=foreign).finditer(text), 20):
        if who.subordinate(text[: seen.start()]):
            continue
        force = Force.MAY if seen.lastgroup == "freedom" else Force.WISH
        found.append(_as_verb(seen, verbs.attempt().match(text, seen.end()) or seen, force))
        break
    says_only = (verbs.attempt(), verbs.opinion())
    found += [_as_verb(one, one, Force.WISH) for one in _after_names(text, who, *says_only)]
    for pronoun in _PRONOUN.finditer(text):
        if one := says_only[0].match(text, pronoun.end()) or says_only[1].match(text, pronoun.end()):
            found.append(_as_verb(one, one, Force.WISH))
    return min(found, key=lambda verb: verb.start, default=None)


def _after_names(
    text: str,
    who: People,
    *patterns: re.Pattern[str],
) -> Iterator[re.Match[str]]:
    for name in who.one.finditer(text):
        after = (pattern.match(text, name.end()) for pattern in patterns)
        found = next(filter(None, after), None)
        # "the machinery that the Employer recognises" says nothing of what it thinks.
        if found and not _DESCRIBES.search(text, 0, name.start()):
            yield found


# What other people's texts add.


def _foreign_statement(
    text: str,
    who: People,
    duty: re.Pattern[str],
    spoken_of: str,
) -> tuple[Verb, Bearer] | None:
    """As `_statement`, with the turns of phrase of other people's texts."""
    found = (
        _impersonal(text, who)
        or _nothing_done_to_staff(text)
        or _statement(text, who, duty, spoken_of, foreign=True)
    )
    if found is None:
        return _practice(text, who)
    verb, bearer = found
    before, after = text[: verb.start].rstrip(), text[verb.end :]
    words = before.rsplit(", ", maxsplit=1)[-1]
    if _PAPER.match(words):
        # An agreement owes nobody anything: "this Article shall not apply".
        return None
    firm = verb.force in (Force.MUST, Force.MUST_NOT)
    if not bearer.side and (_foretells(verb, words) or (firm and _DESCRIPTION.match(after))):
        return None
    if _INVERTED.match(before) and (named := who.listed.match(after, 1)):
        start = verb.end + named.start()
        return verb, Bearer(named.group(), start, who.side(named.group()))
    if verb.force is Force.MAY and _NOBODY.match(before) and bearer.side:
        verb = evolve(verb, force=Force.MUST_NOT)
    if bearer.side == "staff" and verb.force is not Force.MAY and verbs.benefit().match(after):
        # "Employees shall receive notice" says what they get, and not from whom.
        bearer = evolve(bearer, side="")
    return verb, bearer


def _foretells(verb: Verb, subject: str) -> bool:
    """Whether a technology is said to do something some day: "AI will change jobs"."""
    return bool(_TECHNOLOGY.match(subject)) and verb.text.lower() in ("will", "is expected to")


_IMPERSONAL = re.compile(
    r"\b(?P<verb>it (?:is|shall be|will be) (?:forbidden|prohibited|not (?:permitted|allowed|open)"
    r"|unlawful) (?:for|to)) ",
    re.IGNORECASE,
)


def _impersonal(text: str, who: People) -> tuple[Verb, Bearer] | None:
    """ "It is forbidden for the employer to …"."""
    found = _IMPERSONAL.search(text)
    named = found and who.listed.match(text, found.end())
    if not found or not named:
        return None
    start, end = found.span("verb")
    verb = Verb(text=found["verb"], start=start, end=end, force=Force.MUST_NOT)
    return verb, Bearer(named.group(), named.start(), who.side(named.group()))


_STAFF = names.EVERYWHERE["staff"]
_DONE_TO_STAFF = re.compile(
    rf"\b(?:no (?:[\w-]+ ){{0,3}}{_STAFF}(?: [^,;]{{1,60}}?)?"
    rf" (?P<no>(?:shall|will|may|must|can) be {names.ONLY_AN_EMPLOYER})"
    rf"|{_STAFF} (?P<not>(?:shall|will|may|must) (?:not|never) be {names.ONLY_AN_EMPLOYER})"
    r"|there (?P<there>(?:shall|will|must) be no) (?:[\w-]+ ){0,3}"
    r"(?:layoffs?|lay-offs?|dismissals?|redundanc(?:y|ies)|terminations?)"
    r"|(?:layoffs?|lay-offs?|dismissals?|redundancies) [^,;]{0,80}?"
    r"(?P<out>(?:are|shall be|will be) (?:excluded|ruled out|prohibited|barred)))\b",
    re.IGNORECASE,
)


def _nothing_done_to_staff(text: str) -> tuple[Verb, Bearer] | None:
    """ "No employee shall be laid off": only an employer could."""
    found = _DONE_TO_STAFF.search(text)
    if found is None or not found.lastgroup:
        return None
    start, end = found.span(found.lastgroup)
    verb = Verb(text=text[start:end], start=start, end=end, force=Force.MUST_NOT)
    return verb, Bearer(text[found.start() : start].rstrip(), found.start(), "employer")


def _practice(text: str, who: People) -> tuple[Verb, Bearer] | None:
    """ "The employer informs the works council": a duty, in translated agreements."""
    for seen in _after_names(text, who, verbs.statement_of_practice()):
        before = text[: seen.start()]
        bearer = who.subject(before, text[seen.end() :], verb_end=seen.end())
        if bearer.side and not who.subordinate(before):
            ban = _REFRAIN.match(seen.group())
            return _as_verb(seen, seen, Force.MUST_NOT if ban else Force.MUST), bearer
    return None
