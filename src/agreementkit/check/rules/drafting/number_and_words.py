"""A number in words and in figures that do not agree."""

import re
from collections.abc import Iterator
from functools import cache

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity
from agreementkit.text.numerals import WORDS, spoken

__all__ = ["RULE"]


@cache
def _pair() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<words>\b(?:{WORDS})(?:(?:[ -]| and )(?:{WORDS}))*) ?\((?P<figure>\d[\d,]*)\)"
        rf"|\b(?P<first>\d[\d,]*) ?\((?P<then>(?:{WORDS})(?:(?:[ -]| and )(?:{WORDS}))*)\)",
        re.IGNORECASE,
    )


def _find(case: Case) -> Iterator[Found]:
    for sentence in case.wording.having(["("]):
        if not re.search(r"\(\d|\d ?\(", sentence.text):
            continue
        for found in _pair().finditer(sentence.text):
            words = found["words"] or found["then"]
            figure = int((found["figure"] or found["first"]).replace(",", ""))
            if spoken(words) not in (figure, None):
                yield Found(
                    clause=sentence.clause,
                    number=case.number(sentence),
                    message=f'"{found.group()}": the words say {spoken(words)} and the figure '
                    f"says {figure}",
                    remedy="keep the figure alone, and make it the one that is meant",
                )


RULE = Rule(
    id="number-and-words",
    family="drafting",
    severity=Severity.ERROR,
    title="A number in words and its figure differ",
    why="Each side will hold to the one that suits it.",
    mend="Write the number once, in figures.",
    find=_find,
    short=Example(clause="1. The Employer must reply within ten (12) days."),
    holds=Example(clause="1. The Employer must reply within twelve (12) days."),
)
