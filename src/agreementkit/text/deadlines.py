"""The words that say when: deadlines and terms, and the events that set a duty going.

Read like the softeners beside them: against a sentence in lower case.
"""

import re
from functools import cache

from agreementkit.model.values import MONTHS
from agreementkit.text.quantities import ONES, TEENS, TENS

TextRange = tuple[int, int]
"""Where some words stand in a sentence: first character, and the one after the last."""

_NUMBER = rf"(?:\d+(?:\.\d+)?|(?:one|two) hundred(?:(?: and)? [a-z-]+)?|(?:{TENS})(?:[- ](?:{ONES}))?|{TEENS}|{ONES})(?: \(\d+\))?"
_COUNT = rf"(?:an?|{_NUMBER})"
_UNIT = r"(?:(?:working|calendar|business|clear|full) )?(?:hour|day|week|fortnight|month|year|quarter)s?"
_AT_LEAST = r"(?:(?:at least|at most|up to|not? (?:less|fewer|more) than|more than|a minimum of) )?"
_SPAN = rf"{_AT_LEAST}(?:(?:a further|another|the (?:first|next|last)) )?{_COUNT} {_UNIT}"
_MONTH = f"(?:{'|'.join(MONTHS).lower()})"


@cache
def _deadline_pattern() -> re.Pattern[str]:
    """A date, a term or a rate."""
    return re.compile(
        r"\b(?:"
        r"(?:within|not? (?:later|longer) than|after|every|in|notice of|(?:for|over) a period of"
        rf"|(?P<term>for)) {_SPAN}(?(term)(?! of\b))"
        rf"|{_SPAN}(?:[’']s?(?: \w+){{0,2}} notice| (?:before|after|beforehand|in advance|later|from"
        r"|prior to|following|ahead of|to(?= (?!(?:the|an?|each|its|their)\b)\w)))"
        rf"|within {_COUNT} more"
        rf"|(?:\S*\d\S*(?: \w+){{0,4}}|once|twice) (?:an?|per|each|every) {_UNIT}"
        rf"|{_NUMBER} (?:[\w’']+ ){{1,6}}?(?:an?|per|each) {_UNIT}|per {_UNIT}"
        rf"|(?:each|every) (?:(?:other|calendar|financial|pay) )?(?:{_UNIT}|{_MONTH}|half-year)"
        rf"|in (?:any|each|every) (?:\w+ )?{_UNIT}"
        r"|(?:daily|weekly|monthly|quarterly|annually|yearly)"
        r"(?! (?:pay|rate|hours|leave|wages?|salary|earnings|rest|limit|total|test)\b)"
        r"|(?:by|on|from|until|before|after|not? later than)"
        rf" (?:\d+(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d+)(?:,? \d{{4}})?"
        rf"|(?:by|until|before|after) (?:{_MONTH} )?\d{{4}}"
        r"|by (?:the|its|their|that|each) (?:\w+ ){0,2}"
        r"(?:end|start|close|date|day|time|deadline|week|month|year|quarter)"
        r"|by first use|not? later than|the same (?:working )?day"
        r"|for the (?:whole )?(?:duration|life|lifetime|term)"
        r"|(?:within|in) (?:that|this|the same|the \w+) (?:time|period)"
        r"|on the (?:\w+ ){0,2}(?:day|date|anniversary)"
        r"|immediately|forthwith|at once|straight away|without (?:any )?delay"
        r"|at all times|at any time"
        r")\b",
    )


@cache
def _trigger_pattern() -> re.Pattern[str]:
    """The event that sets a duty going, or the time for which it lasts."""
    # "must state when", "as if", "look after" and "as before" set nothing going.
    asked = "".join(
        rf"(?<!\b{word} )" for word in ("state", "record", "say", "show", "explain", "see", "as")
    )
    events = (
        "request|occasion|change|update|review|renewal|breach|referral|complaint|appeal|visit"
        "|inspection|hearing|decision|refusal|modification|signature"
    )
    return re.compile(
        r"\b(?:"
        rf"{asked}(?:if|where|when)\b(?! ?[,.;:]| (?:and|or)\b|$)"
        r"|(?<!look )(?<!looks )after|(?<!as )before|until|whenever|while|during|throughout"
        r"|prior to|upon|following(?= (?:each|every|the|an?|any|its|their)\b)|in the event|pending"
        r"|^should(?! not\b)"
        r"|once(?= (?!only\b|more\b|again\b|and\b)\w)"
        r"|from (?:(?:the|its|that|each) )?(?:\w+ ){0,2}(?:date|day|start|time|moment|use)"
        r"|at the (?:start|end|beginning|outset|conclusion|completion|expiry|same time)|at the next (?:\w+ )?(?:meeting|review|stage|report|check)"
        rf"|(?:at|for|in|to|with) (?:each|every|any) (?:\w+ )?(?:meeting|stage|report|check|{events})"
        rf"|on (?:(?:each|every|any|its|their) )?(?:{events}|receipt|demand|transfer)"
        r"|with (?:that|this|the|its) (?:notice|check|report|decision|request|application)"
        r"|in advance|beforehand|at (?:\w+|the \w+[’']s?) request"
        r"|on (?:the|each|any) (?:\w+ )?(?:introduction|implementation|completion|expiry)"
        r"|on (?:receiving|learning|hearing|completing)"
        r"|always"
        r"|as soon as(?! (?:\w+ly )?(?:possible|practicable)\b)|(?:each|every) time|(?:for )?as long as"
        r")\b",
    )


_OF_WHAT = re.compile(r" (?:of|from|after|before|beginning|starting|prior to|following)(?= )")
_AGAIN = re.compile(r" (?:it|they|we)\Z")
_PHRASE_ENDS = re.compile(r"[,;:()]|\.(?= |$)|$")
_COUNTED = re.compile(r"(?:hour|day|week|fortnight|month|year|quarter)s?\Z")


def find_timing(
    plain: str,
    statement: TextRange,
    opening: TextRange,
) -> tuple[TextRange | None, TextRange | None]:
    """Where a statement says by when, and on what event; None where it does not.

    Args:
        plain: the sentence in lower case.
        statement: the part of it that makes the statement.
        opening: what opens the sentence, and holds for every statement in it.
    """
    deadline, trigger = (
        _deadline_pattern().search(plain, *statement),
        _trigger_pattern().search(plain, *statement),
    )
    if statement[0] >= opening[1]:
        deadline = deadline or _deadline_pattern().search(plain, *opening)
        trigger = _trigger_pattern().search(plain, *opening) or trigger
    end = opening[1] if trigger and trigger.end() <= opening[1] else statement[1]
    event = _event_phrase(plain, trigger, end) if trigger else None
    if deadline and event and deadline.start() <= event[0] and event[1] <= deadline.end():
        event = None
    if (
        deadline
        and event is None
        and _COUNTED.search(deadline.group())
        and (of_what := _OF_WHAT.match(plain, deadline.end()))
    ):
        event = _event_phrase(plain, of_what, statement[1])
    return (deadline.span() if deadline else None), event


def _event_phrase(plain: str, first: re.Match[str], end: int) -> TextRange:
    """The words of an event, as far as they go on without a stop."""
    start = first.start() + (first.group()[0] == " ")
    if first.group() == "always":
        return first.span()
    stop = _PHRASE_ENDS.search(plain, first.end(), end)
    last = stop.start() if stop else end
    return start, start + len(_AGAIN.sub("", plain[start:last].rstrip()))
