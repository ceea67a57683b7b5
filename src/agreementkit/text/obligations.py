"""Who must do what, by when: obligations found in plain English by fixed rules.

No model and no network: each answer can be explained by the words that decided it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice, pairwise
from string import ascii_lowercase, ascii_uppercase

from attrs import evolve, frozen

from agreementkit.model.coverage_report import Grade
from agreementkit.model.obligation import Modality, Obligation, RoleSpan, SemanticRole
from agreementkit.text import deadlines, duty_bearers, modals
from agreementkit.text.deadlines import TextRange
from agreementkit.text.duty_bearers import BearerPatterns, DutyBearer, bearer_patterns

# ---
# One statement: its verb, and how far that binds whoever it speaks of.

NEGATIVE_SUBJECT = re.compile(
    r"(?:no(?!t\b| later\b| more\b| fewer\b| less\b)|neither|none of|in no (?:case|event)|at no time"
    r"|under no circumstances|on no account|never)\b",
    re.IGNORECASE,
)
"""What makes a ban of all that follows."""
REFRAIN_FROM = re.compile(r" refrains? from\b", re.IGNORECASE)
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
class ModalVerb:
    """The words that say how far someone is bound, and where they stand in the statement."""

    text: str
    start: int
    end: int
    modality: Modality


def verb_between(first: re.Match[str], last: re.Match[str], force: Modality) -> ModalVerb:
    """The verb that reaches from one match to the end of another."""
    whole = first.string[first.start() : last.end()]
    text = whole.lstrip(" ,")
    return ModalVerb(
        text=text,
        start=first.start() + len(whole) - len(text),
        end=last.end(),
        modality=force,
    )


def main_modal_verb(text: str, who: BearerPatterns, duty: re.Pattern[str]) -> re.Match[str] | None:
    """The first verb of duty that is not part of a condition or of a description."""
    # The limit keeps a sentence made to stall from being read once for each of its verbs.
    found = islice(duty.finditer(text), 20)
    return next((verb for verb in found if _is_main(verb, who)), None)


def _is_main(verb: re.Match[str], who: BearerPatterns) -> bool:
    before = verb.string[: verb.start()]
    if who.subordinate(before):
        return False
    # "Until the Union has agreed to it": what is no modal verb often only describes.
    modal = verb.group().lower().startswith(("must", "shall", "will", "may"))
    return modal or not _INSIDE.search(before.rsplit(",", maxsplit=1)[-1])


def read_statement(
    text: str,
    who: BearerPatterns,
    duty: re.Pattern[str],
    spoken_of: str,
    *,
    foreign: bool = False,
) -> tuple[ModalVerb, DutyBearer] | None:
    """The verb of a statement and who bears it; None where it says nothing of what to do."""
    first = main_modal_verb(text, who, duty)
    verb = _weak_verb(text, who, foreign=foreign) if first is None else _duty_verb(text, who, first)
    if verb is None:
        return None
    before, after = text[: verb.start], text[verb.end :]
    right = verb.modality is Modality.MAY and bool(_RIGHT.search(verb.text))
    bearer = who.subject(before, after, verb_end=verb.end, right=right, spoken_of=spoken_of)
    return verb, bearer


def _duty_verb(text: str, who: BearerPatterns, duty: re.Match[str]) -> ModalVerb:
    """The verb of duty, or what takes its place."""
    # "The aim is to" has the look of a duty, and "the employer is to" is one.
    end = duty.end() if duty.group().lower() in ("is to", "are to") else duty.start()
    if framed := _framing_opinion(text, who, end):
        return verb_between(framed, framed, Modality.WISH)
    banned = modals.prohibition().search(duty.group())
    if banned:
        # "must not be required to" lets someone off; "must not seek to" does not.
        rest = modals.release_from_duty().match(text, duty.end())
        return verb_between(duty, rest or duty, Modality.MAY if rest else Modality.MUST_NOT)
    # "must seek to": the try takes the place of the duty.
    if rest := modals.attempt_verb().match(text, duty.end()):
        return verb_between(duty, rest, Modality.WISH)
    if rest := modals.permission().match(text, duty.end()):
        return verb_between(duty, rest, Modality.MAY)
    negative = NEGATIVE_SUBJECT.match(text[: duty.start()]) or REFRAIN_FROM.match(text, duty.end())
    return verb_between(duty, duty, Modality.MUST_NOT if negative else Modality.MUST)


def _framing_opinion(text: str, who: BearerPatterns, end: int) -> re.Match[str] | None:
    """What makes a mere view of all that follows: "the aim is that", "the Employer notes that"."""
    before = f"{text[:end]} ".lower()
    if " that " not in before and " to " not in before:
        return None
    seen = modals.statement_of_intent().search(text, 0, end)
    views = [seen] if seen else []
    views += [
        seen
        for seen in matches_after_names(text, who, modals.statement_of_opinion())
        if seen.end() < end
    ]
    return next((one for one in views if one.group().lower().endswith((" that", " to"))), None)


def _weak_verb(text: str, who: BearerPatterns, *, foreign: bool) -> ModalVerb | None:
    """What stands in the place of a duty: the first wish, freedom or view."""
    found = []
    weak = modals.weak_verb(foreign=foreign)
    for word in islice(modals.weak_verb_start().finditer(text), 40):
        seen = weak.match(text, word.start())
        if seen is None or who.subordinate(text[: seen.start()]):
            continue
        force = Modality.MAY if seen.lastgroup == "freedom" else Modality.WISH
        found.append(
            verb_between(seen, modals.attempt_verb().match(text, seen.end()) or seen, force)
        )
        break
    says_only = (modals.attempt_verb(), modals.statement_of_opinion())
    found += [
        verb_between(one, one, Modality.WISH) for one in matches_after_names(text, who, *says_only)
    ]
    for pronoun in _PRONOUN.finditer(text):
        after = (pattern.match(text, pronoun.end()) for pattern in says_only)
        found += [verb_between(one, one, Modality.WISH) for one in after if one]
    return min(found, key=lambda verb: verb.start, default=None)


def matches_after_names(
    text: str,
    who: BearerPatterns,
    *patterns: re.Pattern[str],
) -> Iterator[re.Match[str]]:
    """What matches a pattern right after the name of someone who can bear a duty."""
    for name in who.one.finditer(text):
        after = (pattern.match(text, name.end()) for pattern in patterns)
        found = next(filter(None, after), None)
        # "the machinery that the Employer recognises" says nothing of what it thinks.
        if found and not _DESCRIBES.search(text, 0, name.start()):
            yield found


# ---
# The turns of phrase of other people's texts, beside those that every text has.

_INVERTED = re.compile(
    r"(?:in no (?:case|event)|at no time|under no circumstances|on no account|never)\Z",
    re.IGNORECASE,
)
_PAPER = re.compile(rf"{duty_bearers.DOCUMENT_NOUNS}(?: (?:in|of|under) .*)?\Z", re.IGNORECASE)
_TECHNOLOGY = re.compile(rf"{duty_bearers.TECHNOLOGY_NOUNS}\Z", re.IGNORECASE)
_DESCRIPTION = re.compile(
    r"(?: not)? (?:mean|include|apply(?= (?:to|from|in|only|where|if|when|equally|also)\b|[.;])"
    r"|commence|expire|consist|constitute|prevail|supersede|take effect|come into|enter into|be (?:deemed|construed|governed|interpreted|effective|final))\b",
    re.IGNORECASE,
)
"""What a text says of itself or of its words, and of nobody's conduct."""


