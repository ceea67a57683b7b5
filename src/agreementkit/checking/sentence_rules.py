"""Rules that are stated in words and patterns: the project's own and those of packs.

A `WordRule` says what must stand or must not, and in which agreements. Here it is asked of the
sentences of a case. The project's own lie in `rules/*.toml`, a pack's in its `rules.toml`.
"""

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import cache, lru_cache, partial

from agreementkit.checking.case import Case, Sentence
from agreementkit.checking.rule import Example, Found, Rule
from agreementkit.model.pack import WordRule

_MOST = 90
"""Letters of a quotation before its middle is left out."""


def declared(rules: Iterable[WordRule], family: str = "pack") -> tuple[Rule, ...]:
    """Word rules as rules, in their order.

    Args:
        rules: of a pack, or of the project itself.
        family: the family that they are of.
    """
    return tuple(
        Rule(
            id=rule.id,
            severity=rule.severity,
            title=rule.title or rule.message,
            find=partial(_find_missing if rule.must else find_banned, rule),
            family=family,
            why=rule.why,
            laws=rule.laws,
            mend=rule.mend,
            default=rule.default,
            short=_example(rule, rule.fails),
            holds=_example(rule, rule.holds),
        )
        for rule in rules
    )


def _example(rule: WordRule, clause: str) -> Example | None:
    return Example(clause=clause, file=rule.agreement_file) if clause else None


def find_banned(rule: WordRule, case: Case) -> Iterator[Found]:
    """Each passage that a rule bans, once a clause; where the whole clause counts, its first."""
    if not _is_about(rule, case):
        return
    pattern, unless = _banned(rule), "|".join(rule.unless)
    seen = set[tuple[str, str]]()
    judged = set[str]()
    for sentence in _sentences(rule, case):
        for found in _matches(rule, pattern, sentence.text):
            if unless and _search(unless, sentence.text):
                continue
            if rule.clause_has:
                if sentence.clause in judged:
                    continue
                judged.add(sentence.clause)
                whole = "\n".join(case.clauses[sentence.clause].statements)
                if all(says(whole, needed) for needed in rule.clause_has):
                    continue
            quote = quoted(found.group() or sentence.text)
            # A lead-in stands in the statement of each of its items.
            if (sentence.clause, quote) not in seen:
                seen.add((sentence.clause, quote))
                yield Found(
                    clause=sentence.clause,
                    number=case.number(sentence),
                    message=_message(rule, quote),
                    remedy=rule.remedy,
                )


def _find_missing(rule: WordRule, case: Case) -> Iterator[Found]:
    """One case where none of the words stands that a rule asks for."""
    if (rule.clause and rule.clause not in case.clauses) or not _is_about(rule, case):
        return
    pattern = _phrases(rule.must)
    if not any(_compiled(pattern).search(each.text) for each in _sentences(rule, case)):
        wanted = " or ".join(map(quoted, rule.must))
        yield Found(
            clause=rule.clause or None,
            place="" if rule.clause else "the whole agreement",
            message=f"{rule.message}: nothing says {wanted}",
            remedy=rule.remedy,
        )


def _is_about(rule: WordRule, case: Case) -> bool:
    """Whether the agreement is one that the rule is about."""
    sector = case.agreement.sector
    if rule.sectors and not any(fnmatchcase(sector, each) for each in rule.sectors):
        return False
    if rule.text_has and not case.marks.have(*rule.text_has):
        return False
    if rule.employer == "crown":
        return case.in_crown_employment
    return not rule.employer or bool(case.employer and case.employer.pay_remit)


def _sentences(rule: WordRule, case: Case) -> Iterator[Sentence]:
    every = (
        case.wording.having(rule.words or rule.also_words, rule.also_words)
        if rule.words or rule.also_words
        else case.wording.sentences
    )
    for sentence in every:
        if rule.clause in ("", sentence.clause):
            yield sentence


def _banned(rule: WordRule) -> str:
    return _phrases(rule.must_not) if rule.must_not else "|".join(rule.patterns)


@cache
def _phrases(phrases: tuple[str, ...]) -> str:
    """The pattern of any of some phrases as whole words, whatever its blanks."""
    each = (r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return rf"(?<!\w)(?:{'|'.join(each)})(?!\w)"


def _matches(rule: WordRule, pattern: str, text: str) -> Iterable[re.Match[str]]:
    """Each phrase of a sentence; of patterns, which may reach far, only the first."""
    if rule.must_not:
        return _compiled(pattern).finditer(text)
    found = _search(pattern, text)
    return (found,) if found else ()


def _message(rule: WordRule, quote: str) -> str:
    if "{words}" in rule.message:
        return rule.message.replace("{words}", quote)
    return f"{rule.message}: it says {quote}"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Not before a sentence has one of the rule's words: most checks need few of the patterns.
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=16384)
def _search(pattern: str, text: str) -> re.Match[str] | None:
    # Remembered, since drafts repeat most of their sentences.
    return _compiled(pattern).search(text)


def says(text: str, pattern: str) -> bool:
    """Whether a text has a pattern, whatever its capitals and blanks.

    >>> says("Nothing in\N{NO-BREAK SPACE}this", "in this")
    True
    """
    return _search(pattern, text.replace("\N{NO-BREAK SPACE}", " ")) is not None


def quoted(words: str) -> str:
    """Words in quotation marks, a long passage without its middle.

    >>> quoted("must not strike")
    '"must not strike"'
    """
    words = words.strip(" ,;.")
    if len(words) > _MOST:
        head, tail = words[: _MOST // 2], words[-_MOST // 2 :]
        words = f"{head.rsplit(' ', 1)[0]} … {tail.split(' ', 1)[-1]}"
    return f'"{words}"'
