"""Who a sentence says is to do something, and which side they are on."""

import re
from collections.abc import Mapping
from functools import lru_cache

from attrs import frozen

from agreementkit.text.phrases import PARTIES, participle

__all__ = ["People", "people"]

_DETERMINER = (
    r"(?:only|the|an?|(?:each|either|neither|both|all)(?: of)?|every|any|no|its|their|relevant"
    r"|responsible|named) "
)
_JOINER = r"(?:and|but|or|so|that|then)"
_CLAUSE_OPENER = r"(?:if|when|whenever|where|wherever|once|unless|until|while|because|although)"
_OPENER = (
    rf"(?:{_CLAUSE_OPENER}|after|as|at|before|by|during|except|following|for|from|in|not?|on|subject"
    r"|to|under|upon|within|without)"
)
_PREPOSITION = (
    r"(?:about|against|as|at|behalf|between|by|for|from|in|of|on|than|through|to|under|with)"
)
_STOP = re.compile(r"[,:;–—]")
_OPENS = re.compile(rf"{_OPENER}\b", re.IGNORECASE)
_OPENS_CLAUSE = re.compile(rf"{_CLAUSE_OPENER}\b", re.IGNORECASE)
_LEADS_TO_SUBJECT = re.compile(rf"(?:{_JOINER}|{_CLAUSE_OPENER})\Z", re.IGNORECASE)
_STILL_INSIDE = re.compile(rf"(?:and|but|or|that|{_CLAUSE_OPENER})\Z", re.IGNORECASE)
_LEADS_AWAY = re.compile(rf"{_PREPOSITION}\Z", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:^|.* )(?:it|they)\Z", re.IGNORECASE)
_RELATIVE = re.compile(r".*\b(?:that|which|who|whom|what|how|whether)\Z", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(
    r" (?:if|when|where|once|unless|until|after|before|because|that|which|who)\b",
    re.IGNORECASE,
)


@frozen
class People:
    """Those who can bear a duty, and the patterns that find them in a sentence."""

    sides: Mapping[str, str]
    names: str
    """A list of them, as a regular expression."""
    one: re.Pattern[str]
    at_end: re.Pattern[str]
    at_start: re.Pattern[str]
    in_opening: re.Pattern[str]
    agent: re.Pattern[str]

    def subject(self, before: str, after: str) -> tuple[str, str]:
        """The subject's words and side, from what stands before and after the verb.

        Where something is done to the grammatical subject, the one who bears the duty
        is the agent: "must be told by the Employer".
        """
        pieces = _pieces(before)
        last = pieces[-1] if pieces else ""
        if participle().match(after):
            agent = self.agent.search(_NEXT_CLAUSE.split(after, maxsplit=1)[0])
            return self._named(agent["names"]) if agent else (last, "")
        if before.rstrip().endswith(","):
            # Words stand between the subject and its verb.
            return self._first(pieces) or (last, "")
        if names := self._right_before(before, last):
            return self._named(names)
        if _PRONOUN.match(last) and (found := self.in_opening.match(pieces[0])):
            return last, self.side(found["names"])
        return self._first([last, *pieces[:1]]) or (last, "")

    def subordinate(self, before: str) -> bool:
        """Whether a verb after these words says when or which, and not who must do what."""
        pieces = _pieces(before)
        last = pieces[-1] if pieces else ""
        if _RELATIVE.match(last):
            return True
        if not _OPENS_CLAUSE.match(last):
            return False
        # "If the Union asks the Employer must answer": a new subject, but no comma.
        own = self.at_end.search(before.rstrip())
        if own and own["lead"] and not _STILL_INSIDE.match(own["lead"]):
            return False
        return not (_PRONOUN.match(last) and self.in_opening.match(last))

    def side(self, names: str) -> str:
        """`employer`, `union`, or `joint` where both are named."""
        sides = {self.sides[found.group().lower()] for found in self.one.finditer(names)}
        return sides.pop() if len(sides) == 1 else "joint"

    def _named(self, names: str) -> tuple[str, str]:
        return names, self.side(names)

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

    def _first(self, pieces: list[str]) -> tuple[str, str] | None:
        for piece in pieces:
            if found := self.at_start.match(piece):
                return piece, self.side(found["names"])
        return None


def _pieces(before: str) -> list[str]:
    return [piece for part in _STOP.split(before) if (piece := part.strip())]


@lru_cache(maxsize=16)
def people(roles: frozenset[tuple[str, str]]) -> People:
    """The patterns for those who can bear a duty.

    Args:
        roles: each name in lower case, with its side.
    """
    sides = {**dict(roles), **dict.fromkeys(PARTIES, "joint")}
    role = "|".join(map(re.escape, sorted(sides, key=lambda name: (-len(name), name))))
    one = rf"\b(?:{role})\b(?![’'])"
    each = rf"(?:{_DETERMINER}){{0,4}}(?:(?:{role})[’']s )?{one}"
    names = rf"{each}(?:(?:, {each})*,? (?:and|or|nor) {each})?"

    def compiled(pattern: str) -> re.Pattern[str]:
        # Letters that only look like ours, as in "the Unıon", are not ours.
        return re.compile(pattern, re.IGNORECASE | re.ASCII)

    return People(
        sides=sides,
        names=names,
        one=compiled(one),
        at_end=compiled(
            rf"(?:^|[,:;–—(] ?|\b(?P<lead>[\w’']+) (?={_DETERMINER}))(?:{_JOINER} )?"
            rf"(?P<names>{names})$",
        ),
        at_start=compiled(rf"(?:{_JOINER} )?(?P<names>{names})(?= |$)"),
        in_opening=compiled(rf"{_OPENER} (?:[\w ]+ that )?(?P<names>{names})(?= |$)"),
        agent=compiled(rf"\bby (?P<names>{names})"),
    )
