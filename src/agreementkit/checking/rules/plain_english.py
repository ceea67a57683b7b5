"""Advice on words and sentences, asked only on request: what is more than a pattern.

The rules that are only a pattern stand in `plain_english.toml`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from agreementkit.checking.case import Case
from agreementkit.checking.rule import Example, Found, Rule
from agreementkit.checking.sentence_rules import quoted
from agreementkit.model.coverage_report import Severity

_PLAIN: Mapping[str, str] = {
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
    longest_first = sorted(_PLAIN, key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


@cache
def _gate() -> frozenset[str]:
    """The longest word of each, which is the rarest as well."""
    return frozenset(max(re.findall(r"\w+", words), key=len) for words in _PLAIN)


def _word_hard(case: Case) -> Iterator[Found]:
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
                    remedy=f"write: {_PLAIN[word]}",
                )


WORD_HARD = Rule(
    id="word-hard",
    family="plain-english",
    severity=Severity.NOTE,
    title="There is a plainer word",
    why="An agreement that members can read is one that they can use.",
    mend="Write the plain word, unless the law gives the hard one a meaning of its own.",
    default=False,
    find=_word_hard,
    short=Example(clause="1. The Employer must utilise the Register prior to each change."),
    holds=Example(clause="1. The Employer must use the Register before each change."),
)


_LETTERS = frozenset(
    {
        *("AI", "UK", "EU", "GB", "HR", "IT", "TV", "BBC", "NHS", "ID", "PDF", "GDPR"),
        *("UNISON", "GMB", "PCS", "FDA", "TUC", "HM"),
    },
)
"""Letters for a name that every reader of such an agreement knows."""


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z]{2,6}\b")


def _letters_unexplained(case: Case) -> Iterator[Found]:
    # The definition, such as "impact assessment (DPIA)", may stand in any clause.
    explained = set(re.findall(r"\(([A-Z]{2,6})\)", case.marks.plain))
    seen = _LETTERS | explained | set(case.pack.terms)
    for clause, found in case.marks.matches(_letters()):
        if found.group() not in seen:
            seen = seen | {found.group()}
            yield Found(
                clause=clause,
                message=f'"{found.group()}" is explained nowhere',
                remedy=f'write the name in full, with "({found.group()})" after it the first time',
            )


LETTERS_UNEXPLAINED = Rule(
    id="letters-unexplained",
    family="plain-english",
    severity=Severity.NOTE,
    title="Letters stand for a name that is never given",
    why="Who does not know the letters cannot use the clause.",
    mend="Write the name in full the first time, with the letters after it in brackets.",
    default=False,
    find=_letters_unexplained,
    short=Example(clause="1. The Employer must write a DPIA within 5 days."),
    holds=Example(clause="1. The Employer must write an impact assessment (DPIA) within 5 days."),
)


_MOST_WORDS = 35
"""Words. Our own judgement: members read an agreement on a phone, in a break."""


def _sentence_long(case: Case) -> Iterator[Found]:
    for sentence in case.wording.sentences:
        count = sentence.text.count(" ") + 1
        if count > _MOST_WORDS:
            yield Found(
                clause=sentence.clause,
                number=case.number(sentence),
                message=f"a sentence of {count} words: {quoted(sentence.text)}",
                remedy=f"make two of it; {_MOST_WORDS} words are the most that we advise",
            )


SENTENCE_LONG = Rule(
    id="sentence-long",
    family="plain-english",
    severity=Severity.NOTE,
    title="A sentence has more than 35 words",
    why="A member who has to read a sentence twice does not read the next one.",
    mend="Make two sentences of it, or a list.",
    default=False,
    find=_sentence_long,
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


_MOST_SENTENCES = 5
"""Sentences. Our own judgement: more cannot be found again by the number."""


def _paragraph_long(case: Case) -> Iterator[Found]:
    counts = Counter((each.clause, each.statement) for each in case.wording.sentences)
    first = {(s.clause, s.statement): s for s in reversed(case.wording.sentences)}
    for place, count in counts.items():
        if count > _MOST_SENTENCES:
            yield Found(
                clause=place[0],
                number=case.number(first[place]),
                message=f"a paragraph of {count} sentences",
                remedy="give each point a number of its own",
            )


PARAGRAPH_LONG = Rule(
    id="paragraph-long",
    family="plain-english",
    severity=Severity.NOTE,
    title="A paragraph has more than five sentences",
    why="In a dispute a duty is named by its number, and here six or more share one.",
    mend="Give each point a number.",
    default=False,
    find=_paragraph_long,
    short=Example(
        clause="1. We meet. We talk. We write it down. We sign. We publish it. We keep a copy.",
    ),
    holds=Example(clause="1. We meet. We talk. We write it down.\n2. We sign. We publish it."),
)


RULES: tuple[Rule, ...] = (
    WORD_HARD,
    LETTERS_UNEXPLAINED,
    SENTENCE_LONG,
    PARAGRAPH_LONG,
)
