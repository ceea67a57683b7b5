"""Who bears a duty, and on which side: the words for each party, and the subject of a verb."""

import re
from collections.abc import Mapping
from functools import lru_cache

from attrs import evolve, frozen

from agreementkit.text.modals import passive_participle

# ---
# The nouns for each party.
#
# An agreement defines its own names. These are the others: both sides together and staff,
# whom nobody defines, and the names that other people's texts give to each side. Each is a
# regular expression, read without regard to capitals.

_THE = r"(?:the|this|our|each|every|an?|any|no|either|neither)"
_STAFF = (
    r"(?:(?:(?:affected|bargaining unit|displaced|individual|new|permanent|police) )?employees?|workers?|staff(?! (?:side|council|association|representatives?|forum)\b)"
    r"|(?:members?|pieces?) of (?:police )?staff|members? of the (?:bargaining )?unit"
    r"|(?:police )?officers|colleagues?|applicants?)"
)
ROLE_NOUNS: Mapping[str, str] = {
    "joint": (
        r"(?:(?:the )?(?:signatory |social |two )?(?:parties|partners|signatories)"
        r"|(?:each|either|neither|every) (?:party|side)|both (?:parties|sides)|(?:the )?two sides)"
    ),
    "staff": _STAFF,
}
"""Names that every agreement uses without defining them."""
_BODIES = (
    r"(?:administration|agency|authority|bank|board|business|charity|city|college|commission|company"
    r"|constabulary|corporation|council|county|department|district|division|employer|enterprise"
    r"|establishment|executive|firm|force|foundation|group|hospital|institution|management|ministry"
    r"|municipality|network|newspaper|office|operator|organi[sz]ation|platform|provider|publisher"
    r"|school|service|state|studio|trust|undertaking|university)"
)
_MANAGER = (
    r"(?:managers?|directors?|directorates?|supervisors?|heads?|chiefs?|chief officers?|executives?"
    r"|controllers?|superintendents?|administrators?)"
)
_OFFICER = (
    r"(?:(?:data protection|chief|senior|responsible|information|reporting|appointing|nominated"
    r"|designated|authorising|accountable|deputy|lead) )+(?:officers?|owners?|officials?)"
)
_GROUP = r"(?:team|board|office|department|directorate)s?"
_COUNTERPARTY_ROLE_NOUNS: Mapping[str, str] = {
    "joint": (
        r"(?:(?:the |an? )?(?:\w+ ){0,2}(?:joint|labou?r-management) (?:\w+ ){0,3}"
        r"(?:committee|council|body|group|forum)"
        r"|management and (?:the )?unions?)"
    ),
    "union": (
        r"(?:(?:\w+ )?(?:unions?|guild|local|brotherhood|federation)"
        r"|(?:the )?works councils?|(?:the )?(?:trade union|staff|employee|workers[’']?) side|staff side"
        r"|(?:the )?staff (?:council|association|forum)"
        r"|(?:\w+[’']? ){0,2}(?:representatives?|stewards?|delegates?)|shop stewards?"
        r"|(?:the )?trade union (?:side|organi[sz]ations?)|branch officers?)"
    ),
    "employer": (
        rf"(?:employers?|management|human resources|hr|we|{_THE} (?:\w+ )?{_BODIES}(?! side\b)"
        rf"|(?:\w+ ){{0,2}}{_MANAGER}(?: of (?:\w+ ){{0,2}}?\w+)?"
        rf"|{_OFFICER}|(?:the )?system owners?|(?:the )?chief constables?"
        r"|police and crime commissioners?|(?:the )?secretary of state|the home office"
        rf"|(?:\w+ ){{1,3}}{_GROUP}|cafcass(?: cymru)?|hm prison and probation service|hmpps)"
    ),
    "staff": (
        r"(?:you|users?|volunteers?|contractors|individuals?|grievants?|personnel|members(?! of\b)|everyone"
        r"|postholders?)"
    ),
}
"""What other people's texts call each side."""
EMPLOYER_ONLY_ACTS = (
    r"(?:laid off|dismissed|made (?:\w+ )?redundant|disciplined|terminated|discharged|demoted"
    r"|downgraded|suspended|furloughed|penali[sz]ed|sacked)"
)
"""What can be done to staff by nobody but their employer, so that no one need be named."""
DOCUMENT_NOUNS = (
    r"(?:nothing|(?:the |this |these |any |an? )?(?:(?:terms?|provisions?|requirements?|parts?|purpose|object|scope) of )?"
    r"(?:the |this |these |any )?(?:\w+ )?(?:accord|agreement|annex|article|clause|(?:policy )?document|paragraph"
    r"|policy|provisions?|schedule|section|terms?)(?: \d+(?:\.\d+)*)?)"
)
"""A text, which owes nobody anything."""
TECHNOLOGY_NOUNS = (
    r"(?:(?:the |these |such |new )*(?:ai|artificial intelligence|automation|digitali[sz]ation"
    r"|technolog(?:y|ies)|innovation|machines|chatbots|change|programme|project|initiative)s?)"
)
"""What a forecast is about: it promises nothing that "AI will change jobs"."""


