"""The statements of a sentence: each has one verb that says how far someone is bound, and a bearer.

"The Employer must meet the Union and must answer it" makes two statements of one bearer.
Text of our own style has one verb of duty, "must". A counterparty's text has many more, and
turns of phrase that a statement of our own style never takes; so there are two readers.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from attrs import evolve, frozen

from agreementkit.model.obligation import Modality
from agreementkit.text import duty_bearers, modals
from agreementkit.text.duty_bearers import BearerPatterns, DutyBearer


@frozen(kw_only=True)
class ModalVerb:
    """The words that say how far someone is bound, and where they stand in the statement."""

    text: str
    start: int
    end: int
    modality: Modality


@frozen(kw_only=True)
class Statement:
    """Part of a sentence in which one verb says what someone is to do."""

    start: int
    end: int
    verb: ModalVerb
    bearer: DutyBearer
    inherits: bool = False
    """Whether it has no subject of its own, and so that of the statement before it."""


# ---
# A sentence cut into its statements.

_CONJUNCTION = re.compile(r"(?:;|,? (?:and|but|while|whereas)) ", re.IGNORECASE)


def statements(
    sentence: str, who: BearerPatterns, *, foreign: bool, antecedent: str
) -> Iterator[Statement]:
    """Each statement of a sentence that says what someone is to do, in order."""
    duty = modals.counterparty_duty_verb() if foreign else modals.duty_verb()
    for start, end in _statement_ranges(sentence, who, duty):
        part = sentence[start:end]
        reader = _read_counterparty_statement if foreign else _read_statement
        if found := reader(part, who, duty, antecedent):
            verb, bearer = found
            after = part[verb.end :]
            inherits = not part[: verb.start] and not modals.passive_participle().match(after)
            yield Statement(start=start, end=end, verb=verb, bearer=bearer, inherits=inherits)


def _statement_ranges(
    sentence: str, who: BearerPatterns, duty: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Where the parts of a sentence stand that each have someone who must do something."""
    first = _main_modal_verb(sentence, who, duty)
    starts = [0]
    if first is not None:
        taken = first.end()
        for joiner in _CONJUNCTION.finditer(sentence, taken):
            if joiner.start() < taken:
                continue
            named = who.listed.match(sentence, joiner.end())
            at = named.end() + 1 if named else joiner.end()
            if verb := duty.match(sentence, at):
                starts.append(joiner.end())
                taken = verb.end()
    return pairwise([*starts, len(sentence)])


# ---
# One statement in our own style: its verb, and who bears it.

_NEGATIVE_SUBJECT = re.compile(
    r"(?:no(?!t\b| later\b| more\b| fewer\b| less\b)|neither|none of|in no (?:case|event)|at no time"
    r"|under no circumstances|on no account|never)\b",
    re.IGNORECASE,
)
"""What makes a ban of all that follows."""
_REFRAIN_FROM = re.compile(r" refrains? from\b", re.IGNORECASE)
"""A verb that makes a ban of what follows it."""
_GRANTS_RIGHT = re.compile(r"\b(?:right|entitled)\b", re.IGNORECASE)
_RELATIVE_PRONOUN_END = re.compile(
    r"\b(?:that|which|whom|who|what|how|whether) (?:the |an? |each )?\Z", re.IGNORECASE
)
_SUBORDINATOR = re.compile(
    r"\b(?:that|which|who|whom|if|where|when|because|unless|until)\b", re.IGNORECASE
)
_SUBJECT_PRONOUN = re.compile(r"(?:^|(?<=, )|(?<=and ))(?:it|they|we)\b", re.IGNORECASE)


def _verb_between(first: re.Match[str], last: re.Match[str], modality: Modality) -> ModalVerb:
    """The verb that reaches from one match to the end of another."""
    whole = first.string[first.start() : last.end()]
    text = whole.lstrip(" ,")
    return ModalVerb(
        text=text,
        start=first.start() + len(whole) - len(text),
        end=last.end(),
        modality=modality,
    )


def _main_modal_verb(text: str, who: BearerPatterns, duty: re.Pattern[str]) -> re.Match[str] | None:
    """The first verb of duty that is not part of a condition or of a description."""
    # The limit keeps a sentence made to stall from being read once for each of its verbs.
    found = islice(duty.finditer(text), 20)
    return next((verb for verb in found if _binds_in_main_clause(verb, who)), None)


