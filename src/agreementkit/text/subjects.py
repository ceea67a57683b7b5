"""Who a sentence says is to do something, and which side they are on."""

import re
from functools import lru_cache

from attrs import evolve, frozen

from agreementkit.text import names
from agreementkit.text.verbs import participle

__all__ = ["Bearer", "People", "people"]

_DETERMINER = (
    r"(?:only|the|our|an?|(?:each|either|neither|both|all)(?: of)?|every|any|no|its|their|relevant"
    r"|responsible|named|affected) "
)
_JOINER = r"(?:and|but|or|nor|so|that|then|until then)"
_CLAUSE_OPENER = r"(?:if|when|whenever|where|wherever|once|unless|until(?! then\b)|while|because|although|should(?! not\b))"
_OPENER = (
    rf"(?:{_CLAUSE_OPENER}|after|as|at|before|by|during|except|following|for|from|in|not?|on|prior"
    r"|subject|to|under|upon|within|without)"
)
_PREPOSITION = (
    r"(?:about|against|as|at|behalf|between|by|for|from|in|of|on|than|through|to|under|with)"
)
_PIECE = re.compile(r"[^\s,:;–—](?:[^,:;–—]*[^\s,:;–—])?")
_OPENS = re.compile(rf"{_OPENER}\b", re.IGNORECASE)
_OPENS_CLAUSE = re.compile(rf"{_CLAUSE_OPENER}\b", re.IGNORECASE)
_ONLY_WHERE = re.compile(rf"\w only {_CLAUSE_OPENER} (?!.*\b(?:and|but)\b)", re.IGNORECASE)
"""A condition after what it limits: "applies only where the System could touch"."""
_LEADS_TO_SUBJECT = re.compile(rf"(?:{_JOINER}|{_CLAUSE_OPENER})\Z", re.IGNORECASE)
_STILL_INSIDE = re.compile(rf"(?:and|but|or|that|{_CLAUSE_OPENER})\Z", re.IGNORECASE)
_LEADS_AWAY = re.compile(rf"{_PREPOSITION}\Z", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|they)\Z", re.IGNORECASE)
_BARE_PRONOUN = re.compile(r"(?:(?:and|but|or) )?(?:it|they)\Z", re.IGNORECASE)
_RELATIVE = re.compile(r".*\b(?:that|which|who|whom|what|how|whether)\Z", re.IGNORECASE)
_AGAIN = re.compile(r"\w+ (it|they|we) .* \1\Z", re.IGNORECASE)
"""A condition and then its own subject again, with no comma: "if they ask they must"."""
_WHO = re.compile(r"\b(?:which|who|whom),[^,]*,\s*\Z", re.IGNORECASE)
_NO_NOUN = "".join(
    rf"(?<!\b{noun} )" for noun in ("request", "notice", "proposal", "decision", "demand", "breach")
)
"""Tells "must be told by the Union" from "within 5 days of a request by the Union"."""
_BY = re.compile(rf"{_NO_NOUN}\bby ", re.IGNORECASE)
_JOINS = re.compile(rf"{_JOINER} ", re.IGNORECASE)
_IN_OPENING = re.compile(rf"{_OPENER} ", re.IGNORECASE)
_IN_THAT = re.compile(rf"{_OPENER} [\w ]+ that ", re.IGNORECASE)
_ENDS = r"(?![\w’'])"
_NEXT_CLAUSE = re.compile(
    r" (?:if|when|where|once|unless|until|after|before|because|that|which|who)\b",
    re.IGNORECASE,
)


@frozen
class Bearer:
    """The words that say who, where they begin, and the side that they are on."""

    words: str
    start: int
    side: str = ""