# ---
# The subject of a verb, or the agent of a passive one.

_DETERMINER = (
    r"(?:only|the|our|an?|(?:each|either|neither|both|all)(?: of)?|every|any|no|its|their|relevant"
    r"|responsible|named|affected) "
)
_JOINER = r"(?:and|but|or|nor|so|that|then|until then)"
_CLAUSE_OPENER = r"(?:if|when|whenever|where|wherever|once|unless|until(?! then\b)|while|because|although|should(?! not\b))"
_ADJUNCT_OPENER = (
    rf"(?:{_CLAUSE_OPENER}|after|as|at|before|by|during|except|following|for|from|in|not?|on|prior"
    r"|subject|to|under|upon|within|without)"
)
_PREPOSITION = (
    r"(?:about|against|as|at|behalf|between|by|for|from|in|of|on|than|through|to|under|with)"
)
_PHRASE = re.compile(r"[^\s,:;–—](?:[^,:;–—]*[^\s,:;–—])?")
_OPENS_ADJUNCT = re.compile(rf"{_ADJUNCT_OPENER}\b", re.IGNORECASE)
_OPENS_CLAUSE = re.compile(rf"{_CLAUSE_OPENER}\b", re.IGNORECASE)
_ONLY_WHERE = re.compile(rf"\w only {_CLAUSE_OPENER} (?!.*\b(?:and|but)\b)", re.IGNORECASE)
"""A condition after what it limits: "applies only where the System could touch"."""
_LEADS_TO_SUBJECT = re.compile(rf"(?:{_JOINER}|{_CLAUSE_OPENER})\Z", re.IGNORECASE)
_STILL_INSIDE = re.compile(rf"(?:and|but|or|that|{_CLAUSE_OPENER})\Z", re.IGNORECASE)
_PREPOSITION_END = re.compile(rf"{_PREPOSITION}\Z", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|they)\Z", re.IGNORECASE)
_BARE_PRONOUN = re.compile(r"(?:(?:and|but|or) )?(?:it|they)\Z", re.IGNORECASE)
_RELATIVE = re.compile(r".*\b(?:that|which|who|whom|what|how|whether)\Z", re.IGNORECASE)
_RESUMED_PRONOUN = re.compile(r"\w+ (it|they|we) .* \1\Z", re.IGNORECASE)
"""A condition and then its own subject again, with no comma: "if they ask they must"."""
_OPEN_RELATIVE_CLAUSE = re.compile(r"\b(?:which|who|whom),[^,]*,\s*\Z", re.IGNORECASE)
_NOT_AFTER_NOUN = "".join(
    rf"(?<!\b{noun} )" for noun in ("request", "notice", "proposal", "decision", "demand", "breach")
)
"""Tells "must be told by the Union" from "within 5 days of a request by the Union"."""
_AGENT_BY = re.compile(rf"{_NOT_AFTER_NOUN}\bby ", re.IGNORECASE)
_JOINS = re.compile(rf"{_JOINER} ", re.IGNORECASE)
_IN_OPENING = re.compile(rf"{_ADJUNCT_OPENER} ", re.IGNORECASE)
_IN_THAT = re.compile(rf"{_ADJUNCT_OPENER} [\w ]+ that ", re.IGNORECASE)
_WORD_END = r"(?![\w’'])"
_NEXT_CLAUSE = re.compile(
    r" (?:if|when|where|once|unless|until|after|before|because|that|which|who)\b",
    re.IGNORECASE,
)