def _binds_in_main_clause(verb: re.Match[str], who: BearerPatterns) -> bool:
    before = verb.string[: verb.start()]
    if who.subordinate(before):
        return False
    # "Until the Union has agreed to it": what is no modal verb often only describes.
    modal = verb.group().lower().startswith(("must", "shall", "will", "may"))
    return modal or not _SUBORDINATOR.search(before.rsplit(",", maxsplit=1)[-1])


def _read_statement(
    text: str,
    who: BearerPatterns,
    duty: re.Pattern[str],
    antecedent: str,
    *,
    foreign: bool = False,
) -> tuple[ModalVerb, DutyBearer] | None:
    """The verb of a statement and who bears it; None where it says nothing of what to do."""
    first = _main_modal_verb(text, who, duty)
    verb = _weak_verb(text, who, foreign=foreign) if first is None else _duty_verb(text, who, first)
    if verb is None:
        return None
    before, after = text[: verb.start], text[verb.end :]
    right = verb.modality is Modality.MAY and bool(_GRANTS_RIGHT.search(verb.text))
    bearer = who.subject(before, after, verb_end=verb.end, right=right, antecedent=antecedent)
    return verb, bearer


def _duty_verb(text: str, who: BearerPatterns, duty: re.Match[str]) -> ModalVerb:
    """The verb of duty, or what takes its place."""
    # "The aim is to" has the look of a duty, and "the employer is to" is one.
    end = duty.end() if duty.group().lower() in ("is to", "are to") else duty.start()
    if framed := _framing_opinion(text, who, end):
        return _verb_between(framed, framed, Modality.WISH)
    prohibited = modals.prohibition().search(duty.group())
    if prohibited:
        # "must not be required to" lets someone off; "must not seek to" does not.
        rest = modals.release_from_duty().match(text, duty.end())
        return _verb_between(duty, rest or duty, Modality.MAY if rest else Modality.MUST_NOT)
    # "must seek to": the try takes the place of the duty.
    if rest := modals.attempt_verb().match(text, duty.end()):
        return _verb_between(duty, rest, Modality.WISH)
    if rest := modals.permission().match(text, duty.end()):
        return _verb_between(duty, rest, Modality.MAY)
    negative = _NEGATIVE_SUBJECT.match(text[: duty.start()]) or _REFRAIN_FROM.match(
        text, duty.end()
    )
    return _verb_between(duty, duty, Modality.MUST_NOT if negative else Modality.MUST)


