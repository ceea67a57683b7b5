"""A note to oneself that was left in the text."""

import re
from collections.abc import Iterator
from functools import cache

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]

_NOTES = r"\b(?:TBC|TBD|TBA|TODO|FIXME|X{2,})\b|\b[Ll]orem ipsum\b"
_SIGNS = ("TB", "TODO", "FIXME", "XX", "orem ipsum")
_ORDERS = r"[Ii]nsert|[Aa]dd|[Ee]nter|[Nn]ame|[Dd]ate|[Nn]umber|[Dd]elete|[Cc]hoose|[Tt]o be"


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(rf"\[(?:(?:{_ORDERS})\b[^\]\n]*|…|\.\.\.|[ _•●-]*)\]")


@cache
def _note() -> re.Pattern[str]:
    return re.compile(_NOTES)


def _find(case: Case) -> Iterator[Found]:
    # A value that is missing is a blank, and no plain word.
    places = list(case.marks.matches(_bracket()))
    if case.marks.have(*_SIGNS):
        places += case.marks.matches(_note())
    for clause, found in places:
        yield Found(
            clause=clause,
            message=f'"{found.group()}" is left to be filled in',
            remedy="write what is meant, or declare a value for it in the clause's header",
        )


RULE = Rule(
    id="placeholder-left",
    family="drafting",
    severity=Severity.ERROR,
    title="A placeholder is left in the text",
    why="It crosses the table as it stands, and says that the draft was not read.",
    mend="Write what is meant, or make it a value of the clause, which prints as a blank until it "
    "is known.",
    find=_find,
    short=Example(clause="1. The Employer must pay TBC within 5 days."),
    holds=Example(clause="1. The Employer must pay £500 within 5 days."),
)
