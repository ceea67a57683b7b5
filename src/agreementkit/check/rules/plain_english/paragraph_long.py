"""A numbered paragraph with more in it than can be cited."""

from collections import Counter
from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]

_MOST = 5
"""Sentences. Our own judgement: more cannot be found again by the number."""


def _find(case: Case) -> Iterator[Found]:
    counts = Counter((each.clause, each.statement) for each in case.wording.sentences)
    first = {(s.clause, s.statement): s for s in reversed(case.wording.sentences)}
    for place, count in counts.items():
        if count > _MOST:
            yield Found(
                clause=place[0],
                number=case.number(first[place]),
                message=f"a paragraph of {count} sentences",
                remedy="give each point a number of its own",
            )


RULE = Rule(
    id="paragraph-long",
    family="plain-english",
    severity=Severity.NOTE,
    title="A paragraph has more than five sentences",
    why="In a dispute a duty is named by its number, and here six or more share one.",
    mend="Give each point a number.",
    default=False,
    find=_find,
    short=Example(
        clause="1. We meet. We talk. We write it down. We sign. We publish it. We keep a copy.",
    ),
    holds=Example(clause="1. We meet. We talk. We write it down.\n2. We sign. We publish it."),
)
