"""Something must be done, and nobody is named who must do it."""

import re
from collections.abc import Iterator
from functools import cache

from agreementkit.check.coverage import roles_of
from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.words import quoted
from agreementkit.model import Severity
from agreementkit.text import find_obligations

__all__ = ["RULE"]


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(
        r"\bmust (?:not )?(?:\w+ly )?be (?:\w+ly )?\w+(?:ed|en|un|ne|de|pt|ld|nt|t|wn)\b"
    )


def _find(case: Case) -> Iterator[Found]:
    roles = roles_of(case.pack)
    for sentence in case.wording.having(["be"]):
        found = _passive().search(sentence.text)
        if found and any(
            not duty.side and duty.duty.startswith("must")
            for duty in find_obligations(sentence.text, roles=roles)
        ):
            yield Found(
                clause=sentence.clause,
                number=case.number(sentence),
                message=f"{quoted(found.group())} does not say by whom",
                remedy='name who must do it: "The HR Lead must …"',
            )


RULE = Rule(
    id="passive-without-owner",
    family="drafting",
    severity=Severity.NOTE,
    title="Something must be done, and nobody is named who must do it",
    why="A duty without an owner is nobody's breach.",
    mend="Begin the sentence with the one who must act.",
    find=_find,
    short=Example(clause="1. A report must be written within 5 days."),
    holds=Example(clause="1. The Employer must write a report within 5 days."),
)
