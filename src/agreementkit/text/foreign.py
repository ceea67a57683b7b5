"""The turns of phrase of other people's texts, beside those that every text has."""

import re

from attrs import evolve

from agreementkit.model.obligation import Force
from agreementkit.text import names, verbs
from agreementkit.text.reading import NOBODY, REFRAIN, Verb, after_names, as_verb, read_statement
from agreementkit.text.subjects import Bearer, People

__all__ = ["read_foreign_statement"]

_INVERTED = re.compile(
    r"(?:in no (?:case|event)|at no time|under no circumstances|on no account|never)\Z",
    re.IGNORECASE,
)
_PAPER = re.compile(rf"{names.PAPER}(?: (?:in|of|under) .*)?\Z", re.IGNORECASE)
_TECHNOLOGY = re.compile(rf"{names.TECHNOLOGY}\Z", re.IGNORECASE)
_DESCRIPTION = re.compile(
    r"(?: not)? (?:mean|include|apply(?= (?:to|from|in|only|where|if|when|equally|also)\b|[.;])"
    r"|commence|expire|consist|constitute|prevail|supersede|take effect|come into|enter into|be (?:deemed|construed|governed|interpreted|effective|final))\b",
    re.IGNORECASE,
)
"""What a text says of itself or of its words, and of nobody's conduct."""


def read_foreign_statement(
    text: str,
    who: People,
    duty: re.Pattern[str],
    spoken_of: str,
) -> tuple[Verb, Bearer] | None:
    """As `read_statement`, with the turns of phrase of other people's texts."""
    found = (
        _impersonal(text, who)
        or _nothing_done_to_staff(text)
        or read_statement(text, who, duty, spoken_of, foreign=True)
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
    if verb.force is Force.MAY and NOBODY.match(before) and bearer.side:
        verb = evolve(verb, force=Force.MUST_NOT)
    if bearer.side == "staff" and verb.force is not Force.MAY and verbs.benefit().match(after):
        # "Employees shall receive notice" says what they get, and not from whom.
        bearer = evolve(bearer, side="")
    return verb, bearer


def _foretells(verb: Verb, subject: str) -> bool:
    """Whether a technology is said to do something some day: "AI will change jobs"."""
    return bool(_TECHNOLOGY.match(subject)) and verb.text.lower() in ("will", "is expected to")


_AGREES_THAT = re.compile(
    r"^[^,]{0,80}\b(?:agrees?|undertakes?|confirms?|guarantees?|accepts?|pledges?) that\Z",
    re.IGNORECASE,
)
_IMPERSONAL = re.compile(
    r"\b(?P<verb>it (?:is|shall be|will be) (?:forbidden|prohibited|not (?:permitted|allowed|open)"
    r"|unlawful) (?:for|to)) ",
    re.IGNORECASE,
)


def _impersonal(text: str, who: People) -> tuple[Verb, Bearer] | None:
    """A ban with nobody as its subject: "It is forbidden for the employer to …"."""
    found = _IMPERSONAL.search(text)
    named = found and who.listed.match(text, found.end())
    if not found or not named or not _at_head(text, found):
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
    """A ban that only an employer can keep: "No employee shall be laid off"."""
    found = _DONE_TO_STAFF.search(text)
    if found is None or not found.lastgroup or not _at_head(text, found):
        return None
    start, end = found.span(found.lastgroup)
    verb = Verb(text=text[start:end], start=start, end=end, force=Force.MUST_NOT)
    return verb, Bearer(text[found.start() : start].rstrip(), found.start(), "employer")


def _at_head(text: str, found: re.Match[str]) -> bool:
    """Whether it is a main clause; "we hope that no employee will be laid off" has none."""
    before = text[: found.start()].rstrip()
    return not before or before.endswith(",") or bool(_AGREES_THAT.search(before))


def _practice(text: str, who: People) -> tuple[Verb, Bearer] | None:
    """A duty in the present tense of translations: "The employer informs the works council"."""
    for seen in after_names(text, who, verbs.statement_of_practice()):
        before = text[: seen.start()]
        bearer = who.subject(before, text[seen.end() :], verb_end=seen.end())
        if bearer.side and not who.subordinate(before):
            ban = REFRAIN.match(seen.group())
            return as_verb(seen, seen, Force.MUST_NOT if ban else Force.MUST), bearer
    return None