@frozen
class DutyBearer:
    """The words that say who, where they begin, and the side that they are on."""

    words: str
    start: int
    side: str = ""


@frozen
class BearerPatterns:
    """Those who can bear a duty, and the patterns that find them in a sentence."""

    one: re.Pattern[str]
    """One of them; the name of the group that matched is the side."""
    listed: re.Pattern[str]
    """A list of them, where it stands."""
    at_end: re.Pattern[str]

    def subject(
        self,
        before: str,
        after: str,
        *,
        verb_end: int,
        right: bool = False,
        antecedent: str = "",
    ) -> DutyBearer:
        """The subject's words and side, from what stands before and after the verb.

        Where something is done to the grammatical subject, the one who bears the duty
        is the agent: "must be told by the Employer".

        Args:
            before: what stands before the verb.
            after: what stands after it.
            verb_end: where the verb ends.
            right: whether the verb gives its subject a right: "is entitled to be told".
            antecedent: the side that "it" means where the sentence does not say.
        """
        if not right and passive_participle().match(after):
            agent = self._agent(_NEXT_CLAUSE.split(after, maxsplit=1)[0])
            return evolve(agent, start=verb_end + agent.start) if agent else _last_phrase(before)
        last = _last_phrase(before)
        if before.rstrip().endswith(","):
            # Words stand between the subject and its verb.
            return self._first_named(before, list(_PHRASE.finditer(before))) or last
        if named := self._right_before(before, last.words):
            return DutyBearer(named, before.rindex(named), self.side(named))
        phrases = list(_PHRASE.finditer(before))
        if pronoun := _PRONOUN.search(last.words):
            own = DutyBearer(pronoun.group(), last.start + pronoun.start())
            if found := self._in_opening(phrases[0].group()):
                return evolve(own, side=self.side(found))
            if _BARE_PRONOUN.match(last.words) and not self.one.search(before[: own.start]):
                return evolve(own, side=antecedent)
        return self._first_named(before, [*phrases[-1:], *phrases[:1]]) or last

    def subordinate(self, before: str) -> bool:
        """Whether a verb after these words says when or which, and not who must do what."""
        last = _last_phrase(before).words
        if last == "or":
            # "Where it touches, or could touch": the second verb stays in the condition.
            before = before.rstrip().removesuffix("or").rstrip(" ,")
            last = _last_phrase(before).words
        if before.rstrip().endswith(","):
            # "Before that," is closed; "a person who, if asked," is not.
            return bool(_OPEN_RELATIVE_CLAUSE.search(before))
        if _RELATIVE.match(last):
            return True
        if _ONLY_WHERE.search(last):
            return True
        if not _OPENS_CLAUSE.match(last):
            return False
        # "If the Union asks the Employer must answer": a new subject, but no comma.
        own = self.at_end.search(before.rstrip())
        if own and own["lead"] and not _STILL_INSIDE.match(own["lead"]):
            return False
        return not (
            _PRONOUN.search(last) and (self._in_opening(last) or _RESUMED_PRONOUN.match(last))
        )

    def side(self, named: str) -> str:
        """The side of those named; `joint` where the employer's and another are."""
        sides = {str(found.lastgroup) for found in self.one.finditer(named)}
        if len(sides) == 1:
            return sides.pop()
        return "union" if sides == {"union", "staff"} else "joint"

    def _right_before(self, before: str, last: str) -> str | None:
        found = self.at_end.search(before.rstrip())
        if found is None:
            return None
        lead = found["lead"]
        # "Within 5 days the Employer" has a subject; "a tool of the Employer" has another.
        apart = not _OPENS_ADJUNCT.match(last) or _PREPOSITION_END.match(lead or "")
        if lead and apart and not _LEADS_TO_SUBJECT.match(lead):
            return None
        return found["names"]

    def _in_opening(self, phrase: str) -> str | None:
        """Who stands at the head of an opening: "if the Union asks"."""
        for opening in (_IN_OPENING.match(phrase), _IN_THAT.match(phrase)):
            if opening and (found := self.listed.match(phrase, opening.end())):
                return found.group()
        return None

    def _agent(self, after: str) -> DutyBearer | None:
        for by in _AGENT_BY.finditer(after):
            if found := self.listed.match(after, by.end()):
                return DutyBearer(found.group(), found.start(), self.side(found.group()))
        return None

    def _first_named(self, before: str, phrases: list[re.Match[str]]) -> DutyBearer | None:
        for phrase in phrases:
            joiner = _JOINS.match(before, phrase.start(), phrase.end())
            start = joiner.end() if joiner else phrase.start()
            if found := self.listed.match(before, start, phrase.end()):
                return DutyBearer(phrase.group(), phrase.start(), self.side(found.group()))
        return None