def _framing_opinion(text: str, who: BearerPatterns, end: int) -> re.Match[str] | None:
    """What makes a mere view of all that follows: "the aim is that", "the Employer notes that"."""
    before = f"{text[:end]} ".lower()
    if " that " not in before and " to " not in before:
        return None
    seen = modals.statement_of_intent().search(text, 0, end)
    views = [seen] if seen else []
    views += [
        seen
        for seen in _matches_after_names(text, who, modals.statement_of_opinion())
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
        modality = Modality.MAY if seen.lastgroup == "permission" else Modality.WISH
        found.append(
            _verb_between(seen, modals.attempt_verb().match(text, seen.end()) or seen, modality)
        )
        break
    says_only = (modals.attempt_verb(), modals.statement_of_opinion())
    found += [
        _verb_between(one, one, Modality.WISH)
        for one in _matches_after_names(text, who, *says_only)
    ]
    for pronoun in _SUBJECT_PRONOUN.finditer(text):
        after = (pattern.match(text, pronoun.end()) for pattern in says_only)
        found += [_verb_between(one, one, Modality.WISH) for one in after if one]
    return min(found, key=lambda verb: verb.start, default=None)


def _matches_after_names(
    text: str,
    who: BearerPatterns,
    *patterns: re.Pattern[str],
) -> Iterator[re.Match[str]]:
    """What matches a pattern right after the name of someone who can bear a duty."""
    for name in who.one.finditer(text):
        after = (pattern.match(text, name.end()) for pattern in patterns)
        found = next(filter(None, after), None)
        # "the machinery that the Employer recognises" says nothing of what it thinks.
        if found and not _RELATIVE_PRONOUN_END.search(text, 0, name.start()):
            yield found


# ---
# One statement in a counterparty's text: what our own style never says comes first.

_INVERTED = re.compile(
    r"(?:in no (?:case|event)|at no time|under no circumstances|on no account|never)\Z",
    re.IGNORECASE,
)
_DOCUMENT_SUBJECT = re.compile(
    rf"{duty_bearers.DOCUMENT_NOUNS}(?: (?:in|of|under) .*)?\Z", re.IGNORECASE
)
_TECHNOLOGY_SUBJECT = re.compile(rf"{duty_bearers.TECHNOLOGY_NOUNS}\Z", re.IGNORECASE)
_ABOUT_THE_TEXT = re.compile(
    r"(?: not)? (?:mean|include|apply(?= (?:to|from|in|only|where|if|when|equally|also)\b|[.;])"
    r"|commence|expire|consist|constitute|prevail|supersede|take effect|come into|enter into|be (?:deemed|construed|governed|interpreted|effective|final))\b",
    re.IGNORECASE,
)
"""What a text says of itself or of its words, and of nobody's conduct."""


def _read_counterparty_statement(
    text: str,
    who: BearerPatterns,
    duty: re.Pattern[str],
    antecedent: str,
) -> tuple[ModalVerb, DutyBearer] | None:
    """As `_read_statement`, with the turns of phrase of other people's texts."""
    found = (
        _impersonal_prohibition(text, who)
        or _prohibition_protecting_staff(text)
        or _read_statement(text, who, duty, antecedent, foreign=True)
    )
    if found is None:
        return _present_tense_duty(text, who)
    verb, bearer = found
    before, after = text[: verb.start].rstrip(), text[verb.end :]
    words = before.rsplit(", ", maxsplit=1)[-1]
    if _DOCUMENT_SUBJECT.match(words):
        # An agreement owes nobody anything: "this Article shall not apply".
        return None
    firm = verb.modality in (Modality.MUST, Modality.MUST_NOT)
    if not bearer.side and (_is_prediction(verb, words) or (firm and _ABOUT_THE_TEXT.match(after))):
        return None
    if _INVERTED.match(before) and (named := who.listed.match(after, 1)):
        start = verb.end + named.start()
        return verb, DutyBearer(named.group(), start, who.side(named.group()))
    if verb.modality is Modality.MAY and _NEGATIVE_SUBJECT.match(before) and bearer.side:
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
    return bool(_TECHNOLOGY_SUBJECT.match(subject)) and verb.text.lower() in (
        "will",
        "is expected to",
    )


_AGREES_THAT = re.compile(
    r"^[^,]{0,80}\b(?:agrees?|undertakes?|confirms?|guarantees?|accepts?|pledges?) that\Z",
    re.IGNORECASE,
)
_IMPERSONAL = re.compile(
    r"\b(?P<verb>it (?:is|shall be|will be) (?:forbidden|prohibited|not (?:permitted|allowed|open)"
    r"|unlawful) (?:for|to)) ",
    re.IGNORECASE,
)


def _impersonal_prohibition(text: str, who: BearerPatterns) -> tuple[ModalVerb, DutyBearer] | None:
    """A ban with nobody as its subject: "It is forbidden for the employer to …"."""
    found = _IMPERSONAL.search(text)
    named = found and who.listed.match(text, found.end())
    if not found or not named or not _opens_main_clause(text, found):
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


def _prohibition_protecting_staff(text: str) -> tuple[ModalVerb, DutyBearer] | None:
    """A ban that only an employer can keep: "No employee shall be laid off"."""
    found = _DONE_TO_STAFF.search(text)
    if found is None or not found.lastgroup or not _opens_main_clause(text, found):
        return None
    start, end = found.span(found.lastgroup)
    verb = ModalVerb(text=text[start:end], start=start, end=end, modality=Modality.MUST_NOT)
    return verb, DutyBearer(text[found.start() : start].rstrip(), found.start(), "employer")


def _opens_main_clause(text: str, found: re.Match[str]) -> bool:
    """Whether it is a main clause; "we hope that no employee will be laid off" has none."""
    before = text[: found.start()].rstrip()
    return not before or before.endswith(",") or bool(_AGREES_THAT.search(before))


def _present_tense_duty(text: str, who: BearerPatterns) -> tuple[ModalVerb, DutyBearer] | None:
    """A duty in the present tense of translations: "The employer informs the works council"."""
    for seen in _matches_after_names(text, who, modals.present_tense_duty()):
        before = text[: seen.start()]
        bearer = who.subject(before, text[seen.end() :], verb_end=seen.end())
        if bearer.side and not who.subordinate(before):
            ban = _REFRAIN_FROM.match(seen.group())
            return _verb_between(seen, seen, Modality.MUST_NOT if ban else Modality.MUST), bearer
    return None
