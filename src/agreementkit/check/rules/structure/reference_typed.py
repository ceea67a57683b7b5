"""A clause number that was typed by hand, and will not move with its clause."""

import re
from collections.abc import Iterator
from functools import cache

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


@cache
def _typed(word: str) -> re.Pattern[str]:
    # It begins with letters, not with a choice: so a long text is searched fast.
    number = r"\d+(?:\.\d+)*(?:\([a-z]+\))*"
    return re.compile(rf"{word}s?\s({number})(?! (?:of|to) (?:the|Schedule)\b)")


def _find(case: Case) -> Iterator[Found]:
    # A live reference is no plain word.
    for word in ("clause", "paragraph"):
        for clause, found in case.marks.matches(_typed(word[1:])):
            yield Found(
                clause=clause,
                message=f'"{word} {found[1]}" is typed by hand, and will not follow when the '
                "numbers move",
                remedy="refer to the clause by its id: clause {@its-id}",
            )


RULE = Rule(
    id="reference-typed",
    family="structure",
    severity=Severity.WARNING,
    title="A clause number is typed by hand",
    why="When a clause is added or taken out, the numbers move and this one does not.",
    mend="Refer to the clause by its id, with {@its-id}.",
    find=_find,
    short=Example(clause="1. The Employer must keep to clause 7 at all times."),
    holds=Example(
        clause="1. The Employer must keep to clause {@disputes} at all times.",
        file='include = ["disputes"]',
    ),
)
