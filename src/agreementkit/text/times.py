"""The words that say when: deadlines and terms, and the events that set a duty going.

Read like the softeners beside them: against a sentence in lower case.
"""

import re
from functools import cache

__all__ = ["deadline", "trigger"]

_COUNT = (
    r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|eighteen|twenty(?:[- ](?:one|six|eight))?|thirty|forty|sixty"
    r"|ninety)(?: \(\d+\))?"
)
_UNIT = r"(?:(?:working|calendar|business|clear|full) )?(?:hour|day|week|fortnight|month|year|quarter)s?"
_AT_LEAST = r"(?:(?:at least|at most|up to|not? (?:less|fewer|more) than) )?"
_SPAN = rf"{_AT_LEAST}(?:(?:a further|another|the (?:first|next|last)) )?{_COUNT} {_UNIT}"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)


@cache
def deadline() -> re.Pattern[str]:
    """A date, a term or a rate."""
    return re.compile(
        r"\b(?:"
        rf"(?:within|not? (?:later|longer) than|after|every|in) {_SPAN}"
        rf"|for {_SPAN}(?! of\b)"
        rf"|{_SPAN} (?:before|after|beforehand|in advance|later|from"
        r"|to(?= (?!(?:the|an?|each|its|their)\b)\w))"
        rf"|{_SPAN}[’']s?(?: \w+)? notice|notice of {_SPAN}"
        rf"|within {_COUNT} more"
        rf"|(?:\S*\d\S*(?: \w+){{0,4}}|once|twice) (?:an?|per|each|every) {_UNIT}"
        rf"|(?:each|every) (?:(?:other|calendar|financial|pay) )?{_UNIT}"
        rf"|in (?:any|each|every) (?:\w+ )?{_UNIT}"
        r"|(?:daily|weekly|monthly|quarterly|annually|yearly)"
        r"(?! (?:pay|rate|hours|leave|wages?|salary|earnings|rest|limit|total)\b)"
        rf"|(?:by|on|from|until|before|after|not? later than) \d+(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?"
        rf"|(?:by|until|before|after) (?:{_MONTH} )?\d{{4}}"
        r"|by (?:the|its|that|each) (?:\w+ ){0,2}"
        r"(?:end|start|close|date|day|time|deadline|week|month|year|quarter)"
        r"|by first use|not? later than"
        r"|(?:within|in) (?:that|this|the same|the \w+) (?:time|period)"
        r"|on the (?:\w+ ){0,2}(?:day|date|anniversary)"
        r"|immediately|forthwith|at once|straight away|without (?:any )?delay"
        r"|at all times|at any time"
        r")\b",
    )


@cache
def trigger() -> re.Pattern[str]:
    """The event that sets a duty going, or the time for which it lasts."""
    # "must state when", "as if", "look after" and "as before" set nothing going.
    asked = "".join(
        rf"(?<!\b{word} )" for word in ("state", "record", "say", "show", "explain", "see", "as")
    )
    events = (
        "request|occasion|change|update|review|renewal|breach|referral|complaint|appeal|visit"
        "|inspection|hearing|decision|refusal"
    )
    return re.compile(
        r"\b(?:"
        rf"{asked}(?:if|where|when)\b(?! ?[,.;:]| (?:and|or)\b|$)"
        r"|(?<!look )(?<!looks )after|(?<!as )before|until|whenever|while|during|throughout"
        r"|once(?= (?!only\b|more\b|again\b|and\b)\w)"
        r"|from (?:(?:the|its|that|each) )?(?:\w+ ){0,2}(?:date|day|start|time|moment|use)"
        r"|at the (?:start|end|beginning|outset|same time|next)"
        rf"|(?:at|for|in|to|with) (?:each|every|any) (?:\w+ )?(?:meeting|stage|report|check|{events})"
        rf"|on (?:(?:each|every|any|its|their) )?(?:{events}|receipt|demand|transfer)"
        r"|on (?:receiving|learning|hearing|completing)"
        r"|always"
        r"|as soon as|(?:each|every) time|(?:for )?as long as"
        r")\b",
    )
