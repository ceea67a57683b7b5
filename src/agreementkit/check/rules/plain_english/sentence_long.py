"""A sentence too long to be taken in at one reading."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.words import quoted
from agreementkit.model import Severity

__all__ = ["RULE"]

_MOST = 35
"""Words. Our own judgement: members read an agreement on a phone, in a break."""


def _find(case: Case) -> Iterator[Found]:
    for sentence in case.wording.sentences:
        count = sentence.text.count(" ") + 1
        if count > _MOST:
            yield Found(
                clause=sentence.clause,
                number=case.number(sentence),
                message=f"a sentence of {count} words: {quoted(sentence.text)}",
                remedy=f"make two of it; {_MOST} words are the most that we advise",
            )


RULE = Rule(
    id="sentence-long",
    family="plain-english",
    severity=Severity.NOTE,
    title="A sentence has more than 35 words",
    why="A member who has to read a sentence twice does not read the next one.",
    mend="Make two sentences of it, or a list.",
    default=False,
    find=_find,
    short=Example(
        clause="1. The Employer must, before it buys or hires or in any other way takes into use a "
        "tool that watches, counts, sorts, scores or ranks the work of people who are covered by "
        "this agreement or of those who apply to be, tell the Union in writing.",
    ),
    holds=Example(
        clause="1. The Employer must tell the Union in writing before it takes into use a tool that "
        "scores people's work.",
    ),
)