def read_counterparty_statement(
    text: str,
    who: BearerPatterns,
    duty: re.Pattern[str],
    spoken_of: str,
) -> tuple[ModalVerb, DutyBearer] | None:
    """As `read_statement`, with the turns of phrase of other people's texts."""
    found = (
        _impersonal(text, who)
        or _nothing_done_to_staff(text)
        or read_statement(text, who, duty, spoken_of, foreign=True)
    )
    if found is None:
        return _present_tense_duty(text, who)
    verb, bearer = found
    before, after = text[: verb.start].rstrip(), text[verb.end :]
    words = before.rsplit(", ", maxsplit=1)[-1]
    if _PAPER.match(words):
        # An agreement owes nobody anything: "this Article shall not apply".
        return None
    firm = verb.modality in (Modality.MUST, Modality.MUST_NOT)
    if not bearer.side and (_is_prediction(verb, words) or (firm and _DESCRIPTION.match(after))):
        return None
    if _INVERTED.match(before) and (named := who.listed.match(after, 1)):
        start = verb.end + named.start()
        return verb, DutyBearer(named.group(), start, who.side(named.group()))
    if verb.modality is Modality.MAY and NEGATIVE_SUBJECT.match(before) and bearer.side:
        verb = evolve(verb, modality=Modality.MUST_NOT)
    if (
        bearer.side == "staff"
        and verb.modality is not Modality.MAY
        and modals.benefit_to_subject().match(after)
    ):
        # "Employees shall receive notice" says what they get, and not from whom.
        bearer = evolve(bearer, side="")
    return verb, bearer


