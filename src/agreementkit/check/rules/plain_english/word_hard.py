"""A word or phrase for which there is a plain one."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["PLAIN", "RULE"]

PLAIN: Mapping[str, str] = {
    "accordance with": "under, or as … says",
    "additional": "more, extra",
    "adjacent to": "next to",
    "advise": "tell",
    "aforementioned": "this, or the name",
    "ascertain": "find out",
    "assist": "help",
    "assistance": "help",
    "as regards": "about",
    "cease": "stop",
    "ceases": "stops",
    "commence": "begin",
    "commences": "begins",
    "comprise": "be made up of",
    "concerning": "about",
    "consequently": "so",
    "constitute": "be",
    "constitutes": "is",
    "deem": "treat as",
    "deemed": "treated as",
    "discontinue": "stop",
    "disseminate": "send out",
    "due to the fact that": "because",
    "during the course of": "during",
    "endeavour": "try; but a duty needs must",
    "ensure that": "see that, or say who must do what",
    "expedite": "speed up",
    "facilitate": "help, or make possible",
    "for the duration of": "during, while",
    "for the purpose of": "to, for",
    "forthwith": "at once, or a number of days",
    "furnish": "give",
    "heretofore": "until now",
    "implement": "carry out, start",
    "in accordance with": "under, or as … says",
    "in addition to": "besides, on top of",
    "in conjunction with": "with",
    "in excess of": "more than",
    "in lieu of": "instead of",
    "in order to": "to",
    "in relation to": "about",
    "in respect of": "for, about",
    "in the absence of": "without",
    "in the event of": "if there is",
    "in the event that": "if",
    "inter alia": "among others",
    "irrespective of": "whatever, despite",
    "mutatis mutandis": "with the changes that are needed: name them",
    "null and void": "void",
    "notify": "tell",
    "notwithstanding": "despite",
    "obtain": "get",
    "paramount": "most important",
    "per annum": "a year",
    "prior to": "before",
    "provision of": "giving",
    "pursuant to": "under",
    "remuneration": "pay",
    "render": "make, give",
    "save for": "except",
    "shall be entitled to": "may",
    "subsequent to": "after",
    "subsequently": "later",
    "sufficient": "enough",
    "terminate": "end",
    "terminates": "ends",
    "termination": "end",
    "terms and conditions": "terms",
    "the majority of": "most",
    "thereafter": "after that",
    "thereof": "of it",
    "undertake to": "must",
    "until such time as": "until",
    "upon": "on",
    "utilise": "use",
    "utilised": "used",
    "utilisation": "use",
    "vis-à-vis": "towards",
    "whereby": "by which",
    "whilst": "while",
    "with a view to": "to",
    "with effect from": "from",
    "with regard to": "about",
    "with respect to": "about",
    "with the exception of": "except",
}
"""Our own list: each hard word with the plain one."""


@cache
def _hard() -> re.Pattern[str]:
    longest_first = sorted(PLAIN, key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


@cache
def _gate() -> frozenset[str]:
    """The longest word of each, which is the rarest as well."""
    return frozenset(max(re.findall(r"\w+", words), key=len) for words in PLAIN)


def _find(case: Case) -> Iterator[Found]:
    seen = set()
    for sentence in case.wording.having(_gate()):
        for found in _hard().finditer(sentence.text):
            word = found.group().casefold()
            if (sentence.clause, word) not in seen:
                seen.add((sentence.clause, word))
                yield Found(
                    clause=sentence.clause,
                    number=case.number(sentence),
                    message=f'"{found.group()}" is a hard word',
                    remedy=f"write: {PLAIN[word]}",
                )


RULE = Rule(
    id="word-hard",
    family="plain-english",
    severity=Severity.NOTE,
    title="There is a plainer word",
    why="An agreement that members can read is one that they can use.",
    mend="Write the plain word, unless the law gives the hard one a meaning of its own.",
    default=False,
    find=_find,
    short=Example(clause="1. The Employer must utilise the Register prior to each change."),
    holds=Example(clause="1. The Employer must use the Register before each change."),
)