@frozen
class People:
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
        spoken_of: str = "",
    ) -> Bearer:
        """The subject's words and side, from what stands before and after the verb.

        Where something is done to the grammatical subject, the one who bears the duty
        is the agent: "must be told by the Employer".

        Args:
            before: what stands before the verb.
            after: what stands after it.
            verb_end: where the verb ends.
            right: whether the verb gives its subject a right: "is entitled to be told".
            spoken_of: the side that "it" means where the sentence does not say.
        """
        if not right and participle().match(after):
            agent = self._agent(_NEXT_CLAUSE.split(after, maxsplit=1)[0])
            return evolve(agent, start=verb_end + agent.start) if agent else _last(before)
        last = _last(before)
        if before.rstrip().endswith(","):
            # Words stand between the subject and its verb.
            return self._first(before, list(_PIECE.finditer(before))) or last
        if named := self._right_before(before, last.words):
            return Bearer(named, before.rindex(named), self.side(named))
        pieces = list(_PIECE.finditer(before))
        if pronoun := _PRONOUN.search(last.words):
            own = Bearer(pronoun.group(), last.start + pronoun.start())
            if found := self._in_opening(pieces[0].group()):
                return evolve(own, side=self.side(found))
            if _BARE_PRONOUN.match(last.words) and not self.one.search(before[: own.start]):
                return evolve(own, side=spoken_of)
        return self._first(before, [*pieces[-1:], *pieces[:1]]) or last

    def subordinate(self, before: str) -> bool:
        """Whether a verb after these words says when or which, and not who must do what."""
        last = _last(before).words
        if last == "or":
            # "Where it touches, or could touch": the second verb stays in the condition.
            before = before.rstrip().removesuffix("or").rstrip(" ,")
            last = _last(before).words
        if before.rstrip().endswith(","):
            # "Before that," is closed; "a person who, if asked," is not.
            return bool(_WHO.search(before))
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
        return not (_PRONOUN.search(last) and (self._in_opening(last) or _AGAIN.match(last)))

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
        apart = not _OPENS.match(last) or _LEADS_AWAY.match(lead or "")
        if lead and apart and not _LEADS_TO_SUBJECT.match(lead):
            return None
        return found["names"]

    def _in_opening(self, piece: str) -> str | None:
        """Who stands at the head of an opening: "if the Union asks"."""
        for opening in (_IN_OPENING.match(piece), _IN_THAT.match(piece)):
            if opening and (found := self.listed.match(piece, opening.end())):
                return found.group()
        return None

    def _agent(self, after: str) -> Bearer | None:
        for by in _BY.finditer(after):
            if found := self.listed.match(after, by.end()):
                return Bearer(found.group(), found.start(), self.side(found.group()))
        return None

    def _first(self, before: str, pieces: list[re.Match[str]]) -> Bearer | None:
        for piece in pieces:
            joiner = _JOINS.match(before, piece.start(), piece.end())
            start = joiner.end() if joiner else piece.start()
            if found := self.listed.match(before, start, piece.end()):
                return Bearer(piece.group(), piece.start(), self.side(found.group()))
        return None


def _last(before: str) -> Bearer:
    """The last piece of what stands before a verb, whoever that is."""
    pieces = list(_PIECE.finditer(before))
    return Bearer(pieces[-1].group(), pieces[-1].start()) if pieces else Bearer("", 0)


@lru_cache(maxsize=16)
def people(roles: frozenset[tuple[str, str]], *, foreign: bool) -> People:
    """The patterns for those who can bear a duty.

    Args:
        roles: each name in lower case, with its side.
        foreign: whether to know the names that other people's texts give to each side.
    """
    sides: dict[str, list[str]] = {}
    for name, side in sorted(roles, key=lambda role: (-len(role[0]), role)):
        sides.setdefault(side, []).append(re.escape(name))
    for known in (names.FOREIGN, names.EVERYWHERE) if foreign else (names.EVERYWHERE,):
        for side, pattern in known.items():
            sides.setdefault(side, []).append(pattern)
    order = sorted(sides, key=_ORDER.index)
    role = "|".join(pattern for side in order for pattern in sides[side])
    named_role = "|".join(f"(?P<{side}>{'|'.join(sides[side])})" for side in order)
    one = rf"\b(?:{role}){_ENDS}"
    each = rf"(?:{_DETERMINER}){{0,4}}(?:(?:{role})[’']s? )?{one}"
    listed = rf"{each}(?:(?:, {each})*,? (?:and|or|nor) {each})?"

    def compiled(pattern: str) -> re.Pattern[str]:
        # Letters that only look like ours, as in "the Unıon", are not ours.
        return re.compile(pattern, re.IGNORECASE | re.ASCII)

    return People(
        one=compiled(rf"\b(?:{named_role}){_ENDS}"),
        listed=compiled(rf"{listed}(?![\w-])"),
        at_end=compiled(
            rf"(?:^|[,:;–—(] ?|\b(?P<lead>[\w’']+) (?={_DETERMINER}))(?:{_JOINER} )?"
            rf"(?P<names>{listed})$",
        ),
    )


_ORDER = ("joint", "union", "employer", "staff")
"""Which name to try first: "trade union managers" are hardly ever meant."""
