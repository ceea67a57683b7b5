"""Words beside a figure that turn its meaning round, though the figure stays.

"At least 26 weeks" and "at most 26 weeks" have the same figure, as have "26 weeks before" and
"26 weeks after", and "7 hours a week" and "7 hours a month".
"""

import re
from enum import StrEnum
from functools import cache

from attrs import frozen

from agreementkit.model import Parameter

__all__ = ["Beside", "Turn", "turn"]

Beside = tuple[str, str]
"""The words before a figure, and those behind it."""


class Turn(StrEnum):
    """What the change of the words beside a figure does to it."""

    WORSE = "worse"
    """What was sure to members is now no more than a limit on it."""
    LOOSE = "loose"
    """It is no longer fixed: "about", "a target of"."""
    OPEN = "open"
    """A person must say."""


@frozen(kw_only=True)
class _Bound:
    sort: str = ""
    words: str = ""


# "Not more than", and "is not obliged to give more than".
_NOT = r"(?:not|no|never|nor)(?: [\w’'-]+){0,5}?"
_MORE = r"(?:more|longer|greater|higher|later) than|over|above|exceed(?:ing|s)?|in excess of|beyond"
_LESS = r"(?:less|fewer|shorter|lower|sooner|earlier) than|under|below|before"
_LEAST = rf"{_NOT} (?:{_LESS})|at least|(?:a |the )?minimum(?: of)?|at a minimum|{_MORE}|after"
_MOST = (
    rf"{_NOT} (?:{_MORE})|at (?:the )?most|(?:a |the )?maximum(?: of)?|up to|within|inside"
    rf"|(?:capped|limited) (?:at|to)|{_LESS}"
)
_LOOSE = (
    r"about|around|approximately|approx\.?|circa|roughly|in the (?:region|order) of|of the order of"
    r"|nearly|almost|a target of|(?:an )?indicative|ideally|normally|usually|typically|generally"
)
_BETWEEN = (
    r"(?: (?:an?|the|any|another|further|period|total|in|of|full|first|next|last|its|their|every"
    r"|each|once|notice|average|limit|by|to))*"
)
_BEHIND_LEAST = r"or (?:more|longer|over|greater)|(?:at (?:the )?least|as a minimum|minimum)"
_BEHIND_MOST = r"or (?:less|fewer|under|sooner|shorter)|(?:at (?:the )?most|as a maximum|maximum)"
_TIME = r"(?:(?:working|calendar) )?(?:hour|day|week|fortnight|month|quarter|year)s?"


@cache
def _before() -> re.Pattern[str]:
    # The first that matches begins furthest left: "not more than" before "more than".
    return re.compile(
        rf"(?<![\w-])(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<loose>{_LOOSE})){_BETWEEN} ?\Z"
    )


@cache
def _behind() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"[ (,]*(?:(?P<most>{_BEHIND_MOST})|(?P<least>{_BEHIND_LEAST}))\b"),
        re.compile(rf"(?:[’'] ?| )(?:an?|per|in (?:any|each|every)|each|every) ({_TIME})\b"),
        re.compile(
            r"[’']? (?:(?P<before>before|prior to|ahead of|in advance|beforehand)"
            r"|(?P<after>after|following|from|later|afterwards))\b",
        ),
    )


def turn(parameter: Parameter, sent: Beside, offered: Beside) -> tuple[Turn, str] | None:
    """How the words beside a figure turn it, with those words; None where they do not.

    A bound that is only taken away or put in to members' good is no turn.

    Args:
        parameter: of the figure.
        sent: the words beside it in our line.
        offered: the words beside what stands there now.
    """
    sent, offered = _plain(sent), _plain(offered)
    return _bound_turned(parameter, _bound(sent), _bound(offered)) or _behind_turned(sent, offered)


def _plain(beside: Beside) -> Beside:
    before, behind = (re.sub(r"\s+", " ", words.casefold()) for words in beside)
    return before, behind


def _bound(beside: Beside) -> _Bound:
    found = _behind()[0].match(beside[1]) or _before().search(beside[0])
    if not found:
        return _Bound()
    sort = str(found.lastgroup)
    words = found[sort]
    way = _behind()[2].match(beside[1])
    if way and way.lastgroup == "before" and re.search(r"\b(?:later|earlier|sooner)\b", words):
        # No later than 26 weeks before: at least 26 weeks before.
        sort = {"least": "most", "most": "least"}.get(sort, sort)
    return _Bound(sort=sort, words=words)


def _bound_turned(parameter: Parameter, ours: _Bound, theirs: _Bound) -> tuple[Turn, str] | None:
    if theirs.sort in ("", ours.sort):
        return None
    words = f"“{ours.words}” became “{theirs.words}”" if ours.sort else f"“{theirs.words}” came in"
    if theirs.sort == "loose":
        return Turn.LOOSE, words
    protects = "least" if parameter.better == "higher" else "most"
    if ours.sort == protects or (not ours.sort and theirs.sort == "most" != protects):
        return Turn.WORSE, words
    if ours.sort == "loose" or (not ours.sort and theirs.sort == protects):
        return None
    return Turn.OPEN, words


def _behind_turned(sent: Beside, offered: Beside) -> tuple[Turn, str] | None:
    _, rate, way = _behind()
    ours, theirs = rate.match(sent[1]), rate.match(offered[1])
    if ours and theirs and ours[1] != theirs[1]:
        return Turn.OPEN, f"“{ours.group().strip()}” became “{theirs.group().strip()}”"
    before, after = way.match(sent[1]), way.match(offered[1])
    if before and after and before.lastgroup != after.lastgroup:
        return (
            Turn.OPEN,
            f"“{before[str(before.lastgroup)]}” became “{after[str(after.lastgroup)]}”",
        )
    return None
