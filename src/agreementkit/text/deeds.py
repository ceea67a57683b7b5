"""What is to be done, and what follows where it is not."""

import re

from agreementkit.text.times import Span

__all__ = ["deed"]

_FOLLOWS = re.compile(
    r"(?:[,;]|(?= (?:and|or) ))(?: and| or)? (?P<what>(?:failing (?:which|that)|or else|otherwise|in default of which"
    r"|after which|(?:if|where) (?:it|they) (?:does|do|fails?)(?: not)?)\b.*)",
)
_BROKEN = re.compile(
    r"\b(?:breaks?|breach(?:es)?|fails?|misses|is late|non-compliance|does not|has not|do not|without)\b"
)


def deed(plain: str, rest: Span, trigger: Span | None) -> tuple[Span | None, Span | None]:
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


def _trimmed(plain: str, start: int, end: int) -> Span | None:
    """Without the stops and blanks at either end."""
    while start < end and plain[start] in " ,":
        start += 1
    while start < end and plain[end - 1] in " ,;:.":
        end -= 1
    return (start, end) if start < end else None
