"""Letters that stand for a name, and are never explained."""

import re
from collections.abc import Iterator
from functools import cache

from agreementkit.check.capitals import LETTERS
from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z]{2,6}\b")


def _find(case: Case) -> Iterator[Found]:
    # The definition, such as "impact assessment (DPIA)", may stand in any clause.
    explained = set(re.findall(r"\(([A-Z]{2,6})\)", case.marks.plain))
    seen = LETTERS | explained | set(case.pack.terms)
    for clause, found in case.marks.matches(_letters()):
        if found.group() not in seen:
            seen = seen | {found.group()}
            yield Found(
                clause=clause,
                message=f'"{found.group()}" is explained nowhere',
                remedy=f'write the name in full, with "({found.group()})" after it the first time',
            )


RULE = Rule(
    id="letters-unexplained",
    family="plain-english",
    severity=Severity.NOTE,
    title="Letters stand for a name that is never given",
    why="Who does not know the letters cannot use the clause.",
    mend="Write the name in full the first time, with the letters after it in brackets.",
    default=False,
    find=_find,
    short=Example(clause="1. The Employer must write a DPIA within 5 days."),
    holds=Example(clause="1. The Employer must write an impact assessment (DPIA) within 5 days."),
)