def _is_prediction(verb: ModalVerb, subject: str) -> bool:
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


def _impersonal(text: str, who: BearerPatterns) -> tuple[ModalVerb, DutyBearer] | None:
    """A ban with nobody as its subject: "It is forbidden for the employer to …"."""
    found = _IMPERSONAL.search(text)
    named = found and who.listed.match(text, found.end())
    if not found or not named or not _at_head(text, found):
        return None
    start, end = found.span("verb")
    verb = ModalVerb(text=found["verb"], start=start, end=end, modality=Modality.MUST_NOT)
    return verb, DutyBearer(named.group(), named.start(), who.side(named.group()))


_STAFF = duty_bearers.ROLE_NOUNS["staff"]
_DONE_TO_STAFF = re.compile(
    rf"\b(?:no (?:[\w-]+ ){{0,3}}{_STAFF}(?: [^,;]{{1,60}}?)?"
    rf" (?P<no>(?:shall|will|may|must|can) be {duty_bearers.EMPLOYER_ONLY_ACTS})"
    rf"|{_STAFF} (?P<not>(?:shall|will|may|must) (?:not|never) be {duty_bearers.EMPLOYER_ONLY_ACTS})"
    r"|there (?P<there>(?:shall|will|must) be no) (?:[\w-]+ ){0,3}"
    r"(?:layoffs?|lay-offs?|dismissals?|redundanc(?:y|ies)|terminations?)"
    r"|(?:layoffs?|lay-offs?|dismissals?|redundancies) [^,;]{0,80}?"
    r"(?P<out>(?:are|shall be|will be) (?:excluded|ruled out|prohibited|barred)))\b",
    re.IGNORECASE,
)


def _nothing_done_to_staff(text: str) -> tuple[ModalVerb, DutyBearer] | None:
    """A ban that only an employer can keep: "No employee shall be laid off"."""
    found = _DONE_TO_STAFF.search(text)
    if found is None or not found.lastgroup or not _at_head(text, found):
        return None
    start, end = found.span(found.lastgroup)
    verb = ModalVerb(text=text[start:end], start=start, end=end, modality=Modality.MUST_NOT)
    return verb, DutyBearer(text[found.start() : start].rstrip(), found.start(), "employer")


def _at_head(text: str, found: re.Match[str]) -> bool:
    """Whether it is a main clause; "we hope that no employee will be laid off" has none."""
    before = text[: found.start()].rstrip()
    return not before or before.endswith(",") or bool(_AGREES_THAT.search(before))


def _present_tense_duty(text: str, who: BearerPatterns) -> tuple[ModalVerb, DutyBearer] | None:
    """A duty in the present tense of translations: "The employer informs the works council"."""
    for seen in matches_after_names(text, who, modals.present_tense_duty()):
        before = text[: seen.start()]
        bearer = who.subject(before, text[seen.end() :], verb_end=seen.end())
        if bearer.side and not who.subordinate(before):
            ban = REFRAIN_FROM.match(seen.group())
            return verb_between(seen, seen, Modality.MUST_NOT if ban else Modality.MUST), bearer
    return None


# ---
# The statements of a sentence: each part of it in which one verb says what someone is to do.

_JOINED = re.compile(r"(?:;|,? (?:and|but|while|whereas)) ", re.IGNORECASE)


@frozen(kw_only=True)
class Statement:
    """Part of a sentence in which one verb says what someone is to do."""

    start: int
    end: int
    verb: ModalVerb
    bearer: DutyBearer
    inherits: bool = False
    """Whether it has no subject of its own, and so that of the statement before it."""