def _last_phrase(before: str) -> DutyBearer:
    """The last phrase of what stands before a verb, whoever that is."""
    phrases = list(_PHRASE.finditer(before))
    return DutyBearer(phrases[-1].group(), phrases[-1].start()) if phrases else DutyBearer("", 0)


@lru_cache(maxsize=16)
def bearer_patterns(roles: frozenset[tuple[str, str]], *, foreign: bool) -> BearerPatterns:
    """The patterns for those who can bear a duty.

    Args:
        roles: each name in lower case, with its side.
        foreign: whether to know the names that other people's texts give to each side.
    """
    sides: dict[str, list[str]] = {}
    for name, side in sorted(roles, key=lambda role: (-len(role[0]), role)):
        sides.setdefault(side, []).append(re.escape(name))
    for known in (_COUNTERPARTY_ROLE_NOUNS, ROLE_NOUNS) if foreign else (ROLE_NOUNS,):
        for side, pattern in known.items():
            sides.setdefault(side, []).append(pattern)
    order = sorted(sides, key=_ORDER.index)
    role = "|".join(pattern for side in order for pattern in sides[side])
    named_role = "|".join(f"(?P<{side}>{'|'.join(sides[side])})" for side in order)
    one = rf"\b(?:{role}){_WORD_END}"
    each = rf"(?:{_DETERMINER}){{0,4}}(?:(?:{role})[’']s? )?{one}"
    listed = rf"{each}(?:(?:, {each})*,? (?:and|or|nor) {each})?"

    def compiled(pattern: str) -> re.Pattern[str]:
        # Letters that only look like ours, as in "the Unıon", are not ours.
        return re.compile(pattern, re.IGNORECASE | re.ASCII)

    return BearerPatterns(
        one=compiled(rf"\b(?:{named_role}){_WORD_END}"),
        listed=compiled(rf"{listed}(?![\w-])"),
        at_end=compiled(
            rf"(?:^|[,:;–—(] ?|\b(?P<lead>[\w’']+) (?={_DETERMINER}))(?:{_JOINER} )?"
            rf"(?P<names>{listed})$",
        ),
    )


_ORDER = ("joint", "union", "employer", "staff")
"""Which name to try first: "trade union managers" are hardly ever meant."""