def statements(
    sentence: str, who: BearerPatterns, *, foreign: bool, spoken_of: str
) -> Iterator[Statement]:
    """Each statement of a sentence that says what someone is to do, in order."""
    duty = modals.counterparty_duty_verb() if foreign else modals.duty_verb()
    for start, end in _parts(sentence, who, duty):
        part = sentence[start:end]
        reader = read_counterparty_statement if foreign else read_statement
        if found := reader(part, who, duty, spoken_of):
            verb, bearer = found
            after = part[verb.end :]
            inherits = not part[: verb.start] and not modals.passive_participle().match(after)
            yield Statement(start=start, end=end, verb=verb, bearer=bearer, inherits=inherits)


def _parts(sentence: str, who: BearerPatterns, duty: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where the parts of a sentence stand that each have someone who must do something."""
    first = main_modal_verb(sentence, who, duty)
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


# ---
# What is to be done, and what follows where it is not.

_FOLLOWS = re.compile(
    r"(?:[,;]|(?= (?:and|or) ))(?: and| or)? (?P<what>(?:failing (?:which|that)|or else|otherwise|in default of which"
    r"|after which|(?:if|where) (?:it|they) (?:does|do|fails?)(?: not)?)\b.*)",
)
_BROKEN = re.compile(
    r"\b(?:breaks?|breach(?:es)?|fails?|misses|is late|non-compliance|does not|has not|do not|without)\b"
)


def action_and_consequence(
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
    follows = _FOLLOWS.search(plain, start, end)
    action = _trimmed(plain, start, follows.start() if follows else end)
    if follows:
        return action, _trimmed(plain, follows.start("what"), end)
    broken = trigger is not None and _BROKEN.search(plain, *trigger)
    return action, action if broken else None


def _trimmed(plain: str, start: int, end: int) -> TextRange | None:
    """Without the stops and blanks at either end."""
    while start < end and plain[start] in " ,":
        start += 1
    while start < end and plain[end - 1] in " ,;:.":
        end -= 1
    return (start, end) if start < end else None


# ---
# Where the sentences of a paragraph end.

_SHORT = ("No", "no", "Nos", "Art", "Reg", "reg", "Sch", "s", "ss", "para", "cl", "v", "Dr", "St")
_SENTENCE = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][”\"’')\]]))"
    + "".join(rf"(?<!\b{word}\.)" for word in _SHORT)
    + r"\s+(?=[“\"'(\[]?[A-Z0-9])",
)


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph.

    >>> split_sentences("It stops. The rule in 4.2 holds.")
    ['It stops.', 'The rule in 4.2 holds.']
    """
    return [sentence for part in _SENTENCE.split(text) if (sentence := part.strip())]


# ---
# A sentence that takes back the others: "Nothing in this clause binds the Employer".

_HINTS = (
    "nothing in this",
    "statement of",
    "guidance",
    "aspirational",
    "binding",
    "for information",
    "to bind",
    "obligation",
    "no duty",
    "any duty",
)
"""One of these stands in every such sentence; looking for them first costs almost nothing."""


@cache
def _disclaimer() -> re.Pattern[str]:
    this = r"(?:this|the above|the foregoing) ?(?:article|clause|paragraph|part|policy|section|statement)?"
    made = r"(?:obligation|duty|duties|commitment|liability)s?"
    return re.compile(
        # "Requires the Employer to disclose" takes back one thing, and "binds the Employer" all.
        r"\bnothing in (?:this|the) \w+ (?:shall |will |is intended to |is to )?"
        rf"(?:(?:bind|oblige|commit)s? the (?!union\b|employees?\b)(?:\w+ ){{0,3}}?\w+(?=[.;]|$)"
        rf"|(?:create|impose|give rise to|giving rise to)s? (?:any |an? )?(?:\w+ )?{made}"
        rf"|be (?:construed|read|taken) as (?:creating |imposing )?(?:binding|an?|any) ?(?:\w+ )?(?:{made})?)"
        rf"|\b{this} (?:is|are) (?:only |intended (?:only )?as )?(?:an? )?"
        r"(?:statements? of (?:aims?|good practice|intent(?:ion)?|principles?)|aspirational"
        r"|(?:for |by way of )?guidance|for information"
        r"|not (?:legally |intended to be (?:legally )?)?(?:binding|enforceable)"
        rf"|not intended to (?:bind|create (?:any |an? )?(?:\w+ )?{made}))"
        rf"|\b(?:{this}|it) (?:(?:creates?|imposes?) no|(?:does|do|shall|will) not (?:create|impose) (?:any|an?))"
        rf" (?:\w+ )?{made}\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1024)
def find_disclaimer(text: str) -> str:
    """The words by which a text takes back all that it says; empty where it does not.

    >>> find_disclaimer("The Employer must reply. This clause is for guidance only.")
    'This clause is for guidance'
    >>> find_disclaimer("Nothing in this clause requires the Employer to disclose a secret.")
    ''
    """
    plain = text.lower()
    if not any(hint in plain for hint in _HINTS):
        return ""
    found = _disclaimer().search(text)
    return found.group() if found else ""


LONGEST_SENTENCE = 3000
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
        if len(sentence) > LONGEST_SENTENCE:
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
    return min(best, Grade.ASPIRATIONAL) if find_disclaimer(text) else best


@frozen(kw_only=True)
class _Sentence:
    """A sentence as it is read: its words, and what holds for every statement in it."""

    text: str
    plain: str
    """In lower case, with blanks where something weakens it."""
    weak: tuple[RoleSpan, ...]
    opening: deadlines.TextRange


@lru_cache(maxsize=4096)
def _in_sentence(
    text: str,
    roles: frozenset[tuple[str, str]],
    spoken_of: str,
    foreign: bool,  # noqa: FBT001 - a cache wants its arguments in one order
) -> tuple[Obligation, ...]:
    """What one sentence obliges to; remembered, since drafts repeat most of theirs."""
    who = bearer_patterns(roles, foreign=foreign)
    found = tuple(statements(text, who, foreign=foreign, spoken_of=spoken_of))
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
    for seen in modals.find_weakeners(plain):
        role = SemanticRole.SOFTENER if seen.lastgroup == "softener" else SemanticRole.CARVE_OUT
        yield RoleSpan(role=role, start=seen.start(), end=seen.end())


def _obligation(
    sentence: _Sentence, statement: Statement, bearer: DutyBearer, at: int
) -> Obligation:
    """One statement as a value, each of its words quoted from the sentence."""
    verb = statement.verb
    end = statement.start + verb.end
    deadline, trigger = deadlines.find_timing(
        sentence.plain, (statement.start, statement.end), sentence.opening
    )
    action, consequence = action_and_consequence(sentence.plain, (end, statement.end), trigger)
    spans = {
        SemanticRole.SUBJECT: (at, at + len(bearer.words)) if bearer.words else None,
        SemanticRole.DUTY: (statement.start + verb.start, end),
        SemanticRole.ACTION: action,
        SemanticRole.DEADLINE: deadline,
        SemanticRole.TRIGGER: trigger,
        SemanticRole.CONSEQUENCE: consequence,
    }
    said = {role: sentence.text[slice(*span)] if span else "" for role, span in spans.items()}
    marks = [
        RoleSpan(role=role, start=span[0], end=span[1]) for role, span in spans.items() if span
    ]
    softeners, carve_outs = (
        [sentence.text[mark.start : mark.end] for mark in sentence.weak if mark.role is role]
        for role in (SemanticRole.SOFTENER, SemanticRole.CARVE_OUT)
    )
    firm = verb.modality in (Modality.MUST, Modality.MUST_NOT)
    standing = _STANDING if verb.modality is Modality.MUST_NOT else ""
    return Obligation(
        sentence=sentence.text,
        subject=bearer.words,
        side=bearer.side,
        duty=verb.text,
        modality=verb.modality,
        action=said[SemanticRole.ACTION],
        softeners=softeners if firm else [verb.text, *softeners],
        carve_outs=carve_outs,
        timing=said[SemanticRole.DEADLINE] or said[SemanticRole.TRIGGER] or standing,
        deadline=said[SemanticRole.DEADLINE],
        trigger=said[SemanticRole.TRIGGER],
        consequence=said[SemanticRole.CONSEQUENCE],
        marks=tuple(sorted((*marks, *sentence.weak), key=lambda mark: (mark.start, mark.end))),
    )
